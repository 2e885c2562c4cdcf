//! Where in a query somebody is typing, and what could stand there: what completions are asked with.

use std::ops::Range;

use super::lexer::{Piece, PieceKind, pieces};
use super::names::{FieldKind, field_kind};
use super::{MAX_BYTES, Query, parse};
use crate::deal::Codes;

/// Something that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The field whose value it is, with the name as it is written; `None` for a word, or a field's name that has no
    /// `:` yet.
    pub field: Option<(String, FieldKind)>,
    /// The bytes that a completion takes the place of.
    pub span: Range<usize>,
    /// What is typed of it, without quotes and signs, up to the cursor.
    pub typed: String,
    /// What the rest of the text asks for, in which completions are counted: all that must hold besides. `None` where
    /// it cannot be read, and where this is one of several ways (`OR`).
    pub rest: Option<Query>,
}

/// What is being typed at a cursor, which stands on a byte of the text; `None` where nothing can be completed: in
/// phrases, after `~`, behind `<` and the like.
#[must_use]
pub fn place(text: &str, cursor: usize, codes: &Codes) -> Option<Place> {
    if text.len() > MAX_BYTES || !text.is_char_boundary(cursor) {
        return None;
    }
    let pieces = pieces(text);
    let before = pieces.partition_point(|piece| piece.span.end < cursor);
    let at = pieces.get(before).filter(|_| cursor > 0);
    let word = |typed: Range<usize>, from: usize| {
        Some(Place {
            field: None,
            typed: text.get(typed.start..cursor)?.to_owned(),
            span: typed,
            rest: rest(text, &pieces, from, codes),
        })
    };
    match at.map(|piece| piece.kind) {
        None | Some(PieceKind::Space | PieceKind::Open) if !is_half_written(&pieces, before) => {
            word(cursor..cursor, before)
        }
        Some(PieceKind::Minus) => word(cursor..cursor, before),
        Some(
            PieceKind::Bare
            | PieceKind::Quoted(_)
            | PieceKind::Colon
            | PieceKind::Comma
            | PieceKind::Compare,
        ) => match field_before(&pieces, before) {
            Some(name) => value(text, cursor, &pieces, name, before, codes),
            None if at? == &PieceKind::Bare && is_alone(&pieces, before) => {
                word(at?.span.clone(), before)
            }
            None => None,
        },
        _ => None,
    }
}

/// True in a space between a field's name and what should follow it right away.
fn is_half_written(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    before.is_some_and(|piece| matches!(piece.kind, PieceKind::Tilde | PieceKind::Compare))
}

/// True for a word that no `~` and no phrase stands beside.
fn is_alone(pieces: &[Piece], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| pieces.get(before));
    before.is_none_or(|piece| {
        matches!(
            piece.kind,
            PieceKind::Space | PieceKind::Open | PieceKind::Minus
        )
    })
}

const fn parts(piece: &Piece) -> bool {
    matches!(
        piece.kind,
        PieceKind::Space | PieceKind::Open | PieceKind::Close
    )
}

/// The place of the field's name whose value a piece belongs to.
fn field_before(pieces: &[Piece], at: usize) -> Option<usize> {
    let before = pieces.get(..at)?.iter().enumerate().rev();
    let mut token = before.take_while(|(_, piece)| !parts(piece));
    token
        .find(|(_, piece)| piece.kind == PieceKind::Name)
        .map(|(place, _)| place)
}

