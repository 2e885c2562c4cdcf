//! The notebook's tables, and how a connection comes to have them.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OptionalExtension};

use super::error::Trouble;

/// The version of the tables below, kept in the file's `user_version`.
pub(super) const VERSION: i32 = 1;

pub(super) const CREATE: &str = "
    CREATE TABLE IF NOT EXISTS marks (deal TEXT PRIMARY KEY, at TEXT);
    CREATE TABLE IF NOT EXISTS notes (deal TEXT PRIMARY KEY, body TEXT, updated_at TEXT);
    CREATE TABLE IF NOT EXISTS tags (deal TEXT, tag TEXT, PRIMARY KEY (deal, tag));
    CREATE TABLE IF NOT EXISTS views (name TEXT PRIMARY KEY, query TEXT, position INTEGER);
    PRAGMA user_version = 1;";

/// The tables and their columns: what must be there, and what a copy copies.
pub(super) const TABLES: [(&str, &str); 4] = [
    ("marks", "deal, at"),
    ("notes", "deal, body, updated_at"),
    ("tags", "deal, tag"),
    ("views", "name, query, position"),
];

/// What a sound database turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing is in it.
    Empty,
    /// A notebook of this version.
    Current,
    /// A notebook from before versions were recorded.
    Older,
    /// Of a version that this program does not know.
    Newer(i32),
    /// Something else's database.
    Foreign,
}

/// Settings for every connection: a notebook may have been copied from someone else, so nothing in it may run; and what
/// was acknowledged must survive a power cut, the removal of the journal included (hence EXTRA rather than FULL).
pub(super) fn harden(connection: &Connection) -> rusqlite::Result<()> {
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(setting, value)?;
    }
    connection.execute_batch(
        "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
    )
}

/// Looks at the whole file: is it sound, and whose is it?
///
/// # Errors
/// SQLite's own; a file that SQLite reads but finds faults in counts as corrupt.
pub(super) fn look(connection: &Connection) -> rusqlite::Result<Found> {
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        return Err(rusqlite::Error::SqliteFailure(code, Some(verdict)));
    }
    let version: i32 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let objects: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let tables = TABLES
        .iter()
        .map(|(table, columns)| has_table(connection, table, columns))
        .filter(|has| !matches!(has, Ok(false)))
        .collect::<rusqlite::Result<Vec<_>>>()?
        .len();
    Ok(match version {
        0 if objects == 0 => Found::Empty,
        0 if tables > 0 => Found::Older,
        VERSION if tables == TABLES.len() => Found::Current,
        0 | VERSION => Found::Foreign,
        other => Found::Newer(other),
    })
}

/// True where it is an ordinary table (not a view, not a virtual table) with these columns.
pub(super) fn has_table(
    connection: &Connection,
    table: &str,
    columns: &str,
) -> rusqlite::Result<bool> {
    let ordinary =
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1 AND rootpage > 0";
    if connection
        .query_row(ordinary, [table], |_| Ok(()))
        .optional()?
        .is_none()
    {
        return Ok(false);
    }
    match connection.prepare(&format!("SELECT {columns} FROM {table}")) {
        Ok(_) => Ok(true),
        Err(error) if Trouble::of(&error) == Trouble::Damaged => Err(error),
        Err(_) => Ok(false),
    }
}

/// Makes what [`look`] finds into a notebook of this version, and proves that the file can be written, in one
/// transaction. An empty file becomes a notebook only if `may_begin`. `keep` gets an older file's bytes before anything
/// of it changes. Where this fails or finds no notebook, the connection is of no use; dropping it takes all back.
pub(super) fn make_current<E: From<rusqlite::Error>>(
    connection: &mut Connection,
    may_begin: bool,
    keep: impl FnOnce(&[u8]) -> Result<(), E>,
) -> Result<Found, E> {
    // No `Transaction`, since that would not lend the connection to `serialize`.
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let found = look(connection)?;
    match found {
        Found::Empty if !may_begin => return Ok(Found::Foreign),
        Found::Newer(_) | Found::Foreign => return Ok(found),
        // Begins a write (and so the journal) to learn now whether that is possible, then takes it back.
        Found::Current => {
            connection.pragma_update(None, "user_version", VERSION)?;
            connection.execute_batch("ROLLBACK")?;
            return Ok(found);
        }
        Found::Older => keep(&connection.serialize("main")?)?,
        Found::Empty => {}
    }
    connection.execute_batch(CREATE)?;
    connection.execute_batch("COMMIT")?;
    Ok(found)
}
