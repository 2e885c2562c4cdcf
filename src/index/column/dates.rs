//! A column of partial dates: the days that bound each, and the text only where the bounds do not give it back.

use std::sync::OnceLock;

use super::{Distinct, DistinctBuilder, Rows};
use crate::deal::{Bounds, Clean, Day, PartialDate, ScannedDate, Stated};

/// No day on that side.
const NONE: i32 = i32::MIN;

/// The days that bound a date.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Days {
    earliest: i32,
    latest: i32,
}

/// The years of a date's first and last possible day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct YearBounds {
    /// Of the first day.
    pub(crate) first: Option<i16>,
    /// Of the last day.
    pub(crate) last: Option<i16>,
}

/// A partial date for each deal. Of a chunk's dates few are distinct: a row holds two bytes.
pub(crate) struct DateColumn {
    days: Distinct<Days>,
    /// Of each distinct date.
    years: Distinct<YearBounds>,
    /// How many deals have each of the years: counted when first asked for.
    whole: OnceLock<Box<[u32]>>,
    /// Rows, rising, with a text that is no plain day, month or year.
    odd: Box<[(u32, Box<str>)]>,
    /// The deals that have one of `odd`.
    is_odd: Rows,
}

/// Fills a [`DateColumn`].
#[derive(Default)]
pub(crate) struct DateColumnBuilder {
    days: DistinctBuilder<Days>,
    odd: Vec<(u32, Box<str>)>,
}

impl Days {
    fn bounds(self) -> Bounds {
        Bounds {
            earliest: day(self.earliest),
            latest: day(self.latest),
        }
    }

    fn years(self) -> YearBounds {
        let year = |number| day(number).and_then(|day| i16::try_from(day.ymd().0).ok());
        YearBounds {
            first: year(self.earliest),
            last: year(self.latest),
        }
    }
}

impl DateColumnBuilder {
    /// Adds the next deal's date.
    pub(crate) fn push(&mut self, date: &ScannedDate<'_>) {
        let Bounds { earliest, latest } = date.bounds;
        if let Some(text) = date.edtf
            && !(is_plain(text) && earliest.is_some() && latest.is_some())
        {
            let row = super::short(self.days.len());
            self.odd.push((row, text.into()));
        }
        self.days.push(Days {
            earliest: earliest.map_or(NONE, Day::number),
            latest: latest.map_or(NONE, Day::number),
        });
    }

    /// The column.
    pub(crate) fn finish(self) -> DateColumn {
        let days = self.days.finish();
        let mut years = DistinctBuilder::default();
        days.values()
            .iter()
            .for_each(|days| years.push(days.years()));
        DateColumn {
            years: years.finish(),
            whole: OnceLock::new(),
            is_odd: odd_rows(&self.odd, days.len()),
            days,
            odd: self.odd.into(),
        }
    }
}

impl DateColumn {
    /// The days a deal's date may mean; both sides `None` where nothing is known.
    pub(crate) fn bounds(&self, row: usize) -> Bounds {
        self.days
            .get(row)
            .map_or_else(Bounds::default, |days| days.bounds())
    }

    /// The years of the first and last day that a deal's date may mean.
    pub(crate) fn years(&self, row: usize) -> Option<YearBounds> {
        self.years.get(self.days.code(row)?).copied()
    }

    /// The place of a deal's days among [`Self::distinct`].
    pub(crate) fn code(&self, row: usize) -> Option<usize> {
        self.days.code(row)
    }

    /// The distinct days that dates may mean.
    pub(crate) fn distinct(&self) -> impl Iterator<Item = Bounds> {
        self.days.values().iter().map(|days| days.bounds())
    }

    /// The years that dates may lie in, each with the number of these deals.
    pub(crate) fn year_counts(&self, among: &Rows) -> impl Iterator<Item = (YearBounds, u32)> {
        let years = self.years.values();
        let year = |day| self.years.code(day).unwrap_or(usize::MAX);
        let counts = self.days.counts_as(among, years.len(), &self.whole, year);
        years.iter().copied().zip(counts)
    }

    /// The first and the last day that any date may mean, as far as they are known.
    pub(crate) fn span(&self) -> Option<(Day, Day)> {
        let days = || {
            self.days
                .values()
                .iter()
                .flat_map(|days| [days.earliest, days.latest])
        };
        let known = || days().filter(|&day| day != NONE);
        Some((day(known().min()?)?, day(known().max()?)?))
    }

    /// The date as its source gives it.
    pub(crate) fn stated(&self, row: usize) -> Option<Stated<PartialDate>> {
        let rebuilt = || plain_text(self.bounds(row));
        let text = self.odd_text(row).map(str::to_owned).or_else(rebuilt)?;
        let written = |_| Stated::AsWritten(Clean::new(&text));
        Some(PartialDate::parse(&text).map_or_else(written, Stated::Read))
    }

