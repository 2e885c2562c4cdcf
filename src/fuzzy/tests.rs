//! What matches a name, in which tier, and where.

use proptest::prelude::*;

use super::{Match, Name, Needle, Tier};

fn tier(typed: &str, name: &str) -> Option<Tier> {
    let (needle, prepared) = (Needle::new(typed), Name::prepare(name));
    let found = needle
        .matches(&prepared)
        .or_else(|| needle.scattered(&prepared, || Some(name)));
    found.map(|Match { tier, .. }| tier)
}

#[test]
fn a_name_is_prepared_as_words_without_its_legal_suffix() {
    for (name, folded, core) in [
        ("Cerner Corp.", "cerner corp", "cerner"),
        ("GmbH", "gmbh", "gmbh"),
        (
            "Mustermann GmbH & Co. KG",
            "mustermann gmbh and co kg",
            "mustermann",
        ),
        (
            "Northumbria Healthcare NHS Foundation Trust",
            "northumbria healthcare nhs foundation trust",
            "northumbria healthcare",
        ),
        ("NHS Trust", "nhs trust", "nhs trust"),
        (
            "Cable & Wireless",
            "cable and wireless",
            "cable and wireless",
        ),
        ("Region Zealand", "region zealand", "region zealand"),
        ("Addenbrooke’s", "addenbrookes", "addenbrookes"),
        ("N. Harris U.S. S.p.A.", "n harris us spa", "n harris us"),
        (
            "  OX.  Management—Ltd ",
            "ox management ltd",
            "ox management",
        ),
        ("医療情報システム", "医療情報システム", "医療情報システム"),
        ("Netcompany A/S", "netcompany a s", "netcompany"),
        ("Trust", "trust", "trust"),
        ("Bankers Trust", "bankers trust", "bankers trust"),
        ("***", "", ""),
        ("& AB", "and ab", "and ab"),
    ] {
        let prepared = Name::prepare(name);
        assert_eq!(
            (prepared.folded(), prepared.core()),
            (folded, core),
            "{name}"
        );
    }
}

#[test]
fn the_tiers_are_told_apart() {
    for (typed, name, found) in [
        ("epic", "Epic Systems", Some(Tier::Prefix)),
        ("epic systems inc", "Epic Systems Ltd", Some(Tier::Exact)),
        ("sys", "Epic Systems", Some(Tier::WordStart)),
        ("sys ep", "Epic Systems", Some(Tier::WordStart)),
        ("stem ep", "Epic Systems", Some(Tier::Substring)),
        ("es", "Epic Systems", Some(Tier::Initials)),
        ("epcis", "Epic Systems", None),
        ("epix systems", "Epic Systems", Some(Tier::Close)),
        ("epsys", "Epic Systems", Some(Tier::Scattered)),
        ("epic oracle", "Epic Systems", None),
        (
            "upm",
            "University of Pittsburgh Medical Center",
            Some(Tier::Initials),
        ),
        (
            "uopmc",
            "University of Pittsburgh Medical Center",
            Some(Tier::Initials),
        ),
        ("health care", "Change Healthcare", Some(Tier::WordStart)),
        ("情報", "医療情報システム", Some(Tier::Substring)),
        ("", "Epic", None),
        ("&", "Cable & Wireless", Some(Tier::WordStart)),
        ("epic", "", None),
    ] {
        assert_eq!(tier(typed, name), found, "{typed} in {name}");
    }
}

#[test]
fn a_suffix_typed_puts_names_that_have_it_first() {
    let needle = Needle::new("leeds nhs trust");
    let score = |name: &str| {
        needle
            .matches(&Name::prepare(name))
            .map(|found| (found.tier, found.score))
    };
    assert_eq!(score("Leeds NHS Trust"), Some((Tier::Exact, 0)));
    assert_eq!(
        score("Leeds Teaching Hospitals NHS Trust"),
        Some((Tier::WordStart, 0))
    );
    assert_eq!(score("City of Leeds"), Some((Tier::WordStart, -1)));
}

