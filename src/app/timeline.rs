//! The Timeline tab: the span of days that shows, and how it moves.

use ratatui::layout::Rect;

use super::{Action, App};

/// State of the Timeline tab.
#[derive(Clone, Debug, Default)]
pub struct TimelineTab {}

impl TimelineTab {
    pub(super) fn resize(&mut self, main: Option<Rect>) {
        let _ = (self, main);
    }
}

impl App {
    /// Zooms, pans, goes to today, fits the lens.
    pub(super) fn move_timeline(&mut self, action: Action) {
        let _ = (self, action);
    }

    /// A new selection is here.
    pub(super) fn timeline_selected(&mut self) {
        let _ = self;
    }
}
