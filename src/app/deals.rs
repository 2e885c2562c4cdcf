//! The list of deals: its columns, its cursor, and what follows when the cursor moves.

use super::{App, Effect, Pane, Tab, Update, companies};
use crate::deal::DealId;
use crate::index::{AsOf, Row};
use crate::layout::{Regions, Slot, Want, columns, page};
use crate::query::{Direction, SortKey};

/// Columns of the screen left of a list of deals: the mark or the cursor's bar, the sign of doubt, a space.
pub const GUTTER: u16 = 3;

/// Columns of the screen for how a deal stands: `Not clear`.
const STANDING: u16 = 9;

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in a query's `sort:`.
    pub field: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Which way it is sorted first.
    pub first: Direction,
    /// Its width.
    pub want: Want,
}

impl Column {
    /// True where figures stand under each other by their right ends.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.field == "value"
    }
}

const fn column(
    field: &'static str,
    title: &'static str,
    first: Direction,
    rank: u8,
    widths: (u16, u16, u16),
) -> Column {
    let (min, good, max) = widths;
    let want = Want {
        rank,
        min,
        good,
        max,
    };
    Column {
        field,
        title,
        first,
        want,
    }
}

/// The columns of the list, in order. `~2016-05-26`, `undisclosed` and `unconfirmed` have 11 characters.
pub const COLUMNS: &[Column; 7] = &[
    column("date", "Date", Direction::Falling, 0, (11, 11, 16)),
    column("title", "Deal", Direction::Rising, 0, (20, 36, 80)),
    column("supplier", "Supplier", Direction::Rising, 1, (14, 14, 30)),
    column("buyer", "Buyer", Direction::Rising, 2, (14, 14, 30)),
    column("value", "Value", Direction::Falling, 0, (11, 11, 18)),
    column("ends", "Ends", Direction::Rising, 3, (11, 11, 16)),
    column("status", "Status", Direction::Rising, 4, (10, 10, 16)),
];

/// The columns that show in a list of deals inside a panel of that width, with how they stand on another day than today,
/// and where: from the panel's inner left end.
/// One column of the screen stays free before the right border.
#[must_use]
pub fn deal_columns(inner: u16, as_of: AsOf) -> Vec<(&'static Column, Slot)> {
    // How deals stand on another day than today is what was asked for.
    let wanted = |column: &Column| match column.field {
        _ if as_of.is_today() => column.want,
        "status" => Want::fixed(0, STANDING),
        "value" => Want {
            rank: 1,
            ..column.want
        },
        _ => column.want,
    };
    let wants: Vec<Want> = COLUMNS.iter().map(wanted).collect();
    columns(inner.saturating_sub(GUTTER + 1), &wants)
        .into_iter()
        .filter_map(|slot| {
            let x = slot.x + GUTTER;
            Some((COLUMNS.get(slot.column)?, Slot { x, ..slot }))
        })
        .collect()
}

impl App {
    /// The row under the cursor.
    #[must_use]
    pub fn current_row(&self) -> Option<Row> {
        self.list
            .at()
            .and_then(|at| self.selection.rows.get(at).copied())
    }

    /// The deal that keys act on: the one under the cursor of the list that shows.
    #[must_use]
    pub(super) fn row_in_hand(&self) -> Option<Row> {
        match (self.tab, self.pane) {
            (Tab::Radar, Pane::Main) => self.radar.row(self.radar.current()?),
            (Tab::Timeline, Pane::Main) => self.timeline.row(self.timeline.rows.at()?),
            (Tab::Deals | Tab::Timeline | Tab::Radar, _) => self.current_row(),
            (Tab::Companies, Pane::Detail) => self.companies.row(),
            (Tab::Companies | Tab::Overview, _) => None,
        }
    }

