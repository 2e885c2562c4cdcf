//! Selecting: a query over the columns gives rows, facet counts and totals.

mod counts;
mod plan;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::chunk::Chunk;
use super::column::{Rows, short};
use super::facets::FacetTally;
use super::probes::{Scope, lookups_of_test};
use super::standing::{AsOf, Facts};
use super::totals::Tally;
use super::{Facet, Index, News, Row, Totals};
pub use crate::deal::{Cancel, Lookup, Lookups};
use crate::deal::{Codes, Day, DealId};
use crate::query::{Expr, FacetField, Query};
use plan::Plan;

/// What to select.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which deals, in which order.
    pub query: Query,
    /// The user's marks.
    pub marked: Arc<[DealId]>,
    /// The user's tags, by tag.
    pub tagged: Arc<HashMap<String, Vec<DealId>>>,
    /// What is new since the last visit.
    pub news: Arc<News>,
    /// Answers of the deals file; a lookup that is missing here matches nothing yet.
    pub lookups: Lookups,
    /// The day whose state is told, and that relative dates count from.
    pub as_of: AsOf,
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The deals, in order.
    pub rows: Arc<[Row]>,
    /// Counts for the rail, in its order.
    pub facets: Arc<[Facet]>,
    /// How many of the deals that the facet of companies counts each company has, by
    /// [`CompanyRow`](super::CompanyRow).
    pub companies: Arc<[u32]>,
    /// Sums of the deals.
    pub totals: Arc<Totals>,
    /// Deals that a figure without a currency (`value:>50m`) could not be compared with, for want of an exchange rate
    /// for their year: whether they belong here is not known.
    pub unconverted: u32,
}

/// What one chunk adds to the answer.
struct Part {
    rows: Rows,
    /// What the facet of companies counts, where that is not `rows`.
    for_companies: Option<Rows>,
    facets: FacetTally,
    totals: Tally,
    /// The rows that the totals are of, where these are not all.
    begun: Option<Rows>,
    unconverted: usize,
}

/// A top-level condition and the facet that it belongs to: that facet is counted without it.
struct Clause<'a> {
    plan: Plan<'a>,
    facet: Option<FacetField>,
}

impl Index {
    /// Selects; `None` when cancelled on the way.
    #[must_use]
    pub fn select(&self, request: &Request, cancel: &Cancel) -> Option<Selection> {
        let scope = Scope {
            index: self,
            request,
        };
        let clauses = clauses(&scope);
        let parts: Option<Vec<Part>> = self
            .chunks
            .par_iter()
            .map(|chunk| {
                (!cancel.is_cancelled()).then(|| self.part(chunk, &clauses, request.as_of))
            })
            .collect();
        let parts = parts?;
        let of_companies: Vec<&Rows> = parts
            .iter()
            .map(|part| part.for_companies.as_ref().unwrap_or(&part.rows))
            .collect();
        let companies = self.count_all_companies(&of_companies);
        let mut facets = FacetTally::default();
        let mut totals = Tally::default();
        let mut unconverted = 0;
        let mut selected = Vec::new();
        let mut begun = Vec::new();
        for part in parts {
            facets.add(part.facets);
            totals.add(part.totals);
            unconverted += part.unconverted;
            selected.push(part.rows);
            begun.extend(part.begun);
        }
        let counted = if begun.is_empty() { &selected } else { &begun };
        totals.leave_out_parts(self, &counted.iter().collect::<Vec<_>>());
        let (facets, rows) = rayon::join(
            || facets.finish(&companies, self, request),
            || self.sorted(&selected, &request.query.sort, cancel),
        );
        Some(Selection {
            rows: rows?,
            facets: facets.into(),
            companies: companies.into(),
            totals: Arc::new(totals.finish()),
            unconverted: u32::try_from(unconverted).unwrap_or(u32::MAX),
        })
    }

