//! What the deals say of every company at once: how many, worth what, the latest when. Lists of companies are sorted and
//! told by it.

use rayon::prelude::*;

use super::chunk::Chunk;
use super::column::{Whom, short, wide};
use super::companies::CompanyRow;
use super::probes::euros;
use super::profile::side_of;
use super::standing::{AsOf, Facts, Standing};
use super::{Index, Row, Totals, totals};
use crate::deal::Cancel;

/// Figures of all companies, as of a day.
#[derive(Clone, Debug)]
pub struct Ledger {
    figures: Box<[Figures]>,
    as_of: AsOf,
}

/// Figures of a company.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Deals that had been agreed by the day, in any role.
    pub deals: u32,
    /// The firm figures of the deals in which it is a party, in euros at the mean rate of each deal's own year, without
    /// parts of other deals of its own: never shown without the sign that says so. `None` where there is none.
    pub euros: Option<f64>,
    /// Firm figures that no rate converts.
    pub unconverted: u32,
    /// The deal of the latest date.
    pub last: Option<Row>,
    /// What [`Self::last`] is found by: days from 1970.
    day: i32,
}

impl Default for Figures {
    fn default() -> Self {
        Self {
            deals: 0,
            euros: None,
            unconverted: 0,
            last: None,
            day: i32::MIN,
        }
    }
}

impl Figures {
    fn add(&mut self, other: &Self) {
        self.deals += other.deals;
        self.unconverted += other.unconverted;
        self.euros = match (self.euros, other.euros) {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        };
        if other.last.is_some() && (self.last.is_none() || other.day > self.day) {
            (self.last, self.day) = (other.last, other.day);
        }
    }
}

impl Figures {
    /// So many deals, and nothing else known.
    pub(super) fn of_deals(deals: u32) -> Self {
        Self {
            deals,
            ..Self::default()
        }
    }

    /// The day of the latest deal, from 1970.
    pub(super) fn last_day(&self) -> Option<i32> {
        self.last.map(|_| self.day)
    }
}

impl Ledger {
    /// The figures of a company.
    #[must_use]
    pub fn of(&self, company: CompanyRow) -> Figures {
        self.figures
            .get(wide(company.0))
            .copied()
            .unwrap_or_default()
    }

    /// The numbers of deals, by [`CompanyRow`].
    #[must_use]
    pub fn deals(&self) -> Vec<u32> {
        self.figures.iter().map(|figures| figures.deals).collect()
    }

    /// The day of which it tells.
    #[must_use]
    pub const fn as_of(&self) -> AsOf {
        self.as_of
    }
}

impl Index {
    /// The figures of all companies; `None` when cancelled on the way.
    #[must_use]
    pub fn ledger(&self, as_of: AsOf, cancel: &Cancel) -> Option<Ledger> {
        // Each part of the work has figures of all companies: no more parts than threads.
        let chunks = self.chunks.par_iter().zip(&self.starts);
        let chunks = chunks.with_min_len(self.chunks.len().div_ceil(rayon::current_num_threads()));
        let none = || Some(vec![Figures::default(); self.companies.len()]);
        let figures = chunks
            .fold(none, |figures, (chunk, start)| {
                let mut figures = figures.filter(|_| !cancel.is_cancelled())?;
                self.enter(chunk, *start, as_of, &mut figures);
                Some(figures)
            })
            .reduce(none, |one, other| {
                let (mut one, other) = (one?, other?);
                for (figures, more) in one.iter_mut().zip(&other) {
                    figures.add(more);
                }
                Some(one)
            })?;
        Some(Ledger {
            figures: figures.into(),
            as_of,
        })
    }

