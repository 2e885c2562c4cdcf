//! The deals file held in memory as compact columns: what lists, filters, facets and sorting read. No I/O.

mod chosen;
mod chunk;
mod column;
mod companies;
mod completion;
mod entry;
mod explain;
mod facets;
mod groups;
mod ledger;
mod names;
mod overview;
mod postings;
mod probes;
mod profile;
mod radar;
mod seen;
mod select;
mod sort;
mod standing;
#[cfg(test)]
mod testing;
mod totals;

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

pub use crate::fuzzy::Tier;
pub use chunk::{Chunk, ChunkBuilder};
pub use companies::{
    Companies, CompaniesFound, CompanyAsk, CompanyHit, CompanyRow, CompanySort, MatchReason, Step,
};
pub use completion::{Ask, Candidate, Completer, Completions};
pub use entry::{Entry, PartyName};
pub use explain::{Explanation, Suggestion};
pub use facets::{Facet, FacetField, FacetValue, MOST_VALUES, TOP_COMPANIES, ValueBand};
pub use groups::{Group, NOT_KNOWN};
pub use ledger::{Figures, Ledger};
pub use overview::{KNOWN, Overview, Ranking, SERIES, Share, YearRow};
pub use profile::{Change, Ground, Outcome, Partner, Profile, Reach, Tallied, Whose};
pub use radar::{Lane, Outside, Radar, Runway, runway};
pub use seen::{MOST_PRINTS, News, Seen, Since};
pub use select::{Cancel, Lookup, Lookups, Request, Selection};
pub use standing::{AsOf, Standing, began_before, happens_once};
pub use totals::{Converted, Counted, CurrencyTotal, RangeTotal, Totals};

use crate::deal::{Codes, DealId, Rates};
use column::{short, wide};
use names::Names;
use postings::Postings;
use sort::Orders;

/// How many deals a chunk holds at the most.
pub const CHUNK_DEALS: usize = 65_536;

/// Place of a deal in the index, from 0, in order of row id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

/// The whole index. Cheap to clone: everything is shared and immutable.
#[derive(Clone)]
pub struct Index {
    chunks: Vec<Arc<Chunk>>,
    /// Row of each chunk's first deal.
    starts: Vec<u32>,
    len: usize,
    companies: Arc<Companies>,
    company_deals: Arc<[u32]>,
    /// Names of the companies, for words; read when first needed.
    names: Arc<OnceLock<Names>>,
    /// The deals of each company; an index with more deals has its own.
    postings: Arc<OnceLock<Postings>>,
    /// Orders by column; an index with more deals has its own.
    orders: Arc<Orders>,
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
            starts: Vec::new(),
            len: 0,
            company_deals: vec![0; companies.len()].into(),
            companies,
            names: Arc::default(),
            postings: Arc::default(),
            orders: Arc::default(),
            codes,
            rates,
        }
    }

    /// An index of nothing, with the bundled code lists.
    #[must_use]
    pub fn empty() -> Self {
        let companies = Companies::new(Vec::new(), Vec::new());
        Self::new(
            Arc::new(companies),
            Arc::new(Codes::bundled()),
            Arc::default(),
        )
    }

    /// The index with one more chunk. Chunks come in order of row id and are built with this index's companies.
    #[must_use]
    pub fn with(&self, chunk: Arc<Chunk>) -> Self {
        let mut deals = self.company_deals.to_vec();
        let all = column::all_rows(chunk.len());
        chunk.parties.count(&all, &mut deals);
        let mut grown = self.clone();
        grown.starts.push(short(self.len));
        grown.len += chunk.len();
        grown.company_deals = deals.into();
        grown.postings = Arc::default();
        grown.orders = Arc::default();
        grown.chunks.push(chunk);
        grown
    }

    /// A builder of chunks for this index.
    #[must_use]
    pub fn chunk_builder(&self) -> ChunkBuilder {
        ChunkBuilder::new(Arc::clone(&self.companies))
    }

    /// How many deals there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One deal's columns.
    #[must_use]
    pub fn entry(&self, row: Row) -> Option<Entry<'_>> {
        let (chunk, at) = self.chunk_of(row)?;
        let chunk = self.chunks.get(chunk)?;
        (at < chunk.len()).then_some(Entry {
            chunk,
            companies: &self.companies,
            row,
            at,
        })
    }

    /// The number of a row's chunk, and its place there.
    fn chunk_of(&self, row: Row) -> Option<(usize, usize)> {
        let after = self.starts.partition_point(|&start| start <= row.0);
        let chunk = after.checked_sub(1)?;
        Some((chunk, wide(row.0 - self.starts.get(chunk)?)))
    }

    /// Something of every deal, in order of row.
    fn of_all<T: Send>(&self, of: impl Fn(usize, &Chunk, usize) -> T + Sync) -> Vec<T> {
        // All at once would gather the chunks' parts before they are put together: twice the memory.
        let mut all = Vec::with_capacity(self.len);
        for (number, chunk) in self.chunks.iter().enumerate() {
            let rows = (0..chunk.len()).into_par_iter();
            all.par_extend(rows.map(|row| of(number, chunk, row)));
        }
        all
    }

    /// Where a deal is.
    #[must_use]
    pub fn row_of(&self, id: DealId) -> Option<Row> {
        let starts_by = |chunk: &Arc<Chunk>| chunk.ids.first().is_some_and(|first| first <= id.0);
        let chunk = self.chunks.partition_point(starts_by).checked_sub(1)?;
        self.row_in(chunk, self.chunks.get(chunk)?.row_of(id)?)
    }

    /// Where the deal of that slug is.
    #[must_use]
    pub fn row_of_slug(&self, slug: &str) -> Option<Row> {
        let found = |(chunk, columns): (usize, &Arc<Chunk>)| {
            let at = columns.slugs.find(slug)?;
            self.row_in(chunk, at)
        };
        self.chunks.iter().enumerate().find_map(found)
    }

    /// The companies.
    #[must_use]
    pub fn companies(&self) -> &Companies {
        &self.companies
    }

    /// How many deals each company takes part in, in any role, by [`CompanyRow`].
    #[must_use]
    pub fn company_deal_counts(&self) -> &[u32] {
        &self.company_deals
    }

    /// The same as of a day: deals that certainly begin later are not counted.
    #[must_use]
    pub fn company_deals(&self, as_of: AsOf) -> std::borrow::Cow<'_, [u32]> {
        if as_of.is_today() {
            return (&*self.company_deals).into();
        }
        let mut deals = self.company_deals.to_vec();
        for chunk in &self.chunks {
            let not_yet = standing::Facts::of(chunk).not_yet(as_of);
            chunk.parties.each_company(&not_yet, |company| {
                if let Some(deals) = deals.get_mut(wide(company.0)) {
                    *deals = deals.saturating_sub(1);
                }
            });
        }
        deals.into()
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

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.companies))
    }

    fn row_in(&self, chunk: usize, at: usize) -> Option<Row> {
        Some(Row(self.starts.get(chunk)? + short(at)))
    }
}
