//! The key table: every key once, every name once, and the user's own keys.

use std::collections::BTreeSet;

use super::{Action, BINDINGS, Clean, Context, KeyOverride, Keymap};

#[test]
fn every_key_of_the_table_is_a_key() {
    for binding in BINDINGS {
        for text in binding.keys {
            assert!(
                text.parse::<super::Key>().is_ok(),
                "{} has {text:?}",
                binding.name
            );
        }
    }
}

#[test]
fn inside_a_context_no_key_has_two_meanings() {
    let mut seen = BTreeSet::new();
    for binding in BINDINGS {
        for key in binding.keys {
            assert!(
                seen.insert((binding.context, *key)),
                "{key} stands twice in {:?}",
                binding.context
            );
        }
    }
}

#[test]
fn every_action_has_one_name() {
    let names: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.name).collect();
    assert_eq!(names.len(), BINDINGS.len());
}

#[test]
fn the_help_names_every_action_when_asked() {
    let page = crate::app::HelpPage {
        names: true,
        ..crate::app::HelpPage::default()
    };
    let inner = ratatui::layout::Rect::new(0, 0, 90, 30);
    let columns = crate::app::help::columns(&Keymap::default(), page, inner);
    let texts = columns.iter().flatten().flat_map(|line| &line.pieces);
    let text: String = texts.map(|piece| piece.text.clone() + "\n").collect();
    for binding in BINDINGS {
        assert!(
            text.contains(&format!("{}:", binding.name)),
            "{}",
            binding.name
        );
    }
}

#[test]
fn the_inner_context_wins() {
    let map = Keymap::default();
    let contexts = [Context::Rail, Context::Moving, Context::Global];
    assert_eq!(
        "f".parse().ok().and_then(|key| map.action(&contexts, key)),
        Some(Action::Include)
    );
    assert_eq!(
        "f".parse()
            .ok()
            .and_then(|key| map.action(&contexts[1..], key)),
        Some(Action::Rail)
    );
}

#[test]
fn the_config_file_can_change_keys_and_is_told_what_it_got_wrong() {
    let wanted = |action: &str, key: &str, line: u32| KeyOverride {
        action: action.to_owned(),
        keys: vec![key.to_owned()],
        place: Clean::new(&format!("config.toml:{line}")),
    };
    let overrides = [
        wanted("export", "x", 2),
        wanted("fly", "x", 3),
        wanted("help", "Hyper-x", 4),
    ];
    let (map, warnings) = Keymap::with_overrides(&overrides);
    let action = |text: &str| {
        text.parse()
            .ok()
            .and_then(|key| map.action(&[Context::Global], key))
    };
    assert_eq!(action("x"), Some(Action::Export));
    assert_eq!(action("E"), None);
    assert_eq!(action("?"), Some(Action::Help));
    let places: Vec<_> = warnings
        .iter()
        .filter_map(|warning| warning.split(": ").next())
        .collect();
    assert_eq!(places, ["config.toml:3", "config.toml:4"]);
}
