//! The head of the timeline: how many deals lie where, and the axis.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{glyphs, rows};
use crate::app::App;
use crate::app::timeline::{Axis, Lanes};
use crate::layout::text::{counted, right};
use crate::view::Theme;
use crate::view::put::Put;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let areas = app.timeline.areas();
    density(app, theme, frame, areas.density);
    let axis = Axis::of(app.timeline.window());
    if areas.axis.height > 0 {
        for label in &axis.labels {
            let style = if label.major {
                theme.strong
            } else {
                theme.text
            };
            let (x, y) = (areas.axis.x + label.column, areas.axis.y);
            frame.buffer_mut().set_string(x, y, &label.text, style);
        }
    }
    if areas.rule.height > 0 {
        rule(app, theme, frame, areas.rule, &axis);
    }
    headings(app, theme, frame);
}

/// How many deals touch each column, the highest column filling the height; at its left what that height stands for.
fn density(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let counts = app.timeline.counts();
    let most = counts.iter().copied().max().unwrap_or(0);
    if area.height == 0 || most == 0 {
        return;
    }
    let steps = usize::from(area.height) * 8;
    for (x, count) in (area.x..area.right()).zip(counts) {
        // What is not nothing shows.
        let filled = (count * steps).div_ceil(most);
        for row in 0..area.height {
            let level = filled.saturating_sub(usize::from(row) * 8).min(8);
            let y = area.bottom() - 1 - row;
            if let Some(glyph) = glyphs::LEVELS.get(level).filter(|_| level > 0) {
                frame.buffer_mut().set_string(x, y, glyph, theme.bar);
            }
        }
    }
    let labels = app.timeline.areas().labels;
    let room = labels.width.saturating_sub(rows::GUTTER);
    let text = counted(most, "deal at most", "deals at most");
    let text = right(&text, usize::from(room));
    frame.buffer_mut().put_span(
        labels.x + rows::GUTTER,
        area.y,
        &Span::styled(text, theme.faint),
        room,
    );
}

fn rule(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect, axis: &Axis) {
    let buffer = frame.buffer_mut();
    for x in area.x..area.right() {
        buffer.set_string(x, area.y, "─", theme.faint);
    }
    for (column, _) in &axis.ticks {
        buffer.set_string(area.x + column, area.y, "┴", theme.faint);
    }
    let days = [
        (Some(app.today), theme.today),
        (app.as_of_day, theme.included),
    ];
    for (day, style) in days {
        let column = day.and_then(|day| app.timeline.window().column_of(day));
        if let Some(column) = column {
            let mark = glyphs::TODAY_MARK;
            buffer.set_string(area.x + column, area.y, mark, style);
        }
    }
}

/// What the labels are, as over the list of deals.
fn headings(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let areas = app.timeline.areas();
    if areas.rule.height == 0 {
        return;
    }
    let date = rows::date_width(areas.labels.width);
    let lanes = app.timeline.plan().wanted.lanes;
    let text = match date {
        _ if lanes != Lanes::Off => lanes.heading().to_owned(),
        0 => "Deal".to_owned(),
        date => format!("{:<width$}Deal", "Date", width = usize::from(date) + 2),
    };
    let (x, room) = (areas.labels.x + rows::GUTTER, areas.labels.width);
    frame
        .buffer_mut()
        .put_span(x, areas.rule.y, &Span::styled(text, theme.faint), room);
}
