//! The story that a deal is a part of: what it follows, changes or ends, and what follows, changes or ends it, on and on.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::deal::{Bounds, Chapter, Clean, DealId};
use crate::store::cells::{Cells, Problems};
use crate::store::record::list;

/// A story ends after so many deals: more do not fit into a line, and in a file of a million one may go on and on.
const MOST: usize = 24;

const STEPS: &str = "SELECT to_deal FROM deal_links WHERE deal_id = ?1 AND to_deal IS NOT NULL \
     AND type IN ('amends', 'extends', 'supersedes', 'settles', 'follows') \
     UNION SELECT deal_id FROM deal_links WHERE to_deal = ?1 \
     AND type IN ('amends', 'extends', 'supersedes', 'settles', 'follows') ORDER BY 1";
const CHAPTER: &str = "SELECT slug, title, kind, date, (value_qualifier = 'unconfirmed' OR (SELECT min(s.grade) \
     FROM citations c JOIN sources s ON s.id = c.source_id WHERE c.deal_id = deals.id) = 'E') FROM deals WHERE id = ?1";

/// The deals of the story along time, those without a date last. Circles end; what is not in the file is left out.
pub(super) fn story(
    connection: &Connection,
    deal: i64,
    problems: &Problems,
) -> rusqlite::Result<Vec<Chapter>> {
    let mut chapters = BTreeMap::new();
    let mut open = std::collections::VecDeque::from([deal]);
    while let Some(id) = open.pop_front() {
        if chapters.len() == MOST || chapters.contains_key(&id) {
            continue;
        }
        // What is odd in the row of another deal is told where that deal is read.
        let elsewhere = Problems::default();
        let found = list(connection, CHAPTER, id, &elsewhere, |cells| {
            Some(chapter(cells, id))
        })?;
        let Some(found) = found.into_iter().next() else {
            continue;
        };
        chapters.insert(id, found);
        open.extend(list(connection, STEPS, id, problems, |cells| cells.key(0))?);
    }
    let mut chapters: Vec<_> = chapters.into_values().collect();
    chapters.sort_by_key(|(bounds, chapter)| {
        let day = bounds.earliest.or(bounds.latest);
        (day.is_none(), day, chapter.id)
    });
    Ok(chapters.into_iter().map(|(_, chapter)| chapter).collect())
}

fn chapter(cells: Cells<'_, '_>, id: i64) -> (Bounds, Chapter) {
    let bounds = cells
        .text(3)
        .and_then(|date| Bounds::of_edtf(&date))
        .unwrap_or(Bounds {
            earliest: None,
            latest: None,
        });
    let slug = cells
        .clean(0)
        .unwrap_or_else(|| Clean::new(&id.to_string()));
    let chapter = Chapter {
        id: DealId(id),
        title: cells.clean(1).unwrap_or_else(|| slug.clone()),
        slug,
        kind: cells.clean(2).unwrap_or_default(),
        year: bounds.earliest.or(bounds.latest).map(|day| day.ymd().0),
        unconfirmed: cells.integer(4) == Some(1),
    };
    (bounds, chapter)
}
