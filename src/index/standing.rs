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

/// What is known of one deal and a day.
struct Known {
    says: Says,
    /// The headline date is certainly later.
    later: bool,
    /// The headline date is of a deal that ran already.
    began: bool,
    end: End,
    /// The end with every option taken is over, or there is none.
    options_past: bool,
}

/// How the end lies to the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Certainly before it.
    Past,
    /// Certainly not before it.
    Later,
    /// There is none by the deal's nature.
    Open,
    /// Nobody can say.
    Unsure,
}

impl End {
    fn of(ends: Bounds, day: Day) -> Self {
        if ends.latest.is_some_and(|latest| latest < day) {
            Self::Past
        } else if ends.earliest.is_some_and(|earliest| earliest >= day) {
            Self::Later
        } else {
            Self::Unsure
        }
    }

    /// What was over before its planned end did not run until then, and nobody says until when it did.
    fn unless_planned(self, planned: bool) -> Self {
        match self {
            Self::Later if planned => Self::Unsure,
            end => end,
        }
    }
}

impl Known {
    fn standing(&self, trusted: bool) -> Standing {
        // An option that may have been taken keeps a deal from having ended for certain.
        let past = self.end == End::Past && self.options_past;
        if trusted && self.says == Says::Over || past {
            return Standing::Ended;
        }
        if self.later && !self.began {
            return Standing::NotYet;
        }
        match (self.says, self.end) {
            // What is over now was open to the end, and nobody says when that was: an open end tells nothing of it.
            (Says::InForce, _)
            | (Says::Announced, End::Later | End::Open)
            | (Says::Over, End::Later) => Standing::InForce,
            _ => Standing::Unclear,
        }
    }
}

fn is_later(date: Bounds, day: Day) -> bool {
    date.earliest.is_some_and(|earliest| earliest > day)
}

fn are_options_past(options: Bounds, day: Day) -> bool {
    options.is_undated() || options.latest.is_some_and(|latest| latest < day)
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

impl Entry<'_> {
    /// How the deal stands on a day.
    #[must_use]
    pub fn standing(&self, as_of: AsOf) -> Standing {
        let known = Known {
            says: Says::of(self.status()),
            later: is_later(self.date_bounds(), as_of.day),
            began: self.date_type().is_some_and(began_before),
            end: if self.chunk.open_ends().contains(self.at) {
                End::Open
            } else {
                End::of(self.ends_bounds(), as_of.day).unless_planned(self.is_end_planned())
            },
            options_past: are_options_past(self.ends_max_bounds(), as_of.day),
        };
        known.standing(as_of.trusts_statuses())
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

    /// How a single deal stands on a day.
    pub(super) fn standing(&self, row: usize, as_of: AsOf) -> Standing {
        let AsOf { day, .. } = as_of;
        let known = Known {
            says: self.says(row),
            later: is_later(self.chunk.dates.bounds(row), day),
            began: is(&self.began, &self.chunk.date_types, row),
            end: if self.is_open_ended(row) {
                End::Open
            } else {
                End::of(self.ends(row), day).unless_planned(self.is_end_planned(row))
            },
            options_past: are_options_past(self.chunk.ends_max.bounds(row), day),
        };
        known.standing(as_of.trusts_statuses())
    }

    /// How each deal stands on a day: every distinct date is looked at once.
    pub(super) fn standings(&self, as_of: AsOf) -> impl Fn(usize) -> Standing {
        let AsOf { day, .. } = as_of;
        let chunk = self.chunk;
        let dates = chunk.dates.distinct();
        let later: Vec<bool> = dates.map(|date| is_later(date, day)).collect();
        let ends = chunk.ends.distinct();
        let ends: Vec<End> = ends.map(|ends| End::of(ends, day)).collect();
        let options = chunk.ends_max.distinct();
        let options: Vec<bool> = options.map(|end| are_options_past(end, day)).collect();
        let trusted = as_of.trusts_statuses();
        move |row| {
            let end = chunk.ends.code(row).and_then(|code| ends.get(code));
            let end = end.copied().unwrap_or(End::Unsure);
            let known = Known {
                says: self.says(row),
                later: hit(&later, chunk.dates.code(row)),
                began: is(&self.began, &chunk.date_types, row),
                end: if self.is_open_ended(row) {
                    End::Open
                } else {
                    end.unless_planned(self.is_end_planned(row))
                },
                options_past: hit(&options, chunk.ends_max.code(row)),
            };
            known.standing(trusted)
        }
    }

    /// The deals that stand so on a day.
    pub(super) fn rows(&self, wanted: Standing, as_of: AsOf) -> Rows {
        let standing = self.standings(as_of);
        rows_where(0..self.chunk.len(), |row| standing(row) == wanted)
    }

    /// The deals that have certainly not begun on a day.
    pub(super) fn not_yet(&self, as_of: AsOf) -> Rows {
        self.rows(Standing::NotYet, as_of)
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
    hit(hits, column.code(row))
}

fn hit(hits: &[bool], code: Option<usize>) -> bool {
    let hit = code.and_then(|code| hits.get(code));
    hit.copied().unwrap_or(false)
}

#[cfg(test)]
mod tests;