fn value(
    text: &str,
    cursor: usize,
    pieces: &[Piece],
    name: usize,
    at: usize,
    codes: &Codes,
) -> Option<Place> {
    let written = text.get(pieces.get(name)?.span.clone())?;
    let kind = field_kind(written, codes)?;
    let is_border = |piece: &Piece| matches!(piece.kind, PieceKind::Colon | PieceKind::Comma);
    let first = (name..=at)
        .rev()
        .find(|place| pieces.get(*place).is_some_and(is_border))?;
    let item = pieces.get(first + 1..)?;
    let item: Vec<&Piece> = item
        .iter()
        .take_while(|piece| !parts(piece) && !is_border(piece))
        .collect();
    let compares = item.iter().any(|piece| piece.kind == PieceKind::Compare);
    let can_compare = matches!(
        kind,
        FieldKind::Date(_) | FieldKind::Value | FieldKind::Term | FieldKind::Grade
    );
    if compares && !can_compare {
        return None;
    }
    let start = pieces.get(first)?.span.end;
    let end = match item.last() {
        None => start,
        // Without its second quote it has swallowed all that follows.
        Some(last) if last.kind == PieceKind::Quoted(false) => cursor,
        Some(last) => last.span.end,
    };
    let typed = typed_of(
        text.get(start..cursor)?,
        matches!(kind, FieldKind::Company(_)),
    )?;
    Some(Place {
        field: Some((written.to_owned(), kind)),
        span: start..end,
        typed,
        rest: rest(text, pieces, name, codes),
    })
}

/// A value without its quotes; a company's also without `=`. One with a `+` has its successors and is whole.
fn typed_of(value: &str, is_company: bool) -> Option<String> {
    if is_company && (value.starts_with('+') || value.ends_with('+')) {
        return None;
    }
    let value = if is_company {
        value.trim_start_matches('=')
    } else {
        value
    };
    let quotes = |letter| matches!(letter, '"' | '“' | '”');
    Some(
        value
            .chars()
            .filter(|letter| !quotes(*letter) && *letter != '\\')
            .collect(),
    )
}

/// The query without the clause that a piece belongs to.
fn rest(text: &str, pieces: &[Piece], at: usize, codes: &Codes) -> Option<Query> {
    let (start, end) = clause(pieces, at)?;
    let before = text.get(..start)?;
    let after = text.get(end..)?;
    parse(&format!("{before} {after}"), codes).ok()
}

