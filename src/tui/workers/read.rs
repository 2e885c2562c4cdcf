//! Reads one deal with its evidence, and deals that may be asked for next while none is.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use super::{Files, Outbox, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::DealId;

/// What to read.
pub(super) enum Work {
    /// A deal that somebody waits for.
    Deal(Job, DealId),
    /// Deals for which somebody may ask next.
    Ahead(Job, Vec<DealId>),
}

/// What is to be read still.
#[derive(Default)]
struct Plan {
    deal: Option<(Job, DealId)>,
    ahead: VecDeque<(Job, DealId)>,
}

impl Plan {
    /// Only the newest of each kind is still wanted: a held cursor key asks for many.
    fn take(&mut self, work: Work) {
        match work {
            Work::Deal(job, id) => {
                self.deal = Some((job, id));
                self.ahead.clear();
            }
            Work::Ahead(job, ids) => self.ahead = ids.into_iter().map(|id| (job, id)).collect(),
        }
    }
}

pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    spawn("read", move |queue| run(&queue, &files, &outbox)).map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, files: &Files, outbox: &Outbox) {
    let mut plan = Plan::default();
    loop {
        if plan.deal.is_none() && plan.ahead.is_empty() {
            let Ok(work) = queue.recv() else { return };
            plan.take(work);
        }
        for work in queue.try_iter() {
            plan.take(work);
        }
        if let Some((job, id)) = plan.deal.take() {
            outbox.send(match files.with(|file| file.deal(id)) {
                Ok(deal) => Reply::Deal {
                    job,
                    deal: deal.map(Arc::new),
                },
                Err(problem) => Reply::Failed {
                    job,
                    problem: told(problem),
                },
            });
        } else if let Some((job, id)) = plan.ahead.pop_front()
            // What is wrong with it is told when it is asked for.
            && let Ok(Some(deal)) = files.with(|file| file.deal(id))
        {
            let deal = Arc::new(deal);
            outbox.send(Reply::DealAhead { job, deal });
        }
    }
}
