//! The one folding that every comparison of words uses: case, accents and compatibility forms do not matter.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use super::cleaning::is_ignorable;

/// Text folded for comparison: lower case, accents and compatibility forms removed (`Køge` and `koge` are one).
/// Curly quotes and dashes become plain ones, invisible characters go.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |part| folded.push(part));
    }
    Cow::Owned(folded)
}

/// Gives the characters that a single character folds to: none for an accent, two for `ß`. Folding a text is folding
/// its characters one by one, so that places in the folded text can be traced back.
pub fn fold_char(c: char, mut each: impl FnMut(char)) {
    if c.is_ascii() {
        each(c.to_ascii_lowercase());
        return;
    }
    if let Some(letter) = without_accent(c) {
        return each(letter);
    }
    if matches!(c, '‘' | '’' | '“' | '”' | '–' | '—') {
        // Most of what is not ASCII in prose; none of it can be taken apart.
        return replace(c, &mut each);
    }
    take_apart(c, &mut each);
}

fn take_apart(c: char, each: &mut impl FnMut(char)) {
    decompose_compatible(c, |part| {
        for lower in part.to_lowercase() {
            if !is_accent(lower) && !is_ignorable(lower) {
                replace(lower, each);
            }
        }
    });
}

/// The letter of a frequent accented one: what taking it apart would give, without the search in Unicode's tables.
const fn without_accent(c: char) -> Option<char> {
    Some(match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' => 'y',
        _ => return None,
    })
}

/// True for a mark that only changes the look of a letter. The classes left out are parts of letters: virama (9), nukta
/// (7) and the kana voicing marks (8).
fn is_accent(c: char) -> bool {
    !matches!(canonical_combining_class(c), 0 | 7..=9)
}

/// Letters that Unicode does not take apart but people type as others.
fn replace(c: char, each: &mut impl FnMut(char)) {
    let plain = match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "n",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' | '′' => "'",
        '“' | '”' | '„' | '″' => "\"",
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
        _ => return each(c),
    };
    plain.chars().for_each(each);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_letters_fold_to_what_taking_them_apart_gives() {
        let mut seen = 0;
        for c in '\u{80}'..='\u{2fff}' {
            let Some(letter) = without_accent(c) else {
                continue;
            };
            let mut parts = String::new();
            take_apart(c, &mut |part| parts.push(part));
            assert_eq!(parts, letter.to_string(), "{c}");
            seen += 1;
        }
        assert_eq!(seen, 53);
    }
}
