//! Keeps marks and queries in the notebook, each change on the disk before the next.

use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use super::{Outbox, spawn, told};
use crate::app::Reply;
use crate::notebook::Notebook;

/// What to keep.
pub(super) enum Work {
    Mark(Vec<String>),
    Unmark(Vec<String>),
    Query(String),
}

pub(super) fn start(
    mut notebook: Notebook,
    outbox: Outbox,
) -> std::io::Result<(Sender<Work>, JoinHandle<()>)> {
    spawn("keep", move |queue| {
        match notebook.history() {
            Ok(queries) => outbox.send(Reply::History(queries)),
            Err(problem) => outbox.send(Reply::Notebook(told(problem))),
        }
        for work in queue {
            let (what, kept) = match work {
                Work::Mark(slugs) => ("mark", notebook.mark(&slugs)),
                Work::Unmark(slugs) => ("mark", notebook.unmark(&slugs)),
                Work::Query(query) => ("query", notebook.remember_query(&query)),
            };
            if let Err(problem) = kept {
                outbox.send(Reply::Notebook(told(format!(
                    "The {what} is not kept: {problem}"
                ))));
            }
        }
    })
}
