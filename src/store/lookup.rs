//! Answers to the questions that the index cannot answer from its columns.

mod facts;
mod summaries;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::ReadError;
use super::guard::Running;
use super::open::DealsFile;
use crate::deal::{Bounds, Cancel, Day, DealId, Lookup, Lookups, Needle, fold};
pub(super) use summaries::Known;

/// How many rows are looked at between two looks at whether anyone still wants them.
const ROWS_PER_LOOK: usize = 1024;

impl DealsFile {
    /// The deals that a lookup asks for: ids in rising order, each once.
    ///
    /// - `Summary`: the folded text stands somewhere in the folded summary.
    /// - `Source`: the deal cites the source of that slug; where there is none, one that has the folded text in its slug,
    ///   publisher or title.
    /// - `Link`: the deal has a link of that type to the named deal; followed on and on, also to a deal that has one.
    ///   Circles end.
    /// - `Date`: the deal has such a date. Of several of that type those marked preferred count, else all that are not
    ///   deprecated. With the flag, every day that the date allows lies in the span.
    /// - `Has`: see [`facts`](self::facts).
    ///
    /// # Errors
    /// When cancelled, or when the file is damaged.
    pub fn lookup(&self, lookup: &Lookup, cancel: &Cancel) -> Result<Arc<[DealId]>, ReadError> {
        let mut found: Vec<i64> = match lookup {
            Lookup::Summary(text) => {
                let found = self.summaries(&[text], cancel, &mut |_| {})?;
                return Ok(found.into_iter().next().unwrap_or_default());
            }
            Lookup::Source(text) => self.search(cancel, |search| search.sources(text))?,
            Lookup::Link(kind, slug, chain) => {
                self.search(cancel, |search| search.links(kind.as_deref(), slug, *chain))?
            }
            Lookup::Date(kind, min, max, certain) => {
                self.search(cancel, |search| search.dates(kind, *min, *max, *certain))?
            }
            Lookup::Has(fact) => self.search(cancel, |search| search.facts(fact))?,
        };
        found.sort_unstable();
        found.dedup();
        Ok(found.into_iter().map(DealId).collect())
    }

    /// Answers several lookups. Words of summaries are looked for in one pass; while it takes long, `grown` gets what was
    /// found so far.
    ///
    /// # Errors
    /// When cancelled, or when the file is damaged.
    pub fn lookups(
        &self,
        wanted: &[Lookup],
        cancel: &Cancel,
        grown: &mut dyn FnMut(&Lookups),
    ) -> Result<Lookups, ReadError> {
        let mut answers = Lookups::default();
        let mut texts = Vec::new();
        for lookup in wanted {
            if let Lookup::Summary(text) = lookup {
                texts.push(text.as_str());
            } else {
                answers.insert(lookup.clone(), self.lookup(lookup, cancel)?);
            }
        }
        let add = |found: Vec<Arc<[DealId]>>, answers: &mut Lookups| {
            for (text, ids) in texts.iter().zip(found) {
                answers.insert(Lookup::Summary((*text).to_owned()), ids);
            }
        };
        let found = self.summaries(&texts, cancel, &mut |found| {
            add(found, &mut answers);
            grown(&answers);
        })?;
        add(found, &mut answers);
        Ok(answers)
    }

    fn search<Ids: IntoIterator<Item = i64>>(
        &self,
        cancel: &Cancel,
        search: impl FnOnce(&Search<'_>) -> rusqlite::Result<Ids>,
    ) -> Result<Vec<i64>, ReadError> {
        let running = self.guard.run(Some(cancel));
        let found = search(&Search {
            connection: &self.connection,
            running: &running,
        });
        let found = found.map_err(|error| self.failed(&error))?;
        Ok(found.into_iter().collect())
    }
}

/// A search that runs.
struct Search<'s> {
    connection: &'s Connection,
    running: &'s Running<'s>,
}

