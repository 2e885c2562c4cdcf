//! How many of some deals pass each of many conditions: what completions show beside what they offer.

use rayon::prelude::*;

use super::super::Index;
use super::super::column::{Rows, wide};
use super::super::probes::Scope;
use super::plan::Plan;
use super::{Cancel, Request};
use crate::query::Expr;

impl Index {
    /// The rows of each chunk that a request's filter keeps; `None` when cancelled on the way.
    pub(in crate::index) fn matching(
        &self,
        request: &Request,
        cancel: &Cancel,
    ) -> Option<Vec<Rows>> {
        let scope = Scope {
            index: self,
            request,
        };
        let plan = Plan::new(&request.query.filter, &scope);
        let chunks = self.chunks.par_iter();
        chunks
            .map(|chunk| (!cancel.is_cancelled()).then(|| plan.rows(chunk)))
            .collect()
    }

    /// How many of these rows pass each condition; `None` when cancelled on the way.
    pub(in crate::index) fn count_each(
        &self,
        conditions: &[Expr],
        among: &[Rows],
        request: &Request,
        cancel: &Cancel,
    ) -> Option<Vec<u32>> {
        let scope = Scope {
            index: self,
            request,
        };
        let plans = conditions.iter().map(|expr| Plan::new(expr, &scope));
        let plans: Vec<Plan<'_>> = plans.collect();
        let work: Vec<(usize, usize)> = (0..self.chunks.len())
            .flat_map(|chunk| (0..plans.len()).map(move |plan| (chunk, plan)))
            .collect();
        let counted: Option<Vec<(usize, usize)>> = work
            .into_par_iter()
            .map(|(chunk, plan)| {
                if cancel.is_cancelled() {
                    return None;
                }
                let passed = plans.get(plan)?.rows(self.chunks.get(chunk)?);
                Some((plan, passed.intersection_count(among.get(chunk)?)))
            })
            .collect();
        let mut counts = vec![0; plans.len()];
        for (plan, count) in counted? {
            if let Some(sum) = counts.get_mut(plan) {
                *sum += super::super::column::short(count);
            }
        }
        Some(counts)
    }

    /// How many of these rows each company takes part in, in a role that passes, by its row.
    pub(in crate::index) fn count_companies(
        &self,
        among: &[Rows],
        plays: impl Fn(&str) -> bool + Sync,
        cancel: &Cancel,
    ) -> Option<Vec<u32>> {
        let mut counts = vec![0; self.companies.len()];
        for (chunk, rows) in self.chunks.iter().zip(among) {
            if cancel.is_cancelled() {
                return None;
            }
            let roles: Vec<bool> = chunk.parties.role_words().iter().map(&plays).collect();
            for row in rows.ones() {
                for company in chunk.parties.companies_as(row, &roles) {
                    if let Some(count) = counts.get_mut(wide(company.0)) {
                        *count += 1;
                    }
                }
            }
        }
        Some(counts)
    }
}