/// Where the clause that a piece belongs to begins and ends, with what negates and joins it: a parenthesis counts whole.
/// `None` where it is one of several ways.
fn clause(pieces: &[Piece], at: usize) -> Option<(usize, usize)> {
    let mut depth = 0_usize;
    let depths: Vec<usize> = pieces
        .iter()
        .map(|piece| {
            if piece.kind == PieceKind::Close {
                depth = depth.saturating_sub(1);
            }
            let own = depth;
            depth += usize::from(piece.kind == PieceKind::Open);
            own
        })
        .collect();
    let on_top = |place: usize| depths.get(place).copied() == Some(0);
    let is_or = |place: &usize| {
        on_top(*place)
            && pieces
                .get(*place)
                .is_some_and(|piece| piece.kind == PieceKind::Or)
    };
    if (0..pieces.len()).any(|place| is_or(&place)) {
        return None;
    }
    // A gap on top ends a clause, and so does a parenthesis, which belongs to its own clause.
    let is_gap = |place: usize| {
        on_top(place)
            && pieces
                .get(place)
                .is_some_and(|piece| piece.kind == PieceKind::Space)
    };
    let mut first = (0..=at.min(pieces.len().checked_sub(1)?))
        .rev()
        .take_while(|place| !is_gap(*place))
        .last()
        .unwrap_or(at);
    while let Some(word) = first.checked_sub(2)
        && is_gap(first - 1)
        && matches!(pieces.get(word)?.kind, PieceKind::Not | PieceKind::And)
    {
        first = word;
    }
    let end = (at..pieces.len())
        .find(|place| is_gap(*place))
        .unwrap_or(pieces.len());
    let start = pieces.get(first).map_or(0, |piece| piece.span.start);
    let end = end.checked_sub(1).and_then(|last| pieces.get(last));
    Some((start, end.map_or(start, |piece| piece.span.end.max(start))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::bundled;

    type Found = (String, String, String, String);

    /// The field, what is typed, what a completion replaces, and the rest; the cursor stands at `|`.
    fn at(text: &str) -> Option<Found> {
        let cursor = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let place = place(&text, cursor, bundled())?;
        let field = place.field.map_or_else(String::new, |(name, _)| name);
        Some((
            field,
            place.typed,
            text.get(place.span)?.to_owned(),
            place.rest.unwrap_or_default().to_string(),
        ))
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "what it is compared with may be none"
    )]
    fn found(field: &str, typed: &str, replaced: &str, rest: &str) -> Option<Found> {
        let [field, typed, replaced, rest] = [field, typed, replaced, rest].map(str::to_owned);
        Some((field, typed, replaced, rest))
    }

    #[test]
    fn a_word_may_become_a_field_or_a_company() {
        assert_eq!(at("micro|"), found("", "micro", "micro", ""));
        assert_eq!(
            at("nhs mi|cro kind:licence"),
            found("", "mi", "micro", "nhs kind:licence")
        );
        assert_eq!(at("nhs -cer|"), found("", "cer", "cer", "nhs"));
        assert_eq!(at("nhs |"), found("", "", "", "nhs"));
        assert_eq!(at("|"), found("", "", "", ""));
    }

    #[test]
    fn a_value_is_that_of_its_field_and_one_of_several() {
        assert_eq!(at("nhs kind:|"), found("kind", "", "", "nhs"));
        assert_eq!(at("nhs kind:li|"), found("kind", "li", "li", "nhs"));
        assert_eq!(
            at("kind:licence,con| nhs"),
            found("kind", "con", "con", "nhs")
        );
        assert_eq!(
            at("kind:li|c,contract nhs"),
            found("kind", "li", "lic", "nhs")
        );
        assert_eq!(at("-status:exp|"), found("status", "exp", "exp", ""));
        assert_eq!(at("a NOT status:exp|"), found("status", "exp", "exp", "a"));
        assert_eq!(at("a AND status:exp|"), found("status", "exp", "exp", "a"));
    }

    #[test]
    fn quotes_and_the_sign_of_a_slug_are_not_part_of_what_is_typed() {
        assert_eq!(
            at("nhs supplier:\"NHS Dig|"),
            found("supplier", "NHS Dig", "\"NHS Dig", "nhs")
        );
        assert_eq!(
            at("supplier:\"NHS|\" a"),
            found("supplier", "NHS", "\"NHS\"", "a")
        );
        assert_eq!(at("company:=ora|"), found("company", "ora", "=ora", ""));
        assert_eq!(at("company:oracle+|"), None);
    }

    #[test]
    fn signs_that_compare_are_part_of_what_is_typed_behind_a_colon() {
        assert_eq!(at("nhs value:>5|"), found("value", ">5", ">5", "nhs"));
        assert_eq!(at("grade:<=|"), found("grade", "<=", "<=", ""));
    }

    #[test]
    fn what_stands_in_a_group_is_counted_without_the_group() {
        assert_eq!(
            at("nhs (lorenzo OR kind:li|) bt"),
            found("kind", "li", "li", "nhs bt")
        );
        assert_eq!(
            at("nhs -(lorenzo kind:li|"),
            found("kind", "li", "li", "nhs")
        );
        assert_eq!(at("nhs OR kind:li|"), found("kind", "li", "li", ""));
        assert_eq!(at("no_such:x kind:li|"), found("kind", "li", "li", ""));
    }

    #[test]
    fn nothing_is_completed_in_phrases_comparisons_and_after_a_tilde() {
        for text in [
            "\"office 3|",
            "~cern|",
            "ends<20|",
            "kind:>5|",
            "(a)|",
            "a OR|",
            "ki|nd:licence",
            "nope:x|",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_a_place_or_none_and_what_is_replaced_is_part_of_it(
            text in "([a-z:,()\"<>=~!* +-]|kind:|supplier:|OR | NOT |é|\u{301}){0,24}", cursor in 0_usize..40
        ) {
            if let Some(place) = place(&text, cursor, bundled()) {
                prop_assert!(text.get(place.span.clone()).is_some());
                prop_assert!(place.span.start <= cursor && cursor <= place.span.end);
            }
        }
    }
}
