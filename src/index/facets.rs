//! Counts of each value of each facet, every facet counted without its own filter.

pub use crate::query::FacetField;

/// One facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Which.
    pub field: FacetField,
    /// Its values with counts, most deals first (years: newest first).
    pub values: Vec<FacetValue>,
    /// Deals that have no value for it.
    pub not_known: u32,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// What the query writes: a code, a year, a currency code, `=slug`.
    pub code: String,
    /// What people read.
    pub label: String,
    /// How many deals in the lens (without this facet's own filter) have it.
    pub count: u32,
}
