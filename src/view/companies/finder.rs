//! The line in which a company's name is typed.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use crate::app::{Action, App, Context};
use crate::layout::text::split;
use crate::view::Theme;
use crate::view::put::Put;

/// Columns before the name.
const PROMPT: u16 = 3;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let tab = &app.companies;
    let key = app.keymap.key(Context::Global, Action::Search);
    let prompt = key.map(|key| key.to_string()).unwrap_or_default();
    let style = if tab.typing { theme.key } else { theme.faint };
    let buffer = frame.buffer_mut();
    buffer.put_span(area.x + 1, area.y, &Span::styled(prompt, style), 2);
    let (x, room) = (area.x + PROMPT, area.width.saturating_sub(PROMPT));
    let text = tab.input.value();
    if text.is_empty() && !tab.typing {
        let hint = "find a name, even misspelt, former or abbreviated";
        buffer.put_span(x, area.y, &Span::styled(hint, theme.faint), room);
        return;
    }
    // The end of a long name shows while the cursor stands there.
    let hidden = tab.input.visual_scroll(usize::from(room.saturating_sub(1)));
    let (_, shown) = split(text, hidden);
    let style = if tab.typing {
        theme.strong
    } else {
        theme.field
    };
    buffer.put_span(x, area.y, &Span::styled(shown, style), room);
    if tab.typing && app.overlays.is_empty() {
        let column = tab.input.visual_cursor().saturating_sub(hidden);
        let column = u16::try_from(column).unwrap_or(u16::MAX).min(room);
        frame.set_cursor_position(Position::new(x.saturating_add(column), area.y));
    }
}
