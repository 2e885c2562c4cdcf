//! The words of the query in force, found again in what is shown.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use super::Theme;
use crate::deal::fold;
use crate::layout::text::cut;
use crate::query::{Query, words};

/// The folded words and phrases that a query asks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    /// Those of a query; what it leaves out is not among them.
    pub(super) fn of(query: &Query) -> Self {
        let folded = words(&query.filter).into_iter().map(fold);
        Self(
            folded
                .filter(|word| !word.is_empty())
                .map(Cow::into_owned)
                .collect(),
        )
    }

    /// A text cut to so many columns, with what matched set off.
    pub(super) fn spans(
        &self,
        text: &str,
        columns: usize,
        style: Style,
        theme: &Theme,
    ) -> Vec<Span<'static>> {
        let shown = cut(text, columns);
        let mut spans = Vec::new();
        let mut at = 0;
        for hit in self.ranges(&shown) {
            let (before, found) = (shown.get(at..hit.start), shown.get(hit.clone()));
            if let Some(before) = before.filter(|before| !before.is_empty()) {
                spans.push(Span::styled(before.to_owned(), style));
            }
            if let Some(found) = found {
                spans.push(Span::styled(found.to_owned(), style.patch(theme.hit)));
            }
            at = hit.end;
        }
        if let Some(rest) = shown.get(at..).filter(|rest| !rest.is_empty()) {
            spans.push(Span::styled(rest.to_owned(), style));
        }
        spans
    }

    /// Where the words stand in a text: bytes, in order, none inside another.
    fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.0.is_empty() {
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
            .0
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

    use super::Words;

    fn hits(words: &[&str], text: &str) -> Vec<String> {
        let words = Words(words.iter().map(|&word| word.to_owned()).collect());
        let ranges = words.ranges(text);
        let hits = ranges.into_iter().filter_map(|hit| text.get(hit));
        hits.map(str::to_owned).collect()
    }

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        assert_eq!(hits(&["koge", "nhs"], "NHS and Køge"), ["NHS", "Køge"]);
        assert_eq!(hits(&["micro", "crosoft"], "Microsoft"), ["Microsoft"]);
        assert_eq!(hits(&[], "Microsoft"), [""; 0]);
    }

    proptest! {
        #[test]
        fn hits_are_parts_of_any_text(text in "\\PC*", word in "\\PC{1,3}") {
            let words = Words(vec![crate::deal::fold(&word).into_owned()].into_iter().filter(|word| !word.is_empty()).collect());
            let mut end = 0;
            for hit in words.ranges(&text) {
                prop_assert!(hit.start >= end && text.get(hit.clone()).is_some());
                end = hit.end;
            }
        }
    }
}
