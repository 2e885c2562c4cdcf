//! Wrong use: what was typed cannot be done. Exit status 2, with the place where that helps.

use unicode_width::UnicodeWidthStr;

use crate::deal::cleaned;
use crate::query::QueryError;

/// How much of a long query is shown on each side of what is wrong with it.
const AROUND: usize = 40;

/// What was typed cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum WrongUse {
    /// The query cannot be read.
    #[error("in the query: {error}")]
    Query {
        /// What is wrong with it.
        error: QueryError,
        /// The query, for the picture.
        text: String,
    },
    /// An option says something that cannot be.
    #[error("{0}")]
    Option(String),
}

impl WrongUse {
    /// Lines to show under the message: the query, and a mark under what is wrong with it.
    #[must_use]
    pub fn picture(&self) -> Vec<String> {
        let Self::Query { error, text } = self else {
            return Vec::new();
        };
        let piece = |range| cleaned(text.get(range).unwrap_or_default()).into_owned();
        let before = last_chars(&piece(0..error.span.start));
        let wrong = first_chars(&piece(error.span.clone()));
        let after = first_chars(&piece(error.span.end..text.len()));
        let mark = "^".repeat(wrong.width().max(1));
        vec![
            format!("  {before}{wrong}{after}"),
            format!("  {}{mark}", " ".repeat(before.width())),
        ]
    }
}

fn first_chars(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn last_chars(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        Some((start, left_out)) => {
            let start = start.saturating_add(left_out.len_utf8());
            format!("…{}", text.get(start..).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(text: &str, span: std::ops::Range<usize>) -> String {
        let error = QueryError::new(text, span, "wrong", "right");
        let text = text.to_owned();
        WrongUse::Query { error, text }.picture().join("\n")
    }

    #[test]
    fn the_mark_stands_under_what_is_wrong() {
        assert_eq!(
            picture("漢 knd:licence", 4..7),
            "  漢 knd:licence\n     ^^^"
        );
        assert_eq!(picture("(a", 2..2), "  (a\n    ^");
    }

    #[test]
    fn a_long_query_is_cut_around_what_is_wrong_and_control_codes_are_shown() {
        let text = format!("{}\u{1b}[31m{}", "a".repeat(100), "b".repeat(100));
        assert_eq!(
            picture(&text, 100..101),
            format!(
                "  …{}␛[31m{}…\n  {}^",
                "a".repeat(40),
                "b".repeat(36),
                " ".repeat(41)
            )
        );
    }
}