    /// True when the rows are those that the lens finds now.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        !self.awaiting
    }

    /// The column and direction of the order in force.
    #[must_use]
    pub fn order(&self) -> (&'static Column, Direction) {
        let first = self.lens.query().sort.first();
        first
            .and_then(|key| {
                Some((
                    COLUMNS.iter().find(|column| column.field == key.field)?,
                    key.direction,
                ))
            })
            .unwrap_or((&COLUMNS[0], Direction::Falling))
    }

    /// Sorts by the column under the cursor, else by the one after that in force.
    pub(super) fn sort_next(&mut self, out: &mut Update) {
        if let Some(column) = self.chosen_column() {
            return self.sort_column(column, out);
        }
        let (now, _) = self.order();
        let at = COLUMNS.iter().position(|column| column == now).unwrap_or(0);
        let next = COLUMNS.get(at + 1).unwrap_or(&COLUMNS[0]);
        self.sort_by(next, next.first, out);
    }

    /// Sorts by a column; by the one in force: the other way round.
    pub(super) fn sort_column(&mut self, column: &'static Column, out: &mut Update) {
        let (now, direction) = self.order();
        let direction = if now == column {
            turned(direction)
        } else {
            column.first
        };
        self.sort_by(column, direction, out);
    }

    /// Turns the order in force round.
    pub(super) fn reverse_sort(&mut self, out: &mut Update) {
        let (column, direction) = self.order();
        self.sort_by(column, turned(direction), out);
    }

    fn sort_by(&mut self, column: &'static Column, direction: Direction, out: &mut Update) {
        let key = SortKey {
            field: column.field.to_owned(),
            direction,
        };
        let text = self.lens.query().with_sort(vec![key]).to_string();
        self.change_lens(&text, out);
    }

    /// Puts another query in force.
    pub(super) fn change_lens(&mut self, text: &str, out: &mut Update) {
        if self.lens.change(text, self.index.codes()) {
            self.select(out);
        }
    }

    /// Sets the page sizes of all lists.
    pub(super) fn pages(&mut self, regions: Regions) {
        if let Some(main) = regions.main {
            self.list.set_page(page(main, 1));
            self.companies.list.set_page(page(main, companies::HEAD));
        }
        if let Some(rail) = regions.rail {
            self.rail.set_page(rail);
        }
        if let Some(detail) = regions.detail {
            self.detail.resize(detail, &self.index);
        }
        match self.tab {
            Tab::Deals => {}
            Tab::Companies => self.resize_profile(regions.detail),
            Tab::Timeline => self.timeline.resize(regions.main),
            Tab::Radar => self.radar.resize(regions.main),
            Tab::Overview => self.overview.resize(regions.main),
        }
    }

    /// The cursor stands on another deal: the detail follows.
    pub(super) fn follow_cursor(&mut self, out: &mut Update) {
        let current = self
            .current_row()
            .and_then(|row| self.index.entry(row))
            .map(|entry| entry.id());
        if current != self.current || self.detail.wanted() != current {
            self.current = current;
            self.detail.leave_trail();
            if !self.show_nearby(current, out) {
                self.read(current, out);
            }
        }
        self.ask_beyond_first_page(out);
    }

    /// Asks for a deal to read.
    pub(super) fn read(&mut self, deal: Option<DealId>, out: &mut Update) {
        self.detail.want(deal);
        if let Some(id) = deal {
            let job = self.job();
            self.jobs.deal = job;
            out.effects.push(Effect::LoadDeal { job, id });
        }
    }

    /// A new selection is here: the cursor stays on its deal when the list still has it.
    pub(super) fn replace_cursor(&mut self, out: &mut Update) {
        self.list.resize(self.selection.rows.len());
        let row = self.current.and_then(|id| self.index.row_of(id));
        let kept = row.and_then(|row| self.selection.rows.iter().position(|other| *other == row));
        match kept {
            Some(at) => self.list.go(at),
            None => self.list.go(0),
        }
        self.follow_cursor(out);
    }

    /// Marks the deal under the cursor and goes on to the next one.
    pub(super) fn mark(&mut self, out: &mut Update) {
        match (self.tab, self.pane) {
            (Tab::Radar, Pane::Main) => return self.mark_on_radar(out),
            (Tab::Timeline, Pane::Main) => return self.mark_on_timeline(out),
            _ => {}
        }
        let Some(row) = self.row_in_hand() else {
            return;
        };
        self.toggle_marks(&[row], out);
        match self.tab {
            Tab::Deals => {
                self.list.step(1);
                self.follow_cursor(out);
            }
            Tab::Companies => self.companies.reading.step(1),
            Tab::Timeline | Tab::Radar | Tab::Overview => {}
        }
    }

    /// Opens a range at the cursor, or marks from where it was opened to the cursor.
    pub(super) fn mark_range(&mut self, out: &mut Update) {
        let Some(from) = self.marks.range_from() else {
            self.marks.set_range(self.current);
            self.tell(
                "Range begins here: move, then v marks all between; Esc leaves it",
                false,
            );
            return;
        };
        self.marks.set_range(None);
        self.notice = None;
        if matches!(self.tab, Tab::Radar | Tab::Timeline) {
            let from = self.index.row_of(from);
            let rows = from.map_or_else(Vec::new, |row| match self.tab {
                Tab::Radar => self.radar_range(row),
                _ => self.timeline_range(row),
            });
            return self.toggle_marks(&rows, out);
        }
        let place = |id| {
            let row = self.index.row_of(id)?;
            self.selection.rows.iter().position(|other| *other == row)
        };
        let (Some(start), Some(end)) = (place(from), self.list.at()) else {
            return;
        };
        let range = start.min(end)..=start.max(end);
        let rows: Vec<Row> = self.selection.rows.get(range).unwrap_or_default().to_vec();
        self.toggle_marks(&rows, out);
    }

    /// Marks every deal in view, or takes all those marks away.
    pub(super) fn mark_all(&mut self, out: &mut Update) {
        let rows = self.selection.rows.clone();
        self.toggle_marks(&rows, out);
    }

    pub(super) fn toggle_marks(&mut self, rows: &[Row], out: &mut Update) {
        let (slugs, marked) = self.marks.toggle(rows, &self.index);
        if slugs.is_empty() {
            return;
        }
        out.effects.push(if marked {
            Effect::Mark(slugs)
        } else {
            Effect::Unmark(slugs)
        });
        if self.lens.query().asks_for_marks() {
            self.select(out);
        }
    }

    /// Goes to another tab; the detail stays on the same deal.
    pub(super) fn show_tab(&mut self, tab: Tab, out: &mut Update) {
        self.tab = tab;
        self.pane = Pane::Main;
        self.resized();
        self.ask_beyond_first_page(out);
        match tab {
            Tab::Companies => self.open_companies(out),
            tab => self.refresh_tab(tab, out),
        }
    }
}

const fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Rising => Direction::Falling,
        Direction::Falling => Direction::Rising,
    }
}
