//! Finds what could stand where a query is typed. What only the deals file can count joins when it is there.

use std::sync::mpsc::{Receiver, Sender};

use super::{Background, Files, Outbox, Own, spawn, told};
use crate::app::{Job, Reply};
use crate::deal::{Cancel, Clean, Lookups};
use crate::index::{Ask, Completer, Completions, Index, Request};

/// What is to be completed.
pub(super) struct Work {
    pub job: Job,
    pub ask: Ask,
    pub request: Request,
    pub index: Index,
    pub cancel: Cancel,
}

/// What answers, and what it knows already.
struct Desk {
    background: Background,
    completer: Completer,
    own: Own,
    /// Answers of the file for the newest rest of a query.
    lookups: Lookups,
    /// The index that they are about: with more deals, or after the file was read anew, they may be others.
    of: Option<Index>,
}

pub(super) fn start(
    files: Files,
    background: Background,
    outbox: Outbox,
) -> std::io::Result<Sender<Work>> {
    spawn("complete", move |queue| {
        run(&queue, Own::new(files), background, &outbox);
    })
    .map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, own: Own, background: Background, outbox: &Outbox) {
    let mut desk = Desk {
        background,
        completer: Completer::default(),
        own,
        lookups: Lookups::default(),
        of: None,
    };
    for first in queue {
        // Only the newest is still wanted.
        let work = queue.try_iter().last().unwrap_or(first);
        if let Err(problem) = desk.answer(&work, outbox) {
            outbox.send(Reply::Failed {
                job: work.job,
                problem,
            });
        }
    }
}

impl Desk {
    fn answer(&mut self, work: &Work, outbox: &Outbox) -> Result<(), Clean> {
        if !self.of.as_ref().is_some_and(|of| of.is_same(&work.index)) {
            self.of = Some(work.index.clone());
            self.lookups.clear();
        }
        let wanted = work
            .index
            .lookups_of(&work.request.query, work.request.as_of.day);
        self.lookups.retain(|lookup, _| wanted.contains(lookup));
        self.send_outline(work, outbox);
        self.send(work, outbox);
        let mut learned = false;
        for lookup in wanted {
            if work.cancel.is_cancelled() {
                return Ok(());
            }
            if self.lookups.contains_key(&lookup) {
                continue;
            }
            let file = self.own.file().map_err(told)?;
            let ids = match file.lookup(&lookup, &work.cancel) {
                Err(problem) if problem.is_cancelled() => return Ok(()),
                found => found.map_err(told)?,
            };
            self.lookups.insert(lookup, ids);
            learned = true;
        }
        if learned {
            self.send(work, outbox);
        }
        Ok(())
    }

    /// What can be told before it is counted.
    fn send_outline(&self, work: &Work, outbox: &Outbox) {
        let request = self.request(work);
        let answer = self.completer.outline(&work.index, &request, &work.ask);
        tell(answer, work, outbox);
    }

    fn send(&mut self, work: &Work, outbox: &Outbox) {
        let request = self.request(work);
        let (index, cancel) = (&work.index, &work.cancel);
        let completer = &mut self.completer;
        let complete = || completer.complete(index, &request, &work.ask, cancel);
        let answer = self.background.run(complete);
        tell(answer, work, outbox);
    }

    fn request(&self, work: &Work) -> Request {
        Request {
            lookups: self.lookups.clone(),
            ..work.request.clone()
        }
    }
}

fn tell(answer: Option<Completions>, work: &Work, outbox: &Outbox) {
    if let Some(completions) = answer {
        outbox.send(Reply::Completions {
            job: work.job,
            completions,
        });
    }
}
