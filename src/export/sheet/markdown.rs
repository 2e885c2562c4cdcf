//! Markdown tables as GitHub reads them.

use std::io::{self, Write};

use super::{Heading, Kind, Sheet};

/// A Markdown table.
pub struct Markdown<'a> {
    headings: Vec<Heading>,
    out: &'a mut dyn Write,
    begun: bool,
}

impl<'a> Markdown<'a> {
    /// A table that is written to `out`.
    pub fn new(headings: Vec<Heading>, out: &'a mut dyn Write) -> Self {
        Self {
            headings,
            out,
            begun: false,
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        for heading in &self.headings {
            write!(self.out, "| {} ", heading.title)?;
        }
        writeln!(self.out, "|")?;
        for heading in &self.headings {
            write!(
                self.out,
                "| {} ",
                if heading.kind == Kind::Text {
                    "---"
                } else {
                    "---:"
                }
            )?;
        }
        writeln!(self.out, "|")
    }
}

impl Sheet for Markdown<'_> {
    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.begin()?;
        for cell in cells {
            write!(self.out, "| {} ", escaped(cell))?;
        }
        writeln!(self.out, "|")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin()
    }
}

/// Text with every character that Markdown or HTML would act on made plain, so that a cell shows what the file says.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '\\' | '`' | '*' | '[' | ']' | '~' => {
                safe.push('\\');
                safe.push(character);
            }
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\n' | '\r' => safe.push(' '),
            _ => safe.push(character),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_can_neither_end_its_column_nor_become_a_link() {
        let mut out = Vec::new();
        let heading = |title, kind| Heading {
            name: title,
            title,
            kind,
        };
        let mut table = Markdown::new(
            vec![heading("Title", Kind::Text), heading("Value", Kind::Figure)],
            &mut out,
        );
        table
            .row(&["a|b [c](d) <img>".to_owned(), "5".to_owned()])
            .unwrap();
        table.finish().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "| Title | Value |\n| --- | ---: |\n| a\\|b \\[c\\](d) &lt;img&gt; | 5 |\n"
        );
    }
}
