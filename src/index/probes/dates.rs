//! Dates: the headline date and end from their columns, every other type from the deals file's answers.
//!
//! A deal matches a range where the days that its date may mean overlap it: one day in common is enough. With `!` it matches
//! only where all of them lie in it. An open or unknown side reaches for ever: `[2023-04..]` may be any later day, so it
//! overlaps 2030 and lies certainly in no range that ends. A deal without any date matches no range, certain or not.

use super::{Probe, Scope};
use crate::deal::{Bounds, Day, Lookup, PartialDate};
use crate::index::chunk::Chunk;
use crate::index::column::{DateColumn, Rows};
use crate::query::{DateRange, DateTest};

/// A date in a range, unknown, or open.
pub(super) fn date<'a>(test: &DateTest, scope: &Scope<'a>) -> Probe<'a> {
    let today = scope.request.as_of.day;
    let column: fn(&Chunk) -> &DateColumn = match (test.field.as_str(), test.range) {
        ("date", _) => |chunk| &chunk.dates,
        // An end that is open is the headline's: nothing can come after it.
        ("ends", _) | ("end", DateRange::Open) => |chunk| &chunk.ends,
        _ => return of_type(test, scope),
    };
    match test.range {
        DateRange::Open => Probe::new(move |chunk| open_ended(column(chunk))),
        DateRange::Unknown => Probe::new(move |chunk| inverted(column(chunk).rows_where(|_| true))),
        DateRange::Span(from, to) => {
            let asked = Bounds {
                earliest: from.map(|moment| moment.day(today)),
                latest: to.map(|moment| moment.day(today)),
            };
            let certain = test.certain;
            Probe::new(move |chunk| {
                column(chunk).rows_where(|bounds| is_in(bounds, asked, certain))
            })
        }
    }
}

/// What the deals file is asked for a date of a type.
pub(super) fn lookup(test: &DateTest, today: Day) -> Option<Lookup> {
    if matches!(test.field.as_str(), "date" | "ends") {
        return None;
    }
    let day = |moment: crate::query::Moment| moment.day(today);
    match test.range {
        DateRange::Span(from, to) => Some(Lookup::Date(
            test.field.clone(),
            from.map(day),
            to.map(day),
            test.certain,
        )),
        DateRange::Unknown => Some(Lookup::Has(test.field.clone())),
        DateRange::Open => None,
    }
}

/// True where a date that is known lies in (or overlaps) the days asked for.
pub(super) fn is_in(bounds: Bounds, asked: Bounds, certain: bool) -> bool {
    if certain {
        bounds.within(asked)
    } else {
        bounds.overlaps(asked)
    }
}

/// Deals that have no end by their nature (`2019/..`), which is not an end that nobody knows.
pub(in crate::index) fn open_ended(column: &DateColumn) -> Rows {
    column.rows_where_odd(|text| {
        text.ends_with("..") && PartialDate::parse(text).is_ok_and(|date| date.is_open_ended())
    })
}

fn of_type<'a>(test: &DateTest, scope: &Scope<'a>) -> Probe<'a> {
    match lookup(test, scope.request.as_of.day) {
        None => Probe::new(|chunk| Rows::with_capacity(chunk.len())),
        Some(lookup) if test.range == DateRange::Unknown => {
            let known = scope.answered(&lookup);
            Probe::new(move |chunk| inverted(known.rows(chunk)))
        }
        Some(lookup) => scope.answered(&lookup),
    }
}

/// All other rows.
pub(super) fn inverted(mut rows: Rows) -> Rows {
    rows.toggle_range(..);
    rows
}
