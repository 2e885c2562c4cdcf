//! Deals and sums by year.

use std::collections::BTreeMap;

use super::{Overview, SERIES, Share};
use crate::deal::{Bounds, Currency, Rates};
use crate::index::chunk::Chunk;
use crate::index::column::Rows;
use crate::index::probes::euros;
use crate::index::totals::{CurrencyTotal, Tally};

/// A span of so many years has a row for each of them; in a longer one years without deals have none.
const EVERY_YEAR: i32 = 150;

/// The last one is of all other kinds.
type BySeries = [u32; SERIES + 1];

/// One year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct YearRow {
    /// Which.
    pub year: i32,
    /// Deals whose headline date may lie in it: what `date:2019` finds.
    pub deals: u32,
    /// The same by kind, in the order of the overview's series; the last one is of all other kinds.
    pub by_kind: Vec<u32>,
    /// Firm sums of the deals whose date certainly lies in it, by currency; without parts of other deals here.
    pub sums: Vec<CurrencyTotal>,
    /// The same in euros at the year's mean rates, as far as there are any.
    pub euros: f64,
    /// How many deals are in that.
    pub converted: u32,
}

/// Deals by the years that their date may lie in.
#[derive(Default)]
pub(super) struct Years {
    /// By year, from 0000.
    by_year: Vec<Year>,
    from_ever: BySeries,
    undated: u32,
    several: u32,
}

#[derive(Clone, Default)]
struct Year {
    /// Deals whose first possible day is in it.
    first: BySeries,
    /// Deals whose last possible day is in it.
    last: BySeries,
}

/// Sums by the year in which a deal's date certainly lies.
#[derive(Default)]
pub(super) struct Sums {
    by_year: BTreeMap<i32, (Tally, f64, u32)>,
    no_year: u32,
    no_rate: u32,
}

impl Years {
    /// Counts these deals of a chunk.
    pub(super) fn of(chunk: &Chunk, rows: &Rows, series: &[Share]) -> Self {
        let place = |kind: &str| {
            let found = series.iter().position(|share| share.code == kind);
            found.unwrap_or(SERIES)
        };
        let places: Vec<usize> = chunk.kinds.words().iter().map(place).collect();
        let mut years = Self::default();
        for row in rows.ones() {
            let kind = chunk.kinds.code(row).and_then(|code| places.get(code));
            let kind = kind.copied().unwrap_or(SERIES);
            let bounds = chunk.dates.bounds(row);
            match bounds.earliest {
                Some(day) => years.year(day.ymd().0, |year| add(&mut year.first, kind, 1)),
                None if bounds.latest.is_some() => add(&mut years.from_ever, kind, 1),
                None => years.undated += 1,
            }
            if let Some(day) = bounds.latest {
                years.year(day.ymd().0, |year| add(&mut year.last, kind, 1));
            }
            years.several += u32::from(!bounds.is_undated() && sure_year(bounds).is_none());
        }
        years
    }

    /// Counts other deals too.
    pub(super) fn add(&mut self, other: &Self) {
        if self.by_year.len() < other.by_year.len() {
            self.by_year.resize_with(other.by_year.len(), Year::default);
        }
        for (sum, year) in self.by_year.iter_mut().zip(&other.by_year) {
            for kind in 0..=SERIES {
                add(&mut sum.first, kind, get(&year.first, kind));
                add(&mut sum.last, kind, get(&year.last, kind));
            }
        }
        for kind in 0..=SERIES {
            add(&mut self.from_ever, kind, get(&other.from_ever, kind));
        }
        self.undated += other.undated;
        self.several += other.several;
    }