#[test]
fn whole_words_meet_and_parts_of_words_do_not() {
    let meets =
        |typed: &str, name: &str| Needle::new(typed).is_whole_words_of(&Name::prepare(name));
    assert!(meets("epic", "Epic Systems") && !meets("epic", "Epicenter"));
    assert!(meets("health care", "Change Healthcare"));
    assert!(!meets("systems epic", "Epic Systems"));
    assert!(meets("siemens ag", "Siemens") && !meets("siemens ag", "Siemens Health Services"));
    assert!(Needle::new("oracle").begins_as_whole_words(&Name::prepare("Oracle Cerner")));
    assert!(!Needle::new("cerner").begins_as_whole_words(&Name::prepare("Oracle Cerner")));
    assert!(!meets("", "Epic"));
}

#[test]
fn a_name_that_cannot_match_is_turned_away_early() {
    let cerner = Name::prepare("Cerner");
    assert!(Needle::new("cernx").might_match(&cerner));
    assert!(!Needle::new("microsoft").might_match(&cerner));
}

/// Names and what is typed, with letters of several scripts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-e &.']{0,16}",
        "[A-Za-zäøß ]{0,24}",
        ".{0,12}",
        "(ab|医|é|\\PC){0,300}"
    ]
}

proptest! {
    #[test]
    fn no_name_that_answers_is_passed_over_for_want_of_letters(
        name in "[abn d&']{0,16}( and| ltd| nhs trust)?", typed in "[abn d&]{1,8}( ltd)?"
    ) {
        let (name, needle) = (Name::prepare(&name), Needle::new(&typed));
        prop_assert!(needle.is_empty() || needle.plainly(&name) == needle.plain(&name));
    }

    #[test]
    fn a_name_finds_itself_and_every_word_of_it(name in text()) {
        let prepared = Name::prepare(&name);
        let says_more_than_and = prepared.folded().split(' ').any(|word| !matches!(word, "" | "and"));
        if says_more_than_and {
            prop_assert_eq!(tier(&name, &name), Some(Tier::Exact));
        }
        for word in prepared.folded().split(' ').filter(|word| !word.is_empty()) {
            prop_assert!(tier(word, &name).is_some_and(|tier| tier <= Tier::WordStart), "{} in {}", word, name);
        }
    }

    #[test]
    fn letters_are_whole_characters_in_rising_order(typed in text(), name in text()) {
        let needle = Needle::new(&typed);
        for tier in [
            Tier::Exact, Tier::Prefix, Tier::WordStart, Tier::Substring, Tier::Initials, Tier::Close, Tier::Scattered,
        ] {
            let mut end = 0;
            for letters in needle.letters(&name, tier) {
                prop_assert!(letters.start >= end && letters.start < letters.end);
                prop_assert!(name.get(letters.clone()).is_some());
                end = letters.end;
            }
        }
    }

    #[test]
    fn what_matches_was_not_turned_away(typed in text(), name in text()) {
        let needle = Needle::new(&typed);
        let prepared = Name::prepare(&name);
        if needle.matches(&prepared).is_some() || needle.scattered(&prepared, || Some(&name)).is_some() {
            prop_assert!(needle.might_match(&prepared));
        }
    }

    #[test]
    fn one_slip_in_a_longer_word_still_finds_it(word in "[a-z]{5,12}", at in 0_usize..12, letter in "[a-z]", way in 0..4) {
        let mut typed: Vec<char> = word.chars().collect();
        let at = at % (typed.len() - 1);
        match way {
            0 => typed.insert(at, letter.chars().next().unwrap()),
            1 => drop(typed.remove(at)),
            2 => typed[at] = letter.chars().next().unwrap(),
            _ => typed.swap(at, at + 1),
        }
        let typed: String = typed.into_iter().collect();
        prop_assume!(typed.len() > 3);
        prop_assert!(tier(&typed, &format!("{word} holdings")).is_some_and(|tier| tier <= Tier::Close), "{} {}", typed, word);
    }
}
