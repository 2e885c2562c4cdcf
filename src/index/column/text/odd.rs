//! Texts that are not plain ASCII, as the words in them that are not.
//!
//! Folding goes character by character, so a folded text is its folded words with the same spaces between them. What is
//! looked for is then in the plain part of a text, where the arena has it, or touches a word that is kept here.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::super::narrow::{short, wide};
use crate::deal::{Needle, fold};

/// The texts, by number.
#[derive(Default)]
pub(super) struct OddTexts {
    /// Numbers of the texts, rising.
    rows: Vec<u32>,
    /// Where the words of each end in `items`.
    ends: Vec<u32>,
    /// Places in `words`.
    items: Vec<u32>,
    /// Distinct words, folded.
    words: Vec<Box<str>>,
    /// Where each word as it is written stands in `words`, while texts are added.
    places: HashMap<Box<str>, u32, RandomState>,
}

impl OddTexts {
    /// Adds a text.
    pub(super) fn push(&mut self, row: u32, text: &str) {
        self.rows.push(row);
        for word in text.split(' ').filter(|word| !word.is_ascii()) {
            let place = self.places.get(word).copied().unwrap_or_else(|| {
                let place = short(self.words.len());
                self.words.push(fold(word).into());
                self.places.insert(word.into(), place);
                place
            });
            self.items.push(place);
        }
        self.ends.push(short(self.items.len()));
    }

    /// No more texts come.
    pub(super) fn finish(&mut self) {
        self.rows.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.items.shrink_to_fit();
        self.words.shrink_to_fit();
        self.places = HashMap::default();
    }

    /// Calls `hit` with the number of each text in which the needle touches a word that is kept here; where it reaches
    /// across spaces, `is_in_text` decides.
    pub(super) fn matching(
        &self,
        needle: &Needle,
        is_in_text: impl Fn(usize) -> bool,
        mut hit: impl FnMut(usize),
    ) {
        let tokens: Vec<&str> = needle.folded().split(' ').collect();
        let may_hit = |word: &str| match tokens.as_slice() {
            [_] => needle.is_in_folded(word),
            tokens => word.is_empty() || word.contains(' ') || may_be_part(word, tokens),
        };
        let hits: Vec<bool> = self.words.iter().map(|word| may_hit(word)).collect();
        if !hits.contains(&true) {
            return;
        }
        let mut start = 0;
        for (&row, &end) in self.rows.iter().zip(&self.ends) {
            let items = self.items.get(start..wide(end)).unwrap_or_default();
            start = wide(end);
            let touches = |&item: &u32| hits.get(wide(item)).copied().unwrap_or(false);
            if items.iter().any(touches) && (tokens.len() == 1 || is_in_text(wide(row))) {
                hit(wide(row));
            }
        }
    }
}

/// True where a word may stand in a text at the place of one of these words: the first may begin, the last may end inside it.
fn may_be_part(word: &str, tokens: &[&str]) -> bool {
    let last = tokens.len().saturating_sub(1);
    let mut tokens = tokens.iter().enumerate();
    tokens.any(|(at, token)| match at {
        0 => word.ends_with(token),
        at if at == last => word.starts_with(token),
        _ => word == *token,
    })
}