    /// The years, newest first, how many deals are undated, and how many may lie in several years.
    pub(super) fn finish(self, series: &[Share]) -> (Vec<YearRow>, u32, u32) {
        let named = |year: &Year| year.first.iter().chain(&year.last).any(|deals| *deals > 0);
        let begin = self.by_year.iter().position(named).unwrap_or_default();
        let end = self
            .by_year
            .iter()
            .rposition(named)
            .map_or(0, |last| last + 1);
        let every = i32::try_from(end.saturating_sub(begin)).is_ok_and(|span| span <= EVERY_YEAR);
        let mut possible = self.from_ever;
        let mut rows = Vec::new();
        for (number, year) in (0..).zip(&self.by_year) {
            for kind in 0..=SERIES {
                add(&mut possible, kind, get(&year.first, kind));
            }
            let inside = usize::try_from(number).is_ok_and(|at| at >= begin && at < end);
            if inside && (every || named(year)) {
                let (told, other) = possible.split_at(series.len().min(SERIES));
                let mut by_kind = told.to_vec();
                by_kind.push(other.iter().sum());
                rows.push(YearRow {
                    year: number,
                    deals: possible.iter().sum(),
                    by_kind,
                    ..YearRow::default()
                });
            }
            for kind in 0..=SERIES {
                take(&mut possible, kind, get(&year.last, kind));
            }
        }
        rows.reverse();
        (rows, self.undated, self.several)
    }

    fn year(&mut self, year: i32, count: impl Fn(&mut Year)) {
        // Days have years from 0000 to 9999.
        let at = usize::try_from(year).unwrap_or(0);
        if at >= self.by_year.len() {
            self.by_year.resize_with(at + 1, Year::default);
        }
        self.by_year.get_mut(at).into_iter().for_each(count);
    }
}

impl Sums {
    /// Adds the figures of these deals of a chunk, by the rules of all sums.
    pub(super) fn of(chunk: &Chunk, rows: &Rows, rates: &Rates) -> Self {
        let mut sums = Self::default();
        let mut elsewhen = Tally::default();
        for row in rows.ones() {
            let Some(year) = sure_year(chunk.dates.bounds(row)) else {
                sums.no_year += u32::from(elsewhen.count_one(chunk, row));
                continue;
            };
            let (tally, total, converted) = sums.by_year.entry(year).or_default();
            if tally.count_one(chunk, row) {
                match euros(chunk, row, rates) {
                    Some((figure, _)) => {
                        *total += figure;
                        *converted += 1;
                    }
                    None => sums.no_rate += 1,
                }
            }
        }
        sums
    }

    /// Both together.
    pub(super) fn with(mut self, other: Self) -> Self {
        for (year, (tally, total, converted)) in other.by_year {
            let sum = self.by_year.entry(year).or_default();
            sum.0.add(tally);
            sum.1 += total;
            sum.2 += converted;
        }
        self.no_year += other.no_year;
        self.no_rate += other.no_rate;
        self
    }

    /// Puts the sums into the years of an overview.
    pub(super) fn finish(self, overview: &mut Overview) {
        let mut currencies: BTreeMap<Currency, u32> = BTreeMap::new();
        for (year, (tally, total, converted)) in self.by_year {
            let firm = tally.finish().firm;
            for sum in &firm {
                *currencies.entry(sum.currency).or_default() += sum.deals;
            }
            let row = overview.years.iter_mut().find(|row| row.year == year);
            if let Some(row) = row {
                row.sums = firm;
                row.euros = total;
                row.converted = converted;
            }
        }
        overview.currencies = currencies.into_iter().collect();
        overview
            .currencies
            .sort_by_key(|(_, deals)| std::cmp::Reverse(*deals));
        overview.no_year = self.no_year;
        overview.no_rate = self.no_rate;
    }
}

/// The year in which all possible days lie.
fn sure_year(bounds: Bounds) -> Option<i32> {
    let (first, last) = (bounds.earliest?.ymd().0, bounds.latest?.ymd().0);
    (first == last).then_some(first)
}

fn get(counts: &BySeries, kind: usize) -> u32 {
    counts.get(kind).copied().unwrap_or_default()
}

fn add(counts: &mut BySeries, kind: usize, more: u32) {
    if let Some(count) = counts.get_mut(kind) {
        *count += more;
    }
}

fn take(counts: &mut BySeries, kind: usize, less: u32) {
    if let Some(count) = counts.get_mut(kind) {
        *count = count.saturating_sub(less);
    }
}
