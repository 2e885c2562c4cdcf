//! Selects. What only the deals file can answer (summaries, links, sources) joins when it is there.

use std::sync::mpsc::{Receiver, Sender};

use super::{Edition, Files, Outbox, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::{Index, Request};
use crate::store::DealsFile;

/// A selection to make.
pub(super) struct Work {
    pub job: Job,
    pub request: Request,
    pub index: Index,
    pub cancel: Cancel,
}

pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    spawn("select", move |queue| run(&queue, &files, &outbox)).map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, files: &Files, outbox: &Outbox) {
    // Opened at the first question that the columns cannot answer.
    let mut own: Option<(Edition, DealsFile)> = None;
    for work in queue {
        if work.cancel.is_cancelled() {
            continue;
        }
        if let Err(problem) = select(&work, files, &mut own, outbox) {
            outbox.send(Reply::Failed {
                job: work.job,
                problem,
            });
        }
    }
}

fn select(
    work: &Work,
    files: &Files,
    own: &mut Option<(Edition, DealsFile)>,
    outbox: &Outbox,
) -> Result<(), Clean> {
    let lookups = work
        .index
        .lookups_of(&work.request.query, work.request.as_of.day);
    answer(work, &work.request, lookups.is_empty(), outbox);
    if lookups.is_empty() || work.cancel.is_cancelled() {
        return Ok(());
    }
    let edition = files.edition();
    let file = match own.take_if(|(own, _)| *own == edition) {
        Some(same) => &own.insert(same).1,
        None => &own.insert((edition, files.another().map_err(told)?)).1,
    };
    let mut request = work.request.clone();
    for lookup in lookups {
        let ids = match file.lookup(&lookup, &work.cancel) {
            Err(problem) if problem.is_cancelled() => return Ok(()),
            found => found.map_err(told)?,
        };
        if work.cancel.is_cancelled() {
            return Ok(());
        }
        request.lookups.insert(lookup, ids);
    }
    answer(work, &request, true, outbox);
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
