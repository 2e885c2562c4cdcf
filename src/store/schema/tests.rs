//! The list of tables is that of the schema file, and what only looks like a table is refused.

use super::*;

fn made(sql: &str) -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(sql).unwrap();
    connection
}

#[test]
fn the_list_of_tables_and_columns_is_that_of_the_schema_file() {
    let connection = made(SCHEMA);
    let mut names = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
        .unwrap();
    let names: Vec<String> = names
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(names, TABLES.map(|(table, _)| table.to_owned()));
    for (table, columns) in TABLES {
        let mut found = connection
            .prepare("SELECT name FROM pragma_table_xinfo(?1)")
            .unwrap();
        let found: Vec<String> = found
            .query_map([table], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(found, columns, "{table}");
    }
    assert!(check(&connection).is_ok());
}

#[test]
fn a_view_in_place_of_a_table_is_refused_by_name() {
    let view = made(&format!(
        "{SCHEMA}; DROP TABLE rates; CREATE VIEW rates AS SELECT 1 AS year, 'EUR' AS currency, 1.0 AS units_per_eur"
    ));
    let problem = check(&view).unwrap_err().to_string();
    assert!(problem.contains("rates is a view"), "{problem}");
}

#[test]
fn a_computed_column_is_refused_by_name() {
    let computed = made(&format!(
        "{SCHEMA}; DROP TABLE meta; CREATE TABLE meta (key TEXT, value TEXT AS (hex(zeroblob(9))))"
    ));
    let problem = check(&computed).unwrap_err().to_string();
    assert!(
        problem.contains("column value of the table meta"),
        "{problem}"
    );
}

#[test]
fn only_the_statement_that_makes_the_table_itself_counts_as_one() {
    assert!(makes_table("CREATE TABLE deals (id)", "deals"));
    assert!(makes_table("CREATE TABLE \"deals\"(id)", "deals"));
    assert!(!makes_table("CREATE TABLE deals2 (id)", "deals"));
    assert!(!makes_table("CREATE VIRTUAL TABLE deals USING x", "deals"));
    assert!(!makes_table("CREATE VIEW deals AS SELECT 1", "deals"));
    assert_eq!(
        shadowed_by("deal", "CREATE VIRTUAL TABLE deal USING evil(x)"),
        Some("deal_dates")
    );
    assert_eq!(
        shadowed_by("ft", "CREATE VIRTUAL TABLE ft USING fts5(x)"),
        None
    );
}
