//! Sheets: rows of text cells under headings, written as a table, CSV, JSON, JSON Lines or Markdown. Knows no deals.

mod csv;
mod json;
mod markdown;
mod table;

use std::io::{self, Write};

use super::Format;
pub use json::write_document;
pub use markdown::escaped;

/// What stands over a column, and what its cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// For machines: `value_amount`.
    pub name: &'static str,
    /// For people: `Value`.
    pub title: &'static str,
    /// What the cells hold.
    pub kind: Kind,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number; bare in JSON.
    Integer,
    /// An exact decimal or a range of two; in JSON a string, because a number there may be rounded by who reads it.
    Figure,
}

/// How a sheet is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// CSV for spreadsheets: a byte-order mark, and a quote before text that could run as a formula.
    pub spreadsheet: bool,
    /// The width that a table is cut to; `None`: nothing is cut.
    pub width: Option<usize>,
}

/// Takes rows and writes them.
pub trait Sheet {
    /// True when [`Sheet::measure`] must see every row before the first is written.
    fn must_measure(&self) -> bool {
        false
    }
    /// Takes note of how wide a row's cells are.
    fn measure(&mut self, _cells: &[String]) {}
    /// Writes a row.
    ///
    /// # Errors
    /// When writing fails.
    fn row(&mut self, cells: &[String]) -> io::Result<()>;
    /// Writes what comes after the last row.
    ///
    /// # Errors
    /// When writing fails.
    fn finish(&mut self) -> io::Result<()>;
}

/// A sheet of that format; the format for whole deals has none and gets the one of JSON.
pub fn sheet<'a>(
    format: Format,
    headings: Vec<Heading>,
    setting: Setting,
    out: &'a mut dyn Write,
) -> Box<dyn Sheet + 'a> {
    match format {
        Format::Table => Box::new(table::Table::new(headings, setting.width, out)),
        Format::Csv => Box::new(csv::Csv::new(headings, setting.spreadsheet, out)),
        Format::Json | Format::Interchange => Box::new(json::Json::array(headings, out)),
        Format::Jsonl => Box::new(json::Json::lines(headings, out)),
        Format::Markdown => Box::new(markdown::Markdown::new(headings, out)),
    }
}

/// A sheet that goes on after rows that another one has written; only for formats whose rows stand by themselves.
pub fn continued<'a>(
    format: Format,
    headings: Vec<Heading>,
    setting: Setting,
    out: &'a mut dyn Write,
) -> Box<dyn Sheet + 'a> {
    match format {
        Format::Csv => Box::new(csv::Csv::new(headings, setting.spreadsheet, out).continued()),
        Format::Json => Box::new(json::Json::array(headings, out).continued()),
        other => sheet(other, headings, setting, out),
    }
}
