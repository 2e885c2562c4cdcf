//! All rows of an index in the order of one column.

use super::super::Row;
use super::super::column::{Rows, wide};
use crate::query::Direction;

/// Rows in rising order, equal ones by their place, the unknown at the end.
pub(super) struct Order {
    rows: Box<[u32]>,
    /// Places in `rows` at which a new value begins.
    begins: Rows,
    /// How many rows have a known value.
    known: usize,
}

impl Order {
    /// The rank of rows whose value is unknown.
    pub(super) const UNKNOWN: u32 = u32::MAX;

    /// An order of rows whose first `known` are sorted; `is_new` tells whether a row differs from the one before it.
    pub(super) fn new(
        rows: Box<[u32]>,
        known: usize,
        mut is_new: impl FnMut(u32, u32) -> bool,
    ) -> Self {
        let mut begins = Rows::with_capacity(rows.len());
        for (at, pair) in rows.windows(2).enumerate().take(known.saturating_sub(1)) {
            if let [before, row] = pair
                && is_new(*before, *row)
            {
                begins.insert(at + 1);
            }
        }
        Self {
            rows,
            begins,
            known,
        }
    }

    /// The order of rows by number; the largest number stands for unknown.
    pub(super) fn of_keys(keys: &[u64]) -> Self {
        use rayon::prelude::*;
        let mut pairs: Vec<(u64, u32)> = keys.iter().copied().zip(0..).collect();
        pairs.par_sort_unstable();
        let known = pairs.partition_point(|(key, _)| *key != u64::MAX);
        let key = |row: u32| keys.get(wide(row));
        let rows = pairs.iter().map(|(_, row)| *row).collect();
        Self::new(rows, known, |one, other| key(one) != key(other))
    }

    /// The selected rows in this order.
    pub(super) fn walk(&self, selected: &Rows, direction: Direction) -> Vec<Row> {
        let mut walked = Vec::with_capacity(selected.count_ones(..));
        let (known, unknown) = self
            .rows
            .split_at_checked(self.known)
            .unwrap_or((&self.rows, &[]));
        let is_selected = |row: &&u32| selected.contains(wide(**row));
        match direction {
            Direction::Rising => {
                walked.extend(known.iter().filter(is_selected).map(|&row| Row(row)));
            }
            Direction::Falling => {
                let mut end = known.len();
                while end > 0 {
                    let start = self.begin_of(end - 1);
                    let alike = known.get(start..end).unwrap_or_default();
                    walked.extend(alike.iter().filter(is_selected).map(|&row| Row(row)));
                    end = start;
                }
            }
        }
        walked.extend(unknown.iter().filter(is_selected).map(|&row| Row(row)));
        walked
    }

    /// The rank of each row: equal values have the same.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![Self::UNKNOWN; self.rows.len()];
        let mut rank = 0;
        for (at, row) in self.rows.iter().take(self.known).enumerate() {
            rank += u32::from(self.begins.contains(at));
            if let Some(place) = ranks.get_mut(wide(*row)) {
                *place = rank;
            }
        }
        ranks
    }

    /// Where the run of equal values begins that this place is in.
    fn begin_of(&self, mut at: usize) -> usize {
        while at > 0 && !self.begins.contains(at) {
            at -= 1;
        }
        at
    }
}
