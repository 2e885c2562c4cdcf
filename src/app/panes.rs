//! From one part of a tab to the next.

use super::{App, Pane, Tab, Update};

impl App {
    /// Goes to the next thing that can be followed in the deal that is read, and behind the last one to the next pane.
    pub(super) fn next_stop(&mut self, forward: bool) {
        let reads = self.pane == Pane::Detail && self.tab != Tab::Companies;
        let moved = reads && self.detail.next_spot(forward)
            || self.reads_profile() && self.companies.next_goal(forward);
        if !moved {
            self.next_pane(if forward { 1 } else { -1 });
        }
    }

    pub(super) fn next_pane(&mut self, step: isize) {
        let panes: &[Pane] = match self.tab {
            Tab::Deals => &[Pane::Rail, Pane::Main, Pane::Detail],
            Tab::Companies | Tab::Timeline | Tab::Radar => &[Pane::Main, Pane::Detail],
            Tab::Overview => &[Pane::Main],
        };
        let at = panes
            .iter()
            .position(|pane| *pane == self.pane)
            .unwrap_or(0);
        let next = at.saturating_add_signed(step + panes.len().cast_signed()) % panes.len();
        self.pane = panes.get(next).copied().unwrap_or_default();
        self.resized();
    }

    pub(super) fn focus_rail(&mut self, out: &mut Update) {
        if self.tab != Tab::Deals {
            self.show_tab(Tab::Deals, out);
        }
        self.pane = Pane::Rail;
        self.resized();
    }
}
