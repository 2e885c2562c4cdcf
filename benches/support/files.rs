//! Deals files of growing size, cut from one or made of copies of it.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// Tables of parts of deals: the column of the deal's id comes first.
const PARTS: [&str; 11] = [
    "parties",
    "deal_dates",
    "deal_values",
    "deal_products",
    "deal_countries",
    "deal_sectors",
    "deal_identifiers",
    "deal_links",
    "remarks",
    "citations",
    "deals",
];

/// The files with the number of deals in each, smallest first.
pub fn growing(with_10m: bool) -> Vec<(i64, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/perf");
    let whole = folder.join("deals-1m.db");
    assert!(
        whole.exists(),
        "run `python3 tests/perf/run.py --sizes 1m` first"
    );
    let mut files = Vec::new();
    for deals in [1_000, 10_000, 100_000] {
        let file = folder.join(format!("growth-{deals}.db"));
        if !file.exists() {
            cut(&whole, &file, deals);
        }
        files.push((deals, file));
    }
    files.push((1_000_000, whole.clone()));
    if with_10m {
        let file = folder.join("growth-10000000.db");
        if !file.exists() {
            copies(&whole, &file, 10);
        }
        files.push((10_000_000, file));
    }
    files
}

/// The first deals of a file.
fn cut(whole: &Path, file: &Path, deals: i64) {
    std::fs::copy(whole, file).unwrap();
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;",
        )
        .unwrap();
    for table in PARTS {
        let id = if table == "deals" { "id" } else { "deal_id" };
        connection
            .execute(&format!("DELETE FROM {table} WHERE {id} > ?1"), [deals])
            .unwrap();
    }
    // The companies that are left, as many for each deal as in the whole.
    for (table, id) in [
        ("company_aliases", "company_id"),
        ("company_identifiers", "company_id"),
        ("companies", "id"),
    ] {
        let sql = format!("DELETE FROM {table} WHERE {id} NOT IN (SELECT company_id FROM parties)");
        connection.execute(&sql, []).unwrap();
    }
    connection.execute_batch("VACUUM").unwrap();
}

/// A file with all deals several times: ids and slugs of copies differ, companies are shared.
fn copies(whole: &Path, file: &Path, times: u64) {
    std::fs::copy(whole, file).unwrap();
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;",
        )
        .unwrap();
    for copy in 1..times {
        let shift = copy * 1_000_000;
        for table in PARTS {
            let own = columns(&connection, table);
            let picked: Vec<String> = own
                .iter()
                .map(|column| match (table, column.as_str()) {
                    ("deals", "id") | (_, "deal_id") => format!("{column} + {shift}"),
                    ("deals", "slug") => format!("slug || '-{copy}'"),
                    _ => column.clone(),
                })
                .collect();
            let id = if table == "deals" { "id" } else { "deal_id" };
            let sql = format!(
                "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {id} <= 1000000",
                own.join(", "),
                picked.join(", ")
            );
            connection.execute(&sql, []).unwrap();
        }
    }
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let mut names = connection
        .prepare("SELECT name FROM pragma_table_info(?1)")
        .unwrap();
    let names = names.query_map([table], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}
