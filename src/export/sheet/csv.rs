//! CSV by RFC 4180: UTF-8, CRLF, one head line, quotes where they are needed. Plain by default; for spreadsheets
//! with a byte-order mark, and with an apostrophe before text that they would run as a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Heading, Sheet};

/// A CSV sheet.
pub struct Csv<'a> {
    writer: csv::Writer<&'a mut dyn Write>,
    headings: Vec<Heading>,
    spreadsheet: bool,
    begun: bool,
}

impl<'a> Csv<'a> {
    /// A sheet that writes to `out`.
    pub fn new(headings: Vec<Heading>, spreadsheet: bool, out: &'a mut dyn Write) -> Self {
        Self {
            writer: csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(out),
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
        let mut head: Vec<Cow<'_, str>> = self
            .headings
            .iter()
            .map(|heading| heading.name.into())
            .collect();
        if self.spreadsheet
            && let Some(first) = head.first_mut()
        {
            *first = format!("\u{feff}{first}").into();
        }
        self.writer
            .write_record(head.iter().map(|name| name.as_bytes()))
            .map_err(io::Error::from)
    }
}

impl Sheet for Csv<'_> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.begin()?;
        if self.spreadsheet {
            let guarded: Vec<_> = cells.iter().map(|cell| guarded(cell)).collect();
            self.writer
                .write_record(guarded.iter().map(|cell| cell.as_bytes()))
        } else {
            self.writer.write_record(cells)
        }
        .map_err(io::Error::from)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin()?;
        self.writer.flush()
    }
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
}
