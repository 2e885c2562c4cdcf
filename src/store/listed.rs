//! All sources, each with how much rests on it.

use std::collections::HashMap;

use super::ReadError;
use super::cells::Cells;
use super::meta::{Counted, each};
use super::open::DealsFile;
use crate::deal::ListedSource;

const SOURCES: &str = "SELECT s.id, s.slug, s.publisher, s.title, s.edtf, s.kind, s.grade, s.url, o.slug FROM sources s \
     LEFT JOIN sources o ON o.id = s.copy_of ORDER BY s.id";
const COUNTS: &str =
    "SELECT source_id, count(*), count(DISTINCT deal_id) FROM citations GROUP BY source_id";

impl DealsFile {
    /// Every source, those with most deals first, then by id.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn all_sources(&self) -> Result<Counted<Vec<ListedSource>>, ReadError> {
        self.ask(|connection, problems| {
            let mut counts: HashMap<i64, (u64, u64)> = HashMap::new();
            each(connection, COUNTS, |row| {
                let cells = Cells::of(row, problems);
                let count = |column| {
                    let count = cells.integer(column).unwrap_or_default();
                    u64::try_from(count).unwrap_or_default()
                };
                if let Some(source) = cells.integer(0) {
                    counts.insert(source, (count(1), count(2)));
                }
            })?;
            let mut sources = Vec::new();
            each(connection, SOURCES, |row| {
                let cells = Cells::of(row, problems);
                let id = cells.integer(0);
                let (facts, deals) = id
                    .and_then(|id| counts.get(&id))
                    .copied()
                    .unwrap_or_default();
                sources.push(ListedSource {
                    slug: cells.needed_clean(1),
                    publisher: cells.clean(2),
                    title: cells.clean(3),
                    date: cells.clean(4),
                    kind: cells.clean(5),
                    grade: cells.clean(6),
                    url: cells.clean(7),
                    copy_of: cells.clean(8),
                    facts,
                    deals,
                });
            })?;
            sources.sort_by(|one, other| {
                let by_deals = other.deals.cmp(&one.deals);
                by_deals.then_with(|| one.slug.cmp(&other.slug))
            });
            Ok(sources)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::deal::ListedSource;

    #[test]
    fn words_are_found_in_any_text_of_a_source() {
        let clean = crate::deal::Clean::new;
        let source = ListedSource {
            slug: clean("trade-2012"),
            publisher: Some(clean("Trade Weekly")),
            title: Some(clean("Köln buys records")),
            date: None,
            kind: None,
            grade: Some(clean("B")),
            url: None,
            copy_of: None,
            facts: 2,
            deals: 1,
        };
        for found in ["", "trade", "KOLN weekly", "grade b", "2012"] {
            assert!(source.has(&ListedSource::words(found)), "{found}");
        }
        assert!(!source.has(&ListedSource::words("weekly tomorrow")));
    }
}
