//! Dates in words for people, never more precise than the source.

use std::fmt;

use super::form::{Choice, Doubt, Form, Part, Precision, Side, parse};
use super::{Day, PartialDate};

/// A date shown as the end of something; made by [`PartialDate::as_end`].
pub struct AsEnd<'a>(pub(super) &'a PartialDate);

impl fmt::Display for AsEnd<'_> {
    /// `at least until 2023-04` for `[2023-04..]`, `open, 2019 at the earliest` for `2019/..`; else as the date itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match parse(self.0.edtf()) {
            Ok(Form::OneOf(choices)) => match choices.as_slice() {
                [Choice::From(from)] => format!("at least until {}", part(*from)),
                _ => one_of(&choices),
            },
            Ok(Form::Interval(Side::Date(from), Side::Open)) => {
                format!("open, {} at the earliest", part(from))
            }
            _ => shown(self.0),
        };
        f.pad(&text)
    }
}

/// The words for a date.
pub(super) fn shown(date: &PartialDate) -> String {
    match parse(date.edtf()) {
        Ok(Form::Single(single)) => part(single),
        Ok(Form::Interval(from, to)) => interval(from, to),
        Ok(Form::OneOf(choices)) => one_of(&choices),
        // Not reached: a date has been read once already.
        Err(_) => date.edtf().to_owned(),
    }
}

fn part(part: Part) -> String {
    let date = match part.precision {
        Precision::Century(first) => format!("{first:04}–{:04}", first + 99),
        // `2000s` would mean the century to most people.
        Precision::Decade(first) if first % 100 == 0 => format!("{first:04}–{:04}", first + 9),
        Precision::Decade(first) => format!("{first:04}s"),
        Precision::Year(year) => format!("{year:04}"),
        Precision::Season(year, 1) => format!("spring {year:04}"),
        Precision::Season(year, 2) => format!("summer {year:04}"),
        Precision::Season(year, 3) => format!("autumn {year:04}"),
        Precision::Season(year, _) => format!("winter {year:04}–{:02}", (year + 1) % 100),
        Precision::Month(year, month) => format!("{year:04}-{month:02}"),
        Precision::Day(day) => day.to_string(),
    };
    match part.doubt {
        Doubt::None => date,
        Doubt::Approximate => format!("c. {date}"),
        Doubt::Uncertain => format!("{date}?"),
        Doubt::Both => format!("c. {date}?"),
    }
}

fn interval(from: Side, to: Side) -> String {
    match (from, to) {
        (Side::Date(from), Side::Date(to)) => format!("{} to {}", part(from), part(to)),
        (Side::Date(from), Side::Open) => format!("{}, open", part(from)),
        (Side::Date(from), _) => format!("{} to ?", part(from)),
        (Side::Open, Side::Date(to)) => format!("open, to {}", part(to)),
        (_, Side::Date(to)) => format!("? to {}", part(to)),
        _ => "?".to_owned(),
    }
}

fn one_of(choices: &[Choice]) -> String {
    let mut words = choices.iter().map(|choice| match *choice {
        Choice::Date(date) => part(date),
        Choice::Until(date) => until(date),
        Choice::From(date) => format!("{} or later", part(date)),
        Choice::Span(from, to) => format!("{} to {}", part(from), part(to)),
    });
    let last = words.next_back().unwrap_or_default();
    let others = words.collect::<Vec<_>>().join(", ");
    if others.is_empty() {
        last
    } else {
        format!("{others} or {last}")
    }
}

/// `[..2004-04]` allows every day of that April: `before 2004-05` says just that, where `by 2004-04` could be read as
/// `by 1 April`. A single day has no such doubt and stays the source's own.
fn until(date: Part) -> String {
    let next = match date.precision {
        Precision::Day(_) => return format!("by {}", part(date)),
        Precision::Month(year, 12) => Precision::Month(year + 1, 1),
        Precision::Month(year, month) => Precision::Month(year, month + 1),
        Precision::Year(year) => Precision::Year(year + 1),
        _ => return format!("{} or earlier", part(date)),
    };
    if date.bounds().1 == Day::LAST {
        return format!("{} or earlier", part(date));
    }
    format!(
        "before {}",
        part(Part {
            precision: next,
            ..date
        })
    )
}
