//! What lists and exports show of deals beyond the index: summaries and sources, many deals at a time.

use std::collections::HashMap;

use rusqlite::Connection;

use super::ReadError;
use super::cells::{Cells, Problems};
use super::guard::Running;
use super::meta::Counted;
use super::open::DealsFile;
use super::some::{AMONG, list};
use crate::deal::{Clean, DealId};

const SUMMARIES: &str = "SELECT id, summary FROM deals WHERE id";
const SOURCES: &str = "SELECT DISTINCT c.deal_id, s.id, s.slug, s.url FROM citations c \
     CROSS JOIN sources s ON s.id = c.source_id WHERE c.deal_id";

/// What of a deal stays in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What it is about.
    pub summary: Option<Clean>,
    /// The slugs of the sources that it cites, each once.
    pub sources: Vec<Clean>,
    /// The addresses of those that have one, in the same order.
    pub urls: Vec<Clean>,
}

impl DealsFile {
    /// Details of deals, in the order asked; of a deal that is not there, nothing.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn details(&self, ids: &[DealId]) -> Result<Counted<Vec<Details>>, ReadError> {
        let problems = Problems::default();
        let running = self.guard.run(None);
        let value = read(&self.connection, ids, &problems, &running)
            .map_err(|error| self.failed(&error))?;
        Ok(Counted {
            value,
            problems: problems.count(),
        })
    }
}

fn read(
    connection: &Connection,
    ids: &[DealId],
    problems: &Problems,
    running: &Running<'_>,
) -> rusqlite::Result<Vec<Details>> {
    let places: HashMap<i64, usize> = ids.iter().map(|id| id.0).zip(0..).collect();
    let asked = list(ids);
    let mut details = vec![Details::default(); ids.len()];
    let mut each =
        |sql: &str, take: &mut dyn FnMut(&mut Details, Cells<'_, '_>)| -> rusqlite::Result<()> {
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = statement.query([&asked])?;
            while let Some(row) = rows.next()? {
                running.wind();
                let cells = Cells::of(row, problems);
                let place = cells.integer(0).and_then(|id| places.get(&id));
                if let Some(deal) = place.and_then(|place| details.get_mut(*place)) {
                    take(deal, cells);
                }
            }
            Ok(())
        };
    each(&format!("{SUMMARIES} {AMONG}"), &mut |deal, cells| {
        // Of rows with the same id the first counts.
        if deal.summary.is_none() {
            deal.summary = cells.clean(1);
        }
    })?;
    each(
        &format!("{SOURCES} {AMONG} ORDER BY c.deal_id, s.id"),
        &mut |deal, cells| {
            deal.sources.push(cells.needed_clean(2));
            deal.urls.extend(cells.clean(3));
        },
    )?;
    Ok(details)
}
