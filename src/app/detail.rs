//! The deal that is read: its lines, the place among them, and the trail of deals followed to reach it.

mod copy;
mod document;
mod flow;
mod follow;
mod hits;
mod spots;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{Cursor, Sought};
use crate::deal::{Clean, CompanyId, Deal, DealId};
use crate::index::Index;
use crate::layout::page;

pub use copy::Address;
pub(in crate::app) use document::reversed_link;
pub use document::{Beside, Class, Line, Piece, Witness, lines};
pub(super) use flow::{Shape, flow};
pub use follow::{Left, Spotted};
use hits::Hit;
use spots::Spot;

/// What Enter in a document leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another deal.
    Deal(DealId),
    /// A company: its profile.
    Company(CompanyId),
    /// What is bought: the deals about it.
    Product(Clean),
    /// A country or a part of one: its deals.
    Country(Clean),
    /// A source, by its slug: the deals that it tells of.
    Source(Clean),
    /// The evidence of a fact, by its place among the deal's statements.
    Fact(usize),
    /// The deals of a query.
    Lens(Clean),
    /// A page on the web.
    Url(Clean),
}

/// The detail pane.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The place in the lines.
    pub cursor: Cursor,
    /// The deals that were left by following links, the latest last.
    pub trail: Vec<Left>,
    wanted: Option<DealId>,
    /// The place to return to when the deal that is asked for is here.
    resume: Spotted,
    deal: Option<Arc<Deal>>,
    beside: Beside,
    lines: Arc<[Line]>,
    /// What can be followed, and which of it is chosen.
    spots: Arc<[Spot]>,
    spot: Option<usize>,
    width: u16,
    /// The words of the query, where they stand, and which of these places the walk has come to.
    words: Sought,
    hits: Vec<Hit>,
    hit: Option<usize>,
    /// The walk goes on, that way, when the deal that is asked for is here.
    walking: Option<bool>,
    waiting: bool,
}

/// A deal, written down for a pane of some width.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) deal: Arc<Deal>,
    beside: Beside,
    width: u16,
    lines: Arc<[Line]>,
    spots: Arc<[Spot]>,
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

    /// What shows may be otherwise in the file by now: it is asked for again when the cursor stands anywhere.
    pub(super) fn expect_other(&mut self) {
        self.wanted = None;
    }

    pub(super) fn want(&mut self, deal: Option<DealId>) {
        let is_same = deal.is_some() && self.deal.as_ref().map(|deal| deal.id) == deal;
        self.wanted = deal;
        // Read once more, it shows as it does.
        self.resume = if is_same {
            self.place()
        } else {
            Spotted::default()
        };
        self.spot = None;
        self.walking = None;
        self.waiting = deal.is_some();
        if deal.is_none() {
            self.deal = None;
            self.lines = Arc::default();
            self.spots = Arc::default();
            self.find_hits();
            self.cursor.resize(0);
        }
    }

    /// When the deal that is asked for is here, it shows as it did.
    pub(super) const fn resume_at(&mut self, place: Spotted) {
        self.resume = place;
    }

    /// What is told beside the deal has changed; its lines follow.
    pub(super) fn set_beside(&mut self, beside: Beside, index: &Index) {
        if beside != self.beside {
            self.beside = beside;
            let place = self.place();
            self.compose(index);
            self.return_to(place);
        }
    }

    pub(super) fn show(&mut self, deal: Option<Arc<Deal>>, beside: Beside, index: &Index) {
        self.deal = deal;
        self.beside = beside;
        self.cursor.go(0);
        self.compose(index);
        self.shown();
    }

    /// Shows a deal that was written down before, and anew where the pane or what is told beside it has changed since.
    pub(super) fn show_written(&mut self, written: Written, beside: Beside, index: &Index) {
        if (written.width, &written.beside) != (self.width, &beside) {
            return self.show(Some(written.deal), beside, index);
        }
        self.deal = Some(written.deal);
        self.beside = written.beside;
        self.cursor.go(0);
        self.take(written.lines, written.spots);
        self.shown();
    }

    /// Writes a deal down as it would show now.
    pub(super) fn write(&self, deal: Arc<Deal>, beside: Beside, index: &Index) -> Written {
        let lines = lines(&deal, &beside, index.codes(), self.width.into());
        let spots = spots::find(&lines).into();
        Written {
            width: self.width,
            lines: lines.into(),
            deal,
            beside,
            spots,
        }
    }

    fn shown(&mut self) {
        let resume = std::mem::take(&mut self.resume);
        self.return_to(resume);
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
        let Some(deal) = self.deal.clone() else {
            return self.take(Arc::default(), Arc::default());
        };
        let written = self.write(deal, self.beside.clone(), index);
        self.take(written.lines, written.spots);
    }

    fn take(&mut self, lines: Arc<[Line]>, spots: Arc<[Spot]>) {
        self.lines = lines;
        self.spots = spots;
        self.spot = self.spot.filter(|spot| *spot < self.spots.len());
        self.cursor.resize(self.lines.len());
        self.find_hits();
    }
}
