//! The grammar: words joined by AND (which binds tighter) and OR, `-` and parentheses.
//!
//! A rule that does not fit steps back; where nothing fits, [`stuck`](super::stuck) looks at the place and says why. What
//! is wrong inside a field stops the reading at once with its own error.

use winnow::combinator::{
    alt, cut_err, delimited, eof, opt, peek, preceded, repeat, separated, terminated,
};
use winnow::error::{ErrMode, ParserError};
use winnow::prelude::*;
use winnow::stream::{Stateful, Stream, TokenSlice};
use winnow::token::any;

use super::fields::{self, FieldText, Meaning};
use super::items::Item;
use super::{Context, stuck, texts};
use crate::query::lexer::{Piece, PieceKind};
use crate::query::{Expr, Query, QueryError, SortKey, Test};

/// What is collected while the pieces are read.
#[derive(Clone, Debug)]
pub(super) struct State<'a> {
    context: Context<'a>,
    depth: usize,
    sort: Vec<SortKey>,
    /// The last `sort:`, to point at where it stands for a filter.
    order: Option<&'a Piece>,
}

type Input<'a> = Stateful<TokenSlice<'a, Piece>, State<'a>>;
type Read<T> = ModalResult<T, Fault>;

/// Why a rule did not fit: what it says, or how many pieces were left.
#[derive(Debug)]
pub(super) struct Fault {
    left: usize,
    said: Option<Box<QueryError>>,
}

impl<'a> ParserError<Input<'a>> for Fault {
    type Inner = Self;

    fn from_input(input: &Input<'a>) -> Self {
        Self {
            left: input.eof_offset(),
            said: None,
        }
    }
    fn or(self, other: Self) -> Self {
        if self.left < other.left { self } else { other }
    }
    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

/// Reads the pieces of a whole query.
pub(super) fn query<'a>(context: Context<'a>, pieces: &'a [Piece]) -> Result<Query, QueryError> {
    let state = State {
        context,
        depth: 0,
        sort: Vec::new(),
        order: None,
    };
    let mut input = Stateful {
        input: TokenSlice::new(pieces),
        state,
    };
    let filter = delimited(spaces, opt(either), eof).parse_next(&mut input);
    match filter {
        Ok(filter) => Ok(Query {
            filter: filter.unwrap_or(Expr::All),
            sort: input.state.sort,
        }),
        Err(error) => Err(
            match error.into_inner().map(|fault| (fault.said, fault.left)) {
                Ok((Some(said), _)) => *said,
                Ok((None, left)) => stuck::error(context, pieces, left),
                Err(_) => stuck::error(context, pieces, 0),
            },
        ),
    }
}

/// `a OR b`.
fn either(input: &mut Input<'_>) -> Read<Expr> {
    let branches: Vec<Expr> = separated(1.., all, lexeme(PieceKind::Or)).parse_next(input)?;
    if branches.len() > 1 && branches.contains(&Expr::All) {
        let span = input
            .state
            .order
            .map(|order| order.span.clone())
            .unwrap_or_default();
        let error = input.state.context.error(
            &span,
            "an order is not part of a filter",
            "a word, a field or ( beside OR",
        );
        return Err(said(error));
    }
    Ok(Expr::any_of(branches))
}

/// `a b`, `a AND b`.
fn all(input: &mut Input<'_>) -> Read<Expr> {
    let mut parts = vec![clause.parse_next(input)?];
    let more: Vec<Expr> =
        repeat(0.., preceded(opt(lexeme(PieceKind::And)), clause)).parse_next(input)?;
    parts.extend(more);
    Ok(Expr::all_of(parts))
}

fn clause(input: &mut Input<'_>) -> Read<Expr> {
    alt((excluded, group, fuzzy, field, phrase, word)).parse_next(input)
}

fn excluded(input: &mut Input<'_>) -> Read<Expr> {
    let sign = alt((piece(PieceKind::Minus), lexeme(PieceKind::Not)));
    input.state.depth += 1;
    let inner = preceded(sign, alt((group, fuzzy, field, phrase, word))).parse_next(input);
    input.state.depth -= 1;
    inner.map(Expr::negated)
}