    /// Adds the date as its source gives it to a text, in EDTF where it can be read; nothing where none is known.
    pub(crate) fn write(&self, row: usize, text: &mut String) {
        if self.odd_text(row).is_none() {
            text.extend(plain_text(self.bounds(row)));
            return;
        }
        match self.stated(row) {
            Some(Stated::Read(date)) => text.push_str(date.edtf()),
            Some(Stated::AsWritten(written)) => text.push_str(&written),
            None => {}
        }
    }

    /// The text of a date that is no plain day, month or year.
    pub(crate) fn odd_text(&self, row: usize) -> Option<&str> {
        if !self.is_odd.contains(row) {
            return None;
        }
        let place = |(odd, _): &(u32, Box<str>)| super::wide(*odd).cmp(&row);
        let at = self.odd.binary_search_by(place).ok()?;
        self.odd.get(at).map(|(_, text)| &**text)
    }

    /// The deals whose bounds pass; deals without any bound never do.
    pub(crate) fn rows_where(&self, mut test: impl FnMut(Bounds) -> bool) -> Rows {
        self.days.rows_where(|days| {
            let bounds = days.bounds();
            !bounds.is_undated() && test(bounds)
        })
    }

    /// The deals whose odd text passes.
    pub(crate) fn rows_where_odd(&self, test: impl Fn(&str) -> bool) -> Rows {
        let mut rows = Rows::with_capacity(self.days.len());
        let passing = self.odd.iter().filter(|(_, text)| test(text));
        rows.extend(passing.map(|(row, _)| super::wide(*row)));
        rows
    }
}

fn odd_rows(odd: &[(u32, Box<str>)], len: usize) -> Rows {
    let mut rows = Rows::with_capacity(len);
    rows.extend(odd.iter().map(|(row, _)| super::wide(*row)));
    rows
}

fn day(number: i32) -> Option<Day> {
    (number != NONE).then(|| Day::from_number(number))
}

/// True for a day, a month or a year of the calendar: its bounds give the text back. Months over 12 are seasons.
fn is_plain(text: &str) -> bool {
    let digit = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    matches!(text.len(), 4 | 7 | 10)
        && text.bytes().enumerate().all(digit)
        && text.get(5..7).is_none_or(|month| month <= "12")
}

/// The EDTF text of a day, a month or a year.
fn plain_text(bounds: Bounds) -> Option<String> {
    let (first, last) = (bounds.earliest?, bounds.latest?);
    let (year, month, _) = first.ymd();
    Some(if first == last {
        first.to_string()
    } else if (year, month) == (last.ymd().0, last.ymd().1) {
        format!("{year:04}-{month:02}")
    } else {
        format!("{year:04}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(texts: &[Option<&str>]) -> DateColumn {
        let mut builder = DateColumnBuilder::default();
        for edtf in texts {
            let bounds = edtf
                .and_then(|text| PartialDate::parse(text).ok())
                .map(|date| date.bounds())
                .unwrap_or_default();
            builder.push(&ScannedDate {
                edtf: *edtf,
                bounds,
            });
        }
        builder.finish()
    }

    #[test]
    fn every_date_comes_back_as_it_was_written() {
        let texts = [
            "2019",
            "2019-02",
            "2020-02-29",
            "2019-12-31",
            "2019-12",
            "0000",
            "9999-12",
            "2016~",
            "2018-10/2018-12",
            "../2004-05",
            "2023-04/",
            "[2003,2004]",
            "201X",
            "2019-21",
        ];
        let column = column(&texts.map(Some));
        for (row, text) in texts.iter().enumerate() {
            match column.stated(row) {
                Some(Stated::Read(date)) => assert_eq!(date.edtf(), *text),
                Some(Stated::AsWritten(written)) => assert_eq!(written.as_str(), *text),
                None => panic!("{text} got lost"),
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_written_and_has_no_bounds() {
        let column = column(&[Some("next spring"), None]);
        assert_eq!(
            column.stated(0),
            Some(Stated::AsWritten(Clean::new("next spring")))
        );
        assert_eq!(column.bounds(0), Bounds::default());
        assert_eq!(column.stated(1), None);
        assert_eq!(column.rows_where(|_| true).count_ones(..), 0);
    }

    #[test]
    fn years_are_counted_by_the_first_and_the_last_day() {
        let column = column(&[Some("2019-12/2020-01"), Some("../2004"), None, Some("2004")]);
        let rows = super::super::all_rows(4);
        let counts: Vec<_> = column.year_counts(&rows).collect();
        let years = |first, last| YearBounds { first, last };
        assert_eq!(
            counts,
            [
                (years(Some(2019), Some(2020)), 1),
                (years(None, Some(2004)), 1),
                (years(None, None), 1),
                (years(Some(2004), Some(2004)), 1),
            ]
        );
    }
}
