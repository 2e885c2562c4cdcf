//! Deals out: CSV, JSON, JSON Lines, Markdown, tables. One column list serves them all, the screen and the command line
//! write through the same function, and a file is complete or absent.
//!
//! Two voices: formats for machines hold codes, EDTF dates and plain decimals, and an empty cell is not known; formats
//! for people say `not known`, `undisclosed` and `unconfirmed` in words.

mod batches;
mod calendar;
mod cell;
mod column;
mod companies;
mod destination;
mod radar;
mod sheet;
mod shell;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use calendar::Calendar;
pub use column::{Column, UnknownColumn};
pub use destination::DestinationError;
pub use radar::{Sighted, write_radar};
pub use sheet::{Heading, Kind, Setting, Sheet, escaped, sheet, write_document};
pub use shell::{ShellOptions, quoted};

use crate::deal::{Cancel, DealId};
use crate::index::{AsOf, Entry, Index, Row};
use crate::store::{DealsFile, ReadError};
pub use cell::Cells;
pub use companies::{write_companies, write_companies_file};

/// How many deals the deals file is asked about at a time.
const BATCH: usize = 8192;

/// How deals are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Aligned columns to read.
    Table,
    /// Comma-separated values by RFC 4180.
    Csv,
    /// An array with an object for each deal, keyed by column.
    Json,
    /// An object on a line for each deal, keyed by column.
    Jsonl,
    /// A Markdown table.
    Markdown,
    /// Whole deals with their evidence, in the format that import reads.
    Interchange,
}

/// What to write, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// How.
    pub format: Format,
    /// Which columns, in order; none for whole deals.
    pub columns: Vec<Column>,
    /// The order, as `--sort` takes it; `None`: as the query says.
    pub sort: Option<String>,
    /// The file; `None`: standard output.
    pub to: Option<PathBuf>,
    /// Overwrite the file where there is one.
    pub force: bool,
    /// CSV for spreadsheets: a byte-order mark, and a quote before text that could run as a formula.
    pub spreadsheet: bool,
    /// The width that a table is cut to; `None`: nothing is cut.
    pub width: Option<usize>,
    /// The day of which the column `standing` tells; without one it is empty.
    pub as_of: Option<AsOf>,
}

/// Which deals to write, and where they are read.
#[derive(Clone, Copy)]
pub struct Deals<'a> {
    /// The deals, in the order in which they are written.
    pub rows: &'a [Row],
    /// What the rows are places in.
    pub index: &'a Index,
    /// What the index was read from.
    pub file: &'a DealsFile,
    /// Stops the writing.
    pub cancel: &'a Cancel,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many deals.
    pub deals: usize,
    /// How many of them rest on claims alone while none of the columns written says so.
    pub silent_claims: usize,
    /// Rows and values that could not be read on the way, beside those that were counted when the index was filled.
    pub problems: usize,
}

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Writing failed.
    #[error("standard output cannot be written")]
    Write(#[from] io::Error),
    /// Reading the deals file failed.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Nobody wants it any more.
    #[error("the export was stopped: nothing was written")]
    Stopped,
    /// The file could not be put in its place.
    #[error(transparent)]
    Destination(#[from] DestinationError),
}

impl Format {
    /// What `--format` says.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Json | Self::Interchange => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "md",
        }
    }

    /// True for formats that people read: they say in words what is not known.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Self::Table | Self::Markdown)
    }
}

impl Spec {
    /// A spec with the format's own columns, to standard output.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            columns: Column::defaults(format),
            sort: None,
            to: None,
            force: false,
            spreadsheet: false,
            width: None,
            as_of: None,
        }
    }

    /// The same with what a figure needs to be read for what it is: its currency, and whether it is exact, a limit or a
    /// claim. For people its own cell tells that.
    fn with_whole_figures(&self) -> Self {
        let mut spec = self.clone();
        let amount = self
            .columns
            .iter()
            .position(|column| *column == Column::ValueAmount);
        if let Some(amount) = amount.filter(|_| !self.format.is_for_people()) {
            let has = |column| self.columns.contains(&column);
            if !has(Column::ValueQualifier) && !has(Column::BestGrade) {
                spec.columns.insert(amount + 1, Column::ValueQualifier);
            }
            if !has(Column::ValueCurrency) {
                spec.columns.insert(amount + 1, Column::ValueCurrency);
            }
        }
        spec
    }

    fn headings(&self) -> Vec<Heading> {
        let columns = self.columns.iter();
        columns.map(|column| column.heading()).collect()
    }

    const fn setting(&self) -> Setting {
        Setting {
            spreadsheet: self.spreadsheet,
            width: self.width,
        }
    }
}

