//! Selects. What only the deals file can answer (summaries, links, sources) joins as it comes.

use std::sync::mpsc::{Receiver, Sender};

use super::background::give_way;
use super::rush::Rushing;
use super::{Files, Outbox, Own, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean, Lookups};
use crate::index::{Index, Request};

/// A selection to make.
pub(super) struct Work {
    pub job: Job,
    pub request: Request,
    pub index: Index,
    pub cancel: Cancel,
    /// Others wait for the first answer.
    pub rushing: Option<Rushing>,
}

/// One thread answers from the columns, and is free for the next key while another one asks the file.
pub(super) fn start(files: Files, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let own = Own::new(files);
    let told = outbox.clone();
    let (asker, _) = spawn("ask", move |queue| ask_all(&queue, own, &told))?;
    let answered = spawn("select", move |queue| answer_all(&queue, &asker, &outbox));
    answered.map(|(sender, _)| sender)
}

fn answer_all(queue: &Receiver<Work>, asker: &Sender<Work>, outbox: &Outbox) {
    for mut work in queue {
        let day = work.request.as_of.day;
        let complete = work.index.lookups_of(&work.request.query, day).is_empty();
        work.answer(&work.request, complete, outbox);
        work.rushing = None;
        if !complete && !work.cancel.is_cancelled() {
            // An asker that is gone has told why.
            drop(asker.send(work));
        }
    }
}

fn ask_all(queue: &Receiver<Work>, mut own: Own, outbox: &Outbox) {
    give_way();
    for work in queue {
        if let Err(problem) = work.ask(&mut own, outbox) {
            outbox.send(Reply::Failed {
                job: work.job,
                problem,
            });
        }
    }
}

impl Work {
    fn ask(&self, own: &mut Own, outbox: &Outbox) -> Result<(), Clean> {
        if self.cancel.is_cancelled() {
            return Ok(());
        }
        let file = own.file().map_err(told)?;
        let day = self.request.as_of.day;
        let wanted = self.index.lookups_of(&self.request.query, day);
        let with = |lookups: &Lookups| Request {
            lookups: lookups.clone(),
            ..self.request.clone()
        };
        let mut grown = |lookups: &Lookups| self.answer(&with(lookups), false, outbox);
        let found = match file.lookups(&wanted, &self.cancel, &mut grown) {
            Err(problem) if problem.is_cancelled() => return Ok(()),
            found => found.map_err(told)?,
        };
        self.answer(&with(&found), true, outbox);
        Ok(())
    }

    fn answer(&self, request: &Request, complete: bool, outbox: &Outbox) {
        if self.cancel.is_cancelled() {
            return;
        }
        if let Some(selection) = self.index.select(request, &self.cancel) {
            outbox.send(Reply::Selected {
                job: self.job,
                selection,
                complete,
            });
        }
    }
}
