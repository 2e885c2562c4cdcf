//! The parts of a query for colouring: every text has them, a wrong or half-written one as well.

use std::ops::Range;

use super::lexer::{PieceKind, pieces};

/// What a part of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// White space.
    Space,
    /// A free word.
    Word,
    /// A text in quotes, the quotes with it.
    Text,
    /// A field's name.
    Field,
    /// `:`, `!`, `<`, `,`, `~` and the like.
    Operator,
    /// A field's value outside quotes.
    Value,
    /// `-` and `NOT`.
    Not,
    /// `OR` and `AND`.
    Or,
    /// `(` and `)`.
    Paren,
}

/// The parts of a text, side by side from its first byte to its last, on character borders.
#[must_use]
pub fn tokens(text: &str) -> Vec<(Range<usize>, TokenKind)> {
    let mut in_value = false;
    let token = |kind| match kind {
        PieceKind::Space => TokenKind::Space,
        PieceKind::Open | PieceKind::Close => TokenKind::Paren,
        PieceKind::Minus | PieceKind::Not => TokenKind::Not,
        PieceKind::Or | PieceKind::And => TokenKind::Or,
        PieceKind::Name => TokenKind::Field,
        PieceKind::Quoted(_) => TokenKind::Text,
        PieceKind::Bare => TokenKind::Word,
        PieceKind::Tilde
        | PieceKind::Certain
        | PieceKind::Colon
        | PieceKind::Compare
        | PieceKind::Comma => TokenKind::Operator,
    };
    let mut place = |kind| {
        in_value = match kind {
            TokenKind::Field => true,
            TokenKind::Space | TokenKind::Paren => false,
            _ => in_value,
        };
        if in_value && kind == TokenKind::Word {
            TokenKind::Value
        } else {
            kind
        }
    };
    pieces(text)
        .into_iter()
        .map(|piece| (piece.span, place(token(piece.kind))))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_part_of_a_query_has_its_kind() {
        use TokenKind::*;
        let text = r#"nhs -kind:a,"b c" OR ends!<2027 (~x "y"#;
        let parts: Vec<_> = tokens(text)
            .into_iter()
            .map(|(span, kind)| (text.get(span).unwrap(), kind))
            .filter(|(_, kind)| *kind != TokenKind::Space)
            .collect();
        let expected = [
            ("nhs", Word),
            ("-", Not),
            ("kind", Field),
            (":", Operator),
            ("a", Value),
            (",", Operator),
            ("\"b c\"", Text),
            ("OR", Or),
            ("ends", Field),
            ("!", Operator),
            ("<", Operator),
            ("2027", Value),
            ("(", Paren),
            ("~", Operator),
            ("x", Word),
            ("\"y", Text),
        ];
        assert_eq!(parts, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn tokens_are_the_whole_text_side_by_side(text in any::<String>(), typed in "[a-z:<>!,\"“”()~ 0-9£é\\\\.-]{0,40}") {
            for text in [text, typed] {
                let mut end = 0;
                for (span, _) in tokens(&text) {
                    prop_assert_eq!(span.start, end);
                    prop_assert!(span.end > span.start && text.get(span.clone()).is_some());
                    end = span.end;
                }
                prop_assert_eq!(end, text.len());
            }
        }
    }
}
