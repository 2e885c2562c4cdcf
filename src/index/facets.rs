//! Counts of each value of each facet, every facet counted without its own filter.
//!
//! A count is what choosing that value alone would give: a deal in `GB-ENG` counts under `GB`, one with two countries under
//! both, and one whose date may lie in several years under each of them (`date:2019` matches where bounds overlap).

pub(super) mod bands;
mod find;
mod tally;
mod years;

pub use crate::query::FacetField;
use crate::query::{Expr, Field, Test};
pub use bands::ValueBand;
pub(super) use bands::rows_where as rows_in_bands;
pub use find::MOST_VALUES;
pub(super) use tally::{FacetTally, with_most};

/// How many companies the facet of companies keeps.
pub const TOP_COMPANIES: usize = 200;

/// One facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// Which.
    pub field: FacetField,
    /// Its values with counts: most deals first; years newest first, those of ends from this year on, then the open ends
    /// and the years that are over; bands of value largest first; of companies the [`TOP_COMPANIES`] and
    /// those that the query names.
    pub values: Vec<FacetValue>,
    /// How many values there are, with those left out.
    pub all: usize,
    /// Deals of which nobody says it: what `no:` and the field's name select, and `value:unknown`.
    pub not_known: u32,
    /// Deals of which it is known: what `has:` selects.
    pub known: u32,
    /// All deals that were counted.
    pub deals: u32,
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

/// The facet that a condition narrows, where it narrows one alone.
pub(super) fn facet_of(expr: &Expr) -> Option<FacetField> {
    match expr {
        Expr::Not(part) => facet_of(part),
        Expr::And(parts) | Expr::Or(parts) => {
            let first = facet_of(parts.first()?)?;
            let alike = parts.iter().all(|part| facet_of(part) == Some(first));
            alike.then_some(first)
        }
        Expr::Test(Test::Value(field, _)) => match field {
            Field::Kind => Some(FacetField::Kind),
            Field::Status => Some(FacetField::Status),
            Field::Country => Some(FacetField::Country),
            Field::Sector => Some(FacetField::Sector),
            Field::Currency => Some(FacetField::Currency),
            _ => None,
        },
        Expr::Test(Test::Company(test)) => of_name(&test.role),
        Expr::Test(Test::Date(test)) => of_name(&test.field),
        Expr::Test(Test::Money(_)) => Some(FacetField::Value),
        Expr::Test(Test::Is(state)) if state.is_standing() => Some(FacetField::Standing),
        Expr::Test(Test::Has(name)) => of_name(name),
        Expr::All | Expr::Test(_) => None,
    }
}

fn of_name(name: &str) -> Option<FacetField> {
    FacetField::ALL
        .into_iter()
        .find(|field| field.name() == name)
}

#[cfg(test)]
mod tests;