fn group(input: &mut Input<'_>) -> Read<Expr> {
    input.state.depth += 1;
    // What is wrong in a group is wrong in the query: no other rule begins with a parenthesis.
    let inside = cut_err(terminated(either, lexeme(PieceKind::Close)));
    let inner = preceded(lexeme(PieceKind::Open), inside).parse_next(input);
    input.state.depth -= 1;
    inner
}

fn fuzzy(input: &mut Input<'_>) -> Read<Expr> {
    let mut text = preceded(
        piece(PieceKind::Tilde),
        alt((apart(PieceKind::Quoted(true)), apart(PieceKind::Bare))),
    );
    let text = text.parse_next(input)?;
    let text = texts::free(input.state.context, text).map_err(said)?;
    Ok(Expr::Test(Test::Fuzzy(text)))
}

fn phrase(input: &mut Input<'_>) -> Read<Expr> {
    let phrase = apart(PieceKind::Quoted(true)).parse_next(input)?;
    let text = texts::free(input.state.context, phrase).map_err(said)?;
    Ok(Expr::Test(Test::Text { text, quoted: true }))
}

fn word(input: &mut Input<'_>) -> Read<Expr> {
    let word = apart(PieceKind::Bare).parse_next(input)?;
    let text = texts::free(input.state.context, word).map_err(said)?;
    Ok(Expr::Test(Test::Text {
        text,
        quoted: false,
    }))
}

/// A field with its operator and its values.
fn field(input: &mut Input<'_>) -> Read<Expr> {
    let operator = alt((piece(PieceKind::Colon), piece(PieceKind::Compare)));
    let value = alt((
        piece(PieceKind::Compare),
        piece(PieceKind::Bare),
        piece(PieceKind::Quoted(true)),
    ));
    let item = repeat(0.., value).fold(Vec::new, |mut pieces, piece| {
        pieces.push(piece);
        pieces
    });
    let items = separated(1.., item, piece(PieceKind::Comma));
    let parts = (
        piece(PieceKind::Name),
        opt(piece(PieceKind::Certain)),
        operator,
        items,
    );
    let (name, certain, operator, items): (_, _, _, Vec<Vec<&Piece>>) =
        terminated(parts, spaces).parse_next(input)?;
    let text = FieldText {
        name,
        certain,
        operator,
        items: Item::list(operator, items),
    };
    match fields::meaning(input.state.context, &text).map_err(said)? {
        Meaning::Filter(expr) => Ok(expr),
        Meaning::Order(_) if input.state.depth > 0 => {
            let expected = "sort: on its own, outside parentheses and without -";
            Err(said(input.state.context.error(
                &name.span,
                "an order is not part of a filter",
                expected,
            )))
        }
        Meaning::Order(keys) => {
            input.state.sort.extend(keys);
            input.state.order = Some(name);
            Ok(Expr::All)
        }
    }
}

fn spaces(input: &mut Input<'_>) -> Read<()> {
    repeat(0.., piece(PieceKind::Space)).parse_next(input)
}

/// One piece, with the white space after it.
fn lexeme<'a>(kind: PieceKind) -> impl Parser<Input<'a>, &'a Piece, ErrMode<Fault>> {
    terminated(piece(kind), spaces)
}

/// A text, set apart from the next one by a space or a parenthesis.
fn apart<'a>(kind: PieceKind) -> impl Parser<Input<'a>, &'a Piece, ErrMode<Fault>> {
    let parenthesis = alt((piece(PieceKind::Open), piece(PieceKind::Close)));
    let border = alt((
        piece(PieceKind::Space).void(),
        peek(parenthesis).void(),
        eof.void(),
    ));
    terminated(piece(kind), border)
}

fn piece<'a>(kind: PieceKind) -> impl Parser<Input<'a>, &'a Piece, ErrMode<Fault>> {
    any.verify(move |piece: &&Piece| piece.kind == kind)
}

fn said(error: QueryError) -> ErrMode<Fault> {
    ErrMode::Cut(Fault {
        left: 0,
        said: Some(Box::new(error)),
    })
}
