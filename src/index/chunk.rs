//! 65,536 deals as columns, and how they are filled.

use crate::deal::{ScannedDeal, ScannedParty, Sink};

/// Deals as columns.
pub struct Chunk {}

/// Fills a chunk from a scan.
#[derive(Default)]
pub struct ChunkBuilder {}

impl ChunkBuilder {
    /// How many whole deals it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        todo!()
    }
    /// The chunk, and an empty builder in its place.
    pub fn take(&mut self) -> Chunk {
        todo!()
    }
}

impl Sink for ChunkBuilder {
    fn deal(&mut self, _deal: &ScannedDeal<'_>) {}
    fn party(&mut self, _party: &ScannedParty<'_>) {}
    fn product(&mut self, _name: &str) {}
    fn country(&mut self, _code: &str) {}
    fn sector(&mut self, _code: &str) {}
    fn evidence(&mut self, _best_grade: Option<char>, _disputed: bool) {}
    fn end(&mut self) {}
}
