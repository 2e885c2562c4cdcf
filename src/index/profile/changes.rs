//! Wins and losses: whose agreement took the place of whose.
//!
//! A deal took the place of another one where the file links them: it *supersedes* it, or it *follows* one that was
//! terminated or superseded. Only where no such link leads to a deal that was terminated or superseded, the next one of the
//! same buyer in the same sector stands for it: dated later, at most a year before the other ended and at most two years
//! after, with a supplier, and not linked to it in any other way. That is a guess, and marked as one.
//!
//! Who supplied and is no party any more has lost it, unless both deals list a product of that company's name: then another
//! contractor brings it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Profile;
use super::tally::side_of;
use crate::deal::{Bounds, Cancel, Day, DealId, Joint, Side, fold};
use crate::index::column::Whom;
use crate::index::standing::{Standing, happens_once};
use crate::index::{CompanyRow, Entry, Index, Row};

/// Months before an end in which what follows may be agreed already, and months after it.
const WINDOW: (i32, i32) = (-12, 24);

/// What gives the links from or to some deals.
type Ask<'a, E> = &'a mut dyn FnMut(&[DealId]) -> Result<Vec<Joint>, E>;

/// One agreement in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it means for the company.
    pub outcome: Outcome,
    /// What was superseded or terminated.
    pub old: Row,
    /// What followed.
    pub new: Row,
    /// How that is known.
    pub ground: Ground,
}

/// What a change means for a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It supplies now, and was no party before.
    Won,
    /// It supplied, and is no party any more.
    Lost,
    /// It is in both, itself or under a name that it had before or got later.
    Kept,
    /// It supplied, and is no party any more; but what followed lists a product that has its name: another one supplies it.
    ProductKept,
    /// It buys, now from somebody else.
    Switched,
}

/// How a change is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ground {
    /// The file says that the new deal supersedes the old one.
    Supersedes,
    /// The file says that it follows it, and the old one was terminated or superseded.
    Follows,
    /// The same buyer, the same sector, and the right time: nobody says so.
    Guess,
}

impl Outcome {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Won,
        Self::Lost,
        Self::Kept,
        Self::ProductKept,
        Self::Switched,
    ];

    /// For people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Won => "Won",
            Self::Lost => "Lost",
            Self::Kept => "Kept",
            Self::ProductKept => "Product kept, contractor changed",
            Self::Switched => "Changed supplier",
        }
    }

    /// For machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Kept => "kept",
            Self::ProductKept => "product_kept",
            Self::Switched => "changed_supplier",
        }
    }
}

impl Ground {
    /// For people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Supersedes => "superseded",
            Self::Follows => "followed",
            Self::Guess => "same buyer and sector; no source links them",
        }
    }

    /// For machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supersedes => "supersedes",
            Self::Follows => "follows",
            Self::Guess => "same_buyer_and_sector",
        }
    }
}

/// The companies of a deal, by side.
#[derive(Default)]
struct Sides {
    vendors: BTreeSet<CompanyRow>,
    customers: BTreeSet<CompanyRow>,
    all: BTreeSet<CompanyRow>,
}

impl Index {
    /// The changes that a company was in, by date of what followed, the latest first. `ask` gives the links from or to some
    /// deals.
    ///
    /// # Errors
    /// Those of `ask`.
    pub fn changes<E>(
        &self,
        profile: &Profile,
        cancel: &Cancel,
        ask: Ask<'_, E>,
    ) -> Result<Vec<Change>, E> {
        let own: Vec<Entry<'_>> = profile
            .deals
            .iter()
            .filter_map(|row| self.entry(*row))
            .filter(|entry| entry.standing(profile.as_of) != Standing::NotYet)
            .collect();
        let ids: Vec<DealId> = own.iter().map(Entry::id).collect();
        let mut pairs = self.linked(&ask(&ids)?);
        self.guess(profile, &own, cancel, &mut pairs, ask)?;
        let kin = self.companies.line_of(profile.company);
        let mut changes: Vec<Change> = pairs
            .into_iter()
            .filter_map(|(old, new, ground)| {
                let (before, after) = (self.entry(old)?, self.entry(new)?);
                let is_told = after.standing(profile.as_of) != Standing::NotYet;
                let outcome = match outcome(profile, &kin, &sides(before), &sides(after))? {
                    Outcome::Lost if self.keeps_product(&kin, before, after) => {
                        Outcome::ProductKept
                    }
                    outcome => outcome,
                };
                is_told.then_some(Change {
                    outcome,
                    old,
                    new,
                    ground,
                })
            })
            .collect();
        let date = |row| {
            let entry = self.entry(row);
            entry.and_then(|entry| entry.date_bounds().sort_key())
        };
        changes.sort_by_key(|change| (std::cmp::Reverse(date(change.new)), change.old));
        Ok(changes)
    }

