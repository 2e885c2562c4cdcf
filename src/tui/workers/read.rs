//! Reads one deal with its evidence.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Files, Outbox, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::DealId;

/// A deal to read.
pub(super) struct Work {
    pub job: Job,
    pub id: DealId,
}

pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for first in &queue {
            // Only the newest is still wanted: a held cursor key asks for many.
            let Work { job, id } = queue.try_iter().last().unwrap_or(first);
            outbox.send(match files.with(|file| file.deal(id)) {
                Ok(deal) => Reply::Deal {
                    job,
                    deal: deal.map(Arc::new),
                },
                Err(problem) => Reply::Failed {
                    job,
                    problem: told(problem),
                },
            });
        }
    };
    spawn("read", run).map(|(sender, _)| sender)
}