    fn enter(&self, chunk: &Chunk, start: u32, as_of: AsOf, figures: &mut [Figures]) {
        let not_yet = Facts::of(chunk).not_yet(as_of);
        let stands = stands(chunk);
        let mut parties = Vec::new();
        for row in (0..chunk.len()).filter(|row| !not_yet.contains(*row)) {
            let date = chunk.dates.bounds(row).sort_key();
            let day = date.map_or(i32::MIN, |(first, _)| first.number());
            for company in chunk.parties.companies(row) {
                if let Some(figures) = figures.get_mut(wide(company.0)) {
                    figures.add(&Figures {
                        deals: 1,
                        last: date.map(|_| Row(start + short(row))),
                        day,
                        ..Figures::default()
                    });
                }
            }
            if !totals::is_firm(chunk, row) {
                continue;
            }
            let euros = euros(chunk, row, &self.rates).map(|(low, _)| low);
            parties_of(chunk, row, &stands, &mut parties);
            let is_part = chunk.wholes.of(row).next().is_some();
            let here = Row(start + short(row));
            for company in &parties {
                if is_part && self.is_within_another_of(here, *company, as_of) {
                    continue;
                }
                if let Some(figures) = figures.get_mut(wide(company.0)) {
                    figures.add(&Figures {
                        euros,
                        unconverted: u32::from(euros.is_none()),
                        ..Figures::default()
                    });
                }
            }
        }
    }

    /// True where the figure of a company's deal is in that of another deal in which it is a party.
    fn is_within_another_of(&self, deal: Row, company: CompanyRow, as_of: AsOf) -> bool {
        self.is_firm_within(deal, &|whole| {
            let chunk = self.chunk_of(whole);
            let chunk = chunk.and_then(|(chunk, row)| Some((self.chunks.get(chunk)?, row)));
            let Some((chunk, row)) = chunk else {
                return false;
            };
            let mut parties = Vec::new();
            parties_of(chunk, row, &stands(chunk), &mut parties);
            let agreed = self.entry(whole).map(|entry| entry.standing(as_of));
            parties.contains(&company) && agreed != Some(Standing::NotYet)
        })
    }

