//! What stands in a cell: once for machines (codes, EDTF, plain decimals) and once for people (nothing left
//! unsaid that a reader would take for certain).

use std::fmt::{self, Write};

use super::Column;
use crate::deal::{Currency, Day, PartialDate, Qualifier, Side, Stated, Value};
use crate::index::{AsOf, Entry};
use crate::store::Details;

/// Several values in a cell are joined by this.
const JOINT: &str = "; ";
/// How a cell for people says that nobody says.
const NOT_KNOWN: &str = "not known";
/// How a cell for people says that the deal rests on claims alone.
const UNCONFIRMED: &str = "unconfirmed";

/// A deal of which cells are written.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    /// Its columns in the index.
    pub entry: Entry<'a>,
    /// What the deals file tells, where a column asks for it.
    pub details: Option<&'a Details>,
    /// The day of which `standing` tells.
    pub as_of: Option<AsOf>,
}

impl Cells<'_> {
    /// Adds the cell for machines. Empty: not known.
    pub fn write_exact(&self, column: Column, cell: &mut String) {
        let entry = &self.entry;
        match column {
            Column::Id => cell.push_str(entry.slug()),
            Column::Title => entry.write_title(cell),
            Column::Date => entry.write_date(cell),
            Column::Ends => entry.write_ends(cell),
            Column::EndsMax => entry.write_ends_max(cell),
            Column::Kind => cell.push_str(entry.kind()),
            Column::Status => cell.push_str(entry.status()),
            Column::Standing => {
                let standing = self.as_of.map(|as_of| entry.standing(as_of));
                cell.push_str(standing.map_or("", |standing| standing.state().name()));
            }
            Column::Suppliers => join(cell, entry.side(Side::Vendor)),
            Column::Buyers => join(cell, entry.side(Side::Customer)),
            Column::OtherParties => self.write_other_parties(cell),
            Column::DateType => cell.push_str(entry.date_type().unwrap_or_default()),
            Column::DateEarliest => write_day(cell, entry.date_bounds().earliest),
            Column::DateLatest => write_day(cell, entry.date_bounds().latest),
            Column::EndsEarliest => write_day(cell, entry.ends_bounds().earliest),
            Column::EndsLatest => write_day(cell, entry.ends_bounds().latest),
            Column::TermMonths => write_known(cell, entry.term_months()),
            Column::ValueAmount => match entry.value() {
                Some((Stated::Read(value), _)) => write_figure(cell, &value),
                Some((Stated::AsWritten(text), _)) => cell.push_str(&text),
                None => {}
            },
            Column::ValueCurrency => {
                cell.push_str(entry.currency().as_ref().map_or("", Currency::code));
            }
            Column::ValueQualifier => cell.push_str(entry.qualifier().map_or("", Qualifier::code)),
            Column::ValueType => cell.push_str(entry.value_type().unwrap_or_default()),
            Column::Countries => join(cell, entry.countries()),
            Column::Sectors => join(cell, entry.sectors()),
            Column::Products => join(cell, entry.products()),
            Column::BestGrade => cell.extend(entry.best_grade()),
            Column::Summary | Column::Sources | Column::Urls => self.write_detail(column, cell),
        }
    }

    /// Writes the cell for people into an empty string; `columns` are all that stand in the row, so that a cell says what no other says.
    pub fn write_readable(&self, column: Column, columns: &[Column], cell: &mut String) {
        let entry = &self.entry;
        match column {
            Column::Date => write_date(cell, entry.date().as_ref()),
            Column::Ends => write_date(cell, entry.ends().as_ref()),
            Column::ValueAmount => self.write_value(columns, cell),
            _ => self.write_exact(column, cell),
        }
        if entry.is_unconfirmed() && bears_the_mark(column, columns) && !cell.contains(UNCONFIRMED)
        {
            // In front: the end of a cell may be cut.
            cell.insert_str(0, "(unconfirmed) ");
        }
    }

    /// True when the deal rests on claims alone and no machine's cell among these columns says so.
    #[must_use]
    pub fn hides_that_it_is_unconfirmed(&self, columns: &[Column]) -> bool {
        let entry = &self.entry;
        if !entry.is_unconfirmed() {
            return false;
        }
        let unconfirmed_value = entry.qualifier() == Some(Qualifier::Unconfirmed);
        let told = columns.contains(&Column::BestGrade) && entry.best_grade() == Some('E')
            || columns.contains(&Column::ValueQualifier) && unconfirmed_value;
        !told
    }

    fn write_other_parties(&self, cell: &mut String) {
        let others = self.entry.others();
        for (place, party) in others.enumerate() {
            let before = if place == 0 { "" } else { JOINT };
            for part in [before, party.name, " (", party.role, ")"] {
                cell.push_str(part);
            }
        }
    }

    fn write_detail(&self, column: Column, cell: &mut String) {
        let Some(details) = self.details else {
            return;
        };
        match column {
            Column::Summary => cell.push_str(details.summary.as_deref().unwrap_or_default()),
            Column::Sources => join(cell, details.sources.iter().map(|slug| &**slug)),
            Column::Urls => join(cell, details.urls.iter().map(|url| &**url)),
            _ => {}
        }
    }

    fn write_value(&self, columns: &[Column], cell: &mut String) {
        let Some((stated, _)) = self.entry.value() else {
            return cell.push_str(NOT_KNOWN);
        };
        let told_beside = [Column::ValueCurrency, Column::ValueQualifier]
            .iter()
            .all(|column| columns.contains(column));
        match stated {
            Stated::Read(value) if told_beside => write_figure(cell, &value),
            Stated::Read(value) => cell.push_str(&value.short()),
            Stated::AsWritten(text) => cell.push_str(&text),
        }
    }
}

/// True for the one column of a row for people that says that the deal rests on claims alone.
fn bears_the_mark(column: Column, columns: &[Column]) -> bool {
    let bearer = [Column::Title, Column::ValueAmount]
        .into_iter()
        .find(|bearer| columns.contains(bearer))
        .or_else(|| columns.first().copied());
    bearer == Some(column)
}

fn join<'a>(cell: &mut String, values: impl Iterator<Item = &'a str>) {
    for (place, value) in values.enumerate() {
        if place > 0 {
            cell.push_str(JOINT);
        }
        cell.push_str(value);
    }
}

fn write_known(cell: &mut String, value: Option<impl fmt::Display>) {
    if let Some(value) = value {
        // Writing to a string cannot fail.
        let _ = write!(cell, "{value}");
    }
}

fn write_day(cell: &mut String, day: Option<Day>) {
    if let Some(day) = day {
        cell.push_str(std::str::from_utf8(&day.iso()).unwrap_or_default());
    }
}

fn write_date(cell: &mut String, date: Option<&Stated<PartialDate>>) {
    match date {
        Some(Stated::Read(date)) => write_known(cell, Some(date)),
        Some(Stated::AsWritten(text)) => cell.push_str(text),
        None => cell.push_str(NOT_KNOWN),
    }
}

/// The exact decimal, or `40000000..90000000` for a range: no figure where the file has none.
fn write_figure(cell: &mut String, value: &Value) {
    if let Some(amount) = value.amount {
        amount.write(cell);
    }
    if let Some(max) = value.max {
        cell.push_str("..");
        max.write(cell);
    }
}
