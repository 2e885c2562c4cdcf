//! A column of few distinct texts: kind, status, date type. Texts are kept once, rows hold their number.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Rows;
use super::narrow::{Narrow, short};
use super::text::TextColumn;
use crate::deal::cleaned;

/// One text for each deal; the empty text stands for none.
pub(crate) struct Coded {
    codes: Narrow,
    words: TextColumn,
}

/// Fills a [`Coded`] column.
#[derive(Default)]
pub(crate) struct CodedBuilder {
    codes: Vec<u32>,
    words: Dictionary,
}

/// Distinct texts in the order in which they first came, cleaned.
#[derive(Default)]
pub(crate) struct Dictionary {
    words: TextColumn,
    places: HashMap<Box<str>, u32, RandomState>,
    last: String,
    last_code: u32,
}

impl Dictionary {
    /// The number of a text, which becomes part of the dictionary.
    pub(crate) fn code(&mut self, raw: &str) -> u32 {
        // Neighbours are often alike.
        if self.last == raw && self.words.len() > 0 {
            return self.last_code;
        }
        let code = self.places.get(raw).copied().unwrap_or_else(|| {
            let code = short(self.words.len());
            self.words.push(&cleaned(raw));
            self.places.insert(raw.into(), code);
            code
        });
        self.last.clear();
        self.last.push_str(raw);
        self.last_code = code;
        code
    }

    /// The texts.
    pub(crate) fn finish(self) -> TextColumn {
        self.words.finish()
    }
}

impl CodedBuilder {
    /// Adds the next deal's text.
    pub(crate) fn push(&mut self, text: Option<&str>) {
        self.codes.push(self.words.code(text.unwrap_or_default()));
    }

    /// The column.
    pub(crate) fn finish(self) -> Coded {
        Coded {
            codes: Narrow::of(&self.codes),
            words: self.words.finish(),
        }
    }
}

impl Default for Coded {
    fn default() -> Self {
        CodedBuilder::default().finish()
    }
}

impl std::fmt::Debug for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Coded with {} words", self.words.len())
    }
}

impl Coded {
    /// A deal's text.
    pub(crate) fn get(&self, row: usize) -> Option<&str> {
        let word = self.words.get(self.codes.get(row)?)?;
        (!word.is_empty()).then_some(word)
    }

    /// The distinct texts.
    pub(crate) fn words(&self) -> &TextColumn {
        &self.words
    }

    /// The deals whose text passes; each distinct text is looked at once. No text passes as the empty one.
    pub(crate) fn rows_where(&self, test: impl FnMut(&str) -> bool) -> Rows {
        let hits: Vec<bool> = self.words.iter().map(test).collect();
        self.codes.rows_with(&hits)
    }

    /// How many of these deals have each distinct text, in the order of [`Self::words`].
    pub(crate) fn counts(&self, among: &Rows) -> Vec<u32> {
        self.codes.counts(among, self.words.len())
    }

    /// The place of a deal's text among [`Self::words`].
    pub(crate) fn code(&self, row: usize) -> Option<usize> {
        self.codes.get(row)
    }
}
