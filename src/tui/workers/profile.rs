//! Makes profiles of companies. Who followed whom only the deals file can tell: that joins when it is there.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Files, Outbox, Own, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::{AsOf, CompanyRow, Index, Reach};

/// A company to tell of.
pub(super) struct Work {
    pub job: Job,
    pub company: CompanyRow,
    pub reach: Reach,
    pub as_of: AsOf,
    pub index: Index,
    pub cancel: Cancel,
}

pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let own = Own::new(files);
    spawn("profile", move |queue| run(&queue, own, &outbox)).map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, mut own: Own, outbox: &Outbox) {
    for work in queue {
        if work.cancel.is_cancelled() {
            continue;
        }
        if let Err(problem) = make(&work, &mut own, outbox) {
            let job = work.job;
            outbox.send(Reply::Failed { job, problem });
        }
    }
}

fn make(work: &Work, own: &mut Own, outbox: &Outbox) -> Result<(), Clean> {
    let Work {
        job, index, cancel, ..
    } = work;
    let Some(profile) = index.profile(work.company, work.reach, work.as_of, cancel) else {
        return Ok(());
    };
    let profile = Arc::new(profile);
    outbox.send(Reply::Profile {
        job: *job,
        profile: Arc::clone(&profile),
        changes: None,
    });
    let file = own.file().map_err(told)?;
    let mut ask = |ids: &[_]| file.joints(ids, cancel);
    let changes = match index.changes(&profile, cancel, &mut ask) {
        Err(problem) if problem.is_cancelled() => return Ok(()),
        found => found.map_err(told)?,
    };
    if !cancel.is_cancelled() {
        outbox.send(Reply::Profile {
            job: *job,
            profile,
            changes: Some(changes.into()),
        });
    }
    Ok(())
}
