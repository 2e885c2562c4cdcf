//! A column of values of which few are distinct: each is kept, and looked at, once.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::OnceLock;

use foldhash::fast::RandomState;

use super::Rows;
use super::narrow::{Narrow, short};

/// One value for each deal.
pub(crate) struct Distinct<T> {
    codes: Narrow,
    values: Box<[T]>,
}

/// Fills a [`Distinct`] column.
pub(crate) struct DistinctBuilder<T> {
    codes: Vec<u32>,
    values: Vec<T>,
    places: HashMap<T, u32, RandomState>,
}

impl<T> Default for DistinctBuilder<T> {
    fn default() -> Self {
        Self {
            codes: Vec::new(),
            values: Vec::new(),
            places: HashMap::default(),
        }
    }
}

impl<T: Eq + Hash + Clone> DistinctBuilder<T> {
    /// Adds the next deal's value.
    pub(crate) fn push(&mut self, value: T) {
        let place = self.places.get(&value).copied().unwrap_or_else(|| {
            let place = short(self.values.len());
            self.values.push(value.clone());
            self.places.insert(value, place);
            place
        });
        self.codes.push(place);
    }

    /// How many deals have one.
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    /// The column.
    pub(crate) fn finish(self) -> Distinct<T> {
        Distinct {
            codes: Narrow::of(&self.codes),
            values: self.values.into(),
        }
    }
}

impl<T> Distinct<T> {
    /// A deal's value.
    pub(crate) fn get(&self, row: usize) -> Option<&T> {
        self.values.get(self.codes.get(row)?)
    }

    /// The place of a deal's value among [`Self::values`].
    pub(crate) fn code(&self, row: usize) -> Option<usize> {
        self.codes.get(row)
    }

    /// How many deals have one.
    pub(crate) fn len(&self) -> usize {
        self.codes.len()
    }

    /// The distinct values, in the order in which they first came.
    pub(crate) fn values(&self) -> &[T] {
        &self.values
    }

    /// The deals whose value passes.
    pub(crate) fn rows_where(&self, test: impl FnMut(&T) -> bool) -> Rows {
        let hits: Vec<bool> = self.values.iter().map(test).collect();
        self.codes.rows_with(&hits)
    }

    /// How many of these deals have each value, in the order of [`Self::values`].
    pub(crate) fn counts(&self, among: &Rows) -> Vec<u32> {
        self.codes.counts(among, self.values.len())
    }

    /// How many of these deals have each of what `slot` makes of the places of [`Self::values`].
    pub(crate) fn counts_as(
        &self,
        among: &Rows,
        slots: usize,
        whole: &OnceLock<Box<[u32]>>,
        slot: impl Fn(usize) -> usize,
    ) -> Vec<u32> {
        self.codes.counts_as(among, slots, whole, slot)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_are_kept_once_and_found_in_every_row() {
        let mut builder = DistinctBuilder::default();
        for value in ["a", "b", "a"] {
            builder.push(value);
        }
        let column = builder.finish();
        assert_eq!(column.values(), ["a", "b"]);
        assert_eq!(column.get(2), Some(&"a"));
        assert_eq!(column.get(3), None);
        let rows = column.rows_where(|value| *value == "a");
        assert_eq!(rows.ones().collect::<Vec<_>>(), [0, 2]);
        assert_eq!(column.counts(&rows), [2, 0]);
    }
}
