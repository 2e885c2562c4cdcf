//! A column of parties: for each deal companies (or names that the file knows no company for) in roles.

use std::collections::HashSet;

use super::coded::Dictionary;
use super::narrow::{Narrow, short, wide};
use super::text::TextColumn;
use super::{Rows, rows_where, visited};
use crate::deal::Side;
use crate::index::CompanyRow;

/// Set in a stored number that is a place in `names`, not a company's.
const STATED: u32 = 1 << 31;

/// Set in a stored number of a company that stands in the deal before, in another role.
const AGAIN: u32 = 1 << 30;

/// With no more parties than this, a deal's companies are told apart by looking back.
const FEW: usize = 32;

/// Parties of each deal, in the file's order.
pub(crate) struct Parties {
    /// Where each deal's parties end.
    ends: Box<[u32]>,
    whom: Box<[u32]>,
    roles: Narrow,
    role_words: TextColumn,
    /// The side of each role.
    sides: Box<[Side]>,
    names: TextColumn,
    /// The deals that have none.
    without: Rows,
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
        self.add(company.0 & !(STATED | AGAIN), role);
    }

    /// Adds a name to the open deal.
    pub(crate) fn stated(&mut self, name: &str, role: &str) {
        let name = self.names.code(name);
        self.add((name & !AGAIN) | STATED, role);
    }

    /// Closes the open deal.
    pub(crate) fn push(&mut self) {
        let start = self.ends.last().copied().map_or(0, wide);
        mark_again(self.whom.get_mut(start..).unwrap_or_default());
        self.ends.push(short(self.whom.len()));
    }

    /// The column.
    pub(crate) fn finish(self) -> Parties {
        let mut start = 0;
        let without = rows_where(self.ends.iter(), |end| {
            std::mem::replace(&mut start, *end) == *end
        });
        let role_words = self.role_words.finish();
        Parties {
            without,
            sides: role_words.iter().map(Side::of_role).collect(),
            ends: self.ends.into(),
            whom: self.whom.into(),
            roles: Narrow::of(&self.roles),
            role_words,
            names: self.names.finish(),
        }
    }

    fn add(&mut self, whom: u32, role: &str) {
        self.whom.push(whom);
        let role = self.role_words.code(role);
        self.roles.push(role);
    }
}

/// Marks companies that stand before among the parties of a deal.
fn mark_again(whom: &mut [u32]) {
    // Looking back needs no memory and is quick for the few parties that deals have; a hostile file may have 100,000.
    let mut seen = HashSet::new();
    for at in 0..whom.len() {
        let (before, rest) = whom.split_at_mut(at);
        let Some(own) = rest.first_mut().filter(|own| **own & STATED == 0) else {
            continue;
        };
        let again = if before.len() < FEW {
            before.iter().any(|other| other & !AGAIN == *own)
        } else {
            if seen.is_empty() {
                seen.extend(before.iter().map(|other| other & !AGAIN));
            }
            !seen.insert(*own)
        };
        if again {
            *own |= AGAIN;
        }
    }
}

impl Parties {
    /// The side of a role, by its place among [`Self::role_words`].
    pub(crate) fn side(&self, role: usize) -> Option<Side> {
        self.sides.get(role).copied()
    }

