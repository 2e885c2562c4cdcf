//! What a column of texts holds and finds.

use super::*;

fn column(texts: &[&str]) -> TextColumn {
    let mut column = TextColumn::default();
    for text in texts {
        column.push(text);
    }
    column.finish()
}

fn hits(column: &TextColumn, needle: &str) -> Vec<usize> {
    let mut hits = Vec::new();
    column.matching(&Needle::new(needle), |hit| hits.push(hit));
    hits.sort_unstable();
    hits.dedup();
    hits
}

#[test]
fn texts_come_back_as_they_were() {
    let texts = ["Cerner", "", "Køge – Vejle", "x"];
    let column = column(&texts);
    assert_eq!(column.iter().collect::<Vec<_>>(), texts);
    assert_eq!(column.get(4), None);
}

#[test]
fn a_word_is_found_in_any_case_and_with_or_without_accents() {
    let column = column(&["NHS England", "Zürich", "ZURICH", "zur Ich"]);
    assert_eq!(hits(&column, "zurich"), [1, 2]);
    assert_eq!(hits(&column, "ZÜRICH"), [1, 2]);
    assert_eq!(hits(&column, "nhs ENG"), [0]);
}

#[test]
fn no_match_reaches_across_two_texts() {
    let column = column(&["ab", "cd"]);
    assert!(hits(&column, "bc").is_empty());
    assert!(hits(&column, "b\nc").is_empty());
}

#[test]
fn a_text_is_found_whole_and_exactly() {
    let column = column(&["a-2", "a", "", "A"]);
    assert_eq!(column.find("a"), Some(1));
    assert_eq!(column.find("A"), Some(3));
    assert_eq!(column.find("a-"), None);
    assert_eq!(column.find(""), Some(2));
}

#[test]
fn heads_rise_as_folded_texts_do() {
    let column = column(&["Éa", "ea", "EB", "hospital É", "HOSPITAL e", "éé éé éé é"]);
    let heads: Vec<u64> = (0..6).map(|at| column.part(at, 0)).collect();
    assert_eq!(heads[0], heads[1]);
    assert!(heads[1] < heads[2]);
    assert_eq!(heads[3], heads[4]);
    assert_eq!(heads[5], u64::from_be_bytes(*b"ee ee ee"));
    assert_eq!(column.part(5, 1), u64::from_be_bytes(*b" e\0\0\0\0\0\0"));
    assert_eq!(column.part(4, 1), u64::from_be_bytes(*b" e\0\0\0\0\0\0"));
    assert_eq!(column.part(1, 1), 0);
}

#[test]
fn a_phrase_reaches_across_words_with_accents() {
    let column = column(&[
        "Region Zürich Süd",
        "Zürich",
        "Zurich sudan",
        "xzürich sü d",
    ]);
    assert_eq!(hits(&column, "zurich sud"), [0, 2]);
    assert_eq!(hits(&column, "rich sü"), [0, 2, 3]);
    assert_eq!(hits(&column, "region zurich s"), [0]);
}

proptest::proptest! {
    #[test]
    fn matching_agrees_with_a_search_in_folded_copies(
        texts in proptest::collection::vec("[abAB éÉ–ß\u{a0}\u{301}]{0,8}", 0..8),
        needle in "[abAé ]{1,5}",
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let needle_folded = fold(needle.trim()).into_owned();
        proptest::prop_assume!(!needle_folded.is_empty());
        let naive: Vec<usize> = (0..texts.len())
            .filter(|&at| fold(texts[at]).contains(&needle_folded))
            .collect();
        proptest::prop_assert_eq!(hits(&column(&texts), &needle), naive);
    }
}
