//! Makes profiles of companies. Who followed whom only the deals file can tell: that joins when it is there.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Edition, Files, Outbox, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::{AsOf, CompanyRow, Index, Reach};
use crate::store::DealsFile;

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
    spawn("profile", move |queue| run(&queue, &files, &outbox)).map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, files: &Files, outbox: &Outbox) {
    // Opened at the first profile.
    let mut own: Option<(Edition, DealsFile)> = None;
    for work in queue {
        if work.cancel.is_cancelled() {
            continue;
        }
        if let Err(problem) = make(&work, files, &mut own, outbox) {
            let job = work.job;
            outbox.send(Reply::Failed { job, problem });
        }
    }
}

fn make(
    work: &Work,
    files: &Files,
    own: &mut Option<(Edition, DealsFile)>,
    outbox: &Outbox,
) -> Result<(), Clean> {
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
    let edition = files.edition();
    let file = match own.take_if(|(own, _)| *own == edition) {
        Some(same) => &own.insert(same).1,
        None => &own.insert((edition, files.another().map_err(told)?)).1,
    };
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
