//! What is wrong with a query, where, and what was expected: one plain sentence.

use std::ops::Range;

use crate::deal::cleaned;

/// How much of the user's own text an error repeats.
const QUOTED_CHARS: usize = 40;

/// What is wrong with a query, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at character {column}): expected {expected}")]
pub struct QueryError {
    /// Bytes of the text that are wrong; on character borders.
    pub span: Range<usize>,
    /// The character where they begin, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: String,
    /// What was expected there, with the nearest right word where there is one.
    pub expected: String,
}

impl QueryError {
    /// An error at some bytes of a text. A span that is no part of the text is moved into it.
    #[must_use]
    pub fn new(
        text: &str,
        span: Range<usize>,
        problem: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        let border = |at: &usize| text.is_char_boundary(*at);
        let start = (0..=span.start.min(text.len())).rev().find(border);
        let start = start.unwrap_or_default();
        let end = (span.end.max(start)..text.len()).find(border);
        let end = end.unwrap_or(text.len());
        let before = text.get(..start).unwrap_or_default();
        Self {
            span: start..end,
            column: before.chars().count() + 1,
            problem: problem.into(),
            expected: expected.into(),
        }
    }
}

/// A piece of the user's text as an error repeats it: safe on a screen and short.
pub(super) fn repeated(text: &str) -> String {
    let safe = cleaned(text);
    match safe.char_indices().nth(QUOTED_CHARS) {
        Some((end, _)) => format!("“{}…”", safe.get(..end).unwrap_or_default()),
        None => format!("“{safe}”"),
    }
}
