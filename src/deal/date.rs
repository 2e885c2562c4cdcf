//! Partial dates: EDTF (ISO 8601-2 levels 0 and 1, one-of-sets and open forms) with the earliest and latest day they
//! allow, and a display that is never more precise than the source.

use std::fmt;
use std::str::FromStr;

/// A calendar day, counted from 1970-01-01 (proleptic Gregorian calendar, years 0000 to 9999).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

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
    /// The text, cleaned.
    pub text: String,
    /// What is wrong with it.
    pub problem: &'static str,
}

impl Day {
    /// The day of a calendar date, if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let _ = (year, month, day);
        todo!()
    }
    /// Days since 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }
    /// The day of that number; clamped to the years 0000 to 9999.
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }
    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        todo!()
    }
    /// The same day some months later (or earlier), clamped to the month's last day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let _ = months;
        todo!()
    }
    /// Today in the system's time zone.
    #[must_use]
    pub fn today() -> Self {
        todo!()
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2019-10-31`.
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

impl FromStr for Day {
    type Err = DateError;
    /// Reads `YYYY-MM-DD`.
    fn from_str(_text: &str) -> Result<Self, DateError> {
        todo!()
    }
}

impl Bounds {
    /// True where the two spans share a day; an open side reaches for ever.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let _ = other;
        todo!()
    }
    /// True where every day of `self` lies in `other`.
    #[must_use]
    pub fn within(self, other: Self) -> bool {
        let _ = other;
        todo!()
    }
}

impl PartialDate {
    /// Reads EDTF.
    ///
    /// # Errors
    /// When the text is no EDTF of the levels named above.
    pub fn parse(edtf: &str) -> Result<Self, DateError> {
        let _ = edtf;
        todo!()
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
    /// A key that sorts dates: earliest day, then latest; what has no earliest day sorts by its latest.
    #[must_use]
    pub fn sort_key(&self) -> (Day, Day) {
        todo!()
    }
}

impl fmt::Display for PartialDate {
    /// For people: `2019-10`, `c. 2016-05-26`, `before 2004-05`, `2023-04 or later`, `2003 or 2004`.
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}
