//! Codes that no list has.

use super::{FindingKind, Findings, Look};
use crate::deal::{Codes, Currency};
use crate::store::cells::{Cells, Problems};

/// Table, column, and the list that its codes are from.
const CODED: [(&str, &str, &str); 19] = [
    ("deals", "kind", "deal_kind"),
    ("deals", "status", "status"),
    ("deals", "date_type", "date_type"),
    ("deals", "value_type", "value_type"),
    ("deals", "value_qualifier", "qualifier"),
    ("deals", "term_qualifier", "qualifier"),
    ("parties", "role", "role"),
    ("deal_dates", "type", "date_type"),
    ("deal_dates", "rank", "rank"),
    ("deal_values", "type", "value_type"),
    ("deal_values", "qualifier", "qualifier"),
    ("deal_values", "scope", "scope"),
    ("deal_sectors", "sector", "sector"),
    ("deal_links", "type", "link_type"),
    ("remarks", "kind", "remark_kind"),
    ("citations", "stance", "stance"),
    ("sources", "grade", "grade"),
    ("sources", "kind", "source_kind"),
    ("companies", "kind", "company_kind"),
];

pub(super) fn look(
    look: &Look<'_>,
    codes: &Codes,
    findings: &mut Findings,
) -> rusqlite::Result<()> {
    for (table, column, list) in CODED {
        each_value(look, table, column, |value, rows| {
            let known = codes.list(list).iter().any(|code| *code.code == *value);
            if !known {
                let text =
                    format!("{table}.{column}: {value:?} is no code of {list} ({rows} rows)");
                findings.add_many(FindingKind::Code, rows, &text);
            }
        })?;
    }
    for (table, column) in [("deals", "value_currency"), ("deal_values", "currency")] {
        each_value(look, table, column, |value, rows| {
            if Currency::new(value).is_none_or(|read| read.code() != value) {
                let text = format!("{table}.{column}: {value:?} is no ISO 4217 code ({rows} rows)");
                findings.add_many(FindingKind::Code, rows, &text);
            }
        })?;
    }
    Ok(())
}

fn each_value(
    look: &Look<'_>,
    table: &str,
    column: &str,
    mut take: impl FnMut(&str, usize),
) -> rusqlite::Result<()> {
    let unused = Problems::default();
    let sql = format!(
        "SELECT {column}, count(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY {column}"
    );
    look.each(&sql, |row| {
        let cells = Cells::of(row, &unused);
        let rows = usize::try_from(cells.integer(1).unwrap_or(1)).unwrap_or(1);
        take(&cells.text(0).unwrap_or_default(), rows);
    })
}