    /// The sums of some companies, each of the deals in which it is a party; `None` when cancelled on the way.
    #[must_use]
    pub fn company_totals(
        &self,
        companies: &[CompanyRow],
        as_of: AsOf,
        cancel: &Cancel,
    ) -> Option<Vec<Totals>> {
        let known = |chunk| (Facts::of(chunk), stands(chunk));
        let known: Vec<(Facts<'_>, Vec<bool>)> =
            self.chunks.iter().map(|chunk| known(chunk)).collect();
        let companies = companies.par_iter();
        let totals = companies.map(|company| {
            let mut members = totals::Members::default();
            for row in self.deals_of(*company) {
                let Some((chunk, at)) = self.chunk_of(*row) else {
                    continue;
                };
                let (chunk, (facts, stands)) = (self.chunks.get(chunk)?, known.get(chunk)?);
                if !is_party(chunk, at, *company, stands) {
                    continue;
                }
                if facts.standing(at, as_of) == Standing::NotYet {
                    members.not_yet(1);
                } else {
                    members.add(*row);
                }
            }
            (!cancel.is_cancelled()).then(|| members.finish(self))
        });
        totals.collect()
    }
}

/// The companies that are parties of a deal, each once.
fn parties_of(chunk: &Chunk, row: usize, stands: &[bool], found: &mut Vec<CompanyRow>) {
    let parties = chunk.parties.get(row).filter_map(|party| match party.whom {
        Whom::Company(company) if stands.get(party.role).copied()? => Some(company),
        Whom::Company(_) | Whom::Stated(_) => None,
    });
    found.clear();
    found.extend(parties);
    found.sort_unstable();
    found.dedup();
}

/// True where a company is a party of a deal.
fn is_party(chunk: &Chunk, row: usize, company: CompanyRow, stands: &[bool]) -> bool {
    chunk.parties.get(row).any(|party| {
        party.whom == Whom::Company(company) && stands.get(party.role).is_some_and(|stands| *stands)
    })
}

/// The roles in which a company is a party, by their places in the chunk.
fn stands(chunk: &Chunk) -> Vec<bool> {
    let roles = chunk.parties.role_words().iter();
    roles.map(|role| side_of(role).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::testing::{index_of, strategies};
    use crate::index::{CompanyAsk, CompanySort, Reach};

    proptest! {
        #[test]
        fn the_ledger_says_of_each_company_what_its_profile_says(
            samples in strategies::samples(),
            links in proptest::collection::vec((0_usize..14, 0_usize..14), 0..8),
            chunk in 1_usize..5,
        ) {
            let samples = strategies::linked(samples, &links);
            let index = index_of(&samples, chunk);
            let never = Cancel::default();
            // Of today, too, what is not signed yet is left out; that is tested with the profile.
            let as_of = AsOf { day: "2019-06-30".parse().unwrap(), today: "2026-11-22".parse().unwrap() };
            let ledger = index.ledger(as_of, &never).unwrap();
            let rows: Vec<CompanyRow> = index.companies().iter().map(|(row, _)| row).collect();
            let totals = index.company_totals(&rows, as_of, &never).unwrap();
            prop_assert_eq!(ledger.deals(), index.company_deals(as_of).to_vec());
            for (row, totals) in rows.iter().zip(totals) {
                let profile = index.profile(*row, Reach::Own, as_of, &never).unwrap();
                let figures = ledger.of(*row);
                prop_assert_eq!(figures.deals, profile.agreed);
                let converted = totals.firm.iter().map(|total| total.deals).sum::<u32>();
                prop_assert!(figures.unconverted <= converted);
                prop_assert_eq!(figures.euros.is_some(), figures.unconverted < converted);
                prop_assert_eq!(&totals.firm, &profile.totals.firm);
                prop_assert_eq!(&totals.limits, &profile.totals.limits);
                let date = |row: Row| index.entry(row).unwrap().date_bounds().sort_key();
                let agreed = profile.deals.iter().filter(|row| {
                    index.entry(**row).unwrap().standing(as_of) != crate::index::Standing::NotYet
                });
                let latest = agreed.filter_map(|row| date(*row)).map(|(first, _)| first).max();
                prop_assert_eq!(figures.last.and_then(date).map(|(first, _)| first), latest);
            }
        }

        #[test]
        fn what_answers_at_once_stays_where_it_is_when_faint_answers_follow(
            samples in strategies::samples(), text in "[a-e ]{0,4}",
        ) {
            let index = index_of(&samples, 3);
            let as_of = AsOf::today("2019-06-30".parse().unwrap());
            let ledger = index.ledger(as_of, &Cancel::default()).unwrap();
            let ask = CompanyAsk { text, ..CompanyAsk::default() };
            let at_once = index.companies_found_at_once(&ask, usize::MAX, &ledger);
            let all = index.companies_found(&ask, usize::MAX, &ledger);
            prop_assert!(all.is_whole && all.hits.starts_with(&at_once.hits));
            prop_assert!(!at_once.is_whole || at_once == all);
        }

        #[test]
        fn every_order_lists_the_same_companies(samples in strategies::samples()) {
            let index = index_of(&samples, 3);
            let never = Cancel::default();
            let as_of = AsOf::today("2019-06-30".parse().unwrap());
            let ledger = index.ledger(as_of, &never).unwrap();
            for sort in CompanySort::ALL {
                let ask = CompanyAsk { sort, ..CompanyAsk::default() };
                let found = index.list_companies(&ask, usize::MAX, &ledger, &never).unwrap();
                prop_assert_eq!(found.all, index.companies().len());
                let mut rows: Vec<_> = found.hits.iter().map(|hit| hit.company).collect();
                rows.sort_unstable();
                rows.dedup();
                prop_assert_eq!(rows.len(), found.all);
                prop_assert_eq!(found.figures.len(), found.hits.len());
                prop_assert_eq!(found.totals.len(), found.hits.len());
                let kinds: u32 = found.kinds.iter().map(|(_, count)| count).sum();
                prop_assert_eq!(usize::try_from(kinds).unwrap(), found.all);
            }
        }
    }
}
