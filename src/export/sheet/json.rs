//! JSON that is valid for any text and safe on a terminal: what could act on a screen or mislead a reader is written as
//! `\uXXXX`, so that nothing is lost and nothing raw gets out.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::{Heading, Kind, Sheet};
use crate::deal::cleaned;

/// One object for each row, in an array or on lines. A cell without text is `null`.
pub struct Json<'a> {
    headings: Vec<Heading>,
    out: &'a mut dyn Write,
    lines: bool,
    rows: u64,
}

impl<'a> Json<'a> {
    /// An array of objects.
    pub fn array(headings: Vec<Heading>, out: &'a mut dyn Write) -> Self {
        Self {
            headings,
            out,
            lines: false,
            rows: 0,
        }
    }

    /// The same after a first row.
    pub fn continued(self) -> Self {
        Self { rows: 1, ..self }
    }

    /// An object on each line.
    pub fn lines(headings: Vec<Heading>, out: &'a mut dyn Write) -> Self {
        Self {
            lines: true,
            ..Self::array(headings, out)
        }
    }
}

impl Sheet for Json<'_> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        if !self.lines {
            self.out
                .write_all(if self.rows == 0 { b"[\n" } else { b",\n" })?;
        }
        self.rows += 1;
        for (place, (heading, cell)) in self.headings.iter().zip(cells).enumerate() {
            let before = if place == 0 { "{" } else { "," };
            write!(self.out, "{before}\"{}\":", heading.name)?;
            write_cell(heading.kind, cell, self.out)?;
        }
        self.out.write_all(b"}")?;
        if self.lines {
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        match (self.lines, self.rows) {
            (true, _) => Ok(()),
            (false, 0) => self.out.write_all(b"[]\n"),
            (false, _) => self.out.write_all(b"\n]\n"),
        }
    }
}

fn write_cell(kind: Kind, cell: &str, out: &mut dyn Write) -> io::Result<()> {
    match (kind, cell.parse::<i64>()) {
        _ if cell.is_empty() => out.write_all(b"null"),
        (Kind::Integer, Ok(number)) => write!(out, "{number}"),
        _ => cell
            .serialize(&mut Serializer::with_formatter(out, Safe(CompactFormatter)))
            .map_err(io::Error::from),
    }
}

/// Writes a value as JSON over several lines, and a line end.
///
/// # Errors
/// When writing fails.
pub fn write_document(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value
        .serialize(&mut Serializer::with_formatter(
            &mut *out,
            Safe(PrettyFormatter::new()),
        ))
        .map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// A formatter whose strings are safe on a terminal.
struct Safe<F>(F);

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if matches!(cleaned(fragment), Cow::Borrowed(_)) {
            return out.write_all(fragment.as_bytes());
        }
        let mut buffer = [0; 4];
        for character in fragment.chars() {
            let text = character.encode_utf8(&mut buffer);
            if matches!(cleaned(text), Cow::Borrowed(_)) {
                out.write_all(text.as_bytes())?;
            } else {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }
    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }
    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }
    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }
    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }
    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }
    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(lines: bool, rows: &[[&str; 2]]) -> String {
        let headings = vec![
            Heading {
                name: "id",
                title: "",
                kind: Kind::Text,
            },
            Heading {
                name: "term_months",
                title: "",
                kind: Kind::Integer,
            },
        ];
        let mut out = Vec::new();
        let mut sheet = Json::array(headings, &mut out);
        sheet.lines = lines;
        for row in rows {
            sheet.row(&row.map(str::to_owned)).unwrap();
        }
        sheet.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_array_holds_an_object_for_each_row_with_null_for_what_is_not_known() {
        assert_eq!(rows(false, &[]), "[]\n");
        assert_eq!(
            rows(false, &[["a\"b", "60"], ["é", ""], ["", "5 years"]]),
            "[\n{\"id\":\"a\\\"b\",\"term_months\":60},\n{\"id\":\"é\",\"term_months\":null},\n\
             {\"id\":null,\"term_months\":\"5 years\"}\n]\n"
        );
    }

    #[test]
    fn lines_hold_an_object_each() {
        assert_eq!(rows(true, &[]), "");
        assert_eq!(
            rows(true, &[["a", "1"], ["b", "2"]]),
            "{\"id\":\"a\",\"term_months\":1}\n{\"id\":\"b\",\"term_months\":2}\n"
        );
    }

    #[test]
    fn nothing_that_acts_on_a_screen_is_written_raw_and_nothing_is_lost() {
        let hostile = "\u{1b}[31m \u{9b} \u{7f} \u{202e} \u{200b} \u{e0041} \u{feff} ok é 漢";
        let mut out = Vec::new();
        write_document(&hostile, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "\"\\u001b[31m \\u009b \\u007f \\u202e \\u200b \\udb40\\udc41 \\ufeff ok é 漢\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), hostile);
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_the_same(text in any::<String>()) {
            let mut out = Vec::new();
            write_document(&text, &mut out).unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
        }
    }
}
