//! Reading a query.

use std::ops::Range;

use super::ast::Query;
use crate::deal::Codes;

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at {}): expected {expected}", self.span.start + 1)]
pub struct QueryError {
    /// Bytes of the text that are wrong.
    pub span: Range<usize>,
    /// What is wrong.
    pub problem: String,
    /// What was expected there, with the nearest right word where there is one.
    pub expected: String,
}

/// Reads a query. Codes tell which kinds, statuses, roles, date types and link types there are.
///
/// # Errors
/// With the place and what was expected.
pub fn parse(text: &str, codes: &Codes) -> Result<Query, QueryError> {
    let _ = (text, codes);
    todo!()
}
