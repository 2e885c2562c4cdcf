//! A calendar day as a number. The arithmetic is by hand because a million deals have several days each to be read.

use std::fmt;
use std::str::FromStr;

use super::DateError;

/// A calendar day, counted from 1970-01-01 (proleptic Gregorian calendar, years 0000 to 9999).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// 0000-01-01.
    pub const FIRST: Self = Self(-719_528);
    /// 9999-12-31.
    pub const LAST: Self = Self(2_932_896);

    /// The day of a calendar date, if there is one.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let last = days_in_month(year, month)?;
        ((1..=last).contains(&day) && (0..=9999).contains(&year))
            .then(|| Self::of_valid(year, month, day))
    }
    /// Days since 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }
    /// The day of that number; clamped to the years 0000 to 9999.
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        if number < Self::FIRST.0 {
            Self::FIRST
        } else if number > Self::LAST.0 {
            Self::LAST
        } else {
            Self(number)
        }
    }
    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn ymd(self) -> (i32, u32, u32) {
        // Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days. Years begin in March there.
        let since_0000_03_01 = self.0 + 719_468;
        let era = since_0000_03_01.div_euclid(146_097);
        let day_of_era = since_0000_03_01.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        (year, month.unsigned_abs(), day.unsigned_abs())
    }
    /// The ten digits and dashes of ISO 8601: `2019-10-31`. By hand, for an export of a million deals writes seven million.
    #[must_use]
    pub fn iso(self) -> [u8; 10] {
        let (year, month, day) = self.ymd();
        let year = year.unsigned_abs();
        [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ]
    }
    /// The same day some months later (or earlier), clamped to the month's last day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.ymd();
        let total = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let (Ok(year), Ok(month)) = (
            i32::try_from(total.div_euclid(12)),
            u32::try_from(total.rem_euclid(12) + 1),
        ) else {
            return if months < 0 { Self::FIRST } else { Self::LAST };
        };
        match year {
            ..0 => Self::FIRST,
            0..=9999 => {
                let last = days_in_month(year, month).unwrap_or(28);
                Self::of_valid(year, month, day.min(last))
            }
            _ => Self::LAST,
        }
    }
    /// Today in the system's time zone; in UTC where the system does not tell.
    #[must_use]
    pub fn today() -> Self {
        let Ok(now) = jiff::Timestamp::try_from(std::time::SystemTime::now()) else {
            return Self(0);
        };
        let date = now.to_zoned(jiff::tz::TimeZone::system()).date();
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        Self::from_ymd(i32::from(date.year()), u32::from(month), u32::from(day)).unwrap_or(Self(0))
    }
    /// The last day of a month.
    pub(super) fn end_of_month(year: i32, month: u32) -> Option<Self> {
        Self::from_ymd(year, month, days_in_month(year, month)?)
    }

    /// Hinnant's `days_from_civil`.
    fn of_valid(year: i32, month: u32, day: u32) -> Self {
        let year = year - i32::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted_month = (month.cast_signed() + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + day.cast_signed() - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }
}

/// How many days a month has; `None` for a month that there is not.
const fn days_in_month(year: i32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// The last digit of a number.
fn digit(number: u32) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or_default()
}

impl fmt::Display for Day {
    /// ISO 8601: `2019-10-31`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(std::str::from_utf8(&self.iso()).unwrap_or_default())
    }
}

impl FromStr for Day {
    type Err = DateError;
    /// Reads `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, DateError> {
        match super::form::day(text) {
            Ok(day) => Ok(day),
            Err(problem) => Err(DateError::new(text, problem)),
        }
    }
}
