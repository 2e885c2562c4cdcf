//! The companies that the user marked, by slug: a set of their own, beside the marked deals.
//!
//! Notebooks from before there were such marks do not have the table: it is made when the first company is marked, and an
//! older program passes it over.

use super::schema::has_table;
use super::tables::texts;
use super::{Notebook, NotebookError};

/// The table and its columns.
pub(super) const TABLE: (&str, &str) = ("company_marks", "company, at");

pub(super) const CREATE: &str =
    "CREATE TABLE IF NOT EXISTS company_marks (company TEXT PRIMARY KEY, at TEXT);";

impl Notebook {
    /// The slugs of all marked companies, in the order of marking.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn company_marks(&self) -> Result<Vec<String>, NotebookError> {
        self.ask(|connection| {
            if !has_table(connection, TABLE.0, TABLE.1)? {
                return Ok(Vec::new());
            }
            texts(
                connection,
                "SELECT company FROM company_marks ORDER BY rowid",
                [],
            )
        })
    }

    /// Marks companies. What is marked already stays so.
    ///
    /// # Errors
    /// When the file cannot be written; then none is marked.
    pub fn mark_companies<S: AsRef<str>>(&mut self, companies: &[S]) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            let sql = "INSERT INTO company_marks (company, at)
                 VALUES (?1, coalesce(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '')) ON CONFLICT DO NOTHING";
            let mut insert = transaction.prepare_cached(sql)?;
            for company in companies {
                insert.execute([company.as_ref()])?;
            }
            Ok(())
        })
    }

    /// Takes the marks off companies.
    ///
    /// # Errors
    /// When the file cannot be written; then all stay marked.
    pub fn unmark_companies<S: AsRef<str>>(
        &mut self,
        companies: &[S],
    ) -> Result<(), NotebookError> {
        self.change(|transaction| {
            transaction.execute_batch(CREATE)?;
            let sql = "DELETE FROM company_marks WHERE company = ?1";
            let mut delete = transaction.prepare_cached(sql)?;
            for company in companies {
                delete.execute([company.as_ref()])?;
            }
            Ok(())
        })
    }
}
