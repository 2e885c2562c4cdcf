//! The citations of a deal, by the fact that they stand by, in the order in which they were read in.

use std::collections::HashMap;

use rusqlite::Connection;

use super::cells::Problems;
use super::order::{self, Orders};
use super::record::list;

const CITATIONS: &str = "SELECT c.fact, c.seq, c.source_id, s.slug, c.stance, c.locator, c.note FROM citations c \
     LEFT JOIN sources s ON s.id = c.source_id WHERE c.deal_id = ?1 ORDER BY c.fact, c.seq, c.source_id";

/// A citation as stored.
pub(super) struct Cited {
    pub(super) source: i64,
    pub(super) slug: String,
    pub(super) stance: String,
    pub(super) locator: Option<String>,
    pub(super) note: Option<String>,
}

/// All citations of a deal.
pub(super) struct AllCited(HashMap<(String, i64), Vec<Cited>>);

impl AllCited {
    /// Reads them; one of a source that is not there is counted and left out.
    pub(super) fn read(
        connection: &Connection,
        deal: i64,
        problems: &Problems,
        orders: &Orders,
    ) -> rusqlite::Result<Self> {
        let mut all: HashMap<(String, i64), Vec<Cited>> = HashMap::new();
        list(connection, CITATIONS, deal, problems, |cells| {
            let fact = cells.needed(0).into_owned();
            let (seq, source) = (cells.key(1)?, cells.key(2)?);
            let cited = Cited {
                source,
                slug: cells.needed(3).into_owned(),
                stance: cells.needed(4).into_owned(),
                locator: cells.raw(5),
                note: cells.raw(6),
            };
            if !cited.slug.is_empty() {
                all.entry((fact, seq)).or_default().push(cited);
            }
            None::<()>
        })?;
        for ((fact, seq), list) in &mut all {
            orders.arrange(&order::cites(fact, *seq), list, |cited| cited.slug.clone());
        }
        Ok(Self(all))
    }

    /// Takes those of a fact (of a row, where the fact has rows) out.
    pub(super) fn take(&mut self, fact: &str, seq: i64) -> Vec<Cited> {
        self.0.remove(&(fact.to_owned(), seq)).unwrap_or_default()
    }

    /// How many lists are left: they cite what is not there.
    pub(super) fn left(&self) -> usize {
        self.0.len()
    }
}
