//! How a deal stands on a day: what its dates say of that day, and its status where that tells of the day at all.

use super::Entry;
use super::chunk::Chunk;
use super::column::{Coded, Rows, rows_where};
use crate::deal::{Bounds, Day};
use crate::query::State;

/// The day whose state is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day.
    pub day: Day,
    /// The day of which statuses tell: of an earlier one they tell nothing.
    pub today: Day,
}

impl AsOf {
    /// Today.
    #[must_use]
    pub const fn today(today: Day) -> Self {
        Self { day: today, today }
    }

    /// True where no other day than today is asked for.
    #[must_use]
    pub fn is_today(self) -> bool {
        self.day == self.today
    }

    /// True where statuses tell of the day.
    #[must_use]
    pub fn trusts_statuses(self) -> bool {
        self.day >= self.today
    }
}

/// How a deal stands on a day.
///
/// A status tells of today and of later days. Of an earlier day it tells only that a deal that is in force now was so then, once
/// it had begun, and that one that is over now had been agreed; when it was over, dates say or nobody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is not over, may have begun by the day, and: its status is `in_force`; or it was announced, and its end is certainly
    /// not before the day or open by its nature; or it is over today, and its end is certainly not before the earlier day
    /// and is not one that was only planned.
    InForce,
    /// The status says so, or the last day that its end may be, with every option taken, is before the day.
    Ended,
    /// It certainly begins after the day: the headline date is later, and is none of a deal that ran already.
    NotYet,
    /// Neither dates nor status say.
    Unclear,
}

impl Standing {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::InForce, Self::Ended, Self::NotYet, Self::Unclear];

    /// For people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::InForce => "In force",
            Self::Ended => "Ended",
            Self::NotYet => "Not yet",
            Self::Unclear => "Not clear",
        }
    }

    /// What a query asks for it with.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::InForce => State::InForce,
            Self::Ended => State::Ended,
            Self::NotYet => State::NotYet,
            Self::Unclear => State::Unclear,
        }
    }
}

/// What the status says, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    InForce,
    Announced,
    Over,
    Nothing,
}

/// What is known of one deal.
struct Known {
    says: Says,
    date: Bounds,
    /// The headline date is of a deal that ran already.
    began: bool,
    ends: Bounds,
    /// It has no end by its nature.
    open: bool,
    /// The end with every option taken.
    options: Bounds,
    /// The end is the one that was planned, and it did not last so long.
    planned: bool,
}

impl Known {
    fn standing(&self, as_of: AsOf) -> Standing {
        let AsOf { day, .. } = as_of;
        let trusted = as_of.trusts_statuses();
        if trusted && self.says == Says::Over || self.is_past(day) {
            return Standing::Ended;
        }
        if begins_after(self.date, self.began, day) {
            return Standing::NotYet;
        }
        let ends_later = self.ends.earliest.is_some_and(|end| end >= day) && !self.open;
        match self.says {
            Says::InForce => Standing::InForce,
            Says::Announced if ends_later || self.open => Standing::InForce,
            // What is over now ran until its end; where that is only the planned one, nobody says until when.
            Says::Over if ends_later && !self.planned => Standing::InForce,
            _ => Standing::Unclear,
        }
    }

    /// An option that may have been taken keeps a deal from having ended for certain.
    fn is_past(&self, day: Day) -> bool {
        let past = |bounds: Bounds| bounds.latest.is_some_and(|latest| latest < day);
        past(self.ends) && (self.options.is_undated() || past(self.options))
    }
}

impl Says {
    fn of(status: &str) -> Self {
        match status {
            "in_force" => Self::InForce,
            "announced" => Self::Announced,
            "completed" | "expired" | "superseded" | "terminated" | "abandoned" => Self::Over,
            _ => Self::Nothing,
        }
    }
}

fn begins_after(date: Bounds, began: bool, day: Day) -> bool {
    !began && date.earliest.is_some_and(|earliest| earliest > day)
}

