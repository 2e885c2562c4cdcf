//! A text to look for without regard to case and accents.

use memchr::{memchr2, memmem};

use super::{cleaned, fold};

/// A folded text to look for, prepared once for many texts.
pub struct Needle {
    folded: String,
    finder: memmem::Finder<'static>,
    /// The byte of it that is rarest in names and titles, in both cases, and its place.
    rare: Option<(u8, u8, usize)>,
}

impl Needle {
    /// Prepares a text as people write it.
    #[must_use]
    pub fn new(text: &str) -> Self {
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
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// True when nothing is left to look for: it is in every text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// True when a folded text has the needle in it.
    #[must_use]
    pub fn is_in_folded(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }

    /// True when it is plain ASCII, and in a text whose plain letters are in lower case.
    #[must_use]
    pub(super) fn is_in_lower(&self, lower: &[u8]) -> bool {
        (self.is_empty() || self.rare.is_some()) && self.finder.find(lower).is_some()
    }

    /// True when a text has the needle in it, once both are folded. Only words that are not plain ASCII are folded for that,
    /// and whole texts only for needles of several words that may touch such a word.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        if self.is_empty() || self.find_plain(text.as_bytes(), 0).is_some() {
            return true;
        }
        if text.is_ascii() {
            return false;
        }
        if self.folded.contains(' ') {
            return self.is_in_folded(&fold(text));
        }
        odd_words(text).any(|word| self.is_in_folded(&fold(word)))
    }

    /// Where the needle next is in plain ASCII of either case, from byte `from` on. Needles with other letters never are.
    #[must_use]
    pub fn find_plain(&self, bytes: &[u8], mut from: usize) -> Option<usize> {
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

/// The words of a text that are not plain ASCII.
fn odd_words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let odd = rest.bytes().position(|byte| !byte.is_ascii())?;
        let (before, after) = rest.split_at_checked(odd)?;
        let start = before.rfind(' ').map_or(0, |space| space + 1);
        let end = after.find(' ').map_or(rest.len(), |space| odd + space);
        let word = rest.get(start..end)?;
        rest = rest.get(end..).unwrap_or_default();
        Some(word)
    })
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_has_what_its_folded_copy_has(
            text in "[abAB éÉ–ß\u{a0}\u{301}]{0,12}", needle in "[abAé ]{1,5}"
        ) {
            let folded = fold(&cleaned(needle.trim())).into_owned();
            prop_assert_eq!(Needle::new(&needle).is_in(&text), fold(&text).contains(&folded));
        }
    }
}
