//! A line that is typed: which part of it shows, and which column each letter has. What could act on a terminal is drawn
//! as a picture of it, so that it can be seen and taken away.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::text::width;
use crate::deal::cleaned;

/// True for text whose letters take a column each, as nearly all text does.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The graphemes of a text as they are drawn.
pub fn drawn(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.graphemes(true).map(cleaned)
}

/// How many columns a typed text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    drawn(text).map(|grapheme| width(&grapheme)).sum()
}

/// The first column of a line that shows, so that the cursor does, in a room of so many columns.
#[must_use]
pub const fn first_shown(cursor: usize, room: usize) -> usize {
    (cursor + 1).saturating_sub(if room == 0 { 1 } else { room })
}

/// How many characters stand before a column: where a click puts the cursor.
#[must_use]
pub fn characters_before(text: &str, column: usize) -> usize {
    if is_plain(text) {
        return column.min(text.len());
    }
    let mut used = 0;
    let mut characters = 0;
    for grapheme in text.graphemes(true) {
        used += width(&cleaned(grapheme));
        if used > column {
            break;
        }
        characters += grapheme.chars().count();
    }
    characters
}

/// The part of a text between two columns, as it is drawn, and the column at which it begins.
#[must_use]
pub fn part(text: &str, from: usize, to: usize) -> (usize, Cow<'_, str>) {
    if is_plain(text) {
        let (from, to) = (from.min(text.len()), to.min(text.len()));
        return (from, Cow::Borrowed(text.get(from..to).unwrap_or_default()));
    }
    let (mut column, mut begin) = (0, None);
    let mut shown = String::new();
    for grapheme in drawn(text) {
        let end = column + width(&grapheme);
        if column >= from && end <= to {
            begin.get_or_insert(column);
            shown.push_str(&grapheme);
        }
        if end > to {
            break;
        }
        column = end;
    }
    (begin.unwrap_or(from), Cow::Owned(shown))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_seen_and_takes_its_columns() {
        assert_eq!(columns("a\u{1b}b"), 3);
        assert_eq!(part("a\u{1b}b", 0, 9).1, "a␛b");
        assert_eq!(characters_before("a\u{1b}b", 2), 2);
        assert_eq!(characters_before("東京", 2), 1);
        assert_eq!(part("東京都", 1, 4), (2, Cow::Borrowed("京")));
        assert_eq!(part("nhs", 1, 9), (1, Cow::Borrowed("hs")));
    }

    proptest! {
        #[test]
        fn the_part_that_shows_fits(text in any::<String>(), from in 0_usize..20, room in 0_usize..20) {
            let (begin, shown) = part(&text, from, from + room);
            let fits = begin >= from && begin + width(&shown) <= from + room;
            prop_assert!(shown.is_empty() || fits, "{shown:?}");
            prop_assert!(characters_before(&text, from) <= text.chars().count());
        }

        #[test]
        fn the_cursor_always_shows(cursor in 0_usize..500, room in 1_usize..50) {
            let first = first_shown(cursor, room);
            prop_assert!(first <= cursor && cursor < first + room);
        }
    }
}
