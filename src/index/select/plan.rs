//! A filter made ready for the chunks: every test is solved as far as it can be without looking at deals.

use super::super::chunk::Chunk;
use super::super::column::{Rows, all_rows};
use super::super::probes::{Probe, Scope, probe};
use crate::query::Expr;

/// A filter whose tests are ready.
pub(super) enum Plan<'a> {
    All,
    And(Vec<Self>),
    Or(Vec<Self>),
    Not(Box<Self>),
    Test(Probe<'a>),
}

impl<'a> Plan<'a> {
    /// Makes a filter ready.
    pub(super) fn new(expr: &Expr, scope: &Scope<'a>) -> Self {
        let all = |parts: &[Expr]| parts.iter().map(|part| Self::new(part, scope)).collect();
        match expr {
            Expr::All => Self::All,
            Expr::And(parts) => Self::And(all(parts)),
            Expr::Or(parts) => Self::Or(all(parts)),
            Expr::Not(part) => Self::Not(Box::new(Self::new(part, scope))),
            Expr::Test(test) => Self::Test(probe(test, scope)),
        }
    }

    /// The rows of a chunk that pass.
    pub(super) fn rows(&self, chunk: &Chunk) -> Rows {
        self.walk(chunk, &|probe| probe.rows(chunk))
    }

    /// The rows that would pass if every deal that lacks an exchange rate had passed the comparison that needs it; `kept`
    /// are those that do pass.
    pub(super) fn rows_other_way(&self, chunk: &Chunk, kept: &Rows) -> Rows {
        let with_unsure = |probe: &Probe<'a>, mut rows: Rows| {
            if let Some(unsure) = probe.unsure(chunk) {
                rows.union_with(&unsure);
            }
            rows
        };
        match self {
            Self::Test(probe) => with_unsure(probe, kept.clone()),
            plan if !plan.may_lack_rates() => kept.clone(),
            plan => plan.walk(chunk, &|probe| with_unsure(probe, probe.rows(chunk))),
        }
    }

    /// True when a test in it may lack exchange rates.
    pub(super) fn may_lack_rates(&self) -> bool {
        match self {
            Self::All => false,
            Self::And(parts) | Self::Or(parts) => parts.iter().any(Self::may_lack_rates),
            Self::Not(part) => part.may_lack_rates(),
            Self::Test(probe) => probe.may_lack_rates(),
        }
    }

    fn walk(&self, chunk: &Chunk, test: &impl Fn(&Probe<'a>) -> Rows) -> Rows {
        match self {
            Self::All => all_rows(chunk.len()),
            Self::And(parts) => {
                let mut rows = all_rows(chunk.len());
                for part in parts {
                    rows.intersect_with(&part.walk(chunk, test));
                }
                rows
            }
            Self::Or(parts) => {
                let mut rows = Rows::with_capacity(chunk.len());
                for part in parts {
                    rows.union_with(&part.walk(chunk, test));
                }
                rows
            }
            Self::Not(part) => {
                let mut rows = part.walk(chunk, test);
                rows.toggle_range(..);
                rows
            }
            Self::Test(probe) => test(probe),
        }
    }
}
