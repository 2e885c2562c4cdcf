//! How good the evidence of a deal is: the best grade among the sources that carry it, and whether one contradicts.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::meta::each_of;
use super::some::AMONG;

/// The grades of all sources, by row id.
pub(super) struct Grades {
    /// In order of id.
    by_id: Vec<(i64, char)>,
    first: i64,
}

/// What the citations of a deal say together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// `A` to `E`. A source that contradicts carries nothing, so its grade does not count.
    pub(super) best: Option<char>,
    /// A source contradicts a fact.
    pub(super) disputed: bool,
}

impl Grades {
    pub(super) fn read(connection: &rusqlite::Connection) -> rusqlite::Result<Self> {
        Self::found(connection, "SELECT id, grade FROM sources", None)
    }

    /// Those of the sources that some deals cite; `deals` is made by [`list`](super::some::list). Beside a million deals there
    /// are 150,000 sources, of which a screen needs thirty: to read all of them took half of the time until it showed.
    pub(super) fn of_some(
        connection: &rusqlite::Connection,
        deals: &str,
    ) -> rusqlite::Result<Self> {
        let sql = format!(
            "SELECT id, grade FROM sources WHERE id IN (SELECT source_id FROM citations WHERE deal_id {AMONG})"
        );
        Self::found(connection, &sql, Some(deals))
    }

    fn found(
        connection: &rusqlite::Connection,
        sql: &str,
        deals: Option<&str>,
    ) -> rusqlite::Result<Self> {
        let mut by_id = Vec::new();
        each_of(connection, sql, deals, |row| {
            if let (Some(id), Some(grade)) = (id(row, 0), grade(row, 1)) {
                by_id.push((id, grade));
            }
        })?;
        by_id.sort_unstable();
        let first = by_id.first().map_or(0, |(id, _)| *id);
        Ok(Self { by_id, first })
    }

    fn of(&self, source: i64) -> Option<char> {
        // Ids nearly always run without gaps; where they do, the place is known without a search.
        let guess = source
            .checked_sub(self.first)
            .and_then(|place| self.by_id.get(usize::try_from(place).ok()?));
        match guess {
            Some((id, grade)) if *id == source => Some(*grade),
            _ => {
                let place = self.by_id.binary_search_by_key(&source, |(id, _)| *id);
                place
                    .ok()
                    .and_then(|place| self.by_id.get(place))
                    .map(|(_, grade)| *grade)
            }
        }
    }
}

impl Evidence {
    /// Adds a citation: `source_id` and `stance` stand in the columns 1 and 2.
    pub(super) fn add(&mut self, row: &Row<'_>, grades: &Grades) {
        if matches!(row.get_ref(2), Ok(ValueRef::Text(b"contradicts"))) {
            self.disputed = true;
            return;
        }
        let grade = id(row, 1).and_then(|source| grades.of(source));
        self.best = match (self.best, grade) {
            (Some(best), Some(grade)) => Some(best.min(grade)),
            (best, grade) => best.or(grade),
        };
    }
}

fn id(row: &Row<'_>, column: usize) -> Option<i64> {
    row.get_ref(column).ok()?.as_i64().ok()
}

fn grade(row: &Row<'_>, column: usize) -> Option<char> {
    let Ok(ValueRef::Text(&[letter @ b'A'..=b'E'])) = row.get_ref(column) else {
        return None;
    };
    Some(char::from(letter))
}
