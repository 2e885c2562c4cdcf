//! Texts in one arena, searched without regard to case and accents.
//!
//! Plain ASCII is folded while it is compared. Of texts that are not plain ASCII the words that are not are kept a second
//! time, folded: the same names come again and again, so that few words stand for many texts.

mod odd;

use std::borrow::Cow;

use memchr::{memchr2, memmem};
use odd::OddTexts;

use super::narrow::{short, wide};
use crate::deal::{cleaned, fold};

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

/// A folded text to look for, prepared once for all columns.
pub(crate) struct Needle {
    folded: String,
    finder: memmem::Finder<'static>,
    /// The byte of it that is rarest in names and titles, in both cases, and its place.
    rare: Option<(u8, u8, usize)>,
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

    /// The first eight bytes of a text folded, as a number that rises as they do.
    pub(crate) fn head(&self, at: usize) -> u64 {
        let text = self.get(at).unwrap_or_default();
        let mut head = [0; size_of::<u64>()];
        let beginning = text.as_bytes().get(..head.len()).unwrap_or(text.as_bytes());
        if beginning.is_ascii() {
            copy(beginning, &mut head);
        } else {
            copy(fold(text).as_bytes(), &mut head);
        }
        u64::from_be_bytes(head.map(|byte| byte.to_ascii_lowercase()))
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

impl Needle {
    /// Prepares a text as people write it.
    pub(crate) fn new(text: &str) -> Self {
        let folded = fold(&cleaned(text.trim())).into_owned();
        let finder = memmem::Finder::new(&folded).into_owned();
        let rare = folded
            .bytes()
            .enumerate()
            .filter(|_| folded.is_ascii())
            .min_by_key(|&(_, byte)| commonness(byte))
            .map(|(at, byte)| (byte, byte.to_ascii_uppercase(), at));
        Self {
            folded,
            finder,
            rare,
        }
    }

    /// The folded text.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// True when nothing is left to look for: it is in every text.
    pub(crate) fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// True when a folded text has the needle in it.
    pub(crate) fn is_in_folded(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }

    /// Where the needle next is in plain ASCII of either case, from byte `from` on. Needles with other letters never are.
    fn find_plain(&self, bytes: &[u8], mut from: usize) -> Option<usize> {
        let (lower, upper, offset) = self.rare?;
        from += offset;
        loop {
            let found = from + memchr2(lower, upper, bytes.get(from..)?)?;
            let start = found - offset;
            let there = bytes.get(start..start + self.folded.len());
            if there.is_some_and(|there| there.eq_ignore_ascii_case(self.folded.as_bytes())) {
                return Some(start);
            }
            from = found + 1;
        }
    }
}

fn copy(from: &[u8], to: &mut [u8]) {
    for (place, byte) in to.iter_mut().zip(from) {
        *place = *byte;
    }
}

/// How common a byte is in folded English text, roughly; looking for the rarest byte first skips most of an arena.
fn commonness(byte: u8) -> usize {
    const RISING: &[u8] = b"zqxjkvbywpgfmudhclrnsiaote ";
    match byte {
        b'a'..=b'z' | b' ' => RISING.iter().position(|&b| b == byte).unwrap_or(0),
        b'0'..=b'9' => 8,
        b'-' => 12,
        _ => 2,
    }
}

#[cfg(test)]
mod tests;
