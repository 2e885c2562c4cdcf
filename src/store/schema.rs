//! The tables that a deals file has, and the check that they are what they claim to be: ordinary tables with plain
//! columns. Views, virtual tables and computed columns are code from the file, and are refused before anything runs it.

use std::collections::HashMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::error::OpenProblem;

/// The schema, as `dealscope schema` prints it and new files are made from it.
pub const SCHEMA: &str = include_str!("../../assets/schema.sql");

/// Tables and columns of version 1, as `assets/schema.sql` has them.
pub(super) const TABLES: [(&str, &[&str]); 22] = [
    ("meta", &["key", "value"]),
    ("codes", &["list", "code", "label", "meaning", "sort"]),
    (
        "companies",
        &["id", "slug", "name", "kind", "country", "note"],
    ),
    ("company_aliases", &["company_id", "name", "kind"]),
    ("company_identifiers", &["company_id", "scheme", "value"]),
    (
        "successions",
        &[
            "id",
            "from_company",
            "to_company",
            "type",
            "edtf",
            "earliest",
            "latest",
            "note",
        ],
    ),
    ("succession_sources", &["succession_id", "source_id"]),
    (
        "deals",
        &[
            "id",
            "slug",
            "title",
            "kind",
            "status",
            "status_as_of",
            "summary",
            "term_text",
            "term_months",
            "term_extension_months",
            "term_break_months",
            "term_qualifier",
            "date",
            "date_earliest",
            "date_latest",
            "date_type",
            "ends",
            "ends_earliest",
            "ends_latest",
            "ends_max",
            "value_amount",
            "value_scale",
            "value_currency",
            "value_qualifier",
            "value_type",
            "origin",
        ],
    ),
    (
        "parties",
        &[
            "deal_id",
            "seq",
            "company_id",
            "name_as_stated",
            "role",
            "note",
        ],
    ),
    (
        "deal_dates",
        &[
            "deal_id",
            "seq",
            "type",
            "edtf",
            "earliest",
            "latest",
            "as_stated",
            "derivation",
            "note",
            "rank",
        ],
    ),
    (
        "deal_values",
        &[
            "deal_id",
            "seq",
            "type",
            "qualifier",
            "amount",
            "amount_min",
            "amount_max",
            "scale",
            "currency",
            "scope",
            "price_base",
            "as_stated",
            "note",
            "rank",
        ],
    ),
    ("deal_products", &["deal_id", "seq", "name"]),
    ("deal_countries", &["deal_id", "country"]),
    ("deal_sectors", &["deal_id", "sector"]),
    ("deal_identifiers", &["deal_id", "scheme", "value"]),
    (
        "deal_links",
        &["deal_id", "seq", "type", "to_deal", "to_text", "note"],
    ),
    ("remarks", &["deal_id", "seq", "kind", "text"]),
    (
        "sources",
        &[
            "id",
            "slug",
            "publisher",
            "title",
            "edtf",
            "earliest",
            "latest",
            "url",
            "kind",
            "grade",
            "language",
            "copy_of",
            "note",
        ],
    ),
    (
        "citations",
        &[
            "deal_id",
            "fact",
            "seq",
            "source_id",
            "stance",
            "locator",
            "note",
        ],
    ),
    ("rates", &["year", "currency", "units_per_eur"]),
    (
        "imports",
        &[
            "id",
            "path",
            "format",
            "sha256",
            "licence",
            "at",
            "rows_read",
            "rows_kept",
        ],
    ),
    (
        "import_issues",
        &["import_id", "seq", "line", "field", "severity", "problem"],
    ),
];

/// A row of the schema table about one of ours.
struct Listed {
    ordinary: bool,
    kind: &'static str,
    root: i64,
}

/// Refuses a file whose tables are missing, are not tables, share their pages, or have missing or computed columns.
pub(super) fn check(connection: &Connection) -> Result<(), OpenProblem> {
    let mut listed = listed(connection)?;
    let mut owners: HashMap<i64, &str> = HashMap::new();
    for (table, columns) in TABLES {
        let mut rows = listed.remove(table).unwrap_or_default();
        let row = rows.pop().ok_or(OpenProblem::NoTable(table))?;
        if !row.ordinary {
            return Err(OpenProblem::NotATable(table, row.kind));
        }
        if !rows.is_empty() {
            return Err(OpenProblem::TwiceInSchema(table));
        }
        if let Some(other) = owners.insert(row.root, table) {
            return Err(OpenProblem::Damaged(format!(
                "the tables {other} and {table} share one place"
            )));
        }
        check_columns(connection, table, columns)?;
    }
    Ok(())
}

