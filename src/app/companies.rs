//! The Companies tab: names found as they are typed, and beside them the profile and the deals of the one under the
//! cursor.

mod panel;
mod profile;

use std::sync::Arc;

use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::{App, Cursor, Effect, Job, Line, Pane, Purpose, Tab, Update};
use crate::deal::{Clean, DealId};
use crate::index::{CompanyHit, CompanyRow, Row, Selection};
use crate::query::{CompanyReach, CompanyTest, Expr, FacetField, Query, Test};

pub use panel::{HEAD, Panel};

/// How many companies a list holds at the most; who looks further types another letter.
pub const MOST: usize = 1_000;

/// State of the Companies tab.
#[derive(Debug, Default)]
pub struct CompaniesTab {
    /// The name that is typed.
    pub input: Input,
    /// True while it is typed.
    pub typing: bool,
    /// The place in the companies.
    pub list: Cursor,
    /// Companies found, best first.
    pub hits: Arc<[CompanyHit]>,
    /// The place in the deals of the company under the cursor.
    pub deals: Cursor,
    /// Those deals, and whose they are.
    pub selection: Option<(CompanyRow, Selection)>,
    /// What was asked for last, and whether it was answered.
    asked: String,
    answered: bool,
    opened: bool,
    /// The company that the user went to: the cursor stays on it as long as the same name is typed.
    chosen: Option<Clean>,
    profile: Vec<Line>,
    panel: Option<Rect>,
}

impl CompaniesTab {
    /// The company under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&CompanyHit> {
        self.hits.get(self.list.at()?)
    }

    /// What is known of the company under the cursor, broken to the panel's width.
    #[must_use]
    pub fn profile(&self) -> &[Line] {
        &self.profile
    }

    /// True when the companies found are those of the name that is typed.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        self.answered
    }

    /// The deals of the company under the cursor, once they are here.
    #[must_use]
    pub fn selected(&self) -> Option<&Selection> {
        let (company, selection) = self.selection.as_ref()?;
        (self.current()?.company == *company).then_some(selection)
    }

    /// How the detail's panel is divided.
    #[must_use]
    pub fn divided(&self) -> Panel {
        Panel::of(self.panel.unwrap_or_default(), self.profile.len())
    }

    /// The deal under the cursor of the company's deals.
    #[must_use]
    pub fn row(&self) -> Option<Row> {
        self.selected()?.rows.get(self.deals.at()?).copied()
    }

    /// The deal of the company at a place on the screen.
    pub(super) fn deal_under(&self, at: Position) -> Option<usize> {
        let area = self.divided().deals;
        let first = area.y.checked_add(1)?;
        if !area.contains(at) || at.y < first {
            return None;
        }
        let row = self.deals.top() + usize::from(at.y - first);
        (row < self.deals.len()).then_some(row)
    }

    fn divide(&mut self) {
        let rows = self.divided().deals.height.saturating_sub(1);
        self.deals.set_page(rows.into());
    }
}

impl App {
    /// The tab shows: the first time it asks for all companies.
    pub(super) fn open_companies(&mut self, out: &mut Update) {
        if !self.companies.opened {
            self.companies.opened = true;
            self.find_companies(out);
        }
    }

    /// Another file is open: what was found in the old one is of no use any more.
    pub(super) fn forget_companies(&mut self) {
        let tab = &mut self.companies;
        tab.hits = Arc::default();
        tab.answered = false;
        tab.selection = None;
        tab.list.resize(0);
        tab.deals.resize(0);
        self.compose_profile();
    }

    /// The name that is typed has changed, or the companies have.
    pub(super) fn find_companies(&mut self, out: &mut Update) {
        let job = self.job();
        self.jobs.find = job;
        let text = self.companies.input.value().to_owned();
        if text != self.companies.asked {
            self.companies.asked.clone_from(&text);
            self.companies.chosen = None;
        }
        self.companies.answered = false;
        out.effects.push(Effect::FindCompanies { job, text });
    }

    /// Companies were found. The cursor stays on the company that the user went to, else it stands on the best one.
    pub(super) fn found_companies(&mut self, job: Job, hits: Arc<[CompanyHit]>, out: &mut Update) {
        out.redraw = job == self.jobs.find;
        if !out.redraw {
            return;
        }
        let chosen = self.companies.chosen.as_ref();
        let chosen = chosen.and_then(|slug| self.index.companies().row_of_slug(slug));
        let tab = &mut self.companies;
        let place = chosen.and_then(|row| hits.iter().position(|hit| hit.company == row));
        tab.answered = true;
        tab.hits = hits;
        tab.list.resize(tab.hits.len());
        tab.list.go(place.unwrap_or(0));
        self.follow_company(out);
    }

