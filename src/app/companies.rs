//! The Companies tab: names found as they are typed, and the deals of the one under the cursor.

use std::sync::Arc;

use tui_input::Input;

use super::{App, Cursor, Effect, Job, Pane, Purpose, Tab, Update};
use crate::index::{CompanyHit, CompanyRow, Selection};
use crate::query::{CompanyReach, CompanyTest, Expr, Query, Test};

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
    opened: bool,
}

impl CompaniesTab {
    /// The company under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&CompanyHit> {
        self.hits.get(self.list.at()?)
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

    /// The name that is typed has changed.
    pub(super) fn find_companies(&mut self, out: &mut Update) {
        let job = self.job();
        self.jobs.find = job;
        out.effects.push(Effect::FindCompanies {
            job,
            text: self.companies.input.value().to_owned(),
        });
    }

    /// Companies were found.
    pub(super) fn found_companies(&mut self, job: Job, hits: Arc<[CompanyHit]>, out: &mut Update) {
        if job != self.jobs.find {
            return;
        }
        self.companies.hits = hits;
        self.companies.list.resize(self.companies.hits.len());
        self.companies.list.go(0);
        self.follow_company(out);
    }

    /// The cursor stands on another company: its deals follow.
    pub(super) fn follow_company(&mut self, out: &mut Update) {
        let Some(query) = self.company_query() else {
            self.companies.selection = None;
            return;
        };
        let job = self.job();
        self.jobs.company = job;
        out.effects.push(Effect::Select {
            job,
            purpose: Purpose::Company,
            query,
        });
    }

    /// Puts the company under the cursor on the lens and shows its deals.
    pub(super) fn company_to_lens(&mut self, out: &mut Update) {
        let Some(query) = self.company_query() else {
            return;
        };
        self.companies.typing = false;
        self.show_tab(Tab::Deals, out);
        self.pane = Pane::Main;
        let text = query.to_string();
        self.change_lens(&text, out);
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
        let at = self.companies.deals.at();
        let rows = self
            .companies
            .selection
            .as_ref()
            .map(|(_, selection)| selection.rows.clone());
        let row = at.zip(rows).and_then(|(at, rows)| rows.get(at).copied());
        let Some(id) = row
            .and_then(|row| self.index.entry(row))
            .map(|entry| entry.id())
        else {
            return;
        };
        self.current = Some(id);
        self.company_to_lens(out);
        self.pane = Pane::Detail;
        self.resized();
    }

    fn company_query(&self) -> Option<Query> {
        let company = self
            .index
            .companies()
            .get(self.companies.current()?.company)?;
        let test = CompanyTest {
            role: "company".to_owned(),
            name: company.slug.to_string(),
            reach: CompanyReach::Slug,
        };
        Some(Query {
            filter: Expr::Test(Test::Company(test)),
            ..Query::default()
        })
    }
}
