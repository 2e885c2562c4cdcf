//! The sums of the lens in full: what the line at the bottom has no room for, and the sum in one currency on demand.

mod lines;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{Action, App, Effect, Job, Line, Overlay, Update};
use crate::deal::Currency;
use crate::index::{Converted, Row, Totals};
use crate::layout::inside;

/// How wide the page is, where the screen is.
const WIDTH: u16 = 100;
/// How many rows a page key scrolls.
const PAGE: isize = 10;

/// The page as it shows.
#[derive(Clone, Debug, Default)]
pub struct TotalsPage {
    /// The first line that shows.
    pub top: usize,
    /// The currency that was asked for.
    into: Option<Currency>,
    /// The sum in it, once it is here.
    converted: Option<Converted>,
    /// Parts that were left out of the sums, each with the whole that its figure is in.
    parts: Arc<[(Row, Row)]>,
}

impl App {
    /// Opens the page.
    pub(super) fn open_totals(&mut self, out: &mut Update) {
        if self.is_first_page() {
            return self.tell("The sums come when all deals are read", false);
        }
        self.overlays.push(Overlay::Totals(Box::default()));
        self.ask_totals(out);
    }

    /// There is a newer selection: what the page tells besides its sums follows.
    pub(super) fn totals_selected(&mut self, out: &mut Update) {
        let pages = self.overlays.iter_mut();
        for overlay in pages {
            if let Overlay::Totals(page) = overlay {
                page.converted = None;
                page.parts = Arc::default();
            }
        }
        self.ask_totals(out);
    }

    /// Asks for what the selection does not have: the sum in one currency, the parts that were left out.
    fn ask_totals(&mut self, out: &mut Update) {
        let Some(Overlay::Totals(page)) = self.overlays.last() else {
            return;
        };
        let into = page.into;
        if into.is_none() && self.selection.totals.counted.within == 0 {
            return;
        }
        let job = self.job();
        self.jobs.totals = job;
        out.effects.push(Effect::Totals {
            job,
            rows: Arc::clone(&self.selection.rows),
            into,
        });
    }

    /// They are here.
    pub(super) fn totals_made(&mut self, parts: &Arc<[(Row, Row)]>, converted: Option<Converted>) {
        for overlay in &mut self.overlays {
            if let Overlay::Totals(page) = overlay {
                page.parts = Arc::clone(parts);
                page.converted = converted.filter(|sum| Some(sum.currency) == page.into);
            }
        }
    }

    /// What a key does on the page.
    pub(super) fn act_in_totals(&mut self, action: Action, out: &mut Update) {
        match action {
            Action::Down => self.scroll_totals(1),
            Action::Up => self.scroll_totals(-1),
            Action::PageDown | Action::HalfDown => self.scroll_totals(PAGE),
            Action::PageUp | Action::HalfUp => self.scroll_totals(-PAGE),
            Action::Top => self.scroll_totals(isize::MIN),
            Action::Bottom => self.scroll_totals(isize::MAX),
            Action::Convert => self.convert_totals(out),
            Action::Copy => self.copy_totals(out),
            Action::Totals => {
                self.overlays.pop();
            }
            _ => out.redraw = false,
        }
    }

    /// All firm figures in the next currency: euros, then those that the deals have; after the last one in none.
    fn convert_totals(&mut self, out: &mut Update) {
        let currencies = currencies(&self.selection.totals);
        let Some(Overlay::Totals(page)) = self.overlays.last_mut() else {
            return;
        };
        let at = currencies.iter().position(|one| Some(*one) == page.into);
        page.into = currencies.get(at.map_or(0, |at| at + 1)).copied();
        page.converted = None;
        self.ask_totals(out);
        self.scroll_totals(isize::MIN);
    }

    /// Scrolls the page, but not beyond its end.
    pub(super) fn scroll_totals(&mut self, rows: isize) {
        let room = inside(self.totals_area()).height;
        let last = self.totals_lines().len().saturating_sub(room.into());
        if let Some(Overlay::Totals(page)) = self.overlays.last_mut() {
            page.top = page.top.saturating_add_signed(rows).min(last);
        }
    }

    /// Copies what the page says in words, in one line.
    fn copy_totals(&mut self, out: &mut Update) {
        let mut pieces = self.selection.totals.pieces();
        if let Some(Overlay::Totals(page)) = self.overlays.last() {
            pieces.extend(page.converted.map(|converted| converted.line()));
        }
        let text = pieces.join(" · ");
        self.tell(&format!("Copied: {text}"), false);
        out.effects.push(Effect::Copy(text));
    }

    /// Where the page lies: as tall as what it says, over all but the last lines.
    #[must_use]
    pub fn totals_area(&self) -> Rect {
        let screen = self.screen;
        let columns = WIDTH.min(screen.width);
        let most = screen.height.saturating_sub(2);
        let lines = u16::try_from(self.totals_lines().len()).unwrap_or(u16::MAX);
        let height = lines.saturating_add(2).min(most);
        Rect {
            x: screen.x + (screen.width - columns) / 2,
            y: screen.y + (most - height) / 2,
            width: columns,
            height,
        }
    }

    /// What the page says.
    #[must_use]
    pub fn totals_lines(&self) -> Vec<Line> {
        let page = self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Totals(page) => Some(&**page),
            _ => None,
        });
        let width = WIDTH.min(self.screen.width).saturating_sub(4);
        page.map_or_else(Vec::new, |page| {
            lines::of(page, &self.selection.totals, &self.index, width.into())
        })
    }

    /// True when an answer is for the page as it shows.
    pub(super) fn awaits_totals(&self, job: Job) -> bool {
        job == self.jobs.totals
    }
}

/// What firm sums may be converted into.
fn currencies(totals: &Totals) -> Vec<Currency> {
    let mut found: Vec<Currency> = Currency::new("EUR").into_iter().collect();
    for total in &totals.firm {
        if !found.contains(&total.currency) {
            found.push(total.currency);
        }
    }
    found
}
