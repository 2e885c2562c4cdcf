//! Some deals of a file: their ids as the one parameter of a statement, and the newest of all.

use super::ReadError;
use super::open::DealsFile;
use crate::deal::DealId;

/// What stands behind a column of ids, for the parameter that [`list`] makes. By the keys of a sound file this finds each
/// deal; of a file without keys it reads the table once for all.
pub(super) const AMONG: &str = "IN (SELECT value FROM json_each(?1))";

/// Ids as one parameter.
pub(super) fn list(deals: &[DealId]) -> String {
    let numbers: Vec<String> = deals.iter().map(|id| id.0.to_string()).collect();
    format!("[{}]", numbers.join(","))
}

impl DealsFile {
    /// The deals with the latest dates, in order of id: by the file's own index of dates, which takes no longer the larger
    /// the file is. `None` in a file without it.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn newest(&self, most: usize) -> Result<Option<Vec<DealId>>, ReadError> {
        let found = self.ask(|connection, _| {
            let has =
                "SELECT count(*) > 0 FROM pragma_index_list('deals') WHERE name = 'deals_date'";
            if !connection.query_row(has, [], |row| row.get(0))? {
                return Ok(None);
            }
            let sql = "SELECT id FROM deals INDEXED BY deals_date WHERE date_earliest IS NOT NULL \
                 ORDER BY date_earliest DESC, id LIMIT ?1";
            let mut newest = connection.prepare(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let ids = newest.query_map([most], |row| row.get(0).map(DealId))?;
            let mut ids: Vec<DealId> = ids.collect::<rusqlite::Result<_>>()?;
            ids.sort_unstable();
            Ok(Some(ids))
        })?;
        Ok(found.value)
    }
}
