//! Dates that are no EDTF, and days that are not those which the EDTF beside them allows.

use super::{FindingKind, Findings, Look};
use crate::deal::{Bounds, Day};
use crate::store::cells::{Cells, Problems};

/// A table's name for its row, its table, the date, and the two days that are derived from it.
const DATED: [(&str, &str, &str, &str, &str); 5] = [
    ("id", "deals", "date", "date_earliest", "date_latest"),
    ("id", "deals", "ends", "ends_earliest", "ends_latest"),
    ("deal_id", "deal_dates", "edtf", "earliest", "latest"),
    ("id", "sources", "edtf", "earliest", "latest"),
    ("id", "successions", "edtf", "earliest", "latest"),
];

/// Dates that have no days beside them.
const UNDERIVED: [(&str, &str, &str); 2] =
    [("id", "deals", "status_as_of"), ("id", "deals", "ends_max")];

pub(super) fn look(look: &Look<'_>, findings: &mut Findings) -> rusqlite::Result<()> {
    let unused = Problems::default();
    for (key, table, date, earliest, latest) in DATED {
        let sql = format!(
            "SELECT {key}, {date}, {earliest}, {latest} FROM {table} \
             WHERE {date} IS NOT NULL OR {earliest} IS NOT NULL OR {latest} IS NOT NULL"
        );
        look.each(&sql, |row| {
            let cells = Cells::of(row, &unused);
            let at = || {
                format!(
                    "{table} {}: {date}",
                    cells.as_written(0).unwrap_or_default()
                )
            };
            let text = cells.text(1).unwrap_or_default();
            let stored = [cells.text(2), cells.text(3)];
            let Some(bounds) = Bounds::of_edtf(&text) else {
                let problem = format!("{} {text:?} is no EDTF date", at());
                findings.add(FindingKind::Date, &problem);
                return;
            };
            let wanted = [bounds.earliest, bounds.latest].map(shown);
            if stored
                .each_ref()
                .map(|day| day.as_deref().unwrap_or("open"))
                != wanted.each_ref().map(String::as_str)
            {
                let problem = format!(
                    "{} {text:?} allows {} to {}, not the days beside it",
                    at(),
                    wanted[0],
                    wanted[1]
                );
                findings.add(FindingKind::Date, &problem);
            }
        })?;
    }
    for (key, table, date) in UNDERIVED {
        let sql = format!("SELECT {key}, {date} FROM {table} WHERE {date} IS NOT NULL");
        look.each(&sql, |row| {
            let cells = Cells::of(row, &unused);
            let text = cells.text(1).unwrap_or_default();
            if Bounds::of_edtf(&text).is_none() {
                let row = cells.as_written(0).unwrap_or_default();
                let problem = format!("{table} {row}: {date} {text:?} is no EDTF date");
                findings.add(FindingKind::Date, &problem);
            }
        })?;
    }
    Ok(())
}

fn shown(day: Option<Day>) -> String {
    day.map_or_else(|| "open".to_owned(), |day| day.to_string())
}
