//! What somebody types to find a name, and how well a name answers to it.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use super::name::{self, Name};
use super::slip::{Slip, slip};
use super::walk::{Stop, tails, walk, words};

/// The least score of scattered letters for each letter typed. `fuzzy-matcher` gives 16 for a letter and takes 1 to 3 for
/// a gap: below this the letters lie so far apart that they mean another name (`torex` in `East Suffolk and North Essex`).
const LEAST_SCORE: i64 = 14;
/// Words that initials leave out as often as not.
const MINOR_WORDS: [&str; 17] = [
    "and", "of", "the", "for", "to", "in", "on", "at", "de", "la", "du", "der", "die", "und", "et",
    "di", "y",
];

/// How well a name answers, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// It is the name; a legal suffix may differ.
    Exact,
    /// The name begins with it.
    Prefix,
    /// Every word typed begins a word of the name.
    WordStart,
    /// Every word typed is in the name somewhere.
    Substring,
    /// The first letters of the name's words: `uhb`.
    Initials,
    /// A word has one letter wrong, missing, too many or swapped.
    Close,
    /// The letters are in the name in this order, with others between them.
    Scattered,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How well.
    pub tier: Tier,
    /// Orders matches of a tier, higher first.
    pub score: i64,
}

/// What somebody types, prepared to meet many names.
pub struct Needle {
    pub(super) words: Vec<Word>,
    /// How many of the words stand before a legal suffix.
    core: usize,
    /// The words run together.
    pub(super) joined: String,
    /// Bytes of `joined` before a legal suffix.
    core_joined: usize,
    /// The letters before a legal suffix.
    mask: u64,
    /// The pairs of letters in each word before a legal suffix.
    pairs: u64,
    /// The letters, where they could be initials.
    initials: Option<u64>,
    pub(super) scorer: SkimMatcherV2,
}

/// A word typed.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) finder: Finder<'static>,
}

impl Needle {
    /// Prepares what is typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut folded = String::new();
        name::spell(typed, |letter, _| folded.push(letter));
        let (words, core) = (asked(&folded), asked(name::core(&folded)));
        Self {
            joined: words.concat(),
            core_joined: core.concat().len(),
            mask: name::mask(&core.concat()),
            pairs: core.iter().fold(0, |pairs, word| pairs | name::pairs(word)),
            initials: match words.as_slice() {
                [word] if could_be_initials(word) => Some(name::mask(word)),
                _ => None,
            },
            core: core.len(),
            words: words.into_iter().map(Word::new).collect(),
            scorer: SkimMatcherV2::default().ignore_case(),
        }
    }
    /// True when nothing is typed that could be looked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
    /// False where the name lacks too many of the letters: most names end here, at the cost of a few instructions.
    #[must_use]
    pub const fn might_match(&self, name: &Name) -> bool {
        (self.mask & !name.mask()).count_ones() as usize <= self.core
    }
    /// How well a name answers, scattered letters aside; `None` when it does not.
    #[must_use]
    pub fn matches(&self, name: &Name) -> Option<Match> {
        self.plain(name).or_else(|| self.close(name))
    }
    /// The tiers down to initials: what was typed is in the name without an error.
    #[must_use]
    pub fn plain(&self, name: &Name) -> Option<Match> {
        self.may_be_plain(name).then(|| self.plainly(name))?
    }

    /// False for most names that do not answer without an error, at the cost of a few instructions.
    pub(super) const fn may_be_plain(&self, name: &Name) -> bool {
        let has_initials = match self.initials {
            Some(letters) => letters & !name.initials() == 0,
            None => false,
        };
        self.shares_letters(name) && (has_initials || self.pairs & !name.pairs() == 0)
    }

    /// What [`Self::plain`] gives, of a name that may answer.
    pub(super) fn plainly(&self, name: &Name) -> Option<Match> {
        let found = |tier| Match { tier, score: 0 };
        let worded = self.worded(name, self.words.len());
        self.whole(name)
            .or(worded.filter(|tier| *tier == Tier::WordStart))
            .or_else(|| self.run_together(name).then_some(Tier::WordStart))
            .or(worded)
            .map(found)
            // A suffix that is typed but not in the name is as good as not typed, and comes after names that have it.
            .or_else(|| {
                self.worded(name, self.core)
                    .map(|tier| Match { tier, score: -1 })
            })
            .or_else(|| self.initials(name).then_some(found(Tier::Initials)))
    }
    /// The tier of one-letter errors. Names that answer without an error answer here as well.
    #[must_use]
    pub fn close(&self, name: &Name) -> Option<Match> {
        if self.is_empty() || !self.might_match(name) {
            return None;
        }
        let score = self.words.iter().try_fold(0, |score, word| {
            if word.is_in(name) {
                return Some(score);
            }
            match word.slip_in(name.folded())?.0 {
                Slip::Whole => Some(score - 1),
                Slip::Start => Some(score - 2),
            }
        })?;
        Some(Match {
            tier: Tier::Close,
            score,
        })
    }
    /// The tier of scattered letters, scored by `fuzzy-matcher`. `text` gives what `name` was made from; most names are not
    /// looked up for it.
    #[must_use]
    pub fn scattered<'t>(
        &self,
        name: &Name,
        text: impl FnOnce() -> Option<&'t str>,
    ) -> Option<Match> {
        if !self.shares_letters(name) || !self.words.iter().all(|word| word.is_scattered_in(name)) {
            return None;
        }
        let text = text()?;
        // Capitals and punctuation of the text itself tell where words begin; accents would hide letters.
        let choice = if text.is_ascii() && text.len() <= name::MOST_LETTERS {
            text
        } else {
            name.folded()
        };
        let (score, least) = self.words.iter().try_fold((0, 0), |(score, least), word| {
            let letters = i64::try_from(word.text.chars().count()).unwrap_or(i64::MAX);
            Some((
                score + self.scorer.fuzzy_match(choice, &word.text)?,
                least + LEAST_SCORE * letters,
            ))
        })?;
        (score >= least).then_some(Match {
            tier: Tier::Scattered,
            score,
        })
    }
    /// True where the words typed are whole words of the name, side by side and in order (`epic` is not in
    /// `Epicenter`). A legal suffix typed means that the name must end there, whatever its own suffix is.
    #[must_use]
    pub fn is_whole_words_of(&self, name: &Name) -> bool {
        self.shares_letters(name)
            && (tails(name.folded()).any(|tail| is_whole(walk(tail, &self.joined)))
                || self.has_suffix()
                    && tails(name.core()).any(|tail| walk(tail, self.core()) == Some(Stop::End)))
    }
    /// True where the words typed are whole words of the name and the first of it.
    #[must_use]
    pub fn begins_as_whole_words(&self, name: &Name) -> bool {
        self.shares_letters(name)
            && (is_whole(walk(name.folded(), &self.joined))
                || self.has_suffix() && walk(name.core(), self.core()) == Some(Stop::End))
    }

    /// True where the name has all letters typed before a legal suffix.
    const fn shares_letters(&self, name: &Name) -> bool {
        !self.is_empty() && self.mask & !name.mask() == 0
    }

    fn has_suffix(&self) -> bool {
        self.core_joined < self.joined.len()
    }

    fn core(&self) -> &str {
        self.joined.get(..self.core_joined).unwrap_or(&self.joined)
    }

    /// Exact and prefix. Spaces do not matter: `well sky` is `WellSky`.
    fn whole(&self, name: &Name) -> Option<Tier> {
        if walk(name.core(), self.core()) == Some(Stop::End) {
            Some(Tier::Exact)
        } else {
            walk(name.folded(), &self.joined).map(|_| Tier::Prefix)
        }
    }

    /// The worst tier among the first words typed, each on its own, in any order.
    fn worded(&self, name: &Name, count: usize) -> Option<Tier> {
        let mut worst = Tier::WordStart;
        for word in self.words.iter().take(count) {
            worst = worst.max(word.tier_in(name.folded())?);
        }
        Some(worst)
    }

    /// Typed without the spaces that the name has: `healthcareco` in `Change Health Care Co`.
    fn run_together(&self, name: &Name) -> bool {
        self.joined.len() > 2 && tails(name.folded()).any(|tail| walk(tail, &self.joined).is_some())
    }

    fn initials(&self, name: &Name) -> bool {
        let [word] = self.words.as_slice() else {
            return false;
        };
        if self.initials.is_none() {
            return false;
        }
        let letters = word.text.chars().count();
        let are = |text: &str, part: bool| {
            [true, false]
                .into_iter()
                .any(|minor| are_initials(&word.text, text, minor, part))
        };
        are(name.core(), false) || letters > 2 && are(name.folded(), true)
    }
}

