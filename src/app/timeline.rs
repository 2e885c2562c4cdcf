//! The Timeline tab: the lines, the span of days that shows, and how both move.
//!
//! What is drawn is worked out by a worker from the newest selection when the tab shows: the dated deals of the lens in an
//! order, in lanes or not, and after them, in the tray, the undated ones. The deal under the cursor is the list's.

mod act;
mod areas;
mod axis;
mod bar;
mod density;
mod lines;
mod links;
mod plan;
mod span;
mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::layout::{Position, Rect};

pub use areas::{Areas, areas};
pub use axis::{Axis, Label};
pub use bar::{Fill, Ink, bar};
pub use density::Density;
pub use lines::TimeLine;
pub use links::{Linked, Way};
pub use plan::{Lane as TimeLane, Lanes, Order as TimeOrder, Plan, Wanted};
pub use span::{Edge, Extent, Known, Nature, Piece, Span};
pub use window::Window;

use super::Cursor;

/// How many columns of a window a pan moves: a fifth.
const PAN: u16 = 5;

/// State of the Timeline tab.
#[derive(Clone, Debug, Default)]
pub struct TimelineTab {
    /// The place in the lines: those above the tray, then undated deals.
    pub rows: Cursor,
    plan: Arc<Plan>,
    /// How many lines there are above the tray.
    above: usize,
    /// The line of each lane's name.
    starts: Vec<usize>,
    /// Lanes whose deals show.
    open: BTreeSet<(Lanes, String)>,
    /// The lanes and the order that were asked for last; of no deals.
    wish: Wanted,
    counts: Vec<usize>,
    window: Window,
    /// The user moved the window: it no longer follows the lens.
    moved: bool,
    panel: Option<Rect>,
    /// The selection is newer than what was asked for.
    stale: bool,
    /// An answer is on its way.
    waiting: bool,
}

impl TimelineTab {
    /// What is drawn.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// True while newer lines are made.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting || self.stale
    }

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
    pub fn dated(&self) -> usize {
        self.plan.dated.len()
    }

    /// How many deals have no date.
    #[must_use]
    pub fn undated(&self) -> usize {
        self.plan.undated.len()
    }

    /// First and last day of the deals of the lens.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        self.plan.density.extent()
    }

    /// Where the parts of the panel lie.
    #[must_use]
    pub fn areas(&self) -> Areas {
        let panel = self.panel.unwrap_or_default();
        areas(panel, self.undated() > 0)
    }

    /// The lines that show, those of the tray left out.
    #[must_use]
    pub fn visible(&self) -> std::ops::Range<usize> {
        let page = usize::from(self.areas().bars.height);
        let top = self.rows.top().min(self.above.saturating_sub(page));
        top..self.above.min(top + page)
    }

    /// The undated deal under the cursor: its place among the undated.
    #[must_use]
    pub fn in_tray(&self) -> Option<usize> {
        self.rows.at()?.checked_sub(self.above)
    }

    /// The line at a place on the screen; for the tray the undated deal that it names first.
    pub(super) fn row_under(&self, at: Position) -> Option<usize> {
        let areas = self.areas();
        if areas.tray.contains(at) {
            return Some(self.above + self.in_tray().unwrap_or(0));
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

    /// Newer lines are here.
    fn show(&mut self, plan: Arc<Plan>) {
        self.plan = plan;
        self.waiting = false;
        self.count_lines();
        self.arrange();
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
        self.counts = self.plan.density.counts(&self.window);
    }

    fn go(&mut self, window: Window) {
        self.moved = true;
        self.window = self
            .extent()
            .map_or(window, |extent| window.kept_near(extent));
        self.counts = self.plan.density.counts(&self.window);
    }
}

#[cfg(test)]
pub mod tests;
