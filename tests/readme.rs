//! The README's tables are those of the program: keys from the key table, queries from the language's own examples.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

use std::collections::BTreeMap;
use std::fmt::Write;

use dealscope::app::{BINDINGS, Context};
use dealscope::query::HELP;

/// What stands between a pair of comments in the README.
fn section(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).expect("the README");
    let after = readme
        .split_once(&format!("<!-- {name}:"))
        .expect("the section begins")
        .1;
    let body = after.split_once("-->\n").expect("the comment ends").1;
    body.split_once(&format!("<!-- /{name} -->"))
        .expect("the section ends")
        .0
        .trim()
        .to_owned()
}

#[test]
fn the_readme_has_the_keys_of_the_key_table() {
    let mut rows: BTreeMap<usize, String> = BTreeMap::new();
    for (place, context) in Context::ALL.into_iter().enumerate() {
        for binding in BINDINGS.iter().filter(|binding| binding.context == context) {
            let keys: Vec<_> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            let row = rows
                .entry(place)
                .or_insert_with(|| format!("| **{}** | | |\n", context.title()));
            writeln!(
                row,
                "| {} | {} | `{}` |",
                keys.join(" "),
                binding.help,
                binding.name
            )
            .expect("text can be written");
        }
    }
    let table = rows.into_values().fold(
        "| keys | do | name |\n|---|---|---|\n".to_owned(),
        |table, row| table + &row,
    );
    assert!(
        section("keys") == table.trim(),
        "put this table into the README:\n\n{table}"
    );
}

#[test]
fn the_readme_has_the_examples_of_the_query_language() {
    let rows = HELP
        .iter()
        .map(|(example, finds)| format!("| `{}` | {finds} |\n", example.replace('|', "\\|")));
    let table = rows.fold("| query | finds |\n|---|---|\n".to_owned(), |table, row| {
        table + &row
    });
    assert!(
        section("queries") == table.trim(),
        "put this table into the README:\n\n{table}"
    );
}
