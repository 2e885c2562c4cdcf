//! Finds sources by what is typed. They are read once for each reading of the file.

use std::sync::mpsc::{Receiver, Sender};

use super::{Edition, Files, Outbox, spawn, told};
use crate::app::{Job, MOST_SOURCES, Reply};
use crate::deal::{Clean, ListedSource};

/// What to look for.
pub(super) struct Work {
    pub job: Job,
    pub text: String,
}

pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: Receiver<Work>| {
        let mut known: Option<(Edition, Vec<ListedSource>)> = None;
        for first in &queue {
            let Work { job, text } = queue.try_iter().last().unwrap_or(first);
            let edition = files.edition();
            if known.as_ref().is_none_or(|(read, _)| *read != edition) {
                match read(&files) {
                    Ok(sources) => known = Some((edition, sources)),
                    Err(problem) => {
                        outbox.send(Reply::Failed { job, problem });
                        continue;
                    }
                }
            }
            let sources = known.as_ref().map_or(&[][..], |(_, sources)| sources);
            let words = ListedSource::words(&text);
            let mut all = 0;
            let mut found = Vec::new();
            for source in sources.iter().filter(|source| source.has(&words)) {
                all += 1;
                if found.len() < MOST_SOURCES {
                    found.push(source.clone());
                }
            }
            outbox.send(Reply::Sources {
                job,
                found: found.into(),
                all,
            });
        }
    };
    spawn("sources", run).map(|(sender, _)| sender)
}

fn read(files: &Files) -> Result<Vec<ListedSource>, Clean> {
    let file = files.another().map_err(told)?;
    Ok(file.all_sources().map_err(told)?.value)
}
