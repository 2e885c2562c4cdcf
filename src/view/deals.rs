//! The list of deals. Only rows that show are made.

mod cell;
mod found;
pub(super) mod nothing;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::panel::{panel, thumb};
use super::put::Put;
use super::{Theme, signs};
use crate::app::{App, Column, Cursor, Pane, Sought, deal_columns};
use crate::index::{Entry, Row};
use crate::layout::Slot;
use crate::layout::text::{counted, grouped, left, right};
use crate::query::Direction;
pub(super) use cell::{Cells, gutter};

/// A column of the list, and where it lies.
type Placed = (&'static Column, Slot);

/// A list of deals to draw.
pub(super) struct Table<'a> {
    /// The deals, in order.
    pub rows: &'a [Row],
    /// The place in them.
    pub cursor: &'a Cursor,
    /// True when the list has the keys.
    pub focused: bool,
    /// True when headings tell the order of the lens.
    pub ordered: bool,
}

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Main;
    let inner = panel(theme, frame, area, &title(app), focused);
    if app.selection.rows.is_empty() {
        return nothing::render(app, theme, frame, inner);
    }
    let table = Table {
        rows: &app.selection.rows,
        cursor: &app.list,
        focused,
        ordered: true,
    };
    table.render(app, theme, frame, inner);
    thumb(theme, frame, area, 1, &app.list, focused);
}

/// How many deals of how many show, and what is marked.
fn title(app: &App) -> String {
    let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
    let (shown, all) = (app.selection.rows.len(), app.index.len());
    let mut title = match (shown, all) {
        (shown, _) if app.is_first_page() => format!("Deals · the newest {}", count(shown)),
        (0, 0) => "Deals".to_owned(),
        (shown, all) if shown == all => format!("Deals {}", count(all)),
        (shown, all) => format!("Deals {} of {}", count(shown), count(all)),
    };
    if !app.marks.is_empty() {
        title.push_str(" · ");
        title.push_str(&counted(app.marks.len(), "marked", "marked"));
    }
    if app.marks.range_from().is_some() {
        title.push_str(" · range");
    }
    title
}

impl Table<'_> {
    /// Draws headings and rows into the inside of a panel.
    pub(super) fn render(&self, app: &App, theme: &Theme, frame: &mut Frame<'_>, inner: Rect) {
        let columns = deal_columns(inner.width, app.as_of());
        self.headings(app, theme, frame, inner, &columns);
        let words = Sought::of(app.lens.query());
        let cells = Cells::new(app, theme, &words, self.ordered && app.is_answered());
        let rows = self.rows.get(self.cursor.visible()).unwrap_or_default();
        for (y, (at, row)) in (inner.y + 1..inner.bottom()).zip((self.cursor.top()..).zip(rows)) {
            let area = Rect::new(inner.x, y, inner.width, 1);
            if let Some(entry) = app.index.entry(*row) {
                let at = self.cursor.at() == Some(at);
                self.row(app, &cells, frame, area, &columns, entry, at);
            }
        }
    }

    fn headings(
        &self,
        app: &App,
        theme: &Theme,
        frame: &mut Frame<'_>,
        inner: Rect,
        columns: &[Placed],
    ) {
        let (sorted, direction) = app.order();
        for (column, slot) in columns {
            let sorted = self.ordered && *column == sorted;
            let arrow = match direction {
                Direction::Rising => signs::RISING,
                Direction::Falling => signs::FALLING,
            };
            let (text, style) = if sorted {
                (format!("{} {arrow}", column.title), theme.strong)
            } else {
                (column.title.to_owned(), theme.faint)
            };
            let chosen = self.focused && self.ordered && app.chosen_column() == Some(*column);
            let style = if chosen {
                style.patch(theme.cell)
            } else {
                style
            };
            let width = usize::from(slot.width);
            let text = if column.is_right() {
                right(&text, width)
            } else {
                left(&text, width)
            };
            let buffer = frame.buffer_mut();
            buffer.put_span(
                inner.x + slot.x,
                inner.y,
                &Span::styled(text, style),
                slot.width,
            );
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what all rows share, and what is this one's"
    )]
    fn row(
        &self,
        app: &App,
        cells: &Cells<'_>,
        frame: &mut Frame<'_>,
        area: Rect,
        columns: &[Placed],
        entry: Entry<'_>,
        at: bool,
    ) {
        let buffer = frame.buffer_mut();
        let marked = app.marks.contains(entry.id());
        buffer.put_line(
            area.x,
            area.y,
            &gutter(cells.theme, entry, marked, at && !self.focused),
            area.width,
        );
        let mut drawn: Vec<_> = columns
            .iter()
            .map(|(column, slot)| cells.cell(column, entry, slot.width.into()))
            .collect();
        let title = columns
            .iter()
            .position(|(column, _)| column.field == "title");
        if let Some((title, (_, slot))) = title.and_then(|at| Some((at, columns.get(at)?)))
            && let Some(found) = cells.title_and_place(entry, &drawn, slot.width.into())
            && let Some(cell) = drawn.get_mut(title)
        {
            *cell = found;
        }
        for ((column, slot), spans) in columns.iter().zip(drawn) {
            let width = usize::from(slot.width);
            let line = Line::from(spans);
            let indent = if column.is_right() {
                width.saturating_sub(line.width())
            } else {
                0
            };
            let x = area.x + slot.x + u16::try_from(indent).unwrap_or_default();
            buffer.put_line(x, area.y, &line, slot.width);
        }
        if at {
            let style = if self.focused {
                cells.theme.selected
            } else {
                cells.theme.selected_away
            };
            buffer.set_style(area, style);
            let chosen = columns.iter().filter(|(column, _)| {
                self.focused && self.ordered && app.chosen_column() == Some(*column)
            });
            for (_, slot) in chosen {
                let cell = Rect::new(area.x + slot.x, area.y, slot.width, 1);
                buffer.set_style(cell, cells.theme.cell);
            }
        }
    }
}
