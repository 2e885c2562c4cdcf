//! The query language: text -> [`Query`] -> text, and its sort orders. Knows words, fields and codes; knows no data.

mod ast;
mod bands;
mod chips;
mod edit;
mod error;
mod help;
mod hits;
mod lexer;
mod meanings;
mod names;
mod parse;
mod place;
mod print;
mod tokens;
mod words;

pub use ast::{
    CompanyReach, CompanyTest, DateRange, DateTest, Direction, Expr, FacetField, Field, Moment,
    Query, SortKey, State, TermTest, Test, ValueTest,
};
pub use bands::{BANDS, band_code, band_label, band_of};
pub use chips::Chip;
pub use edit::FacetState;
pub use error::QueryError;
pub use help::HELP;
pub use hits::Words;
pub use meanings::field_meaning;
pub use names::{FieldKind, field_kind, field_names, knowable_names, sort_names};
pub use parse::{MAX_BYTES, MAX_DEPTH, parse, parse_moment};
pub use place::{Place, place};
pub use print::written_value;
pub use tokens::{TokenKind, tokens};
pub use words::words;

/// The bundled codes, read once for all tests.
#[cfg(test)]
fn bundled() -> &'static crate::deal::Codes {
    static CODES: std::sync::LazyLock<crate::deal::Codes> =
        std::sync::LazyLock::new(crate::deal::Codes::bundled);
    &CODES
}
