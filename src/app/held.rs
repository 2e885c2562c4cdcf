//! Keys that came before the answer they are about: a mark set right after a query was typed is for the deals that it
//! finds, not for those that still show. They wait, in order, until the answer is here.

use std::collections::VecDeque;

use crossterm::event::KeyEvent;

use super::{Action, App, Pane, Tab, Update};

/// The most keys that wait; a cat on the keyboard gets no further.
const MOST: usize = 256;

/// Keys that wait, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Held(VecDeque<KeyEvent>);

impl Held {
    /// True when any key waits: those that come after it wait behind it.
    pub(super) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    /// Has a key wait.
    pub(super) fn hold(&mut self, key: KeyEvent) {
        if self.0.len() < MOST {
            self.0.push_back(key);
        }
    }

    /// Forgets them all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

impl Action {
    /// True for what is done to rows of a list, or depends on which rows there are.
    const fn is_about_rows(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::PageUp
                | Self::PageDown
                | Self::HalfUp
                | Self::HalfDown
                | Self::Top
                | Self::Bottom
                | Self::Follow
                | Self::Include
                | Self::Exclude
                | Self::Toggle
                | Self::Mark
                | Self::MarkRange
                | Self::MarkAll
                | Self::ShowMarked
                | Self::Export
                | Self::Copy
                | Self::Tag
        )
    }
}

impl App {
    /// True when an action must wait for an answer that is on its way.
    pub(super) fn must_wait(&self, action: Action) -> bool {
        if self.progress.failed.is_some() || !self.overlays.is_empty() {
            return false;
        }
        if self.lens.typing().is_some() {
            let about_completions = matches!(action, Action::Complete) || action.is_about_rows();
            let walks = matches!(action, Action::OlderQuery | Action::NewerQuery);
            return self.completion.is_pending() && (about_completions || walks);
        }
        if action == Action::Include && self.pane == Pane::Main && self.chosen_column().is_none() {
            // It goes to the facets, whatever they are.
            return false;
        }
        if let Some(finder) = self.finder() {
            let about_values = action.is_about_rows() || action == Action::Accept;
            return about_values && (self.awaiting || !finder.is_answered());
        }
        if self.tab == Tab::Companies && self.pane == Pane::Main {
            let about_companies = action.is_about_rows() || action == Action::Accept;
            return about_companies && !self.companies.is_answered();
        }
        if self.reads_profile() {
            return action.is_about_rows()
                && (self.companies.is_waiting() || !self.companies.is_answered());
        }
        if matches!(action, Action::NextHit | Action::PreviousHit) {
            let reads = !matches!(self.tab, Tab::Companies | Tab::Overview);
            return reads && (self.awaiting || self.detail.is_waiting());
        }
        if self.tab == Tab::Overview && action.is_about_rows() && self.overview.is_waiting() {
            return true;
        }
        if self.tab == Tab::Timeline && action.is_about_rows() && self.timeline.is_waiting() {
            return true;
        }
        if self.tab == Tab::Radar && action.is_about_rows() && self.radar.is_waiting() {
            return true;
        }
        self.awaiting && self.tab != Tab::Companies && action.is_about_rows()
    }

    /// An answer is here: keys that waited for it are taken now; those that wait for another one wait on.
    pub(super) fn release(&mut self, out: &mut Update) {
        for key in std::mem::take(&mut self.held.0) {
            self.key(key, out);
        }
    }
}
