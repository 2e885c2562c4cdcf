//! Days and partial dates, read from EDTF texts in the simplest way.

/// Days since 0000-03-01, after Howard Hinnant's `days_from_civil`.
pub type Day = i64;

/// The first and the last day that something may be; `None`: no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

pub fn day(year: i64, month: i64, day: i64) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

pub fn last_of_month(year: i64, month: i64) -> Day {
    let (year, month) = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    day(year, month, 1) - 1
}

/// The same day some months later, or the last of a month that is too short.
pub fn plus_months((year, month, of_month): (i64, i64, i64), months: i64) -> Day {
    let all = year * 12 + month - 1 + months;
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
    (day(year, month, 1) + of_month - 1).min(last_of_month(year, month))
}

/// The days that an EDTF text allows: the forms that the catalogue and the invented deals have.
pub fn read(edtf: &str) -> Span {
    if let Some(inner) = edtf.strip_prefix('[') {
        let spans = inner.strip_suffix(']').unwrap().split(',').map(|choice| {
            choice
                .split_once("..")
                .map_or_else(|| part(choice), |(from, to)| sides(from, to))
        });
        return spans
            .reduce(|one, other| Span {
                from: one.from.zip(other.from).map(|(a, b)| a.min(b)),
                to: one.to.zip(other.to).map(|(a, b)| a.max(b)),
            })
            .unwrap();
    }
    match edtf.split_once('/') {
        Some((from, to)) => sides(from.trim_matches('.'), to.trim_matches('.')),
        None => part(edtf),
    }
}

fn sides(from: &str, to: &str) -> Span {
    let side = |text: &str| (!text.is_empty()).then(|| part(text));
    Span {
        from: side(from).and_then(|span| span.from),
        to: side(to).and_then(|span| span.to),
    }
}

/// `2019`, `201X`, `2019-10`, `2019-21` (spring), `2019-10-31`; marks of doubt widen nothing.
fn part(text: &str) -> Span {
    let text = text.trim_end_matches(['~', '?', '%']);
    let days = |from, to| Span {
        from: Some(from),
        to: Some(to),
    };
    if let Some(decade) = text.strip_suffix('X') {
        let first = decade.parse::<i64>().unwrap() * 10;
        return days(day(first, 1, 1), last_of_month(first + 9, 12));
    }
    let numbers: Vec<i64> = text
        .split('-')
        .map(|number| number.parse().unwrap())
        .collect();
    match numbers[..] {
        [year] => days(day(year, 1, 1), last_of_month(year, 12)),
        [year, season @ 21..=23] => {
            let month = (season - 20) * 3;
            days(day(year, month, 1), last_of_month(year, month + 2))
        }
        [year, month] => days(day(year, month, 1), last_of_month(year, month)),
        [year, month, of_month] => days(day(year, month, of_month), day(year, month, of_month)),
        _ => panic!("{text}"),
    }
}

impl Span {
    /// One day in common is enough.
    pub fn overlaps(self, other: Self) -> bool {
        let reaches = |from: Option<Day>, to: Option<Day>| from.zip(to).is_none_or(|(a, b)| a <= b);
        reaches(self.from, other.to) && reaches(other.from, self.to)
    }

    /// Every day of it lies in the other.
    pub fn is_within(self, other: Self) -> bool {
        let from = other
            .from
            .is_none_or(|limit| self.from.is_some_and(|day| day >= limit));
        let to = other
            .to
            .is_none_or(|limit| self.to.is_some_and(|day| day <= limit));
        from && to
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    assert_eq!(day(2000, 3, 1) - day(2000, 2, 28), 2);
    assert_eq!(day(1900, 3, 1) - day(1900, 2, 28), 1);
    assert_eq!(day(2026, 11, 21) - day(1970, 1, 1), 20_778);
    assert_eq!(plus_months((2024, 1, 31), 1), day(2024, 2, 29));
    assert_eq!(plus_months((2024, 3, 31), -13), day(2023, 2, 28));
    assert_eq!(
        read("[..2019-02]"),
        Span {
            from: None,
            to: Some(day(2019, 2, 28))
        }
    );
    assert_eq!(read("2013~/2016").from, Some(day(2013, 1, 1)));
    assert_eq!(read("[2003,2005]").to, Some(day(2005, 12, 31)));
}
