//! A place in a list, and the part of the list that shows: always in range, whatever happens to the list.

/// A cursor over `len` rows of which `page` show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    at: usize,
    top: usize,
    len: usize,
    page: usize,
}

impl Cursor {
    /// The row it stands on; `None` when there are no rows.
    #[must_use]
    pub const fn at(&self) -> Option<usize> {
        if self.len == 0 { None } else { Some(self.at) }
    }

    /// The first row that shows.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// How many rows there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// True when there are no rows.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many rows show at once.
    #[must_use]
    pub const fn page(&self) -> usize {
        self.page
    }

    /// The rows that show.
    #[must_use]
    pub fn visible(&self) -> std::ops::Range<usize> {
        self.top..self.len.min(self.top + self.page)
    }

    /// The list has `len` rows now.
    pub fn resize(&mut self, len: usize) {
        self.len = len;
        self.settle();
    }

    /// `page` rows show now.
    pub fn set_page(&mut self, page: usize) {
        self.page = page;
        self.settle();
    }

    /// Goes to a row, or to the last one when there are not so many.
    pub fn go(&mut self, row: usize) {
        self.at = row;
        self.settle();
    }

    /// Goes to a row while that row is the first that shows, as far as there are rows enough.
    pub fn restore(&mut self, top: usize, row: usize) {
        self.top = top;
        self.go(row);
    }

    /// Goes some rows down (or up, below zero).
    pub fn step(&mut self, rows: isize) {
        self.go(self.at.saturating_add_signed(rows));
    }

    /// Goes some pages down (or up); a page keeps one row of the old one in sight.
    pub fn step_pages(&mut self, pages: isize) {
        let rows = isize::try_from(self.page.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        self.step(rows.saturating_mul(pages));
    }

    /// Goes half a page down (or up).
    pub fn step_half_pages(&mut self, halves: isize) {
        let rows = isize::try_from((self.page / 2).max(1)).unwrap_or(isize::MAX);
        self.step(rows.saturating_mul(halves));
    }

    /// Goes to the last row.
    pub fn go_last(&mut self) {
        self.go(self.len.saturating_sub(1));
    }

    /// Scrolls without the mouse wheel taking the cursor out of sight.
    pub fn scroll(&mut self, rows: isize) {
        let lowest = self.len.saturating_sub(self.page);
        self.top = self.top.saturating_add_signed(rows).min(lowest);
        let last_shown = self.top + self.page.saturating_sub(1);
        self.at = self.at.clamp(self.top, last_shown.max(self.top));
        self.settle();
    }

    fn settle(&mut self) {
        self.at = self.at.min(self.len.saturating_sub(1));
        let lowest = self.len.saturating_sub(self.page);
        if self.at < self.top {
            self.top = self.at;
        } else if self.page > 0 && self.at >= self.top + self.page {
            self.top = self.at + 1 - self.page;
        }
        self.top = self.top.min(lowest);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Cursor;

    proptest! {
        #[test]
        fn the_cursor_is_always_a_row_that_shows(
            moves in proptest::collection::vec((0_u8..7, 0_usize..200, -60_isize..60), 0..60)
        ) {
            let mut cursor = Cursor::default();
            for (kind, size, step) in moves {
                match kind {
                    0 => cursor.resize(size),
                    1 => cursor.set_page(size % 50 + 1),
                    2 => cursor.go(size),
                    3 => cursor.step(step),
                    4 => cursor.step_pages(step),
                    5 => cursor.scroll(step),
                    _ => cursor.go_last(),
                }
                match cursor.at() {
                    None => prop_assert!(cursor.is_empty()),
                    Some(at) => {
                        prop_assert!(at < cursor.len());
                        prop_assert!(cursor.page() == 0 || cursor.visible().contains(&at));
                        prop_assert!(cursor.visible().end <= cursor.len());
                    }
                }
            }
        }
    }

    #[test]
    fn a_page_down_keeps_one_row_in_sight() {
        let mut cursor = Cursor::default();
        cursor.resize(100);
        cursor.set_page(10);
        cursor.step_pages(1);
        assert_eq!(cursor.at(), Some(9));
        cursor.step_pages(1);
        assert_eq!((cursor.at(), cursor.top()), (Some(18), 9));
    }
}
