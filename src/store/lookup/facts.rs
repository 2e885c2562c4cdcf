//! `has:`: which deals have a fact. A fact goes by the name of a field (`summary`, `term`, `products`), or by a code: a
//! type of date, value or link, a role, a kind of remark. A value that is undisclosed is had; one that is unknown is not,
//! nor is a date of which a source says no more than `recently`.

use std::collections::BTreeSet;

use super::{Search, id};

/// Fields, and the deals that have them.
const FIELDS: [(&[&str], &str); 17] = [
    (
        &["summary"],
        "SELECT id FROM deals WHERE summary IS NOT NULL AND summary <> ''",
    ),
    (
        &["term"],
        "SELECT id FROM deals WHERE coalesce(term_text, term_months, term_extension_months, term_break_months) \
         IS NOT NULL",
    ),
    (
        &["extension", "options"],
        "SELECT id FROM deals WHERE term_extension_months IS NOT NULL",
    ),
    (
        &["break"],
        "SELECT id FROM deals WHERE term_break_months IS NOT NULL",
    ),
    (
        &["status_as_of"],
        "SELECT id FROM deals WHERE status_as_of IS NOT NULL",
    ),
    (&["date"], "SELECT id FROM deals WHERE date IS NOT NULL"),
    (&["ends"], "SELECT id FROM deals WHERE ends IS NOT NULL"),
    (
        &["ends_max"],
        "SELECT id FROM deals WHERE ends_max IS NOT NULL",
    ),
    (
        &["value"],
        "SELECT id FROM deals WHERE value_qualifier IS NOT NULL",
    ),
    (
        &["party", "parties", "company"],
        "SELECT DISTINCT deal_id FROM parties",
    ),
    (
        &["product", "products"],
        "SELECT DISTINCT deal_id FROM deal_products",
    ),
    (
        &["country", "countries"],
        "SELECT DISTINCT deal_id FROM deal_countries",
    ),
    (
        &["sector", "sectors"],
        "SELECT DISTINCT deal_id FROM deal_sectors",
    ),
    (
        &["identifier", "identifiers"],
        "SELECT DISTINCT deal_id FROM deal_identifiers",
    ),
    (
        &["link", "links", "linked"],
        "SELECT deal_id FROM deal_links UNION SELECT to_deal FROM deal_links WHERE to_deal IS NOT NULL",
    ),
    (
        &["remark", "remarks"],
        "SELECT DISTINCT deal_id FROM remarks",
    ),
    (
        &["source", "sources", "grade"],
        "SELECT DISTINCT deal_id FROM citations",
    ),
];

/// Tables whose rows have a code.
const CODED: [&str; 6] = [
    "SELECT DISTINCT deal_id FROM deal_dates WHERE type = ?1 AND edtf IS NOT NULL AND rank <> 'deprecated'",
    "SELECT DISTINCT deal_id FROM parties WHERE role = ?1",
    "SELECT DISTINCT deal_id FROM deal_values WHERE type = ?1 AND rank <> 'deprecated'",
    "SELECT DISTINCT deal_id FROM deal_links WHERE type = ?1",
    "SELECT DISTINCT deal_id FROM remarks WHERE kind = ?1",
    "SELECT DISTINCT deal_id FROM deal_identifiers WHERE scheme = ?1",
];

impl Search<'_> {
    pub(super) fn facts(&self, name: &str) -> rusqlite::Result<BTreeSet<i64>> {
        let mut found = BTreeSet::new();
        let field = FIELDS.iter().find(|(names, _)| names.contains(&name));
        if let Some((_, sql)) = field {
            self.each(sql, |row| found.extend(id(row, 0)))?;
            return Ok(found);
        }
        for sql in CODED {
            self.each_of(sql, name, |row| found.extend(id(row, 0)))?;
        }
        Ok(found)
    }
}
