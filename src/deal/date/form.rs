//! Reads EDTF texts into their parts, and works out the days that the parts allow.

use super::{Bounds, Day};

/// No real EDTF text is longer; a longer one is refused before it is looked at.
const LONGEST: usize = 200;

/// What an EDTF text says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    Single(Part),
    /// From one side to the other; one of them is a date.
    Interval(Side, Side),
    /// One of these.
    OneOf(Vec<Choice>),
}

/// One side of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Side {
    Date(Part),
    /// `..`: it has none by its nature.
    Open,
    /// Nothing written: there is one, and nobody knows it.
    Unknown,
}

/// One choice of a set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Choice {
    Date(Part),
    /// `..a`
    Until(Part),
    /// `a..`
    From(Part),
    /// `a..b`
    Span(Part, Part),
}

/// A date of some precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    pub precision: Precision,
    pub doubt: Doubt,
}

/// How far a date is known. Numbers are whole years; a decade or century is named by its first year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Precision {
    Century(i32),
    Decade(i32),
    Year(i32),
    /// 1 is spring; winter (4) runs into the next year.
    Season(i32, u32),
    Month(i32, u32),
    Day(Day),
}

/// What stands behind a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Doubt {
    None,
    Uncertain,
    Approximate,
    Both,
}

impl Doubt {
    /// Its EDTF mark.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Uncertain => "?",
            Self::Approximate => "~",
            Self::Both => "%",
        }
    }
}

impl Form {
    /// The part that the latest day is from; `None` where several could be.
    pub(super) fn last_part(&self) -> Option<Part> {
        match self {
            Self::Single(part) | Self::Interval(_, Side::Date(part)) => Some(*part),
            Self::Interval(..) => None,
            Self::OneOf(choices) => {
                let last = choices.iter().filter_map(|choice| match choice {
                    Choice::Date(part) | Choice::Until(part) | Choice::Span(_, part) => Some(*part),
                    Choice::From(_) => None,
                });
                last.max_by_key(|part| part.bounds().1)
            }
        }
    }

    fn bounds(&self) -> Result<Bounds, &'static str> {
        match self {
            Self::Single(part) => Ok(part.span()),
            Self::Interval(from, to) => {
                let earliest = from.date().map(|part| part.bounds().0);
                let latest = to.date().map(|part| part.bounds().1);
                ordered(earliest, latest)
            }
            Self::OneOf(choices) => {
                let mut union: Option<Bounds> = None;
                for choice in choices {
                    let span = choice.bounds()?;
                    union = Some(union.map_or(span, |known| Bounds {
                        earliest: known.earliest.zip(span.earliest).map(|(a, b)| a.min(b)),
                        latest: known.latest.zip(span.latest).map(|(a, b)| a.max(b)),
                    }));
                }
                union
                    .filter(|union| !union.is_undated())
                    .ok_or("the set limits nothing")
            }
        }
    }
}

impl Side {
    const fn date(self) -> Option<Part> {
        match self {
            Self::Date(part) => Some(part),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Choice {
    fn bounds(self) -> Result<Bounds, &'static str> {
        match self {
            Self::Date(part) => Ok(part.span()),
            Self::Until(part) => Ok(Bounds {
                earliest: None,
                latest: Some(part.bounds().1),
            }),
            Self::From(part) => Ok(Bounds {
                earliest: Some(part.bounds().0),
                latest: None,
            }),
            Self::Span(from, to) => ordered(Some(from.bounds().0), Some(to.bounds().1)),
        }
    }
}

/// Bounds whose end is not before their start.
fn ordered(earliest: Option<Day>, latest: Option<Day>) -> Result<Bounds, &'static str> {
    match (earliest, latest) {
        (Some(from), Some(to)) if to < from => Err("its end is before its start"),
        _ => Ok(Bounds { earliest, latest }),
    }
}

impl Part {
    fn span(self) -> Bounds {
        let (earliest, latest) = self.bounds();
        Bounds {
            earliest: Some(earliest),
            latest: Some(latest),
        }
    }

    /// The first and the last day that it may be. Doubt does not widen them: nobody says by how much.
    pub(super) fn bounds(self) -> (Day, Day) {
        let years = |first: i32, last: i32| {
            (
                Day::from_ymd(first, 1, 1).unwrap_or(Day::FIRST),
                Day::from_ymd(last, 12, 31).unwrap_or(Day::LAST),
            )
        };
        let months = |year: i32, month: u32, last_year: i32, last_month: u32| {
            (
                Day::from_ymd(year, month, 1).unwrap_or(Day::FIRST),
                Day::end_of_month(last_year, last_month).unwrap_or(Day::LAST),
            )
        };
        match self.precision {
            Precision::Century(first) => years(first, first + 99),
            Precision::Decade(first) => years(first, first + 9),
            Precision::Year(year) => years(year, year),
            Precision::Season(year, 4) => months(year, 12, year + 1, 2),
            Precision::Season(year, season) => months(year, season * 3, year, season * 3 + 2),
            Precision::Month(year, month) => months(year, month, year, month),
            Precision::Day(day) => (day, day),
        }
    }
}

/// The days that a text allows.
pub(super) fn bounds(text: &str) -> Result<Bounds, &'static str> {
    // Most dates are plain days.
    if let Ok(day) = day(text) {
        return Ok(Bounds {
            earliest: Some(day),
            latest: Some(day),
        });
    }
    parse(text)?.bounds()
}

