//! Typing errors of one letter: one too many, one too few, a wrong one, two swapped.

/// How much of a word a text with one wrong letter covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Slip {
    /// Its beginning, as while it is typed.
    Start,
    /// All of it.
    Whole,
}

/// Shorter texts and words are one letter away from too many others: `msft` means no `MFT`.
const FEWEST_LETTERS: usize = 4;
/// A beginning is less certain than a word and needs one letter more.
const FEWEST_LETTERS_OF_START: usize = 5;

/// Whether a text is a word but for one letter. A text that is right is none.
pub(super) fn slip(typed: &str, word: &str) -> Option<Slip> {
    let ([a, b, ..], [c, d, ..]) = (typed.as_bytes(), word.as_bytes()) else {
        return None;
    };
    // One wrong letter leaves the first or the second in one of these places: most words end here.
    if !(a == c || a == d || b == c || b == d) {
        return None;
    }
    if typed.is_ascii() && word.is_ascii() {
        return one_off(typed.as_bytes(), word.as_bytes());
    }
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    one_off(&letters(typed), &letters(word))
}

fn one_off<Letter: PartialEq + Copy>(typed: &[Letter], word: &[Letter]) -> Option<Slip> {
    if typed.len().min(word.len()) < FEWEST_LETTERS || word.len() + 1 < typed.len() || typed == word
    {
        return None;
    }
    let same = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    let (typed_rest, word_rest) = (tail(typed, same), tail(word, same));
    let swapped = match (typed_rest, word_rest) {
        ([a, b, typed @ ..], [c, d, word @ ..]) if a == d && b == c => Some((typed, word)),
        _ => None,
    };
    let ways = [
        Some((tail(typed_rest, 1), tail(word_rest, 1))),
        Some((tail(typed_rest, 1), word_rest)),
        Some((typed_rest, tail(word_rest, 1))),
        swapped,
    ];
    let mut ways = ways.into_iter().flatten();
    if ways.clone().any(|(typed, word)| typed == word) {
        Some(Slip::Whole)
    } else if typed.len() >= FEWEST_LETTERS_OF_START
        && ways.any(|(typed, word)| word.starts_with(typed))
    {
        Some(Slip::Start)
    } else {
        None
    }
}

fn tail<Letter>(letters: &[Letter], from: usize) -> &[Letter] {
    letters.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_too_many_too_few_wrong_or_swapped_is_a_slip() {
        for (typed, word, found) in [
            ("cernr", "cerner", Some(Slip::Whole)),
            ("cernerr", "cerner", Some(Slip::Whole)),
            ("cermer", "cerner", Some(Slip::Whole)),
            ("crener", "cerner", Some(Slip::Whole)),
            ("ecrner", "cerner", Some(Slip::Whole)),
            ("erner", "cerner", Some(Slip::Whole)),
            ("micor", "microsoft", Some(Slip::Start)),
            ("micrsof", "microsoft", Some(Slip::Start)),
            ("epci", "epic", Some(Slip::Whole)),
            ("epi", "epic", None),
            ("msft", "mft", None),
            ("eppi", "epicenter", None),
            ("cerner", "cerner", None),
            ("cxnxr", "cerner", None),
            ("cernerxx", "cerner", None),
            ("zürihc", "zürich", Some(Slip::Whole)),
            ("больнцa", "больница", None),
            ("больнца", "больница", Some(Slip::Whole)),
        ] {
            assert_eq!(slip(typed, word), found, "{typed} {word}");
        }
    }
}
