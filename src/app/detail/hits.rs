//! The words of the query in the lines of the detail, and the walk from one to the next.

use std::ops::Range;

use super::Detail;
use super::document::{Class, Line};
use crate::app::timeline::TimeLine;
use crate::app::{App, RadarLine, Sought, Tab, Update};

/// A place where a word stands: lines, and bytes of each line's text. A phrase may go on on the next line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    parts: Vec<(usize, Range<usize>)>,
}

/// All places in order.
pub(super) fn find(lines: &[Line], words: &Sought) -> Vec<Hit> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let mut run = Run::default();
    for (at, line) in lines.iter().enumerate() {
        if begins_anew(line) {
            hits.append(&mut std::mem::take(&mut run).hits(words));
        }
        run.push(at, line);
    }
    hits.append(&mut run.hits(words));
    hits
}

/// True for a line that does not go on with the one before.
fn begins_anew(line: &Line) -> bool {
    line.pieces.first().is_none_or(|piece| {
        matches!(piece.class, Class::Label | Class::Heading) && !piece.text.trim().is_empty()
    })
}

/// Lines that read on, as one text.
#[derive(Default)]
struct Run {
    text: String,
    /// For each line: its number, where it begins in the text, and how many bytes at its start are left out.
    lines: Vec<(usize, usize, usize)>,
}

impl Run {
    fn push(&mut self, at: usize, line: &Line) {
        let text: String = line
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        let own = text.trim_start();
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.lines
            .push((at, self.text.len(), text.len() - own.len()));
        self.text.push_str(own);
    }

    fn hits(&self, words: &Sought) -> Vec<Hit> {
        let hit = |range: Range<usize>| {
            let ends = self
                .lines
                .iter()
                .skip(1)
                .map(|(_, start, _)| start - 1)
                .chain([self.text.len()]);
            let lines = self.lines.iter().zip(ends);
            let parts = lines.filter_map(|((at, start, left_out), end)| {
                let (first, last) = (range.start.max(*start), range.end.min(end));
                (first < last).then(|| (*at, first - start + left_out..last - start + left_out))
            });
            Hit {
                parts: parts.collect(),
            }
        };
        words.in_any(&self.text).into_iter().map(hit).collect()
    }
}

impl Detail {
    /// The parts of a line's text where words of the query stand; true for the one that the walk has come to.
    pub fn hits_in(&self, line: usize) -> impl Iterator<Item = (Range<usize>, bool)> {
        let hits = self.hits.iter().enumerate();
        let parts = hits.flat_map(|(number, hit)| hit.parts.iter().map(move |part| (number, part)));
        parts
            .filter(move |(_, (at, _))| *at == line)
            .map(|(number, (_, range))| (range.clone(), self.hit == Some(number)))
    }

    /// The query has other words.
    pub(in crate::app) fn set_words(&mut self, words: Sought) {
        if self.words != words {
            self.words = words;
            self.find_hits();
        }
    }

    pub(super) fn find_hits(&mut self) {
        self.hits = find(&self.lines, &self.words);
        self.hit = None;
    }

    /// Goes to the next place, or to the one before; false where there is none.
    fn step(&mut self, forward: bool) -> bool {
        let next = match (self.hit, forward) {
            (None, true) => Some(0),
            (None, false) => self.hits.len().checked_sub(1),
            (Some(now), true) => Some(now + 1),
            (Some(now), false) => now.checked_sub(1),
        };
        let Some((number, hit)) = next.and_then(|next| Some((next, self.hits.get(next)?))) else {
            return false;
        };
        self.hit = Some(number);
        if let (Some((first, _)), Some((last, _))) = (hit.parts.first(), hit.parts.last()) {
            self.cursor.go(*last);
            self.cursor.go(*first);
        }
        true
    }

    /// A deal is here that the walk was on its way to.
    pub(super) fn arrive(&mut self) {
        if let Some(forward) = self.walking.take() {
            self.step(forward);
        }
    }
}

impl App {
    /// Walks to the next place in the deal where a word of the query stands, and then on to the next deal; or back.
    pub(in crate::app) fn walk_hits(&mut self, forward: bool, out: &mut Update) {
        if matches!(self.tab, Tab::Companies | Tab::Overview) {
            out.redraw = false;
            return;
        }
        // Without words every row is a match all the same. A walk back begins with the deal before.
        let begun = forward || self.detail.hit.is_some();
        let stepped = begun && self.detail.step(forward);
        if !stepped && !self.walk_on(forward, out) {
            return self.tell(
                if forward {
                    "No match further on"
                } else {
                    "No match before this one"
                },
                false,
            );
        }
        self.tell_hit();
    }

    fn walk_on(&mut self, forward: bool, out: &mut Update) -> bool {
        let step = if forward { 1 } else { -1 };
        loop {
            let cursor = match self.tab {
                Tab::Timeline => &mut self.timeline.rows,
                Tab::Radar => &mut self.radar.lines,
                Tab::Deals | Tab::Companies | Tab::Overview => &mut self.list,
            };
            let before = cursor.at();
            cursor.step(step);
            if cursor.at() == before {
                return false;
            }
            // Names of lanes stand between deals.
            let on_a_name = match self.tab {
                Tab::Radar => matches!(self.radar.current(), Some(RadarLine::Head(_))),
                Tab::Timeline => matches!(self.timeline.current(), Some(TimeLine::Head(_))),
                _ => false,
            };
            if !on_a_name {
                break;
            }
        }
        match self.tab {
            Tab::Timeline => self.list_goes_to_timeline(out),
            Tab::Radar => self.list_goes_to_radar(out),
            Tab::Deals | Tab::Companies | Tab::Overview => self.follow_cursor(out),
        }
        self.detail.walking = Some(forward);
        if !self.detail.is_waiting() {
            self.detail.arrive();
        }
        true
    }

    /// Says which place of how many the walk has come to.
    pub(in crate::app) fn tell_hit(&mut self) {
        if self.detail.walking.is_some() {
            return;
        }
        if let Some(hit) = self.detail.hit {
            let told = format!("Hit {} of {} in this deal", hit + 1, self.detail.hits.len());
            self.tell(&told, false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Piece;
    use crate::query::parse;

    fn line(pieces: &[(Class, &str)]) -> Line {
        let piece = |(class, text): &(Class, &str)| Piece::new(*class, *text);
        Line {
            pieces: pieces.iter().map(piece).collect(),
            ..Line::default()
        }
    }

    fn hits(query: &str, lines: &[Line]) -> Vec<Vec<(usize, Range<usize>)>> {
        let words = Sought::of(&parse(query, &crate::deal::Codes::bundled()).unwrap());
        find(lines, &words)
            .into_iter()
            .map(|hit| hit.parts)
            .collect()
    }

    #[test]
    fn a_phrase_is_found_across_pieces_and_over_the_end_of_a_line() {
        let lines = [
            line(&[(Class::Plain, "Licences for "), (Class::Strong, "Office")]),
            line(&[(Class::Plain, "  "), (Class::Plain, "365 of NHS")]),
            Line::default(),
            line(&[(Class::Label, "Buyer "), (Class::Link, "NHS")]),
        ];
        assert_eq!(hits("\"for office\"", &lines), [[(0, 9..19)]]);
        assert_eq!(hits("\"office 365\"", &lines), [[(0, 13..19), (1, 2..5)]]);
        assert_eq!(hits("nhs", &lines), [[(1, 9..12)], [(3, 6..9)]]);
        assert_eq!(
            hits("\"nhs buyer\"", &lines),
            [[(0, 0..0); 0]; 0],
            "two facts are no phrase"
        );
    }
}
