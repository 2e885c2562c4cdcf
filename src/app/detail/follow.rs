//! Following what is chosen in the detail, and the way back to the very place.

use super::{Detail, Line, Target};
use crate::app::{App, Tab, Update};
use crate::deal::{Clean, DealId};
use crate::query::written_value;

/// A place in a document: what returns to it shows it as it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spotted {
    /// The line of the cursor.
    pub line: usize,
    /// The first line that shows.
    pub top: usize,
    /// What is chosen there.
    pub spot: Option<usize>,
}

/// A deal that was left by following something in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// The deal.
    pub deal: DealId,
    /// Where it was left.
    pub at: Spotted,
}

impl Detail {
    /// Where the cursor stands, with all that shows.
    #[must_use]
    pub fn place(&self) -> Spotted {
        Spotted {
            line: self.cursor.at().unwrap_or_default(),
            top: self.cursor.top(),
            spot: self.spot,
        }
    }

    /// Makes everything show as it did.
    pub(in crate::app) fn return_to(&mut self, place: Spotted) {
        self.cursor.restore(place.top, place.line);
        self.spot = place.spot.filter(|spot| *spot < self.spots.len());
    }
}

impl App {
    /// Follows what is chosen in the detail, else what the cursor's line leads to.
    pub(in crate::app) fn follow_target(&mut self, out: &mut Update) {
        match self.detail.in_hand().cloned() {
            None => self.tell(
                "Nothing to follow here: what is underlined leads somewhere",
                false,
            ),
            Some(Target::Deal(id)) => self.follow_deal(id, out),
            Some(Target::Company(id)) => {
                if let Some(row) = self.index.companies().row_of(id) {
                    self.open_profile(row, out);
                }
            }
            Some(Target::Product(name)) => {
                let text = format!("product:{}", written_value(&name));
                let told = format!("Deals about {name}; Backspace goes back");
                self.follow_lens(&text, &told, out);
            }
            Some(Target::Country(code)) => {
                let text = format!("country:{}", written_value(&code));
                let told = format!("Deals in {code}; Backspace goes back");
                self.follow_lens(&text, &told, out);
            }
            Some(Target::Source(slug)) => self.follow_source(&slug, out),
            Some(Target::Lens(query)) => {
                let told = format!("{query}; Backspace goes back");
                self.follow_lens(&query, &told, out);
            }
            Some(Target::Fact(place)) => self.follow_fact(place),
            Some(Target::Url(_)) => self.ask_to_open(),
        }
    }

    /// Reads another deal in place of this one, which is left on the trail.
    fn follow_deal(&mut self, id: DealId, out: &mut Update) {
        if let Some(deal) = self.detail.wanted() {
            let at = self.detail.place();
            self.detail.trail.push(Left { deal, at });
        }
        self.forget_way_forward();
        self.read(Some(id), out);
    }

    /// Goes to the evidence of a fact.
    fn follow_fact(&mut self, place: usize) {
        let its_own = |line: &Line| line.witness.is_some_and(|witness| witness.fact == place);
        let Some(line) = self.detail.lines.iter().position(its_own) else {
            return;
        };
        if let Some(deal) = self.detail.wanted() {
            let at = self.detail.place();
            self.detail.trail.push(Left { deal, at });
        }
        self.forget_way_forward();
        self.detail.choose_nothing();
        self.detail.cursor.restore(line, line);
    }

    /// The deals that a source tells of.
    pub(in crate::app) fn follow_source(&mut self, slug: &Clean, out: &mut Update) {
        let text = format!("source:{}", written_value(slug));
        let told = format!("Deals that cite {slug}; Backspace goes back");
        self.follow_lens(&text, &told, out);
    }

    /// Shows the deals of another lens; Backspace comes back here.
    fn follow_lens(&mut self, text: &str, told: &str, out: &mut Update) {
        self.leave_place();
        self.show_tab(Tab::Deals, out);
        self.pane = crate::app::Pane::Main;
        self.resized();
        self.change_lens(text, out);
        self.tell(told, false);
    }
}
