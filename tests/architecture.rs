//! Keeps the rooms apart: reads the imports of every source file and fails on an edge that the table below does not
//! have, on a circle, on a file that is too long or does not say what it is, on a `mod.rs`, and on `unsafe`.
//! Tests inside the rooms are held to the same table.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::similar_names,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/proof.rs"]
mod proof;
#[path = "architecture/rules.rs"]
mod rules;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use imports::Source;
use rules::{complaints, file_complaints};

/// Who may import whom, from the lowest floor to the highest. Change it when the design changes, and the map in
/// `src/lib.rs` with it.
const TABLE: &[(&str, &[&str])] = &[
    ("deal", &[]),
    ("query", &["deal"]),
    ("fuzzy", &["deal"]),
    ("layout", &["deal"]),
    ("index", &["deal", "query", "fuzzy"]),
    ("store", &["deal"]),
    ("notebook", &["deal"]),
    ("config", &["deal"]),
    ("import", &["deal", "index", "store"]),
    ("export", &["deal", "index", "store"]),
    // Of export only what is a value: columns, formats, the order to write. Nothing is written from app.
    (
        "app",
        &[
            "deal", "query", "fuzzy", "index", "layout", "config", "export",
        ],
    ),
    (
        "library",
        &["deal", "query", "index", "store", "import", "config"],
    ),
    // Of query the words to colour and highlight, of export the names of columns and formats.
    (
        "view",
        &[
            "app", "deal", "index", "layout", "config", "query", "export",
        ],
    ),
    (
        "tui",
        &[
            "app", "view", "store", "index", "notebook", "import", "export", "config", "deal",
            "query", "library",
        ],
    ),
    ("cli", &[]),
    (
        "command",
        &[
            "cli", "store", "index", "query", "notebook", "import", "export", "deal", "config",
            "library",
        ],
    ),
    ("main", &["cli", "command", "tui"]),
];

/// What comes from outside and belongs to few rooms: only these touch databases, and only these draw.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "notebook"]),
    ("ratatui", &["view", "tui"]),
    ("ratatui::layout", &["view", "tui", "app", "layout"]),
];

/// No source file is longer.
const MAX_LINES: usize = 400;

fn sources_below(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let path = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                sources.push(Source { path, text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

#[test]
fn every_source_file_keeps_to_its_room() {
    let found = complaints(&sources_below("src"));
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_test_file_is_short_and_says_what_it_is() {
    let found: Vec<String> = sources_below("tests")
        .iter()
        .flat_map(file_complaints)
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn the_table_and_the_crate_have_the_same_rooms() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let declared = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let declared: BTreeSet<&str> = declared.chain(["main"]).collect();
    let listed: BTreeSet<&str> = TABLE.iter().map(|(room, _)| *room).collect();
    assert_eq!(declared, listed);
}
