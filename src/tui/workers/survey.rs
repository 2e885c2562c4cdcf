//! Looks over all selected deals for the tabs that tell of them together.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Outbox, spawn};
use crate::app::{Job, Reply};
use crate::deal::Cancel;
use crate::index::{AsOf, Index, Row};

/// Deals to put into the radar's lanes.
pub(super) struct Work {
    pub job: Job,
    pub rows: Arc<[Row]>,
    pub as_of: AsOf,
    pub index: Index,
    pub cancel: Cancel,
}

pub(super) fn start(outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for work in queue {
            let Work { job, .. } = work;
            if let Some(radar) = work.index.radar(&work.rows, work.as_of, &work.cancel) {
                outbox.send(Reply::Radar { job, radar });
            }
        }
    };
    spawn("survey", run).map(|(sender, _)| sender)
}
