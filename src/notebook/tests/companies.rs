//! Marks of companies.

use rusqlite::Connection;

use super::{opened, room};

#[test]
fn marks_of_companies_survive_a_restart_apart_from_those_of_deals() {
    let (_folder, file) = room();
    let mut notebook = opened(&file);
    notebook.mark(&["a-deal"]).unwrap();
    notebook
        .mark_companies(&["cerner", "bt", "cerner"])
        .unwrap();
    drop(notebook);
    let mut notebook = opened(&file);
    assert_eq!(notebook.company_marks().unwrap(), ["cerner", "bt"]);
    assert_eq!(notebook.marks().unwrap(), ["a-deal"]);
    notebook.unmark_companies(&["cerner", "nobody"]).unwrap();
    assert_eq!(opened(&file).company_marks().unwrap(), ["bt"]);
}

#[test]
fn a_notebook_from_before_companies_could_be_marked_keeps_all_and_gets_more() {
    let (_folder, file) = room();
    opened(&file).mark(&["a-deal"]).unwrap();
    let raw = Connection::open(&file).unwrap();
    let tables: i64 = raw
        .query_row(
            "SELECT count(*) FROM sqlite_schema WHERE name = 'company_marks'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(tables, 0);
    drop(raw);
    let mut notebook = opened(&file);
    assert!(notebook.company_marks().unwrap().is_empty());
    notebook.mark_companies(&["cerner"]).unwrap();
    drop(notebook);
    let notebook = opened(&file);
    assert_eq!(notebook.marks().unwrap(), ["a-deal"]);
    assert_eq!(notebook.company_marks().unwrap(), ["cerner"]);
}
