//! Finds out why nothing was found.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Background, Files, Outbox, Own, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::{Index, Request};
use crate::library;

/// A query that finds nothing.
pub(super) struct Work {
    pub job: Job,
    pub request: Request,
    pub index: Index,
    pub cancel: Cancel,
}

pub(super) fn start(
    files: Files,
    background: Background,
    outbox: Outbox,
) -> std::io::Result<Sender<Work>> {
    let mut own = Own::new(files);
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for work in queue {
            let job = work.job;
            match background.run(|| explain(&work, &mut own)) {
                Ok(None) => {}
                Ok(Some(reply)) => outbox.send(reply),
                Err(problem) => outbox.send(Reply::Failed { job, problem }),
            }
        }
    };
    spawn("explain", run).map(|(sender, _)| sender)
}

fn explain(work: &Work, own: &mut Own) -> Result<Option<Reply>, Clean> {
    if work.cancel.is_cancelled() {
        return Ok(None);
    }
    let file = own.file().map_err(told)?;
    let found = library::explain(&work.index, file, &work.request, &work.cancel).map_err(told)?;
    Ok(found.map(|explanation| Reply::Explained {
        job: work.job,
        explanation: Arc::new(explanation),
    }))
}
