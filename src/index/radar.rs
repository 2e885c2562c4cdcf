//! The radar: what ends when, in lanes counted from a day. Every deal is in one lane, or counted among those in none.

mod runway;

use std::sync::Arc;

pub use runway::{Runway, runway};

use rayon::prelude::*;

use super::column::{short, wide};
use super::standing::{AsOf, Facts, Standing};
use super::{Index, Row};
use crate::deal::{Bounds, Cancel, Day};

/// How many rows are looked at between two looks at whether anybody still wants the answer.
const BATCH: usize = 16_384;

/// When deals end, as seen from a day. An end that is not known to the day lies in the lane of its earliest day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// In the twelve months before the day.
    Ended,
    /// On the day, or less than 6 months later.
    Under6,
    /// 6 to 12 months later.
    From6,
    /// 12 to 18 months later.
    From12,
    /// 18 to 24 months later.
    From18,
    /// 24 months later, or more.
    Later,
    /// It has no end by its nature.
    Open,
    /// Nobody says; or it was to end earlier, and may run on.
    NotKnown,
}

/// Why a deal is in no lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outside {
    /// It ended more than a year before the day.
    LongOver,
    /// It is said to be over, and its end was to be on the day or later.
    OverEarly,
    /// It is said to be over, nobody says since when.
    OverUndated,
    /// It happens on a day, as an acquisition does: it has no end.
    Once,
    /// It certainly begins after the day.
    NotYet,
}

/// Deals by when they end.
#[derive(Clone, Debug)]
pub struct Radar {
    /// From which day it looks.
    pub as_of: AsOf,
    /// The deals that it looked at, in their order.
    pub rows: Arc<[Row]>,
    /// By lane: places in `rows`; what ends first stands first.
    lanes: [Arc<[u32]>; Lane::ALL.len()],
    outside: [u32; Outside::ALL.len()],
}

impl Lane {
    /// All, in order.
    pub const ALL: [Self; 8] = [
        Self::Ended,
        Self::Under6,
        Self::From6,
        Self::From12,
        Self::From18,
        Self::Later,
        Self::Open,
        Self::NotKnown,
    ];

    /// For people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Ended => "Ended in the last year",
            Self::Under6 => "Under 6 months",
            Self::From6 => "6 to 12 months",
            Self::From12 => "12 to 18 months",
            Self::From18 => "18 to 24 months",
            Self::Later => "Later",
            Self::Open => "Open-ended",
            Self::NotKnown => "End not known",
        }
    }

    /// For machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::Under6 => "under_6_months",
            Self::From6 => "6_to_12_months",
            Self::From12 => "12_to_18_months",
            Self::From18 => "18_to_24_months",
            Self::Later => "later",
            Self::Open => "open_ended",
            Self::NotKnown => "not_known",
        }
    }

    /// The first day of the lane and the first one after it, counted from a day; `None` where it has no such day.
    #[must_use]
    pub fn days(self, day: Day) -> (Option<Day>, Option<Day>) {
        let after = |months| Some(day.plus_months(months));
        match self {
            Self::Ended => (after(-12), Some(day)),
            Self::Under6 => (Some(day), after(6)),
            Self::From6 => (after(6), after(12)),
            Self::From12 => (after(12), after(18)),
            Self::From18 => (after(18), after(24)),
            Self::Later => (after(24), None),
            Self::Open | Self::NotKnown => (None, None),
        }
    }

    /// True where deals have a day on which they end.
    #[must_use]
    pub const fn is_dated(self) -> bool {
        !matches!(self, Self::Open | Self::NotKnown)
    }
}

impl Outside {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::LongOver,
        Self::OverEarly,
        Self::OverUndated,
        Self::Once,
        Self::NotYet,
    ];

    /// What is said after the number of such deals.
    #[must_use]
    pub const fn words(self, count: u32) -> &'static str {
        match self {
            Self::LongOver => "over for more than a year",
            Self::OverEarly => "over before their end",
            Self::OverUndated => "over, no day told",
            Self::Once if count == 1 => "happens once",
            Self::Once => "happen once",
            Self::NotYet => "not begun yet",
        }
    }
}

impl Default for Radar {
    fn default() -> Self {
        Self {
            as_of: AsOf::today(Day::FIRST),
            rows: Arc::default(),
            lanes: std::array::from_fn(|_| Arc::default()),
            outside: [0; Outside::ALL.len()],
        }
    }
}

impl Radar {
    /// Places in [`Self::rows`] of the deals of a lane, what ends first standing first.
    #[must_use]
    pub fn lane(&self, lane: Lane) -> &[u32] {
        self.lanes.get(lane as usize).map_or(&[], |places| places)
    }

    /// The deals of a lane, what ends first standing first.
    pub fn deals(&self, lane: Lane) -> impl Iterator<Item = Row> {
        let row = |place: &u32| self.rows.get(wide(*place)).copied();
        self.lane(lane).iter().filter_map(row)
    }

    /// How many deals are in no lane for that reason.
    #[must_use]
    pub fn outside(&self, why: Outside) -> u32 {
        self.outside.get(why as usize).copied().unwrap_or(0)
    }

