//! The query in force as chips, each with the sign that takes it away.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::{App, CHIP_BEGIN, CHIP_REMOVE};
use crate::view::Theme;
use crate::view::put::Put;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, field: Rect) {
    let Some(line) = app.chip_line() else {
        return;
    };
    let buffer = frame.buffer_mut();
    if line.before > 0 {
        let before = Span::styled(format!("+{}", line.before), theme.faint);
        buffer.put_span(field.x, field.y, &before, field.width);
    }
    for slot in &line.slots {
        let parts = [
            Span::styled(CHIP_BEGIN, theme.faint),
            Span::styled(slot.text.as_str(), theme.strong),
            Span::styled(CHIP_REMOVE, theme.faint),
        ];
        let mut x = slot.area.x;
        for part in parts {
            let room = slot.area.right().saturating_sub(x);
            x = buffer.put_span(x, slot.area.y, &part, room);
        }
        if app.chip_in_hand() == Some(slot.chip) {
            buffer.set_style(slot.area, theme.selected);
        }
    }
    if line.after > 0 {
        let more = Span::styled(format!("+{} more", line.after), theme.faint);
        buffer.put_span(line.more.x, line.more.y, &more, line.more.width);
    }
}
