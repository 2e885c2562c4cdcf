//! The Timeline tab: the rows, the span of days that shows, and how both move.
//!
//! The deal under the cursor is the list's. The timeline shows the dated deals of the lens in the list's order, and after
//! them, in the tray, the undated ones; so it has a cursor over its own order, which goes with the list's.

mod areas;
mod axis;
mod bar;
mod density;
mod span;
mod window;

use ratatui::layout::{Position, Rect};

pub use areas::{Areas, areas};
pub use axis::{Axis, Label};
pub use bar::{Fill, Ink, bar};
pub use density::Density;
pub use span::{Edge, Extent, Known, Nature, Piece, Span};
pub use window::Window;

use super::{Action, App, Cursor, Tab, Update};
use crate::deal::Day;
use crate::index::Row;

/// How many columns of a window a pan moves: a fifth.
const PAN: u16 = 5;

/// State of the Timeline tab.
#[derive(Clone, Debug, Default)]
pub struct TimelineTab {
    /// The place in the timeline's own order: dated deals as the list has them, then undated ones.
    pub rows: Cursor,
    /// Places in the list, in the timeline's order.
    order: Vec<u32>,
    dated: usize,
    density: Density,
    counts: Vec<usize>,
    window: Window,
    /// The user moved the window: it no longer follows the lens.
    moved: bool,
    panel: Option<Rect>,
    /// The selection is newer than what is kept here.
    stale: bool,
}

impl TimelineTab {
    /// The span of days that shows.
    #[must_use]
    pub const fn window(&self) -> &Window {
        &self.window
    }

    /// How many deals lie in each column of the window.
    #[must_use]
    pub fn counts(&self) -> &[usize] {
        &self.counts
    }

    /// True while the window shows all of the lens.
    #[must_use]
    pub const fn is_fit(&self) -> bool {
        !self.moved
    }

    /// How many deals can be drawn.
    #[must_use]
    pub const fn dated(&self) -> usize {
        self.dated
    }

    /// How many deals have no date.
    #[must_use]
    pub fn undated(&self) -> usize {
        self.order.len() - self.dated
    }

    /// First and last day of the deals of the lens.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        self.density.extent()
    }

    /// Where the parts of the panel lie.
    #[must_use]
    pub fn areas(&self) -> Areas {
        let panel = self.panel.unwrap_or_default();
        areas(panel, self.undated() > 0)
    }

    /// The rows that show: places in [`Self::rows`], dated deals only.
    #[must_use]
    pub fn visible(&self) -> std::ops::Range<usize> {
        let page = usize::from(self.areas().bars.height);
        let top = self.rows.top().min(self.dated.saturating_sub(page));
        top..self.dated.min(top + page)
    }

    /// The undated deal under the cursor: its place among the undated.
    #[must_use]
    pub fn in_tray(&self) -> Option<usize> {
        self.rows.at()?.checked_sub(self.dated)
    }

    /// The place in the list of a row of the timeline.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        usize::try_from(*self.order.get(row)?).ok()
    }

    /// The row at a place on the screen; for the tray the undated deal that it names first.
    pub(super) fn row_under(&self, at: Position) -> Option<usize> {
        let areas = self.areas();
        if areas.tray.contains(at) {
            return Some(self.dated + self.in_tray().unwrap_or(0));
        }
        if !areas.bars.union(areas.labels).contains(at) {
            return None;
        }
        let visible = self.visible();
        let row = visible.start + usize::from(at.y - areas.bars.y);
        visible.contains(&row).then_some(row)
    }

    /// The panel has another size or place.
    pub(super) fn resize(&mut self, panel: Option<Rect>) {
        if self.panel != panel {
            self.panel = panel;
            self.arrange();
        }
    }

    /// Page and window follow from the panel and the deals.
    fn arrange(&mut self) {
        let areas = self.areas();
        self.rows.set_page(usize::from(areas.bars.height));
        let columns = areas.bars.width;
        match self.extent() {
            Some(extent) if !self.moved => self.window = Window::fit(extent, columns),
            _ => self.window = self.window.with_columns(columns),
        }
        self.counts = self.density.counts(&self.window);
    }

    fn go(&mut self, window: Window) {
        self.moved = true;
        self.window = self
            .extent()
            .map_or(window, |extent| window.kept_near(extent));
        self.counts = self.density.counts(&self.window);
    }
}

