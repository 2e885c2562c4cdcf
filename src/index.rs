//! The deals file held in memory as compact columns: what lists, filters, facets and sorting read. No I/O.

mod chunk;
mod companies;
mod entry;
mod facets;
mod select;
mod sort;
mod totals;

use std::sync::Arc;

pub use chunk::{Chunk, ChunkBuilder};
pub use companies::{Companies, CompanyHit, CompanyRow, MatchReason};
pub use entry::{Entry, PartyName};
pub use facets::{Facet, FacetField, FacetValue};
pub use select::{Cancel, Lookup, Lookups, Request, Selection};
pub use totals::{Counted, CurrencyTotal, Totals};

use crate::deal::{Codes, DealId, Rates};

/// How many deals a chunk holds at the most.
pub const CHUNK_DEALS: usize = 65_536;

/// Place of a deal in the index, from 0, in order of row id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

/// The whole index. Cheap to clone: everything is shared and immutable.
#[derive(Clone)]
pub struct Index {
    chunks: Vec<Arc<Chunk>>,
    companies: Arc<Companies>,
    codes: Arc<Codes>,
    rates: Arc<Rates>,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Index of {} chunks", self.chunks.len())
    }
}

impl Index {
    /// An index without deals yet.
    #[must_use]
    pub fn new(companies: Arc<Companies>, codes: Arc<Codes>, rates: Arc<Rates>) -> Self {
        Self {
            chunks: Vec::new(),
            companies,
            codes,
            rates,
        }
    }
    /// The index with one more chunk; chunks come in order of row id and hold [`CHUNK_DEALS`] deals each but for the last.
    #[must_use]
    pub fn with(&self, chunk: Arc<Chunk>) -> Self {
        let mut grown = self.clone();
        grown.chunks.push(chunk);
        grown
    }
    /// How many deals there are.
    #[must_use]
    pub fn len(&self) -> usize {
        todo!()
    }
    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// One deal's columns.
    #[must_use]
    pub fn entry(&self, row: Row) -> Option<Entry<'_>> {
        let _ = row;
        todo!()
    }
    /// Where a deal is.
    #[must_use]
    pub fn row_of(&self, id: DealId) -> Option<Row> {
        let _ = id;
        todo!()
    }
    /// Where the deal of that slug is.
    #[must_use]
    pub fn row_of_slug(&self, slug: &str) -> Option<Row> {
        let _ = slug;
        todo!()
    }
    /// The companies.
    #[must_use]
    pub fn companies(&self) -> &Companies {
        &self.companies
    }
    /// The code lists.
    #[must_use]
    pub fn codes(&self) -> &Codes {
        &self.codes
    }
    /// The exchange rates.
    #[must_use]
    pub fn rates(&self) -> &Rates {
        &self.rates
    }
}