    /// A deal's parties.
    pub(crate) fn get(&self, row: usize) -> impl Iterator<Item = Party> {
        let (start, whom) = self.whom(row);
        (start..).zip(whom).filter_map(|(at, &whom)| {
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

    /// The deals that have none.
    pub(crate) fn without(&self) -> &Rows {
        &self.without
    }

    /// The deals with one of some companies (by [`CompanyRow`]) or names (by the places of [`Self::names`]), in a role that
    /// is a hit; without `roles` in any.
    pub(crate) fn rows_with(
        &self,
        companies: &Rows,
        names: &[bool],
        roles: Option<&[bool]>,
    ) -> Rows {
        visited(self.ends.len());
        let is_meant = |whom: u32| match read(whom) {
            Whom::Company(company) => companies.contains(wide(company.0)),
            Whom::Stated(name) => names.get(name).copied().unwrap_or(false),
        };
        let plays = |at: usize| {
            roles.is_none_or(|roles| {
                let role = self.roles.get(at).and_then(|role| roles.get(role));
                role.copied().unwrap_or(false)
            })
        };
        let mut start = 0;
        rows_where(self.ends.iter(), |&end| {
            let end = wide(end);
            let whom = self.whom.get(start..end).unwrap_or_default();
            let hit = (start..)
                .zip(whom)
                .any(|(at, &whom)| is_meant(whom) && plays(at));
            start = end;
            hit
        })
    }

    /// Adds one to the count of each company (by [`CompanyRow`]) for each of these deals that it is in.
    pub(crate) fn count(&self, among: &Rows, counts: &mut [u32]) {
        self.each_company(among, |company| add_one(counts, company));
    }

    /// The same for the deals in which it has a role that is a hit; `roles` goes by the places of [`Self::role_words`].
    pub(crate) fn count_as(&self, roles: &[bool], among: &Rows, counts: &mut [u32]) {
        self.each_company_as(roles, among, |company| add_one(counts, company));
    }

    /// Calls `each` with the companies of these deals: with one of a deal once.
    pub(crate) fn each_company(&self, among: &Rows, mut each: impl FnMut(CompanyRow)) {
        self.each_with_row(among, |_, company| each(company));
    }

    /// The same with the deal.
    pub(crate) fn each_with_row(&self, among: &Rows, mut each: impl FnMut(usize, CompanyRow)) {
        for row in among.ones() {
            self.companies(row).for_each(|company| each(row, company));
        }
    }

    /// The companies of a deal, each once.
    pub(crate) fn companies(&self, row: usize) -> impl Iterator<Item = CompanyRow> {
        let (_, whom) = self.whom(row);
        let first = whom.iter().filter(|whom| **whom & (STATED | AGAIN) == 0);
        first.map(|whom| CompanyRow(*whom))
    }

    /// The deals with anybody in a role that is a hit.
    pub(crate) fn rows_with_role(&self, roles: &[bool]) -> Rows {
        rows_where(0..self.ends.len(), |row| {
            let mut parties = self.get(row);
            parties.any(|party| roles.get(party.role).copied().unwrap_or(false))
        })
    }

    fn whom(&self, row: usize) -> (usize, &[u32]) {
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = start.copied().map_or(0, wide);
        let end = self.ends.get(row).copied().map_or(start, wide);
        (start, self.whom.get(start..end).unwrap_or_default())
    }

    /// The same of the companies in a role that is a hit; `roles` goes by the places of [`Self::role_words`].
    pub(crate) fn each_company_as(
        &self,
        roles: &[bool],
        among: &Rows,
        mut each: impl FnMut(CompanyRow),
    ) {
        for row in among.ones() {
            let plays = |at: &usize| {
                let role = self.roles.get(*at).and_then(|role| roles.get(role));
                role.copied().unwrap_or(false)
            };
            let (start, whom) = self.whom(row);
            let hits = (start..).zip(whom).filter(|(at, _)| plays(at));
            let companies = hits
                .map(|(_, whom)| *whom)
                .filter(|whom| whom & STATED == 0);
            let companies = companies.map(|whom| CompanyRow(whom & !AGAIN));
            // Hardly any deal has a company twice.
            if whom.iter().any(|whom| whom & (STATED | AGAIN) == AGAIN) {
                let mut seen = HashSet::new();
                companies
                    .filter(|company| seen.insert(*company))
                    .for_each(&mut each);
            } else {
                companies.for_each(&mut each);
            }
        }
    }
}

fn add_one(counts: &mut [u32], company: CompanyRow) {
    if let Some(count) = counts.get_mut(wide(company.0)) {
        *count += 1;
    }
}

fn read(whom: u32) -> Whom {
    if whom & STATED == 0 {
        Whom::Company(CompanyRow(whom & !AGAIN))
    } else {
        Whom::Stated(wide(whom & !STATED))
    }
}

#[cfg(test)]
mod tests {
    use super::super::all_rows;
    use super::*;

    fn companies(parties: &Parties, deals: usize) -> Vec<CompanyRow> {
        let mut companies = Vec::new();
        parties.each_company(&all_rows(deals), |company| companies.push(company));
        companies
    }

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
        assert_eq!(companies(&parties, 2), [CompanyRow(7)]);
        assert_eq!(parties.without().ones().collect::<Vec<_>>(), [0]);
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
        let companies = companies(&parties, 1);
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
        let roles: Vec<bool> = (0..2).map(|role| Some(role) == supplier).collect();
        let mut one = Rows::with_capacity(2);
        one.insert(1);
        let rows = parties.rows_with(&one, &[], Some(&roles));
        assert_eq!(rows.ones().collect::<Vec<_>>(), [0]);
        let rows = parties.rows_with(&one, &[], None);
        assert_eq!(rows.ones().collect::<Vec<_>>(), [0, 1]);
    }
}
