//! Looks over all selected deals for the tabs that tell of them together.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::{Background, Outbox, spawn};
use crate::app::timeline::{Plan, Wanted};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Currency};
use crate::index::{AsOf, Index, Request, Row};

/// What is to be done.
pub(super) struct Work {
    pub job: Job,
    pub what: What,
    pub index: Index,
    pub cancel: Cancel,
}

/// What to make of which deals.
pub(super) enum What {
    /// The radar's lanes.
    Radar(Arc<[Row]>, AsOf),
    /// The overview; of the request only the day matters.
    Overview(Arc<[Row]>, Box<Request>),
    /// The timeline.
    Timeline(Wanted),
    /// The page of sums: parts, and all firm figures in a currency.
    Totals(Arc<[Row]>, Option<Currency>, AsOf),
}

pub(super) fn start(background: Background, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        for work in queue {
            if let Some(reply) = background.run(|| work.done()) {
                outbox.send(reply);
            }
        }
    };
    spawn("survey", run).map(|(sender, _)| sender)
}

impl Work {
    /// What there is to tell; `None` when it was cancelled on the way.
    fn done(self) -> Option<Reply> {
        let Self {
            job,
            what,
            index,
            cancel,
        } = self;
        Some(match what {
            What::Radar(rows, as_of) => Reply::Radar {
                job,
                radar: index.radar(&rows, as_of, &cancel)?,
            },
            What::Overview(rows, request) => Reply::Overview {
                job,
                overview: Arc::new(index.overview(&rows, &request, &cancel)?),
            },
            What::Timeline(wanted) => Reply::Timeline {
                job,
                plan: Arc::new(Plan::of(&index, wanted, &cancel)?),
            },
            What::Totals(rows, into, as_of) => Reply::Totals {
                job,
                parts: index.parts_left_out(&rows, as_of).into(),
                converted: match into {
                    Some(into) => Some(index.converted(&rows, into, as_of, &cancel)?),
                    None => None,
                },
            },
        })
    }
}
