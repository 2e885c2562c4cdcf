//! The first line: the program's name, the tabs, and on the right the file.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Theme;
use super::put::Put;
use crate::app::App;
use crate::layout::NAME;
use crate::layout::text::{grouped, width};

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let slots = app.tab_slots(area);
    let buffer = frame.buffer_mut();
    if slots.first().is_some_and(|(.., slot)| slot.x > area.x) {
        buffer.put_span(
            area.x + 1,
            area.y,
            &Span::styled(NAME, theme.heading),
            area.width,
        );
    }
    let mut end = area.x;
    for (tab, label, slot) in &slots {
        let style = if *tab == app.tab {
            theme.tab
        } else {
            theme.text
        };
        buffer.put_span(
            slot.x,
            slot.y,
            &Span::styled(format!(" {label} "), style),
            slot.width,
        );
        end = slot.right();
    }
    let room = usize::from(area.right().saturating_sub(end + 2));
    if let Some(text) = about(app).into_iter().find(|text| width(text) < room) {
        let columns = u16::try_from(width(&text) + 1).unwrap_or(area.width);
        let x = area.right().saturating_sub(columns);
        buffer.put_span(x, area.y, &Span::styled(text, theme.faint), columns);
    }
}

/// What file is open and how much of it is read, the longest text first.
fn about(app: &App) -> Vec<String> {
    let Some(about) = &app.about else {
        return if app.progress.failed.is_some() {
            Vec::new()
        } else {
            vec!["opening …".to_owned()]
        };
    };
    let read = u64::try_from(app.deals_read()).unwrap_or(u64::MAX);
    let of_all = about
        .deals
        .map_or_else(String::new, |deals| format!(" of {}", grouped(deals)));
    let deals = if app.progress.complete {
        let noun = if read == 1 { "deal" } else { "deals" };
        format!("{} {noun}", grouped(read))
    } else if app.progress.failed.is_some() {
        format!("only {}{of_all} deals read", grouped(read))
    } else {
        format!("reading {}{of_all} deals", grouped(read))
    };
    vec![format!("{} · {deals}", about.title), deals]
}
