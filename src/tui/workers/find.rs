//! Finds companies, and values of facets.

use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::companies::MOST;
use crate::app::{CompanySums, Job, Reply};
use crate::deal::Cancel;
use crate::index::{
    AsOf, CompanyAsk, CompanyHit, CompanyRow, FacetField, Index, Ledger, Selection,
};

/// More companies than a screen shows: their sums and letters come with the answer.
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
    let sums = |hits: &[CompanyHit]| {
        let companies: Vec<CompanyRow> = hits.iter().map(|hit| hit.company).collect();
        Some(CompanySums {
            totals: index.company_totals(&companies, work.as_of, &cancel)?,
            letters: index.companies().letters(&ask.text, hits),
        })
    };
    let hits = found.hits.clone();
    let seen = sums(hits.get(..MOST_SEEN).unwrap_or(&hits))?;
    found.totals = seen.totals;
    for (hit, letters) in found.hits.iter_mut().zip(seen.letters) {
        hit.letters = letters;
    }
    outbox.send(Reply::Companies { job, found });
    if hits.len() > MOST_SEEN {
        let sums = sums(&hits)?;
        outbox.send(Reply::CompanySums { job, sums });
    }
    Some(())
}
