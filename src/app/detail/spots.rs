//! What of a document can be followed: each target with the places where its text stands, and the walk from one to the
//! next.

use std::ops::Range;

use super::document::{Class, Line};
use super::{Detail, Target};

/// Something that can be followed. Its text may go on on the next lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) target: Target,
    /// Lines, and bytes of each line's text.
    parts: Vec<(usize, Range<usize>)>,
}

impl Spot {
    /// The line on which it begins.
    pub(super) fn line(&self) -> usize {
        self.parts.first().map_or(0, |(line, _)| *line)
    }

    fn last_line(&self) -> usize {
        self.parts.last().map_or(0, |(line, _)| *line)
    }
}

/// All of them, in reading order.
pub(super) fn find(lines: &[Line]) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mut inside = false;
        let mut begin = 0;
        for piece in &line.pieces {
            let range = begin..begin + piece.text.len();
            begin = range.end;
            let Some(target) = &piece.target else {
                inside = inside && piece.text.trim().is_empty();
                continue;
            };
            // Pieces of one thing stand side by side, or go on at the beginning of the next line.
            let goes_on = spots.last_mut().filter(|spot| {
                let first = line.pieces.iter().find(|piece| !is_blank(piece));
                let is_first = first.is_some_and(|first| std::ptr::eq(first, piece));
                spot.target == *target && (inside || (is_first && spot.last_line() + 1 == at))
            });
            match goes_on {
                Some(spot) => spot.parts.push((at, range)),
                None => spots.push(Spot {
                    target: target.clone(),
                    parts: vec![(at, range)],
                }),
            }
            inside = true;
        }
        let Some(target) = &line.target else { continue };
        if line.pieces.iter().any(|piece| piece.target.is_some()) {
            continue;
        }
        let text: String = line
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        let range = text.len() - text.trim_start().len()..text.trim_end().len();
        match spots.last_mut() {
            Some(spot) if spot.target == *target && spot.last_line() + 1 == at => {
                spot.parts.push((at, range));
            }
            _ => spots.push(Spot {
                target: target.clone(),
                parts: vec![(at, range)],
            }),
        }
    }
    spots
}

fn is_blank(piece: &super::Piece) -> bool {
    piece.text.trim().is_empty()
}

impl Detail {
    /// The parts of a line's text that belong to the thing that is chosen.
    pub fn chosen_in(&self, line: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        let chosen = self.spot.and_then(|spot| self.spots.get(spot));
        let parts = chosen.into_iter().flat_map(|spot| &spot.parts);
        parts
            .filter(move |(at, _)| *at == line)
            .map(|(_, range)| range.clone())
    }

    /// True when something on the cursor's line is chosen.
    #[must_use]
    pub const fn has_chosen(&self) -> bool {
        self.spot.is_some()
    }

    /// Chooses the next thing that can be followed, or the one before; false where there is none.
    pub(in crate::app) fn next_spot(&mut self, forward: bool) -> bool {
        let here = self.cursor.at().unwrap_or_default();
        // The numbers of the evidence would be every other stop.
        let mut stops = self
            .spots
            .iter()
            .enumerate()
            .filter(|(_, spot)| !matches!(spot.target, Target::Fact(_)));
        let found = match (self.spot, forward) {
            (Some(now), true) => stops.find(|(place, _)| *place > now),
            (Some(now), false) => stops.rfind(|(place, _)| *place < now),
            (None, true) => stops.find(|(_, spot)| spot.line() >= here),
            (None, false) => stops.rfind(|(_, spot)| spot.line() < here),
        };
        let Some((next, spot)) = found else {
            self.spot = None;
            return false;
        };
        let (first, last) = (spot.line(), spot.last_line());
        self.cursor.go(last);
        self.cursor.go(first);
        self.spot = Some(next);
        true
    }

    /// Chooses what stands under a byte of a line; false where nothing does.
    pub(in crate::app) fn choose_at(&mut self, line: usize, byte: usize) -> bool {
        let under = |(at, range): &(usize, Range<usize>)| *at == line && range.contains(&byte);
        let found = self
            .spots
            .iter()
            .position(|spot| spot.parts.iter().any(under));
        self.cursor.go(line);
        self.spot = found;
        found.is_some()
    }

    /// What is chosen, else the first thing on the cursor's line.
    #[must_use]
    pub fn in_hand(&self) -> Option<&Target> {
        if let Some(spot) = self.spot.and_then(|spot| self.spots.get(spot)) {
            return Some(&spot.target);
        }
        let at = self.cursor.at()?;
        let line = self.lines.get(at)?;
        let inside = || line.pieces.iter().filter_map(|piece| piece.target.as_ref());
        let is_number = |target: &&Target| matches!(target, Target::Fact(_));
        let named = inside().find(|target| !is_number(target));
        named.or(line.target.as_ref()).or_else(|| inside().next())
    }

    /// How many things can be followed.
    #[must_use]
    pub fn spots(&self) -> usize {
        self.spots.len()
    }

    /// The place of what is chosen among them.
    #[must_use]
    pub const fn spot(&self) -> Option<usize> {
        self.spot
    }

    /// The cursor was moved by itself: nothing is chosen.
    pub(in crate::app) const fn choose_nothing(&mut self) {
        self.spot = None;
    }

    /// Goes to the next part of the document, or to the beginning of this one and then to the one before.
    pub(in crate::app) fn next_section(&mut self, forward: bool) {
        let here = self.cursor.at().unwrap_or_default();
        let is_heading = |line: &Line| {
            let first = line.pieces.first();
            first.is_some_and(|piece| piece.class == Class::Heading)
        };
        let mut headings = self
            .lines
            .iter()
            .enumerate()
            .filter(|(_, line)| is_heading(line))
            .map(|(at, _)| at);
        let wanted = if forward {
            headings.find(|at| *at > here)
        } else {
            headings.take_while(|at| *at < here).last().or(Some(0))
        };
        let Some(wanted) = wanted else { return };
        self.spot = None;
        // The part shows from its heading on, as far as there is room.
        self.cursor.restore(wanted, wanted);
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::Piece;
    use super::*;
    use crate::deal::{Clean, DealId};

    fn plain(text: &str) -> Piece {
        Piece::new(Class::Plain, text)
    }

    fn country(code: &str) -> Piece {
        Piece::link(code, Target::Country(Clean::new(code)))
    }

    fn line(pieces: Vec<Piece>) -> Line {
        Line {
            pieces,
            ..Line::default()
        }
    }

    #[test]
    fn several_things_on_a_line_are_apart_and_one_over_two_lines_is_one() {
        let long = |text| Piece::link(text, Target::Deal(DealId(7)));
        let lines = [
            line(vec![
                plain("In "),
                country("GB"),
                plain(", "),
                country("US"),
            ]),
            line(vec![plain("Extends "), long("the deal")]),
            line(vec![plain("        "), long("of 2003")]),
        ];
        let spots = find(&lines);
        let parts: Vec<_> = spots.iter().map(|spot| spot.parts.clone()).collect();
        assert_eq!(
            parts,
            [
                vec![(0, 3..5)],
                vec![(0, 7..9)],
                vec![(1, 8..16), (2, 8..15)]
            ]
        );
    }

    #[test]
    fn the_same_thing_twice_is_two_places() {
        let lines = [
            line(vec![country("GB"), plain(" and "), country("GB")]),
            line(vec![plain("then "), country("GB")]),
        ];
        assert_eq!(find(&lines).len(), 3);
    }
}
