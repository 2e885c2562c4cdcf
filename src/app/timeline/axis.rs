//! The axis: ticks and labels that suit the zoom, never on each other.

use super::window::{DAY, Window};
use crate::deal::Day;

/// A label of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its first column.
    pub column: u16,
    /// What it says, in characters of one column each.
    pub text: String,
    /// A larger unit begins here: a year among months, a decade among years.
    pub major: bool,
}

/// Ticks and labels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Axis {
    /// Columns in which a unit begins, and whether a larger one begins there.
    pub ticks: Vec<(u16, bool)>,
    /// The labels, from left to right.
    pub labels: Vec<Label>,
}

/// How far apart ticks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Days 1, 1 + n, 1 + 2n ... of every month.
    Days(u32),
    /// Every n-th month from January.
    Months(u32),
    /// Years that n divides.
    Years(i32),
}

/// Units from short to long, each with its length in days and the columns that it needs.
const UNITS: [(Unit, i64, i64); 15] = [
    (Unit::Days(1), 1, 4),
    (Unit::Days(5), 5, 5),
    (Unit::Days(10), 10, 5),
    (Unit::Months(1), 28, 5),
    (Unit::Months(3), 90, 6),
    (Unit::Years(1), 365, 7),
    (Unit::Years(2), 730, 7),
    (Unit::Years(5), 1_826, 7),
    (Unit::Years(10), 3_652, 7),
    (Unit::Years(20), 7_304, 7),
    (Unit::Years(50), 18_262, 7),
    (Unit::Years(100), 36_524, 7),
    (Unit::Years(200), 73_048, 7),
    (Unit::Years(500), 182_621, 7),
    (Unit::Years(1_000), 365_242, 7),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Axis {
    /// The axis of a window.
    #[must_use]
    pub fn of(window: &Window) -> Self {
        let unit = Unit::fitting(window);
        let (first, last) = window.days();
        let mut ticks = Vec::new();
        let mut wanted = Vec::new();
        let mut day = Some(unit.begins_before(first));
        while let Some(at) = day.filter(|at| *at <= last) {
            if let Some(column) = window.column_of(at) {
                ticks.push((column, unit.is_major(at)));
                wanted.push(Label {
                    column,
                    text: unit.label(at),
                    major: unit.is_major(at),
                });
            }
            day = unit.next(at);
        }
        let mut labels = Vec::new();
        for major in [true, false] {
            for label in wanted.iter().filter(|label| label.major == major) {
                place(label.clone(), window, &mut labels);
            }
        }
        if let Some(text) = unit.context(first)
            && window.columns() > 0
        {
            let column = 0;
            let major = true;
            let label = Label {
                column,
                text,
                major,
            };
            place(label, window, &mut labels);
        }
        labels.sort_by_key(|label| label.column);
        Self { ticks, labels }
    }
}

/// Adds a label where it has room, with a free column on either side.
fn place(label: Label, window: &Window, labels: &mut Vec<Label>) {
    let free = labels
        .iter()
        .all(|other| label.column > other.end() || other.column > label.end());
    if free && label.end() <= window.columns() {
        labels.push(label);
    }
}

impl Label {
    /// The column after its last one.
    #[must_use]
    pub fn end(&self) -> u16 {
        let width = u16::try_from(self.text.chars().count()).unwrap_or(u16::MAX);
        self.column.saturating_add(width)
    }
}

impl Unit {
    /// The shortest unit that has room for its labels.
    fn fitting(window: &Window) -> Self {
        let fits = |(_, days, columns): &&(Self, i64, i64)| {
            days * DAY >= columns * window.column_minutes()
        };
        UNITS
            .iter()
            .find(fits)
            .map_or(Self::Years(1_000), |(unit, ..)| *unit)
    }

    fn begins_before(self, day: Day) -> Day {
        let (year, month, _) = day.ymd();
        let found = match self {
            Self::Days(_) => Day::from_ymd(year, month, 1),
            Self::Months(n) => Day::from_ymd(year, (month - 1) / n * n + 1, 1),
            Self::Years(n) => Day::from_ymd(year.div_euclid(n) * n, 1, 1),
        };
        found.unwrap_or(day)
    }

    fn next(self, day: Day) -> Option<Day> {
        let (year, month, day_of_month) = day.ymd();
        let first_of_month = Day::from_ymd(year, month, 1)?;
        let next = match self {
            // The 31st would crowd the next month's first, so months have ticks 1, 6 ... 26 or 1, 11, 21.
            Self::Days(n) if n > 1 && day_of_month + n > 26 => first_of_month.plus_months(1),
            Self::Days(n) => Day::from_number(day.number() + n.cast_signed()),
            Self::Months(n) => first_of_month.plus_months(n.cast_signed()),
            Self::Years(n) => Day::from_ymd(year + n, 1, 1)?,
        };
        (next > day).then_some(next)
    }

    fn is_major(self, day: Day) -> bool {
        let (year, month, day_of_month) = day.ymd();
        match self {
            Self::Days(_) => day_of_month == 1,
            Self::Months(_) => month == 1,
            Self::Years(n) if n < 10 => year % 10 == 0,
            Self::Years(_) => year % 100 == 0,
        }
    }

    fn label(self, day: Day) -> String {
        let (year, month, day_of_month) = day.ymd();
        match self {
            Self::Days(_) if day_of_month == 1 => in_month(year, month),
            Self::Days(_) => day_of_month.to_string(),
            Self::Months(_) if month == 1 => format!("{year:04}"),
            Self::Months(3) => format!("Q{}", (month - 1) / 3 + 1),
            Self::Months(_) => name_of(month).to_owned(),
            Self::Years(_) => format!("{year:04}"),
        }
    }

    /// What stands at the left edge, where it has room, when the unit alone does not tell the time.
    fn context(self, first: Day) -> Option<String> {
        let (year, month, _) = first.ymd();
        match self {
            Self::Days(_) => Some(in_month(year, month)),
            Self::Months(_) => Some(format!("{year:04}")),
            Self::Years(_) => None,
        }
    }
}

fn in_month(year: i32, month: u32) -> String {
    format!("{} {year:04}", name_of(month))
}

fn name_of(month: u32) -> &'static str {
    let at = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    MONTHS.get(at).copied().unwrap_or_default()
}
