//! The span of days that shows: days to columns and back, zoom, pan, fit. Pure geometry in whole minutes, so that nothing
//! is lost on the way there and back.

use super::Extent;
use crate::deal::Day;

/// Minutes of a day.
pub(super) const DAY: i64 = 1_440;
/// The closest zoom: four columns for a day.
const CLOSEST: i64 = DAY / 8;
/// The widest zoom: all years that there are in a column.
const WIDEST: i64 = 5_000 * YEAR;
/// Minutes of a mean year.
const YEAR: i64 = 525_949;
/// What a fit shows at the least, so that a single day does not fill the screen.
const SHORTEST_FIT: i64 = YEAR;

/// The part of time that shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The left edge, in minutes from 1970-01-01.
    from: i64,
    /// Minutes of half a column: bars are drawn in halves.
    half: i64,
    columns: u16,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            from: 0,
            half: YEAR / 2,
            columns: 0,
        }
    }
}

impl Window {
    /// The window of `columns` columns that shows all of an extent, with two columns to spare on either side for signs.
    #[must_use]
    pub fn fit(extent: Extent, columns: u16) -> Self {
        let (start, end) = extent.minutes();
        let missing = (SHORTEST_FIT - (end - start)).max(0);
        let (start, end) = (start - missing / 2, end + missing / 2);
        let halves = i64::from(columns).saturating_sub(4).max(1) * 2;
        let half = ((end - start + halves - 1) / halves).clamp(CLOSEST, WIDEST);
        let spare = half * i64::from(columns) * 2 - (end - start);
        Self {
            from: start - spare.max(0) / 2,
            half,
            columns,
        }
    }

    /// The window whose columns are exactly an extent.
    #[must_use]
    pub fn over(extent: Extent, columns: u16) -> Self {
        let (start, end) = extent.minutes();
        let halves = i64::from(columns).max(1) * 2;
        Self {
            from: start,
            half: ((end - start) / halves).clamp(CLOSEST, WIDEST),
            columns,
        }
    }

    /// How many columns there are.
    #[must_use]
    pub const fn columns(&self) -> u16 {
        self.columns
    }

    /// The same left edge and zoom on another number of columns.
    #[must_use]
    pub const fn with_columns(self, columns: u16) -> Self {
        Self { columns, ..self }
    }

    /// The first minute of a column; of the column after the last one: where the window ends.
    #[must_use]
    pub fn start_of(&self, column: u16) -> i64 {
        self.from + self.half * 2 * i64::from(column)
    }

    /// The days that a column shows, whole or in part.
    #[must_use]
    pub fn days_of(&self, column: u16) -> (Day, Day) {
        let last = self.start_of(column) + self.half * 2 - 1;
        (day_of(self.start_of(column)), day_of(last))
    }

    /// The first and the last day that show.
    #[must_use]
    pub fn days(&self) -> (Day, Day) {
        let last = self.columns.saturating_sub(1);
        (self.days_of(0).0, self.days_of(last).1)
    }

    /// The column in which a day begins; `None` where it does not show.
    #[must_use]
    pub fn column_of(&self, day: Day) -> Option<u16> {
        let column = (minute_of(day) - self.from).div_euclid(self.half * 2);
        u16::try_from(column)
            .ok()
            .filter(|column| *column < self.columns)
    }

    /// Minutes that a column covers.
    #[must_use]
    pub const fn column_minutes(&self) -> i64 {
        self.half * 2
    }

    /// Minutes that half a column covers.
    #[must_use]
    pub const fn half_minutes(&self) -> i64 {
        self.half
    }

    /// How much a column covers, in words: `4 months`, `a day`.
    #[must_use]
    pub fn scale(&self) -> String {
        let minutes = self.column_minutes();
        let unit = [
            ("year", YEAR),
            ("month", YEAR / 12),
            ("week", 7 * DAY),
            ("day", DAY),
            ("hour", 60),
        ]
        .into_iter()
        .find(|(_, length)| minutes >= *length * 9 / 10);
        let (name, length) = unit.unwrap_or(("minute", 1));
        let tenths = (minutes * 10 + length / 2) / length;
        match (tenths / 10, tenths % 10) {
            (_, _) if (9..=11).contains(&tenths) => format!("a {name}").replace("a h", "an h"),
            (whole, 0) => format!("{whole} {name}s"),
            (whole, _) if whole >= 10 => format!("{whole} {name}s"),
            (whole, tenth) => format!("{whole}.{tenth} {name}s"),
        }
    }

    /// Twice as close (or half as close) about a day, which stays in its column; a day that does not show comes to the
    /// middle. Without a day: about the middle.
    #[must_use]
    pub fn zoomed(self, closer: bool, about: Option<Day>) -> Self {
        let half = if closer { self.half / 2 } else { self.half * 2 };
        let half = half.clamp(CLOSEST, WIDEST);
        let window = about
            .filter(|day| self.column_of(*day).is_none())
            .map_or(self, |day| self.centred(day));
        let middle = window.start_of(window.columns / 2);
        let anchor = about.map_or(middle, minute_of);
        let before = i128::from(anchor - window.from) * i128::from(half) / i128::from(window.half);
        let before = i64::try_from(before).unwrap_or(0);
        Self {
            from: anchor - before,
            half,
            ..window
        }
    }

    /// Some columns later (or earlier).
    #[must_use]
    pub fn panned(self, columns: i64) -> Self {
        Self {
            from: self.from + self.half * 2 * columns,
            ..self
        }
    }

    /// The same zoom with a day in the middle.
    #[must_use]
    pub fn centred(self, day: Day) -> Self {
        Self {
            from: minute_of(day) - self.half * i64::from(self.columns),
            ..self
        }
    }

    /// The window moved as little as needed to touch an extent by a column at least.
    #[must_use]
    pub fn kept_near(self, extent: Extent) -> Self {
        let (start, end) = extent.minutes();
        let width = self.start_of(self.columns) - self.from;
        let lowest = start - width + self.half * 2;
        let highest = (end - self.half * 2).max(lowest);
        Self {
            from: self.from.clamp(lowest, highest),
            ..self
        }
    }
}

/// The first minute of a day.
pub(super) fn minute_of(day: Day) -> i64 {
    i64::from(day.number()) * DAY
}

/// The day that a minute lies in.
pub(super) fn day_of(minute: i64) -> Day {
    let number = minute.div_euclid(DAY);
    let edge = if number < 0 { i32::MIN } else { i32::MAX };
    Day::from_number(i32::try_from(number).unwrap_or(edge))
}
