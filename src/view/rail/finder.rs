//! The values of a facet that answer to what is typed, in the rail's place.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{Value, name};
use crate::app::{App, Finder, Pane};
use crate::layout::text::{split, width};
use crate::view::Theme;
use crate::view::panel::{panel, thumb};
use crate::view::put::Put;

pub(super) fn render(app: &App, finder: &Finder, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Rail;
    let inner = panel(
        theme,
        frame,
        area,
        &format!("Facets · {}", name(finder.field)),
        focused,
    );
    typed(finder, theme, frame, inner, focused);
    let shown = finder
        .values
        .get(finder.cursor.visible())
        .unwrap_or_default();
    let most = finder.values.iter().map(|value| value.count).max();
    let rows = (inner.y + 1..inner.bottom()).zip((finder.cursor.top()..).zip(shown));
    for (y, (at, value)) in rows {
        let row = Rect::new(inner.x, y, inner.width, 1);
        let padded = Rect {
            width: row.width.saturating_sub(1),
            ..row
        };
        let drawn = Value {
            state: app
                .lens
                .query()
                .facet_state(finder.field, Some(&value.code)),
            label: &value.label,
            count: value.count,
            style: theme.text,
            ranged: false,
        };
        drawn.draw(theme, frame, padded, most.unwrap_or_default());
        if focused && finder.cursor.at() == Some(at) {
            frame.buffer_mut().set_style(row, theme.selected);
        }
    }
    if finder.values.is_empty() && inner.height > 1 {
        let text = if finder.is_answered() {
            "no value answers"
        } else {
            "…"
        };
        let span = Span::styled(text, theme.faint);
        frame.buffer_mut().put_span(
            inner.x + 2,
            inner.y + 1,
            &span,
            inner.width.saturating_sub(2),
        );
    }
    thumb(theme, frame, area, 1, &finder.cursor, focused);
}

/// The line that is typed, scrolled so that its end shows.
fn typed(finder: &Finder, theme: &Theme, frame: &mut Frame<'_>, inner: Rect, focused: bool) {
    let buffer = frame.buffer_mut();
    buffer.put_span(
        inner.x,
        inner.y,
        &Span::styled("/ ", theme.key),
        inner.width,
    );
    let room = usize::from(inner.width.saturating_sub(3).max(1));
    let text = finder.input.value();
    let before: String = text.chars().take(finder.input.cursor()).collect();
    let hidden = width(&before).saturating_sub(room);
    let (_, shown) = split(text, hidden);
    let (shown, _) = split(shown, room);
    buffer.put_span(
        inner.x + 2,
        inner.y,
        &Span::styled(shown.to_owned(), theme.strong),
        inner.width.saturating_sub(2),
    );
    if focused {
        let x = u16::try_from(width(&before).min(room)).unwrap_or_default();
        frame.set_cursor_position(Position::new(inner.x + 2 + x, inner.y));
    }
}
