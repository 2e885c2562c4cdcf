//! The line in which the tags of a deal are typed.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};

use super::Theme;
use super::panel::line_panel;
use super::put::Put;
use crate::app::TagsInput;
use crate::deal::Clean;
use crate::layout::line::{columns, first_shown};
use crate::layout::text::{cut, split};

/// How wide the panel is, where the screen is.
const WIDTH: u16 = 72;

pub(super) fn render(theme: &Theme, frame: &mut Frame<'_>, line: &TagsInput) {
    let title = format!("Tags of {}", line.title);
    let inner = line_panel(theme, frame, WIDTH, &title);
    let room = usize::from(inner.width.saturating_sub(2));
    let typed = line.input.value();
    let before: String = typed.chars().take(line.input.cursor()).collect();
    // A long line scrolls with its cursor.
    let first = first_shown(columns(&before), room);
    let (_, shown) = split(typed, first);
    let shown = Span::styled(cut(shown, room).into_owned(), theme.strong);
    let buffer = frame.buffer_mut();
    buffer.put_span(inner.x + 1, inner.y, &shown, inner.width);
    let help = if line.known.is_empty() {
        "words of your own, apart by commas; tag:… finds them".to_owned()
    } else {
        let known: Vec<&str> = line.known.iter().map(Clean::as_str).collect();
        format!("apart by commas; you also have {}", known.join(", "))
    };
    let help = Line::from(Span::styled(cut(&help, room).into_owned(), theme.faint));
    buffer.put_line(inner.x + 1, inner.y + 1, &help, inner.width);
    let column = columns(&before).saturating_sub(first);
    let column = u16::try_from(column).unwrap_or(u16::MAX);
    let x = inner.x + 1 + column.min(inner.width.saturating_sub(2));
    frame.set_cursor_position(Position::new(x, inner.y));
}
