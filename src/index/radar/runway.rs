//! How long it is from a day to an end, as far as that can be said.

use crate::deal::{Bounds, Day};

/// How long something still runs, or since when it is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runway {
    /// Until a day that is known.
    Until(Length),
    /// At least so long.
    AtLeast(Length),
    /// At most so long: it may be over.
    AtMost(Length),
    /// It is over, so long at least.
    Over(Length),
    /// Nobody says.
    NotKnown,
}

/// A length of time, in the largest unit that tells enough; what is begun and not whole is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Up to two months.
    Days(i32),
    /// Up to three years.
    Months(i32),
    /// More.
    Years(i32),
}

/// How long it is from a day to an end.
#[must_use]
pub fn runway(ends: Bounds, day: Day) -> Runway {
    let until = |end| Length::between(day, end);
    match (ends.earliest, ends.latest) {
        (_, Some(latest)) if latest < day => Runway::Over(Length::between(latest, day)),
        (Some(earliest), Some(latest)) if earliest == latest => Runway::Until(until(latest)),
        (Some(earliest), _) if earliest > day => Runway::AtLeast(until(earliest)),
        (_, Some(latest)) => Runway::AtMost(until(latest)),
        (_, None) => Runway::NotKnown,
    }
}

impl Length {
    fn between(from: Day, to: Day) -> Self {
        let days = to.number() - from.number();
        // No month has more than 31 days, so that there are no fewer.
        let mut months = days / 31;
        while from.plus_months(months + 1) <= to && months < i32::MAX {
            months += 1;
        }
        match months {
            ..2 => Self::Days(days),
            2..36 => Self::Months(months),
            _ => Self::Years(months / 12),
        }
    }
}

impl std::fmt::Display for Length {
    /// `23 d`, `14 mo`, `5 y`: units as queries write them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Days(days) => write!(f, "{days} d"),
            Self::Months(months) => write!(f, "{months} mo"),
            Self::Years(years) => write!(f, "{years} y"),
        }
    }
}

impl std::fmt::Display for Runway {
    /// `14 mo`, `≥14 mo`, `≤23 d`, `−3 mo`; nothing where nothing is known.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match self {
            Self::Until(length) => length.to_string(),
            Self::AtLeast(length) => format!("≥{length}"),
            Self::AtMost(length) => format!("≤{length}"),
            Self::Over(length) => format!("−{length}"),
            Self::NotKnown => String::new(),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(edtf: &str) -> String {
        let day = "2026-11-22".parse().unwrap();
        runway(Bounds::of_edtf(edtf).unwrap(), day).to_string()
    }

    #[test]
    fn it_is_told_no_more_precisely_than_the_end_is_known() {
        assert_eq!(told("2026-11-22"), "0 d");
        assert_eq!(told("2026-12-15"), "23 d");
        assert_eq!(told("2027-01-21"), "60 d");
        assert_eq!(told("2027-01-22"), "2 mo");
        assert_eq!(told("2028-01-21"), "13 mo");
        assert_eq!(told("2028-01-22"), "14 mo");
        assert_eq!(told("2029-11-21"), "35 mo");
        assert_eq!(told("2031-11-30"), "5 y");
        assert_eq!(told("2028-01"), "≥13 mo");
        assert_eq!(told("[2028-01..]"), "≥13 mo");
        assert_eq!(told("2026"), "≤39 d");
        assert_eq!(told("[..2027-05-22]"), "≤6 mo");
        assert_eq!(told("2026-02-28"), "−8 mo");
        assert_eq!(told("[2023-04..]"), "");
        assert_eq!(told("9999"), "≥7972 y");
    }
}
