//! Whether the pages of the file are sound, asked table by table: a check of the whole file would also call into the
//! code of every full-text or R-tree table that a stranger put there.

use rusqlite::Connection;

use super::error::{OpenProblem, short};
use super::schema::TABLES;
use crate::deal::cleaned;

/// Refuses a file in which the tree of a table or of one of its indexes is broken.
pub(super) fn check(connection: &Connection, between: impl Fn()) -> Result<(), OpenProblem> {
    for (table, _) in TABLES {
        between();
        if let Some(fault) = faults(connection, table)?.into_iter().next() {
            return Err(OpenProblem::Damaged(format!("table {table}: {fault}")));
        }
    }
    Ok(())
}

/// What is broken in the tree of a table. Values of a wrong type are no damage: whoever reads them counts them.
pub(super) fn faults(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut faults = lines(
        connection,
        "SELECT quick_check FROM pragma_quick_check(?1)",
        table,
    )?;
    faults.retain(|line| !is_about_a_value(line));
    Ok(faults)
}

/// All that SQLite finds wrong with a table: also values of a wrong type, and indexes that do not agree with it.
pub(super) fn all_faults(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    lines(
        connection,
        "SELECT integrity_check FROM pragma_integrity_check(?1)",
        table,
    )
}

fn lines(connection: &Connection, sql: &str, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([table])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let line = match row.get_ref(0)?.as_bytes() {
            Ok(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Err(_) => continue,
        };
        if line != "ok" {
            lines.push(short(&cleaned(&line)));
        }
    }
    Ok(lines)
}

/// `NULL value in deals.title`, `non-TEXT value in ...`, and the like.
fn is_about_a_value(line: &str) -> bool {
    let mut words = line.split(' ');
    let first = words.next().unwrap_or_default();
    let about = first.starts_with("non-") || matches!(first, "NULL" | "NUMERIC" | "TEXT");
    about && words.next() == Some("value") && words.next() == Some("in")
}