    /// The user went to another company.
    pub(super) fn choose_company(&mut self, out: &mut Update) {
        let company = self.companies.current().map(|hit| hit.company);
        let company = company.and_then(|row| self.index.companies().get(row));
        self.companies.chosen = company.map(|company| company.slug.clone());
        self.follow_company(out);
    }

    /// The cursor stands on a company: its profile and its deals follow.
    fn follow_company(&mut self, out: &mut Update) {
        if let Some(clause) = self.company_clause() {
            let query = Query::default().with_clause(clause);
            let job = self.job();
            self.jobs.company = job;
            out.effects.push(Effect::Select {
                job,
                purpose: Purpose::Company,
                query,
            });
        }
        if self.companies.selected().is_none() {
            self.companies.deals.resize(0);
        }
        self.compose_profile();
    }

    /// The deals of the company under the cursor are here. The cursor among them stays on its deal.
    pub(super) fn company_selected(&mut self, selection: Selection) {
        let Some(company) = self.companies.current().map(|hit| hit.company) else {
            return;
        };
        let row = self.companies.row();
        let place = row.and_then(|row| selection.rows.iter().position(|other| *other == row));
        let tab = &mut self.companies;
        tab.deals.resize(selection.rows.len());
        tab.deals.go(place.unwrap_or(0));
        tab.selection = Some((company, selection));
        self.compose_profile();
    }

    /// The panel of the profile has another size or place.
    pub(super) fn resize_profile(&mut self, panel: Option<Rect>) {
        if self.companies.panel != panel {
            self.companies.panel = panel;
            self.compose_profile();
        }
    }

    fn compose_profile(&mut self) {
        let lines = match (self.companies.current(), self.companies.panel) {
            (Some(hit), Some(panel)) => {
                let width = Panel::text_width(panel);
                profile::lines(&self.index, hit.company, self.companies.selected(), width)
            }
            _ => Vec::new(),
        };
        self.companies.profile = lines;
        self.companies.divide();
    }

    /// Puts the company under the cursor on the lens, in the place of another company; all else that the lens asks for
    /// stays. Shows the deals.
    pub(super) fn company_to_lens(&mut self, out: &mut Update) {
        let Some(clause) = self.company_clause() else {
            return;
        };
        let lens = self.lens.query().without_facet(FacetField::Company);
        self.show_lens(&lens.with_clause(clause), out);
    }

    fn show_lens(&mut self, query: &Query, out: &mut Update) {
        self.leave_place();
        self.companies.typing = false;
        self.show_tab(Tab::Deals, out);
        self.change_lens(&query.to_string(), out);
    }

    /// The cursor goes to a company, where the list has it.
    pub(super) fn return_to_company(&mut self, slug: &str, out: &mut Update) {
        let row = self.index.companies().row_of_slug(slug);
        let tab = &mut self.companies;
        tab.chosen = Some(Clean::new(slug));
        let place = row.and_then(|row| tab.hits.iter().position(|hit| hit.company == row));
        if let Some(place) = place {
            tab.list.go(place);
            self.follow_company(out);
        }
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

    /// Shows the deal under the cursor of the company's deals in the list of deals.
    pub(super) fn company_deal_to_list(&mut self, out: &mut Update) {
        let (Some(id), Some(clause)) = (self.company_deal(), self.company_clause()) else {
            return;
        };
        self.show_lens(&Query::default().with_clause(clause), out);
        self.current = Some(id);
        if !self.selecting {
            // The lens was on this company already.
            self.replace_cursor(out);
        }
        self.pane = Pane::Detail;
        self.resized();
    }

    fn company_deal(&self) -> Option<DealId> {
        let entry = self.index.entry(self.companies.row()?)?;
        Some(entry.id())
    }

    /// What asks for the company under the cursor.
    fn company_clause(&self) -> Option<Expr> {
        let company = self
            .index
            .companies()
            .get(self.companies.current()?.company)?;
        let test = CompanyTest {
            role: "company".to_owned(),
            name: company.slug.to_string(),
            reach: CompanyReach::Slug,
        };
        Some(Expr::Test(Test::Company(test)))
    }
}

#[cfg(test)]
mod tests;
