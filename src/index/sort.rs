//! Orders of rows. The order by a column is worked out once, when it is first asked for, and kept with the index; a selection
//! then walks it and takes what was selected.
//!
//! Unknown values come last in both directions; equal ones keep the order of the deals file.

mod keys;
mod order;
mod texts;

use std::sync::{Arc, OnceLock};

use super::column::{Rows, short, wide};
use super::{Index, Row};
use crate::deal::Cancel;
use crate::query::{Direction, SortKey};
use order::Order;

/// A column that rows can be put in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SortField {
    /// Earliest day, then latest.
    Date,
    /// The same of the end.
    Ends,
    /// Figures converted to euros at the mean rate of the deal's own year: an order only, never shown as a sum. Of a span
    /// the lower figure. What has no figure or no rate is unknown.
    Value,
    /// Figures as they are: the order of a list that has one currency alone.
    Amount,
    /// Folded.
    Title,
    /// By what people read for the code.
    Kind,
    /// By what people read for the code; the status `unknown` is unknown.
    Status,
    /// The first party on the supply side, folded.
    Supplier,
    /// The first party on the buying side, folded.
    Buyer,
    /// The slug.
    Id,
    /// Length of the first term.
    Term,
    /// The first country.
    Country,
}

/// Orders of one index, each worked out when it is first asked for.
#[derive(Default)]
pub(super) struct Orders([OnceLock<Arc<Order>>; SortField::ALL.len()]);

impl SortField {
    const ALL: [Self; 12] = [
        Self::Date,
        Self::Ends,
        Self::Value,
        Self::Amount,
        Self::Title,
        Self::Kind,
        Self::Status,
        Self::Supplier,
        Self::Buyer,
        Self::Id,
        Self::Term,
        Self::Country,
    ];

    /// The column of that name. Relevance has none: it is the default order.
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "ends" => Self::Ends,
            "value" => Self::Value,
            "title" => Self::Title,
            "kind" => Self::Kind,
            "status" => Self::Status,
            "supplier" => Self::Supplier,
            "buyer" => Self::Buyer,
            "id" => Self::Id,
            "term" => Self::Term,
            "country" => Self::Country,
            _ => return None,
        })
    }
}

impl Index {
    /// The selected rows of all chunks in order; newest first where no column is named. `None` when cancelled.
    pub(super) fn sorted(
        &self,
        selected: &[Rows],
        sort: &[SortKey],
        cancel: &Cancel,
    ) -> Option<Arc<[Row]>> {
        let mut keys: Vec<(SortField, Direction)> = sort
            .iter()
            .filter_map(|key| Some((SortField::named(&key.field)?, key.direction)))
            .collect();
        if keys.is_empty() {
            keys.push((SortField::Date, Direction::Falling));
        }
        let mut orders = Vec::with_capacity(keys.len());
        for (field, direction) in keys {
            if cancel.is_cancelled() {
                return None;
            }
            let field = match field {
                SortField::Value if self.have_one_currency(selected) => SortField::Amount,
                field => field,
            };
            orders.push((self.order(field), direction));
        }
        let selected = self.as_one(selected);
        // By the last column first: what is then put in order by another one stays as it is where that is equal.
        let (last, direction) = orders.pop()?;
        let mut rows = last.walk(&selected, direction);
        for (order, direction) in orders.iter().rev() {
            if cancel.is_cancelled() {
                return None;
            }
            rows = order.sorted(&rows, *direction);
        }
        Some(rows.into())
    }

    /// Works out what the first word needs, and the orders that take longest, one after the other, so that none has to be
    /// waited for. Each is four bytes a deal; the others are few codes, and ready within some milliseconds.
    pub fn prepare_orders(&self, cancel: &Cancel) {
        self.names();
        let slow = [
            SortField::Title,
            SortField::Supplier,
            SortField::Buyer,
            SortField::Value,
            SortField::Date,
            SortField::Ends,
            SortField::Id,
        ];
        for field in slow {
            if cancel.is_cancelled() {
                return;
            }
            self.order(field);
        }
    }

    fn order(&self, field: SortField) -> Arc<Order> {
        let place = SortField::ALL.iter().position(|other| *other == field);
        let cached = place.and_then(|place| self.orders.0.get(place));
        let order = || Arc::new(keys::order(self, field));
        cached.map_or_else(order, |cached| Arc::clone(cached.get_or_init(order)))
    }

    /// True where all figures of these deals are in the same currency: no rate comes between them.
    fn have_one_currency(&self, selected: &[Rows]) -> bool {
        let mut only = None;
        for (chunk, rows) in self.chunks.iter().zip(selected) {
            let shapes = chunk.values.shapes().iter().zip(chunk.values.counts(rows));
            let seen = shapes.filter(|(_, deals)| *deals > 0);
            for currency in seen.filter_map(|(shape, _)| shape.currency()) {
                if *only.get_or_insert(currency) != currency {
                    return false;
                }
            }
        }
        only.is_some()
    }

    /// A row's number in the index.
    fn place(&self, chunk: usize, row: usize) -> u32 {
        self.starts.get(chunk).copied().unwrap_or(0) + short(row)
    }

    /// The rows of all chunks as one set.
    fn as_one(&self, selected: &[Rows]) -> Rows {
        const WORD: usize = usize::BITS as usize;
        let mut one = Rows::with_capacity(self.len);
        for (rows, &start) in selected.iter().zip(&self.starts) {
            let start = wide(start);
            if start.is_multiple_of(WORD) {
                let words = one.as_mut_slice().iter_mut().skip(start / WORD);
                for (word, part) in words.zip(rows.as_slice()) {
                    *word |= part;
                }
            } else {
                one.extend(rows.ones().map(|row| start + row));
            }
        }
        one
    }
}

#[cfg(test)]
mod tests;
