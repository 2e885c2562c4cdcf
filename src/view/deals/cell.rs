//! One cell of the list of deals.

use ratatui::text::{Line, Span};

use crate::app::Column;
use crate::deal::{Codes, PartialDate, Qualifier, Side, Stated};
use crate::index::{AsOf, Entry};
use crate::layout::text::{cut, width};
use crate::view::hits::Words;
use crate::view::{Theme, figures, signs};

/// What all cells need.
pub(in crate::view) struct Cells<'a> {
    pub codes: &'a Codes,
    /// The day of which the status tells.
    pub as_of: AsOf,
    pub theme: &'a Theme,
    pub words: &'a Words,
}

/// The signs left of a row: the mark, else the bar of a cursor that waits, and the sign of doubt.
pub(in crate::view) fn gutter(
    theme: &Theme,
    entry: Entry<'_>,
    marked: bool,
    waiting: bool,
) -> Line<'static> {
    let first = match (marked, waiting) {
        (true, _) => Span::styled(signs::MARK, theme.mark),
        (false, true) => Span::styled(signs::CURSOR, theme.heading),
        (false, false) => Span::raw(" "),
    };
    let doubt = match (entry.is_unconfirmed(), entry.is_disputed()) {
        (true, _) => Span::styled(signs::UNCONFIRMED, theme.warning),
        (false, true) => Span::styled(signs::DISPUTED, theme.warning),
        (false, false) => Span::raw(" "),
    };
    Line::from(vec![first, doubt])
}

impl Cells<'_> {
    /// What stands in a column, at most so wide.
    pub(in crate::view) fn cell(
        &self,
        column: &Column,
        entry: Entry<'_>,
        columns: usize,
    ) -> Vec<Span<'static>> {
        let theme = self.theme;
        match column.field {
            "date" => self.date(entry.date().as_ref(), columns),
            "ends" => self.date(entry.ends().as_ref(), columns),
            "title" => self.words.spans(entry.title(), columns, theme.text, theme),
            "supplier" => self.names(entry, Side::Vendor, columns),
            "buyer" => self.names(entry, Side::Customer, columns),
            "value" => self.value(entry, columns),
            "status" => {
                let label = if self.as_of.is_today() {
                    self.codes.label("status", entry.status())
                } else {
                    entry.standing(self.as_of).label()
                };
                vec![Span::styled(cut(label, columns).into_owned(), theme.text)]
            }
            _ => Vec::new(),
        }
    }

    fn date(&self, date: Option<&Stated<PartialDate>>, columns: usize) -> Vec<Span<'static>> {
        match date {
            Some(date) => vec![Span::styled(figures::date(date, columns), self.theme.text)],
            None => self.not_known(columns),
        }
    }

    fn value(&self, entry: Entry<'_>, columns: usize) -> Vec<Span<'static>> {
        let Some((value, _)) = entry.value() else {
            return self.not_known(columns);
        };
        let undisclosed = value
            .read()
            .is_some_and(|value| value.qualifier == Qualifier::Undisclosed);
        let style = match entry.is_unconfirmed() {
            _ if undisclosed => self.theme.faint,
            true => self.theme.warning,
            false => self.theme.text,
        };
        let text = figures::value(&value, entry.is_unconfirmed(), columns);
        vec![Span::styled(text, style)]
    }

    /// All names of a side where they fit, else the first and how many more. A deal whose parties all stand on neither
    /// side, as in an acquisition, has no such names; else they are not known.
    fn names(&self, entry: Entry<'_>, side: Side, columns: usize) -> Vec<Span<'static>> {
        let names: Vec<&str> = entry.side(side).collect();
        let Some((first, others)) = names.split_first() else {
            let mut others = entry
                .parties()
                .map(|party| Side::of_role(party.role))
                .peekable();
            if others.peek().is_some() && others.all(|side| side == Side::Other) {
                return vec![Span::styled("–", self.theme.faint)];
            }
            return self.not_known(columns);
        };
        let all = names.join(", ");
        if others.is_empty() || width(&all) <= columns {
            return self.words.spans(&all, columns, self.theme.text, self.theme);
        }
        let more = format!(" +{}", others.len());
        let room = columns.saturating_sub(width(&more));
        let mut spans = self.words.spans(first, room, self.theme.text, self.theme);
        spans.push(Span::styled(more, self.theme.faint));
        spans
    }

    fn not_known(&self, columns: usize) -> Vec<Span<'static>> {
        vec![Span::styled(
            cut("not known", columns).into_owned(),
            self.theme.faint,
        )]
    }
}
