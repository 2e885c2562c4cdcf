//! Walking through a profile: from one thing that can be followed to the next, and from part to part.

use ratatui::layout::Position;

use super::{CompaniesTab, ProfileLine};
use crate::layout::inside;

impl CompaniesTab {
    /// The line of the profile at a place on the screen.
    pub(in crate::app) fn line_under(&self, at: Position) -> Option<usize> {
        let area = inside(self.panel?);
        if !area.contains(at) {
            return None;
        }
        let row = self.reading.top() + usize::from(at.y - area.y);
        (row < self.reading.len()).then_some(row)
    }

    /// Goes to the next line that leads to something else, or to the one before; false where there is none.
    pub(in crate::app) fn next_goal(&mut self, forward: bool) -> bool {
        let here = self.reading.at().unwrap_or_default();
        let lines = &self.sheet.lines;
        let goal = |at: usize| lines.get(at).and_then(|line| line.goal.as_ref());
        // Of a goal over several lines the first one is its place.
        let begins = |at: &usize| {
            let before = at.checked_sub(1).and_then(goal);
            goal(*at).is_some() && goal(*at) != before
        };
        let next = if forward {
            (here + 1..lines.len()).find(begins)
        } else {
            (0..here).rev().find(begins)
        };
        if let Some(next) = next {
            self.reading.go(next);
        }
        next.is_some()
    }

    /// The user moves in the profile: it does not jump any more when more of it comes.
    pub(in crate::app) fn stay_in_profile(&mut self) {
        self.resume = None;
    }

    /// Goes to the next part of the profile, or to the beginning of this one and then to the one before.
    pub(in crate::app) fn next_part(&mut self, forward: bool) {
        let here = self.reading.at().unwrap_or_default();
        let is_heading = |at: &usize| {
            self.sheet
                .lines
                .get(*at)
                .is_some_and(ProfileLine::is_heading)
        };
        let wanted = if forward {
            (here + 1..self.sheet.lines.len()).find(is_heading)
        } else {
            (0..here).rev().find(is_heading).or(Some(0))
        };
        if let Some(wanted) = wanted {
            self.reading.restore(wanted, wanted);
        }
    }
}
