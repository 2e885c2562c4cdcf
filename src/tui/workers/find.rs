//! Finds companies by name.

use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::companies::MOST;
use crate::app::{Job, Reply};
use crate::deal::Cancel;
use crate::index::Index;

/// A name to find.
pub(super) struct Work {
    pub job: Job,
    pub text: String,
    pub index: Index,
    pub cancel: Cancel,
}

pub(super) fn start(outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for work in queue {
            if work.cancel.is_cancelled() {
                continue;
            }
            let hits =
                work.index
                    .companies()
                    .search(&work.text, MOST, work.index.company_deal_counts());
            outbox.send(Reply::Companies {
                job: work.job,
                hits: hits.into(),
            });
        }
    };
    spawn("find", run).map(|(sender, _)| sender)
}
