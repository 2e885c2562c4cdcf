//! What is wrong where no rule of the grammar fits.

use super::Context;
use crate::query::QueryError;
use crate::query::error::repeated;
use crate::query::lexer::{Piece, PieceKind};

/// What can stand where a condition is missing.
const CONDITION: &str = "a word, phrase, field or parenthesis";

/// The error for a query whose reading stopped with that many pieces left.
pub(super) fn error(context: Context<'_>, pieces: &[Piece], left: usize) -> QueryError {
    let at = pieces.len().saturating_sub(left);
    let (read, rest) = pieces.split_at_checked(at).unwrap_or((pieces, &[]));
    let before = read
        .iter()
        .rev()
        .find(|piece| piece.kind != PieceKind::Space);
    let Some(here) = rest.iter().find(|piece| piece.kind != PieceKind::Space) else {
        let end = context.text.len();
        return context.error(&(end..end), "the query ends too early", CONDITION);
    };
    let written = context.slice(&here.span);
    match here.kind {
        PieceKind::Or | PieceKind::And => {
            let begins = before.is_none_or(|before| before.kind == PieceKind::Open);
            let side = if begins { "before" } else { "after" };
            let expected = format!("{CONDITION} {side} it, or quotes to search for the word");
            context.error(
                &here.span,
                format!("{} has nothing {side} it", repeated(written)),
                expected,
            )
        }
        PieceKind::Minus | PieceKind::Not => context.error(
            &here.span,
            format!("{} has nothing to exclude", repeated(written)),
            format!("{CONDITION} after it, or quotes to search for the sign"),
        ),
        PieceKind::Tilde => context.error(
            &here.span,
            "“~” has no word after it",
            "a word or \"phrase\" right after ~",
        ),
        PieceKind::Close => context.error(&here.span, "nothing stands between ( and )", CONDITION),
        PieceKind::Quoted(_) => context.error(
            &here.span,
            "something is written right after these quotes",
            "a space after the second \"",
        ),
        _ => context.error(
            &here.span,
            format!("quotes begin inside {}", repeated(written)),
            "a space before the first \", or quotes around all of it",
        ),
    }
}
