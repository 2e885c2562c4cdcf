//! Text measured, cut, padded and broken by the columns that it takes on a screen; a character is never torn apart.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands where text was cut.
pub const ELLIPSIS: &str = "…";

/// True for a character that takes one column and stands for itself among others of its kind: letters of the West, and the
/// signs that are drawn. Texts of such characters alone need not be looked up in tables, which took a third of a frame.
#[must_use]
pub const fn is_plain(character: char) -> bool {
    matches!(
        character,
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '‐'..='‧' | '₠'..='₿' | '─'..='▟'
    )
}

/// How many columns a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if text.chars().all(is_plain) {
        return text.chars().count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The longest beginning of a text that takes at most `columns`, and the rest.
#[must_use]
pub fn split(text: &str, columns: usize) -> (&str, &str) {
    if text.chars().all(is_plain) {
        let end = text.char_indices().nth(columns).map(|(at, _)| at);
        let parts = end.and_then(|end| text.split_at_checked(end));
        return parts.unwrap_or((text, ""));
    }
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > columns {
            return text.split_at_checked(at).unwrap_or((text, ""));
        }
    }
    (text, "")
}

/// A text cut to at most `columns`, with an ellipsis where something was cut.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(width(ELLIPSIS)) else {
        return Cow::Borrowed("");
    };
    let (start, _) = split(text, room);
    Cow::Owned(format!("{}{ELLIPSIS}", start.trim_end()))
}

/// A text cut to `columns` and filled with spaces on its right.
#[must_use]
pub fn left(text: &str, columns: usize) -> String {
    let mut cell = cut(text, columns).into_owned();
    fill(&mut cell, columns);
    cell
}

/// A text cut to `columns` and filled with spaces on its left.
#[must_use]
pub fn right(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let mut cell = " ".repeat(columns.saturating_sub(width(&text)));
    cell.push_str(&text);
    cell
}

/// A count with its thousands apart: `1,234,567`.
#[must_use]
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count and its noun: `1 deal`, `1,234 deals`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", grouped(count.try_into().unwrap_or(u64::MAX)))
}

fn fill(cell: &mut String, columns: usize) {
    let missing = columns.saturating_sub(width(cell));
    cell.extend(std::iter::repeat_n(' ', missing));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use unicode_segmentation::UnicodeSegmentation;
    use unicode_width::UnicodeWidthStr;

    use super::{counted, cut, grouped, is_plain, left, right, split, width};

    proptest! {
        #[test]
        fn no_text_is_wider_than_its_cell(text in "\\PC*", columns in 0_usize..60) {
            prop_assert!(width(&cut(&text, columns)) <= columns);
            prop_assert_eq!(width(&left(&text, columns)), columns);
            prop_assert_eq!(width(&right(&text, columns)), columns);
        }

        #[test]
        fn a_split_text_is_whole_again(text in "\\PC*", columns in 0_usize..60) {
            let (start, rest) = split(&text, columns);
            prop_assert!(width(start) <= columns);
            prop_assert_eq!(format!("{start}{rest}"), text.clone());
        }

        #[test]
        fn plain_text_is_split_like_any_other(text in "[ -~À-ʯ…–·─█]{0,30}", columns in 0_usize..40) {
            let (start, _) = split(&text, columns);
            prop_assert_eq!(width(start), text.width().min(columns));
        }
    }

    #[test]
    fn a_plain_character_takes_one_column_and_never_joins_another() {
        for one in ('\0'..='\u{ffff}').filter(|one| is_plain(*one)) {
            assert_eq!(one.to_string().width(), 1, "{one:?}");
            for other in ['a', '9', '…', one] {
                let both = format!("{one}{other}{one}");
                assert_eq!(both.graphemes(true).count(), 3, "{both:?}");
            }
        }
    }

    #[test]
    fn text_is_cut_by_columns_and_not_by_bytes() {
        assert_eq!(cut("東京都病院", 7), "東京都…");
        assert_eq!(cut("東京都病院", 6), "東京…");
        assert_eq!(left("Køge", 6), "Køge  ");
        assert_eq!(right("£60m", 6), "  £60m");
        assert_eq!(cut("NHS England and others", 12), "NHS England…");
    }

    #[test]
    fn counts_are_read_at_a_glance() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(65_536), "65,536");
        assert_eq!(grouped(1_000_000), "1,000,000");
        assert_eq!(counted(1, "deal", "deals"), "1 deal");
        assert_eq!(counted(1200, "deal", "deals"), "1,200 deals");
    }
}
