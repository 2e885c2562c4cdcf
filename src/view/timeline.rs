//! The timeline: a row for each dated deal, under a histogram and an axis of the same scale; undated deals in a tray.

mod axis;
mod glyphs;
mod lanes;
mod legend;
mod links;
mod rows;
mod standing;
mod tray;

pub(super) use glyphs::glyph;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::Theme;
use super::deals::nothing;
use super::panel::{panel, thumb};
use super::put::Put;
use crate::app::timeline::Window;
use crate::app::{App, Pane};
use crate::layout::text::grouped;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Main;
    let inner = panel(theme, frame, area, &title(app), focused);
    if app.selection.rows.is_empty() {
        return nothing::render(app, theme, frame, inner);
    }
    let plan = app.timeline.plan();
    if plan.wanted.rows.is_empty() {
        let text = Span::styled("Looking at the dates …", theme.faint);
        let (x, y) = (inner.x + 3, inner.y + inner.height / 3);
        frame
            .buffer_mut()
            .put_span(x, y, &text, inner.width.saturating_sub(3));
        return;
    }
    if app.timeline.dated() == 0 {
        undated(theme, frame, inner);
        return tray::render(app, theme, frame, focused);
    }
    axis::render(app, theme, frame);
    let drawn = rows::render(app, theme, frame, focused);
    tray::render(app, theme, frame, focused);
    links::render(app, theme, frame, app.timeline.areas().links);
    legend::render(&drawn, theme, frame, app.timeline.areas().legend);
    let head = app.timeline.areas().bars.y.saturating_sub(inner.y);
    let below = inner
        .bottom()
        .saturating_sub(app.timeline.areas().bars.bottom());
    let track = Rect {
        height: area.height.saturating_sub(below),
        ..area
    };
    thumb(theme, frame, track, head, &app.timeline.rows, focused);
}

/// What stands in the place of the rows when no deal has a date.
fn undated(theme: &Theme, frame: &mut Frame<'_>, inner: Rect) {
    let text = Span::styled("No deal of the lens has a date", theme.faint);
    let (x, y) = (inner.x + 3, inner.y + inner.height / 3);
    frame
        .buffer_mut()
        .put_span(x, y, &text, inner.width.saturating_sub(3));
}

/// How many deals, which part of time, and how close: `Timeline 174 · 2001 to 2035 · 3 months a column`.
fn title(app: &App) -> String {
    let window = app.timeline.window();
    let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
    let (shown, all) = (app.selection.rows.len(), app.index.len());
    let deals = match (shown, all) {
        (0, 0) => return "Timeline".to_owned(),
        (shown, all) if shown == all => count(all),
        (shown, all) => format!("{} of {}", count(shown), count(all)),
    };
    if window.columns() == 0 || app.timeline.dated() == 0 {
        return format!("Timeline {deals}");
    }
    let mut title = format!(
        "Timeline {deals} · {} · {} a column",
        reach(window),
        window.scale()
    );
    if app.timeline.is_fit() {
        title.push_str(" · fit");
    }
    let wanted = &app.timeline.plan().wanted;
    for part in [wanted.lanes.name(), wanted.order.name(wanted.turned)] {
        if !part.is_empty() {
            title.push_str(" · ");
            title.push_str(part);
        }
    }
    title
}

/// The first and the last day that show, no finer than a column can tell.
fn reach(window: &Window) -> String {
    let (first, last) = window.days();
    let days = window.column_minutes() / (24 * 60);
    let told = |day: crate::deal::Day| {
        let text = day.to_string();
        let length = match days {
            0..=6 => 10,
            7..=70 => 7,
            _ => 4,
        };
        text.chars().take(length).collect::<String>()
    };
    format!("{} to {}", told(first), told(last))
}

#[cfg(test)]
mod tests;
