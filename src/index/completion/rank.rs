//! Which drafts answer to what is typed, and how well: by the tiers of company search.

use std::cmp::Reverse;
use std::ops::Range;

use super::drafts::Draft;
use crate::fuzzy::{Match, Name, Needle, Tier};

/// How drafts are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// As names are: a word's start, a part, a slip.
    Names,
    /// By what they begin with: dates, figures and signs.
    Beginning,
}

/// A draft that answers.
pub(super) struct Ranked {
    pub(super) draft: Draft,
    pub(super) tier: Tier,
    pub(super) score: Reverse<i64>,
    pub(super) letters: Vec<Range<usize>>,
}

/// The drafts that answer, in the order given. Where none does but for scattered letters, those do.
pub(super) fn answering(drafts: Vec<Draft>, typed: &str, by: By) -> Vec<Ranked> {
    if typed.is_empty() {
        return drafts.into_iter().map(untouched).collect();
    }
    if by == By::Beginning {
        let begins = |draft: Draft| beginning(draft, typed);
        return drafts.into_iter().filter_map(begins).collect();
    }
    let needle = Needle::new(typed);
    if needle.is_empty() {
        return Vec::new();
    }
    let (mut found, mut others) = (Vec::new(), Vec::new());
    for draft in drafts {
        match best(&needle, &draft, |name, _| needle.matches(name)) {
            Some((best, on_shown)) => found.push(ranked(&needle, draft, best, on_shown)),
            None => others.push(draft),
        }
    }
    if found.is_empty() {
        for draft in others {
            let scattered = |name: &Name, text: &str| needle.scattered(name, || Some(text));
            if let Some((best, on_shown)) = best(&needle, &draft, scattered) {
                found.push(ranked(&needle, draft, best, on_shown));
            }
        }
    }
    found
}

fn untouched(draft: Draft) -> Ranked {
    Ranked {
        draft,
        tier: Tier::Exact,
        score: Reverse(0),
        letters: Vec::new(),
    }
}

fn beginning(draft: Draft, typed: &str) -> Option<Ranked> {
    let start = draft.shown.get(..typed.len())?;
    start.eq_ignore_ascii_case(typed).then(|| Ranked {
        letters: std::iter::once(0..typed.len()).collect(),
        ..untouched(draft)
    })
}

/// The best match among a draft's names, and whether it is of the one that shows.
fn best(
    needle: &Needle,
    draft: &Draft,
    answer: impl Fn(&Name, &str) -> Option<Match>,
) -> Option<(Match, bool)> {
    let names = std::iter::once(&draft.shown).chain(&draft.also);
    let matches = names.enumerate().filter_map(|(place, text)| {
        let name = Name::prepare(text);
        let found = needle.might_match(&name).then(|| answer(&name, text))??;
        Some((found, place == 0))
    });
    matches.min_by_key(|(found, on_shown)| (found.tier, Reverse(found.score), !on_shown))
}

fn ranked(needle: &Needle, draft: Draft, best: Match, on_shown: bool) -> Ranked {
    Ranked {
        letters: if on_shown {
            needle.letters(&draft.shown, best.tier)
        } else {
            Vec::new()
        },
        draft,
        tier: best.tier,
        score: Reverse(best.score),
    }
}
