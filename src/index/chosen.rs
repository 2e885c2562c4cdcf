//! Some deals, chunk by chunk: those of them that had begun by a day, and those whose figures count.

use rayon::prelude::*;

use super::chunk::Chunk;
use super::column::Rows;
use super::standing::{AsOf, Facts};
use super::totals::is_firm;
use super::{Index, Row};

impl Index {
    /// The rows of each chunk, as a set.
    pub(super) fn by_chunk(&self, rows: &[Row]) -> Vec<Rows> {
        let empty = |chunk: &std::sync::Arc<Chunk>| Rows::with_capacity(chunk.len());
        let mut sets: Vec<Rows> = self.chunks.iter().map(empty).collect();
        for row in rows {
            let found = self.chunk_of(*row);
            if let Some((set, at)) = found.and_then(|(chunk, at)| Some((sets.get_mut(chunk)?, at)))
                && at < set.len()
            {
                set.insert(at);
            }
        }
        sets
    }

    /// Those of them that have not certainly still to begin on the day.
    pub(super) fn begun(&self, chosen: &[Rows], as_of: AsOf) -> Vec<Rows> {
        let chunks = self.chunks.par_iter().zip(chosen);
        let begun = chunks.map(|(chunk, rows)| {
            let mut begun = rows.clone();
            if !as_of.is_today() {
                begun.difference_with(&Facts::of(chunk).not_yet(as_of));
            }
            begun
        });
        begun.collect()
    }

    /// The same rows but for parts whose figure is in that of a whole among them, and how many firm figures that leaves
    /// out.
    pub(super) fn without_parts(&self, rows: &[Rows]) -> (Vec<Rows>, u32) {
        let mut kept = rows.to_vec();
        let mut firm = 0;
        for (row, _) in self.within(&rows.iter().collect::<Vec<_>>()) {
            let place = self.chunk_of(row);
            if let Some((chunk, at)) = place
                && let Some((chunk, kept)) = self.chunks.get(chunk).zip(kept.get_mut(chunk))
            {
                kept.set(at, false);
                firm += u32::from(is_firm(chunk, at));
            }
        }
        (kept, firm)
    }

    /// The deals whose figures are in those of others here, each with the whole that its figure is in.
    #[must_use]
    pub fn parts_left_out(&self, rows: &[Row], as_of: AsOf) -> Vec<(Row, Row)> {
        let begun = self.begun(&self.by_chunk(rows), as_of);
        self.within(&begun.iter().collect::<Vec<_>>())
    }
}
