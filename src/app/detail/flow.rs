//! Pieces of text broken into lines: at spaces, with a hanging indent, never wider than the pane.

use std::borrow::Cow;

use super::Target;
use super::document::{Class, Line, Piece};
use crate::layout::text::{split, width};

/// Joins what must stay on one line; it is drawn as a space.
pub(super) const JOINT: char = '\u{a0}';

/// Where lines begin and end.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Shape {
    /// Columns that the first line has taken already.
    pub first: usize,
    /// Columns left free in the other lines.
    pub indent: usize,
    /// Columns of the pane.
    pub width: usize,
}

/// Breaks pieces into lines. The first one lacks its beginning, which the caller has; the others have their indent.
pub(in crate::app) fn flow(pieces: &[Piece], shape: Shape, target: Option<&Target>) -> Vec<Line> {
    let mut page = Page {
        shape,
        // A pane so narrow that the indent leaves no room gets no indent.
        indent: if shape.indent + 8 > shape.width {
            0
        } else {
            shape.indent
        },
        lines: vec![Line::default()],
        used: shape.first,
        empty: shape.first <= shape.indent,
    };
    for unit in units(pieces) {
        page.put(&unit);
    }
    for line in &mut page.lines {
        line.target = target.cloned();
    }
    page.lines
}

/// A word, and the piece that it is of.
type Word<'a> = (&'a str, &'a Piece);

/// What stands between two spaces: one or more words without a break.
fn units(pieces: &[Piece]) -> Vec<Vec<Word<'_>>> {
    let mut units = vec![Vec::new()];
    for piece in pieces {
        for (n, word) in piece.text.split(' ').enumerate() {
            if n > 0 {
                units.push(Vec::new());
            }
            if let Some(unit) = units.last_mut().filter(|_| !word.is_empty()) {
                unit.push((word, piece));
            }
        }
    }
    units.retain(|unit| !unit.is_empty());
    units
}

struct Page {
    shape: Shape,
    indent: usize,
    lines: Vec<Line>,
    used: usize,
    empty: bool,
}

impl Page {
    fn put(&mut self, unit: &[Word<'_>]) {
        let wide: usize = unit.iter().map(|(word, _)| width(word)).sum();
        let gap = usize::from(!self.empty);
        if self.used + gap + wide > self.shape.width && !self.empty {
            self.new_line();
        }
        if !self.empty {
            let (class, target) = self.gap(unit);
            self.push(" ", class, target);
        }
        for word in unit {
            self.push_broken(*word);
        }
    }

    /// Spaces inside a name are like the name; between two different things they are like neither.
    fn gap<'a>(&self, unit: &[Word<'a>]) -> (Class, Option<&'a Target>) {
        let line = self.lines.last();
        let before = line.and_then(|line| line.pieces.last());
        let alike = |after: &Piece| {
            before.is_some_and(|one| one.class == after.class && one.target == after.target)
        };
        match unit.first() {
            Some((_, after)) if alike(after) => (after.class, after.target.as_ref()),
            _ => (Class::Plain, None),
        }
    }

    /// Puts a word, in parts when a line is too short for it.
    fn push_broken(&mut self, (word, piece): Word<'_>) {
        let mut rest = word;
        while !rest.is_empty() {
            let room = self.shape.width.saturating_sub(self.used);
            let (start, after) = split(rest, room);
            if start.is_empty() {
                if self.used > self.indent {
                    self.new_line();
                    continue;
                }
                // Not one character fits: it is cut by the screen.
                return;
            }
            self.push(start, piece.class, piece.target.as_ref());
            rest = after;
        }
    }

    fn push(&mut self, text: &str, class: Class, target: Option<&Target>) {
        self.used += width(text);
        self.empty = false;
        let mut text = Cow::Borrowed(text);
        if text.contains(JOINT) {
            text = Cow::Owned(text.replace(JOINT, " "));
        }
        let Some(line) = self.lines.last_mut() else {
            return;
        };
        match line.pieces.last_mut() {
            Some(last) if last.class == class && last.target.as_ref() == target => {
                last.text.push_str(&text);
            }
            _ => line.pieces.push(Piece {
                text: text.into_owned(),
                class,
                target: target.cloned(),
            }),
        }
    }

    fn new_line(&mut self) {
        let pieces = if self.indent == 0 {
            Vec::new()
        } else {
            vec![Piece::new(Class::Plain, " ".repeat(self.indent))]
        };
        self.lines.push(Line {
            pieces,
            ..Line::default()
        });
        self.used = self.indent;
        self.empty = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Class, Line, Piece, Shape, flow};
    use crate::layout::text::width;

    fn text(lines: &[Line]) -> Vec<String> {
        let line = |line: &Line| {
            line.pieces
                .iter()
                .map(|piece| piece.text.as_str())
                .collect()
        };
        lines.iter().map(line).collect()
    }

    fn broken(words: &str, first: usize, indent: usize, width: usize) -> Vec<String> {
        let pieces = [Piece::new(Class::Plain, words)];
        let shape = Shape {
            first,
            indent,
            width,
        };
        text(&flow(&pieces, shape, None))
    }

    #[test]
    fn lines_break_at_spaces_and_hang_below_the_first_word() {
        assert_eq!(
            broken("NHS England and Accenture", 4, 4, 16),
            ["NHS England", "    and", "    Accenture"]
        );
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_and_nothing_is_lost() {
        assert_eq!(
            broken("see https://example.org/a", 0, 0, 10),
            ["see", "https://ex", "ample.org/", "a"]
        );
        assert_eq!(broken("東京都病院", 0, 0, 5), ["東京", "都病", "院"]);
    }

    #[test]
    fn a_joint_never_breaks() {
        assert_eq!(broken("one two\u{a0}[1]", 0, 0, 8), ["one", "two [1]"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_pane_and_no_letter_is_lost(
            words in "([a-zéß東京]{1,12} ?){0,12}", first in 0_usize..12, indent in 0_usize..12, wide in 2_usize..60
        ) {
            let lines = broken(&words, first.min(wide), indent, wide);
            for (n, line) in lines.iter().enumerate() {
                let taken = if n == 0 { first.min(wide) } else { 0 };
                prop_assert!(taken + width(line) <= wide, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&words));
        }
    }
}