impl Entry<'_> {
    /// How the deal stands on a day.
    #[must_use]
    pub fn standing(&self, as_of: AsOf) -> Standing {
        let known = Known {
            says: Says::of(self.status()),
            date: self.date_bounds(),
            began: self.date_type().is_some_and(began_before),
            ends: self.ends_bounds(),
            open: self.chunk.open_ends().contains(self.at),
            options: self.ends_max_bounds(),
            planned: self.is_end_planned(),
        };
        known.standing(as_of)
    }
}

/// True for a kind of deal that happens on a day instead of running for a time.
#[must_use]
pub fn happens_once(kind: &str) -> bool {
    matches!(kind, "acquisition" | "merger" | "investment" | "settlement")
}

/// True for a type of headline date that says that a deal ran on that day and began earlier.
#[must_use]
pub fn began_before(date_type: &str) -> bool {
    matches!(
        date_type,
        "go_live" | "extended" | "completed" | "terminated"
    )
}

/// What one chunk says of its deals, each distinct text looked at once.
pub(super) struct Facts<'a> {
    chunk: &'a Chunk,
    /// By status.
    says: Vec<Says>,
    /// By kind.
    once: Vec<bool>,
    /// By type of the headline date.
    began: Vec<bool>,
    open: &'a Rows,
}

impl<'a> Facts<'a> {
    pub(super) fn of(chunk: &'a Chunk) -> Self {
        let each =
            |column: &Coded, test: fn(&str) -> bool| column.words().iter().map(test).collect();
        Self {
            chunk,
            says: chunk.statuses.words().iter().map(Says::of).collect(),
            once: each(&chunk.kinds, happens_once),
            began: each(&chunk.date_types, began_before),
            open: chunk.open_ends(),
        }
    }

    /// How a deal stands on a day.
    pub(super) fn standing(&self, row: usize, as_of: AsOf) -> Standing {
        let known = Known {
            says: self.says(row),
            date: self.chunk.dates.bounds(row),
            began: is(&self.began, &self.chunk.date_types, row),
            ends: self.ends(row),
            open: self.is_open_ended(row),
            options: self.chunk.ends_max.bounds(row),
            planned: self.is_end_planned(row),
        };
        known.standing(as_of)
    }

    /// The deals that have certainly not begun on a day.
    pub(super) fn not_yet(&self, as_of: AsOf) -> Rows {
        rows_where(0..self.chunk.len(), |row| {
            self.standing(row, as_of) == Standing::NotYet
        })
    }

    /// The status says that it is over.
    pub(super) fn says_over(&self, row: usize) -> bool {
        self.says(row) == Says::Over
    }

    /// It happens on a day.
    pub(super) fn happens_once(&self, row: usize) -> bool {
        is(&self.once, &self.chunk.kinds, row)
    }

    /// It has no end by its nature.
    pub(super) fn is_open_ended(&self, row: usize) -> bool {
        self.open.contains(row)
    }

    /// It is over early, and its end is the one that was planned.
    pub(super) fn is_end_planned(&self, row: usize) -> bool {
        self.chunk.planned.contains(row)
    }

    /// The days that its end may be.
    pub(super) fn ends(&self, row: usize) -> Bounds {
        self.chunk.ends.bounds(row)
    }

    /// It may still run after its end was to be: the last day that the end may be, or an option may make it, is not
    /// before the day.
    pub(super) fn may_run_on(&self, row: usize, day: Day) -> bool {
        let reaches = |bounds: Bounds| bounds.latest.is_none_or(|latest| latest >= day);
        let options = self.chunk.ends_max.bounds(row);
        reaches(self.ends(row)) || (!options.is_undated() && reaches(options))
    }

    fn says(&self, row: usize) -> Says {
        let says = self.chunk.statuses.code(row);
        let says = says.and_then(|code| self.says.get(code));
        says.copied().unwrap_or(Says::Nothing)
    }
}

fn is(hits: &[bool], column: &Coded, row: usize) -> bool {
    let hit = column.code(row).and_then(|code| hits.get(code));
    hit.copied().unwrap_or(false)
}

#[cfg(test)]
mod tests;
