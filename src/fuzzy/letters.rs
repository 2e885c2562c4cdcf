//! Where the letters typed stand in a name as it is written, for highlighting.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher as _;

use super::name::{self, Name};
use super::needle::{Needle, Tier};

impl Needle {
    /// The bytes of `text` that answered in this tier: rising, apart from each other, whole characters.
    #[must_use]
    pub fn letters(&self, text: &str, tier: Tier) -> Vec<Range<usize>> {
        let name = Name::prepare(text);
        let folded = name.folded();
        let mut places: Vec<Range<usize>> = Vec::new();
        match tier {
            Tier::Exact => places.push(0..name.core().len()),
            Tier::Prefix => places.push(0..self.reach(folded)),
            Tier::WordStart | Tier::Substring | Tier::Close => {
                for word in &self.words {
                    if let Some((_, at)) = word.place_in(folded) {
                        places.push(at..at + word.text.len());
                    } else if let Some((_, (at, other))) = word.slip_in(folded) {
                        places.push(at..at + other.len());
                    }
                }
            }
            Tier::Initials => places = self.initials_in(folded),
            Tier::Scattered => places = self.scattered_in(folded),
        }
        let origins = origins(text);
        let mut found: Vec<_> = places
            .into_iter()
            .flatten()
            .filter_map(|at| origins.get(at).cloned().flatten())
            .collect();
        found.sort_by_key(|range| range.start);
        joined(found)
    }

    /// The end of the beginning of a name that the letters typed cover.
    fn reach(&self, folded: &str) -> usize {
        let mut left = self.joined.as_str();
        let mut end = 0;
        let mut at = 0;
        for word in folded.split(' ') {
            if left.is_empty() {
                break;
            }
            if let Some(rest) = left.strip_prefix(word) {
                (left, end) = (rest, at + word.len());
            } else if word != "and" {
                (left, end) = ("", at + left.len());
            }
            at += word.len() + 1;
        }
        end
    }

    fn initials_in(&self, folded: &str) -> Vec<Range<usize>> {
        let mut letters = self.joined.chars().peekable();
        let mut places = Vec::new();
        let mut at = 0;
        for word in folded.split(' ') {
            if let Some(first) = word.chars().next()
                && letters.next_if_eq(&first).is_some()
            {
                places.push(at..at + first.len_utf8());
            }
            at += word.len() + 1;
        }
        places
    }

    fn scattered_in(&self, folded: &str) -> Vec<Range<usize>> {
        let starts: Vec<_> = folded
            .char_indices()
            .map(|(at, letter)| at..at + letter.len_utf8())
            .collect();
        let indices = self
            .words
            .iter()
            .filter_map(|word| self.scorer.fuzzy_indices(folded, &word.text));
        indices
            .flat_map(|(_, places)| places)
            .filter_map(|at| starts.get(at).cloned())
            .collect()
    }
}

/// For each byte of the folded text the bytes of the text that it comes from; none for a space.
fn origins(text: &str) -> Vec<Option<Range<usize>>> {
    let mut origins = Vec::with_capacity(text.len());
    name::spell(text, |letter, at| {
        let origin = (letter != ' ').then_some(at);
        origins.extend(std::iter::repeat_n(origin, letter.len_utf8()));
    });
    origins
}

/// Ranges that touch or overlap made one.
fn joined(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
