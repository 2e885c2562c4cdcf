//! Text put into the cells of a frame. As ratatui does it, but that plain text is not looked up in tables: that took a quarter
//! of a frame.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::layout::text::is_plain;

/// Puts text into a buffer; each gives where the text ends.
pub(super) trait Put {
    /// A text of one style, at most so wide.
    fn put(&mut self, x: u16, y: u16, text: &str, columns: u16, style: Style) -> u16;

    /// A part of a line.
    fn put_span(&mut self, x: u16, y: u16, span: &Span<'_>, columns: u16) -> u16 {
        self.put(x, y, &span.content, columns, span.style)
    }

    /// A line.
    fn put_line(&mut self, x: u16, y: u16, line: &Line<'_>, columns: u16) -> u16 {
        let end = x.saturating_add(columns);
        line.spans.iter().fold(x, |x, span| {
            let style = line.style.patch(span.style);
            self.put(x, y, &span.content, end.saturating_sub(x), style)
        })
    }
}

impl Put for Buffer {
    fn put(&mut self, x: u16, y: u16, text: &str, columns: u16, style: Style) -> u16 {
        let area = self.area;
        let columns = columns.min(area.right().saturating_sub(x));
        if x < area.left() || y < area.top() || y >= area.bottom() || columns == 0 {
            return x;
        }
        if !text.chars().all(is_plain) {
            return self.set_stringn(x, y, text, columns.into(), style).0;
        }
        let first = usize::from(y - area.top()) * usize::from(area.width);
        let first = first + usize::from(x - area.left());
        let cells = self.content.get_mut(first..first + usize::from(columns));
        let mut end = x;
        for (cell, character) in cells.into_iter().flatten().zip(text.chars()) {
            cell.set_char(character).set_style(style);
            end += 1;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::Modifier;

    use super::*;

    proptest! {
        #[test]
        fn text_is_put_as_ratatui_puts_it(
            texts in proptest::collection::vec(("([ -~…é─]{0,9}|\\PC{0,9})", any::<bool>()), 0..4),
            x in 0_u16..12, columns in 0_u16..12
        ) {
            let span = |(text, bold): &(String, bool)| {
                let style = if *bold {
                    Style::new().add_modifier(Modifier::BOLD)
                } else {
                    Style::new()
                };
                Span::styled(text.clone(), style)
            };
            let line: Line<'_> = texts.iter().map(span).collect();
            let mut theirs = Buffer::empty(Rect::new(0, 0, 12, 2));
            let mut ours = theirs.clone();
            let (end, _) = theirs.set_line(x, 1, &line, columns);
            prop_assert_eq!(ours.put_line(x, 1, &line, columns), end);
            prop_assert_eq!(ours, theirs);
        }
    }
}
