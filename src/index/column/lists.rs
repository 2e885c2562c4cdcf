//! A column of short lists of texts: countries, sectors, products. Few lists are distinct, so a row holds the number of
//! its list.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::Rows;
use super::coded::Dictionary;
use super::narrow::{Narrow, short, wide};
use super::text::TextColumn;

/// A list of texts for each deal.
pub(crate) struct Lists {
    codes: Narrow,
    /// Where each distinct list ends in `items`.
    ends: Box<[u32]>,
    /// Places in `words`.
    items: Box<[u32]>,
    words: TextColumn,
}

/// Fills a [`Lists`] column.
#[derive(Default)]
pub(crate) struct ListsBuilder {
    codes: Vec<u32>,
    ends: Vec<u32>,
    items: Vec<u32>,
    words: Dictionary,
    places: HashMap<Box<[u32]>, u32, RandomState>,
    open: Vec<u32>,
}

impl ListsBuilder {
    /// Adds a text to the open list, once.
    pub(crate) fn item(&mut self, text: &str) {
        let code = self.words.code(text);
        if !self.open.contains(&code) {
            self.open.push(code);
        }
    }

    /// Closes the open list: it is the next deal's.
    pub(crate) fn push(&mut self) {
        let code = self.places.get(&*self.open).copied().unwrap_or_else(|| {
            let code = short(self.ends.len());
            self.items.extend_from_slice(&self.open);
            self.ends.push(short(self.items.len()));
            self.places.insert(self.open.as_slice().into(), code);
            code
        });
        self.codes.push(code);
        self.open.clear();
    }

    /// The column.
    pub(crate) fn finish(self) -> Lists {
        Lists {
            codes: Narrow::of(&self.codes),
            ends: self.ends.into(),
            items: self.items.into(),
            words: self.words.finish(),
        }
    }
}

impl Lists {
    /// A deal's texts.
    pub(crate) fn get(&self, row: usize) -> impl Iterator<Item = &str> {
        let items = self.codes.get(row).map_or(&[][..], |list| self.list(list));
        items.iter().filter_map(|&item| self.words.get(wide(item)))
    }

    /// The distinct texts.
    pub(crate) fn words(&self) -> &TextColumn {
        &self.words
    }

    /// The deals with a text that is a hit; `hits` goes by the places of [`Self::words`].
    pub(crate) fn rows_with(&self, hits: &[bool]) -> Rows {
        let hit = |&item: &u32| hits.get(wide(item)).copied().unwrap_or(false);
        self.rows_where_list(|list| list.iter().any(hit))
    }

    /// The deals with a text that passes; each distinct text is looked at once.
    pub(crate) fn rows_where(&self, test: impl FnMut(&str) -> bool) -> Rows {
        let hits: Vec<bool> = self.words.iter().map(test).collect();
        self.rows_with(&hits)
    }

    /// The deals that have any text.
    pub(crate) fn rows_with_any(&self) -> Rows {
        self.rows_where_list(|list| !list.is_empty())
    }

    /// How many of these deals have each distinct list, with the list as places of [`Self::words`].
    pub(crate) fn list_counts(&self, among: &Rows) -> impl Iterator<Item = (&[u32], u32)> {
        let counts = self.codes.counts(among, self.ends.len());
        (0..self.ends.len()).map(|list| self.list(list)).zip(counts)
    }

    fn rows_where_list(&self, test: impl FnMut(&[u32]) -> bool) -> Rows {
        let hits: Vec<bool> = (0..self.ends.len())
            .map(|list| self.list(list))
            .map(test)
            .collect();
        self.codes.rows_with(&hits)
    }

    fn list(&self, list: usize) -> &[u32] {
        let start = match list {
            0 => 0,
            _ => self.ends.get(list - 1).copied().map_or(0, wide),
        };
        let end = self.ends.get(list).copied().map_or(start, wide);
        self.items.get(start..end).unwrap_or_default()
    }
}
