//! Dates in a query: `2019`, `2019-10`, `2018..2020`, `<2027-07`, `<18mo`, `-2y..+1y`, `today`, `unknown`, `open`.
//!
//! A year or a month means all its days, so `<2019` is before it begins, `<=2019` until it ends, `>2019` after it ends.
//! A relative date counts from today and is one day. `<18mo` alone has no lower limit, so what is long past is in it too;
//! `today..18mo` is the window.

use winnow::combinator::{alt, eof, not, opt, preceded, repeat, terminated};
use winnow::prelude::*;
use winnow::token::{one_of, take_while};

use super::complaint::{Complaint, Read, Said};
use crate::deal::Day;
use crate::query::error::repeated;
use crate::query::names::nearest;
use crate::query::{DateRange, Moment};

/// The first and the last day that a text means.
#[derive(Clone, Copy)]
struct Period {
    first: Moment,
    last: Moment,
    /// Counted from today, and no word for a day.
    counted: bool,
}

/// What a text may be, beside a date.
const FORMS: &str = "a date such as 2019, 2019-10, 2018..2020, <2027-07 or today..18mo";

/// What a moment may be.
const MOMENTS: &str =
    "a date such as 2019, 2019-10 or 2019-10-31, or one counted from today: 18mo, -2y";

/// Reads the days that a text asks for.
pub(super) fn date_range(text: &str) -> Result<DateRange, Said> {
    let mut rest = text.trim();
    terminated(range, eof)
        .parse_next(&mut rest)
        .map_err(|error| Complaint::of(error).unwrap_or_else(|| unreadable(text.trim())))
}

/// Reads the moment up to which a text reaches: of a month or a year the last day.
pub(super) fn moment(text: &str) -> Result<Moment, Said> {
    let mut rest = text.trim();
    terminated(period, eof)
        .parse_next(&mut rest)
        .map(|period| period.last)
        .map_err(|error| {
            let said = Complaint::of(error).unwrap_or_else(|| unreadable(text.trim()));
            let ranges = said.expected == FORMS;
            Said {
                expected: if ranges {
                    MOMENTS.to_owned()
                } else {
                    said.expected
                },
                ..said
            }
        })
}

fn range(input: &mut &str) -> Read<DateRange> {
    alt((word, limit, span, single)).parse_next(input)
}

fn word(input: &mut &str) -> Read<DateRange> {
    let letters = take_while(1.., |letter: char| letter.is_alphabetic());
    let mut word = terminated(letters, eof).verify_map(|word: &str| {
        match word.to_ascii_lowercase().as_str() {
            "unknown" => Some(DateRange::Unknown),
            "open" => Some(DateRange::Open),
            _ => None,
        }
    });
    word.parse_next(input)
}

/// `<2019`, `>=18mo`.
fn limit(input: &mut &str) -> Read<DateRange> {
    let (sign, or_equal) = (one_of(['<', '>']), opt('=')).parse_next(input)?;
    let period = period.parse_next(input)?;
    Ok(match (sign, or_equal) {
        ('<', None) => DateRange::Span(None, Some(moved(period.first, -1)?)),
        ('<', Some(_)) => DateRange::Span(None, Some(period.last)),
        (_, None) => DateRange::Span(Some(moved(period.last, 1)?), None),
        (_, Some(_)) => DateRange::Span(Some(period.first), None),
    })
}

/// `2018..2020`, `..2012`, `2015..`, `today..18mo`; `..` alone is any known date.
fn span(input: &mut &str) -> Read<DateRange> {
    let (from, _, to) = (opt(period), "..", opt(period)).parse_next(input)?;
    let (from, to) = (from.map(|from| from.first), to.map(|to| to.last));
    if let (Some(from), Some(to)) = (from, to)
        && runs_backwards(from, to)
    {
        return Complaint::stop("this range runs backwards", "the earlier date first");
    }
    Ok(DateRange::Span(from, to))
}

fn single(input: &mut &str) -> Read<DateRange> {
    let period = terminated(period, eof).parse_next(input)?;
    if period.counted {
        return Complaint::stop(
            "a date counted from today needs a side",
            "<18mo (until then), >18mo (after it) or today..18mo (from now until then)",
        );
    }
    Ok(DateRange::Span(Some(period.first), Some(period.last)))
}

fn period(input: &mut &str) -> Read<Period> {
    alt((today, counted, calendar)).parse_next(input)
}

fn today(input: &mut &str) -> Read<Period> {
    let today = Moment::FromToday { months: 0, days: 0 };
    let word = take_while(1.., |letter: char| letter.is_alphabetic())
        .verify(|word: &str| word.eq_ignore_ascii_case("today"));
    word.value(Period {
        first: today,
        last: today,
        counted: false,
    })
    .parse_next(input)
}

