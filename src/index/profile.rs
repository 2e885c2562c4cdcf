//! All that the deals say of a company: roles, counterparties, products, sums, what ends when, whom it took the place of.

mod changes;
mod family;
mod tally;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::column::{Whom, wide};
use super::standing::AsOf;
use super::{CompanyRow, Entry, Index, Radar, Row, Step, Totals};
use crate::deal::Cancel;

pub use changes::{Change, Ground, Outcome};
pub(super) use tally::side_of;

/// Whose deals a profile tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Those of the company itself.
    #[default]
    Own,
    /// Also those of all that it was before or took over, and of all that took it over, on and on.
    Line,
}

/// A profile.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Of whom.
    pub company: CompanyRow,
    /// How far it reaches.
    pub reach: Reach,
    /// The day of which it tells.
    pub as_of: AsOf,
    /// Whose deals are told: the company, and with [`Reach::Line`] the others, in order of row.
    pub whose: Vec<CompanyRow>,
    /// The deals, latest first, the undated last. What is not signed yet on the day is here and in no count below.
    pub deals: Arc<[Row]>,
    /// How many of them had been agreed by the day.
    pub agreed: u32,
    /// In how many of these they only bid without success or are mentioned: they are in no sum.
    pub aside: u32,
    /// Deals by role: a code of `role`.
    pub roles: Vec<Tallied>,
    /// Who stands on the other side of its deals, most deals first.
    pub counterparties: Vec<Partner>,
    /// Who else is in its deals: on its own side, bidding without success, or only mentioned.
    pub others: Vec<Partner>,
    /// Deals by product.
    pub products: Vec<Tallied>,
    /// Deals by sector: a code of `sector`.
    pub sectors: Vec<Tallied>,
    /// Deals by country, as stated.
    pub countries: Vec<Tallied>,
    /// Deals by year of their date; `None` where the year is not sure.
    pub years: Vec<(Option<i32>, u32)>,
    /// What the deals are worth in which they are parties.
    pub totals: Totals,
    /// What ends when.
    pub ends: Radar,
}

/// A word and in how many deals it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tallied {
    /// A code or a name.
    pub key: String,
    /// How many deals.
    pub deals: u32,
}

/// Somebody else in the deals of a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub whose: Whose,
    /// In how many deals.
    pub deals: u32,
    /// In which roles, most deals first: codes of `role`.
    pub roles: Vec<Tallied>,
    /// What these deals are worth: whole deals, whoever else is in them.
    pub totals: Totals,
}

/// A company, or a name that the file knows no company for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// A company.
    Company(CompanyRow),
    /// A name.
    Named(String),
}

impl Index {
    /// What the deals say of a company; `None` when cancelled on the way. Nothing but its own deals
    /// is looked at.
    #[must_use]
    pub fn profile(
        &self,
        company: CompanyRow,
        reach: Reach,
        as_of: AsOf,
        cancel: &Cancel,
    ) -> Option<Profile> {
        let mut whose = match reach {
            Reach::Own => vec![company],
            Reach::Line => self.companies.line_of(company),
        };
        whose.retain(|other| *other != company);
        whose.insert(0, company);
        let mut rows = self.rows_of(&whose);
        let date = |row: &Row| {
            let entry = self.entry(*row);
            entry.map_or_else(Default::default, |entry| entry.date_bounds())
        };
        // The latest first, but the undated at the end.
        rows.sort_by_cached_key(|row| {
            let key = date(row).sort_key();
            (key.is_none(), std::cmp::Reverse(key), *row)
        });
        let deals: Arc<[Row]> = rows.into();
        let ends = self.radar(&deals, as_of, cancel)?;
        let mut tally = tally::Tally::new(self, &whose, as_of);
        for batch in deals.chunks(1024) {
            if cancel.is_cancelled() {
                return None;
            }
            batch
                .iter()
                .filter_map(|row| self.entry(*row))
                .for_each(|entry| tally.add(entry));
        }
        Some(tally.finish(Profile {
            company,
            reach,
            as_of,
            whose,
            deals: Arc::clone(&deals),
            agreed: 0,
            aside: 0,
            roles: Vec::new(),
            counterparties: Vec::new(),
            others: Vec::new(),
            products: Vec::new(),
            sectors: Vec::new(),
            countries: Vec::new(),
            years: Vec::new(),
            totals: Totals::default(),
            ends,
        }))
    }

    /// The steps that lead to a company and from it, on and on, by date; those without a date stand at the end.
    #[must_use]
    pub fn line_of_succession(&self, company: CompanyRow) -> Vec<Step<'_>> {
        self.companies.steps_around(company)
    }

    /// The roles of a profile's companies in a deal, each once: codes of `role`.
    #[must_use]
    pub fn roles_in<'a>(&self, entry: Entry<'a>, profile: &Profile) -> Vec<&'a str> {
        let mut roles = Vec::new();
        let parties = &entry.chunk.parties;
        for party in parties.get(entry.at) {
            let role = parties.role_words().get(party.role).unwrap_or_default();
            let is_own = matches!(party.whom, Whom::Company(row) if profile.is_of(row));
            if is_own && !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }
}

impl Profile {
    /// True for a company whose deals are told.
    #[must_use]
    pub fn is_of(&self, company: CompanyRow) -> bool {
        self.company == company
            || self
                .whose
                .get(1..)
                .is_some_and(|others| others.binary_search(&company).is_ok())
    }

    /// How many deals there are, those not signed yet included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.deals.len()
    }

    /// True when there is no deal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.deals.is_empty()
    }

    /// How many deals are not signed yet on the day.
    #[must_use]
    pub fn not_yet(&self) -> usize {
        self.deals.len().saturating_sub(wide(self.agreed))
    }
}
