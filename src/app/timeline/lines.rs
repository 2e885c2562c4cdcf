//! The lines of the timeline: deals, or names of lanes with the deals of those that are open.

use super::TimelineTab;
use super::plan::Lanes;
use crate::index::Row;

/// A line of the timeline; places are those of the plan's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLine {
    /// The name of a lane.
    Head(usize),
    /// A deal that can be drawn.
    Deal(u32),
    /// A deal in the tray.
    Undated(u32),
}

impl TimelineTab {
    /// How many lines there are above the tray.
    #[must_use]
    pub const fn above_tray(&self) -> usize {
        self.above
    }

    /// The line of that number; those after [`Self::above_tray`] are the tray's.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<TimeLine> {
        if let Some(at) = number.checked_sub(self.above) {
            return self.plan.undated.get(at).copied().map(TimeLine::Undated);
        }
        if self.plan.wanted.lanes == Lanes::Off {
            return self.plan.dated.get(number).copied().map(TimeLine::Deal);
        }
        let after = self.starts.partition_point(|start| *start <= number);
        let lane = after.checked_sub(1)?;
        let deal = (number - self.starts.get(lane)?).checked_sub(1);
        Some(match deal {
            None => TimeLine::Head(lane),
            Some(deal) => TimeLine::Deal(*self.plan.members(lane).get(deal)?),
        })
    }

    /// The line under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<TimeLine> {
        self.line(self.rows.at()?)
    }

    /// The place of a line's deal among the plan's rows, which are the list's.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<usize> {
        match self.line(number)? {
            TimeLine::Head(_) => None,
            TimeLine::Deal(place) | TimeLine::Undated(place) => usize::try_from(place).ok(),
        }
    }

    /// The deal of a line.
    #[must_use]
    pub fn row(&self, number: usize) -> Option<Row> {
        self.plan.wanted.rows.get(self.place(number)?).copied()
    }

    /// True while the deals of a lane show.
    #[must_use]
    pub fn is_open(&self, lane: usize) -> bool {
        let code = self.plan.lanes.get(lane).map(|lane| lane.code.as_str());
        let lanes = self.plan.wanted.lanes;
        code.is_some_and(|code| self.open.contains(&(lanes, code.to_owned())))
    }

    /// The deals of a lane.
    pub(super) fn deals_of(&self, lane: usize) -> Vec<Row> {
        let places = self.plan.members(lane).iter();
        places.filter_map(|place| self.plan.row(*place)).collect()
    }

    /// The lane that a line is in.
    pub(super) fn lane_of(&self, number: usize) -> Option<usize> {
        let lanes = self.plan.wanted.lanes != Lanes::Off && number < self.above;
        let after = self.starts.partition_point(|start| *start <= number);
        after.checked_sub(1).filter(|_| lanes)
    }

    /// Opens a lane, or closes it; the cursor goes to its name.
    pub(super) fn fold(&mut self, lane: usize) {
        let Some(code) = self.plan.lanes.get(lane).map(|lane| lane.code.clone()) else {
            return;
        };
        let key = (self.plan.wanted.lanes, code);
        if !self.open.remove(&key) {
            self.open.insert(key);
        }
        self.count_lines();
        if let Some(start) = self.starts.get(lane).copied() {
            self.rows.go(start);
        }
    }

    /// The line of a deal: in the lane under the cursor where it is in that, else in the first one; the name of a lane that
    /// is closed.
    pub(super) fn find(&self, place: usize) -> Option<usize> {
        let place = u32::try_from(place).ok()?;
        let in_tray = || {
            let at = self.plan.undated.binary_search(&place).ok()?;
            Some(self.above + at)
        };
        if self.plan.wanted.lanes == Lanes::Off {
            let at = self.plan.dated.iter().position(|other| *other == place);
            return at.or_else(in_tray);
        }
        let here = self.rows.at().and_then(|at| self.lane_of(at));
        let there = |lane: usize| {
            let members = self.plan.members(lane).iter();
            let at = members.enumerate().find(|(_, other)| **other == place)?.0;
            let start = *self.starts.get(lane)?;
            Some(if self.is_open(lane) {
                start + 1 + at
            } else {
                start
            })
        };
        here.and_then(there)
            .or_else(|| (0..self.plan.lanes.len()).find_map(there))
            .or_else(in_tray)
    }

    /// The lines are others: their number and where lanes begin follow.
    pub(super) fn count_lines(&mut self) {
        self.starts.clear();
        self.above = if self.plan.wanted.lanes == Lanes::Off {
            self.plan.dated.len()
        } else {
            let mut lines = 0;
            for lane in 0..self.plan.lanes.len() {
                self.starts.push(lines);
                lines += 1;
                if self.is_open(lane) {
                    lines += self.plan.members(lane).len();
                }
            }
            lines
        };
        self.rows.resize(self.above + self.plan.undated.len());
    }
}
