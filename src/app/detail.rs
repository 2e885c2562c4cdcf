//! The deal that is read: its lines, the place among them, and the trail of deals followed to reach it.

mod document;
mod flow;
mod hits;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{App, Cursor, Tab, Update};
use crate::deal::{CompanyId, Deal, DealId};
use crate::index::Index;
use crate::layout::page;
use crate::query::Words;

pub use document::{Class, Line, Piece, lines};
pub(super) use flow::{Shape, flow};
use hits::Hit;

/// What Enter on a line of the detail leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another deal.
    Deal(DealId),
    /// A company: its deals.
    Company(CompanyId),
    /// A page on the web: its address is copied.
    Url(String),
}

/// The detail pane.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The place in the lines.
    pub cursor: Cursor,
    /// The deals that were left by following links, the latest last, with the line that was left.
    pub trail: Vec<(DealId, usize)>,
    wanted: Option<DealId>,
    /// The line to return to when the deal that is asked for is here.
    resume: usize,
    deal: Option<Arc<Deal>>,
    lines: Arc<[Line]>,
    width: u16,
    /// The words of the query, where they stand, and which of these places the walk has come to.
    words: Words,
    hits: Vec<Hit>,
    hit: Option<usize>,
    /// The walk goes on, that way, when the deal that is asked for is here.
    walking: Option<bool>,
    waiting: bool,
}

impl Detail {
    /// The deal that is asked for; it may not be here yet.
    #[must_use]
    pub const fn wanted(&self) -> Option<DealId> {
        self.wanted
    }

    /// The deal that is shown: the one asked for, or still the one before.
    #[must_use]
    pub const fn deal(&self) -> Option<&Arc<Deal>> {
        self.deal.as_ref()
    }

    /// True when the deal that is shown is the one asked for.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.deal.as_ref().map(|deal| deal.id) == self.wanted
    }

    /// Its lines, broken to the pane's width.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    pub(super) fn want(&mut self, deal: Option<DealId>) {
        self.wanted = deal;
        self.resume = 0;
        self.walking = None;
        self.waiting = deal.is_some();
        if deal.is_none() {
            self.deal = None;
            self.lines = Arc::default();
            self.find_hits();
            self.cursor.resize(0);
        }
    }

    /// When the deal that is asked for is here, the cursor goes to this line.
    pub(super) const fn resume_at(&mut self, line: usize) {
        self.resume = line;
    }

    pub(super) fn show(&mut self, deal: Option<Arc<Deal>>, index: &Index) {
        self.deal = deal;
        self.cursor.go(0);
        self.compose(index);
        self.cursor.go(std::mem::take(&mut self.resume));
        self.waiting = false;
        self.arrive();
    }

    /// True while the deal that is asked for is on its way.
    pub(super) const fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// The deal that is asked for does not come.
    pub(super) const fn give_up(&mut self) {
        self.waiting = false;
    }

    pub(super) fn resize(&mut self, panel: Rect, index: &Index) {
        self.cursor.set_page(page(panel, 0));
        let width = panel.width.saturating_sub(4);
        if width != self.width {
            self.width = width;
            self.compose(index);
        }
    }

    pub(super) fn leave_trail(&mut self) {
        self.trail.clear();
    }

    fn compose(&mut self, index: &Index) {
        self.lines = self
            .deal
            .as_ref()
            .map(|deal| lines(deal, index.codes(), usize::from(self.width)).into())
            .unwrap_or_default();
        self.cursor.resize(self.lines.len());
        self.find_hits();
    }
}

impl App {
    /// Follows what the line under the detail's cursor leads to.
    pub(super) fn follow_target(&mut self, out: &mut Update) {
        let line = self
            .detail
            .cursor
            .at()
            .and_then(|at| self.detail.lines.get(at));
        match line.and_then(|line| line.target.clone()) {
            None => self.tell(
                "Nothing to follow here: what is underlined leads somewhere",
                false,
            ),
            Some(Target::Deal(id)) => {
                if let (Some(left), Some(at)) = (self.detail.wanted, self.detail.cursor.at()) {
                    self.detail.trail.push((left, at));
                }
                self.forget_way_forward();
                self.read(Some(id), out);
            }
            Some(Target::Company(id)) => {
                let row = self.index.companies().row_of(id);
                let Some(company) = row.and_then(|row| self.index.companies().get(row)) else {
                    return;
                };
                let text = format!("company:={}", company.slug);
                let told = format!("Deals of {}; Backspace goes back", company.name);
                self.leave_place();
                self.show_tab(Tab::Deals, out);
                self.change_lens(&text, out);
                self.tell(&told, false);
            }
            Some(Target::Url(url)) => {
                self.tell(&format!("Address copied: {url}"), false);
                out.effects.push(super::Effect::Copy(url));
            }
        }
    }
}
