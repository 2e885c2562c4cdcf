//! Looking for words in texts that are kept as the numbers of their words.

use super::super::text::TextColumn;
use super::super::{Rows, rows_where, visited, wide};
use super::{GAP, LONG, Phrases};
use crate::deal::Needle;

/// A needle, prepared for one column.
pub(crate) struct PhraseNeedle<'a> {
    column: &'a Phrases,
    needle: &'a Needle,
    /// For each word of the needle: which words of the column may stand in its place.
    steps: Vec<Box<[bool]>>,
    /// Units of texts that are worth a closer look, by unit: those of the first step.
    first: Box<Units>,
}

/// An answer for each unit: with one for every unit there can be, no place needs to be checked.
type Units = [bool; LONG as usize + 1];

/// Which part of a word must be the needle's.
#[derive(Clone, Copy)]
enum Part {
    Any,
    End,
    Whole,
    Start,
}

impl Phrases {
    /// Prepares a needle.
    pub(crate) fn find<'a>(&'a self, needle: &'a Needle) -> PhraseNeedle<'a> {
        let tokens: Vec<&str> = needle.folded().split(GAP).collect();
        let last = tokens.len() - 1;
        let step = |(place, token): (usize, &&str)| {
            let part = match place {
                _ if last == 0 => Part::Any,
                0 => Part::End,
                place if place == last => Part::Start,
                _ => Part::Whole,
            };
            having(&self.words, token, part)
        };
        let steps: Vec<Box<[bool]>> = tokens.iter().enumerate().map(step).collect();
        let mut first = by_unit(steps.first().map(|step| &**step).unwrap_or_default());
        for word in self.spaced.iter().filter(|_| last > 0) {
            // What is between its spaces may be any part of the needle.
            let unit = u16::try_from(*word).unwrap_or(LONG);
            if let Some(first) = first.get_mut(usize::from(unit)) {
                *first = true;
            }
        }
        PhraseNeedle {
            column: self,
            needle,
            steps,
            first,
        }
    }

    /// The texts that have one of some words, by place among [`Self::words`].
    pub(crate) fn rows_with(&self, words: &[bool]) -> Rows {
        let units = by_unit(words);
        let is_hit = |word: usize| words.get(word).copied().unwrap_or(false);
        let is_sure = self.has_a_unit_for_each_word();
        let passes = |row| is_sure || self.words_of(row).any(is_hit);
        self.rows_where(&units, |_| true, passes)
    }

    /// True where no word needs more than one unit: a unit that is a hit is the word.
    fn has_a_unit_for_each_word(&self) -> bool {
        self.words.len() <= usize::from(LONG)
    }

    /// The texts that may pass, have one of some units, and do pass; where no unit can be, none is looked at.
    fn rows_where(
        &self,
        units: &Units,
        may: impl Fn(usize) -> bool,
        passes: impl Fn(usize) -> bool,
    ) -> Rows {
        if !units.contains(&true) {
            return Rows::with_capacity(self.len());
        }
        rows_where(0..self.len(), |row| {
            may(row) && has_unit(self.units_of(row), units) && passes(row)
        })
    }
}

impl PhraseNeedle<'_> {
    /// The texts that have it.
    pub(crate) fn rows(&self) -> Rows {
        self.rows_where(|_| true)
    }

    /// Those of some texts that have it.
    pub(crate) fn rows_among(&self, among: &Rows) -> Rows {
        self.rows_where(|row| among.contains(row))
    }

    fn rows_where(&self, may: impl Fn(usize) -> bool) -> Rows {
        let is_in = |row| self.is_in(row);
        self.column.rows_where(&self.first, may, is_in)
    }

    /// True when a text with a unit of the first step has the whole needle.
    fn is_in(&self, row: usize) -> bool {
        let has = |step: &[bool], word: usize| step.get(word).copied().unwrap_or(false);
        let mut words = self.column.words_of(row);
        if let [only] = self.steps.as_slice() {
            let is_sure = self.column.has_a_unit_for_each_word();
            return is_sure || words.any(|word| has(only, word));
        }
        let words: Vec<usize> = words.collect();
        let in_a_row = |words: &[usize]| {
            let mut steps = self.steps.iter().zip(words);
            steps.all(|(step, word)| has(step, *word))
        };
        words.windows(self.steps.len()).any(in_a_row) || self.is_in_spaced(&words, row)
    }

    /// The same for texts that have a space inside of a word.
    fn is_in_spaced(&self, words: &[usize], row: usize) -> bool {
        let is_spaced = |word: &usize| {
            let spaced = &self.column.spaced;
            spaced.binary_search(&super::short(*word)).is_ok()
        };
        !self.column.spaced.is_empty()
            && words.iter().any(is_spaced)
            && self
                .column
                .get(row)
                .is_some_and(|text| self.needle.is_in(&text))
    }
}

/// The words that have a folded text as that part of them, one answer each.
fn having(words: &TextColumn, folded: &str, part: Part) -> Box<[bool]> {
    let mut having = vec![folded.is_empty() && !matches!(part, Part::Whole); words.len()];
    let needle = Needle::new(folded);
    let mut hit = |word: usize| {
        let is_that_part = match part {
            Part::Any => true,
            Part::End => words.folded(word).ends_with(folded),
            Part::Whole => words.folded(word) == folded,
            Part::Start => words.folded(word).starts_with(folded),
        };
        if let Some(having) = having.get_mut(word) {
            *having |= is_that_part;
        }
    };
    if needle.is_empty() {
        (0..words.len()).for_each(hit);
    } else {
        words.matching(&needle, &mut hit);
    }
    having.into()
}

/// The same answers by unit: a word that two bytes cannot hold stands for all such.
#[allow(
    clippy::large_stack_arrays,
    reason = "64 KB, on its way to the heap, fit on every stack"
)]
fn by_unit(words: &[bool]) -> Box<Units> {
    let long = wide(u32::from(LONG));
    let mut units = Box::new([false; LONG as usize + 1]);
    for (unit, word) in units.iter_mut().zip(words) {
        *unit = *word;
    }
    if let Some(unit) = units.get_mut(long) {
        *unit = words.iter().skip(long).any(|word| *word);
    }
    units
}

/// True where a text has a unit that is a hit. The two units after a [`LONG`] may seem to be hits: who asks looks closer.
fn has_unit(units: &[u16], hits: &Units) -> bool {
    visited(1);
    let is_hit = |unit: u16| hits.get(usize::from(unit)).copied().unwrap_or(false);
    // A text has few units: to look at all is quicker than to guess when to end.
    units.iter().fold(false, |hit, unit| hit | is_hit(*unit))
}
