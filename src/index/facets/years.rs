//! Deals by the years that their headline date may lie in.

use super::super::column::{DateColumn, Rows};
use super::FacetValue;

/// The years that a day can have: 0000 to 9999.
const YEARS: usize = 10_000;

/// Counts by year.
#[derive(Default)]
pub(super) struct Years {
    /// Deals whose first possible day is in the year; those without one stand in the first year.
    first: Vec<u32>,
    /// Deals whose last possible day is in the year; those without one stand in the last year.
    last: Vec<u32>,
    /// Years that a source names: some deal's first or last possible day is in them.
    named: Vec<bool>,
}

impl Years {
    /// Counts these deals; gives how many have no date.
    pub(super) fn count(&mut self, dates: &DateColumn, rows: &Rows) -> u32 {
        self.grow();
        let mut unknown = 0;
        for row in rows.ones() {
            let bounds = dates.bounds(row);
            if bounds.is_undated() {
                unknown += 1;
                continue;
            }
            let year = |day: crate::deal::Day| usize::try_from(day.ymd().0).unwrap_or(0);
            let (first, last) = (bounds.earliest.map(year), bounds.latest.map(year));
            for named in [first, last].into_iter().flatten() {
                if let Some(named) = self.named.get_mut(named) {
                    *named = true;
                }
            }
            add_one(&mut self.first, first.unwrap_or(0));
            add_one(&mut self.last, last.unwrap_or(YEARS - 1));
        }
        unknown
    }

    /// Adds the counts of other deals.
    pub(super) fn add(&mut self, other: &Self) {
        self.grow();
        for (sums, counts) in [
            (&mut self.first, &other.first),
            (&mut self.last, &other.last),
        ] {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        for (named, other) in self.named.iter_mut().zip(&other.named) {
            *named |= other;
        }
    }

    /// Every year that a source names, newest first, with the deals whose date may lie in it.
    pub(super) fn values(&self) -> Vec<FacetValue> {
        let mut begun = 0;
        let mut over = 0;
        let mut values = Vec::new();
        for (year, ((first, last), named)) in self
            .first
            .iter()
            .zip(&self.last)
            .zip(&self.named)
            .enumerate()
        {
            begun += first;
            if *named {
                let code = format!("{year:04}");
                values.push(FacetValue {
                    label: code.clone(),
                    code,
                    count: begun - over,
                });
            }
            over += last;
        }
        values.reverse();
        values
    }

    fn grow(&mut self) {
        self.first.resize(YEARS, 0);
        self.last.resize(YEARS, 0);
        self.named.resize(YEARS, false);
    }
}

fn add_one(counts: &mut [u32], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}
