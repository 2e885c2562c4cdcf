//! Marked companies: a set of their own, by slug.

use std::collections::BTreeSet;

use crate::app::{App, Effect, Update};
use crate::index::CompanyRow;

/// Which companies are marked.
#[derive(Clone, Debug, Default)]
pub struct CompanyMarks {
    slugs: BTreeSet<String>,
}

impl CompanyMarks {
    /// The marks that the notebook has; those of this run stay.
    pub(in crate::app) fn recall(&mut self, slugs: Vec<String>) {
        self.slugs.extend(slugs);
    }

    /// True for a marked company.
    #[must_use]
    pub fn contains(&self, slug: &str) -> bool {
        self.slugs.contains(slug)
    }

    /// How many are marked, in whatever file.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slugs.len()
    }

    /// True when none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slugs.is_empty()
    }
}

impl App {
    /// The marked companies of this file.
    pub(in crate::app) fn marked_companies(&self) -> Vec<CompanyRow> {
        let companies = self.index.companies();
        let slugs = self.companies.marks.slugs.iter();
        slugs
            .filter_map(|slug| companies.row_of_slug(slug))
            .collect()
    }

    /// Marks the company under the cursor, or takes its mark away, and goes on to the next one.
    pub(in crate::app) fn mark_company(&mut self, out: &mut Update) {
        let row = self.companies.current().map(|hit| hit.company);
        let Some(company) = row.and_then(|row| self.index.companies().get(row)) else {
            return;
        };
        let slug = company.slug.to_string();
        let marks = &mut self.companies.marks.slugs;
        out.effects.push(if marks.remove(&slug) {
            Effect::UnmarkCompanies(vec![slug])
        } else {
            marks.insert(slug.clone());
            Effect::MarkCompanies(vec![slug])
        });
        self.companies.list.step(1);
        self.choose_company(out);
    }

    /// Marks every company that shows in the list, or takes all those marks away.
    pub(in crate::app) fn mark_all_companies(&mut self, out: &mut Update) {
        let companies = self.index.companies();
        let hits = self.companies.hits.iter();
        let slugs = hits.filter_map(|hit| Some(companies.get(hit.company)?.slug.to_string()));
        let slugs: Vec<String> = slugs.collect();
        let marks = &mut self.companies.marks.slugs;
        if slugs.iter().all(|slug| marks.contains(slug)) {
            marks.retain(|slug| !slugs.contains(slug));
            out.effects.push(Effect::UnmarkCompanies(slugs));
        } else {
            marks.extend(slugs.iter().cloned());
            out.effects.push(Effect::MarkCompanies(slugs));
        }
    }

    /// Shows only the marked companies, or all again.
    pub(in crate::app) fn show_marked_companies(&mut self, out: &mut Update) {
        let order = &mut self.companies.order;
        if !order.marked && self.companies.marks.is_empty() {
            let text = "No company is marked: Space marks the one under the cursor";
            return self.tell(text, false);
        }
        order.marked = !order.marked;
        self.find_companies(out);
    }
}
