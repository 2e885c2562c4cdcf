//! A column of parties: for each deal companies (or names that the file knows no company for) in roles.

use std::collections::HashSet;

use super::coded::Dictionary;
use super::narrow::{Narrow, short, wide};
use super::text::TextColumn;
use super::{Rows, rows_where};
use crate::index::CompanyRow;

/// Set in a stored number that is a place in `names`, not a company's.
const STATED: u32 = 1 << 31;

/// With no more parties than this, a deal's companies are told apart by looking back.
const FEW: usize = 32;

/// Parties of each deal, in the file's order.
pub(crate) struct Parties {
    /// Where each deal's parties end.
    ends: Box<[u32]>,
    whom: Box<[u32]>,
    roles: Narrow,
    role_words: TextColumn,
    names: TextColumn,
}

/// Fills [`Parties`].
#[derive(Default)]
pub(crate) struct PartiesBuilder {
    ends: Vec<u32>,
    whom: Vec<u32>,
    roles: Vec<u32>,
    role_words: Dictionary,
    names: Dictionary,
}

/// Who takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Whom {
    /// A company of the file.
    Company(CompanyRow),
    /// A name only: its place among [`Parties::names`].
    Stated(usize),
}

/// A company or name in a role: the place of the role among [`Parties::role_words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    /// Who.
    pub(crate) whom: Whom,
    /// As what.
    pub(crate) role: usize,
}

impl PartiesBuilder {
    /// Adds a company to the open deal.
    pub(crate) fn company(&mut self, company: CompanyRow, role: &str) {
        self.add(company.0 & !STATED, role);
    }

    /// Adds a name to the open deal.
    pub(crate) fn stated(&mut self, name: &str, role: &str) {
        let name = self.names.code(name);
        self.add(name | STATED, role);
    }

    /// Closes the open deal.
    pub(crate) fn push(&mut self) {
        self.ends.push(short(self.whom.len()));
    }

    /// The column.
    pub(crate) fn finish(self) -> Parties {
        Parties {
            ends: self.ends.into(),
            whom: self.whom.into(),
            roles: Narrow::of(&self.roles),
            role_words: self.role_words.finish(),
            names: self.names.finish(),
        }
    }

    fn add(&mut self, whom: u32, role: &str) {
        self.whom.push(whom);
        let role = self.role_words.code(role);
        self.roles.push(role);
    }
}

impl Parties {
    /// A deal's parties.
    pub(crate) fn get(&self, row: usize) -> impl Iterator<Item = Party> {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().map_or(0, wide);
        let end = self.ends.get(row).copied().map_or(start, wide);
        let whom = self.whom.get(start..end).unwrap_or_default();
        (start..end).zip(whom).filter_map(|(at, &whom)| {
            Some(Party {
                whom: read(whom),
                role: self.roles.get(at)?,
            })
        })
    }

    /// The roles.
    pub(crate) fn role_words(&self) -> &TextColumn {
        &self.role_words
    }

    /// The names that the file knows no company for.
    pub(crate) fn names(&self) -> &TextColumn {
        &self.names
    }

    /// The deals with a party that passes.
    pub(crate) fn rows_where(&self, test: impl Fn(Party) -> bool) -> Rows {
        rows_where(0..self.ends.len(), |row| self.get(row).any(&test))
    }

    /// The companies of a deal, each once.
    pub(crate) fn companies(&self, row: usize) -> impl Iterator<Item = CompanyRow> {
        self.companies_where(row, |_| true)
    }

    /// The companies of a deal in a role that is a hit, each once; `hits` goes by the places of [`Self::role_words`].
    pub(crate) fn companies_as(
        &self,
        row: usize,
        hits: &[bool],
    ) -> impl Iterator<Item = CompanyRow> {
        self.companies_where(row, |role| hits.get(role).copied().unwrap_or(false))
    }

    fn companies_where(
        &self,
        row: usize,
        plays: impl Fn(usize) -> bool + Copy,
    ) -> impl Iterator<Item = CompanyRow> {
        let company = move |party: Party| match party.whom {
            Whom::Company(company) if plays(party.role) => Some(company),
            Whom::Company(_) | Whom::Stated(_) => None,
        };
        let before = move |at| self.get(row).filter_map(company).take(at);
        // Looking back needs no memory and is quick for the few parties that deals have; a hostile file may have 100,000.
        let are_few = self.get(row).nth(FEW).is_none();
        let mut seen = HashSet::new();
        let is_first = move |&(at, company): &(usize, CompanyRow)| {
            if are_few {
                before(at).all(|other| other != company)
            } else {
                seen.insert(company)
            }
        };
        let companies = self.get(row).filter_map(company).enumerate();
        companies.filter(is_first).map(|(_, company)| company)
    }
}

fn read(whom: u32) -> Whom {
    if whom & STATED == 0 {
        Whom::Company(CompanyRow(whom))
    } else {
        Whom::Stated(wide(whom & !STATED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_keep_their_order_and_a_company_in_two_roles_counts_once() {
        let mut builder = PartiesBuilder::default();
        builder.push();
        builder.company(CompanyRow(7), "supplier");
        builder.stated("A hospital", "buyer");
        builder.company(CompanyRow(7), "manager");
        builder.push();
        let parties = builder.finish();
        assert_eq!(parties.get(0).count(), 0);
        let whom: Vec<_> = parties.get(1).map(|party| party.whom).collect();
        assert_eq!(
            whom,
            [
                Whom::Company(CompanyRow(7)),
                Whom::Stated(0),
                Whom::Company(CompanyRow(7))
            ]
        );
        assert_eq!(parties.companies(1).collect::<Vec<_>>(), [CompanyRow(7)]);
        assert_eq!(parties.names().get(0), Some("A hospital"));
    }

    #[test]
    fn a_deal_with_very_many_parties_still_has_each_company_once() {
        let mut builder = PartiesBuilder::default();
        for company in (0..50_000).chain(0..50_000) {
            builder.company(CompanyRow(company), "supplier");
        }
        builder.push();
        let parties = builder.finish();
        let companies: Vec<_> = parties.companies(0).collect();
        assert_eq!(companies, (0..50_000).map(CompanyRow).collect::<Vec<_>>());
    }

    #[test]
    fn only_deals_with_the_party_asked_for_are_found() {
        let mut builder = PartiesBuilder::default();
        builder.company(CompanyRow(1), "supplier");
        builder.push();
        builder.company(CompanyRow(1), "buyer");
        builder.push();
        let parties = builder.finish();
        let supplier = parties.role_words().find("supplier");
        let rows = parties.rows_where(|party| Some(party.role) == supplier);
        assert_eq!(rows.ones().collect::<Vec<_>>(), [0]);
    }
}
