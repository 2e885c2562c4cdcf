//! A name, prepared once for many comparisons.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::walk::words;
use crate::deal::fold_char;

/// Letters beyond this many are not looked at: no real name is so long, and a hostile one must not cost time.
pub(super) const MOST_LETTERS: usize = 256;

/// A name as words in lower case without accents, one space between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    folded: Box<str>,
    /// Bytes of `folded` before the legal suffix.
    core: u16,
    /// A bit for each letter that occurs.
    mask: u64,
    /// A bit for each pair of letters that may follow each other, whether spaces and `and` are typed or not; see [`pairs`].
    pairs: u64,
    /// A bit for each letter that begins a word.
    initials: u64,
}

impl Name {
    /// Prepares a name.
    #[must_use]
    pub fn prepare(name: &str) -> Self {
        let mut folded = String::with_capacity(name.len());
        spell(name, |letter, _| folded.push(letter));
        let core = u16::try_from(core(&folded).len()).unwrap_or(u16::MAX);
        Self {
            mask: mask(&folded),
            pairs: pairs(&folded),
            initials: words(&folded)
                .filter_map(|(_, word)| word.chars().next())
                .fold(0, |mask, letter| mask | bit(letter)),
            folded: folded.into(),
            core,
        }
    }

    /// Its words, with one space between them.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }
    /// The same without its legal suffix.
    #[must_use]
    pub fn core(&self) -> &str {
        self.folded
            .get(..usize::from(self.core))
            .unwrap_or(&self.folded)
    }
    /// A bit for each letter that occurs; see [`mask`].
    pub(super) const fn mask(&self) -> u64 {
        self.mask
    }

    /// A bit for each pair of letters; see [`pairs`].
    pub(super) const fn pairs(&self) -> u64 {
        self.pairs
    }

    /// A bit for each letter that begins a word.
    pub(super) const fn initials(&self) -> u64 {
        self.initials
    }
}

/// A bit for each letter that occurs: one for each ASCII letter and digit, the others share the rest.
pub(super) fn mask(folded: &str) -> u64 {
    folded
        .chars()
        .filter(|letter| *letter != ' ')
        .fold(0, |mask, letter| mask | bit(letter))
}

/// The bit of a letter.
fn bit(letter: char) -> u64 {
    1 << match letter {
        'a'..='z' => u32::from(letter) - u32::from('a'),
        '0'..='9' => 26 + u32::from(letter) - u32::from('0'),
        _ => 36 + u32::from(letter) % 28,
    }
}

/// A bit for each pair of letters that follow each other in what somebody may type of a name: in a word, and across the
/// space behind it, with or without an `and` there. Of 100,000 names nine in ten end here for three letters typed.
pub(super) fn pairs(folded: &str) -> u64 {
    let mut pairs = 0;
    // The last letter before, and the one before every `and` that may be left out.
    let (mut before, mut skipping) = (None, None);
    for (_, word) in words(folded) {
        let mut last = before;
        for (place, letter) in word.chars().enumerate() {
            let skipped = skipping.filter(|_| place == 0);
            for first in [last, skipped].into_iter().flatten() {
                pairs |= pair(first, letter);
            }
            last = Some(letter);
        }
        skipping = if word == "and" {
            skipping.or(before)
        } else {
            None
        };
        before = last;
    }
    pairs
}

fn pair(first: char, second: char) -> u64 {
    // A plain product would give many pairs of common letters one bit.
    let mixed = (u32::from(first) * 31 + u32::from(second)).wrapping_mul(0x9E37_79B1);
    1 << (mixed >> 26)
}

/// The part of a folded name before its legal suffixes; a name of nothing else, or of nothing else but `and`, is its own core.
pub(super) fn core(folded: &str) -> &str {
    let mut core = folded;
    while let Some((rest, last)) = core.rsplit_once(' ') {
        core = match last {
            "ltd" | "limited" | "plc" | "inc" | "incorporated" | "corp" | "corporation" | "co"
            | "company" | "llc" | "llp" | "lp" | "pllc" | "pty" | "pte" | "pvt" | "gmbh"
            | "ggmbh" | "mbh" | "kg" | "kgaa" | "ag" | "se" | "sa" | "sas" | "sarl" | "srl"
            | "sl" | "spa" | "nv" | "bv" | "ab" | "as" | "asa" | "aps" | "oy" | "oyj" | "kk" => {
                rest
            }
            // "GmbH & Co. KG"
            "and" if core.len() < folded.len() => rest,
            _ => match long_suffix(rest, last) {
                Some(rest) => rest,
                None => break,
            },
        };
    }
    if core.split(' ').all(|word| word == "and") {
        return folded;
    }
    core
}

/// What stands before a suffix of several words: `NHS Foundation Trust`, `NHS Trust`, `Foundation Trust`, `A/S`.
fn long_suffix<'a>(before: &'a str, last: &str) -> Option<&'a str> {
    match last {
        "trust" => {
            let foundation = before.strip_suffix(" foundation");
            foundation
                .unwrap_or(before)
                .strip_suffix(" nhs")
                .or(foundation)
        }
        "s" => before.strip_suffix(" a"),
        _ => None,
    }
}

/// Gives the folded letters of a text and a space between words, each with the bytes of the text that it comes from.
/// Apostrophes and the points in abbreviations (`S.p.A.`) join, `&` is the word `and`, all else between letters parts.
pub(super) fn spell(text: &str, each: impl FnMut(char, Range<usize>)) {
    let mut speller = Speller {
        each,
        written: 0,
        word: 0,
        piece: 0,
    };
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let at = start..start + c.len_utf8();
        let next_joins = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        fold_char(c, |letter| match letter {
            '&' => speller.and(&at),
            '\'' => {}
            '.' if speller.piece == 1 && next_joins => speller.piece = 0,
            _ if letter.is_alphanumeric() || is_combining_mark(letter) => {
                speller.letter(letter, &at);
            }
            _ => speller.part(),
        });
        if speller.written >= MOST_LETTERS {
            break;
        }
    }
}

struct Speller<Each> {
    each: Each,
    /// Letters so far.
    written: usize,
    /// Letters of the word so far.
    word: usize,
    /// Letters since the last point in an abbreviation.
    piece: usize,
}

impl<Each: FnMut(char, Range<usize>)> Speller<Each> {
    fn letter(&mut self, letter: char, at: &Range<usize>) {
        if self.word == 0 && self.written > 0 {
            (self.each)(' ', at.clone());
        }
        (self.each)(letter, at.clone());
        self.written += 1;
        self.word += 1;
        self.piece += 1;
    }

    const fn part(&mut self) {
        self.word = 0;
        self.piece = 0;
    }

    fn and(&mut self, at: &Range<usize>) {
        self.part();
        "and".chars().for_each(|letter| self.letter(letter, at));
        self.part();
    }
}
