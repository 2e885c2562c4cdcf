//! The lists of a profile: who stands on the other side, products, sectors, countries, and who else is in the deals.

use super::{Composer, Goal, Part, Profile, piece};
use crate::app::companies::Body;
use crate::app::detail::{Class, Line};
use crate::index::{CurrencyTotal, Partner, RangeTotal, Tallied, Totals, Whose};
use crate::layout::text::{cut, grouped, width};
use crate::query::{Expr, Field, Test};

/// Columns of counts.
const COUNT: usize = 5;

impl Composer<'_> {
    pub(super) fn counterparties(&mut self, profile: &Profile) {
        let partners = &profile.counterparties;
        self.partners(Part::Counterparties, "Counterparties", partners, 8, true);
    }

    pub(super) fn others(&mut self, profile: &Profile) {
        self.partners(
            Part::Others,
            "Also in these deals",
            &profile.others,
            5,
            false,
        );
    }

    fn partners(&mut self, part: Part, title: &str, partners: &[Partner], few: usize, sums: bool) {
        if partners.is_empty() {
            return;
        }
        let count = grouped(partners.len() as u64);
        self.begin(part, &format!("{title} {count}"), None);
        let shown = self.shown(partners.len(), few);
        for partner in partners.iter().take(shown) {
            let name = self.index.whose_name(&partner.whose);
            let room = self.width.saturating_sub(COUNT + 2);
            let aside = if sums {
                sums_in(&partner.totals, room / 2)
            } else {
                let roles = partner.roles.iter();
                let roles =
                    roles.map(|role| self.index.codes().label("role", &role.key).to_lowercase());
                let roles: Vec<String> = roles.collect();
                cut(&roles.join(", "), room / 2).into_owned()
            };
            let room = room.saturating_sub(width(&aside) + 2);
            let (class, goal) = match partner.whose {
                Whose::Company(row) => (Class::Link, Some(Goal::Company(row))),
                Whose::Named(_) => (Class::Plain, None),
            };
            let line = self.counted(partner.deals, name, class, &aside, room);
            self.push(Body::Text(line), goal);
        }
        self.more(partners.len(), shown, None);
    }

    /// Products, sectors and countries: each leads to the deals of the company that have it.
    pub(super) fn words(&mut self, profile: &Profile) {
        self.tallied(Part::Products, "Products", profile, &profile.products);
        self.tallied(Part::Sectors, "Sectors", profile, &profile.sectors);
        self.tallied(Part::Countries, "Countries", profile, &profile.countries);
    }

    fn tallied(&mut self, part: Part, title: &str, profile: &Profile, list: &[Tallied]) {
        if list.is_empty() {
            return;
        }
        self.begin(part, &format!("{title} {}", list.len()), None);
        let shown = self.shown(list.len(), 6);
        for one in list.iter().take(shown) {
            let (field, name) = match part {
                Part::Products => (Field::Product, one.key.as_str()),
                Part::Sectors => (Field::Sector, self.index.codes().label("sector", &one.key)),
                _ => (
                    Field::Country,
                    crate::deal::country_name(&one.key).unwrap_or(&one.key),
                ),
            };
            let test = Expr::Test(Test::Value(field, vec![one.key.clone()]));
            let goal = self.lens(profile, test);
            let aside = if part == Part::Countries && name != one.key {
                one.key.as_str()
            } else {
                ""
            };
            let room = self.width.saturating_sub(COUNT + 3 + width(aside));
            let line = self.counted(one.deals, name, Class::Link, aside, room);
            self.push(Body::Text(line), goal);
        }
        self.more(list.len(), shown, None);
    }

    /// A count, a name in so much room, and at the right end what else is told.
    fn counted(&self, deals: u32, name: &str, class: Class, aside: &str, room: usize) -> Line {
        let name = cut(name, room);
        let used = COUNT + 1 + width(&name) + width(aside);
        let gap = " ".repeat(self.width.saturating_sub(used));
        let count = format!("{:>COUNT$} ", grouped(deals.into()));
        Line {
            pieces: vec![
                piece(Class::Strong, &count),
                piece(class, &name),
                piece(Class::Plain, &gap),
                piece(Class::Faint, aside),
            ],
            ..Line::default()
        }
    }
}

