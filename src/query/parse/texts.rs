//! Words and texts in quotes.

use super::Context;
use crate::query::QueryError;
use crate::query::error::repeated;
use crate::query::lexer::{Piece, PieceKind};
use crate::query::names::field_kind;

/// A word or phrase that stands on its own.
pub(super) fn free(context: Context<'_>, piece: &Piece) -> Result<String, QueryError> {
    let text = written(context, piece)?;
    if matches!(piece.kind, PieceKind::Quoted(_)) {
        return Ok(text);
    }
    if text.starts_with(['<', '>', ':']) {
        let problem = format!("{} has no field before it", repeated(&text));
        return Err(context.error(
            &piece.span,
            problem,
            "a field such as ends<2027-07, or quotes around the text",
        ));
    }
    if let Some((name, value)) = text.split_once('=')
        && field_kind(name, context.codes).is_some()
    {
        let problem = format!("“{name}=” is not how a field is asked for");
        let value = if value.is_empty() { "…" } else { value };
        let expected = format!("{name}:{value}, or quotes around the text");
        return Err(context.error(&piece.span, problem, expected));
    }
    Ok(text)
}

/// The text of a piece: without its quotes and their escapes, white space as plain spaces.
pub(super) fn written(context: Context<'_>, piece: &Piece) -> Result<String, QueryError> {
    let text = context.slice(&piece.span);
    if !matches!(piece.kind, PieceKind::Quoted(_)) {
        return Ok(text.to_owned());
    }
    let mut letters = text
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    // Both quotes are there: the parser has checked it before.
    letters.next();
    letters.next_back();
    let mut letters = letters.peekable();
    let mut inside = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let escaped =
            (letter == '\\').then(|| letters.next_if(|next| matches!(next, '"' | '\\' | '”')));
        inside.push(escaped.flatten().unwrap_or(letter));
    }
    if inside.trim().is_empty() {
        return Err(context.error(
            &piece.span,
            "nothing stands between these quotes",
            "words between the quotes",
        ));
    }
    Ok(inside)
}
