//! The tray: deals of the lens that have no date to draw. They are counted, named, and the cursor reaches them.

use ratatui::Frame;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::index::Entry;
use crate::layout::text::{cut, grouped, width};
use crate::view::deals::gutter;
use crate::view::put::Put;
use crate::view::{Theme, signs};

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, focused: bool) {
    let area = app.timeline.areas().tray;
    let undated = app.timeline.undated();
    if area.height == 0 || undated == 0 {
        return;
    }
    let number = |number: usize| grouped(number.try_into().unwrap_or(u64::MAX));
    let at = app.timeline.in_tray();
    let head = match at {
        Some(at) => format!("{} of {} undated: ", number(at + 1), number(undated)),
        None => format!("{} undated: ", number(undated)),
    };
    let mut spans = match at.and_then(|at| entry(app, at)) {
        Some(entry) => {
            let marked = app.marks.contains(entry.id());
            gutter(theme, entry, marked, !focused).spans
        }
        None => vec![Span::raw("   ")],
    };
    spans.push(Span::styled(head, theme.strong));
    let used: usize = spans.iter().map(Span::width).sum();
    let room = usize::from(area.width).saturating_sub(used);
    spans.extend(titles(app, theme, at.unwrap_or(0), room));
    let buffer = frame.buffer_mut();
    buffer.put_line(area.x, area.y, &Line::from(spans), area.width);
    if at.is_some() {
        let style = if focused {
            theme.selected
        } else {
            theme.selected_away
        };
        buffer.set_style(area, style);
    }
}

/// Titles from one on, as many as fit.
fn titles<'a>(app: &'a App, theme: &Theme, first: usize, room: usize) -> Vec<Span<'a>> {
    let mut spans = Vec::new();
    let mut left = room;
    for at in first..app.timeline.undated() {
        let Some(entry) = entry(app, at) else { break };
        let gap = if spans.is_empty() { "" } else { " · " };
        let mark = if app.marks.contains(entry.id()) && at > first {
            signs::MARK
        } else {
            ""
        };
        let doubt = if entry.is_unconfirmed() {
            signs::UNCONFIRMED
        } else {
            ""
        };
        let before = width(gap) + width(mark) + width(doubt);
        if left < before + 8 {
            break;
        }
        let title = cut(&entry.title(), left - before).into_owned();
        left -= before + width(&title);
        spans.push(Span::styled(gap, theme.faint));
        spans.push(Span::styled(mark, theme.mark));
        spans.push(Span::styled(doubt, theme.warning));
        spans.push(Span::styled(title, theme.text));
    }
    spans
}

/// An undated deal of the lens.
fn entry(app: &App, at: usize) -> Option<Entry<'_>> {
    let row = app.timeline.row(app.timeline.above_tray() + at)?;
    app.index.entry(row)
}
