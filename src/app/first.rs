//! The newest deals of a large file, which are there long before all others: an index of their own, left for the index of
//! all as soon as anything else than these deals is asked for, else when all are read.

use super::{App, Tab, Update};
use crate::index::{Index, Row, Selection};
use crate::query::Query;

/// What is known while the newest deals show.
#[derive(Debug, Default)]
pub(super) enum FirstPage {
    /// The index is that of the file.
    #[default]
    Left,
    /// The index has the newest deals alone; that of the file is being read.
    Shows(Option<Index>),
}

impl App {
    /// True while the list has the newest deals alone: nothing was counted yet.
    #[must_use]
    pub const fn is_first_page(&self) -> bool {
        matches!(self.first, FirstPage::Shows(_))
    }

    /// How many deals of the file are read.
    #[must_use]
    pub fn deals_read(&self) -> usize {
        match &self.first {
            FirstPage::Left => self.index.len(),
            FirstPage::Shows(read) => read.as_ref().map_or(0, Index::len),
        }
    }

    /// The index has the newest deals alone.
    pub(super) fn enter_first_page(&mut self) {
        self.first = FirstPage::Shows(None);
    }

    /// So much of the file is read; true where the newest deals go on to be what shows.
    pub(super) fn stays_first_page(&mut self, read: &Index, complete: bool) -> bool {
        let FirstPage::Shows(known) = &mut self.first else {
            return false;
        };
        *known = Some(read.clone());
        let plain = self.lens.typing().is_none() && *self.lens.query() == Query::default();
        let stays = !complete && plain && self.tab == Tab::Deals;
        if !stays {
            self.leave_first_page();
        }
        stays
    }

    /// The index is that of the file from now on, as far as it is read. What shows stays, as far as it is read: rows have
    /// other numbers there.
    pub(super) fn leave_first_page(&mut self) {
        let FirstPage::Shows(read) = &mut self.first else {
            return;
        };
        let Some(read) = read.take() else { return };
        self.first = FirstPage::Left;
        let there = |row: &Row| read.row_of(self.index.entry(*row)?.id());
        let rows: Vec<Row> = self.selection.rows.iter().filter_map(there).collect();
        self.selection = Selection {
            rows: rows.into(),
            ..Selection::default()
        };
        self.index = read;
        self.list.resize(self.selection.rows.len());
        self.marks.locate(&self.index);
        self.forget_companies();
    }

    /// More than the newest deals is wanted, where more is read: for another tab, or near the end of the list.
    pub(super) fn ask_beyond_first_page(&mut self, out: &mut Update) {
        let near = self.list.at().unwrap_or(0) + 2 * self.list.page() >= self.list.len();
        let wants = near || self.tab != Tab::Deals;
        if wants && matches!(self.first, FirstPage::Shows(Some(_))) {
            self.select(out);
        }
    }

    /// Takes from an answer what was counted among the newest deals alone.
    pub(super) fn without_counts(&self, selection: Selection) -> Selection {
        if !self.is_first_page() {
            return selection;
        }
        Selection {
            rows: selection.rows,
            ..Selection::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, last, market};
    use super::super::{About, Msg, Reply};

    fn opened(newest: usize) -> Desk {
        let mut desk = Desk::unread(120, 36);
        desk.tell(Msg::Worker(Reply::Opened {
            about: About::default(),
            index: last(newest),
        }));
        desk
    }

    fn ids(desk: &Desk) -> Vec<i64> {
        let rows = desk.app.selection.rows.iter();
        let entries = rows.filter_map(|row| desk.app.index.entry(*row));
        entries.map(|entry| entry.id().0).collect()
    }

    #[test]
    fn the_newest_deals_show_uncounted_while_others_are_read_and_stay_under_the_cursor_after() {
        let all = market(usize::MAX).len();
        let mut desk = opened(4);
        let first = ids(&desk);
        assert_eq!(first.len(), 4);
        assert!(desk.app.is_first_page() && desk.app.selection.facets.is_empty());
        desk.press("Down");
        let current = desk.app.current;
        desk.app.list.set_page(1);
        desk.grow(all - 1);
        assert_eq!((ids(&desk), desk.app.deals_read()), (first, all - 1));
        desk.grow(all);
        assert!(!desk.app.is_first_page());
        assert_eq!((ids(&desk).len(), desk.app.current), (all, current));
        assert!(!desk.app.selection.facets.is_empty());
    }

    #[test]
    fn whoever_asks_for_more_than_the_newest_deals_gets_all_that_are_read() {
        for keys in ["s", "/ h Enter", "2", "3", "End"] {
            let mut desk = opened(4);
            desk.app.list.set_page(1);
            desk.grow(8);
            assert!(desk.app.is_first_page());
            desk.press(keys);
            assert!(!desk.app.is_first_page(), "{keys}");
            assert_eq!(desk.app.index.len(), 8, "{keys}");
        }
    }

    #[test]
    fn a_mark_on_the_first_page_is_kept_on_the_deal() {
        let mut desk = opened(4);
        let marked = desk.app.current;
        desk.press("Space");
        desk.grow(market(usize::MAX).len());
        assert!(desk.app.marks.contains(marked.unwrap()));
    }
}
