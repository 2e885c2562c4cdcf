//! The deal that is read: its lines as the state has them, with the theme's styles.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Theme;
use super::hits::lit;
use super::panel::{panel, thumb};
use super::put::Put;
use crate::app::{self, App, Class, Pane};
use crate::deal::DealId;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Detail;
    let inner = panel(theme, frame, area, &title(app), focused);
    let text = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let cursor = &app.detail.cursor;
    let lines = app.detail.lines();
    if lines.is_empty() && app.detail.wanted().is_some() {
        let line = Line::from(Span::styled("Reading …", theme.faint));
        frame
            .buffer_mut()
            .put_line(text.x, text.y, &line, text.width);
        return;
    }
    let shown = lines.get(cursor.visible()).unwrap_or_default();
    for (y, (at, line)) in (text.y..text.bottom()).zip((cursor.top()..).zip(shown)) {
        let hits = app.detail.hits_in(at).map(|(hit, walked)| {
            let style = if walked { theme.hit_walked } else { theme.hit };
            (hit, style)
        });
        let area = Rect::new(text.x, y, text.width, 1);
        let chosen = app.detail.chosen_in(at).filter(|_| focused);
        let parts: Vec<_> = hits
            .chain(chosen.map(|part| (part, theme.selected)))
            .collect();
        draw_found(theme, &parts, frame, area, line);
        if focused && cursor.at() == Some(at) && !app.detail.has_chosen() {
            frame
                .buffer_mut()
                .set_style(Rect::new(inner.x, y, inner.width, 1), theme.selected);
        }
    }
    thumb(theme, frame, area, 0, cursor, focused);
}

/// The deal's id, which queries and commands take.
fn title(app: &App) -> String {
    match app.detail.deal() {
        Some(deal) if app.detail.is_current() => match standing(app, deal.id) {
            Some(standing) => format!("{standing} · {}", deal.slug),
            None => deal.slug.to_string(),
        },
        Some(deal) => format!("{} …", deal.slug),
        None => "Deal".to_owned(),
    }
}

/// How it stood on the day whose state is told, where that is not today: its status tells of today.
fn standing(app: &App, id: DealId) -> Option<String> {
    let day = app.as_of_day?;
    let entry = app.index.entry(app.index.row_of(id)?)?;
    let standing = entry.standing(app.as_of()).label().to_lowercase();
    Some(format!("{standing} on {day}"))
}

/// Draws a line of a document; a heading gets a rule behind it.
pub(super) fn draw(theme: &Theme, frame: &mut Frame<'_>, area: Rect, line: &app::Line) {
    draw_found(theme, &[], frame, area, line);
}

/// The same, with parts of its text set off: the words that the query asks for.
fn draw_found(
    theme: &Theme,
    hits: &[(Range<usize>, Style)],
    frame: &mut Frame<'_>,
    area: Rect,
    line: &app::Line,
) {
    let buffer = frame.buffer_mut();
    let (mut begin, mut end) = (0, area.x);
    for piece in &line.pieces {
        let range = begin..begin + piece.text.len();
        begin = range.end;
        let inside = |(hit, style): &(Range<usize>, Style)| {
            let (first, last) = (hit.start.max(range.start), hit.end.min(range.end));
            (first < last).then(|| (first - range.start..last - range.start, *style))
        };
        let style = style(piece.class, theme);
        if hits.is_empty() {
            end = buffer.put(
                end,
                area.y,
                &piece.text,
                area.right().saturating_sub(end),
                style,
            );
            continue;
        }
        let parts: Vec<_> = hits.iter().filter_map(inside).collect();
        for span in lit(&piece.text, style, &parts) {
            end = buffer.put_span(end, area.y, &span, area.right().saturating_sub(end));
        }
    }
    let is_heading = line
        .pieces
        .first()
        .is_some_and(|piece| piece.class == Class::Heading);
    if is_heading && end + 1 < area.right() {
        let columns = area.right() - end - 1;
        let rule = "─".repeat(columns.into());
        buffer.put(end + 1, area.y, &rule, columns, theme.border);
    }
}

const fn style(class: Class, theme: &Theme) -> Style {
    match class {
        Class::Plain => theme.text,
        Class::Label | Class::Faint => theme.faint,
        Class::Strong => theme.strong,
        Class::Evidence => theme.evidence,
        Class::Warning => theme.warning,
        Class::Link => theme.link,
        Class::Heading => theme.heading,
    }
}
