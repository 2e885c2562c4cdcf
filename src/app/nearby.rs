//! Deals around the cursor, read and written down before it gets there: a key that moves it shows the list and the deal in one
//! frame.

use std::collections::VecDeque;
use std::sync::Arc;

use super::detail::{Beside, Written};
use super::{App, Effect, Job, Tab, Update};
use crate::deal::{Deal, DealId};

/// So many are kept; the oldest go first.
const MOST: usize = 8;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Nearby {
    kept: VecDeque<Written>,
    /// Place of the cursor when its surroundings were read last.
    at: usize,
    /// Replies to jobs before this one tell of a file that was read anew since.
    since: Job,
}

impl Nearby {
    fn find(&self, id: DealId) -> Option<&Written> {
        self.kept.iter().find(|kept| kept.deal.id == id)
    }

    /// Keeps a deal, in the place of what was known of it.
    pub(super) fn keep(&mut self, written: Written) {
        self.kept.retain(|kept| kept.deal.id != written.deal.id);
        self.kept.push_back(written);
        if self.kept.len() > MOST {
            self.kept.pop_front();
        }
    }
}

impl App {
    /// Shows the deal under the cursor at once, where it was read ahead.
    pub(super) fn show_nearby(&mut self, deal: Option<DealId>, out: &mut Update) -> bool {
        let Some(written) = deal.and_then(|id| self.nearby.find(id)).cloned() else {
            return false;
        };
        // What was asked for before is of no interest any more.
        self.jobs.deal = self.job();
        self.detail.want(deal);
        let beside = self.beside(&written.deal.slug, written.deal.id);
        self.detail.show_written(written, beside, &self.index);
        self.read_ahead(out);
        true
    }

    /// Asks for the deals that the next key may lead to: as far on as the last one led, and those above and below.
    pub(super) fn read_ahead(&mut self, out: &mut Update) {
        let Some(at) = self.list.at().filter(|_| self.tab == Tab::Deals) else {
            return;
        };
        let before = std::mem::replace(&mut self.nearby.at, at);
        let on = |places: usize| (at + places * at).checked_sub(places * before);
        let wanted = [on(1), on(2), Some(at + 1), at.checked_sub(1)];
        let mut ids: Vec<DealId> = Vec::with_capacity(wanted.len());
        for place in wanted.into_iter().flatten() {
            let row = self.selection.rows.get(place);
            let entry = row.and_then(|row| self.index.entry(*row));
            let Some(id) = entry.map(|entry| entry.id()) else {
                continue;
            };
            if self.nearby.find(id).is_none() && !ids.contains(&id) {
                ids.push(id);
            }
        }
        if !ids.is_empty() {
            let job = self.job();
            out.effects.push(Effect::ReadAhead { job, ids });
        }
    }

    /// The deal that was asked for is here, or the file has it no more.
    pub(super) fn deal_read(&mut self, job: Job, deal: Option<Arc<Deal>>) {
        let Some(deal) = deal else {
            return self.detail.show(None, Beside::default(), &self.index);
        };
        let beside = self.beside(&deal.slug, deal.id);
        let written = self.detail.write(deal, beside.clone(), &self.index);
        if job > self.nearby.since {
            self.nearby.keep(written.clone());
        }
        self.detail.show_written(written, beside, &self.index);
    }

    /// A deal is here that was read ahead.
    pub(super) fn deal_ahead(&mut self, job: Job, deal: Arc<Deal>) {
        if job > self.nearby.since {
            let beside = self.beside(&deal.slug, deal.id);
            let written = self.detail.write(deal, beside, &self.index);
            self.nearby.keep(written);
        }
    }

    /// The file was read anew: what was read ahead may be of no use.
    pub(super) fn forget_nearby(&mut self) {
        self.nearby.kept.clear();
        self.nearby.since = self.job();
        self.detail.expect_other();
    }
}

#[cfg(test)]
mod tests {
    use crate::app::testing::Desk;
    use crate::app::{About, Effect, Msg, Reply};
    use crate::index::Index;

    #[test]
    fn the_deal_that_shows_is_read_again_when_the_file_is() {
        let mut desk = Desk::new(120, 36);
        let all = desk.app.index.len();
        let shown = desk.app.current;
        desk.tell(Msg::Worker(Reply::Opened {
            about: About::default(),
            index: Index::empty(),
        }));
        desk.prompt = false;
        desk.grow(all);
        let asked = std::mem::take(&mut desk.waiting);
        let mut replies = asked.iter().filter_map(|effect| desk.reply(effect));
        let selected = replies.find(|reply| matches!(reply, Reply::Selected { .. }));
        let update = desk.app.update(Msg::Worker(selected.unwrap()));
        assert_eq!(desk.app.current, shown);
        let is_read =
            |effect: &Effect| matches!(effect, Effect::LoadDeal { id, .. } if Some(*id) == shown);
        assert!(update.effects.iter().any(is_read));
    }
}
