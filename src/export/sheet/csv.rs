//! CSV by RFC 4180: UTF-8, CRLF, one head line, quotes where they are needed. Plain by default; for spreadsheets
//! with a byte-order mark, and with an apostrophe before text that they would run as a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Heading, Sheet};

/// A CSV sheet.
pub struct Csv<'a> {
    out: &'a mut dyn Write,
    /// The record that is being put together.
    record: String,
    headings: Vec<Heading>,
    spreadsheet: bool,
    begun: bool,
}

impl<'a> Csv<'a> {
    /// A sheet that writes to `out`.
    pub fn new(headings: Vec<Heading>, spreadsheet: bool, out: &'a mut dyn Write) -> Self {
        Self {
            out,
            record: String::new(),
            headings,
            spreadsheet,
            begun: false,
        }
    }

    /// The same without its head.
    pub fn continued(self) -> Self {
        Self {
            begun: true,
            ..self
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        if self.spreadsheet {
            self.out.write_all("\u{feff}".as_bytes())?;
        }
        let names: Vec<&str> = self.headings.iter().map(|heading| heading.name).collect();
        self.record(names.into_iter())
    }

    /// Writes a record. Not by the crate `csv`, which looks at each byte by itself: that was the dearest part of an export.
    fn record<'c>(&mut self, cells: impl Iterator<Item = &'c str>) -> io::Result<()> {
        let record = &mut self.record;
        record.clear();
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                record.push(',');
            }
            add(cell, record);
        }
        if record.is_empty() {
            // Of one empty cell: an empty line would be none.
            record.push_str("\"\"");
        }
        record.push_str("\r\n");
        self.out.write_all(record.as_bytes())
    }
}

impl Sheet for Csv<'_> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.begin()?;
        if self.spreadsheet {
            let guarded: Vec<_> = cells.iter().map(|cell| guarded(cell)).collect();
            self.record(guarded.iter().map(|cell| &**cell))
        } else {
            self.record(cells.iter().map(String::as_str))
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin()
    }
}

/// Adds a cell to a record, in quotes where it needs them.
fn add(cell: &str, record: &mut String) {
    // No early end: so the processor looks at many bytes at a time.
    let needs_quotes = cell.bytes().fold(false, |needs, byte| {
        needs | matches!(byte, b',' | b'"' | b'\r' | b'\n')
    });
    if !needs_quotes {
        return record.push_str(cell);
    }
    record.push('"');
    for (place, part) in cell.split('"').enumerate() {
        if place > 0 {
            record.push_str("\"\"");
        }
        record.push_str(part);
    }
    record.push('"');
}

/// The cell with an apostrophe before it where a spreadsheet would run it: it begins as a formula does and is no number.
/// The first characters are those of OWASP's "CSV Injection", with their full-width forms.
fn guarded(cell: &str) -> Cow<'_, str> {
    let begins_formula = cell.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
    ]);
    if begins_formula && !is_plain_number(cell) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Kind;
    use super::*;

    fn written(spreadsheet: bool, rows: &[[&str; 2]]) -> String {
        let heading = |name| Heading {
            name,
            title: name,
            kind: Kind::Text,
        };
        let mut out = Vec::new();
        let mut sheet = Csv::new(vec![heading("id"), heading("title")], spreadsheet, &mut out);
        for row in rows {
            sheet.row(&row.map(str::to_owned)).unwrap();
        }
        sheet.finish().unwrap();
        drop(sheet);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_end_with_crlf_and_quotes_are_doubled() {
        assert_eq!(
            written(false, &[["a", "say \"x\", y"], ["", "é"]]),
            "id,title\r\na,\"say \"\"x\"\", y\"\r\n,é\r\n"
        );
    }

    #[test]
    fn a_selection_without_deals_still_has_its_head() {
        assert_eq!(written(false, &[]), "id,title\r\n");
    }

    #[test]
    fn plain_csv_keeps_every_text_as_it_is() {
        assert_eq!(written(false, &[["=1+1", "-5"]]), "id,title\r\n=1+1,-5\r\n");
    }

    #[test]
    fn csv_for_spreadsheets_has_a_mark_and_guards_formulas_but_no_numbers() {
        assert_eq!(
            written(
                true,
                &[
                    ["=1+1", "-5"],
                    ["＝cmd", "-5+2"],
                    ["@x", "+1.5"],
                    ["-", "5-6"]
                ]
            ),
            "\u{feff}id,title\r\n'=1+1,-5\r\n'＝cmd,'-5+2\r\n'@x,+1.5\r\n'-,5-6\r\n"
        );
    }

    proptest! {
        #[test]
        fn any_record_is_what_the_crate_writes(
            cells in proptest::collection::vec("[a,\"\r\n é]{0,4}", 1..4)
        ) {
            let mut theirs = csv::WriterBuilder::new();
            let mut theirs = theirs
                .terminator(csv::Terminator::CRLF)
                .from_writer(Vec::new());
            theirs.write_record(&cells).unwrap();
            let mut own = Vec::new();
            Csv::new(Vec::new(), false, &mut own)
                .continued()
                .row(&cells)
                .unwrap();
            prop_assert_eq!(own, theirs.into_inner().unwrap());
        }
    }
}
