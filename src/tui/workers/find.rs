//! Finds companies by name, and values of facets.

use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::companies::MOST;
use crate::app::{Job, Reply};
use crate::deal::Cancel;
use crate::index::{AsOf, FacetField, Index, Selection};

/// A name to find.
pub(super) struct Work {
    pub job: Job,
    pub text: String,
    pub index: Index,
    pub cancel: Cancel,
    /// The day of which the numbers of deals tell.
    pub as_of: AsOf,
    /// Where it is looked for; else among all companies.
    pub values: Option<(FacetField, Selection)>,
}

pub(super) fn start(outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for work in queue {
            if !work.cancel.is_cancelled() {
                outbox.send(find(work));
            }
        }
    };
    spawn("find", run).map(|(sender, _)| sender)
}

fn find(work: Work) -> Reply {
    let (job, index, text) = (work.job, work.index, work.text);
    if let Some((field, selection)) = work.values {
        return Reply::Values {
            job,
            values: index.find_values(&selection, field, &text).into(),
        };
    }
    let hits = index
        .companies()
        .search(&text, MOST, &index.company_deals(work.as_of));
    Reply::Companies {
        job,
        hits: hits.into(),
    }
}
