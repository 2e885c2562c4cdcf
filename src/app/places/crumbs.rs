//! The way by which the user came here, in names: what the breadcrumb says.

use crate::app::{App, Pane, Tab};
use crate::deal::DealId;

/// More steps than these say nothing to anybody.
const MOST: usize = 6;

impl App {
    /// Where Backspace leads, one step after the other, the nearest last; and whether there are more before them.
    #[must_use]
    pub fn crumbs(&self) -> (Vec<String>, bool) {
        let reads = self.pane == Pane::Detail && self.tab != Tab::Companies;
        let trail = self.detail.trail.iter().filter(|_| reads);
        let steps = self.places.back.len() + trail.clone().count();
        let places = self.places.back.iter().map(|place| place.name.clone());
        let deals = trail.map(|left| self.title_of(left.deal));
        let skipped = steps.saturating_sub(MOST);
        (places.chain(deals).skip(skipped).collect(), skipped > 0)
    }

    /// What the place where the user is now will be called.
    pub(super) fn name_of_place(&self) -> String {
        if self.tab == Tab::Companies {
            let company = self.companies.current().map(|hit| hit.company);
            let company = company.and_then(|row| self.index.companies().get(row));
            return company.map_or_else(
                || self.tab.name().to_owned(),
                |company| company.name.to_string(),
            );
        }
        if let Some(id) = self.detail.wanted().filter(|_| self.pane == Pane::Detail) {
            return self.title_of(id);
        }
        match (self.tab, self.lens.text()) {
            (Tab::Deals, "") => "all deals".to_owned(),
            (Tab::Deals, lens) => lens.to_owned(),
            (tab, "") => tab.name().to_owned(),
            (tab, lens) => format!("{}: {lens}", tab.name()),
        }
    }

    fn title_of(&self, id: DealId) -> String {
        let entry = self.index.row_of(id).and_then(|row| self.index.entry(row));
        entry.map_or_else(String::new, |entry| entry.title())
    }
}
