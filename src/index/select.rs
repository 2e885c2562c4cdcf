//! Selecting: a query over the columns gives rows, facet counts and totals.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Facet, Index, Row, Totals};
pub use crate::deal::{Cancel, Lookup, Lookups};
use crate::deal::{Day, DealId};
use crate::query::Query;

/// What to select.
#[derive(Clone, Debug)]
pub struct Request {
    /// Which deals, in which order.
    pub query: Query,
    /// The user's marks.
    pub marked: Arc<[DealId]>,
    /// The user's tags, by tag.
    pub tagged: Arc<HashMap<String, Vec<DealId>>>,
    /// Answers of the deals file; a lookup that is missing here matches nothing yet.
    pub lookups: Lookups,
    /// The day that relative dates count from.
    pub today: Day,
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The deals, in order.
    pub rows: Arc<[Row]>,
    /// Counts for the rail.
    pub facets: Arc<[Facet]>,
    /// Sums of the deals.
    pub totals: Totals,
}

impl Index {
    /// Selects; `None` when cancelled on the way.
    #[must_use]
    pub fn select(&self, request: &Request, cancel: &Cancel) -> Option<Selection> {
        let _ = (request, cancel);
        todo!()
    }
    /// What the deals file must answer before this query can be selected.
    #[must_use]
    pub fn lookups_of(&self, query: &Query, today: Day) -> Vec<Lookup> {
        let _ = (query, today);
        todo!()
    }
}
