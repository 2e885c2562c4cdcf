//! Orders of texts, by as much of their beginnings as it takes: what is compared are numbers, and no text is copied.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::super::chunk::Chunk;
use super::super::column::{Phrases, TextColumn};
use super::super::{Index, Row};
use super::order::Order;
use crate::deal::fold;

/// Texts alike in so many parts are compared as a whole: they may be very long.
const MOST_PARTS: usize = 8;

/// A row with the part of its text that is looked at.
struct Head {
    key: u64,
    row: u32,
    /// Differs from the one before it.
    is_new: bool,
}

/// The texts of an index as keys.
trait Keys: Sync {
    /// A part of a text, the first being 0, as a number that rises as texts do.
    fn key(&self, chunk: usize, row: usize, part: usize) -> u64;
    /// True when the text of that key ends in it.
    fn ends(key: u64) -> bool;
    /// All of it, folded.
    fn folded(&self, chunk: usize, row: usize) -> String;
}

/// Each part is eight bytes.
struct Plain<'a>(Vec<&'a TextColumn>);

/// Each part is two words, by their ranks among the words of all chunks; 0 is none.
struct Worded<'a> {
    columns: Vec<&'a Phrases>,
    ranks: Vec<Ranks>,
}

/// The order of folded texts.
pub(super) fn by_text(index: &Index, column: impl Fn(&Chunk) -> &TextColumn) -> Order {
    let columns = index.chunks.iter().map(|chunk| column(chunk));
    by_keys(index, &Plain(columns.collect()))
}

/// The order of folded texts that are kept as words. A space comes before all that words are made of, so that texts come
/// in the order of their words.
pub(super) fn by_phrase(index: &Index, column: impl Fn(&Chunk) -> &Phrases) -> Order {
    let columns: Vec<&Phrases> = index.chunks.iter().map(|chunk| column(chunk)).collect();
    let ranks = ranks(&columns);
    by_keys(index, &Worded { columns, ranks })
}

impl Keys for Plain<'_> {
    fn key(&self, chunk: usize, row: usize, part: usize) -> u64 {
        self.0.get(chunk).map_or(0, |texts| texts.part(row, part))
    }

    fn ends(key: u64) -> bool {
        key & u64::from(u8::MAX) == 0
    }

    fn folded(&self, chunk: usize, row: usize) -> String {
        let text = self.0.get(chunk).map(|texts| texts.folded(row));
        text.unwrap_or_default().into_owned()
    }
}

impl Keys for Worded<'_> {
    fn key(&self, chunk: usize, row: usize, part: usize) -> u64 {
        let texts = self.columns.get(chunk).zip(self.ranks.get(chunk));
        texts.map_or(0, |(texts, ranks)| {
            let words = texts.words_of(row).flat_map(|word| ranks.of(word));
            let mut words = words.skip(2 * part);
            let (first, second) = (words.next().unwrap_or(0), words.next().unwrap_or(0));
            u64::from(first) << u32::BITS | u64::from(second)
        })
    }

    fn ends(key: u64) -> bool {
        key & u64::from(u32::MAX) == 0
    }

    fn folded(&self, chunk: usize, row: usize) -> String {
        let text = self.columns.get(chunk).and_then(|texts| texts.get(row));
        fold(&text.unwrap_or_default()).into_owned()
    }
}

/// The ranks of the words of a chunk, from 1, by place: equal words have the same wherever they are.
#[derive(Default)]
struct Ranks {
    first: Vec<u32>,
    /// A word that has spaces in it once it is folded is several: the ranks of the others.
    others: HashMap<usize, Vec<u32>>,
}

impl Ranks {
    fn of(&self, word: usize) -> impl Iterator<Item = u32> {
        let others = self.others.get(&word).into_iter().flatten();
        self.first.get(word).into_iter().chain(others).copied()
    }

    fn put(&mut self, word: usize, part: usize, rank: u32) {
        match part.checked_sub(1) {
            None => put(&mut self.first, word, rank),
            Some(other) => put(self.others.entry(word).or_default(), other, rank),
        }
    }
}

/// The ranks of the words of all chunks.
fn ranks(columns: &[&Phrases]) -> Vec<Ranks> {
    let mut words: Vec<(Cow<'_, str>, usize, usize, usize)> = Vec::new();
    for (chunk, texts) in columns.iter().enumerate() {
        for place in 0..texts.words().len() {
            let folded = texts.words().folded(place);
            if folded.contains(' ') {
                let parts = folded.split(' ').enumerate();
                words.extend(parts.map(|(at, part)| (part.to_owned().into(), chunk, place, at)));
            } else {
                words.push((folded, chunk, place, 0));
            }
        }
    }
    words.par_sort_unstable();
    let mut ranks: Vec<Ranks> = columns.iter().map(|_| Ranks::default()).collect();
    let mut last = None;
    let mut rank = 0;
    for (word, chunk, place, part) in &words {
        rank += u32::from(last != Some(word));
        last = Some(word);
        if let Some(ranks) = ranks.get_mut(*chunk) {
            ranks.put(*place, *part, rank);
        }
    }
    ranks
}

/// Puts a rank into its place, of which there may be none yet.
fn put(ranks: &mut Vec<u32>, at: usize, rank: u32) {
    if ranks.len() <= at {
        ranks.resize(at + 1, 0);
    }
    if let Some(place) = ranks.get_mut(at) {
        *place = rank;
    }
}

fn by_keys<K: Keys>(index: &Index, keys: &K) -> Order {
    let mut heads = index.of_all(|chunk, _, row| Head {
        key: keys.key(chunk, row, 0),
        row: index.place(chunk, row),
        is_new: true,
    });
    heads.par_sort_unstable_by_key(|head| (head.key, head.row));
    let alike = heads.par_chunk_by_mut(|one, other| one.key == other.key);
    alike.for_each(|alike| tell_apart(index, keys, alike, 1));
    let is_new: Vec<bool> = heads.iter().map(|head| head.is_new).collect();
    let rows: Box<[u32]> = heads.into_iter().map(|head| head.row).collect();
    let known = rows.len();
    Order::new(rows, known, |at| is_new.get(at).copied().unwrap_or(true))
}

/// Puts texts in order that are alike before a part.
fn tell_apart<K: Keys>(index: &Index, keys: &K, alike: &mut [Head], part: usize) {
    let [first, others @ ..] = alike else { return };
    if others.is_empty() {
        return;
    }
    if K::ends(first.key) {
        for head in others {
            head.is_new = false;
        }
        return;
    }
    let place = |row: u32| index.chunk_of(Row(row)).unwrap_or_default();
    if part == MOST_PARTS {
        return compare(alike, |row| {
            let (chunk, at) = place(row);
            keys.folded(chunk, at)
        });
    }
    for head in alike.iter_mut() {
        let (chunk, at) = place(head.row);
        head.key = keys.key(chunk, at, part);
    }
    alike.sort_unstable_by_key(|head| (head.key, head.row));
    for alike in alike.chunk_by_mut(|one, other| one.key == other.key) {
        tell_apart(index, keys, alike, part + 1);
    }
}

fn compare(alike: &mut [Head], folded: impl Fn(u32) -> String) {
    let texts = alike.iter().map(|head| (folded(head.row), head.row));
    let mut texts: Vec<(String, u32)> = texts.collect();
    texts.sort_unstable();
    let mut before = None;
    for (head, (text, row)) in alike.iter_mut().zip(texts) {
        head.row = row;
        head.is_new = before.as_ref() != Some(&text);
        before = Some(text);
    }
}
