//! Bands of value: what the facet of values counts and writes. They meet without sharing a figure, are in euros, and figures in
//! other currencies are converted, as in every `value:` without a currency.

use super::ValueTest;
use crate::deal::Amount;

/// Where one band ends and the next begins, in euros: the limit belongs to the band above it.
const LIMITS: [(i64, &str); 5] = [
    (100_000, "100k"),
    (1_000_000, "1m"),
    (10_000_000, "10m"),
    (100_000_000, "100m"),
    (1_000_000_000, "1b"),
];

/// What people read, from the lowest band on.
const LABELS: [&str; BANDS] = [
    "under €100k",
    "€100k–1m",
    "€1m–10m",
    "€10m–100m",
    "€100m–1bn",
    "€1bn or more",
];

/// How many bands there are.
pub const BANDS: usize = LIMITS.len() + 1;

/// The band of a figure in euros.
#[must_use]
pub fn band_of(euros: f64) -> usize {
    let reached = |(limit, _): &&(i64, &str)| {
        Amount::new(*limit, 0).is_some_and(|limit| euros >= limit.approximate())
    };
    LIMITS.iter().filter(reached).count()
}

/// What people read for a band.
#[must_use]
pub fn band_label(band: usize) -> &'static str {
    LABELS.get(band).copied().unwrap_or_default()
}

/// What stands after `value:` for all bands from one to another.
#[must_use]
pub fn band_code(first: usize, last: usize) -> String {
    let limit = |band: usize| LIMITS.get(band).map(|(_, text)| *text);
    let min = first.checked_sub(1).and_then(limit);
    match (min, limit(last)) {
        (None, None) => "..".to_owned(),
        (None, Some(max)) => format!("<{max}"),
        (Some(min), None) => format!(">={min}"),
        (Some(min), Some(max)) => format!("{min}..<{max}"),
    }
}

/// The bands that a code of [`band_code`] stands for.
pub(super) fn bands_of_code(code: &str) -> Option<(usize, usize)> {
    let place = |text: &str| LIMITS.iter().position(|(_, limit)| *limit == text);
    if code == ".." {
        return Some((0, BANDS - 1));
    }
    if let Some(max) = code.strip_prefix('<') {
        return Some((0, place(max)?));
    }
    if let Some(min) = code.strip_prefix(">=") {
        return Some((place(min)? + 1, BANDS - 1));
    }
    let (min, max) = code.split_once("..<")?;
    Some((place(min)? + 1, place(max)?)).filter(|(first, last)| first <= last)
}

/// The test for all bands from one to another.
pub(super) fn test_of_bands(first: usize, last: usize) -> ValueTest {
    let limit = |band: usize| {
        LIMITS
            .get(band)
            .and_then(|(limit, _)| Amount::new(*limit, 0))
    };
    let min = first.checked_sub(1).and_then(limit);
    ValueTest::Range {
        currency: None,
        min: min.map(|min| (min, true)),
        max: limit(last).map(|max| (max, false)),
    }
}

/// The bands that a test asks for, where its limits are those of bands.
pub(super) fn bands_of_test(test: &ValueTest) -> Option<(usize, usize)> {
    let ValueTest::Range {
        currency: None,
        min,
        max,
    } = test
    else {
        return None;
    };
    let place = |amount: Amount| {
        let is_limit = |(limit, _): &(i64, &str)| Amount::new(*limit, 0) == Some(amount);
        LIMITS.iter().position(is_limit)
    };
    let first = match min {
        None => 0,
        Some((min, true)) => place(*min)? + 1,
        Some((_, false)) => return None,
    };
    let last = match max {
        None => BANDS - 1,
        Some((max, false)) => place(*max)?,
        Some((_, true)) => return None,
    };
    (first <= last).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Expr, Test, bundled, parse};

    #[test]
    fn every_span_of_bands_is_a_query_that_reads_as_just_that() {
        for first in 0..BANDS {
            for last in first..BANDS {
                let code = band_code(first, last);
                let query = parse(&format!("value:{code}"), bundled()).unwrap();
                let Expr::Test(Test::Money(test)) = query.filter else {
                    panic!("{code}")
                };
                assert_eq!(test, test_of_bands(first, last), "{code}");
                assert_eq!(bands_of_test(&test), Some((first, last)), "{code}");
                assert_eq!(bands_of_code(&code), Some((first, last)), "{code}");
            }
        }
    }

    #[test]
    fn a_limit_belongs_to_the_band_above_it() {
        assert_eq!(band_of(99_999.99), 0);
        assert_eq!(band_of(100_000.0), 1);
        assert_eq!(band_of(-5.0), 0);
        assert_eq!(band_of(1e9), 5);
    }
}