/// Reads a text of any form.
pub(super) fn parse(text: &str) -> Result<Form, &'static str> {
    if text.len() > LONGEST {
        return Err("it is too long");
    }
    if text.is_empty() {
        return Err("it is empty");
    }
    if let Some(rest) = text.strip_prefix('[') {
        let inner = rest
            .strip_suffix(']')
            .ok_or("the set is not closed with `]`")?;
        return Ok(Form::OneOf(
            inner.split(',').map(choice).collect::<Result<_, _>>()?,
        ));
    }
    let Some((from, to)) = text.split_once('/') else {
        return part(text).map(Form::Single);
    };
    let form = Form::Interval(side(from)?, side(to)?);
    match form {
        Form::Interval(Side::Open | Side::Unknown, Side::Open | Side::Unknown) => {
            Err("neither side of the interval is a date")
        }
        _ => Ok(form),
    }
}

fn side(text: &str) -> Result<Side, &'static str> {
    match text {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        _ => part(text).map(Side::Date),
    }
}

fn choice(text: &str) -> Result<Choice, &'static str> {
    match text.split_once("..") {
        None => part(text).map(Choice::Date),
        Some(("", "")) => Err("the set limits nothing"),
        Some(("", last)) => part(last).map(Choice::Until),
        Some((first, "")) => part(first).map(Choice::From),
        Some((first, last)) => Ok(Choice::Span(part(first)?, part(last)?)),
    }
}

fn part(text: &str) -> Result<Part, &'static str> {
    let (date, doubt) = match text.as_bytes().split_last() {
        Some((b'?', date)) => (date, Doubt::Uncertain),
        Some((b'~', date)) => (date, Doubt::Approximate),
        Some((b'%', date)) => (date, Doubt::Both),
        _ => (text.as_bytes(), Doubt::None),
    };
    precision(date).map(|precision| Part { precision, doubt })
}

const EXPECTED: &str =
    "expected a date like 2019, 2019-10, 2019-10-31, 201X, 2019-10~ or [..2019-10]";
const NO_DAY: &str = "the calendar has no such day";

fn precision(date: &[u8]) -> Result<Precision, &'static str> {
    let (year, rest) = date.split_at_checked(4).ok_or(EXPECTED)?;
    let year = match (year, rest) {
        ([century @ .., b'X', b'X'], []) => {
            return number(century).map(|number| Precision::Century(number * 100));
        }
        ([decade @ .., b'X'], []) => {
            return number(decade).map(|number| Precision::Decade(number * 10));
        }
        _ => number(year)?,
    };
    match rest {
        [] | [b'-', b'X', b'X'] | [b'-', b'X', b'X', b'-', b'X', b'X'] => Ok(Precision::Year(year)),
        [b'-', m, n] => month(year, &[*m, *n]),
        [b'-', m, n, b'-', d, e] => match (month(year, &[*m, *n])?, [*d, *e]) {
            (Precision::Month(year, month), [b'X', b'X']) => Ok(Precision::Month(year, month)),
            (Precision::Month(year, month), day) => {
                let day = number(&day)?.unsigned_abs();
                Day::from_ymd(year, month, day)
                    .map(Precision::Day)
                    .ok_or(NO_DAY)
            }
            _ => Err("a season has no days"),
        },
        _ => Err(EXPECTED),
    }
}

/// A month or a season.
fn month(year: i32, digits: &[u8]) -> Result<Precision, &'static str> {
    match number(digits)?.unsigned_abs() {
        month @ 1..=12 => Ok(Precision::Month(year, month)),
        season @ 21..=24 => Ok(Precision::Season(year, season - 20)),
        _ => Err("months are 01 to 12, seasons 21 to 24"),
    }
}

/// The number of a few ASCII digits.
fn number(digits: &[u8]) -> Result<i32, &'static str> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + i32::from(digit - b'0')),
        _ => Err(EXPECTED),
    })
}

/// Reads `YYYY-MM-DD`.
pub(super) fn day(text: &str) -> Result<Day, &'static str> {
    const NOT_A_DAY: &str = "expected a day like 2019-10-31";
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
        return Err(NOT_A_DAY);
    };
    let year = number(&[*y0, *y1, *y2, *y3]).map_err(|_expected| NOT_A_DAY)?;
    let month = number(&[*m0, *m1]).map_err(|_expected| NOT_A_DAY)?;
    let day = number(&[*d0, *d1]).map_err(|_expected| NOT_A_DAY)?;
    Day::from_ymd(year, month.unsigned_abs(), day.unsigned_abs()).ok_or(NO_DAY)
}