impl Search<'_> {
    fn sources(&self, text: &str) -> rusqlite::Result<BTreeSet<i64>> {
        let needle = Needle::new(text);
        let slug = fold(text);
        let (mut sources, mut exact) = (HashSet::new(), HashSet::new());
        self.each("SELECT id, slug, publisher, title FROM sources", |row| {
            if self::text(row, 1) == Some(&*slug) {
                exact.extend(id(row, 0));
            }
            if (1..=3).any(|column| holds(row, column, &needle)) {
                sources.extend(id(row, 0));
            }
        })?;
        // The id of a source means that source alone, also where others have it in theirs.
        if !exact.is_empty() {
            sources = exact;
        }
        let mut found = BTreeSet::new();
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT deal_id FROM citations WHERE source_id = ?1")?;
        for source in sources {
            self.running.wind_unless_cancelled()?;
            let mut rows = statement.query([source])?;
            while let Some(row) = rows.next()? {
                found.extend(id(row, 0));
            }
        }
        Ok(found)
    }

    fn links(
        &self,
        kind: Option<&str>,
        slug: &str,
        chain: bool,
    ) -> rusqlite::Result<BTreeSet<i64>> {
        let mut found = BTreeSet::new();
        let mut open = Vec::new();
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM deals WHERE slug = ?1")?;
        let mut rows = statement.query([slug])?;
        while let Some(row) = rows.next()? {
            open.extend(id(row, 0));
        }
        let mut statement = self
            .connection
            .prepare_cached("SELECT deal_id, type FROM deal_links WHERE to_deal = ?1")?;
        while let Some(to) = open.pop() {
            self.running.wind_unless_cancelled()?;
            let mut rows = statement.query([to])?;
            while let Some(row) = rows.next()? {
                let is_kind = kind.is_none_or(|kind| text(row, 1) == Some(kind));
                let Some(from) = id(row, 0).filter(|_| is_kind) else {
                    continue;
                };
                if found.insert(from) && chain {
                    open.push(from);
                }
            }
        }
        Ok(found)
    }

    fn dates(
        &self,
        kind: &str,
        earliest: Option<Day>,
        latest: Option<Day>,
        certain: bool,
    ) -> rusqlite::Result<BTreeSet<i64>> {
        let wanted = Bounds { earliest, latest };
        // Per deal: whether a preferred date was seen, and whether one that counts matches.
        let mut deals: HashMap<i64, (bool, bool)> = HashMap::new();
        self.each_of(
            "SELECT deal_id, edtf, rank FROM deal_dates WHERE type = ?1",
            kind,
            |row| {
                let bounds = text(row, 1).and_then(Bounds::of_edtf);
                let (Some(deal), Some(bounds)) = (id(row, 0), bounds) else {
                    return;
                };
                let matches = if certain {
                    bounds.within(wanted)
                } else {
                    bounds.overlaps(wanted)
                };
                let (preferred, found) = deals.entry(deal).or_default();
                match text(row, 2) {
                    Some("deprecated") => {}
                    Some("preferred") => {
                        *found = matches || (*preferred && *found);
                        *preferred = true;
                    }
                    _ => *found = *found || (matches && !*preferred),
                }
            },
        )?;
        let matching = deals.into_iter().filter(|(_, (_, found))| *found);
        Ok(matching.map(|(deal, _)| deal).collect())
    }

    /// Calls `take` for each row of a query over a whole table.
    fn each(&self, sql: &str, take: impl FnMut(&Row<'_>)) -> rusqlite::Result<()> {
        self.each_with(sql, [], take)
    }

    /// The same for a query with one parameter.
    fn each_of(&self, sql: &str, key: &str, take: impl FnMut(&Row<'_>)) -> rusqlite::Result<()> {
        self.each_with(sql, [key], take)
    }

    fn each_with(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        mut take: impl FnMut(&Row<'_>),
    ) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut count = 0_usize;
        while let Some(row) = rows.next()? {
            if count.is_multiple_of(ROWS_PER_LOOK) {
                self.running.wind_unless_cancelled()?;
            }
            count = count.saturating_add(1);
            take(row);
        }
        Ok(())
    }
}

/// True when the folded text of a column has the needle in it.
fn holds(row: &Row<'_>, column: usize, needle: &Needle) -> bool {
    text(row, column).is_some_and(|text| needle.is_in(text))
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Option<&'r str> {
    row.get_ref(column).ok()?.as_str().ok()
}

fn id(row: &Row<'_>, column: usize) -> Option<i64> {
    match row.get_ref(column) {
        Ok(ValueRef::Integer(id)) => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
