//! The deals that each deal is a part of: few have any.

use super::narrow::{short, wide};
use crate::deal::DealId;

/// Rows, rising, each with a deal that it is a part of.
#[derive(Default)]
pub(crate) struct Wholes(Vec<(u32, DealId)>);

impl Wholes {
    /// The deal of this row, which comes after all others, is a part of that one.
    pub(crate) fn push(&mut self, row: usize, whole: DealId) {
        self.0.push((short(row), whole));
    }

    /// The deals that a row is a part of.
    pub(crate) fn of(&self, row: usize) -> impl Iterator<Item = DealId> + '_ {
        let first = self.0.partition_point(|(at, _)| wide(*at) < row);
        let rest = self.0.iter().skip(first);
        rest.take_while(move |(at, _)| wide(*at) == row)
            .map(|(_, whole)| *whole)
    }

    /// The rows that are parts, each once.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.0
            .chunk_by(|(one, _), (other, _)| one == other)
            .filter_map(|group| group.first().map(|(row, _)| wide(*row)))
    }
}