/// Writes deals as `spec` says.
///
/// # Errors
/// When writing fails, the deals file cannot be read, or the writing is stopped.
pub fn write(spec: &Spec, deals: &Deals<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
    if spec.format == Format::Interchange {
        return write_whole(deals, out);
    }
    let spec = &spec.with_whole_figures();
    if batches::are_worth_it(spec.format, deals.rows.len()) {
        return batches::write(spec, deals, out);
    }
    let mut sheet = sheet(spec.format, spec.headings(), spec.setting(), out);
    if sheet.must_measure() {
        each_row(spec, deals, &mut |_, cells| {
            sheet.measure(cells);
            Ok(())
        })?;
    }
    let written = write_rows(spec, deals, &mut *sheet, &mut || {})?;
    sheet.finish()?;
    Ok(written)
}

/// Writes rows, and calls `after` each.
fn write_rows(
    spec: &Spec,
    deals: &Deals<'_>,
    sheet: &mut dyn Sheet,
    after: &mut dyn FnMut(),
) -> Result<Written, ExportError> {
    let mut written = Written::default();
    written.problems = each_row(spec, deals, &mut |deal, cells| {
        written.deals += 1;
        if !spec.format.is_for_people() && deal.hides_that_it_is_unconfirmed(&spec.columns) {
            written.silent_claims += 1;
        }
        sheet.row(cells)?;
        after();
        Ok(())
    })?;
    Ok(written)
}

/// Writes deals to the file that `spec` names, by way of a temporary file beside it: it is complete or as it was. `own`
/// are the files that dealscope itself reads and writes; they are never overwritten.
///
/// # Errors
/// As [`write`], and when the file is there already or cannot be put in its place.
pub fn write_file(
    spec: &Spec,
    path: &Path,
    own: &[PathBuf],
    deals: &Deals<'_>,
) -> Result<Written, ExportError> {
    destination::save(path, spec.force, own, |out| write(spec, deals, out))
}

fn write_whole(deals: &Deals<'_>, out: &mut dyn Write) -> Result<Written, ExportError> {
    let id = |row: &Row| Some(deals.index.entry(*row)?.id());
    let ids: Vec<DealId> = deals.rows.iter().filter_map(id).collect();
    let document = match deals.file.document(Some(&ids), deals.cancel) {
        Err(error) if error.is_cancelled() => return Err(ExportError::Stopped),
        document => document?,
    };
    write_document(&document.value, out)?;
    Ok(Written {
        deals: document.value.deals.len(),
        silent_claims: 0,
        problems: document.problems,
    })
}

/// Hands on each row's cells. They are the same strings each time, so that a million rows need no more memory than one.
/// Gives how many rows and values of the details could not be read.
fn each_row(
    spec: &Spec,
    deals: &Deals<'_>,
    take: &mut dyn FnMut(&Cells<'_>, &[String]) -> io::Result<()>,
) -> Result<usize, ExportError> {
    let needs_details = spec.columns.iter().any(|column| column.is_detail());
    let mut cells = vec![String::new(); spec.columns.len()];
    let mut problems = 0;
    for batch in deals.rows.chunks(BATCH) {
        let entry = |row: &Row| deals.index.entry(*row);
        let entries: Vec<_> = batch.iter().filter_map(entry).collect();
        let mut details = Vec::new();
        if needs_details {
            let ids: Vec<DealId> = entries.iter().map(Entry::id).collect();
            let read = deals.file.details(&ids)?;
            details = read.value;
            problems += read.problems;
        }
        for (place, entry) in entries.into_iter().enumerate() {
            if deals.cancel.is_cancelled() {
                return Err(ExportError::Stopped);
            }
            let deal = Cells {
                entry,
                details: details.get(place),
                as_of: spec.as_of,
            };
            fill(&mut cells, &deal, spec);
            take(&deal, &cells)?;
        }
    }
    Ok(problems)
}

fn fill(cells: &mut [String], deal: &Cells<'_>, spec: &Spec) {
    for (column, cell) in spec.columns.iter().zip(cells) {
        cell.clear();
        if spec.format.is_for_people() {
            deal.write_readable(*column, &spec.columns, cell);
        } else {
            deal.write_exact(*column, cell);
        }
    }
}
