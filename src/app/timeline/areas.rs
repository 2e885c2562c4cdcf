//! How the timeline's panel is divided: labels on the left, time on the right.

use ratatui::layout::Rect;

use crate::layout::inside;

/// Where the parts of the panel lie; a part without room has no height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// Histogram, over the bars.
    pub density: Rect,
    /// Labels of the axis.
    pub axis: Rect,
    /// The line with the ticks.
    pub rule: Rect,
    /// Dates and titles.
    pub labels: Rect,
    /// Bars, one row for each label.
    pub bars: Rect,
    /// Undated deals.
    pub tray: Rect,
    /// Links of the deal under the cursor.
    pub links: Rect,
    /// What the signs mean.
    pub legend: Rect,
}

/// Divides a bordered panel.
#[must_use]
pub fn areas(panel: Rect, tray: bool) -> Areas {
    let inner = inside(panel);
    let label_width = (inner.width * 2 / 5).clamp(10, 56).min(inner.width);
    let bars_x = inner.x + label_width + 1;
    let bars_width = inner.width.saturating_sub(label_width + 1);
    // A row for deals and the tray come first; then, as there is room for more rows, the rest.
    let mut spare = inner.height.saturating_sub(1);
    let mut take = |rows: u16, keep: u16| {
        let rows = if spare >= rows + keep { rows } else { 0 };
        spare -= rows;
        rows
    };
    let tray = if tray { take(1, 0) } else { 0 };
    let axis = take(1, 2);
    let rule = take(1, 3);
    let legend = take(1, 5);
    let links = take(1, 7);
    let density = match take(2, 9) {
        0 => take(1, 5),
        rows => rows,
    };
    let rows = inner
        .height
        .saturating_sub(axis + rule + tray + links + legend + density);
    let mut top = inner.y;
    let mut next = |x: u16, width: u16, height: u16| {
        let area = Rect {
            x,
            y: top,
            width,
            height,
        };
        top += height;
        area
    };
    let density = next(bars_x, bars_width, density);
    let axis = next(bars_x, bars_width, axis);
    let rule = next(bars_x, bars_width, rule);
    let bars = next(bars_x, bars_width, rows);
    Areas {
        density,
        axis,
        rule,
        labels: Rect {
            x: inner.x,
            width: label_width,
            ..bars
        },
        bars,
        tray: next(inner.x, inner.width, tray),
        links: next(inner.x, inner.width, links),
        legend: next(inner.x, inner.width, legend),
    }
}
