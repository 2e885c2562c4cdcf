//! Reading a query: limits first, then pieces, then the grammar, then the meaning of each field.
//!
//! Whatever the text is, the answer is a query or one error with its place; time grows with the length of the text, and
//! the depth of nesting is limited before anything is read by recursion.

mod amounts;
mod codes;
mod complaint;
mod dates;
mod expr;
mod fields;
mod grades;
mod items;
mod lengths;
mod stuck;
#[cfg(test)]
mod tests;
mod texts;
mod whom;

use std::ops::Range;

use super::error::{QueryError, repeated};
use super::lexer::{Piece, PieceKind, pieces};
use super::{Moment, Query};
use crate::deal::Codes;

/// The longest query, in bytes.
pub const MAX_BYTES: usize = 10 * 1024;

/// How deep parentheses may be nested.
pub const MAX_DEPTH: usize = 50;

/// What reading a query needs to know all along.
#[derive(Clone, Copy, Debug)]
struct Context<'a> {
    text: &'a str,
    codes: &'a Codes,
}

impl<'a> Context<'a> {
    fn slice(self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }
    fn error(
        self,
        span: &Range<usize>,
        problem: impl Into<String>,
        expected: impl Into<String>,
    ) -> QueryError {
        QueryError::new(self.text, span.clone(), problem, expected)
    }
}

/// Reads a query. Codes tell which kinds, statuses, roles, date types and link types there are.
///
/// # Errors
/// With the place and what was expected.
pub fn parse(text: &str, codes: &Codes) -> Result<Query, QueryError> {
    let context = Context { text, codes };
    check_text(context)?;
    let pieces = pieces(text);
    check_quotes(context, &pieces)?;
    check_parentheses(context, &pieces)?;
    expr::query(context, &pieces)
}

/// Reads a date by itself, as it stands in a query: `2019-10-31`, `2019-10` and `2019` (their last days), `today`,
/// `-2y`, `18mo`.
///
/// # Errors
/// In words, where it is none.
pub fn parse_moment(text: &str) -> Result<Moment, String> {
    dates::moment(text).map_err(|said| format!("{}, expected {}", said.problem, said.expected))
}

fn check_text(context: Context<'_>) -> Result<(), QueryError> {
    let text = context.text;
    if text.len() > MAX_BYTES {
        let problem = format!("the query is {} bytes long", text.len());
        let expected = format!("at most {MAX_BYTES} bytes");
        return Err(context.error(&(MAX_BYTES..text.len()), problem, expected));
    }
    let unsafe_char = text
        .char_indices()
        .find(|(_, letter)| letter.is_control() && !letter.is_whitespace());
    match unsafe_char {
        Some((at, letter)) => Err(context.error(
            &(at..at + letter.len_utf8()),
            format!("{} is a control character", repeated(&letter.to_string())),
            "text that can be seen",
        )),
        None => Ok(()),
    }
}

fn check_quotes(context: Context<'_>, pieces: &[Piece]) -> Result<(), QueryError> {
    match pieces
        .iter()
        .find(|piece| piece.kind == PieceKind::Quoted(false))
    {
        Some(open) => Err(context.error(
            &open.span,
            "these quotes are not closed",
            "another \" at the end of the phrase",
        )),
        None => Ok(()),
    }
}

/// Unbalanced parentheses and too deep ones, found before the grammar runs: it can then trust its stack.
fn check_parentheses(context: Context<'_>, pieces: &[Piece]) -> Result<(), QueryError> {
    let mut open = Vec::new();
    for piece in pieces {
        match piece.kind {
            PieceKind::Open => open.push(&piece.span),
            PieceKind::Close if open.pop().is_none() => {
                return Err(context.error(&piece.span, "this ) closes nothing", "a ( before it"));
            }
            _ => {}
        }
        if open.len() > MAX_DEPTH {
            let problem = format!("parentheses are nested more than {MAX_DEPTH} deep");
            return Err(context.error(&piece.span, problem, "a flatter query"));
        }
    }
    match open.pop() {
        Some(span) => Err(context.error(span, "this ( is not closed", "a ) after it")),
        None => Ok(()),
    }
}
