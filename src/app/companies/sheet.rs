//! A profile written down: its lines, and the span of time of the deals' bars.

use super::{Body, ProfileLine};
use crate::app::timeline::Window;

/// All lines of a profile, made for a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The lines.
    pub lines: Vec<ProfileLine>,
    /// The span of time that the bars show.
    pub window: Window,
}

impl Sheet {
    /// Where a line of an earlier sheet stands in this one: where the same leads to the same, else where it says the same.
    pub(super) fn place_of(&self, line: &ProfileLine) -> Option<usize> {
        let same = |other: &ProfileLine| {
            other.part == line.part
                && if line.goal.is_some() {
                    other.goal == line.goal && other.is_heading() == line.is_heading()
                } else {
                    other.body == line.body
                }
        };
        let forms = |other: &ProfileLine| match (&other.body, &line.body) {
            (Body::Deal { form: one, .. }, Body::Deal { form: two, .. }) => one == two,
            _ => true,
        };
        let both = |other: &ProfileLine| same(other) && forms(other);
        self.lines.iter().position(both)
    }
}
