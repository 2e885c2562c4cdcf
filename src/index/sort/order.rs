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

    /// The key of rows whose value is unknown: after every other.
    pub(super) const UNKNOWN_KEY: u64 = u64::MAX;

    /// The order of rows with keys.
    pub(super) fn of_keys(mut pairs: Vec<(u64, u32)>) -> Self {
        pairs.par_sort_unstable();
        let known = pairs.partition_point(|(key, _)| *key != Self::UNKNOWN_KEY);
        let rows = pairs.iter().map(|(_, row)| *row).collect();
        let key = |at: usize| pairs.get(at).map(|(key, _)| key);
        Self::new(rows, known, |at| key(at - 1) != key(at))
    }

    /// The order of rows by their ranks, which are numbered from 0.
    pub(super) fn of_ranks(ranks: &[u32]) -> Self {
        let known = ranks.iter().filter(|rank| **rank != Self::UNKNOWN);
        let count = known.clone().max().map_or(0, |last| wide(*last) + 1);
        // Those whose rank is unknown come last.
        let slot = |rank: u32| wide(rank).min(count);
        let mut next = starts(count, ranks.iter().map(|rank| slot(*rank)));
        let mut rows = vec![0; ranks.len()];
        for (row, rank) in (0..).zip(ranks) {
            if let Some(next) = next.get_mut(slot(*rank)) {
                if let Some(place) = rows.get_mut(wide(*next)) {
                    *place = row;
                }
                *next += 1;
            }
        }
        let known = known.count();
        let rank = |at: usize| rows.get(at).and_then(|row: &u32| ranks.get(wide(*row)));
        let begins = rows_where(0..rows.len(), |at| {
            0 < at && at < known && rank(at - 1) != rank(at)
        });
        Self {
            rows: rows.into(),
            begins,
            known,
        }
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
        let places = piece
            .clone()
            .zip(self.rows.get(piece.clone()).unwrap_or_default());
        let hits = places.filter(|(_, row)| selected.contains(wide(**row)));
        if direction == Direction::Rising {
            return hits.map(|(_, &row)| Row(row)).collect();
        }
        // Equal values keep their order: runs of them are turned around as a whole.
        let mut rising = Vec::new();
        let mut runs = Vec::new();
        let mut next = piece.start;
        for (place, &row) in hits {
            if place >= next {
                runs.push(rising.len());
                next = first_one(&self.begins, place + 1).unwrap_or(piece.end);
            }
            rising.push(Row(row));
        }
        let mut falling = Vec::with_capacity(rising.len());
        let mut end = rising.len();
        for start in runs.into_iter().rev() {
            falling.extend_from_slice(rising.get(start..end).unwrap_or_default());
            end = start;
        }
        falling
    }

    /// These rows in this order; where it says nothing, they stay as they are.
    pub(super) fn sorted(&self, rows: &[Row], direction: Direction) -> Vec<Row> {
        let (ranks, count) = self.ranks();
        let slot = |row: &Row| match (ranks.get(wide(row.0)), direction) {
            (None | Some(&Self::UNKNOWN), _) => count,
            (Some(rank), Direction::Rising) => wide(*rank),
            (Some(rank), Direction::Falling) => count - 1 - wide(*rank),
        };
        let mut sorted = vec![Row(0); rows.len()];
        let mut places = starts(count, rows.iter().map(slot));
        for row in rows {
            if let Some(next) = places.get_mut(slot(row)) {
                if let Some(place) = sorted.get_mut(wide(*next)) {
                    *place = *row;
                }
                *next += 1;
            }
        }
        sorted
    }

    /// The rank of each row, from 0, and how many there are: equal values have the same.
    fn ranks(&self) -> (Vec<u32>, usize) {
        let mut ranks = vec![Self::UNKNOWN; self.rows.len()];
        let mut rank = 0;
        for (at, row) in self.rows.iter().take(self.known).enumerate() {
            rank += u32::from(self.begins.contains(at));
            if let Some(place) = ranks.get_mut(wide(*row)) {
                *place = rank;
            }
        }
        (ranks, if self.known == 0 { 0 } else { wide(rank) + 1 })
    }
}

/// The first member of a set that is not below a number.
fn first_one(set: &Rows, from: usize) -> Option<usize> {
    const WORD: usize = usize::BITS as usize;
    let first = from / WORD;
    let words = set.as_slice().iter().enumerate().skip(first);
    let mut words = words.map(|(number, word)| {
        let below = if number == first { from % WORD } else { 0 };
        (number, word >> below << below)
    });
    let (number, word) = words.find(|(_, word)| *word != 0)?;
    Some(number * WORD + word.trailing_zeros() as usize)
}

/// Where the first thing of each slot goes, and after these the things of the slot behind the last.
fn starts(slots: usize, things: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0_u32; slots + 1];
    for slot in things {
        if let Some(after) = starts.get_mut(slot + 1) {
            *after += 1;
        }
    }
    let mut before = 0;
    for start in &mut starts {
        before += *start;
        *start = before;
    }
    starts
}
