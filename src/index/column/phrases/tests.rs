//! What texts of numbered words hold and find.

use super::*;
use crate::deal::{Needle, cleaned, fold};

fn column(texts: &[&str]) -> Phrases {
    let mut column = PhrasesBuilder::default();
    for text in texts {
        column.push(text);
    }
    column.finish()
}

fn hits(column: &Phrases, needle: &str) -> Vec<usize> {
    let needle = Needle::new(needle);
    let rows = column.find(&needle).rows();
    let all = super::super::all_rows(column.len());
    assert_eq!(column.find(&needle).rows_among(&all), rows);
    rows.ones().collect()
}

#[test]
fn texts_come_back_as_they_were() {
    let texts = ["NHS England", "", " a  b ", "Køge – Vejle", "NHS"];
    let column = column(&texts);
    for (at, text) in texts.iter().enumerate() {
        assert_eq!(column.get(at).as_deref(), Some(*text));
    }
    assert_eq!(column.get(5), None);
}

#[test]
fn a_word_is_found_anywhere_in_any_case_and_with_or_without_accents() {
    let column = column(&["NHS England", "Spital Zürich", "ZURICH", "zur Ich"]);
    assert_eq!(hits(&column, "uric"), [1, 2]);
    assert_eq!(hits(&column, "ZÜRICH"), [1, 2]);
    assert_eq!(hits(&column, "nhs ENG"), [0]);
    assert_eq!(hits(&column, "hs england"), [0]);
    assert_eq!(hits(&column, "nhs ngland"), [] as [usize; 0]);
}

#[test]
fn words_beyond_what_two_bytes_number_are_found_too() {
    let texts: Vec<String> = (0..70_000).map(|at| format!("deal {at:05} x")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let column = column(&texts);
    assert_eq!(column.get(69_999).as_deref(), Some("deal 69999 x"));
    assert_eq!(hits(&column, "69999"), [69_999]);
    assert_eq!(hits(&column, "deal 65536 x"), [65_536]);
    assert_eq!(hits(&column, "65537 x"), [65_537]);
    assert_eq!(hits(&column, "12345"), [12_345]);
}

proptest::proptest! {
    #[test]
    fn finding_agrees_with_a_search_in_folded_copies(
        texts in proptest::collection::vec("[abA éß –\u{a0}\u{301}]{0,10}", 0..8),
        needle in "[abAé ]{1,6}",
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let folded = fold(&cleaned(needle.trim())).into_owned();
        proptest::prop_assume!(!folded.is_empty());
        let naive: Vec<usize> = (0..texts.len()).filter(|&at| fold(texts[at]).contains(&folded)).collect();
        proptest::prop_assert_eq!(hits(&column(&texts), &needle), naive);
    }
}
