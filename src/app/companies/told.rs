//! The profile beside the list: asked for where the cursor stands on another company, kept while it stays.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::CompaniesPlace;
use crate::app::{App, Effect, Update};
use crate::index::{Change, CompanyRow, Index, Profile};

/// A profile that a worker made.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) profile: Arc<Profile>,
    /// `None`: on their way.
    pub(super) changes: Option<Arc<[Change]>>,
    /// The deals that it tells of.
    of: Option<Index>,
}

impl App {
    /// The cursor stands on a company: its profile follows.
    pub(in crate::app) fn follow_company(&mut self, out: &mut Update) {
        let company = self.companies.current().map(|hit| hit.company);
        let before = self
            .companies
            .told
            .as_ref()
            .map(|told| told.profile.company);
        if company != before {
            let resume = self.companies.resume.as_ref();
            self.companies.unfolded = resume.map_or_else(BTreeSet::new, CompaniesPlace::unfolded);
            self.companies.reading.go(0);
        }
        self.companies.waiting = None;
        // What another company's profile tells is not wanted any more.
        let job = self.job();
        self.jobs.company = job;
        if let Some(company) = company.filter(|company| !self.is_told(*company)) {
            self.companies.waiting = Some(self.index.clone());
            let reach = self.companies.reach;
            out.effects.push(Effect::Profile {
                job,
                company,
                reach,
            });
        }
        self.compose_profile();
    }

    /// True where the whole profile of a company is here, of the same deals and day: while a name is typed the best match
    /// is mostly the same.
    fn is_told(&self, company: CompanyRow) -> bool {
        self.companies.told.as_ref().is_some_and(|told| {
            told.of.as_ref().is_some_and(|of| of.is_same(&self.index))
                && told.changes.is_some()
                && (told.profile.company, told.profile.reach) == (company, self.companies.reach)
                && told.profile.as_of == self.as_of()
        })
    }

    /// A profile is here, or what was missing of it.
    pub(in crate::app) fn profile_made(
        &mut self,
        profile: Arc<Profile>,
        changes: Option<Arc<[Change]>>,
    ) {
        let tab = &mut self.companies;
        let of = tab.waiting.take().or_else(|| tab.told.take()?.of);
        tab.told = Some(Told {
            profile,
            changes,
            of,
        });
        self.compose_profile();
    }

    /// The profile that is asked for does not come.
    pub(in crate::app) fn profile_failed(&mut self) {
        self.companies.waiting = None;
    }
}
