//! Parts and wholes: a deal whose figure is in that of another one that is counted too.

use super::place::{Family, Place};
use super::{Row, Tally};
use crate::index::Index;
use crate::index::column::Rows;

/// So many wholes of wholes are looked at; in a file made by people there are two or three.
const MOST: usize = 64;

impl Index {
    /// True where the figure of a contract is in that of one of the deals that pass.
    pub(in crate::index) fn is_firm_within(&self, row: Row, passes: &dyn Fn(Row) -> bool) -> bool {
        whole_of(self, row, Family::Contracts, passes).is_some()
    }

    /// The deals among these rows of each chunk whose figure is in that of another one of them, each with that one.
    pub(in crate::index) fn within(&self, counted: &[&Rows]) -> Vec<(Row, Row)> {
        let is_in = |row: Row| {
            let place = self.chunk_of(row);
            let rows = place.and_then(|(chunk, at)| Some((counted.get(chunk)?, at)));
            rows.is_some_and(|(rows, at)| rows.contains(at))
        };
        let mut found = Vec::new();
        for ((chunk, start), rows) in self.chunks.iter().zip(&self.starts).zip(counted) {
            for at in chunk.wholes.rows().filter(|at| rows.contains(*at)) {
                let row = Row(start + crate::index::column::short(at));
                let family = chunk.places().of(at).and_then(Place::family);
                let whole = family.and_then(|family| whole_of(self, row, family, &is_in));
                found.extend(whole.map(|whole| (row, whole)));
            }
        }
        found
    }
}

impl Tally {
    /// Takes out of the sums what would count twice, among these rows of each chunk.
    pub(in crate::index) fn leave_out_parts(&mut self, index: &Index, counted: &[&Rows]) {
        for (row, _) in index.within(counted) {
            self.leave_out(index, row);
        }
    }

    /// Takes one deal that was counted out of the sums, where its figure is in that of another.
    pub(super) fn leave_out_if_within(
        &mut self,
        index: &Index,
        row: Row,
        is_in: &dyn Fn(Row) -> bool,
    ) {
        let Some((chunk, at)) = index.chunk_of(row) else {
            return;
        };
        let Some(chunk) = index.chunks.get(chunk) else {
            return;
        };
        if chunk.wholes.of(at).next().is_none() {
            return;
        }
        let family = chunk.places().of(at).and_then(Place::family);
        if family.is_some_and(|family| whole_of(index, row, family, is_in).is_some()) {
            self.leave_out(index, row);
        }
    }

    /// Takes one deal out of the sums that it was counted in.
    fn leave_out(&mut self, index: &Index, row: Row) {
        let chunk = index.chunk_of(row);
        let chunk = chunk.and_then(|(chunk, at)| Some((index.chunks.get(chunk)?, at)));
        if let Some((chunk, at)) = chunk
            && let Some(place) = chunk.places().of(at)
        {
            self.take_out(chunk, at, place);
            self.counted.within += 1;
        }
    }
}

/// The whole of the deal that is among those counted, with a figure in the same sums; of several the nearest.
fn whole_of(index: &Index, row: Row, family: Family, is_in: &dyn Fn(Row) -> bool) -> Option<Row> {
    let counts = |whole: Row| {
        let place = index.chunk_of(whole);
        let place = place.and_then(|(chunk, at)| index.chunks.get(chunk)?.places().of(at));
        place.and_then(Place::family) == Some(family)
    };
    let wholes = wholes_of(index, row);
    // Deals that are parts of one another are no wholes.
    wholes
        .into_iter()
        .find(|whole| is_in(*whole) && counts(*whole) && !wholes_of(index, *whole).contains(&row))
}

/// The deals that this one is a part of, and those that they are parts of. Circles end.
fn wholes_of(index: &Index, row: Row) -> Vec<Row> {
    let mut found: Vec<Row> = Vec::new();
    let mut open = vec![row];
    while let Some(part) = open.pop() {
        let Some((chunk, at)) = index.chunk_of(part) else {
            continue;
        };
        let Some(chunk) = index.chunks.get(chunk) else {
            continue;
        };
        for id in chunk.wholes.of(at) {
            let Some(whole) = index.row_of(id) else {
                continue;
            };
            if found.len() < MOST && !found.contains(&whole) {
                found.push(whole);
                open.push(whole);
            }
        }
    }
    found
}
