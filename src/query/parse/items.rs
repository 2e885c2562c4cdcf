//! The values of a field, between commas.

use std::ops::Range;

use super::{Context, texts};
use crate::query::QueryError;
use crate::query::lexer::{Piece, PieceKind};

/// One value of a field: what stands between two commas.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    /// Where it stands; for a missing value, the comma or operator before it.
    pub(super) span: Range<usize>,
    pieces: Vec<&'a Piece>,
}

/// A text with what may stand around its quotes: `+"NHS Digital"`.
pub(super) struct Marked<'a> {
    pub(super) before: &'a str,
    pub(super) text: String,
    pub(super) quoted: bool,
    pub(super) after: &'a str,
}

impl<'a> Item<'a> {
    /// The values behind an operator. `<` and the like are part of the first value; `:` is not.
    pub(super) fn list(operator: &'a Piece, items: Vec<Vec<&'a Piece>>) -> Vec<Self> {
        let mut end = operator.span.end;
        let mut list = Vec::with_capacity(items.len());
        for (place, mut pieces) in items.into_iter().enumerate() {
            // A comma takes one byte.
            let start = end + usize::from(place > 0);
            end = pieces.last().map_or(start, |last| last.span.end);
            let mut span = start..end;
            if pieces.is_empty() {
                span = start.saturating_sub(1)..start;
            } else if place == 0 && operator.kind == PieceKind::Compare {
                pieces.insert(0, operator);
                span = operator.span.start..end;
            }
            list.push(Self { span, pieces });
        }
        list
    }

    /// True where nothing stands between the commas.
    pub(super) const fn is_missing(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The whole value as it is written, without quotes around it: what dates and amounts are read from.
    pub(super) fn plain(&self, context: Context<'a>) -> Result<&'a str, QueryError> {
        let quotes = |letter| matches!(letter, '"' | '“' | '”');
        match self.pieces.as_slice() {
            [only] if matches!(only.kind, PieceKind::Quoted(_)) => {
                Ok(context.slice(&only.span).trim_matches(quotes))
            }
            pieces
                if pieces
                    .iter()
                    .any(|piece| matches!(piece.kind, PieceKind::Quoted(_))) =>
            {
                Err(self.misplaced_quotes(context))
            }
            _ => Ok(context.slice(&self.span)),
        }
    }

    /// The value as a text.
    pub(super) fn text(&self, context: Context<'a>) -> Result<String, QueryError> {
        let marked = self.marked(context)?;
        if marked.before.is_empty() && marked.after.is_empty() {
            return Ok(marked.text);
        }
        Err(self.misplaced_quotes(context))
    }

    /// The value as a text that may have signs before and after its quotes.
    pub(super) fn marked(&self, context: Context<'a>) -> Result<Marked<'a>, QueryError> {
        if let Some(sign) = self
            .pieces
            .iter()
            .find(|piece| piece.kind == PieceKind::Compare)
        {
            let problem = "only dates, value, term and grade can be compared";
            return Err(context.error(
                &sign.span,
                problem,
                "a value right after “:”, in quotes where it has < or > in it",
            ));
        }
        let slice = |piece: &&Piece| context.slice(&piece.span);
        let (before, text, after) = match self.pieces.as_slice() {
            [text] => ("", text, ""),
            [text, after] if matches!(text.kind, PieceKind::Quoted(_)) => ("", text, slice(after)),
            [before, text] => (slice(before), text, ""),
            [before, text, after] if matches!(text.kind, PieceKind::Quoted(_)) => {
                (slice(before), text, slice(after))
            }
            _ => {
                return Err(self.misplaced_quotes(context));
            }
        };
        let quoted = matches!(text.kind, PieceKind::Quoted(_));
        let text = texts::written(context, text)?;
        Ok(Marked {
            before,
            text,
            quoted,
            after,
        })
    }

    /// The error for quotes around a part of the value.
    pub(super) fn misplaced_quotes(&self, context: Context<'_>) -> QueryError {
        let expected = "quotes around all of it, or a space or comma beside them";
        context.error(&self.span, "quotes stand inside a value", expected)
    }
}