/// What the schema table says of our tables, by name; SQLite compares names without regard to ASCII case.
fn listed(connection: &Connection) -> Result<HashMap<&'static str, Vec<Listed>>, OpenProblem> {
    let mut found: HashMap<&'static str, Vec<Listed>> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT name, type, rootpage, sql FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name = text(row, 0);
        if let Some(shadowed) = shadowed_by(name, text(row, 3)) {
            return Err(OpenProblem::NotATable(shadowed, "part of a virtual table"));
        }
        let table = TABLES
            .iter()
            .find(|(table, _)| table.eq_ignore_ascii_case(name));
        if let Some((table, _)) = table {
            found.entry(table).or_default().push(Listed::of(row, table));
        }
    }
    Ok(found)
}

impl Listed {
    fn of(row: &Row<'_>, table: &str) -> Self {
        let sql = text(row, 3);
        let root = match row.get_ref(2) {
            Ok(ValueRef::Integer(page)) => page,
            _ => 0,
        };
        let kind = if is_virtual(sql) {
            "virtual table"
        } else if text(row, 1) == "view" || starts(sql, "CREATE VIEW") {
            "view"
        } else {
            "damaged entry of the schema"
        };
        // The text counts, not the row's other columns: SQLite makes the table from it.
        let ordinary = text(row, 1) == "table" && root > 0 && makes_table(sql, table);
        Self {
            ordinary,
            kind,
            root,
        }
    }
}

/// True when the statement makes an ordinary table of that name.
fn makes_table(sql: &str, table: &str) -> bool {
    let Some(rest) = after(sql, "CREATE TABLE ") else {
        return false;
    };
    let rest = rest.trim_start_matches([' ', '"', '\'', '`', '[']);
    after(rest, table).is_some_and(|end| {
        !end.starts_with(|next: char| next.is_alphanumeric() || matches!(next, '_' | '$'))
    })
}

/// The table of ours that would be a shadow table of this virtual table, whose parts are named `<its name>_<part>`.
fn shadowed_by(name: &str, sql: &str) -> Option<&'static str> {
    if name.is_empty() || !is_virtual(sql) {
        return None;
    }
    TABLES
        .iter()
        .map(|(table, _)| *table)
        .find(|table| after(table, name).is_some_and(|part| part.starts_with('_')))
}

fn is_virtual(sql: &str) -> bool {
    starts(sql, "CREATE VIRTUAL")
}

fn starts(text: &str, beginning: &str) -> bool {
    after(text, beginning).is_some()
}

/// What follows a beginning, which is compared without regard to ASCII case.
fn after<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}

/// A text column; empty where it is none, or no UTF-8.
fn text<'a>(row: &'a Row<'_>, column: usize) -> &'a str {
    row.get_ref(column)
        .ok()
        .and_then(|value| value.as_str().ok())
        .unwrap_or_default()
}

fn check_columns(
    connection: &Connection,
    table: &'static str,
    wanted: &'static [&'static str],
) -> Result<(), OpenProblem> {
    let mut statement =
        connection.prepare_cached("SELECT name, hidden FROM pragma_table_xinfo(?1)")?;
    let mut rows = statement.query([table])?;
    let mut plain = vec![false; wanted.len()];
    while let Some(row) = rows.next()? {
        let name = text(row, 0);
        let known = wanted
            .iter()
            .zip(plain.iter_mut())
            .find(|(column, _)| column.eq_ignore_ascii_case(name));
        let Some((column, is_there)) = known else {
            continue;
        };
        if !matches!(row.get_ref(1), Ok(ValueRef::Integer(0))) {
            return Err(OpenProblem::Computed(table, column));
        }
        *is_there = true;
    }
    let missing = wanted.iter().zip(&plain).find(|(_, there)| !**there);
    match missing {
        Some((column, _)) => Err(OpenProblem::NoColumn(table, column)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
