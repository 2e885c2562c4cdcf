//! One cell of the list of deals.

use std::borrow::Cow;

use ratatui::text::{Line, Span};

use super::found;
use crate::app::{App, Column, Sought};
use crate::deal::{Codes, PartialDate, Qualifier, Side, Stated};
use crate::index::{AsOf, Companies, Entry};
use crate::layout::text::{cut, width};
use crate::view::{Theme, figures, hits, signs};

/// What all cells need.
pub(in crate::view) struct Cells<'a> {
    codes: &'a Codes,
    /// The day of which the status tells.
    as_of: AsOf,
    pub(super) theme: &'a Theme,
    words: &'a Sought,
    companies: &'a Companies,
    /// True when all rows are what the query finds: then what does not show in a row is somewhere else.
    places: bool,
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

impl<'a> Cells<'a> {
    /// What all cells of a screen need. `places`: all rows are what the query finds.
    pub(in crate::view) fn new(
        app: &'a App,
        theme: &'a Theme,
        words: &'a Sought,
        places: bool,
    ) -> Self {
        Self {
            codes: app.index.codes(),
            as_of: app.as_of(),
            companies: app.index.companies(),
            theme,
            words,
            places,
        }
    }
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
            "title" => hits::spans(
                |text| self.words.in_title(text),
                &entry.title(),
                columns,
                theme.text,
                theme,
            ),
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

    /// The title, and behind it where the deal was found, when that does not show in the row.
    pub(super) fn title_and_place(
        &self,
        entry: Entry<'_>,
        shown: &[Vec<Span<'_>>],
        columns: usize,
    ) -> Option<Vec<Span<'static>>> {
        if !self.places || self.words.words().required().is_empty() {
            return None;
        }
        let (words, shown) = (self.words.words(), found::joined(shown));
        let places = found::elsewhere(entry, words, &shown, self.companies, self.codes)?;
        let title = entry.title();
        let shares = |note: &str| found::shares(width(&title), width(note), columns);
        let fits = shares(&places.full).1 == width(&places.full);
        let note = if fits { places.full } else { places.short };
        let (before, room) = shares(&note);
        let mut spans = hits::spans(
            |text| self.words.in_title(text),
            &title,
            before,
            self.theme.text,
            self.theme,
        );
        spans.push(Span::raw(" "));
        spans.append(&mut hits::spans(
            |text| self.words.ranges(text),
            &note,
            room,
            self.theme.faint,
            self.theme,
        ));
        Some(spans)
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
        let mut names = entry.side(side);
        let Some(first) = names.next() else {
            let mut others = entry
                .parties()
                .map(|party| Side::of_role(party.role))
                .peekable();
            if others.peek().is_some() && others.all(|side| side == Side::Other) {
                return vec![Span::styled("–", self.theme.faint)];
            }
            return self.not_known(columns);
        };
        let (mut all, mut others) = (Cow::Borrowed(first), 0);
        for name in names {
            let all = all.to_mut();
            all.push_str(", ");
            all.push_str(name);
            others += 1;
        }
        if others == 0 || width(&all) <= columns {
            return hits::spans(
                |text| self.words.ranges(text),
                &all,
                columns,
                self.theme.text,
                self.theme,
            );
        }
        let more = format!(" +{others}");
        let room = columns.saturating_sub(width(&more));
        let mut spans = hits::spans(
            |text| self.words.ranges(text),
            first,
            room,
            self.theme.text,
            self.theme,
        );
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
