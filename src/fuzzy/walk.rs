//! Laying what is typed along the words of a name. Spaces do not matter, and `and` need not be typed.

/// Where a text that is laid along words ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// Inside a word.
    Inside,
    /// At the end of a word that others follow.
    Between,
    /// At the end of the last word.
    End,
}

/// The words of a folded text that must be typed to be met.
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').filter(|word| *word != "and")
}

/// The words from each word on.
pub(super) fn starts(folded: &str) -> impl Iterator<Item = impl Iterator<Item = &str>> {
    let firsts = (0..folded.split(' ').count()).take(folded.len());
    firsts.map(|first| words_from(folded, first))
}

fn words_from(folded: &str, first: usize) -> impl Iterator<Item = &str> {
    folded.split(' ').skip(first).filter(|word| *word != "and")
}

/// Lays a text without spaces along words, and tells where it ends; `None` where a letter differs or words are lacking.
pub(super) fn walk<'a>(words: impl Iterator<Item = &'a str>, typed: &str) -> Option<Stop> {
    let mut rest = typed;
    for word in words {
        if rest.is_empty() {
            return Some(Stop::Between);
        }
        match rest.strip_prefix(word) {
            Some(after) => rest = after,
            None => return word.starts_with(rest).then_some(Stop::Inside),
        }
    }
    rest.is_empty().then_some(Stop::End)
}
