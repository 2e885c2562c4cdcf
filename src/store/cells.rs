//! Reading a row whatever is in it: a declared type is not believed, an odd value is shown as it is and counted.

use std::borrow::Cow;
use std::cell::Cell;

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::deal::{Clean, PartialDate, Stated};

/// Counts the rows and values that could not be read as what they should be.
#[derive(Debug, Default)]
pub(super) struct Problems(Cell<usize>);

impl Problems {
    pub(super) fn add(&self, count: usize) {
        self.0.set(self.0.get().saturating_add(count));
    }

    pub(super) fn count(&self) -> usize {
        self.0.get()
    }
}

/// A row, and where to count what is odd in it.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r, 's> {
    row: &'r Row<'s>,
    problems: &'r Problems,
}

impl<'r, 's> Cells<'r, 's> {
    pub(super) const fn of(row: &'r Row<'s>, problems: &'r Problems) -> Self {
        Self { row, problems }
    }

    /// A text, or `None` for NULL. What is no text, or no UTF-8, comes as [`Cells::as_written`] has it, and is counted.
    pub(super) fn text(self, column: usize) -> Option<Cow<'r, str>> {
        if let ValueRef::Text(bytes) = self.value(column)
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            return Some(Cow::Borrowed(text));
        }
        let odd = self.as_written(column)?;
        self.problems.add(1);
        Some(Cow::Owned(odd))
    }

    /// Any value as text, or `None` for NULL: a number is written out, bytes that are no UTF-8 become U+FFFD, a blob
    /// says how long it is. Counts nothing.
    pub(super) fn as_written(self, column: usize) -> Option<String> {
        match self.value(column) {
            ValueRef::Null => None,
            ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Blob(bytes) => Some(format!("(blob, {} bytes)", bytes.len())),
        }
    }

    /// A text that must be there: empty, and counted, where it is not.
    pub(super) fn needed(self, column: usize) -> Cow<'r, str> {
        self.text(column).unwrap_or_else(|| {
            self.problems.add(1);
            Cow::Borrowed("")
        })
    }

    /// An integer, or `None` for NULL and, counted, for anything else.
    pub(super) fn integer(self, column: usize) -> Option<i64> {
        match self.value(column) {
            ValueRef::Integer(number) => Some(number),
            ValueRef::Null => None,
            _ => {
                self.problems.add(1);
                None
            }
        }
    }

    /// An integer without which the row means nothing; `None` is counted.
    pub(super) fn key(self, column: usize) -> Option<i64> {
        let key = match self.value(column) {
            ValueRef::Integer(key) => Some(key),
            _ => None,
        };
        if key.is_none() {
            self.problems.add(1);
        }
        key
    }

    /// A text made safe for a screen.
    pub(super) fn clean(self, column: usize) -> Option<Clean> {
        self.text(column).map(|text| Clean::new(&text))
    }

    /// A text that must be there, made safe for a screen.
    pub(super) fn needed_clean(self, column: usize) -> Clean {
        Clean::new(&self.needed(column))
    }

    /// A date; one that cannot be read stays as it is written, and is counted.
    pub(super) fn date(self, column: usize) -> Option<Stated<PartialDate>> {
        let text = self.text(column)?;
        Some(PartialDate::parse(&text).map_or_else(
            |_| {
                self.problems.add(1);
                Stated::AsWritten(Clean::new(&text))
            },
            Stated::Read,
        ))
    }

    /// Counts something odd that the caller saw.
    pub(super) fn odd(self) {
        self.problems.add(1);
    }

    /// A text of the file as it is, for the interchange format.
    pub(super) fn raw(self, column: usize) -> Option<String> {
        self.text(column).map(Cow::into_owned)
    }

    pub(super) fn value(self, column: usize) -> ValueRef<'r> {
        self.row.get_ref(column).unwrap_or(ValueRef::Null)
    }
}
