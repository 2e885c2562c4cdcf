//! What a notebook holds: marks, notes and tags. Order is the order of entry, since clocks may be wrong.
//!
//! A row that is not text where text belongs (a file from elsewhere may hold anything) is left out, not removed.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::{Notebook, NotebookError};

/// The time in UTC, or nothing where the clock shows none that can be written.
const NOW: &str = "coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '')";

/// A user's note on a deal. The text is as typed: clean it before it meets a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What was written.
    pub body: String,
    /// When, as the clock had it (`2026-11-22T10:00:00Z`); for display only.
    pub updated_at: String,
}

impl Notebook {
    /// The slugs of all marked deals, in the order of marking.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn marks(&self) -> Result<Vec<String>, NotebookError> {
        self.ask(|connection| texts(connection, "SELECT deal FROM marks ORDER BY rowid", []))
    }

    /// Marks deals. What is marked already stays so.
    ///
    /// # Errors
    /// When the file cannot be written; then none is marked.
    pub fn mark<S: AsRef<str>>(&mut self, deals: &[S]) -> Result<(), NotebookError> {
        self.change(|transaction| {
            let sql =
                format!("INSERT INTO marks (deal, at) VALUES (?1, {NOW}) ON CONFLICT DO NOTHING");
            let mut insert = transaction.prepare_cached(&sql)?;
            for deal in deals {
                insert.execute([deal.as_ref()])?;
            }
            Ok(())
        })
    }

    /// Takes the marks off deals.
    ///
    /// # Errors
    /// When the file cannot be written; then all stay marked.
    pub fn unmark<S: AsRef<str>>(&mut self, deals: &[S]) -> Result<(), NotebookError> {
        self.change(|transaction| {
            let mut delete = transaction.prepare_cached("DELETE FROM marks WHERE deal = ?1")?;
            for deal in deals {
                delete.execute([deal.as_ref()])?;
            }
            Ok(())
        })
    }

    /// The note on a deal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn note(&self, deal: &str) -> Result<Option<Note>, NotebookError> {
        self.ask(|connection| {
            let sql = "SELECT body, updated_at FROM notes WHERE deal = ?1";
            let note = |row: &Row<'_>| {
                let body = text(row, 0)?;
                let updated_at = text(row, 1)?.unwrap_or_default();
                Ok(body.map(|body| Note { body, updated_at }))
            };
            Ok(connection
                .prepare_cached(sql)?
                .query_row([deal], note)
                .optional()?
                .flatten())
        })
    }

    /// Writes the note on a deal; an empty one is removed.
    ///
    /// # Errors
    /// When the file cannot be written; then the former note stays.
    pub fn set_note(&mut self, deal: &str, body: &str) -> Result<(), NotebookError> {
        self.change(|transaction| {
            if body.is_empty() {
                return transaction.execute("DELETE FROM notes WHERE deal = ?1", [deal]);
            }
            let sql = format!(
                "INSERT INTO notes (deal, body, updated_at) VALUES (?1, ?2, {NOW})
                 ON CONFLICT DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at"
            );
            transaction.execute(&sql, [deal, body])
        })?;
        Ok(())
    }

    /// The tags of a deal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tags(&self, deal: &str) -> Result<Vec<String>, NotebookError> {
        let sql = "SELECT tag FROM tags WHERE deal = ?1 ORDER BY rowid";
        self.ask(|connection| texts(connection, sql, [deal]))
    }

    /// The slugs of the deals that have a tag.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tagged(&self, tag: &str) -> Result<Vec<String>, NotebookError> {
        let sql = "SELECT deal FROM tags WHERE tag = ?1 ORDER BY rowid";
        self.ask(|connection| texts(connection, sql, [tag]))
    }

    /// All slugs of tagged deals, each with a tag.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn all_tags(&self) -> Result<Vec<(String, String)>, NotebookError> {
        self.ask(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT deal, tag FROM tags ORDER BY rowid")?;
            let pair = |row: &Row<'_>| Ok(text(row, 0)?.zip(text(row, 1)?));
            let rows = statement.query_map([], pair)?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// Gives a deal these tags and no others.
    ///
    /// # Errors
    /// When the file cannot be written; then the former tags stay.
    pub fn set_tags<S: AsRef<str>>(&mut self, deal: &str, tags: &[S]) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute("DELETE FROM tags WHERE deal = ?1", [deal])?;
            let sql = "INSERT INTO tags (deal, tag) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            let mut insert = transaction.prepare_cached(sql)?;
            for tag in tags {
                insert.execute([deal, tag.as_ref()])?;
            }
            Ok(())
        })
    }
}

/// The first column of each row, where it is text.
pub(super) fn texts(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, |row| text(row, 0))?;
    rows.filter_map(Result::transpose).collect()
}

/// A column, where it is text and that text is UTF-8.
pub(super) fn text(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        _ => None,
    })
}
