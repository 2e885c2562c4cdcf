//! Links between deals, many deals at a time.

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;

use super::ReadError;
use super::open::DealsFile;
use crate::deal::{Cancel, DealId, Joint};

/// Deals that one question names.
const BATCH: usize = 4096;

// By the keys of a sound file these find the links of each deal; of a file without keys they read the table once.
const BOTH_WAYS: [&str; 2] = [
    "SELECT deal_id, to_deal, type FROM deal_links \
     WHERE deal_id IN (SELECT value FROM json_each(?1)) AND to_deal IS NOT NULL",
    "SELECT deal_id, to_deal, type FROM deal_links WHERE to_deal IN (SELECT value FROM json_each(?1))",
];

impl DealsFile {
    /// The links from or to any of these deals, each once, in order. Links to texts are left out, and rows that cannot be
    /// read.
    ///
    /// # Errors
    /// When cancelled, or when the file is damaged.
    pub fn joints(&self, ids: &[DealId], cancel: &Cancel) -> Result<Vec<Joint>, ReadError> {
        let running = self.guard.run(Some(cancel));
        let read = || -> rusqlite::Result<BTreeSet<Joint>> {
            let mut found = BTreeSet::new();
            for batch in ids.chunks(BATCH) {
                let numbers: Vec<String> = batch.iter().map(|id| id.0.to_string()).collect();
                let asked = format!("[{}]", numbers.join(","));
                for sql in BOTH_WAYS {
                    running.wind_unless_cancelled()?;
                    let mut statement = self.connection.prepare_cached(sql)?;
                    let mut rows = statement.query([&asked])?;
                    while let Some(row) = rows.next()? {
                        let id = |column| match row.get_ref(column) {
                            Ok(ValueRef::Integer(id)) => Some(DealId(id)),
                            _ => None,
                        };
                        let kind = row.get_ref(2)?.as_str().ok();
                        let (Some(from), Some(to), Some(kind)) = (id(0), id(1), kind) else {
                            continue;
                        };
                        found.insert(Joint {
                            from,
                            to,
                            kind: kind.to_owned(),
                        });
                    }
                }
            }
            Ok(found)
        };
        let found = read().map_err(|error| self.failed(&error))?;
        Ok(found.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::store::Contents;

    #[test]
    fn links_are_found_from_either_end_and_each_once() {
        let text = include_str!("../../assets/catalogue.json");
        let contents = Contents {
            document: serde_json::from_str(text).unwrap(),
            ..Contents::default()
        };
        let file = contents.in_memory(Path::new("catalogue")).unwrap();
        let id = |slug: &str| file.deal_id(slug).unwrap().unwrap();
        let (old, new) = (id("hp-cambridge-2013"), id("novosco-cambridge"));
        let supersedes = Joint {
            from: new,
            to: old,
            kind: "supersedes".to_owned(),
        };
        for asked in [vec![old], vec![new], vec![old, new]] {
            let found = file.joints(&asked, &Cancel::default()).unwrap();
            let same = found.iter().filter(|joint| **joint == supersedes).count();
            assert_eq!(same, 1, "{found:?}");
        }
        assert!(file.joints(&[], &Cancel::default()).unwrap().is_empty());
        let cancel = Cancel::default();
        cancel.cancel();
        assert!(file.joints(&[old], &cancel).unwrap_err().is_cancelled());
    }
}
