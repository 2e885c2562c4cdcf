//! Deals by the years that their headline date may lie in.

use super::super::column::{DateColumn, Rows, YearBounds};
use super::FacetValue;
use crate::deal::Day;

/// Counts by year, from year 0000 to the last one that a source names.
#[derive(Default)]
pub(super) struct Years {
    years: Vec<Year>,
    /// Deals without a first possible day: they may lie in every year up to their last.
    from_ever: u32,
}

/// Counts of one year.
#[derive(Clone, Copy, Default)]
struct Year {
    /// Deals whose first possible day is in it.
    first: u32,
    /// Deals whose last possible day is in it.
    last: u32,
}

impl Years {
    /// Counts these deals; gives how many have no date.
    pub(super) fn count(&mut self, dates: &DateColumn, rows: &Rows) -> u32 {
        let mut unknown = 0;
        for (YearBounds { first, last }, count) in dates.year_counts(rows) {
            if count == 0 {
                continue;
            }
            match first {
                Some(year) => self.year(year, |year| year.first += count),
                None if last.is_some() => self.from_ever += count,
                None => unknown += count,
            }
            if let Some(year) = last {
                self.year(year, |year| year.last += count);
            }
        }
        unknown
    }

    /// Adds the counts of other deals.
    pub(super) fn add(&mut self, other: &Self) {
        if self.years.len() < other.years.len() {
            self.years.resize_with(other.years.len(), Year::default);
        }
        for (sum, year) in self.years.iter_mut().zip(&other.years) {
            sum.first += year.first;
            sum.last += year.last;
        }
        self.from_ever += other.from_ever;
    }

    /// The years of [`Self::values`] as people look for ends: this year and later ones, soonest first, then open ends,
    /// then what is over, the latest first.
    pub(super) fn ends(&self, today: Day, open: u32) -> Vec<FacetValue> {
        let this_year = format!("{:04}", today.ymd().0);
        let (mut values, over): (Vec<_>, Vec<_>) = self
            .values()
            .into_iter()
            .partition(|value| value.code >= this_year);
        values.reverse();
        if open > 0 {
            values.push(FacetValue {
                code: "open".to_owned(),
                label: "open".to_owned(),
                count: open,
            });
        }
        values.extend(over);
        values
    }

    /// Every year that a source names as the first or last that a date may lie in, newest first, with all deals whose date
    /// may lie in it.
    pub(super) fn values(&self) -> Vec<FacetValue> {
        let mut possible = self.from_ever;
        let mut values = Vec::new();
        for (number, year) in self.years.iter().enumerate() {
            possible += year.first;
            if year.first + year.last > 0 {
                let code = format!("{number:04}");
                values.push(FacetValue {
                    label: code.clone(),
                    code,
                    count: possible,
                });
            }
            possible -= year.last;
        }
        values.reverse();
        values
    }

    fn year(&mut self, year: i16, count: impl Fn(&mut Year)) {
        // Days have years from 0000 to 9999.
        let number = usize::try_from(year).unwrap_or(0);
        if number >= self.years.len() {
            self.years.resize_with(number + 1, Year::default);
        }
        self.years.get_mut(number).into_iter().for_each(count);
    }
}
