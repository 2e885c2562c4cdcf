//! The radar written out: each deal with its lane, in order of lanes and ends.

use std::io::{self, Write};

use super::cell::Cells;
use super::{Column, Format, Heading, Kind, Setting, Written, sheet};
use crate::deal::Day;
use crate::index::{AsOf, Index, Lane, Row, runway};

/// A deal in its lane.
pub type Sighted = (Lane, Row);

/// Columns for people, beside the lane and how long it is until the end.
const READING: [Column; 7] = [
    Column::Ends,
    Column::EndsMax,
    Column::Id,
    Column::Title,
    Column::Suppliers,
    Column::Buyers,
    Column::ValueAmount,
];

/// Columns for machines, beside the lane and how many days it is until the end.
const EXACT: [Column; 15] = [
    Column::Id,
    Column::Title,
    Column::Kind,
    Column::Status,
    Column::Ends,
    Column::EndsEarliest,
    Column::EndsLatest,
    Column::EndsMax,
    Column::Suppliers,
    Column::Buyers,
    Column::ValueAmount,
    Column::ValueCurrency,
    Column::ValueQualifier,
    Column::ValueType,
    Column::BestGrade,
];

/// Writes deals in their lanes as a table, CSV or JSON.
///
/// # Errors
/// When writing fails.
pub fn write_radar(
    sighted: &[Sighted],
    as_of: AsOf,
    index: &Index,
    format: Format,
    setting: Setting,
    out: &mut dyn Write,
) -> io::Result<Written> {
    let columns: &[Column] = if format.is_for_people() {
        &READING
    } else {
        &EXACT
    };
    let row = |(lane, row): &Sighted| {
        let deal = Cells {
            entry: index.entry(*row)?,
            details: None,
            as_of: Some(as_of),
        };
        Some(cells(*lane, &deal, as_of.day, format, columns))
    };
    let mut sheet = sheet(format, headings(format, columns), setting, out);
    if sheet.must_measure() {
        for cells in sighted.iter().filter_map(row) {
            sheet.measure(&cells);
        }
    }
    let mut deals = 0;
    for cells in sighted.iter().filter_map(row) {
        sheet.row(&cells)?;
        deals += 1;
    }
    sheet.finish()?;
    Ok(Written {
        deals,
        ..Written::default()
    })
}

fn headings(format: Format, columns: &[Column]) -> Vec<Heading> {
    let heading = |name, title, kind| Heading { name, title, kind };
    let mut headings = vec![heading("lane", "Ends in", Kind::Text)];
    headings.push(if format.is_for_people() {
        heading("left", "Left", Kind::Figure)
    } else {
        heading("days_left", "Days left", Kind::Integer)
    });
    headings.extend(columns.iter().map(|column| column.heading()));
    headings
}

fn cells(
    lane: Lane,
    deal: &Cells<'_>,
    day: Day,
    format: Format,
    columns: &[Column],
) -> Vec<String> {
    let ends = deal.entry.ends_bounds();
    let mut cells = if format.is_for_people() {
        vec![lane.title().to_owned(), runway(ends, day).to_string()]
    } else {
        let left = ends.earliest.or(ends.latest).filter(|_| lane.is_dated());
        let days = left.map(|end| (end.number() - day.number()).to_string());
        vec![lane.code().to_owned(), days.unwrap_or_default()]
    };
    for column in columns {
        let mut cell = String::new();
        if format.is_for_people() {
            deal.write_readable(*column, columns, &mut cell);
        } else {
            deal.write_exact(*column, &mut cell);
        }
        cells.push(cell);
    }
    cells
}
