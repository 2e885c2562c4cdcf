//! The user's own marks, tags, notes and saved views, in a small SQLite file apart from the deals file.
//!
//! What the user was told is kept is on disk; what cannot be kept is said once, and browsing goes on with a notebook in
//! memory. A file that is damaged, foreign or newer is never written: it is set aside or left alone, and named.

mod aside;
mod companies;
mod error;
mod history;
mod open;
mod place;
mod schema;
mod tables;
#[cfg(test)]
mod tests;
mod turns;
mod views;

use std::path::PathBuf;

use rusqlite::{Connection, Transaction, TransactionBehavior};

pub use error::NotebookError;
pub use history::MOST_QUERIES;
pub use tables::Note;
pub use views::{View, notebook_key};

/// The user's notebook, open. Deals are named by slug, so that marks hold whatever deals file is open.
#[derive(Debug)]
pub struct Notebook {
    /// `None` only where there was not even memory for a database.
    connection: Option<Connection>,
    /// Where it is kept; `None` for one that lives in memory only.
    file: Option<PathBuf>,
}

impl Notebook {
    /// True where changes are kept in a file; false where they end with the program.
    #[must_use]
    pub const fn is_kept(&self) -> bool {
        self.file.is_some()
    }

    /// Runs a change in one transaction: all of it is on disk when this returns, or none of it.
    fn change<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, NotebookError> {
        let result = self
            .connection
            .as_mut()
            .ok_or_else(out_of_memory)
            .and_then(|connection| {
                let transaction =
                    connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
                let value = work(&transaction)?;
                transaction.commit()?;
                if self.file.is_some() {
                    turns::leave_turn();
                }
                Ok(value)
            });
        result.map_err(|error| NotebookError::new(self.file.as_deref(), &error))
    }

    /// Runs a question.
    fn ask<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, NotebookError> {
        let result = self
            .connection
            .as_ref()
            .ok_or_else(out_of_memory)
            .and_then(work);
        result.map_err(|error| NotebookError::new(self.file.as_deref(), &error))
    }
}

fn out_of_memory() -> rusqlite::Error {
    let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_NOMEM);
    rusqlite::Error::SqliteFailure(code, None)
}
