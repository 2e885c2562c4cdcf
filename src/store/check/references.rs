//! Rows that refer to rows that are not there, and names that two rows claim.

use super::{FindingKind, Findings, Look};
use crate::store::cells::{Cells, Problems};

/// Table, column, and the table that the column leads to.
const REFERENCES: [(&str, &str, &str); 19] = [
    ("company_aliases", "company_id", "companies"),
    ("company_identifiers", "company_id", "companies"),
    ("successions", "from_company", "companies"),
    ("successions", "to_company", "companies"),
    ("succession_sources", "succession_id", "successions"),
    ("succession_sources", "source_id", "sources"),
    ("parties", "deal_id", "deals"),
    ("parties", "company_id", "companies"),
    ("deal_dates", "deal_id", "deals"),
    ("deal_values", "deal_id", "deals"),
    ("deal_products", "deal_id", "deals"),
    ("deal_countries", "deal_id", "deals"),
    ("deal_sectors", "deal_id", "deals"),
    ("deal_identifiers", "deal_id", "deals"),
    ("deal_links", "deal_id", "deals"),
    ("deal_links", "to_deal", "deals"),
    ("remarks", "deal_id", "deals"),
    ("citations", "deal_id", "deals"),
    ("citations", "source_id", "sources"),
];

/// Table and column in which every value is there once.
const UNIQUE: [(&str, &str); 6] = [
    ("deals", "id"),
    ("deals", "slug"),
    ("companies", "id"),
    ("companies", "slug"),
    ("sources", "id"),
    ("sources", "slug"),
];

pub(super) fn look(look: &Look<'_>, findings: &mut Findings) -> rusqlite::Result<()> {
    let unused = Problems::default();
    for (table, column, to) in REFERENCES {
        let sql = format!(
            "SELECT {column}, count(*) FROM {table} WHERE {column} IS NOT NULL \
             AND {column} NOT IN (SELECT id FROM {to} WHERE id IS NOT NULL) GROUP BY {column}"
        );
        look.each(&sql, |row| {
            let cells = Cells::of(row, &unused);
            let (value, rows) = (cells.text(0).unwrap_or_default(), cells.integer(1));
            let text = format!("{table}.{column}: no row {value} in {to}");
            let rows = usize::try_from(rows.unwrap_or(1)).unwrap_or(1);
            findings.add_many(FindingKind::Reference, rows, &text);
        })?;
    }
    for (table, column) in UNIQUE {
        let sql = format!(
            "SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1"
        );
        look.each(&sql, |row| {
            let value = Cells::of(row, &unused).text(0).unwrap_or_default();
            let text = format!("{table}.{column}: several rows have {value}");
            findings.add(FindingKind::Reference, &text);
        })?;
    }
    Ok(())
}
