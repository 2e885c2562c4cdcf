//! All rows of an index in the order of one column.

use std::ops::Range;

use rayon::prelude::*;

use super::super::Row;
use super::super::column::{Rows, rows_where, wide};
use crate::query::Direction;

/// Rows that one thread walks at a time: enough work to be worth handing out.
const PIECE: usize = 65_536;

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

    /// An order of rows whose first `known` are sorted; `is_new` tells whether the value at a place differs from the one
    /// before it.
    pub(super) fn new(rows: Box<[u32]>, known: usize, is_new: impl Fn(usize) -> bool) -> Self {
        let begins = rows_where(0..rows.len(), |at| 0 < at && at < known && is_new(at));
        Self {
            rows,
            begins,
            known,
        }
    }

    /// The order of rows by number; the largest number stands for unknown.
    pub(super) fn of_keys(keys: &[u64]) -> Self {
        let mut pairs: Vec<(u64, u32)> = keys.iter().copied().zip(0..).collect();
        pairs.par_sort_unstable();
        let known = pairs.partition_point(|(key, _)| *key != u64::MAX);
        let rows = pairs.iter().map(|(_, row)| *row).collect();
        let key = |at: usize| pairs.get(at).map(|(key, _)| key);
        Self::new(rows, known, |at| key(at - 1) != key(at))
    }

    /// The selected rows in this order.
    pub(super) fn walk(&self, selected: &Rows, direction: Direction) -> Vec<Row> {
        let pieces = self.pieces();
        let mut walked: Vec<Vec<Row>> = pieces
            .into_par_iter()
            .map(|piece| self.walk_piece(piece, selected, direction))
            .collect();
        if direction == Direction::Falling {
            walked.reverse();
        }
        let unknown = self.rows.get(self.known..).unwrap_or_default();
        let unknown = unknown.iter().filter(|row| selected.contains(wide(**row)));
        walked.push(unknown.map(|&row| Row(row)).collect());
        walked.concat()
    }

    /// The places of known values in pieces that threads can take, cut where new values begin.
    fn pieces(&self) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let mut start = 0;
        while start < self.known {
            let aim = (start + PIECE).min(self.known);
            let end = (aim..self.known).find(|at| self.begins.contains(*at));
            let end = end.unwrap_or(self.known);
            pieces.push(start..end);
            start = end;
        }
        pieces
    }

    fn walk_piece(&self, piece: Range<usize>, selected: &Rows, direction: Direction) -> Vec<Row> {
        let mut walked = Vec::new();
        let mut take = |places: Range<usize>| {
            let rows = self.rows.get(places).unwrap_or_default();
            let selected = rows.iter().filter(|row| selected.contains(wide(**row)));
            walked.extend(selected.map(|&row| Row(row)));
        };
        match direction {
            Direction::Rising => take(piece),
            Direction::Falling => {
                let Range { start, mut end } = piece;
                while end > start {
                    let begin = self.begin_of(end - 1);
                    take(begin..end);
                    end = begin;
                }
            }
        }
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