/// Sums in at most so many columns: no figure is cut. Where there is no room for all, of the firm sums (or of the limits,
/// where there are no others) as many as there is room for, and how many currencies more: `£1.2bn +2`. Of the rest what
/// there is no room for is an ellipsis.
#[must_use]
pub fn sums_in(totals: &Totals, room: usize) -> String {
    let all = told_in(totals, usize::MAX);
    if width(&all) <= room {
        return all;
    }
    let has_others =
        !(totals.ranges.is_empty() && totals.estimated.is_empty() && totals.at_least.is_empty());
    let (sign, sums) = match (totals.firm.is_empty(), has_others) {
        (false, _) => ("", &totals.firm),
        (true, false) => ("≤", &totals.limits),
        (true, true) => return told_in(totals, room),
    };
    if sums.is_empty() {
        return told_in(totals, room);
    }
    let sums: Vec<String> = sums
        .iter()
        .map(|total| format!("{sign}{}", total.short()))
        .collect();
    let first = |shown: usize, gap: &str| {
        let text = sums.get(..shown).unwrap_or_default().join(" · ");
        match sums.len().saturating_sub(shown) {
            0 => text,
            more => format!("{text}{gap}+{more}"),
        }
    };
    let shorter = (1..=sums.len()).rev().map(|shown| first(shown, " "));
    let mut shorter = shorter.chain([first(1, "")]);
    let fits = shorter.find(|text| width(text) <= room);
    fits.unwrap_or_else(|| told_in(totals, room))
}

/// All that there is to tell, in at most so many columns.
fn told_in(totals: &Totals, room: usize) -> String {
    let mut counts = totals.counted.reasons();
    // What is claimed comes before what is not said.
    counts.sort_by_key(|(_, what)| *what != "unconfirmed");
    let firm = totals.firm.iter().map(CurrencyTotal::short);
    let ranges = totals.ranges.iter().map(RangeTotal::short);
    let estimated = totals
        .estimated
        .iter()
        .map(|total| format!("est. {}", total.short()));
    let least = totals
        .at_least
        .iter()
        .map(|total| format!("≥{}", total.short()));
    let limits = totals
        .limits
        .iter()
        .map(|total| format!("≤{}", total.short()));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts = counts.map(|(count, what)| format!("{count} {what}"));
    let sums = firm
        .chain(ranges)
        .chain(estimated)
        .chain(least)
        .chain(limits);
    let parts: Vec<String> = sums.chain(counts).collect();
    let mut text = String::new();
    for (place, part) in parts.iter().enumerate() {
        let joint = if place == 0 { "" } else { " · " };
        let is_last = place + 1 == parts.len();
        let after = if is_last { 0 } else { 2 };
        if width(&text) + width(joint) + width(part) + after > room {
            text.push_str(if place == 0 { "…" } else { " …" });
            break;
        }
        text.push_str(joint);
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{sums_in, width};
    use crate::deal::{Amount, Currency};
    use crate::index::{Counted, CurrencyTotal, RangeTotal, Totals};

    fn totals(codes: &[&str]) -> Vec<CurrencyTotal> {
        let total = |code: &&str| CurrencyTotal {
            currency: Currency::new(code).unwrap(),
            sum: Amount::new(29_620_000_000, 0),
            deals: 2,
        };
        codes.iter().map(total).collect()
    }

    #[test]
    fn what_there_is_no_room_for_is_counted_and_no_figure_is_cut() {
        let firm = Totals {
            firm: totals(&["USD", "GBP", "EUR"]),
            ..Totals::default()
        };
        assert_eq!(sums_in(&firm, 60), "US$29.62bn · £29.62bn · €29.62bn");
        assert_eq!(sums_in(&firm, 30), "US$29.62bn · £29.62bn +1");
        assert_eq!(sums_in(&firm, 14), "US$29.62bn +2");
        assert_eq!(sums_in(&firm, 12), "US$29.62bn+2");
        assert_eq!(sums_in(&firm, 11), "…");
    }

    proptest! {
        #[test]
        fn sums_fit_their_room(
            firm in 0_usize..4, limits in 0_usize..4, ranges in 0_usize..2,
            unconfirmed in 0_u32..3, not_known in 0_u32..3, room in 1_usize..60,
        ) {
            let codes = ["USD", "GBP", "EUR"];
            let low = Amount::new(40, 0);
            let all = Totals {
                firm: totals(&codes[..firm.min(3)]),
                limits: totals(&codes[..limits.min(3)]),
                ranges: vec![RangeTotal { currency: Currency::new("SEK").unwrap(), low, high: low, deals: 1 }; ranges],
                counted: Counted { unconfirmed, not_known, ..Counted::default() },
                ..Totals::default()
            };
            let text = sums_in(&all, room);
            prop_assert!(width(&text) <= room, "{text}");
        }
    }
}
