//! How dates are written: as the shortest text that means the same days.

use crate::deal::Day;
use crate::query::{DateRange, Moment};

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
    if let (Moment::Day(from), Moment::Day(to)) = (from, to)
        && let Some(period) = period(from, to)
    {
        return period;
    }
    match (from, to) {
        (Moment::FromToday { months: 0, days: 0 }, to) if from == to => "today".to_owned(),
        (from, to) => format!("{}..{}", first_day(from), last_day(to)),
    }
}

/// The year, month or day that these are all the days of.
fn period(from: Day, to: Day) -> Option<String> {
    let (first, last) = (from.ymd(), to.ymd());
    match (first, last) {
        ((year, 1, 1), (last_year, 12, 31)) if year == last_year => Some(shortened(from, 4)),
        ((year, month, 1), (last_year, last_month, _))
            if (year, month) == (last_year, last_month) && is_last_of_month(to) =>
        {
            Some(shortened(from, 7))
        }
        (first, last) => (first == last).then(|| from.to_string()),
    }
}

/// The shortest text whose first day this is.
fn first_day(moment: Moment) -> String {
    match moment {
        Moment::FromToday { months, days } => counted(months, days),
        Moment::Day(day) => shortened(
            day,
            match day.ymd() {
                (_, 1, 1) => 4,
                (_, _, 1) => 7,
                _ => 10,
            },
        ),
    }
}

/// The shortest text whose last day this is.
fn last_day(moment: Moment) -> String {
    match moment {
        Moment::FromToday { months, days } => counted(months, days),
        Moment::Day(day) => shortened(
            day,
            match day.ymd() {
                (_, 12, 31) => 4,
                _ if is_last_of_month(day) => 7,
                _ => 10,
            },
        ),
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
