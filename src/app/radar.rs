//! The Radar tab: what ends when. Lanes that fold, their deals, and the cursor over both.
//!
//! The lanes are made by a worker from the newest selection when the tab shows; the deal under the cursor is the list's.

mod act;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use ratatui::layout::{Position, Rect};

use super::Cursor;
use crate::index::{Lane, Radar, Row};
use crate::layout::inside;
use crate::layout::text::{grouped, width};

/// The most lines that what is in no lane may take.
const FOOT: usize = 2;
/// A panel with fewer lines inside tells of lanes only.
const FOOT_FROM: u16 = 6;

/// State of the Radar tab.
#[derive(Clone, Debug, Default)]
pub struct RadarTab {
    /// The place in the lines.
    pub lines: Cursor,
    radar: Radar,
    folded: BTreeSet<Lane>,
    panel: Rect,
    /// The selection is newer than what was asked for.
    stale: bool,
    /// An answer is on its way.
    waiting: bool,
}

/// A line of the radar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RadarLine {
    /// The name of a lane.
    Head(Lane),
    /// A deal: its lane, and its place in the lane.
    Deal(Lane, usize),
}

/// Where the parts of the panel lie; a part without room has no height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RadarAreas {
    /// Names of the columns.
    pub head: Rect,
    /// Lanes and deals.
    pub lines: Rect,
    /// What is in no lane.
    pub foot: Rect,
}

impl RadarTab {
    /// The newest lanes.
    #[must_use]
    pub const fn radar(&self) -> &Radar {
        &self.radar
    }

    /// True while newer lanes are made.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting || self.stale
    }

    /// True when a lane shows its name only.
    #[must_use]
    pub fn is_folded(&self, lane: Lane) -> bool {
        self.folded.contains(&lane)
    }

    /// The line of that number.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<RadarLine> {
        let mut before = 0;
        for lane in Lane::ALL {
            let end = before + self.height(lane);
            if number < end {
                return Some(match number - before {
                    0 => RadarLine::Head(lane),
                    deal => RadarLine::Deal(lane, deal - 1),
                });
            }
            before = end;
        }
        None
    }

    /// The line under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<RadarLine> {
        self.line(self.lines.at()?)
    }

    /// The deal of a line.
    #[must_use]
    pub fn row(&self, line: RadarLine) -> Option<Row> {
        self.radar.rows.get(self.place(line)?).copied()
    }

    /// Where the parts of the panel lie.
    #[must_use]
    pub fn areas(&self) -> RadarAreas {
        let inner = inside(self.panel);
        let foot = if inner.height >= FOOT_FROM {
            self.left_out(inner.width).len()
        } else {
            0
        };
        let foot = u16::try_from(foot).unwrap_or_default();
        let head = u16::from(inner.height > 1);
        let lines = inner.height.saturating_sub(head + foot);
        let part = |y: u16, height: u16| Rect { y, height, ..inner };
        RadarAreas {
            head: part(inner.y, head),
            lines: part(inner.y + head, lines),
            foot: part(inner.y + head + lines, foot),
        }
    }

    /// What is in no lane, in lines of at most so many columns.
    #[must_use]
    pub fn left_out(&self, columns: u16) -> Vec<String> {
        let told = |(count, why): (u32, crate::index::Outside)| {
            format!("{} {}", grouped(count.into()), why.words(count))
        };
        let mut lines: Vec<String> = Vec::new();
        for piece in self.radar.left_out().map(told) {
            let room = usize::from(columns).saturating_sub(1);
            match lines.last_mut() {
                None => lines.push(format!("In no lane: {piece}")),
                Some(line) if width(line) + 3 + width(&piece) <= room => {
                    line.push_str(" · ");
                    line.push_str(&piece);
                }
                Some(_) => lines.push(piece),
            }
        }
        lines.truncate(FOOT);
        lines
    }

    /// The line at a place on the screen.
    pub(super) fn line_under(&self, at: Position) -> Option<usize> {
        let lines = self.areas().lines;
        let number = self.lines.top() + usize::from(at.y.checked_sub(lines.y)?);
        (lines.contains(at) && number < self.lines.len()).then_some(number)
    }

    /// The panel has another size or place.
    pub(super) fn resize(&mut self, panel: Option<Rect>) {
        self.panel = panel.unwrap_or_default();
        self.arrange();
    }

    /// The place in the list of the deal of a line.
    fn place(&self, shown: RadarLine) -> Option<usize> {
        let RadarLine::Deal(lane, at) = shown else {
            return None;
        };
        usize::try_from(*self.radar.lane(lane).get(at)?).ok()
    }

    /// The number of a deal's line, that of its lane's name where the lane is folded.
    fn number(&self, lane: Lane, at: usize) -> usize {
        let before: usize = Lane::ALL
            .into_iter()
            .take_while(|other| *other != lane)
            .map(|lane| self.height(lane))
            .sum();
        if self.is_folded(lane) {
            before
        } else {
            before + 1 + at
        }
    }

    fn height(&self, lane: Lane) -> usize {
        if self.is_folded(lane) {
            1
        } else {
            1 + self.radar.lane(lane).len()
        }
    }

    fn arrange(&mut self) {
        let lines = Lane::ALL.into_iter().map(|lane| self.height(lane)).sum();
        let lines = if self.radar.rows.is_empty() { 0 } else { lines };
        self.lines.set_page(usize::from(self.areas().lines.height));
        self.lines.resize(lines);
    }

    /// Newer lanes are here.
    fn show(&mut self, radar: Radar) {
        self.radar = radar;
        self.waiting = false;
        self.arrange();
    }

    fn fold(&mut self, lane: Lane) {
        if !self.folded.remove(&lane) {
            self.folded.insert(lane);
        }
        let head = self.number(lane, 0) - usize::from(!self.is_folded(lane));
        self.arrange();
        self.lines.go(head);
    }
}
