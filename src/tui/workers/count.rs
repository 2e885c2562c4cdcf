//! Counts saved views, and finds what is new in the file since the last visit.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Background, Files, Outbox, Own, spawn, told};
use crate::app::{Counted, Counting, Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::{Index, Request, Seen};

/// What there is to do.
pub(super) enum Work {
    /// Count views, one after the other.
    Views {
        job: Job,
        views: Vec<(Counting, Request)>,
        index: Index,
        cancel: Cancel,
    },
    /// All deals are in the index: what of them is new? With what was in the file at the last visit.
    Visit(Index, Option<Arc<Seen>>),
}

pub(super) fn start(
    files: Files,
    background: Background,
    outbox: Outbox,
) -> std::io::Result<Sender<Work>> {
    spawn("count", move |queue| {
        run(&queue, Own::new(files), &background, &outbox);
    })
    .map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, mut own: Own, background: &Background, outbox: &Outbox) {
    let mut kept: Option<Arc<Seen>> = None;
    for work in queue {
        match work {
            Work::Visit(index, before) => {
                let (seen, news) = background.run(|| index.visit(before.as_deref()));
                kept = kept.or(before);
                let other = (kept.as_deref() != Some(&seen)).then(|| Arc::new(seen));
                if let Some(other) = &other {
                    kept = Some(Arc::clone(other));
                }
                outbox.send(Reply::Visited { news, seen: other });
            }
            Work::Views {
                job,
                views,
                index,
                cancel,
            } => {
                for (counting, request) in views {
                    if cancel.is_cancelled() {
                        break;
                    }
                    let count = || count(&counting, &request, &index, &mut own, &cancel);
                    let counted = background.run(count);
                    if let Some(counted) = counted.transpose() {
                        outbox.send(Reply::ViewCounted {
                            job,
                            view: counting.view,
                            counted,
                        });
                    }
                }
            }
        }
    }
}

/// What a view has now, and what happened since it was opened (else since the file was last visited). Nothing when
/// cancelled.
fn count(
    counting: &Counting,
    request: &Request,
    index: &Index,
    own: &mut Own,
    cancel: &Cancel,
) -> Result<Option<Counted>, Clean> {
    let needs_file = !index
        .lookups_of(&request.query, request.as_of.day)
        .is_empty();
    let selection = if needs_file {
        let file = own.file().map_err(told)?;
        crate::library::select(index, file, request, cancel).map_err(told)?
    } else {
        index.select(request, cancel)
    };
    Ok(selection.map(|selection| {
        let now = index.seen(&selection.rows);
        let since = match &counting.seen {
            Some(seen) => Some(seen.since(&now)),
            None => request.news.among(index, &selection.rows),
        };
        (Arc::new(now), since)
    }))
}
