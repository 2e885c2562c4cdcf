//! Following what a profile names, and coming back to the very place.

use std::collections::BTreeSet;

use tui_input::Input;

use super::{CompaniesOrder, Goal, Part, WayIn};
use crate::app::{App, Pane, Tab, Update};
use crate::deal::Clean;
use crate::index::{CompanyRow, Reach, Row};
use crate::query::{CompanyReach, CompanyTest, Expr, Query, Test};

/// How everything stood in the Companies tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompaniesPlace {
    /// The name that was typed.
    typed: String,
    /// The company under the cursor, by slug.
    company: Option<String>,
    reach: Reach,
    order: CompaniesOrder,
    unfolded: BTreeSet<Part>,
    /// First line that showed, and the cursor's.
    pub(super) at: (usize, usize),
    way_in: WayIn,
}

impl CompaniesPlace {
    pub(super) fn unfolded(&self) -> BTreeSet<Part> {
        self.unfolded.clone()
    }
}

impl App {
    /// How everything stands in the Companies tab.
    pub(in crate::app) fn companies_place(&self) -> CompaniesPlace {
        let tab = &self.companies;
        let company = tab.current().map(|hit| hit.company);
        let company = company.and_then(|row| self.index.companies().get(row));
        CompaniesPlace {
            typed: tab.input.value().to_owned(),
            company: company.map(|company| company.slug.to_string()),
            reach: tab.reach,
            order: tab.order.clone(),
            unfolded: tab.unfolded.clone(),
            at: (tab.reading.top(), tab.reading.at().unwrap_or_default()),
            way_in: tab.way_in,
        }
    }

    /// True in a profile that was reached by following something.
    pub(in crate::app) fn came_by_following(&self) -> bool {
        self.reads_profile() && self.companies.way_in == WayIn::Followed
    }

    /// Makes everything in the Companies tab as it was.
    pub(in crate::app) fn return_to_companies(&mut self, place: CompaniesPlace, out: &mut Update) {
        let tab = &mut self.companies;
        tab.typing = false;
        tab.input = Input::new(place.typed.clone());
        tab.reach = place.reach;
        tab.order = place.order.clone();
        self.find_companies(out);
        let tab = &mut self.companies;
        tab.chosen = place.company.as_deref().map(Clean::new);
        tab.way_in = place.way_in;
        tab.resume = Some(place);
    }

    /// Shows the profile of a company; Backspace comes back here.
    pub(in crate::app) fn open_profile(&mut self, company: CompanyRow, out: &mut Update) {
        let Some(slug) = self.index.companies().get(company) else {
            return;
        };
        let slug = slug.slug.clone();
        self.leave_place();
        let tab = &mut self.companies;
        tab.opened = true;
        tab.typing = false;
        tab.input.reset();
        tab.order = CompaniesOrder {
            sort: tab.order.sort,
            ..CompaniesOrder::default()
        };
        tab.resume = None;
        tab.way_in = WayIn::Followed;
        self.show_tab(Tab::Companies, out);
        self.find_companies(out);
        self.companies.chosen = Some(slug);
        self.pane = Pane::Detail;
        self.resized();
    }

    /// Follows what the line under the profile's cursor leads to.
    pub(in crate::app) fn follow_profile(&mut self, out: &mut Update) {
        let goal = self.companies.line().and_then(|line| line.goal.clone());
        match goal {
            None => self.tell(
                "Nothing to follow here: what is underlined leads somewhere",
                false,
            ),
            Some(Goal::Deal(row)) => self.profile_deal_to_list(row, out),
            Some(Goal::Company(row)) => self.open_profile(row, out),
            Some(Goal::Lens(query)) => self.show_lens(&query, out),
            Some(Goal::Unfold(part)) => {
                let at = self.companies.reading.at().unwrap_or_default();
                self.companies.unfolded.insert(part);
                self.compose_profile();
                // What comes new stands where it was asked for.
                self.companies.reading.go(at);
            }
        }
    }

    /// Shows a deal that the profile names in the list: among all of the company's, where it is one of them.
    fn profile_deal_to_list(&mut self, row: Row, out: &mut Update) {
        let Some(id) = self.index.entry(row).map(|entry| entry.id()) else {
            return;
        };
        let profile = self.companies.profile();
        let whose = profile.filter(|profile| profile.deals.contains(&row));
        let clause = whose.and_then(|profile| self.company_clause(&profile.whose));
        let lens = clause.map_or_else(Query::default, |clause| {
            Query::default().with_clause(clause)
        });
        self.show_lens(&lens, out);
        self.current = Some(id);
        if !self.selecting {
            // The lens was on this company already.
            self.replace_cursor(out);
        }
        self.pane = Pane::Detail;
        self.resized();
    }

    /// Puts a query in the place of the lens, and shows its deals; Backspace comes back here.
    pub(super) fn show_lens(&mut self, query: &Query, out: &mut Update) {
        self.leave_place();
        self.companies.typing = false;
        self.show_tab(Tab::Deals, out);
        self.change_lens(&query.to_string(), out);
    }

    /// What asks for the deals of these companies.
    pub(super) fn company_clause(&self, companies: &[CompanyRow]) -> Option<Expr> {
        super::compose::clause(&self.index, companies)
    }
}

/// What asks for the deals of the company of a slug.
pub(super) fn test(slug: &str) -> Expr {
    Expr::Test(Test::Company(CompanyTest {
        role: "company".to_owned(),
        name: slug.to_owned(),
        reach: CompanyReach::Slug,
    }))
}
