//! Texts in one arena, searched without regard to case and accents.
//!
//! Plain ASCII is folded while it is compared. Of texts that are not plain ASCII the words that are not are kept a second
//! time, folded: the same names come again and again, so that few words stand for many texts.

mod odd;

use std::borrow::Cow;

use memchr::memmem;
use odd::OddTexts;

use super::narrow::{short, wide};
use crate::deal::{Needle, fold};

/// What stands between texts. Clean text holds no line break, so that no match reaches across.
const GAP: char = '\n';

/// Clean texts, by number.
#[derive(Default)]
pub(crate) struct TextColumn {
    arena: String,
    /// Where each text ends; a [`GAP`] follows it.
    ends: Vec<u32>,
    odd: OddTexts,
}

impl TextColumn {
    /// Adds a text, which must be clean.
    pub(crate) fn push(&mut self, clean: &str) {
        // An arena ends at 4 GiB: nobody reads a title behind that.
        let room = wide(u32::MAX - 8).saturating_sub(self.arena.len());
        let text = if clean.len() < room { clean } else { "…" };
        if !text.is_ascii() {
            self.odd.push(short(self.ends.len()), text);
        }
        self.arena.push_str(text);
        self.ends.push(short(self.arena.len()));
        self.arena.push(GAP);
    }

    /// The same without spare room.
    pub(crate) fn finish(mut self) -> Self {
        self.arena.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.odd.finish();
        self
    }

    /// How many texts.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A text.
    pub(crate) fn get(&self, at: usize) -> Option<&str> {
        let end = wide(*self.ends.get(at)?);
        self.arena.get(self.start(at)..end)
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at).unwrap_or_default())
    }

    /// A text folded: what orders go by.
    pub(crate) fn folded(&self, at: usize) -> Cow<'_, str> {
        fold(self.get(at).unwrap_or_default())
    }

    /// Eight bytes of a text folded, the first being part 0, as a number that rises as they do.
    pub(crate) fn part(&self, at: usize, part: usize) -> u64 {
        const BYTES: usize = size_of::<u64>();
        let text = self.get(at).unwrap_or_default();
        let (start, end) = (part * BYTES, (part + 1) * BYTES);
        let mut bytes = [0; BYTES];
        let beginning = text.as_bytes().get(..end).unwrap_or(text.as_bytes());
        if beginning.is_ascii() {
            copy(beginning.get(start..).unwrap_or_default(), &mut bytes);
        } else {
            let folded = fold(text);
            copy(
                folded.as_bytes().get(start..).unwrap_or_default(),
                &mut bytes,
            );
        }
        u64::from_be_bytes(bytes.map(|byte| byte.to_ascii_lowercase()))
    }

    /// The number of the text that is exactly this, the first one.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let bytes = self.arena.as_bytes();
        memmem::find_iter(bytes, text).find_map(|at| {
            let row = self.row_at(at);
            (self.get(row)? == text).then_some(row)
        })
    }

    /// Calls `hit` with the number of each text that has the needle in it; some numbers may come twice.
    pub(crate) fn matching(&self, needle: &Needle, mut hit: impl FnMut(usize)) {
        let bytes = self.arena.as_bytes();
        let mut from = 0;
        let mut row = 0;
        while let Some(at) = needle.find_plain(bytes, from) {
            while self.ends.get(row).is_some_and(|&end| wide(end) < at) {
                row += 1;
            }
            hit(row);
            // One hit in a text is enough.
            from = self.ends.get(row).map_or(bytes.len(), |&end| wide(end) + 1);
        }
        let is_in_text = |row| needle.is_in_folded(&self.folded(row));
        self.odd.matching(needle, is_in_text, &mut hit);
    }

    fn start(&self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        before.map_or(0, |&end| wide(end) + GAP.len_utf8())
    }

    fn row_at(&self, byte: usize) -> usize {
        self.ends.partition_point(|&end| wide(end) < byte)
    }
}

fn copy(from: &[u8], to: &mut [u8]) {
    for (place, byte) in to.iter_mut().zip(from) {
        *place = *byte;
    }
}

#[cfg(test)]
mod tests;
