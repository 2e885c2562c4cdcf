//! How a deal stands on a day: what its dates say of that day, and its status where that tells of the day at all.

use super::chunk::Chunk;
use super::column::{Coded, Rows};
use super::probes::open_ended;
use crate::deal::{Bounds, Day};

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

    /// True where statuses tell of the day.
    #[must_use]
    pub fn trusts_statuses(self) -> bool {
        self.day >= self.today
    }
}

/// True for a status of what is over.
#[must_use]
pub fn says_ended(status: &str) -> bool {
    matches!(
        status,
        "completed" | "expired" | "superseded" | "terminated" | "abandoned"
    )
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
    over: Vec<bool>,
    /// By kind.
    once: Vec<bool>,
    /// By type of the headline date.
    began: Vec<bool>,
    open: Rows,
}

impl<'a> Facts<'a> {
    pub(super) fn of(chunk: &'a Chunk) -> Self {
        let each =
            |column: &Coded, test: fn(&str) -> bool| column.words().iter().map(test).collect();
        Self {
            chunk,
            over: each(&chunk.statuses, says_ended),
            once: each(&chunk.kinds, happens_once),
            began: each(&chunk.date_types, began_before),
            open: open_ended(&chunk.ends),
        }
    }

    /// The status says that it is over.
    pub(super) fn says_over(&self, row: usize) -> bool {
        is(&self.over, &self.chunk.statuses, row)
    }

    /// It happens on a day.
    pub(super) fn happens_once(&self, row: usize) -> bool {
        is(&self.once, &self.chunk.kinds, row)
    }

    /// It has no end by its nature.
    pub(super) fn is_open_ended(&self, row: usize) -> bool {
        self.open.contains(row)
    }

    /// Every day on which it may have begun is later.
    pub(super) fn begins_after(&self, row: usize, day: Day) -> bool {
        let earliest = self.chunk.dates.bounds(row).earliest;
        earliest.is_some_and(|earliest| earliest > day)
            && !is(&self.began, &self.chunk.date_types, row)
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
}

fn is(hits: &[bool], column: &Coded, row: usize) -> bool {
    let hit = column.code(row).and_then(|code| hits.get(code));
    hit.copied().unwrap_or(false)
}
