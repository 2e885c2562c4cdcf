//! The nearest of some words, for "did you mean".

use crate::deal::fold;

/// Longer words are not compared: nobody misspells a known word at this length.
const MOST_LETTERS: usize = 40;

/// The candidate that a word was probably meant to be; `None` when none is near. One letter in three may be wrong; a word
/// that a candidate begins with is nearer than any with a wrong letter.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = fold(word).chars().take(MOST_LETTERS + 1).collect();
    if typed.is_empty() || typed.len() > MOST_LETTERS {
        return None;
    }
    let allowed = typed.len().div_ceil(3);
    let near = candidates.into_iter().filter_map(|candidate| {
        let letters: Vec<char> = fold(candidate).chars().take(MOST_LETTERS + 1).collect();
        let steps = if typed.len() > 1 && letters.starts_with(&typed) {
            0
        } else {
            distance(&typed, &letters)
        };
        // A word of which nothing is right is not near, however short it is.
        (steps <= allowed && steps < typed.len()).then_some((steps, candidate))
    });
    near.min_by_key(|(steps, _)| *steps)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out, replaced or swapped with their neighbour (optimal string alignment).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    let cell = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
    let mut previous_letter = None;
    for (row, letter) in from.iter().enumerate() {
        let mut next = vec![row + 1];
        let mut previous_other = None;
        for (column, other) in to.iter().enumerate() {
            let replaced = cell(&last, column) + usize::from(letter != other);
            let put_in_or_out = cell(&last, column + 1).min(cell(&next, column)) + 1;
            let mut steps = replaced.min(put_in_or_out);
            if previous_letter == Some(other) && previous_other == Some(letter) && column > 0 {
                steps = steps.min(cell(&before, column - 1) + 1);
            }
            next.push(steps);
            previous_other = Some(other);
        }
        previous_letter = Some(letter);
        before = std::mem::replace(&mut last, next);
    }
    cell(&last, to.len())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const FIELDS: [&str; 8] = [
        "company", "country", "kind", "status", "supplier", "buyer", "value", "ends",
    ];

    #[test]
    fn the_nearest_word_is_found_and_a_far_one_is_not() {
        for (typed, found) in [
            ("compny", Some("company")),
            ("contry", Some("country")),
            ("Suplier", Some("supplier")),
            ("byuer", Some("buyer")),
            ("stat", Some("status")),
            ("end", Some("ends")),
            ("vlaue", Some("value")),
            ("knd", Some("kind")),
            ("zzz", None),
            ("x", None),
            ("", None),
            ("helicopter", None),
        ] {
            assert_eq!(nearest(typed, FIELDS), found, "{typed}");
        }
        assert_eq!(nearest(&"x".repeat(10_000), FIELDS), None);
    }
}
