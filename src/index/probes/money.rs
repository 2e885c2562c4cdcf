//! Headline figures against limits.
//!
//! The figure is compared as it is stated: `up to £300m` by 300 million, a `between` by its span, which matches where it
//! overlaps. With a currency the comparison is exact and other currencies do not match. Without one, limits are euros and figures
//! are converted at the mean rate of the deal's own year; where there is no rate (or no year) the deal does not match and is
//! counted as unconverted.

use std::cmp::Ordering;

use super::{Probe, Scope};
use crate::deal::{Amount, Currency, Qualifier, Rates};
use crate::index::chunk::Chunk;
use crate::index::column::{Shape, YearBounds, rows_where};
use crate::index::facets::{ValueBand, rows_in_bands};
use crate::query::{ValueTest, band_of};

type Limit = Option<(Amount, bool)>;

/// A figure in a range, undisclosed, or not known.
pub(super) fn money<'a>(test: &ValueTest, scope: &Scope<'a>) -> Probe<'a> {
    match *test {
        ValueTest::Undisclosed => Probe::new(|chunk| {
            let hidden = |shape: &Shape| shape.qualifier() == Some(Qualifier::Undisclosed);
            chunk.values.rows_where(hidden)
        }),
        ValueTest::Unknown => {
            Probe::new(|chunk| chunk.values.rows_where(|shape| *shape == Shape::Unknown))
        }
        ValueTest::Range {
            min: None,
            max: None,
            currency,
        } => Probe::new(move |chunk| {
            chunk.values.rows_where(|shape| {
                shape.has_figure() && currency.is_none_or(|asked| shape.currency() == Some(asked))
            })
        }),
        ValueTest::Range {
            currency: Some(currency),
            min,
            max,
        } => exact(currency, min, max),
        ValueTest::Range {
            currency: None,
            min,
            max,
        } => converted(&scope.index.rates, min, max),
    }
}

fn exact<'a>(currency: Currency, min: Limit, max: Limit) -> Probe<'a> {
    Probe::new(move |chunk| {
        let asked = |shape: &Shape| shape.has_figure() && shape.currency() == Some(currency);
        let hits: Vec<bool> = chunk.values.shapes().iter().map(asked).collect();
        rows_where(0..chunk.len(), |row| {
            let code = chunk.values.shape_code(row);
            code.is_some_and(|code| hits.get(code).copied().unwrap_or(false))
                && span(chunk, row).is_some_and(|(low, high)| {
                    min.is_none_or(|(min, included)| high > min || (included && high == min))
                        && max.is_none_or(|(max, included)| low < max || (included && low == max))
                })
        })
    })
}

fn converted(rates: &Rates, min: Limit, max: Limit) -> Probe<'_> {
    let min = min.map(|(amount, included)| (amount.approximate(), included));
    let max = max.map(|(amount, included)| (amount.approximate(), included));
    let is_in = move |(low, high): (f64, f64)| {
        min.is_none_or(|(min, included)| high > min || (included && high >= min))
            && max.is_none_or(|(max, included)| low < max || (included && low <= max))
    };
    // Most figures are decided by their bands, which were worked out before; those in the band of a limit are converted.
    let bands = move |chunk: &Chunk, wanted: Option<bool>| {
        rows_in_bands(chunk, rates, |band| decided(band, min, max) == wanted)
    };
    let pass = move |chunk: &Chunk| {
        let mut rows = bands(chunk, Some(true));
        for row in bands(chunk, None).ones() {
            rows.set(row, euros(chunk, row, rates).is_some_and(is_in));
        }
        rows
    };
    let unsure = move |chunk: &Chunk| {
        let mut rows = rows_in_bands(chunk, rates, |band| !matches!(band, ValueBand::Bands(..)));
        for row in rows.clone().ones() {
            rows.set(row, euros(chunk, row, rates).is_none());
        }
        rows
    };
    Probe {
        pass: Box::new(pass),
        unsure: Some(Box::new(unsure)),
    }
}

/// What the bands of a figure say of limits; `None` where the figure itself must be looked at.
fn decided(band: ValueBand, min: Option<(f64, bool)>, max: Option<(f64, bool)>) -> Option<bool> {
    let (first, last) = match band {
        ValueBand::Bands(first, last) => (first, last),
        ValueBand::Undisclosed | ValueBand::NotKnown | ValueBand::Apart => return None,
    };
    let min = min.map(|(min, _)| last.cmp(&band_of(min)));
    let max = max.map(|(max, _)| band_of(max).cmp(&first));
    if min.is_some_and(Ordering::is_lt) || max.is_some_and(Ordering::is_lt) {
        return Some(false);
    }
    let is_clear = |limit: Option<Ordering>| limit.is_none_or(Ordering::is_gt);
    (is_clear(min) && is_clear(max)).then_some(true)
}

/// The figure, twice unless it is a span.
fn span(chunk: &Chunk, row: usize) -> Option<(Amount, Amount)> {
    let value = chunk.values.read(row)?;
    let low = value.amount?;
    Some((low, value.max.unwrap_or(low)))
}

/// The figure in euros at the mean rate of the deal's own year; euros need no year.
pub(in crate::index) fn euros(chunk: &Chunk, row: usize, rates: &Rates) -> Option<(f64, f64)> {
    let (low, high) = span(chunk, row)?;
    let currency = chunk.values.shape(row)?.currency()?;
    let euro = Currency::new("EUR")?;
    if currency == euro {
        return Some((low.approximate(), high.approximate()));
    }
    let year = year_for_rates(chunk.dates.years(row)?)?;
    let convert = |amount| rates.convert(amount, currency, euro, year);
    Some((convert(low)?, convert(high)?))
}

/// The year whose rate stands for a deal: that of its first possible day, else of its last.
pub(in crate::index) fn year_for_rates(years: YearBounds) -> Option<i32> {
    years.first.or(years.last).map(i32::from)
}
