//! The address that may be opened, in full.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Clear;

use super::Theme;
use super::panel::panel;
use super::put::Put;
use crate::app::{Address, App};
use crate::layout::text::{split, width};

/// How wide the panel is, where the screen is.
const WIDTH: u16 = 100;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, address: &Address) {
    let screen = app.screen;
    let columns = WIDTH.min(screen.width);
    let room = usize::from(columns.saturating_sub(4)).max(1);
    let mut lines = Vec::new();
    let mut rest = address.url.as_str();
    while !rest.is_empty() {
        let (line, after) = split(rest, room);
        if line.is_empty() {
            break;
        }
        lines.push(line);
        rest = after;
    }
    let rows = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let height = rows.min(screen.height);
    let area = Rect {
        x: screen.x + (screen.width - columns) / 2,
        y: screen.y + (screen.height - height) / 2,
        width: columns,
        height,
    };
    frame.render_widget(Clear, area);
    let title = format!("Open this page of {}?", address.of);
    let inner = panel(theme, frame, area, &title, true);
    for (y, line) in (inner.y..inner.bottom()).zip(lines) {
        debug_assert!(width(line) <= room, "a line fits");
        let line = Line::styled(line, theme.strong);
        frame
            .buffer_mut()
            .put_line(inner.x + 1, y, &line, inner.width.saturating_sub(2));
    }
}
