//! What is made visible in a text, and how texts are folded.

use std::borrow::Cow;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{cleaned, fold};

#[test]
fn plain_and_accented_text_is_borrowed() {
    for text in [
        "",
        "Microsoft 365 ~ (E3)",
        "Västra Götalandsregionen",
        "£774.5m – “all” …",
        "医療情報",
    ] {
        assert!(
            matches!(cleaned(text), Cow::Borrowed(same) if same == text),
            "{text}"
        );
    }
}

#[test]
fn controls_are_shown_as_pictures_and_the_rest_as_escapes() {
    for (raw, shown) in [
        ("A\x1b[2JB", "A␛[2JB"),
        ("PAID\rUNPAID", "PAID␍UNPAID"),
        ("A\tB\nC\0", "A␉B␊C␀"),
        ("A\x7fB", "A␡B"),
        ("A\u{9b}31mB", "A\\u{9b}31mB"),
        ("invoice\u{202e}gpj.exe", "invoice\\u{202e}gpj.exe"),
        ("pay\u{200b}pal\u{200d}", "pay\\u{200b}pal\\u{200d}"),
        ("a\u{e0065}b", "a\\u{e0065}b"),
        (
            "a\u{3164}b\u{ffa0}c\u{115f}d",
            "a\\u{3164}b\\u{ffa0}c\\u{115f}d",
        ),
        ("so\u{ad}ft", "so\\u{ad}ft"),
        ("\u{fe0f}x", "\\u{fe0f}x"),
        ("a\u{2028}b\u{ffff}", "a\\u{2028}b\\u{ffff}"),
    ] {
        assert_eq!(cleaned(raw), shown);
    }
}

#[test]
fn emoji_form_stays_behind_its_character_only() {
    assert_eq!(cleaned("\u{2764}\u{fe0f}|"), "\u{2764}\u{fe0f}|");
    assert_eq!(
        cleaned("\u{2764}\u{fe0f}\u{fe0f}"),
        "\u{2764}\u{fe0f}\\u{fe0f}"
    );
}

#[test]
fn a_grapheme_keeps_eight_marks_and_says_that_more_were_there() {
    let raw = format!("e{}x", "\u{301}".repeat(500));
    assert_eq!(cleaned(&raw), format!("e{}\u{fffd}x", "\u{301}".repeat(8)));
    assert_eq!(cleaned("Universita\u{308}t"), "Universita\u{308}t");
}

#[test]
fn a_mark_without_a_letter_gets_one_to_stand_on() {
    assert_eq!(cleaned("\u{301}x"), "\u{25cc}\u{301}x");
}

#[test]
fn folding_forgets_case_accents_and_forms() {
    for (text, folded) in [
        ("cerner", "cerner"),
        ("CompuGroup", "compugroup"),
        ("Køge", "koge"),
        ("Region Skåne", "region skane"),
        (
            "Universita\u{308}tsspital ZÜRICH",
            "universitatsspital zurich",
        ),
        ("STRASSE straße ẞ", "strasse strasse ss"),
        ("Łódź Đakovo İstanbul ısı", "lodz dakovo istanbul isi"),
        ("Ｅｐｉｃ　Ｓｙｓｔｅｍｓ", "epic systems"),
        ("Addenbrooke’s – ﬁrst", "addenbrooke's - first"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("pay\u{200b}pal", "paypal"),
        ("が", "か\u{3099}"),
    ] {
        assert_eq!(fold(text), folded);
    }
    assert!(matches!(fold("already folded & plain"), Cow::Borrowed(_)));
}

/// What the screen must never get, written apart from the code under test.
fn hidden(c: char) -> bool {
    matches!(u32::from(c),
        0..=0x1f | 0x7f..=0x9f | 0xad | 0x61c | 0x115f..=0x1160 | 0x200b..=0x200f | 0x2028..=0x202e
        | 0x2060..=0x206f | 0x3164 | 0xfeff | 0xffa0 | 0xfff9..=0xfffb | 0xe0000..=0xe0fff)
}

/// Texts rich in what is dangerous.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => any::<char>(),
        2 => proptest::char::range('\0', '\u{a0}'),
        2 => proptest::char::range('\u{300}', '\u{36f}'),
        2 => proptest::char::range('\u{1100}', '\u{11ff}'),
        1 => proptest::char::range('\u{900}', '\u{97f}'),
        2 => proptest::char::range('\u{2000}', '\u{206f}'),
        1 => proptest::char::range('\u{fe00}', '\u{fe0f}'),
        1 => proptest::char::range('\u{1f1e6}', '\u{1f1ff}'),
        1 => proptest::char::range('\u{e0000}', '\u{e0fff}'),
        1 => Just('\u{fffd}'),
        1 => Just('\u{25cc}'),
    ];
    proptest::collection::vec((piece, 1..12_usize), 0..24).prop_map(|runs| {
        runs.into_iter()
            .flat_map(|(c, n)| std::iter::repeat_n(c, n))
            .collect()
    })
}

proptest! {
    #[test]
    fn cleaned_text_hides_nothing_and_stays_as_it_is(raw in hostile()) {
        let once = cleaned(&raw).into_owned();
        prop_assert!(!once.chars().any(hidden), "{once:?}");
        prop_assert_eq!(cleaned(&once).into_owned(), once.clone());
        for grapheme in once.graphemes(true) {
            prop_assert!(grapheme.len() <= 32, "{grapheme:?}");
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in hostile()) {
        let once = fold(&text).into_owned();
        prop_assert_eq!(fold(&once).into_owned(), once);
    }
}
