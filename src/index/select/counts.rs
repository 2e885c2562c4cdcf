//! How many of some deals pass each of many conditions: what completions show beside what they offer.

use rayon::prelude::*;

use super::super::Index;
use super::super::column::Rows;
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
            chunk.parties.count_as(&roles, rows, &mut counts);
        }
        Some(counts)
    }

    /// The same in any role. Where the deals are most of all, the others are taken from the whole.
    pub(in crate::index) fn count_all_companies(&self, among: &[&Rows]) -> Vec<u32> {
        let deals: usize = among.iter().map(|rows| rows.count_ones(..)).sum();
        let most = deals * 2 > self.len;
        let none = || vec![0_u32; self.companies.len()];
        let counted = self
            .chunks
            .par_iter()
            .zip(among)
            // A piece for each thread: every piece has a count for each company of the file.
            .with_min_len(self.chunks.len().div_ceil(rayon::current_num_threads()))
            .fold(none, |mut counts, (chunk, rows)| {
                if most {
                    let mut others = (*rows).clone();
                    others.toggle_range(..);
                    chunk.parties.count(&others, &mut counts);
                } else {
                    chunk.parties.count(rows, &mut counts);
                }
                counts
            });
        let counts = counted.reduce(none, |mut one, other| {
            for (sum, count) in one.iter_mut().zip(other) {
                *sum += count;
            }
            one
        });
        if most {
            let whole = self.company_deals.iter().zip(counts);
            whole.map(|(all, others)| all - others).collect()
        } else {
            counts
        }
    }
}
