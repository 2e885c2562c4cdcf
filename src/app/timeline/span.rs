//! What is known of when a deal runs, and the pieces that may be drawn of it: never more than a source says.

use super::window::{DAY, minute_of};
use crate::deal::{Bounds, Day, PartialDate, Stated};
use crate::index::{Entry, began_before, happens_once};

/// What is known of when a deal runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and all of them can hold together"
)]
pub struct Span {
    /// Its headline date, as its start.
    pub start: Edge,
    /// Its end.
    pub end: Edge,
    /// The last day with every option taken.
    pub options: Option<Day>,
    /// Whether it runs or happens.
    pub nature: Nature,
    /// It began earlier than `start`, nobody says when.
    pub began_before: bool,
    /// Its end is open by its nature.
    pub open: bool,
    /// It was stopped before its time.
    pub stopped: bool,
    /// The end is the one that was planned, and it was stopped before: nobody says when.
    pub planned: bool,
}

/// One end of a span.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    /// The days that it may be.
    pub bounds: Bounds,
    /// The source or an editor doubts it (`c. 2016`, `2016?`).
    pub doubtful: bool,
}

/// Whether a deal runs for a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nature {
    /// It runs: an end is to be expected.
    #[default]
    Agreement,
    /// It happens on a day: an acquisition, a settlement.
    Event,
}

/// First and last day of what can be drawn of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// A run of days of which the same is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The first and the last of these days.
    pub days: Extent,
    /// What is known of them.
    pub known: Known,
}

/// What is known of a run of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// The deal runs on each of them.
    Certain,
    /// It may run on them, or begin or end on one of them.
    Possible,
    /// It runs on them when options are taken.
    Option,
    /// One of them is the day of which a source tells; no more is known.
    Point,
}

impl Span {
    /// What the columns of the index say: enough for [`Self::extent`], without reading a date's text.
    #[must_use]
    pub fn rough(entry: &Entry<'_>) -> Self {
        let (date, end) = (entry.date_bounds(), entry.ends_bounds());
        let kind = entry.date_type().unwrap_or_default();
        // A deal of which only the end is dated has that end as its headline date too.
        let (start, end) = if kind == "terminated" {
            (Bounds::default(), if end.is_undated() { date } else { end })
        } else {
            (date, end)
        };
        let nature = if happens_once(entry.kind()) && end.is_undated() {
            Nature::Event
        } else {
            Nature::Agreement
        };
        let edge = |bounds| Edge {
            bounds,
            doubtful: false,
        };
        Self {
            start: edge(start),
            end: edge(end),
            options: entry.ends_max_bounds().latest,
            nature,
            began_before: nature == Nature::Agreement && began_before(kind) && kind != "terminated",
            ..Self::default()
        }
    }

    /// All that is known.
    #[must_use]
    pub fn of(entry: &Entry<'_>) -> Self {
        let (date, end) = (entry.date(), entry.ends());
        let (date, end) = (
            date.as_ref().and_then(Stated::read),
            end.as_ref().and_then(Stated::read),
        );
        let mut span = Self::rough(entry);
        span.start.doubtful = date.is_some_and(PartialDate::is_doubtful);
        span.end.doubtful = end.is_some_and(PartialDate::is_doubtful);
        span.open = end.or(date).is_some_and(PartialDate::is_open_ended);
        span.stopped = matches!(entry.status(), "terminated" | "abandoned");
        span.planned = entry.is_end_planned() && !span.end.bounds.is_undated();
        span
    }

    /// First and last day of what can be drawn; `None` for an undated deal.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        let told = self.told()?;
        let options = self.options.filter(|_| !self.end.bounds.is_undated());
        Some(Extent {
            last: options.map_or(told.last, |options| options.max(told.last)),
            ..told
        })
    }

    /// The same without options.
    fn told(&self) -> Option<Extent> {
        let days = [
            self.start.bounds.earliest,
            self.start.bounds.latest,
            self.end.bounds.earliest,
            self.end.bounds.latest,
        ];
        let known = || days.into_iter().flatten();
        Some(Extent {
            first: known().min()?,
            last: known().max()?,
        })
    }

    /// The pieces, from the first day to the last one, without a gap; none for an undated deal.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let (Some(extent), Some(told)) = (self.extent(), self.told()) else {
            return Vec::new();
        };
        let mut pieces = Vec::with_capacity(4);
        let mut push = |first: i32, last: i32, known: Known| {
            if first <= last {
                let (first, last) = (Day::from_number(first), Day::from_number(last));
                let days = Extent { first, last };
                pieces.push(Piece { days, known });
            }
        };
        let (first, last) = (told.first.number(), told.last.number());
        let both = !self.start.bounds.is_undated() && !self.end.bounds.is_undated();
        match (self.start.bounds.latest, self.end.bounds.earliest) {
            // Until when it ran is not known: only that it began.
            (Some(from), Some(_)) if both && self.planned => {
                let from = from.number();
                push(first, from - 1, Known::Possible);
                push(from, from, Known::Certain);
                push(from + 1, last, Known::Possible);
            }
            (Some(from), Some(to)) if both && from <= to => {
                let (from, to) = (from.number(), to.number());
                push(first, from - 1, Known::Possible);
                push(from, to, Known::Certain);
                push(to + 1, last, Known::Possible);
            }
            _ if both || !self.is_told_of_a_day() => push(first, last, Known::Possible),
            _ => push(first, last, Known::Point),
        }
        push(last + 1, extent.last.number(), Known::Option);
        pieces
    }

    /// True where the one date that is known names the day, the month or the like. Of `before 2004-05` the day itself is
    /// not known, only that it was no later; but what ran `at least until 2023-04` did run then.
    const fn is_told_of_a_day(&self) -> bool {
        if self.end.bounds.is_undated() {
            self.start.bounds.earliest.is_some() && self.start.bounds.latest.is_some()
        } else {
            self.end.bounds.earliest.is_some()
        }
    }

    /// True where nobody says when it began.
    #[must_use]
    pub const fn start_unknown(&self) -> bool {
        self.start.bounds.earliest.is_none() || self.began_before
    }

    /// True where an end is to be expected and nobody says when.
    #[must_use]
    pub const fn end_unknown(&self) -> bool {
        let over = matches!(self.nature, Nature::Event) && self.start.bounds.latest.is_some();
        self.end.bounds.latest.is_none() && !self.open && !over
    }
}

impl Extent {
    /// The smallest extent that has both in it.
    #[must_use]
    pub fn joined(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// The first minute, and the first one after the last.
    #[must_use]
    pub fn minutes(self) -> (i64, i64) {
        (minute_of(self.first), minute_of(self.last) + DAY)
    }
}
