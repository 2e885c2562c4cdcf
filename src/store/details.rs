//! What lists and exports show of deals beyond the index: summaries and sources, many deals at a time.

use rusqlite::Connection;

use super::ReadError;
use super::cells::{Cells, Problems};
use super::meta::Counted;
use super::open::DealsFile;
use super::record::list;
use crate::deal::{Clean, DealId};

const SUMMARY: &str = "SELECT summary FROM deals WHERE id = ?1";
const SOURCES: &str = "SELECT DISTINCT s.id, s.slug, s.url FROM citations c JOIN sources s ON s.id = c.source_id \
     WHERE c.deal_id = ?1 ORDER BY s.id";

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
        let read_all = || -> rusqlite::Result<Vec<Details>> {
            let wound = |id: &DealId| {
                running.wind();
                read(&self.connection, *id, &problems)
            };
            ids.iter().map(wound).collect()
        };
        Ok(Counted {
            value: read_all().map_err(|error| self.failed(&error))?,
            problems: problems.count(),
        })
    }
}

fn read(connection: &Connection, id: DealId, problems: &Problems) -> rusqlite::Result<Details> {
    let summaries = list(
        connection,
        SUMMARY,
        id.0,
        problems,
        |cells: Cells<'_, '_>| Some(cells.clean(0)),
    )?;
    let mut details = Details {
        summary: summaries.into_iter().flatten().next(),
        ..Details::default()
    };
    let sources = list(connection, SOURCES, id.0, problems, |cells| {
        Some((cells.needed_clean(1), cells.clean(2)))
    })?;
    for (slug, url) in sources {
        details.sources.push(slug);
        details.urls.extend(url);
    }
    Ok(details)
}