impl App {
    /// The row under the timeline's cursor goes with the list's.
    fn timeline_goes_to_list(&mut self) {
        let Some(at) = self.list.at() else {
            return;
        };
        let tab = &mut self.timeline;
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        let (dated, undated) = tab.order.split_at(tab.dated.min(tab.order.len()));
        let row = match (dated.binary_search(&place), undated.binary_search(&place)) {
            (Ok(row), _) => row,
            (_, Ok(row)) => dated.len() + row,
            (Err(_), Err(_)) => return,
        };
        tab.rows.go(row);
    }

    /// The timeline's cursor has moved: the list's goes with it.
    pub(super) fn list_goes_to_timeline(&mut self, out: &mut Update) {
        let tab = &self.timeline;
        if let Some(place) = tab.rows.at().and_then(|row| tab.place(row)) {
            self.list.go(place);
        }
        self.follow_cursor(out);
    }

    /// Zooms, pans, goes to today, fits the lens.
    pub(super) fn move_timeline(&mut self, action: Action) {
        let window = self.timeline.window;
        let step = i64::from((window.columns() / PAN).max(1));
        match action {
            Action::ZoomIn => {
                let about = self.first_day_of_current();
                self.timeline.go(window.zoomed(true, about));
            }
            Action::ZoomOut => {
                let about = self.first_day_of_current();
                self.timeline.go(window.zoomed(false, about));
            }
            Action::PanLeft => self.timeline.go(window.panned(-step)),
            Action::PanRight => self.timeline.go(window.panned(step)),
            Action::Today => {
                let today = self.today;
                self.timeline.moved = true;
                self.timeline.window = window.centred(today);
                self.timeline.counts = self.timeline.density.counts(&self.timeline.window);
            }
            Action::Fit => {
                self.timeline.moved = false;
                self.timeline.arrange();
            }
            _ => {}
        }
    }

    /// A new selection is here.
    pub(super) fn timeline_selected(&mut self) {
        self.timeline.stale = true;
        self.refresh_timeline();
    }

    /// Brings the tab up to date with the selection, when it shows. A pass over all deals of the lens and two sorts of
    /// days: some 10 ms for 200,000 deals; moving the window afterwards costs the same for any number.
    pub(super) fn refresh_timeline(&mut self) {
        if self.tab != Tab::Timeline {
            return;
        }
        if std::mem::take(&mut self.timeline.stale) {
            self.arrange_timeline();
        }
        self.timeline_goes_to_list();
    }

    fn arrange_timeline(&mut self) {
        let mut order = Vec::with_capacity(self.selection.rows.len());
        let mut undated = Vec::new();
        let mut extents = Vec::with_capacity(self.selection.rows.len());
        for (place, row) in (0..).zip(self.selection.rows.iter()) {
            match self.extent_of(*row) {
                Some(extent) => {
                    order.push(place);
                    extents.push(extent);
                }
                None => undated.push(place),
            }
        }
        let tab = &mut self.timeline;
        tab.dated = order.len();
        order.append(&mut undated);
        tab.order = order;
        tab.density = Density::of(extents.into_iter());
        tab.rows.resize(tab.order.len());
        tab.arrange();
    }

    fn extent_of(&self, row: Row) -> Option<Extent> {
        Span::rough(&self.index.entry(row)?).extent()
    }

    fn first_day_of_current(&self) -> Option<Day> {
        self.extent_of(self.current_row()?)
            .map(|extent| extent.first)
    }
}

#[cfg(test)]
mod tests;
