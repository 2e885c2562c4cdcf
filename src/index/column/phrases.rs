//! Texts as the numbers of their words. Titles are most of what an index holds, and the same words come again and again: of a
//! million made-up ones 111 MB become 33, and a word is looked for among thousands of words instead of in all titles.

mod find;

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::narrow::{short, wide};
use super::text::TextColumn;

/// What parts words.
const GAP: char = ' ';

/// Stands before the number of a word that two bytes cannot hold, which follows as two units.
const LONG: u16 = u16::MAX;

/// Clean texts, by number.
pub(crate) struct Phrases {
    /// The distinct words, as they are written.
    words: TextColumn,
    units: Box<[u16]>,
    /// Where the units of each text end.
    ends: Box<[u32]>,
    /// Words that have a space in them once they are folded.
    spaced: Box<[u32]>,
}

/// Fills [`Phrases`].
#[derive(Default)]
pub(crate) struct PhrasesBuilder {
    words: TextColumn,
    units: Vec<u16>,
    ends: Vec<u32>,
    places: HashMap<Box<str>, u32, RandomState>,
}

impl PhrasesBuilder {
    /// Adds a text, which must be clean.
    pub(crate) fn push(&mut self, clean: &str) {
        let mut start = 0;
        // By the crate: the standard library begins its search anew for each of the many short words.
        for gap in memchr::memchr_iter(b' ', clean.as_bytes()) {
            self.word(clean.get(start..gap).unwrap_or_default());
            start = gap + 1;
        }
        self.word(clean.get(start..).unwrap_or_default());
        self.ends.push(short(self.units.len()));
    }

    fn word(&mut self, word: &str) {
        let place = self.places.get(word).copied().unwrap_or_else(|| {
            let place = short(self.words.len());
            self.words.push(word);
            self.places.insert(word.into(), place);
            place
        });
        match u16::try_from(place) {
            Ok(unit) if unit != LONG => self.units.push(unit),
            _ => {
                let [a, b, c, d] = place.to_be_bytes();
                let halves = [[a, b], [c, d]].map(u16::from_be_bytes);
                self.units.push(LONG);
                self.units.extend(halves);
            }
        }
    }

    /// The column.
    pub(crate) fn finish(self) -> Phrases {
        let words = self.words.finish();
        let is_spaced = |place: &u32| words.folded(wide(*place)).contains(GAP);
        Phrases {
            spaced: (0..short(words.len())).filter(is_spaced).collect(),
            units: self.units.into(),
            ends: self.ends.into(),
            words,
        }
    }
}

impl Phrases {
    /// How many texts.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text.
    pub(crate) fn get(&self, at: usize) -> Option<String> {
        (at < self.len()).then(|| {
            let mut text = String::new();
            self.write(at, &mut text);
            text
        })
    }

    /// Adds a text to another.
    pub(crate) fn write(&self, at: usize, text: &mut String) {
        for (place, word) in self.words_of(at).enumerate() {
            if place > 0 {
                text.push(GAP);
            }
            text.push_str(self.words.get(word).unwrap_or_default());
        }
    }

    /// The distinct words.
    pub(crate) fn words(&self) -> &TextColumn {
        &self.words
    }

    /// The places of a text's words among [`Self::words`].
    pub(crate) fn words_of(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut units = self.units_of(at).iter().copied().map(u32::from);
        std::iter::from_fn(move || {
            let unit = units.next()?;
            if unit == u32::from(LONG) {
                return Some(wide(units.next()? << u16::BITS | units.next()?));
            }
            Some(wide(unit))
        })
    }

    fn units_of(&self, at: usize) -> &[u16] {
        let end_of = |at: usize| self.ends.get(at).map_or(0, |end| wide(*end));
        let start = at.checked_sub(1).map_or(0, end_of);
        self.units.get(start..end_of(at)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
