//! Which deals a scan reads: a range of ids, or some.

use std::ops::RangeInclusive;

use rusqlite::{CachedStatement, Rows, params_from_iter};

use crate::deal::DealId;
use crate::store::some::AMONG;

/// The ids of a scan.
pub(super) enum Which {
    /// From one on, below another. Without a limit on a side the rows beyond all whole numbers are read too, so that they are
    /// counted.
    Range(Option<i64>, Option<i64>),
    /// A list of [`list`].
    These(String),
}

impl Which {
    /// A range of ids.
    pub(super) fn range(ids: &RangeInclusive<DealId>) -> Self {
        let from = (ids.start().0 > i64::MIN).then_some(ids.start().0);
        Self::Range(from, ids.end().0.checked_add(1))
    }

    /// The condition on a column of ids, with another condition (none: empty).
    pub(super) fn sql(&self, column: &str, other: &str) -> String {
        let own = match self {
            Self::Range(from, below) => [
                from.map(|_| format!("{column} >= ?")),
                below.map(|_| format!("{column} < ?")),
            ],
            Self::These(_) => [Some(format!("{column} {AMONG}")), None],
        };
        let other = (!other.is_empty()).then(|| other.to_owned());
        let all: Vec<String> = own.into_iter().flatten().chain(other).collect();
        if all.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", all.join(" AND "))
        }
    }

    /// The rows of a statement that has the condition.
    pub(super) fn rows<'s>(
        &self,
        statement: &'s mut CachedStatement<'_>,
    ) -> rusqlite::Result<Rows<'s>> {
        match self {
            Self::Range(from, below) => {
                statement.query(params_from_iter([*from, *below].into_iter().flatten()))
            }
            Self::These(list) => statement.query([list]),
        }
    }
}