fn could_be_initials(word: &str) -> bool {
    (2..=8).contains(&word.chars().count())
}

/// The words that a name must have. `&` and "and" need not be typed, and are not asked for when they are.
fn asked(folded: &str) -> Vec<&str> {
    let words = folded.split(' ').filter(|word| !word.is_empty());
    let major: Vec<_> = words.clone().filter(|word| *word != "and").collect();
    if major.is_empty() {
        words.collect()
    } else {
        major
    }
}

/// True where a stop lies between words.
fn is_whole(stop: Option<Stop>) -> bool {
    matches!(stop, Some(Stop::Between | Stop::End))
}

/// True where the letters typed are the first letters of the words, with or without the minor words; with `part` the
/// words may go on.
fn are_initials(typed: &str, folded: &str, minor: bool, part: bool) -> bool {
    let mut typed = typed.chars();
    for word in tails(folded) {
        let is_minor = || MINOR_WORDS.contains(&word.split(' ').next().unwrap_or_default());
        if !minor && is_minor() {
            continue;
        }
        match typed.next() {
            None => return part,
            next if next != word.chars().next() => return false,
            _ => {}
        }
    }
    typed.next().is_none()
}

impl Word {
    fn new(text: &str) -> Self {
        Self {
            finder: Finder::new(text.as_bytes()).into_owned(),
            text: text.to_owned(),
        }
    }

    /// Where the word begins a word of the name, else where it is at all.
    pub(super) fn place_in(&self, folded: &str) -> Option<(Tier, usize)> {
        let mut first = None;
        for at in self.finder.find_iter(folded.as_bytes()) {
            if at == 0 || folded.as_bytes().get(at - 1) == Some(&b' ') {
                return Some((Tier::WordStart, at));
            }
            first = first.or(Some((Tier::Substring, at)));
        }
        first
    }

    fn tier_in(&self, folded: &str) -> Option<Tier> {
        self.place_in(folded).map(|(tier, _)| tier)
    }

    fn is_in(&self, name: &Name) -> bool {
        self.finder.find(name.folded().as_bytes()).is_some()
    }

    /// The word of the name that this one is but for a letter, and where it begins.
    pub(super) fn slip_in<'a>(&self, folded: &'a str) -> Option<(Slip, (usize, &'a str))> {
        let slips = words(folded)
            .filter_map(|(start, word)| Some((slip(&self.text, word)?, (start, word))));
        slips.max_by_key(|(slip, (start, _))| (*slip, std::cmp::Reverse(*start)))
    }

    fn is_scattered_in(&self, name: &Name) -> bool {
        let mut letters = name.folded().chars();
        self.text
            .chars()
            .all(|letter| letters.any(|other| other == letter))
    }
}