    /// How many deals a query finds; `None` when cancelled on the way.
    #[must_use]
    pub fn count(&self, request: &Request, cancel: &Cancel) -> Option<u32> {
        let scope = Scope {
            index: self,
            request,
        };
        let plan = Plan::new(&request.query.filter, &scope);
        let found = self.chunks.par_iter().map(|chunk| {
            let rows = (!cancel.is_cancelled()).then(|| plan.rows(chunk));
            rows.map(|rows| short(rows.count_ones(..)))
        });
        found.sum()
    }

    /// What the deals file must answer before this query can be selected, each question once.
    #[must_use]
    pub fn lookups_of(&self, query: &Query, today: Day) -> Vec<Lookup> {
        let mut lookups = Vec::new();
        collect_lookups(&query.filter, today, &self.codes, &mut lookups);
        lookups.sort_unstable();
        lookups.dedup();
        lookups
    }

    fn part(&self, chunk: &Chunk, clauses: &[Clause<'_>], as_of: AsOf) -> Part {
        let kept: Vec<Rows> = clauses
            .iter()
            .map(|clause| clause.plan.rows(chunk))
            .collect();
        let rows = without(chunk, clauses, &kept, None);
        let mut facets = FacetTally::default();
        let mut for_companies = None;
        for field in FacetField::ALL {
            if clauses.iter().any(|clause| clause.facet == Some(field)) {
                let others = without(chunk, clauses, &kept, Some(field));
                facets.count(field, chunk, &others, &self.rates, as_of);
                if field == FacetField::Company {
                    for_companies = Some(others);
                }
            } else {
                facets.count(field, chunk, &rows, &self.rates, as_of);
            }
        }
        let mut totals = Tally::default();
        let mut of_the_day = None;
        if as_of.is_today() {
            totals.count(chunk, &rows);
        } else {
            // On the day they were not signed yet: they are worth nothing then.
            let mut begun = rows.clone();
            begun.difference_with(&Facts::of(chunk).not_yet(as_of));
            totals.count(chunk, &begun);
            totals.not_yet(rows.count_ones(..) - begun.count_ones(..));
            of_the_day = Some(begun);
        }
        Part {
            unconverted: unconverted(chunk, clauses, &kept, &rows),
            for_companies,
            rows,
            facets,
            totals,
            begun: of_the_day,
        }
    }
}

fn clauses<'a>(scope: &Scope<'a>) -> Vec<Clause<'a>> {
    let filter = &scope.request.query.filter;
    let parts = match filter {
        Expr::And(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let clause = |part| Clause {
        plan: Plan::new(part, scope),
        facet: super::facets::facet_of(part),
    };
    parts.iter().map(clause).collect()
}

/// The rows that all clauses keep, but for those of one facet.
fn without(
    chunk: &Chunk,
    clauses: &[Clause<'_>],
    kept: &[Rows],
    facet: Option<FacetField>,
) -> Rows {
    let mut rows = super::column::all_rows(chunk.len());
    for (clause, kept) in clauses.iter().zip(kept) {
        if facet.is_none() || clause.facet != facet {
            rows.intersect_with(kept);
        }
    }
    rows
}

/// How many deals would change sides if every comparison that lacks a rate came out the other way.
fn unconverted(chunk: &Chunk, clauses: &[Clause<'_>], kept: &[Rows], rows: &Rows) -> usize {
    if !clauses.iter().any(|clause| clause.plan.may_lack_rates()) {
        return 0;
    }
    let mut other_way = super::column::all_rows(chunk.len());
    for (clause, kept) in clauses.iter().zip(kept) {
        other_way.intersect_with(&clause.plan.rows_other_way(chunk, kept));
    }
    rows.symmetric_difference_count(&other_way)
}

fn collect_lookups(expr: &Expr, today: Day, codes: &Codes, lookups: &mut Vec<Lookup>) {
    match expr {
        Expr::All => {}
        Expr::And(parts) | Expr::Or(parts) => {
            for part in parts {
                collect_lookups(part, today, codes, lookups);
            }
        }
        Expr::Not(part) => collect_lookups(part, today, codes, lookups),
        Expr::Test(test) => lookups.extend(lookups_of_test(test, today, codes)),
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod work;