    /// How many deals are in lanes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.lanes.iter().map(|lane| lane.len()).sum()
    }

    /// True when no deal is in a lane.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many deals are in no lane, and why.
    pub fn left_out(&self) -> impl Iterator<Item = (u32, Outside)> {
        let told = |why: Outside| (self.outside(why), why);
        Outside::ALL
            .into_iter()
            .map(told)
            .filter(|(count, _)| *count > 0)
    }

    /// The lane in which a deal is, and where it stands in it; by its place in [`Self::rows`].
    #[must_use]
    pub fn find(&self, place: usize) -> Option<(Lane, usize)> {
        let place = short(place);
        Lane::ALL.into_iter().find_map(|lane| {
            let at = self.lane(lane).iter().position(|other| *other == place)?;
            Some((lane, at))
        })
    }
}

/// Where a deal belongs.
type Place = Result<Lane, Outside>;

impl Index {
    /// The lanes of some deals, as seen from a day; `None` when cancelled on the way.
    #[must_use]
    pub fn radar(&self, rows: &Arc<[Row]>, as_of: AsOf, cancel: &Cancel) -> Option<Radar> {
        let facts: Vec<Facts<'_>> = self.chunks.iter().map(|chunk| Facts::of(chunk)).collect();
        let parts: Option<Vec<Part>> = rows
            .par_chunks(BATCH)
            .enumerate()
            .map(|(batch, rows)| {
                let first = short(batch * BATCH);
                (!cancel.is_cancelled()).then(|| self.sighted(&facts, first, rows, as_of))
            })
            .collect();
        let mut lanes: [Vec<(Key, u32)>; Lane::ALL.len()] = Default::default();
        let mut outside = [0; Outside::ALL.len()];
        for part in parts? {
            for (lane, more) in lanes.iter_mut().zip(part.lanes) {
                lane.extend(more);
            }
            for (count, more) in outside.iter_mut().zip(part.outside) {
                *count += more;
            }
        }
        let lanes = lanes.map(|mut lane| {
            lane.par_sort_unstable();
            lane.into_iter().map(|(_, place)| place).collect()
        });
        Some(Radar {
            as_of,
            rows: Arc::clone(rows),
            lanes,
            outside,
        })
    }

    /// Each deal put where it belongs.
    fn sighted(&self, facts: &[Facts<'_>], first: u32, rows: &[Row], as_of: AsOf) -> Part {
        let mut part = Part::default();
        for (place, row) in (first..).zip(rows) {
            let found = self
                .chunk_of(*row)
                .and_then(|(chunk, at)| Some((facts.get(chunk)?, at)));
            let Some((facts, at)) = found else { continue };
            match facts.lane(at, as_of) {
                Ok(lane) => {
                    let key = if lane.is_dated() {
                        key(facts.ends(at))
                    } else {
                        Key::default()
                    };
                    if let Some(lane) = part.lanes.get_mut(lane as usize) {
                        lane.push((key, place));
                    }
                }
                Err(why) => {
                    if let Some(count) = part.outside.get_mut(why as usize) {
                        *count += 1;
                    }
                }
            }
        }
        part
    }
}

/// What some rows add.
#[derive(Default)]
struct Part {
    lanes: [Vec<(Key, u32)>; Lane::ALL.len()],
    outside: [u32; Outside::ALL.len()],
}

/// First and last day: what a lane is in order of.
type Key = (i32, i32);

fn key(ends: Bounds) -> Key {
    let first = first_day(ends).map_or(i32::MAX, Day::number);
    (first, ends.latest.map_or(i32::MAX, Day::number))
}

/// The day that decides: the earliest that the end may be, else the only one that is told.
fn first_day(ends: Bounds) -> Option<Day> {
    ends.earliest.or(ends.latest)
}

impl Facts<'_> {
    fn lane(&self, row: usize, as_of: AsOf) -> Place {
        let day = as_of.day;
        if self.standing(row, as_of) == Standing::NotYet {
            return Err(Outside::NotYet);
        }
        let over = as_of.trusts_statuses() && self.says_over(row);
        if self.is_open_ended(row) {
            return if over {
                Err(Outside::OverUndated)
            } else {
                Ok(Lane::Open)
            };
        }
        let Some(first) = first_day(self.ends(row)) else {
            return match over {
                _ if self.happens_once(row) => Err(Outside::Once),
                true => Err(Outside::OverUndated),
                false => Ok(Lane::NotKnown),
            };
        };
        let is_in = |lane: &Lane| {
            let (from, until) = lane.days(day);
            from.is_some_and(|from| first >= from) && until.is_none_or(|until| first < until)
        };
        match Lane::ALL.into_iter().find(is_in) {
            Some(Lane::Ended) => Ok(Lane::Ended),
            Some(_) if over => Err(Outside::OverEarly),
            // When it was over nobody says; the planned end is none.
            Some(_) if self.is_end_planned(row) => Ok(Lane::NotKnown),
            Some(lane) => Ok(lane),
            None if !over && self.may_run_on(row, day) => Ok(Lane::NotKnown),
            None => Err(Outside::LongOver),
        }
    }
}

#[cfg(test)]
mod tests;
