//! Questions that only the deals file can answer, and the flag that tells a running job to stop: shared by the index,
//! which asks, and the store, which answers.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::date::Day;
use super::record::DealId;

/// Tells a running job that nobody wants its answer any more.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

/// A test that only the deals file can answer; the store does, before selecting.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

impl Cancel {
    /// What says so, for a handler of signals.
    #[must_use]
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.0)
    }
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
