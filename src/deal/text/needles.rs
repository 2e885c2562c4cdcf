//! Several texts to look for at once, without regard to case and accents: each text is folded once for all of them.

use super::{Needle, fold, fold_char};

/// Words are parted by this.
const SPACE: u8 = b' ';

/// Stands between folded words. No needle has a line break in it.
const GAP: char = '\n';

/// So many bytes are looked at together.
const STRIDE: usize = size_of::<u64>();

/// The bits of them that plain ASCII does not have.
const ODD_BITS: u64 = u64::from_ne_bytes([0x80; STRIDE]);

/// Needles, and room to fold a text in.
pub struct Needles {
    all: Vec<Wanted>,
    /// One of them has a mark in it that typographic ones fold to.
    marked: bool,
    /// The text with plain letters in lower case.
    lower: Vec<u8>,
    /// The words of the text that are not plain ASCII, folded.
    odd: String,
}

/// One of the needles.
struct Wanted {
    needle: Needle,
    /// Of one that reaches from word to word, its longest word: whole texts are folded only where that is.
    word: Option<Needle>,
}

impl Needles {
    /// Prepares texts as people write them.
    #[must_use]
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let all: Vec<Wanted> = texts.into_iter().map(Wanted::new).collect();
        Self {
            marked: all
                .iter()
                .any(|wanted| wanted.needle.folded().contains(['\'', '"', '-', '.'])),
            all,
            lower: Vec::new(),
            odd: String::new(),
        }
    }

    /// Calls `found` with the place of each needle that a text has in it once both are folded. What is no UTF-8 has none.
    ///
    /// Of a million summaries of 440 bytes, most with curly quotes in them, this looks at a summary in about a third of the time
    /// that [`Needle::is_in`] takes for one needle.
    pub fn find(&mut self, text: &[u8], mut found: impl FnMut(usize)) {
        self.lower.clear();
        self.lower.extend_from_slice(text);
        self.lower.make_ascii_lowercase();
        if self.fold_odd_words(text).is_none() {
            return;
        }
        for (place, wanted) in self.all.iter().enumerate() {
            if wanted.is_in(text, &self.lower, &self.odd) {
                found(place);
            }
        }
    }

    /// Folds what is not plain ASCII; `None` where that is no UTF-8.
    fn fold_odd_words(&mut self, text: &[u8]) -> Option<()> {
        self.odd.clear();
        let mut rest = text;
        while let Some(odd) = first_odd(rest) {
            let (before, after) = rest.split_at_checked(odd)?;
            if !self.marked && folds_to_mark(after) {
                rest = after.get(MARK_BYTES..)?;
                continue;
            }
            let is_space = |byte: &u8| *byte == SPACE;
            let start = before.iter().rposition(is_space).map_or(0, |at| at + 1);
            let end = after
                .iter()
                .position(is_space)
                .map_or(rest.len(), |at| odd + at);
            let word = std::str::from_utf8(rest.get(start..end)?).ok()?;
            self.odd.push(GAP);
            word.chars()
                .for_each(|c| fold_char(c, |part| self.odd.push(part)));
            rest = rest.get(end..)?;
        }
        Some(())
    }
}

impl Wanted {
    fn new(text: &str) -> Self {
        let needle = Needle::new(text);
        let words = needle.folded().split(char::from(SPACE));
        let longest = words.max_by_key(|word| word.len()).map(Needle::new);
        let word = longest.filter(|word| word.folded() != needle.folded());
        Self { needle, word }
    }

    /// True when it is in a text; of that `lower` has the plain letters in lower case, and `odd` the words that are not
    /// plain.
    fn is_in(&self, text: &[u8], lower: &[u8], odd: &str) -> bool {
        if self.needle.is_in_lower(lower) {
            return true;
        }
        let Some(word) = &self.word else {
            return self.needle.is_in_folded(odd);
        };
        let may_be = !odd.is_empty() && (word.is_in_lower(lower) || word.is_in_folded(odd));
        let text = may_be.then(|| std::str::from_utf8(text).ok()).flatten();
        text.is_some_and(|text| self.needle.is_in_folded(&fold(text)))
    }
}

/// How many bytes each of `‘’“”–—…` has.
const MARK_BYTES: usize = '…'.len_utf8();

/// True where `‘’“”–—…` begins, which folds to `' " - .`: without such a mark in a needle, no match has it in it.
fn folds_to_mark(bytes: &[u8]) -> bool {
    // All are U+20xx: e2 80 and another byte.
    matches!(
        bytes,
        [
            0xe2,
            0x80,
            0x93 | 0x94 | 0x98 | 0x99 | 0x9c | 0x9d | 0xa6,
            ..
        ]
    )
}

/// The first byte that is not plain ASCII.
fn first_odd(bytes: &[u8]) -> Option<usize> {
    let (strides, rest) = bytes.as_chunks::<STRIDE>();
    let is_odd = |stride: &[u8; STRIDE]| u64::from_ne_bytes(*stride) & ODD_BITS != 0;
    let plain = strides.iter().take_while(|stride| !is_odd(stride)).count();
    let after = strides.get(plain).map_or(rest, |stride| stride.as_slice());
    let odd = after.iter().position(|byte| !byte.is_ascii())?;
    Some(plain * STRIDE + odd)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deal::fold;

    fn found(needles: &[&str], text: &[u8]) -> Vec<usize> {
        let mut places = Vec::new();
        Needles::new(needles.iter().copied()).find(text, |place| places.push(place));
        places
    }

    #[test]
    fn each_needle_that_a_text_has_is_told_by_its_place() {
        let text = "The “Køge” trust’s record – shared…";
        let needles = ["koge", "record", "absent", "trust's", "- shared...", "\"k"];
        assert_eq!(found(&needles, text.as_bytes()), [0, 1, 3, 4, 5]);
        assert_eq!(found(&["koge", "trust's"], text.as_bytes()), [0, 1]);
        assert_eq!(found(&["trusts", "ogex"], text.as_bytes()), [0; 0]);
    }

    #[test]
    fn what_is_no_utf_8_has_nothing_in_it() {
        assert_eq!(found(&["plain"], b"plain \xff"), [0; 0]);
        assert_eq!(found(&["in words"], b"plain in words \xff"), [0; 0]);
    }

    proptest! {
        #[test]
        fn a_text_has_what_its_folded_copy_has(
            text in "[abAB éÉ–ß’…\u{a0}\u{301}\u{ad}]{0,12}|[ab é]{20,50}",
            needles in proptest::collection::vec("[abAé\\-.]{1,5}|[abé ]{1,6}", 1..3)
        ) {
            let all: Vec<&str> = needles.iter().map(String::as_str).collect();
            let has = |needle: &&str| fold(&text).contains(Needle::new(needle).folded());
            let places: Vec<usize> = (0..all.len()).filter(|at| has(&all[*at])).collect();
            prop_assert_eq!(found(&all, text.as_bytes()), places);
        }
    }
}
