//! The Companies tab: names found as they are typed, and beside them the profile of the one under the cursor.

mod act;
mod compose;
mod follow;
mod lines;
mod marks;
mod order;
mod sheet;
mod told;
mod walk;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::Input;

use super::{App, Cursor, Effect, Job, Tab, Update};
use crate::deal::Clean;
use crate::index::{
    CompaniesFound, CompanyHit, CompanyRow, Index, MatchReason, Profile, Reach, Row, Tier, Totals,
};
use crate::layout::page;
use crate::query::FacetField;
use told::Told;

pub use compose::sums_in;
pub use follow::CompaniesPlace;
pub use lines::{Body, DealForm, Goal, Part, ProfileLine};
pub use marks::CompanyMarks;
pub use order::CompaniesOrder;
pub use sheet::Sheet;

/// How many companies a list holds at the most; who looks further types another letter.
pub const MOST: usize = 1_000;

/// Rows over the list of companies: the name that is typed, and headings.
pub const HEAD: u16 = 2;

/// State of the Companies tab.
#[derive(Debug, Default)]
pub struct CompaniesTab {
    /// The name that is typed.
    pub input: Input,
    /// True while it is typed.
    pub typing: bool,
    /// The place in the companies.
    pub list: Cursor,
    /// Companies found, in their order.
    pub hits: Arc<[CompanyHit]>,
    /// The same, with figures, and with counts by kind and country.
    pub found: CompaniesFound,
    /// How the list is narrowed and sorted.
    pub order: CompaniesOrder,
    /// Marked companies.
    pub marks: CompanyMarks,
    /// The place in the profile.
    pub reading: Cursor,
    /// Whose deals profiles tell of.
    pub reach: Reach,
    told: Option<Told>,
    sheet: Sheet,
    /// Lists that are shown in full.
    unfolded: BTreeSet<Part>,
    /// How everything stood where the user comes back to.
    resume: Option<CompaniesPlace>,
    way_in: WayIn,
    /// What was asked for last, and whether it was answered.
    asked: String,
    answered: bool,
    opened: bool,
    /// The deals that the profile on its way tells of.
    waiting: Option<Index>,
    /// The company that the user went to: the cursor stays on it as long as the same name is typed.
    chosen: Option<Clean>,
    panel: Option<Rect>,
}

/// How the user came into a profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum WayIn {
    /// From the list beside it: Backspace leads to the list.
    #[default]
    List,
    /// By following something: Backspace leads there.
    Followed,
}

impl CompaniesTab {
    /// The company under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&CompanyHit> {
        self.hits.get(self.list.at()?)
    }

    /// What is known of the company under the cursor, line by line.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// True when the companies found are those of the name that is typed.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        self.answered
    }

    /// True while the profile of the company under the cursor is on its way.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// The profile of the company under the cursor, once it is here.
    #[must_use]
    pub fn profile(&self) -> Option<&Profile> {
        self.told().map(|told| &*told.profile)
    }

    fn told(&self) -> Option<&Told> {
        let wanted = (self.current()?.company, self.reach);
        let told = self.told.as_ref()?;
        ((told.profile.company, told.profile.reach) == wanted).then_some(told)
    }

    /// The line of the profile under its cursor.
    #[must_use]
    pub fn line(&self) -> Option<&ProfileLine> {
        self.sheet.lines.get(self.reading.at()?)
    }

    /// The deal under the cursor of the profile.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        match self.line()?.body {
            Body::Deal { row, .. } => Some(row),
            _ => None,
        }
    }
}

/// What is told of companies besides their names, in the order of their list.
#[derive(Clone, Debug, Default)]
pub struct CompanySums {
    /// What the deals of each are worth in which it is a party.
    pub totals: Vec<Totals>,
    /// Where the letters typed stand in the name by which it was found; nothing where none were typed.
    pub letters: Vec<Vec<Range<usize>>>,
}

impl App {
    /// The tab shows: the first time it asks for all companies.
    pub(super) fn open_companies(&mut self, out: &mut Update) {
        if !self.companies.opened {
            self.find_companies(out);
        }
    }

    /// Another file is open: what was found in the old one is of no use any more.
    pub(super) fn forget_companies(&mut self) {
        let tab = &mut self.companies;
        tab.hits = Arc::default();
        tab.found = CompaniesFound::default();
        tab.answered = false;
        tab.told = None;
        tab.list.resize(0);
        self.compose_profile();
    }

    /// The name that is typed has changed, or the companies have.
    pub(super) fn find_companies(&mut self, out: &mut Update) {
        let job = self.job();
        self.jobs.find = job;
        self.companies.opened = true;
        let text = self.companies.input.value().to_owned();
        if text != self.companies.asked {
            self.companies.asked.clone_from(&text);
            self.companies.chosen = None;
        }
        self.companies.answered = false;
        let ask = self.company_ask(text);
        out.effects.push(Effect::FindCompanies { job, ask });
    }

