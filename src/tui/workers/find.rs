//! Finds companies, and values of facets.

use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::companies::MOST;
use crate::app::{Job, Reply};
use crate::deal::Cancel;
use crate::index::{AsOf, CompanyAsk, CompanyRow, FacetField, Index, Ledger, Selection};

/// More companies than a screen shows: their sums come with the answer.
const MOST_SEEN: usize = 64;

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

pub(super) fn start(outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        // The figures of all companies hold until there are more deals, or another day.
        let mut ledger: Option<(Index, Ledger)> = None;
        for work in queue {
            if work.cancel.is_cancelled() {
                continue;
            }
            find(work, &mut ledger, &outbox);
        }
    };
    spawn("find", run).map(|(sender, _)| sender)
}

/// Answers, unless cancelled on the way. The sums of companies that are not on the screen yet come by themselves.
fn find(work: Work, kept: &mut Option<(Index, Ledger)>, outbox: &Outbox) -> Option<()> {
    let (job, index, cancel) = (work.job, work.index, work.cancel);
    let ask = match work.question {
        Question::Companies(ask) => ask,
        Question::Values(field, selection, text) => {
            let values = index.find_values(&selection, field, &text).into();
            outbox.send(Reply::Values { job, values });
            return Some(());
        }
    };
    let same = kept.take_if(|(of, ledger)| of.is_same(&index) && ledger.as_of() == work.as_of);
    let ledger = match same {
        Some((_, ledger)) => ledger,
        None => index.ledger(work.as_of, &cancel)?,
    };
    let (_, ledger) = kept.insert((index.clone(), ledger));
    let mut found = index.companies_found(&ask, MOST, ledger);
    let companies: Vec<CompanyRow> = found.hits.iter().map(|hit| hit.company).collect();
    let seen = companies.get(..MOST_SEEN).unwrap_or(&companies);
    found.totals = index.company_totals(seen, work.as_of, &cancel)?;
    outbox.send(Reply::Companies { job, found });
    if seen.len() < companies.len() {
        let totals = index.company_totals(&companies, work.as_of, &cancel)?;
        outbox.send(Reply::CompanySums { job, totals });
    }
    Some(())
}
