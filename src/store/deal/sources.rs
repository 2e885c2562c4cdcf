//! The sources of a deal, numbered in the order of their first use.

use rusqlite::Connection;

use crate::deal::{Citation, Clean, Source, SourceId, Stance};
use crate::store::cells::{Cells, Problems};
use crate::store::cited::{AllCited, Cited};
use crate::store::order::Orders;
use crate::store::record::list;

const SOURCE: &str = "SELECT s.slug, s.publisher, s.title, s.edtf, s.url, s.kind, s.grade, s.language, o.slug, s.note \
     FROM sources s LEFT JOIN sources o ON o.id = s.copy_of WHERE s.id = ?1";

/// Gives sources their numbers as their citations are taken out.
pub(super) struct Numbering<'p> {
    cited: AllCited,
    /// Row ids; a source's number is its place here.
    used: Vec<i64>,
    problems: &'p Problems,
}

impl<'p> Numbering<'p> {
    pub(super) fn read(
        connection: &Connection,
        deal: i64,
        problems: &'p Problems,
        orders: &Orders,
    ) -> rusqlite::Result<Self> {
        Ok(Self {
            cited: AllCited::read(connection, deal, problems, orders)?,
            used: Vec::new(),
            problems,
        })
    }

    /// The citations of a fact (of a row, where the fact has rows).
    pub(super) fn take(&mut self, fact: &str, seq: i64) -> Vec<Citation> {
        let cited = self.cited.take(fact, seq);
        cited.into_iter().map(|cited| self.number(&cited)).collect()
    }

    fn number(&mut self, cited: &Cited) -> Citation {
        let known = self.used.iter().position(|id| *id == cited.source);
        let source = known.unwrap_or_else(|| {
            self.used.push(cited.source);
            self.used.len().saturating_sub(1)
        });
        Citation {
            source,
            stance: self.stance(&cited.stance),
            locator: cited.locator.as_deref().map(Clean::new),
            note: cited.note.as_deref().map(Clean::new),
        }
    }

    /// A stance that no list has is taken for the one that claims least.
    fn stance(&self, code: &str) -> Stance {
        match code {
            "supports" => Stance::Supports,
            "contradicts" => Stance::Contradicts,
            "mentions" => Stance::Mentions,
            _ => {
                self.problems.add(1);
                Stance::Mentions
            }
        }
    }

    /// The sources, in the order of their numbers. Citations that nobody took cite what is not there, and are counted.
    pub(super) fn sources(
        self,
        connection: &Connection,
        problems: &Problems,
    ) -> rusqlite::Result<Vec<Source>> {
        problems.add(self.cited.left());
        let mut sources = Vec::new();
        for id in self.used {
            let mut found = list(connection, SOURCE, id, problems, |cells| {
                Some(source(cells, id))
            })?;
            sources.extend(found.drain(..).next());
        }
        Ok(sources)
    }
}

fn source(cells: Cells<'_, '_>, id: i64) -> Source {
    Source {
        id: SourceId(id),
        slug: cells.needed_clean(0),
        publisher: cells.clean(1),
        title: cells.clean(2),
        date: cells.date(3),
        url: cells.clean(4),
        kind: cells.clean(5),
        grade: cells.clean(6),
        language: cells.clean(7),
        copy_of: cells.clean(8),
        note: cells.clean(9),
    }
}