    /// Companies were found. The cursor stays on the company that the user went to, else it stands on the best one.
    pub(super) fn found_companies(
        &mut self,
        job: Job,
        mut found: CompaniesFound,
        out: &mut Update,
    ) {
        if job != self.jobs.find {
            out.redraw = false;
            return;
        }
        out.redraw = self.tab == Tab::Companies;
        let hits: Arc<[CompanyHit]> = std::mem::take(&mut found.hits).into();
        let chosen = self.companies.chosen.as_ref();
        let chosen = chosen.and_then(|slug| self.index.companies().row_of_slug(slug));
        let place = chosen.and_then(|row| hits.iter().position(|hit| hit.company == row));
        if !found.is_whole && chosen.is_some() && place.is_none() {
            // The company that the user went to may be among those that follow.
            out.redraw = false;
            return;
        }
        let tab = &mut self.companies;
        tab.answered = true;
        tab.hits = hits;
        tab.found = found;
        tab.list.resize(tab.hits.len());
        tab.list.go(place.unwrap_or(0));
        if let (Some(row), None) = (chosen, place) {
            self.add_company(row);
        }
        self.follow_company(out);
    }

    /// What took longer than the list is here.
    pub(super) fn companies_summed(&mut self, sums: CompanySums) {
        let tab = &mut self.companies;
        tab.found.totals = sums.totals;
        for (hit, letters) in Arc::make_mut(&mut tab.hits).iter_mut().zip(sums.letters) {
            hit.letters = letters;
        }
    }

    /// A company that the user followed and that the list has no room for stands behind all others.
    fn add_company(&mut self, row: CompanyRow) {
        if self.companies.hits.len() < MOST {
            return;
        }
        let deals = self.index.company_deals(self.as_of());
        let place = usize::try_from(row.0).unwrap_or(usize::MAX);
        let hit = CompanyHit {
            company: row,
            reason: MatchReason::Name,
            tier: Tier::Exact,
            letters: Vec::new(),
            deals: deals.get(place).copied().unwrap_or(0),
        };
        let tab = &mut self.companies;
        tab.hits = tab.hits.iter().cloned().chain([hit]).collect();
        tab.list.resize(tab.hits.len());
        tab.list.go_last();
    }

    /// The user went to another company.
    pub(super) fn choose_company(&mut self, out: &mut Update) {
        let company = self.companies.current().map(|hit| hit.company);
        let company = company.and_then(|row| self.index.companies().get(row));
        self.companies.chosen = company.map(|company| company.slug.clone());
        self.companies.way_in = WayIn::List;
        self.companies.resume = None;
        self.follow_company(out);
    }

    /// The panel of the profile has another size or place.
    pub(super) fn resize_profile(&mut self, panel: Option<Rect>) {
        if self.companies.panel != panel {
            self.companies.panel = panel;
            self.compose_profile();
        }
    }

    /// Writes the profile's lines anew. The cursor stays on what it stands on.
    fn compose_profile(&mut self) {
        let tab = &self.companies;
        let here = tab.line().filter(|_| tab.reading.at() != Some(0)).cloned();
        let sheet = match (tab.current(), tab.panel) {
            (Some(hit), Some(panel)) => {
                let width = usize::from(panel.width.saturating_sub(4));
                let told = tab.told();
                let told = told.map(|told| (&*told.profile, told.changes.as_deref()));
                compose::sheet(&self.index, hit.company, told, &tab.unfolded, width)
            }
            _ => Sheet::default(),
        };
        let changes_are_here = tab.told().is_some_and(|told| told.changes.is_some());
        let tab = &mut self.companies;
        tab.sheet = sheet;
        tab.reading.resize(tab.sheet.lines.len());
        tab.reading
            .set_page(tab.panel.map_or(0, |panel| page(panel, 0)));
        if let Some(resume) = &tab.resume {
            let (top, line) = resume.at;
            tab.reading.restore(top, line);
            if changes_are_here {
                tab.resume = None;
            }
        } else if let Some(here) = here
            && let Some(place) = tab.sheet.place_of(&here)
        {
            tab.reading.go(place);
        }
    }

    /// This company only, or with its predecessors and successors.
    pub(super) fn switch_reach(&mut self, out: &mut Update) {
        let tab = &mut self.companies;
        tab.reach = match tab.reach {
            Reach::Own => Reach::Line,
            Reach::Line => Reach::Own,
        };
        let text = match tab.reach {
            Reach::Own => "The deals of this company alone",
            Reach::Line => "With the deals of its predecessors and successors",
        };
        self.follow_company(out);
        self.tell(text, false);
    }

    /// Puts the company under the cursor on the lens, in the place of another company; all else that the lens asks for
    /// stays. Shows the deals.
    pub(super) fn company_to_lens(&mut self, out: &mut Update) {
        let Some(company) = self.companies.current().map(|hit| hit.company) else {
            return;
        };
        let profile = self.companies.profile().filter(|_| self.reads_profile());
        let whose = profile.map_or_else(|| vec![company], |profile| profile.whose.clone());
        let Some(clause) = self.company_clause(&whose) else {
            return;
        };
        let lens = self.lens.query().without_facet(FacetField::Company);
        self.show_lens(&lens.with_clause(clause), out);
    }

    /// Leaves the line that is typed; a second time empties it.
    pub(super) fn leave_finder(&mut self, out: &mut Update) {
        if self.companies.typing {
            self.companies.typing = false;
        } else {
            self.companies.input.reset();
            self.find_companies(out);
        }
    }

    /// True while the list of companies has the keys.
    pub(super) fn lists_companies(&self) -> bool {
        self.tab == Tab::Companies && self.pane == super::Pane::Main
    }

    /// True while the profile has the keys.
    pub(super) fn reads_profile(&self) -> bool {
        self.tab == Tab::Companies && self.pane == super::Pane::Detail
    }
}

#[cfg(test)]
mod tests;
