//! Aligned columns to read: widths as the terminal shows them, cut to its width when there is one.

use std::io::{self, Write};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Heading, Kind, Sheet};

/// Spaces between columns.
const GAP: usize = 2;
/// A column is padded to no more than this; a longer cell pushes the rest of its own row to the right.
const PADDED: usize = 80;
/// A column is not cut below this while others are wider.
const NARROW: usize = 6;

/// A table.
pub struct Table<'a> {
    headings: Vec<Heading>,
    widths: Vec<usize>,
    limit: Option<usize>,
    out: &'a mut dyn Write,
    begun: bool,
}

impl<'a> Table<'a> {
    /// A table written to `out`; with a limit its lines are cut to that width.
    pub fn new(headings: Vec<Heading>, limit: Option<usize>, out: &'a mut dyn Write) -> Self {
        Self {
            widths: headings
                .iter()
                .map(|heading| heading.title.width())
                .collect(),
            headings,
            limit,
            out,
            begun: false,
        }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        if let Some(limit) = self.limit {
            let gaps = GAP * self.widths.len().saturating_sub(1);
            let over = (self.widths.iter().sum::<usize>() + gaps).saturating_sub(limit);
            // An id that is cut names nothing: it gives way only where it would fill half of the line.
            let columns = self.headings.iter().zip(&mut self.widths);
            let cuttable =
                columns.filter(|(heading, width)| heading.name != "id" || **width > limit / 2);
            narrow(cuttable.map(|(_, width)| width).collect(), over);
        }
        let titles: Vec<String> = self
            .headings
            .iter()
            .map(|heading| heading.title.to_owned())
            .collect();
        self.line(&titles)
    }

    fn line(&mut self, cells: &[String]) -> io::Result<()> {
        let mut line = String::new();
        for ((heading, width), cell) in self.headings.iter().zip(&self.widths).zip(cells) {
            if !line.is_empty() {
                line.extend(std::iter::repeat_n(' ', GAP));
            }
            let shown = match self.limit {
                Some(_) => cut(cell, *width),
                None => cell.clone(),
            };
            let padding = width.saturating_sub(shown.width());
            if heading.kind == Kind::Text {
                line.push_str(&shown);
            }
            line.extend(std::iter::repeat_n(' ', padding));
            if heading.kind != Kind::Text {
                line.push_str(&shown);
            }
        }
        // Columns that cannot get narrower may still be too many.
        let line = match self.limit {
            Some(limit) => cut(line.trim_end(), limit),
            None => line.trim_end().to_owned(),
        };
        writeln!(self.out, "{line}")
    }
}

impl Sheet for Table<'_> {
    fn must_measure(&self) -> bool {
        true
    }

    fn measure(&mut self, cells: &[String]) {
        for (width, cell) in self.widths.iter_mut().zip(cells) {
            *width = cell.width().min(PADDED).max(*width);
        }
    }

    fn row(&mut self, cells: &[String]) -> io::Result<()> {
        self.begin()?;
        self.line(cells)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin()
    }
}

/// Takes so much width from the widest columns, as far as that goes.
fn narrow(mut widths: Vec<&mut usize>, mut over: usize) {
    while over > 0 {
        let Some(widest) = widths.iter_mut().max_by_key(|width| ***width) else {
            return;
        };
        if **widest <= NARROW {
            return;
        }
        **widest -= 1;
        over -= 1;
    }
}

/// The text in at most `width` columns of a terminal, with an ellipsis where something is left out.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += grapheme.width();
        if used > width {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(limit: Option<usize>, rows: &[[&str; 3]]) -> String {
        let heading = |title, kind| Heading {
            name: title,
            title,
            kind,
        };
        let headings = vec![
            heading("Id", Kind::Text),
            heading("Value", Kind::Figure),
            heading("Title", Kind::Text),
        ];
        let mut out = Vec::new();
        let mut sheet = Table::new(headings, limit, &mut out);
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.map(str::to_owned).to_vec())
            .collect();
        for row in &rows {
            sheet.measure(row);
        }
        for row in &rows {
            sheet.row(row).unwrap();
        }
        sheet.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_line_up_by_the_width_that_a_terminal_shows() {
        insta::assert_snapshot!(
            table(None, &[["a", "80000000 GBP", "漢字 and é"], ["longer-id", "5", "x"]]),
            @r"
        Id                Value  Title
        a          80000000 GBP  漢字 and é
        longer-id             5  x
        "
        );
    }

    #[test]
    fn a_narrow_terminal_takes_from_the_widest_column() {
        insta::assert_snapshot!(
            table(Some(30), &[["some-deal", "5", "A title that is far too long"]]),
            @r"
        Id         Value  Title
        some-deal      5  A title tha…
        "
        );
    }

    #[test]
    fn an_id_is_not_cut_while_other_columns_can_be() {
        let heading = |name| Heading {
            name,
            title: name,
            kind: Kind::Text,
        };
        let mut out = Vec::new();
        let mut sheet = Table::new(vec![heading("id"), heading("title")], Some(40), &mut out);
        let row = ["some-deal-of-2019", "A title that is far too long"].map(str::to_owned);
        sheet.measure(&row);
        sheet.row(&row).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.contains("some-deal-of-2019  A title that is far …"),
            "{text}"
        );
    }

    #[test]
    fn a_table_without_rows_still_has_its_head() {
        assert_eq!(table(None, &[]), "Id  Value  Title\n");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in any::<String>(), width in 1_usize..40) {
            prop_assert!(cut(&text, width).width() <= width.max(1));
        }
    }
}
