//! Places: where the user was before following something, and the way back there and forward again.
//!
//! A place is a tab, the lens, and where the cursors stood. Following a link, opening a company or a view leaves one. Going
//! back makes everything as it was there, the cursor included; what is left by that is the way forward.

mod crumbs;
#[cfg(test)]
mod tests;

use super::companies::CompaniesPlace;
use super::{App, Left, Pane, Spotted, Tab, Update};
use crate::deal::DealId;

/// How many places can be gone back to.
const MOST: usize = 100;

/// Where the user was. Deals and companies go by slug: row ids may be others once the file was read anew.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// What the breadcrumb calls it.
    name: String,
    tab: Tab,
    pane: Pane,
    lens: String,
    deal: Option<String>,
    companies: CompaniesPlace,
    reading: Reading,
}

/// What was read: the deal, the place in it, and the deals followed to reach it with the places that were left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Reading {
    deal: Option<String>,
    at: Spotted,
    trail: Vec<(String, Spotted)>,
}

/// The ways back and forward.
#[derive(Debug, Default)]
pub(super) struct Places {
    back: Vec<Place>,
    forward: Vec<Place>,
    /// What is to be read as soon as the lens has its deals.
    arriving: Option<Reading>,
}

impl App {
    /// The user is about to follow something: the way back leads here, and there is no way forward any more.
    pub(super) fn leave_place(&mut self) {
        let place = self.place();
        self.places.forward.clear();
        push(&mut self.places.back, place);
    }

    /// The user follows a link inside the detail, whose trail is the way back.
    pub(super) fn forget_way_forward(&mut self) {
        self.places.forward.clear();
    }

    /// Goes back: in the detail to the deal that was left or to the list, else to the place before. From a profile that
    /// was not followed to it goes back to the companies.
    pub(super) fn go_back(&mut self, out: &mut Update) {
        if self.pane == Pane::Detail && self.tab != Tab::Companies {
            let place = self.place();
            if let Some(Left { deal, at }) = self.detail.trail.pop() {
                push(&mut self.places.forward, place);
                if self.detail.wanted() == Some(deal) && self.detail.is_current() {
                    self.detail.return_to(at);
                } else {
                    self.read(Some(deal), out);
                    self.detail.resume_at(at);
                }
            } else {
                self.pane = Pane::Main;
                self.resized();
            }
        } else if self.pane != Pane::Main && !self.came_by_following() {
            self.pane = Pane::Main;
            self.resized();
        } else if let Some(place) = self.places.back.pop() {
            let left = self.place();
            push(&mut self.places.forward, left);
            self.arrive(place, out);
        } else {
            self.tell("No place to go back to", false);
        }
    }

    /// Goes to the place that was left by going back.
    pub(super) fn go_forward(&mut self, out: &mut Update) {
        let Some(place) = self.places.forward.pop() else {
            return self.tell("No place to go forward to", false);
        };
        let left = self.place();
        // Along a trail, the way back is the trail itself.
        let along = place.tab == left.tab
            && place.lens == left.lens
            && place.deal == left.deal
            && place.reading.trail.len() > left.reading.trail.len();
        if !along {
            push(&mut self.places.back, left);
        }
        self.arrive(place, out);
    }

    /// The lens has deals: what was read at the place is read again. More deals may follow until they are all there.
    pub(super) fn settle_place(&mut self, all: bool, out: &mut Update) {
        let Some(reading) = self.places.arriving.clone() else {
            return;
        };
        if all {
            self.places.arriving = None;
        }
        let trail = reading.trail.iter();
        self.detail.trail = trail
            .filter_map(|(slug, at)| {
                let deal = self.deal_of(slug)?;
                Some(Left { deal, at: *at })
            })
            .collect();
        if let Some(id) = reading.deal.and_then(|slug| self.deal_of(&slug)) {
            self.read(Some(id), out);
            self.detail.resume_at(reading.at);
        }
    }

    fn place(&self) -> Place {
        let trail = self.detail.trail.iter();
        Place {
            name: self.name_of_place(),
            tab: self.tab,
            pane: self.pane,
            lens: self.lens.text().to_owned(),
            deal: self.current.and_then(|id| self.slug_of(id)),
            companies: self.companies_place(),
            reading: Reading {
                deal: self.detail.wanted().and_then(|id| self.slug_of(id)),
                at: self.detail.place(),
                trail: trail
                    .filter_map(|left| Some((self.slug_of(left.deal)?, left.at)))
                    .collect(),
            },
        }
    }

    fn arrive(&mut self, place: Place, out: &mut Update) {
        self.show_tab(place.tab, out);
        self.pane = place.pane;
        self.resized();
        if let Some(id) = place.deal.and_then(|slug| self.deal_of(&slug)) {
            self.current = Some(id);
        }
        if place.tab == Tab::Companies {
            self.return_to_companies(place.companies, out);
        }
        self.places.arriving = Some(place.reading);
        self.change_lens(&place.lens, out);
        if !self.awaiting {
            // The lens was the same all the time.
            self.replace_cursor(out);
            self.timeline_selected(out);
            self.radar_selected(out);
            self.overview_selected(out);
            self.settle_place(true, out);
        }
    }

    fn slug_of(&self, id: DealId) -> Option<String> {
        let entry = self.index.entry(self.index.row_of(id)?)?;
        Some(entry.slug().to_owned())
    }

    fn deal_of(&self, slug: &str) -> Option<DealId> {
        let entry = self.index.entry(self.index.row_of_slug(slug)?)?;
        Some(entry.id())
    }
}

fn push(places: &mut Vec<Place>, place: Place) {
    if places.len() == MOST {
        places.remove(0);
    }
    if places.last() != Some(&place) {
        places.push(place);
    }
}