    /// True where both deals list a product whose name begins with a name of one of these companies.
    fn keeps_product(&self, kin: &[CompanyRow], old: Entry<'_>, new: Entry<'_>) -> bool {
        let names = kin.iter().filter_map(|row| self.companies.get(*row));
        let names: Vec<_> = names
            .flat_map(|company| {
                let aliases = company.aliases.iter().map(|alias| &alias.name);
                std::iter::once(&company.name).chain(aliases)
            })
            .map(|name| fold(name))
            .collect();
        let has_name = |product: &str| {
            names.iter().any(|name| {
                let rest = product.strip_prefix(name.as_ref());
                // A name is whole words.
                let next = rest.map(|rest| rest.chars().next());
                !name.is_empty()
                    && next.is_some_and(|next| !next.is_some_and(char::is_alphanumeric))
            })
        };
        let after: Vec<_> = new.products().map(fold).collect();
        let mut kept = old
            .products()
            .map(fold)
            .filter(|product| after.contains(product));
        kept.any(|product| has_name(&product))
    }

    /// Old and new, as links say.
    fn linked(&self, joints: &[Joint]) -> Vec<(Row, Row, Ground)> {
        let mut pairs: BTreeMap<(Row, Row), Ground> = BTreeMap::new();
        for joint in joints {
            let (Some(new), Some(old)) = (self.row_of(joint.from), self.row_of(joint.to)) else {
                continue;
            };
            let ground = match joint.kind.as_str() {
                "supersedes" => Ground::Supersedes,
                "follows" if self.entry(old).is_some_and(is_over) => Ground::Follows,
                _ => continue,
            };
            let known = pairs.entry((old, new)).or_insert(ground);
            *known = ground.min(*known);
        }
        let pairs = pairs.into_iter();
        pairs
            .map(|((old, new), ground)| (old, new, ground))
            .collect()
    }

