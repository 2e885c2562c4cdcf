//! Deals by the bands of value that their headline figure may lie in.

use super::super::chunk::Chunk;
use super::super::column::{Narrow, Rows, Shape};
use super::super::probes::euros;
use super::super::{Index, Row};
use super::FacetValue;
use crate::deal::{Qualifier, Rates};
use crate::query::{BANDS, band_code, band_label, band_of};

/// Set where a source says that the figure is not made public.
const UNDISCLOSED: usize = 1 << BANDS;
/// Set where nobody says anything.
const UNKNOWN: usize = 1 << (BANDS + 1);
/// Set where the figure was converted.
const CONVERTED: usize = 1 << (BANDS + 2);
/// Set where a source gives a figure.
const FIGURE: usize = 1 << (BANDS + 3);
/// All sets of these and of bands.
const SETS: usize = 1 << (BANDS + 4);

/// Counts by band.
#[derive(Default)]
pub(super) struct Bands {
    deals: [u32; BANDS],
    /// How many of these had to be converted.
    converted: [u32; BANDS],
    undisclosed: u32,
}

/// What a chunk's figures say, one set of flags for each deal: made once, when the bands are first counted.
pub(in crate::index) fn sets(chunk: &Chunk, rates: &Rates) -> Narrow {
    let set = |row: usize| {
        let Some(shape) = chunk.values.shape(row) else {
            return UNKNOWN;
        };
        let mut set = match shape.qualifier() {
            Some(Qualifier::Undisclosed) => UNDISCLOSED,
            _ if *shape == Shape::Unknown => UNKNOWN,
            _ => 0,
        };
        if shape.has_figure() {
            set |= FIGURE;
        }
        let Some((low, high)) = euros(chunk, row, rates) else {
            return set;
        };
        if shape.currency().is_some_and(|own| own.code() != "EUR") {
            set |= CONVERTED;
        }
        // A span lies in every band that it overlaps; one that runs backwards overlaps none between its ends.
        let (first, last) = (band_of(low), band_of(high));
        (0..BANDS)
            .filter(|band| first <= *band && *band <= last)
            .fold(set, |set, band| set | 1 << band)
    };
    let sets = (0..chunk.len()).map(|row| u32::try_from(set(row)).unwrap_or(0));
    Narrow::of(&sets.collect::<Vec<u32>>())
}

impl Bands {
    /// Counts these deals; gives how many nobody says anything of, and how many have a figure.
    pub(super) fn count(&mut self, sets: &Narrow, rows: &Rows) -> (u32, u32) {
        let counts = sets.counts(rows, SETS);
        let (mut unknown, mut figures) = (0, 0);
        for (set, count) in counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
        {
            let has = |flag: usize| set & flag != 0;
            let bands = self.deals.iter_mut().zip(&mut self.converted).enumerate();
            for (_, (sum, converted)) in bands.filter(|(band, _)| has(1 << band)) {
                *sum += count;
                *converted += if has(CONVERTED) { count } else { 0 };
            }
            self.undisclosed += if has(UNDISCLOSED) { count } else { 0 };
            unknown += if has(UNKNOWN) { count } else { 0 };
            figures += if has(FIGURE) { count } else { 0 };
        }
        (unknown, figures)
    }

    /// Adds the counts of other deals.
    pub(super) fn add(&mut self, other: &Self) {
        for (sum, more) in self.deals.iter_mut().zip(other.deals) {
            *sum += more;
        }
        for (sum, more) in self.converted.iter_mut().zip(other.converted) {
            *sum += more;
        }
        self.undisclosed += other.undisclosed;
    }

    /// The bands that have deals, largest first, and what is undisclosed. `≈` where figures had to be converted.
    pub(super) fn values(&self) -> Vec<FacetValue> {
        let bands = self.deals.iter().zip(self.converted).enumerate().rev();
        let band = |(band, (count, converted)): (usize, (&u32, u32))| FacetValue {
            code: band_code(band, band),
            label: format!(
                "{}{}",
                if converted > 0 { "≈ " } else { "" },
                band_label(band)
            ),
            count: *count,
        };
        let undisclosed = FacetValue {
            code: "undisclosed".to_owned(),
            label: "undisclosed".to_owned(),
            count: self.undisclosed,
        };
        let mut values: Vec<FacetValue> = bands.map(band).chain([undisclosed]).collect();
        values.retain(|value| value.count > 0);
        values
    }
}

/// Where a deal's figure stands in the facet of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueBand {
    /// In the bands from one to another; in one, unless it is a span.
    Bands(usize, usize),
    /// A source says that it is not made public.
    Undisclosed,
    /// Nobody says.
    NotKnown,
    /// In none: no figure, no currency, or no rate for its year.
    Apart,
}

impl ValueBand {
    /// What a set of [`sets`] says.
    fn of(set: usize) -> Self {
        let mut bands = (0..BANDS).filter(|band| set & 1 << band != 0);
        match (bands.next(), bands.next_back()) {
            (Some(first), last) => Self::Bands(first, last.unwrap_or(first)),
            (None, _) if set & UNDISCLOSED != 0 => Self::Undisclosed,
            (None, _) if set & UNKNOWN != 0 => Self::NotKnown,
            (None, _) => Self::Apart,
        }
    }
}

/// The deals of a chunk that have a figure, and one that stands where the test says.
pub(in crate::index) fn rows_where(
    chunk: &Chunk,
    rates: &Rates,
    test: impl Fn(ValueBand) -> bool,
) -> Rows {
    let hit = |set: usize| set & FIGURE != 0 && test(ValueBand::of(set));
    let hits: Vec<bool> = (0..SETS).map(hit).collect();
    chunk.bands(rates).rows_with(&hits)
}

impl Index {
    /// Where a deal's figure stands in the facet of values.
    #[must_use]
    pub fn value_band(&self, row: Row) -> ValueBand {
        let entry = self.entry(row);
        let set = entry.and_then(|entry| entry.chunk.bands(&self.rates).get(entry.at));
        let set = set.unwrap_or(UNKNOWN);
        ValueBand::of(set)
    }
}
