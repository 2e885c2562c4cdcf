//! Reading a child table along with the table of deals: both come in order of the deal's id, so one pass merges them.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::types::ValueRef;
use rusqlite::{Row, Rows};

/// A child table's rows, whose first column is the deal's id, in order of it.
pub(super) struct Child<'s> {
    rows: Rows<'s>,
    /// The deal that the present row belongs to; `None` after the last row.
    deal: Option<i64>,
    /// Rows that belong to no deal.
    orphans: usize,
}

impl<'s> Child<'s> {
    /// Stands before the first row.
    pub(super) fn new(rows: Rows<'s>) -> rusqlite::Result<Self> {
        let mut child = Self {
            rows,
            deal: None,
            orphans: 0,
        };
        child.advance()?;
        Ok(child)
    }

    /// Calls `take` for each row of this deal. Deals are asked for in rising order.
    pub(super) fn of_deal(
        &mut self,
        id: i64,
        mut take: impl FnMut(&Row<'s>),
    ) -> rusqlite::Result<()> {
        while let Some(deal) = self.deal.filter(|deal| *deal <= id) {
            match self.rows.get() {
                Some(row) if deal == id => take(row),
                _ => self.orphans = self.orphans.saturating_add(1),
            }
            self.advance()?;
        }
        Ok(())
    }

    /// Reads to the end; how many rows belonged to no deal.
    pub(super) fn finish(mut self) -> rusqlite::Result<usize> {
        while self.deal.is_some() {
            self.orphans = self.orphans.saturating_add(1);
            self.advance()?;
        }
        Ok(self.orphans)
    }

    /// Goes to the next row with a usable id; others belong to no deal.
    fn advance(&mut self) -> rusqlite::Result<()> {
        loop {
            self.rows.advance()?;
            let Some(row) = self.rows.get() else {
                self.deal = None;
                return Ok(());
            };
            if let Ok(ValueRef::Integer(id)) = row.get_ref(0) {
                self.deal = Some(id);
                return Ok(());
            }
            self.orphans = self.orphans.saturating_add(1);
        }
    }
}