    /// Adds what followed without a link.
    fn guess<E>(
        &self,
        profile: &Profile,
        own: &[Entry<'_>],
        cancel: &Cancel,
        pairs: &mut Vec<(Row, Row, Ground)>,
        ask: Ask<'_, E>,
    ) -> Result<(), E> {
        let buyers: BTreeSet<CompanyRow> = own
            .iter()
            .flat_map(|entry| sides(*entry).customers)
            .collect();
        let buyers: Vec<CompanyRow> = buyers.into_iter().collect();
        let rows = self.rows_of(&buyers);
        if cancel.is_cancelled() {
            return Ok(());
        }
        let mut by_buyer: HashMap<CompanyRow, Vec<(Day, Row)>> = HashMap::new();
        let mut over = Vec::new();
        for entry in rows.iter().filter_map(|row| self.entry(*row)) {
            if is_over(entry) && end_of(entry).latest.is_some() {
                over.push(entry);
            }
            let Some(day) = entry
                .date_bounds()
                .earliest
                .filter(|_| may_follow(entry, profile))
            else {
                continue;
            };
            for buyer in sides(entry).customers {
                by_buyer.entry(buyer).or_default().push((day, entry.row()));
            }
        }
        for deals in by_buyer.values_mut() {
            deals.sort_unstable();
        }
        let ids: Vec<DealId> = over.iter().map(Entry::id).collect();
        let joints = ask(&ids)?;
        let followed: HashSet<Row> = self
            .linked(&joints)
            .into_iter()
            .map(|(old, ..)| old)
            .collect();
        let linked: HashSet<(DealId, DealId)> = joints
            .iter()
            .flat_map(|joint| [(joint.from, joint.to), (joint.to, joint.from)])
            .collect();
        for old in over {
            if followed.contains(&old.row()) {
                continue;
            }
            if let Some(new) = self.next_of(old, &by_buyer, &linked) {
                pairs.push((old.row(), new, Ground::Guess));
            }
        }
        Ok(())
    }

    /// The next deal of a buyer of this one, in one of its sectors, at the right time.
    fn next_of(
        &self,
        old: Entry<'_>,
        by_buyer: &HashMap<CompanyRow, Vec<(Day, Row)>>,
        linked: &HashSet<(DealId, DealId)>,
    ) -> Option<Row> {
        let end = end_of(old);
        let (first, last) = (end.earliest.or(end.latest)?, end.latest?);
        let from = first.plus_months(WINDOW.0);
        let from = old.date_bounds().latest.map_or(from, |date| from.max(date));
        let until = last.plus_months(WINDOW.1);
        let sectors: Vec<&str> = old.sectors().collect();
        let fits = |row: Row| {
            let Some(new) = self.entry(row) else {
                return false;
            };
            row != old.row()
                && new.sectors().any(|sector| sectors.contains(&sector))
                && !linked.contains(&(old.id(), new.id()))
        };
        let of_buyers = sides(old).customers.into_iter().filter_map(|buyer| {
            let deals = by_buyer.get(&buyer)?;
            let after = deals.partition_point(|(day, _)| *day <= from);
            let mut near = deals
                .iter()
                .skip(after)
                .take_while(|(day, _)| *day <= until);
            near.find(|(_, row)| fits(*row))
        });
        of_buyers.min().map(|(_, row)| *row)
    }
}

/// It was terminated, or something took its place.
fn is_over(entry: Entry<'_>) -> bool {
    matches!(entry.status(), "terminated" | "superseded")
}

/// When it was over: its end, or the headline date where that is of its termination.
fn end_of(entry: Entry<'_>) -> Bounds {
    let ends = entry.ends_bounds();
    if ends.is_undated() && entry.date_type() == Some("terminated") {
        entry.date_bounds()
    } else {
        ends
    }
}

/// It can stand in another deal's place: somebody supplies, for a time, and it has been agreed.
fn may_follow(entry: Entry<'_>, profile: &Profile) -> bool {
    !happens_once(entry.kind())
        && !matches!(entry.kind(), "framework" | "programme")
        && !sides(entry).vendors.is_empty()
        && entry.standing(profile.as_of) != Standing::NotYet
}

fn sides(entry: Entry<'_>) -> Sides {
    let parties = &entry.chunk.parties;
    let mut sides = Sides::default();
    for party in parties.get(entry.at) {
        let role = parties.role_words().get(party.role).unwrap_or_default();
        let (Whom::Company(row), Some(side)) = (party.whom, side_of(role)) else {
            continue;
        };
        sides.all.insert(row);
        match side {
            Side::Vendor => sides.vendors.insert(row),
            Side::Customer => sides.customers.insert(row),
            Side::Other => false,
        };
    }
    sides
}

/// What a change means for the companies of a profile; `None` when they have no part in it.
fn outcome(profile: &Profile, kin: &[CompanyRow], old: &Sides, new: &Sides) -> Option<Outcome> {
    let is_own = |row: &CompanyRow| profile.is_of(*row);
    let has_kin =
        |rows: &BTreeSet<CompanyRow>| rows.iter().any(|row| kin.binary_search(row).is_ok());
    let had = old.vendors.iter().any(is_own);
    let has = new.vendors.iter().any(is_own);
    if had || has {
        return Some(match (has_kin(&old.all), has_kin(&new.all)) {
            (true, true) => Outcome::Kept,
            (true, false) => Outcome::Lost,
            (false, _) => Outcome::Won,
        });
    }
    let buys = old.customers.iter().chain(&new.customers).any(is_own);
    buys.then(|| {
        if old.vendors.is_disjoint(&new.vendors) {
            Outcome::Switched
        } else {
            Outcome::Kept
        }
    })
}
