//! Keeps marks in the notebook, each change on the disk before the next.

use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use super::{Outbox, spawn, told};
use crate::app::Reply;
use crate::notebook::Notebook;

/// Marks to keep.
pub(super) enum Work {
    Mark(Vec<String>),
    Unmark(Vec<String>),
}

pub(super) fn start(
    mut notebook: Notebook,
    outbox: Outbox,
) -> std::io::Result<(Sender<Work>, JoinHandle<()>)> {
    spawn("keep", move |queue| {
        for work in queue {
            let kept = match work {
                Work::Mark(slugs) => notebook.mark(&slugs),
                Work::Unmark(slugs) => notebook.unmark(&slugs),
            };
            if let Err(problem) = kept {
                outbox.send(Reply::Notebook(told(format!(
                    "The mark is not kept: {problem}"
                ))));
            }
        }
    })
}
