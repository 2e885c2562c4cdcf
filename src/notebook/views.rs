//! Saved views, and what was there when each of them, and each file, was last looked at.
//!
//! Notebooks from before there were tabs and looks do not have their tables: they are made when something is first kept
//! in them, and an older program passes them over.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::schema::has_table;
use super::tables::text;
use super::{Notebook, NotebookError};

/// Of how many deals files it is remembered what was there.
const MOST_FILES: i64 = 20;

/// The tables and their columns.
pub(super) const TABLES: [(&str, &str); 3] = [
    ("view_tabs", "view, tab"),
    ("view_looks", "view, file, seen"),
    ("visits", "file, seen"),
];

pub(super) const CREATE: &str = "
    CREATE TABLE IF NOT EXISTS view_tabs (view TEXT PRIMARY KEY, tab TEXT);
    CREATE TABLE IF NOT EXISTS view_looks (view TEXT, file TEXT, seen BLOB, PRIMARY KEY (view, file));
    CREATE TABLE IF NOT EXISTS visits (file TEXT PRIMARY KEY, seen BLOB);";

/// A query kept under a name. All is as typed: clean it before it meets a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The name, unique.
    pub name: String,
    /// The query's text, the order of the deals in it.
    pub query: String,
    /// The tab that shows it; empty where none was kept.
    pub tab: String,
}

/// Under which name a deals file is remembered: its path, whatever it was opened by. `None` for what is no file.
#[must_use]
pub fn notebook_key(file: &Path) -> Option<String> {
    let path = std::fs::canonicalize(file).ok()?;
    Some(path.to_string_lossy().into_owned())
}

impl Notebook {
    /// The saved views, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn views(&self) -> Result<Vec<View>, NotebookError> {
        self.ask(|connection| {
            let sql = if has_tables(connection)? {
                "SELECT name, query, tab FROM views LEFT JOIN view_tabs ON view = name ORDER BY position, views.rowid"
            } else {
                "SELECT name, query, '' FROM views ORDER BY position, rowid"
            };
            let mut statement = connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| {
                let tab = text(row, 2)?.unwrap_or_default();
                let named = text(row, 0)?.zip(text(row, 1)?);
                Ok(named.map(|(name, query)| View { name, query, tab }))
            })?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// Keeps a query under a name: a new name comes last, a known one keeps its place. What was there when a view of that
    /// name was looked at is forgotten where the query is another one.
    ///
    /// # Errors
    /// When the file cannot be written; then all stays as it was.
    pub fn set_view(&mut self, view: &View) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            transaction.execute(
                "DELETE FROM view_looks WHERE view = ?1 AND NOT EXISTS (SELECT 1 FROM views WHERE name = ?1 AND query = ?2)",
                params![view.name, view.query],
            )?;
            // Positions are compared as far as SQLite's integers reach: a file from elsewhere may hold the largest.
            transaction.execute(
                "INSERT INTO views (name, query, position)
                 VALUES (?1, ?2, (SELECT min(coalesce(max(position), 0), 9223372036854775806) + 1 FROM views))
                 ON CONFLICT DO UPDATE SET query = excluded.query",
                params![view.name, view.query],
            )?;
            transaction.execute(
                "INSERT INTO view_tabs (view, tab) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET tab = excluded.tab",
                params![view.name, view.tab],
            )
        })?;
        Ok(())
    }

    /// Gives a view another name; where there is a view of that name already, nothing changes and that is an error.
    ///
    /// # Errors
    /// When the file cannot be written; then all stays as it was.
    pub fn rename_view(&mut self, from: &str, to: &str) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            transaction.execute("UPDATE views SET name = ?2 WHERE name = ?1", [from, to])?;
            forget(transaction, to)?;
            transaction.execute("UPDATE view_tabs SET view = ?2 WHERE view = ?1", [from, to])?;
            transaction.execute(
                "UPDATE view_looks SET view = ?2 WHERE view = ?1",
                [from, to],
            )
        })?;
        Ok(())
    }

    /// Removes a view; one that is not there is no error.
    ///
    /// # Errors
    /// When the file cannot be written; then the view stays.
    pub fn remove_view(&mut self, name: &str) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            forget(transaction, name)?;
            transaction.execute("DELETE FROM views WHERE name = ?1", [name])
        })?;
        Ok(())
    }

    /// What was there when each view was last looked at in a file: name and bytes.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn looks(&self, file: &str) -> Result<Vec<(String, Vec<u8>)>, NotebookError> {
        self.ask(|connection| {
            if !has_tables(connection)? {
                return Ok(Vec::new());
            }
            let mut statement =
                connection.prepare_cached("SELECT view, seen FROM view_looks WHERE file = ?1")?;
            let rows =
                statement.query_map([file], |row| Ok(text(row, 0)?.zip(bytes(row.get_ref(1)?))))?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// Remembers what is there as a view is looked at in a file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_look(&mut self, view: &str, file: &str, seen: &[u8]) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            transaction.execute(
                "INSERT OR REPLACE INTO view_looks (view, file, seen) VALUES (?1, ?2, ?3)",
                params![view, file, seen],
            )
        })?;
        Ok(())
    }

    /// What was there when a file was last visited.
    ///
    /// # Errors
    /// When the notebook cannot be read.
    pub fn visit(&self, file: &str) -> Result<Option<Vec<u8>>, NotebookError> {
        self.ask(|connection| {
            if !has_tables(connection)? {
                return Ok(None);
            }
            let sql = "SELECT seen FROM visits WHERE file = ?1";
            let mut statement = connection.prepare_cached(sql)?;
            let seen = statement.query_row([file], |row| Ok(bytes(row.get_ref(0)?)));
            Ok(seen.optional()?.flatten())
        })
    }

    /// Remembers what is there at a visit to a file; files that were not visited for long are forgotten.
    ///
    /// # Errors
    /// When the notebook cannot be written.
    pub fn set_visit(&mut self, file: &str, seen: &[u8]) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            // A row that is replaced gets a new rowid: the largest is the latest visit.
            transaction.execute(
                "INSERT OR REPLACE INTO visits (file, seen) VALUES (?1, ?2)",
                params![file, seen],
            )?;
            transaction.execute(
                "DELETE FROM visits WHERE rowid NOT IN (SELECT rowid FROM visits ORDER BY rowid DESC LIMIT ?1)",
                [MOST_FILES],
            )?;
            transaction.execute(
                "DELETE FROM view_looks WHERE file NOT IN (SELECT file FROM visits WHERE file IS NOT NULL)",
                [],
            )
        })?;
        Ok(())
    }
}

/// Removes what is kept beside a view.
fn forget(transaction: &Transaction<'_>, view: &str) -> rusqlite::Result<()> {
    transaction.execute("DELETE FROM view_tabs WHERE view = ?1", [view])?;
    transaction.execute("DELETE FROM view_looks WHERE view = ?1", [view])?;
    Ok(())
}

fn has_tables(connection: &Connection) -> rusqlite::Result<bool> {
    for (table, columns) in TABLES {
        if !has_table(connection, table, columns)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A column, where it is bytes.
fn bytes(value: ValueRef<'_>) -> Option<Vec<u8>> {
    value.as_blob().ok().map(<[u8]>::to_vec)
}
