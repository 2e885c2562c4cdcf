//! Selects. What only the deals file can answer (summaries, links, sources) joins as it comes.

use std::sync::mpsc::{Receiver, Sender};

use super::{Files, Outbox, Own, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean, Lookups};
use crate::index::{Index, Request};

/// A selection to make.
pub(super) struct Work {
    pub job: Job,
    pub request: Request,
    pub index: Index,
    pub cancel: Cancel,
}

pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let own = Own::new(files);
    spawn("select", move |queue| run(&queue, own, &outbox)).map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, mut own: Own, outbox: &Outbox) {
    for work in queue {
        if work.cancel.is_cancelled() {
            continue;
        }
        if let Err(problem) = select(&work, &mut own, outbox) {
            outbox.send(Reply::Failed {
                job: work.job,
                problem,
            });
        }
    }
}

fn select(work: &Work, own: &mut Own, outbox: &Outbox) -> Result<(), Clean> {
    let lookups = work
        .index
        .lookups_of(&work.request.query, work.request.as_of.day);
    answer(work, &work.request, lookups.is_empty(), outbox);
    if lookups.is_empty() || work.cancel.is_cancelled() {
        return Ok(());
    }
    let file = own.file().map_err(told)?;
    let with = |lookups: &Lookups| Request {
        lookups: lookups.clone(),
        ..work.request.clone()
    };
    let mut grown = |lookups: &Lookups| answer(work, &with(lookups), false, outbox);
    let found = match file.lookups(&lookups, &work.cancel, &mut grown) {
        Err(problem) if problem.is_cancelled() => return Ok(()),
        found => found.map_err(told)?,
    };
    answer(work, &with(&found), true, outbox);
    Ok(())
}

fn answer(work: &Work, request: &Request, complete: bool, outbox: &Outbox) {
    if let Some(selection) = work.index.select(request, &work.cancel) {
        outbox.send(Reply::Selected {
            job: work.job,
            selection,
            complete,
        });
    }
}
