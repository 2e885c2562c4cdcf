//! Looks over all selected deals for the tabs that tell of them together.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::{Job, Reply};
use crate::deal::Cancel;
use crate::index::{AsOf, Index, Request, Row};

/// Deals to look over.
pub(super) struct Work {
    pub job: Job,
    pub rows: Arc<[Row]>,
    pub what: What,
    pub index: Index,
    pub cancel: Cancel,
}

/// What to make of them.
pub(super) enum What {
    /// The radar's lanes.
    Radar(AsOf),
    /// The overview; of the request only the day matters.
    Overview(Box<Request>),
}

pub(super) fn start(outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for work in queue {
            if let Some(reply) = work.done() {
                outbox.send(reply);
            }
        }
    };
    spawn("survey", run).map(|(sender, _)| sender)
}

impl Work {
    /// What there is to tell; `None` when it was cancelled on the way.
    fn done(&self) -> Option<Reply> {
        let (job, rows, cancel) = (self.job, &self.rows, &self.cancel);
        Some(match &self.what {
            What::Radar(as_of) => Reply::Radar {
                job,
                radar: self.index.radar(rows, *as_of, cancel)?,
            },
            What::Overview(request) => Reply::Overview {
                job,
                overview: Arc::new(self.index.overview(rows, request, cancel)?),
            },
        })
    }
}
