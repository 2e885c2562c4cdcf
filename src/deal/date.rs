//! Partial dates: EDTF (ISO 8601-2 levels 0 and 1, one-of-sets and open forms) with the earliest and latest day they
//! allow, and a display that is never more precise than the source.

mod day;
mod display;
mod form;

use std::cmp::Ordering;
use std::fmt;

pub use day::Day;
pub use display::AsEnd;
use form::{Form, Precision, Side};

/// The days that a date may mean. `None` on a side: open, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// The first day it can be.
    pub earliest: Option<Day>,
    /// The last day it can be.
    pub latest: Option<Day>,
}

/// A date as a source gives it: an EDTF text and the days it allows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    edtf: Box<str>,
    bounds: Bounds,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no EDTF date: {problem}")]
pub struct DateError {
    /// The text, cleaned and cut to a readable length.
    pub text: String,
    /// What is wrong with it.
    pub problem: &'static str,
}

impl DateError {
    fn new(text: &str, problem: &'static str) -> Self {
        Self {
            text: super::text::excerpt(text),
            problem,
        }
    }
}

impl Bounds {
    /// The days that an EDTF text allows, without keeping the text; `None` where it is no EDTF.
    #[must_use]
    pub fn of_edtf(edtf: &str) -> Option<Self> {
        form::bounds(edtf).ok()
    }
    /// True where neither side is known: there is no date to speak of.
    #[must_use]
    pub const fn is_undated(self) -> bool {
        self.earliest.is_none() && self.latest.is_none()
    }
    /// True where the two spans share a day; an open side reaches for ever.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let reaches = |from: Option<Day>, to: Option<Day>| match (from, to) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        };
        reaches(self.earliest, other.latest) && reaches(other.earliest, self.latest)
    }
    /// True where every day of `self` lies in `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        let holds = |outer: Option<Day>, inner: Option<Day>, right: fn(Day, Day) -> bool| {
            outer.is_none_or(|outer| inner.is_some_and(|inner| right(outer, inner)))
        };
        holds(other.earliest, self.earliest, |outer, inner| outer <= inner)
            && holds(other.latest, self.latest, |outer, inner| inner <= outer)
    }
    /// A key that sorts dates: earliest day, then latest; what has no earliest day sorts by its latest, and what has no
    /// latest day after all others of its earliest. `None` when undated.
    #[must_use]
    pub fn sort_key(self) -> Option<(Day, Day)> {
        let first = self.earliest.or(self.latest)?;
        Some((first, self.latest.unwrap_or(Day::LAST)))
    }
    /// The order of dates, rising, with the undated last.
    #[must_use]
    pub fn rising(self, other: Self) -> Ordering {
        match (self.sort_key(), other.sort_key()) {
            (Some(mine), Some(theirs)) => mine.cmp(&theirs),
            (mine, theirs) => mine.is_none().cmp(&theirs.is_none()),
        }
    }
}

impl PartialDate {
    /// Reads EDTF: `2019`, `2019-10`, `2019-10-31`; unspecified digits (`201X`, `20XX`, `2019-XX`, `2019-10-XX`); seasons
    /// (`2019-21` is spring); doubt (`2019?`, `2019-10~`, `2019%`); intervals (`2019-10/2020`, `2019/..` with an open
    /// end, `2019/` with an unknown one); one of a set (`[2019,2020]`, `[..2019]`, `[2019..]`, `[2019..2021]`).
    /// Years run from 0000 to 9999.
    ///
    /// # Errors
    /// When the text is no EDTF of these forms, or names a day that the calendar does not have.
    pub fn parse(edtf: &str) -> Result<Self, DateError> {
        match form::bounds(edtf) {
            Ok(bounds) => Ok(Self {
                edtf: edtf.into(),
                bounds,
            }),
            Err(problem) => Err(DateError::new(edtf, problem)),
        }
    }
    /// The EDTF text, as read.
    #[must_use]
    pub fn edtf(&self) -> &str {
        &self.edtf
    }
    /// The days it allows.
    #[must_use]
    pub const fn bounds(&self) -> Bounds {
        self.bounds
    }
    /// The key of [`Bounds::sort_key`]; a date always has one.
    #[must_use]
    pub fn sort_key(&self) -> (Day, Day) {
        self.bounds.sort_key().unwrap_or((Day::LAST, Day::LAST))
    }
    /// True for an interval that has no end by its nature (`2019/..`), which is not the same as an end that nobody
    /// knows (`2019/`) or that came later than some day (`[2019..]`).
    #[must_use]
    pub fn is_open_ended(&self) -> bool {
        matches!(form::parse(&self.edtf), Ok(Form::Interval(_, Side::Open)))
    }
    /// True where the source or an editor doubts it: approximate (`~`), uncertain (`?`) or both (`%`).
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.edtf.contains(['~', '?', '%'])
    }
    /// The same date as the end of something: `at least until 2023-04` for what ends in 2023-04 or later.
    #[must_use]
    pub const fn as_end(&self) -> AsEnd<'_> {
        AsEnd(self)
    }
    /// The last day it can be, moved by some months and told no more precisely than this date is: a month stays a month
    /// and a year a year. `None` where it has no last day.
    #[must_use]
    pub fn latest_plus_months(&self, months: i32) -> Option<Self> {
        let moved = self.bounds.latest?.plus_months(months);
        let part = form::parse(&self.edtf).ok()?.last_part()?;
        let (year, month, _) = moved.ymd();
        let mut edtf = match part.precision {
            Precision::Day(..) => moved.to_string(),
            Precision::Month(..) | Precision::Season(..) => format!("{year:04}-{month:02}"),
            Precision::Year(_) | Precision::Decade(_) | Precision::Century(_) => {
                format!("{year:04}")
            }
        };
        edtf.push_str(part.doubt.mark());
        Self::parse(&edtf).ok()
    }
}

impl fmt::Display for PartialDate {
    /// For people: `2019-10`, `c. 2016-05-26`, `2016?`, `2010s`, `before 2004-05`, `by 2016-11-29`, `2023-04 or later`,
    /// `2003 or 2004`, `2018-10 to 2018-12`, `2019, open`. Honours width and alignment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&display::shown(self))
    }
}

#[cfg(test)]
mod tests;
