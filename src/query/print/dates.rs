//! How dates are written: as the shortest text that means the same days.

use crate::deal::Day;
use crate::query::{DateRange, Moment};

/// How many characters of `2019-10-31` are its year, its month and all of it.
const YEAR: usize = 4;
const MONTH: usize = 7;
const DAY: usize = 10;

/// What stands after a date field.
pub(super) fn range(range: DateRange) -> String {
    match range {
        DateRange::Unknown => "unknown".to_owned(),
        DateRange::Open => "open".to_owned(),
        DateRange::Span(None, None) => "..".to_owned(),
        DateRange::Span(Some(from), None) => from_on(from),
        DateRange::Span(None, Some(to)) => up_to(to),
        DateRange::Span(Some(from), Some(to)) => between(from, to),
    }
}

fn from_on(from: Moment) -> String {
    match from {
        Moment::FromToday { months, days: 1 } => format!(">{}", counted(months, 0)),
        from => format!(">={}", first_day(from)),
    }
}

fn up_to(to: Moment) -> String {
    match to {
        Moment::FromToday { months, days: -1 } => format!("<{}", counted(months, 0)),
        Moment::FromToday { months, days } => format!("<={}", counted(months, days)),
        // “Before July” is how people put it, where the last day is the last one of a month.
        Moment::Day(day) => match next(day).filter(|next| next.ymd().2 == 1) {
            Some(next) => format!("<{}", first_day(Moment::Day(next))),
            None => format!("<={day}"),
        },
    }
}

fn between(from: Moment, to: Moment) -> String {
    if from == to && from == (Moment::FromToday { months: 0, days: 0 }) {
        return "today".to_owned();
    }
    let (Moment::Day(first), Moment::Day(last)) = (from, to) else {
        return format!("{}..{}", first_day(from), last_day(to));
    };
    let length = length_as_first(first).max(length_as_last(last));
    let (first, last) = (shortened(first, length), shortened(last, length));
    if first == last {
        first
    } else {
        format!("{first}..{last}")
    }
}

/// The shortest text whose first day this is.
fn first_day(moment: Moment) -> String {
    match moment {
        Moment::FromToday { months, days } => counted(months, days),
        Moment::Day(day) => shortened(day, length_as_first(day)),
    }
}

/// The shortest text whose last day this is.
fn last_day(moment: Moment) -> String {
    match moment {
        Moment::FromToday { months, days } => counted(months, days),
        Moment::Day(day) => shortened(day, length_as_last(day)),
    }
}

/// How much of `2019-01-01` is needed where it is the first day of what is meant.
fn length_as_first(day: Day) -> usize {
    match day.ymd() {
        (_, 1, 1) => YEAR,
        (_, _, 1) => MONTH,
        _ => DAY,
    }
}

/// How much of `2019-12-31` is needed where it is the last day of what is meant.
fn length_as_last(day: Day) -> usize {
    match day.ymd() {
        (_, 12, 31) => YEAR,
        _ if is_last_of_month(day) => MONTH,
        _ => DAY,
    }
}

/// The first characters of `2019-10-31`.
fn shortened(day: Day, length: usize) -> String {
    day.to_string().chars().take(length).collect()
}

fn is_last_of_month(day: Day) -> bool {
    next(day).is_none_or(|next| next.ymd().2 == 1)
}

/// The day after, unless the calendar ends.
fn next(day: Day) -> Option<Day> {
    Some(Day::from_number(day.number().saturating_add(1))).filter(|next| *next != day)
}

/// `today`, `18mo`, `-2y`, `3w`, `1y-1d`.
fn counted(months: i32, days: i32) -> String {
    let months = match months {
        0 => None,
        months if months % 12 == 0 => Some(format!("{}y", months / 12)),
        months => Some(format!("{months}mo")),
    };
    let days = |sign: bool| match (days, sign) {
        (days, true) => format!("{days:+}d"),
        (days, false) if days % 7 == 0 => format!("{}w", days / 7),
        (days, false) => format!("{days}d"),
    };
    match (months, days(false)) {
        (None, text) if text == "0w" => "today".to_owned(),
        (None, text) => text,
        (Some(months), text) if text == "0w" => months,
        (Some(months), _) => months + &days(true),
    }
}
