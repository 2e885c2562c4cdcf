//! The words of a query, found again in texts.

use std::borrow::Cow;
use std::ops::Range;

use super::{Expr, Query, Test, words};
use crate::deal::fold;

/// The folded words and phrases that a query asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    all: Vec<String>,
    required: Vec<String>,
}

impl Words {
    /// Those of a query; what it leaves out is not among them.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        let folded = |words: Vec<&str>| -> Vec<String> {
            let words = words.into_iter().map(|word| fold(word.trim()));
            let words = words.filter(|word| !word.is_empty());
            words.map(Cow::into_owned).collect()
        };
        let required = query.clauses().iter().filter_map(|clause| match clause {
            Expr::Test(Test::Text { text, .. }) => Some(text.as_str()),
            _ => None,
        });
        Self {
            required: folded(required.collect()),
            all: folded(words(&query.filter)),
        }
    }

    /// The same, and other words as well, none of them required.
    #[must_use]
    pub fn and<'a>(mut self, others: impl Iterator<Item = &'a str>) -> Self {
        let others = others.map(|word| fold(word.trim()).into_owned());
        self.all.extend(others.filter(|word| !word.is_empty()));
        self
    }

    /// True when a query asks for none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Those that every deal found has somewhere, folded.
    #[must_use]
    pub fn required(&self) -> &[String] {
        &self.required
    }

    /// Where the words stand in a text: bytes, in order, none inside another.
    #[must_use]
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let mut folded = String::with_capacity(text.len());
        // For each folded byte, the character of the text that it comes from.
        let mut from = Vec::with_capacity(text.len());
        let mut buffer = [0; 4];
        for (at, character) in text.char_indices() {
            folded.push_str(&fold(character.encode_utf8(&mut buffer)));
            from.resize(folded.len(), at..at + character.len_utf8());
        }
        let mut found: Vec<Range<usize>> = self
            .all
            .iter()
            .flat_map(|word| {
                let ends = folded.match_indices(word.as_str());
                ends.map(|(start, found)| (start, start + found.len() - 1))
            })
            .filter_map(|(first, last)| Some(from.get(first)?.start..from.get(last)?.end))
            .collect();
        found.sort_by_key(|hit| (hit.start, hit.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for hit in found {
            match apart.last_mut() {
                Some(last) if hit.start <= last.end => last.end = last.end.max(hit.end),
                _ => apart.push(hit),
            }
        }
        apart
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::{bundled, parse};

    fn hits(query: &str, text: &str) -> Vec<String> {
        let words = Words::of(&parse(query, bundled()).unwrap());
        let ranges = words.ranges(text);
        let hits = ranges.into_iter().filter_map(|hit| text.get(hit));
        hits.map(str::to_owned).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        assert_eq!(hits("koge nhs", "NHS and Køge"), ["NHS", "Køge"]);
        assert_eq!(hits("micro crosoft", "Microsoft"), ["Microsoft"]);
        assert_eq!(hits("", "Microsoft"), [""; 0]);
    }

    #[test]
    fn only_a_word_that_must_hold_is_required() {
        let query = parse("NHS (isoft OR torex) -cerner \"Office 365\"", bundled()).unwrap();
        let words = Words::of(&query);
        assert_eq!(words.required(), ["nhs", "office 365"]);
        assert_eq!(words.all, ["nhs", "isoft", "torex", "office 365"]);
    }

    proptest! {
        #[test]
        fn hits_are_parts_of_any_text(text in "\\PC*", word in "\\PC{1,3}") {
            let all = vec![fold(&word).into_owned()].into_iter().filter(|word| !word.is_empty()).collect();
            let words = Words { all, required: Vec::new() };
            let mut end = 0;
            for hit in words.ranges(&text) {
                prop_assert!(hit.start >= end && text.get(hit.clone()).is_some());
                end = hit.end;
            }
        }
    }
}
