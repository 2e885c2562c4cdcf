//! Laying what is typed along the words of a name, byte by byte: spaces do not matter, and `and` need not be typed.

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

/// The text from each of its words on.
pub(super) fn tails(folded: &str) -> impl Iterator<Item = &str> {
    let inner = memchr::memchr_iter(b' ', folded.as_bytes());
    std::iter::once(folded).chain(inner.filter_map(|space| folded.get(space + 1..)))
}

/// The words, each with its place.
pub(super) fn words(folded: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr::memchr_iter(b' ', folded.as_bytes()).chain([folded.len()]);
    let mut start = 0;
    ends.filter_map(move |end| {
        let word = folded.get(start..end).map(|word| (start, word));
        start = end + 1;
        word
    })
}

/// Lays a text without spaces along words, and tells where it ends; `None` where a letter differs or words are lacking.
pub(super) fn walk(folded: &str, typed: &str) -> Option<Stop> {
    let mut name = without_and(folded.as_bytes());
    let mut typed = typed.as_bytes();
    loop {
        match (name, typed) {
            ([], []) => return Some(Stop::End),
            ([], _) => return None,
            ([b' ', rest @ ..], _) => {
                name = without_and(rest);
                if typed.is_empty() {
                    return Some(if name.is_empty() {
                        Stop::End
                    } else {
                        Stop::Between
                    });
                }
            }
            (_, []) => return Some(Stop::Inside),
            ([a, name_rest @ ..], [b, typed_rest @ ..]) if a == b => {
                (name, typed) = (name_rest, typed_rest);
            }
            _ => return None,
        }
    }
}

/// What is left of words when the first of them is `and`.
fn without_and(mut words: &[u8]) -> &[u8] {
    while let Some(rest) = words.strip_prefix(b"and ") {
        words = rest;
    }
    if words == b"and" { &[] } else { words }
}
