//! Cuts a query into pieces that together are the whole text, whatever it is: what parsing and colouring both read.

use std::ops::Range;

use winnow::combinator::{alt, opt, peek, repeat, terminated};
use winnow::error::EmptyError;
use winnow::prelude::*;
use winnow::stream::LocatingSlice;
use winnow::token::{any, one_of, take_while};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// White space.
    Space,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `-` before what it excludes.
    Minus,
    /// `~`.
    Tilde,
    /// `OR`.
    Or,
    /// `AND`, which may be left out.
    And,
    /// `NOT`, the same as `-`.
    Not,
    /// A field's name, with its operator right behind it.
    Name,
    /// `!` after the name.
    Certain,
    /// `:`.
    Colon,
    /// `<`, `<=`, `>` or `>=`, as the operator or inside a value.
    Compare,
    /// `,` between values.
    Comma,
    /// A word, or a value or part of one outside quotes.
    Bare,
    /// A text in quotes, which are part of it; false where the second quote is missing.
    Quoted(bool),
}

/// A piece and where it stands, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) kind: PieceKind,
    pub(super) span: Range<usize>,
}

impl PartialEq<PieceKind> for Piece {
    fn eq(&self, kind: &PieceKind) -> bool {
        self.kind == *kind
    }
}

/// Where in a query the reading is: a comma means something only inside a value.
#[derive(Clone, Copy)]
enum Place {
    Outside,
    AfterName,
    InValue,
}

type Input<'s> = LocatingSlice<&'s str>;
type Read<T> = Result<T, EmptyError>;

/// The pieces of a text. Side by side they are the whole text.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut input = LocatingSlice::new(text);
    let mut pieces = Vec::new();
    let mut place = Place::Outside;
    while let Ok((kind, span)) = piece(place).with_span().parse_next(&mut input) {
        place = match (kind, place) {
            (PieceKind::Name, _) => Place::AfterName,
            (PieceKind::Colon | PieceKind::Compare, _) => Place::InValue,
            (PieceKind::Space | PieceKind::Open | PieceKind::Close, _) => Place::Outside,
            (_, place) => place,
        };
        pieces.push(Piece { kind, span });
    }
    pieces
}

fn piece(place: Place) -> impl FnMut(&mut Input<'_>) -> Read<PieceKind> {
    move |input| match place {
        Place::Outside => alt((gap, sign, quoted, name, word)).parse_next(input),
        Place::AfterName => alt((
            '!'.value(PieceKind::Certain),
            ':'.value(PieceKind::Colon),
            compare,
        ))
        .parse_next(input),
        Place::InValue => {
            alt((gap, ','.value(PieceKind::Comma), compare, quoted, value)).parse_next(input)
        }
    }
}

fn gap(input: &mut Input<'_>) -> Read<PieceKind> {
    alt((
        take_while(1.., char::is_whitespace).value(PieceKind::Space),
        '('.value(PieceKind::Open),
        ')'.value(PieceKind::Close),
    ))
    .parse_next(input)
}

fn sign(input: &mut Input<'_>) -> Read<PieceKind> {
    alt(('-'.value(PieceKind::Minus), '~'.value(PieceKind::Tilde))).parse_next(input)
}

fn compare(input: &mut Input<'_>) -> Read<PieceKind> {
    (one_of(['<', '>']), opt('='))
        .value(PieceKind::Compare)
        .parse_next(input)
}

fn name(input: &mut Input<'_>) -> Read<PieceKind> {
    let letters = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    terminated(
        take_while(1.., letters),
        peek((opt('!'), one_of([':', '<', '>']))),
    )
    .value(PieceKind::Name)
    .parse_next(input)
}

fn word(input: &mut Input<'_>) -> Read<PieceKind> {
    let letters = |letter: char| !ends_word(letter);
    let mut kind = take_while(1.., letters).map(|word| match word {
        "OR" => PieceKind::Or,
        "AND" => PieceKind::And,
        "NOT" => PieceKind::Not,
        _ => PieceKind::Bare,
    });
    kind.parse_next(input)
}

fn value(input: &mut Input<'_>) -> Read<PieceKind> {
    take_while(1.., |letter| !ends_value(letter))
        .value(PieceKind::Bare)
        .parse_next(input)
}

fn quoted(input: &mut Input<'_>) -> Read<PieceKind> {
    let close = alt(('"'.value('"'), '“'.value('”'))).parse_next(input)?;
    let inside = alt((
        ('\\', any).void(),
        any.verify(move |letter| *letter != close).void(),
    ));
    let () = repeat(0.., inside).parse_next(input)?;
    opt(close)
        .map(|found| PieceKind::Quoted(found.is_some()))
        .parse_next(input)
}

/// True for a character that no word has outside quotes.
pub(super) fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')' | '"' | '“')
}

/// True for a character that no value has outside quotes.
pub(super) fn ends_value(letter: char) -> bool {
    ends_word(letter) || matches!(letter, ',' | '<' | '>')
}
