//! Deals and sums by year.

use std::collections::BTreeMap;

use super::{Overview, SERIES, Share};
use crate::deal::{Bounds, Currency, Rates};
use crate::index::chunk::Chunk;
use crate::index::column::{Rows, short};
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
    /// Those whose date certainly lies in it: what `date!:2019` finds.
    pub sure: u32,
    /// The certain ones by kind, in the order of the overview's series; the last one is of all other kinds.
    pub by_kind: Vec<u32>,
    /// Firm sums of the deals whose date certainly lies in it, by currency; without parts of other deals here.
    pub sums: Vec<CurrencyTotal>,
    /// Currencies whose sum has rounded figures in it.
    pub about: Vec<Currency>,
    /// How many sums these deals have besides, one for each currency of ranges, estimates, lower limits and limits.
    pub besides: u32,
    /// The firm sums in euros at the year's mean rates, as far as there are any.
    pub euros: f64,
    /// How many deals are in that.
    pub converted: u32,
}

/// Deals by the years that their date may lie in.
#[derive(Default)]
pub(super) struct Years {
    /// By year, from 0000.
    by_year: Vec<Year>,
    /// Deals without a first possible day.
    from_ever: u32,
    undated: u32,
    several: u32,
}

#[derive(Clone, Default)]
struct Year {
    /// Deals whose first possible day is in it.
    first: u32,
    /// Deals whose last possible day is in it.
    last: u32,
    /// Deals of which all possible days are in it.
    sure: BySeries,
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
                Some(day) => years.year(day.ymd().0, |year| year.first += 1),
                None if bounds.latest.is_some() => years.from_ever += 1,
                None => years.undated += 1,
            }
            if let Some(day) = bounds.latest {
                years.year(day.ymd().0, |year| year.last += 1);
            }
            match sure_year(bounds) {
                Some(sure) => years.year(sure, |year| add(&mut year.sure, kind, 1)),
                None => years.several += u32::from(!bounds.is_undated()),
            }
        }
        years
    }

    /// Counts other deals too.
    pub(super) fn add(&mut self, other: &Self) {
        if self.by_year.len() < other.by_year.len() {
            self.by_year.resize_with(other.by_year.len(), Year::default);
        }
        for (sum, year) in self.by_year.iter_mut().zip(&other.by_year) {
            sum.first += year.first;
            sum.last += year.last;
            for kind in 0..=SERIES {
                add(&mut sum.sure, kind, get(&year.sure, kind));
            }
        }
        self.from_ever += other.from_ever;
        self.undated += other.undated;
        self.several += other.several;
    }

    /// The years, newest first, how many deals are undated, and how many may lie in several years.
    pub(super) fn finish(self, series: &[Share]) -> (Vec<YearRow>, u32, u32) {
        let named = |year: &Year| year.first > 0 || year.last > 0;
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
            possible += year.first;
            let inside = usize::try_from(number).is_ok_and(|at| at >= begin && at < end);
            if inside && (every || named(year)) {
                let (told, other) = year.sure.split_at(series.len().min(SERIES));
                let mut by_kind = told.to_vec();
                by_kind.push(other.iter().sum());
                rows.push(YearRow {
                    year: number,
                    deals: possible,
                    sure: year.sure.iter().sum(),
                    by_kind,
                    ..YearRow::default()
                });
            }
            possible = possible.saturating_sub(year.last);
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
            let totals = tally.finish();
            for sum in &totals.firm {
                *currencies.entry(sum.currency).or_default() += sum.deals;
            }
            let row = overview.years.iter_mut().find(|row| row.year == year);
            if let Some(row) = row {
                row.about = totals.about.iter().map(|sum| sum.currency).collect();
                let others = [&totals.estimated, &totals.at_least, &totals.limits];
                let others: usize = others.iter().map(|sums| sums.len()).sum();
                row.besides = short(others + totals.ranges.len());
                row.sums = totals.firm;
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