/// `18mo`, `-2y`, `+1y6mo`, `90d`, `2w`: signed counts, one after the other.
fn counted(input: &mut &str) -> Read<Period> {
    let counts: Vec<(Option<char>, i32, Unit)> =
        repeat(1.., (opt(one_of(['+', '-'])), number, unit)).parse_next(input)?;
    let (mut months, mut days, mut negative) = (0_i32, 0_i32, false);
    for (sign, count, unit) in counts {
        negative = sign.map_or(negative, |sign| sign == '-');
        let count = if negative { -count } else { count };
        let sum = match unit {
            Unit::Months(each) => count
                .checked_mul(each)
                .and_then(|more| months.checked_add(more))
                .map(|sum| months = sum),
            Unit::Days(each) => count
                .checked_mul(each)
                .and_then(|more| days.checked_add(more))
                .map(|sum| days = sum),
        };
        if sum.is_none() {
            return too_far();
        }
    }
    let moment = Moment::FromToday { months, days };
    Ok(Period {
        first: moment,
        last: moment,
        counted: true,
    })
}

#[derive(Clone, Copy)]
enum Unit {
    Months(i32),
    Days(i32),
}

fn unit(input: &mut &str) -> Read<Unit> {
    let letters = take_while(1.., |letter: char| letter.is_alphabetic());
    let mut unit = letters.verify_map(|word: &str| match word.to_ascii_lowercase().as_str() {
        "mo" => Some(Unit::Months(1)),
        "y" => Some(Unit::Months(12)),
        "w" => Some(Unit::Days(7)),
        "d" => Some(Unit::Days(1)),
        _ => None,
    });
    unit.parse_next(input)
}

/// How far from today a count may reach, in its own unit: the whole calendar in days.
const FARTHEST: i32 = 4_000_000;

fn number(input: &mut &str) -> Read<i32> {
    let digits = digits(input)?;
    match digits.parse() {
        Ok(count) if count <= FARTHEST => Ok(count),
        _ => too_far(),
    }
}

fn too_far<T>() -> Read<T> {
    Complaint::stop(
        "this is too far from today",
        "a count within the calendar's years 0000 to 9999",
    )
}

fn digits<'s>(input: &mut &'s str) -> Read<&'s str> {
    take_while(1.., is_digit).parse_next(input)
}

/// `2019`, `2019-10`, `2019-10-31`.
fn calendar(input: &mut &str) -> Read<Period> {
    let part = || preceded('-', two_digits);
    let parts = (take_while(4..=4, is_digit), opt(part()), opt(part()));
    let beyond = not(one_of(('0'..='9', '-')));
    let (written, (year, month, day)) = terminated(parts, beyond)
        .with_taken()
        .map(|(parts, written)| (written, parts))
        .parse_next(input)?;
    let year = year.parse().unwrap_or_default();
    let (first_month, last_month) = month.map_or((1, 12), |month| (month, month));
    let first = Day::from_ymd(year, first_month, day.unwrap_or(1));
    let last = match day {
        Some(day) => Day::from_ymd(year, last_month, day),
        None => last_day(year, last_month),
    };
    match (first, last) {
        (Some(first), Some(last)) => Ok(Period {
            first: Moment::Day(first),
            last: Moment::Day(last),
            counted: false,
        }),
        _ => Complaint::stop(format!("the calendar has no {written}"), FORMS),
    }
}

fn two_digits(input: &mut &str) -> Read<u32> {
    take_while(2..=2, is_digit)
        .verify_map(|digits: &str| digits.parse().ok())
        .parse_next(input)
}

const fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

fn last_day(year: i32, month: u32) -> Option<Day> {
    (28..=31)
        .rev()
        .find_map(|day| Day::from_ymd(year, month, day))
}

/// The moment some days later, or an error at the edge of the calendar.
fn moved(moment: Moment, by: i32) -> Read<Moment> {
    match moment {
        Moment::Day(day) => match Day::from_number(day.number() + by) {
            moved if moved == day => {
                Complaint::stop("the calendar has no day beyond this one", FORMS)
            }
            moved => Ok(Moment::Day(moved)),
        },
        Moment::FromToday { months, days } => match days.checked_add(by) {
            Some(days) => Ok(Moment::FromToday { months, days }),
            None => too_far(),
        },
    }
}

/// True where one moment is after another whatever day it is today.
fn runs_backwards(from: Moment, to: Moment) -> bool {
    match (from, to) {
        (Moment::Day(from), Moment::Day(to)) => from > to,
        (
            Moment::FromToday { months, days },
            Moment::FromToday {
                months: to_months,
                days: to_days,
            },
        ) => (months >= to_months && days > to_days) || (months > to_months && days >= to_days),
        _ => false,
    }
}

/// Says of a text that no rule fits what is probably meant.
fn unreadable(text: &str) -> Said {
    let problem = format!("{} is no date", repeated(text));
    let words = ["unknown", "open", "today"].map(str::to_owned);
    let expected = match text.split_once(['-', '–', '/']) {
        Some((from, to)) if is_year(from) && is_year(to) => format!("{from}..{to} for a range"),
        _ if text.ends_with('m')
            && text
                .chars()
                .rev()
                .nth(1)
                .is_some_and(|letter| letter.is_ascii_digit()) =>
        {
            format!("{text}o for months")
        }
        _ if text.chars().all(char::is_alphabetic) => {
            nearest(text, words).unwrap_or_else(|| FORMS.to_owned())
        }
        _ => FORMS.to_owned(),
    };
    Said { problem, expected }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}
