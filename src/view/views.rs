//! The list of saved views: their names, how many deals each has, what of them is new, and its query.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::Theme;
use super::panel::{panel, thumb};
use super::put::Put;
use crate::app::{App, Look, Naming, NamingPurpose, VIEWS_HEAD, View, ViewPicker};
use crate::deal::Clean;
use crate::index::Since;
use crate::layout::text::{cut, grouped, left, right, width};

/// Widths of the columns of counts and of news; `2,000 new · 14 changed` is cut.
const COUNT: usize = 9;
const NEWS: usize = 20;
/// The least and the most that names get.
const NAME: (usize, usize) = (14, 34);

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, picker: &ViewPicker) {
    let views = app.views.list();
    let area = ViewPicker::area(app.screen, views.len());
    frame.render_widget(Clear, area);
    let inner = panel(theme, frame, area, "Views", true);
    let inner = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let name = name_width(views, inner.width.into());
    let head = format!(
        "{} {} {} Query",
        left("View", name),
        right("Deals", COUNT),
        left(" Since last seen", NEWS)
    );
    let buffer = frame.buffer_mut();
    buffer.set_stringn(inner.x, inner.y, head, inner.width.into(), theme.faint);
    let rows = views.iter().enumerate().skip(picker.cursor.top());
    for (y, (place, view)) in (inner.y + VIEWS_HEAD..).zip(rows.take(picker.cursor.page())) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        let line = line(theme, view, name, row.width.into());
        let buffer = frame.buffer_mut();
        buffer.put_line(row.x, row.y, &line, row.width);
        if picker.cursor.at() == Some(place) {
            let style = if picker.naming.is_some() {
                theme.selected_away
            } else {
                theme.selected
            };
            buffer.set_style(row, style);
        }
    }
    thumb(theme, frame, area, VIEWS_HEAD, &picker.cursor, true);
    let below = Rect {
        y: inner.bottom().saturating_sub(1),
        height: 1,
        ..inner
    };
    if let Some(naming) = &picker.naming {
        draw_naming(theme, frame, naming, below);
    }
}

/// As wide as the longest name, within bounds that leave room for what is beside it.
fn name_width(views: &[View], room: usize) -> usize {
    let longest = views
        .iter()
        .map(|view| width(&Clean::new(&view.name)))
        .max();
    let room = room.saturating_sub(COUNT + NEWS + 14).clamp(NAME.0, NAME.1);
    longest.unwrap_or_default().clamp(NAME.0, room)
}

fn line(theme: &Theme, view: &View, name: usize, room: usize) -> Line<'static> {
    let style = if view.own { theme.strong } else { theme.text };
    let (count, news, failed) = match &view.look {
        None => ("…".to_owned(), Span::raw(left("", NEWS)), None),
        Some(Look::Deals { now, since }) => (grouped(now.deals()), news(theme, *since), None),
        Some(Look::Failed(problem)) => (
            "?".to_owned(),
            Span::raw(left("", NEWS)),
            Some(problem.clone()),
        ),
    };
    let (text, text_style) = match failed {
        Some(problem) => (problem, theme.warning),
        None => (Clean::new(&view.query), theme.faint),
    };
    let tab = match view.tab {
        crate::app::Tab::Deals => String::new(),
        tab => format!("{}: ", tab.name()),
    };
    Line::from(vec![
        Span::styled(left(&Clean::new(&view.name), name), style),
        Span::raw(" "),
        Span::styled(right(&count, COUNT), theme.text),
        Span::raw(" "),
        news,
        Span::raw(" "),
        Span::styled(
            cut(
                &format!("{tab}{text}"),
                room.saturating_sub(name + COUNT + NEWS + 3),
            )
            .into_owned(),
            text_style,
        ),
    ])
}

/// `3 new · 1 changed`.
fn news(theme: &Theme, since: Option<Since>) -> Span<'static> {
    let since = since.unwrap_or_default();
    let parts = [(since.new, "new"), (since.changed, "changed")];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, what)| format!("{} {what}", grouped(count)))
        .collect();
    let dot = if parts.is_empty() { ' ' } else { '·' };
    Span::styled(
        left(&format!("{dot} {}", parts.join(" · ")), NEWS),
        theme.mark,
    )
}

fn draw_naming(theme: &Theme, frame: &mut Frame<'_>, naming: &Naming, area: Rect) {
    let label = match naming.purpose {
        NamingPurpose::Save => "Save what shows as ",
        NamingPurpose::Rename(_) => "New name ",
    };
    let buffer = frame.buffer_mut();
    let (start, _) = buffer.set_stringn(area.x, area.y, label, area.width.into(), theme.heading);
    let room = usize::from(area.right().saturating_sub(start + 1));
    let scroll = naming.input.visual_scroll(room);
    let shown: String = naming.input.value().chars().skip(scroll).collect();
    let (end, _) = buffer.set_stringn(
        start,
        area.y,
        &*Clean::new(&shown),
        room,
        Style::new().underlined(),
    );
    if let Some(problem) = &naming.problem {
        let room = usize::from(area.right().saturating_sub(end + 2));
        buffer.set_stringn(end + 2, area.y, cut(problem, room), room, theme.warning);
    }
    let column = u16::try_from(naming.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    frame.set_cursor_position((start.saturating_add(column).min(area.right()), area.y));
}

#[cfg(test)]
mod tests;
