//! The line in which the as-of day is typed.

use ratatui::Frame;
use ratatui::layout::Position;
use ratatui::text::{Line, Span};

use super::Theme;
use super::panel::line_panel;
use super::put::Put;
use crate::app::{App, AsOfInput};
use crate::layout::text::{cut, width};

/// How wide the panel is, where the screen is.
const WIDTH: u16 = 64;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, line: &AsOfInput) {
    let inner = line_panel(theme, frame, WIDTH, "State as of");
    let room = usize::from(inner.width.saturating_sub(2));
    let typed = line.input.value();
    let before: String = typed.chars().take(line.input.cursor()).collect();
    let buffer = frame.buffer_mut();
    let shown = Span::styled(cut(typed, room).into_owned(), theme.strong);
    buffer.put_span(inner.x + 1, inner.y, &shown, inner.width);
    let (text, style) = match (&line.problem, line.day(app.today)) {
        (Some(problem), _) => (problem.clone(), theme.warning),
        (None, Ok(Some(day))) => (
            format!("{day}: what was so on that day, as far as is known now"),
            theme.faint,
        ),
        (None, Ok(None)) => (
            "2019, 2019-10, 2019-10-31, -2y, 18mo; nothing is today".to_owned(),
            theme.faint,
        ),
        (None, Err(_)) => (
            "a year, a month, a day, or counted from today: -2y, 18mo".to_owned(),
            theme.faint,
        ),
    };
    let text = Line::from(Span::styled(cut(&text, room).into_owned(), style));
    buffer.put_line(inner.x + 1, inner.y + 1, &text, inner.width);
    let column = u16::try_from(width(&before)).unwrap_or(u16::MAX);
    let x = inner.x + 1 + column.min(inner.width.saturating_sub(2));
    frame.set_cursor_position(Position::new(x, inner.y));
}
