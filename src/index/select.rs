//! Selecting: a query over the columns gives rows, facet counts and totals.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Facet, Index, Row, Totals};
use crate::deal::{Day, DealId};
use crate::query::Query;

/// Tells a running job that nobody wants its answer any more.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

/// A test that only the deals file can answer; the store does, before selecting.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each says what the deals must have")]
pub enum Lookup {
    /// A folded word or phrase in the summary.
    Summary(String),
    /// A source whose slug, publisher or title has this text.
    Source(String),
    /// A link of this type (`None`: any) to the deal of this slug; with `true`, on and on.
    Link(Option<String>, String, bool),
    /// A date of this type with bounds that overlap (or, with `true`, lie in) the days `min` to `max`.
    Date(String, Option<Day>, Option<Day>, bool),
    /// Any fact of this name (`has:summary`).
    Has(String),
}

/// Answers to lookups: ids in rising order.
pub type Lookups = HashMap<Lookup, Arc<[DealId]>>;

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
#[derive(Clone, Debug)]
pub struct Selection {
    /// The deals, in order.
    pub rows: Arc<[Row]>,
    /// Counts for the rail.
    pub facets: Arc<[Facet]>,
    /// Sums of the deals.
    pub totals: Totals,
}

impl Cancel {
    /// Says that the job should stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
    /// True when the job should stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
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
