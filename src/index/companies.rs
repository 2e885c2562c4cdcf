//! Companies in memory: names, aliases, who became whom, and the search over them.

mod find;
mod order;
mod search;
mod succession;

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use super::column::{Coded, CodedBuilder, short, wide};
use crate::deal::{Company, CompanyId, Succession};
use crate::fuzzy::Name;

pub use find::{CompaniesFound, CompanyAsk, CompanySort};
pub use search::{CompanyHit, MatchReason};
pub use succession::Step;

/// Place of a company, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyRow(pub u32);

/// All companies, in the order given.
#[derive(Debug, Default)]
pub struct Companies {
    rows: Vec<Company>,
    by_id: HashMap<CompanyId, CompanyRow, RandomState>,
    /// In order of slug; of companies with one slug the first alone.
    by_slug: Vec<CompanyRow>,
    /// Every name, prepared for matching: a company's own name, then its other names, company after company.
    names: Vec<Name>,
    /// Where each company's names begin; one more entry for the end.
    names_at: Vec<u32>,
    /// The place of each company's own name among all.
    ranks: OnceLock<Box<[u32]>>,
    kinds: Coded,
    countries: Coded,
    /// Sorted by the company that it was; steps from or to an unknown company are left out.
    forward: Vec<Link>,
    /// Sorted by the company that it became.
    backward: Vec<Link>,
    successions: Vec<Succession>,
}

/// One step between companies, seen from one end.
#[derive(Clone, Copy, Debug)]
struct Link {
    from: CompanyRow,
    to: CompanyRow,
    succession: u32,
}

impl Companies {
    /// The companies with what they became. Of companies with the same id or slug the first counts.
    #[must_use]
    pub fn new(companies: Vec<Company>, successions: Vec<Succession>) -> Self {
        let mut all = Self {
            names_at: vec![0],
            ..Self::default()
        };
        // More companies than a row can number are not kept: no machine holds so many.
        for (row, company) in (0..u32::MAX).map(CompanyRow).zip(&companies) {
            all.by_id.entry(company.id).or_insert(row);
            all.by_slug.push(row);
            let last = all.names_at.last().map_or(0, |at| wide(*at));
            all.names_at.push(short(last + 1 + company.aliases.len()));
        }
        let mut kinds = CodedBuilder::default();
        let mut countries = CodedBuilder::default();
        for company in &companies {
            kinds.push(company.kind.as_deref());
            countries.push(company.country.as_deref());
        }
        (all.kinds, all.countries) = (kinds.finish(), countries.finish());
        let prepared = companies.par_iter().flat_map_iter(|company| {
            let aliases = company
                .aliases
                .iter()
                .map(|alias| Name::prepare(&alias.name));
            std::iter::once(Name::prepare(own_name(&company.name))).chain(aliases)
        });
        all.names = prepared.collect();
        all.forward = (0..u32::MAX)
            .zip(&successions)
            .filter_map(|(succession, step)| {
                let (from, to) = (*all.by_id.get(&step.from)?, *all.by_id.get(&step.to)?);
                Some(Link {
                    from,
                    to,
                    succession,
                })
            })
            .collect();
        all.backward = all
            .forward
            .iter()
            .map(|link| Link {
                from: link.to,
                to: link.from,
                ..*link
            })
            .collect();
        all.forward.sort_by_key(|link| link.from);
        all.backward.sort_by_key(|link| link.from);
        let slug = |row: &CompanyRow| companies.get(wide(row.0)).map(|company| &company.slug);
        all.by_slug
            .par_sort_unstable_by_key(|row| (slug(row), row.0));
        all.by_slug.dedup_by_key(|row| slug(row));
        all.rows = companies;
        all.successions = successions;
        all
    }
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// One company.
    #[must_use]
    pub fn get(&self, row: CompanyRow) -> Option<&Company> {
        self.rows.get(wide(row.0))
    }
    /// All companies with their places.
    pub fn iter(&self) -> impl Iterator<Item = (CompanyRow, &Company)> {
        (0..u32::MAX).map(CompanyRow).zip(&self.rows)
    }
    /// Where the company of a row id is.
    #[must_use]
    pub fn row_of(&self, id: CompanyId) -> Option<CompanyRow> {
        self.by_id.get(&id).copied()
    }
    /// Where the company of a slug is.
    #[must_use]
    pub fn row_of_slug(&self, slug: &str) -> Option<CompanyRow> {
        let own = |row: &CompanyRow| self.get(*row).map_or("", |company| &company.slug);
        let at = self.by_slug.binary_search_by(|row| own(row).cmp(slug));
        self.by_slug.get(at.ok()?).copied()
    }
    /// What it became: next steps, as stored.
    pub fn successors(&self, row: CompanyRow) -> impl Iterator<Item = (&Succession, CompanyRow)> {
        self.steps(&self.forward, row)
    }
    /// Whom it took over or was before.
    pub fn predecessors(&self, row: CompanyRow) -> impl Iterator<Item = (&Succession, CompanyRow)> {
        self.steps(&self.backward, row)
    }

    fn steps<'a>(
        &'a self,
        links: &'a [Link],
        row: CompanyRow,
    ) -> impl Iterator<Item = (&'a Succession, CompanyRow)> {
        let first = links.partition_point(|link| link.from < row);
        let mine = links
            .iter()
            .skip(first)
            .take_while(move |link| link.from == row);
        mine.filter_map(|link| Some((self.successions.get(wide(link.succession))?, link.to)))
    }
}

/// A name without a bracket that says whose it was: `Virence Health (former GE Healthcare unit)` is not GE.
fn own_name(name: &str) -> &str {
    name.split_once(" (former").map_or(name, |(own, _)| own)
}

#[cfg(test)]
mod tests;
