//! Queries that the user kept, the newest last: what the arrow keys walk through while a query is typed.
//!
//! Notebooks from before there was a history do not have its table: it is made when the first query is kept, and an
//! older program passes it over.

use super::schema::has_table;
use super::tables::texts;
use super::{Notebook, NotebookError};

/// How many queries are remembered.
pub const MOST_QUERIES: usize = 500;

/// The table and its columns.
pub(super) const TABLE: (&str, &str) = ("history", "query");

pub(super) const CREATE: &str = "CREATE TABLE IF NOT EXISTS history (query TEXT PRIMARY KEY)";

impl Notebook {
    /// The queries kept, each once, the newest last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self) -> Result<Vec<String>, NotebookError> {
        self.ask(|connection| {
            if !has_table(connection, TABLE.0, TABLE.1)? {
                return Ok(Vec::new());
            }
            let sql = format!(
                "SELECT query FROM (SELECT rowid AS place, query FROM history ORDER BY rowid DESC LIMIT {MOST_QUERIES})
                 ORDER BY place"
            );
            texts(connection, &sql, [])
        })
    }

    /// Remembers a query as the newest; the oldest ones make room.
    ///
    /// # Errors
    /// When the file cannot be written; then all stays as it was.
    pub fn remember_query(&mut self, query: &str) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            transaction.execute("DELETE FROM history WHERE query = ?1", [query])?;
            transaction.execute("INSERT INTO history (query) VALUES (?1)", [query])?;
            let sql = format!(
                "DELETE FROM history WHERE rowid NOT IN
                 (SELECT rowid FROM history ORDER BY rowid DESC LIMIT {MOST_QUERIES})"
            );
            transaction.execute(&sql, [])
        })?;
        Ok(())
    }
}
