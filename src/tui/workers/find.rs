//! Finds companies, and values of facets.

use std::collections::HashMap;
use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::companies::MOST;
use crate::app::{CompanySums, Job, Reply};
use crate::deal::Cancel;
use crate::index::{
    AsOf, CompaniesFound, CompanyAsk, CompanyHit, CompanyRow, FacetField, Index, Ledger, Selection,
    Totals,
};

/// More companies than a screen shows: their sums and letters come with the answer.
const MOST_SEEN: usize = 64;

/// The sums of so many companies are remembered: the same ones come again while a name is typed.
const MOST_SUMS: usize = 4096;

/// What is to be found.
pub(super) struct Work {
    pub job: Job,
    pub question: Question,
    pub index: Index,
    pub cancel: Cancel,
    /// The day of which figures tell.
    pub as_of: AsOf,
}

/// A question.
pub(super) enum Question {
    /// Companies.
    Companies(CompanyAsk),
    /// Values of a facet of a selection that answer to a text.
    Values(FacetField, Selection, String),
}

/// The figures of all companies, and the sums of some: they hold until there are more deals, or another day.
struct Books {
    index: Index,
    ledger: Ledger,
    sums: HashMap<CompanyRow, Totals>,
}

pub(super) fn start(outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        let mut books = None;
        for work in queue {
            if work.cancel.is_cancelled() {
                continue;
            }
            match &work.question {
                Question::Companies(ask) => {
                    books = Books::of(&work, books);
                    if let Some(books) = &mut books {
                        books.find(ask, &work, &outbox);
                    }
                }
                Question::Values(field, selection, text) => outbox.send(Reply::Values {
                    job: work.job,
                    values: work.index.find_values(selection, *field, text).into(),
                }),
            }
        }
    };
    spawn("find", run).map(|(sender, _)| sender)
}

impl Books {
    /// The books that hold for the work; `None` when cancelled on the way.
    fn of(work: &Work, kept: Option<Self>) -> Option<Self> {
        let hold =
            |kept: &Self| kept.index.is_same(&work.index) && kept.ledger.as_of() == work.as_of;
        kept.filter(hold).or_else(|| {
            Some(Self {
                index: work.index.clone(),
                ledger: work.index.ledger(work.as_of, &work.cancel)?,
                sums: HashMap::new(),
            })
        })
    }

    /// Answers, unless cancelled on the way. What answers faintly comes by itself where it takes longer, and so do the sums
    /// of companies that are not on the screen yet.
    fn find(&mut self, ask: &CompanyAsk, work: &Work, outbox: &Outbox) -> Option<()> {
        let job = work.job;
        let mut found = self.index.companies_found_at_once(ask, MOST, &self.ledger);
        if !found.is_whole {
            // Nothing at all is no answer yet.
            if !found.hits.is_empty() {
                self.tell_of_first(&mut found, ask, work)?;
                outbox.send(Reply::Companies { job, found });
            }
            if work.cancel.is_cancelled() {
                return None;
            }
            found = self.index.companies_found(ask, MOST, &self.ledger);
        }
        let hits = found.hits.clone();
        self.tell_of_first(&mut found, ask, work)?;
        outbox.send(Reply::Companies { job, found });
        if hits.len() > MOST_SEEN {
            let sums = self.sums(&hits, ask, work)?;
            outbox.send(Reply::CompanySums { job, sums });
        }
        Some(())
    }

    fn tell_of_first(
        &mut self,
        found: &mut CompaniesFound,
        ask: &CompanyAsk,
        work: &Work,
    ) -> Option<()> {
        let seen = found.hits.len().min(MOST_SEEN);
        let first = self.sums(found.hits.get(..seen)?, ask, work)?;
        found.totals = first.totals;
        for (hit, letters) in found.hits.iter_mut().zip(first.letters) {
            hit.letters = letters;
        }
        Some(())
    }

    fn sums(&mut self, hits: &[CompanyHit], ask: &CompanyAsk, work: &Work) -> Option<CompanySums> {
        if self.sums.len() > MOST_SUMS {
            self.sums.clear();
        }
        let companies = hits.iter().map(|hit| hit.company);
        let is_new = |company: &CompanyRow| !self.sums.contains_key(company);
        let new: Vec<CompanyRow> = companies.clone().filter(is_new).collect();
        let totals = self.index.company_totals(&new, work.as_of, &work.cancel)?;
        self.sums.extend(new.into_iter().zip(totals));
        let known = companies.map(|company| self.sums.get(&company).cloned());
        Some(CompanySums {
            totals: known.collect::<Option<Vec<Totals>>>()?,
            letters: self.index.companies().letters(&ask.text, hits),
        })
    }
}
