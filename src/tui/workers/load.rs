//! Reads the deals file into the index, chunk by chunk, and again when asked.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::{Files, Outbox, spawn, told};
use crate::app::{About, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::Index;
use crate::library::{self, Progress};
use crate::store::DealsFile;

/// The least time between two tellings of how far the reading is.
const BETWEEN: Duration = Duration::from_millis(300);

/// What there is to do after the first reading.
pub(super) enum Work {
    Reload,
}

pub(super) fn start(files: Files, about: About, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        tell(load(&files, &about, &outbox), &outbox);
        for Work::Reload in queue {
            tell(reload(&files, &about, &outbox), &outbox);
        }
    };
    spawn("load", run).map(|(sender, _)| sender)
}

fn tell(result: Result<(), Clean>, outbox: &Outbox) {
    if let Err(problem) = result {
        outbox.send(Reply::LoadFailed(problem));
    }
}

fn load(files: &Files, about: &About, outbox: &Outbox) -> Result<(), Clean> {
    let file = files.another().map_err(told)?;
    let begun = library::begin(&file).map_err(told)?;
    outbox.send(Reply::Opened {
        about: about.clone(),
        index: begun.index.clone(),
    });
    let mut told_at: Option<Instant> = None;
    let mut grown = |index: &Index, progress: Progress| {
        let Progress { complete, problems } = progress;
        // Each time everything is selected anew, which takes longer the more deals there are.
        if !complete && told_at.is_some_and(|at| at.elapsed() < BETWEEN) {
            return;
        }
        told_at = Some(Instant::now());
        outbox.send(Reply::Grown {
            index: index.clone(),
            complete,
            problems,
        });
    };
    library::load(&file, begun, &Cancel::default(), &mut grown).map_err(told)
}

/// Opens the file anew: what it has now is checked before it takes the place of what it had.
fn reload(files: &Files, about: &About, outbox: &Outbox) -> Result<(), Clean> {
    let fresh = files.with(DealsFile::reopen).map_err(told)?;
    files.replace(fresh);
    load(files, about, outbox)
}
