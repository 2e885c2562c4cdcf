//! Proves on made-up sources that the checker catches what it is there for.

use super::MAX_LINES;
use super::imports::Source;
use super::rules::complaints;

fn judged(files: &[(&str, &str)]) -> Vec<String> {
    let source = |(path, text): &(&str, &str)| Source {
        path: (*path).to_owned(),
        text: format!("//! Made up.\n{text}"),
    };
    complaints(&files.iter().map(source).collect::<Vec<_>>())
}

#[test]
fn what_the_table_has_is_allowed() {
    let text = "use crate::deal::{Day, Code}; use super::super::query::Query; use super::cursor; pub(crate) fn f() {}
        mod tests { use super::*; fn g(a: crate::index::Row) { assert_eq!(a, super::super::sort::h()); } }";
    assert_eq!(judged(&[("src/app/deals.rs", text)]), Vec::<String>::new());
}

#[test]
fn a_forbidden_edge_is_caught_however_it_is_written() {
    for text in [
        "use crate::store::Store;",
        "use crate::{deal::Day, store::{self, Store}};",
        "fn f() { crate::store::open(); }",
        "fn f() { assert!(crate::store::open()); }",
        "use super::super::store;",
        "mod inner { use super::super::super::store::Store; }",
        "mod inner { use super::super::{super::store::Store, key}; }",
        "#[cfg(test)] mod tests { use crate::store::Store; }",
        "fn f(a: Vec<crate::store::Store>) {}",
    ] {
        let found = judged(&[("src/app/deals.rs", text)]);
        assert_eq!(
            found,
            ["src/app/deals.rs: app must not import store"],
            "{text}"
        );
    }
    let found = judged(&[("src/main.rs", "fn main() { dealscope::store::open() }")]);
    assert_eq!(found, ["src/main.rs: main must not import store"]);
    let found = judged(&[("src/app.rs", "use rusqlite::Connection; use super::*;")]);
    assert_eq!(
        found,
        [
            "src/app.rs: app must not import *",
            "src/app.rs: app must not import rusqlite"
        ]
    );
}

#[test]
fn words_in_comments_and_texts_are_no_imports() {
    let text = "//! See [`crate::store`].\n/// crate::store::Store\nfn f() { let _ = \"crate::store::x unsafe\"; }";
    assert_eq!(judged(&[("src/deal/date.rs", text)]), Vec::<String>::new());
}

#[test]
fn a_circle_is_caught() {
    let found = judged(&[
        ("src/query.rs", "use crate::fuzzy::Score;"),
        ("src/fuzzy.rs", "use crate::query::Query;"),
    ]);
    assert!(
        found.contains(&"circle: fuzzy -> query -> fuzzy".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"circle: query -> fuzzy -> query".to_owned()),
        "{found:?}"
    );
}

#[test]
fn a_long_file_a_mod_rs_a_silent_file_and_unsafe_are_caught() {
    let long = "\n".repeat(MAX_LINES);
    let found = judged(&[("src/deal/date.rs", &long)]);
    assert_eq!(
        found,
        ["src/deal/date.rs: 401 lines, more than 400: make it a folder of smaller files"]
    );
    let found = judged(&[("src/deal/mod.rs", "")]);
    assert_eq!(
        found,
        ["src/deal/mod.rs: name the file after its module, beside the folder"]
    );
    let found = judged(&[("src/deal.rs", "fn f() { if true { unsafe { g() } } }")]);
    assert_eq!(found, ["src/deal.rs: unsafe code"]);
    let silent = Source {
        path: "src/deal.rs".into(),
        text: "use std::fmt;\n".into(),
    };
    assert_eq!(
        complaints(&[silent]),
        ["src/deal.rs: the first line must be //! and say what lives here"]
    );
}
