//! The head of a deal: what it is, what it is worth, when it was made, how long it runs.

use super::{Class, Document, NOT_KNOWN, Piece, quoted, stated};
use crate::app::detail::Target;
use crate::deal::{Clean, DealDate, DealValue, Fact, Qualifier, Stated, Value};
use crate::query::written_value;

impl Document<'_> {
    /// Title, kind, status, countries, and what speaks against taking it for certain.
    pub(super) fn head(&mut self) {
        let deal = self.deal;
        let mut title = vec![Piece::new(Class::Strong, deal.title.as_str())];
        title.extend(self.mark(Fact::Title));
        self.paragraph(&title);
        let mut status = self.word("status", &deal.status);
        if let Some(as_of) = &deal.status_as_of {
            status = format!("{status} as of {}", stated(as_of, ToString::to_string));
        } else if self.beside.standing.is_some() && !status.is_empty() {
            status.push_str(" today");
        }
        let kind = self.label("deal_kind", &deal.kind);
        let mut line = Vec::new();
        for (fact, text) in [(Fact::Kind, kind), (Fact::Status, status)] {
            if text.is_empty() {
                continue;
            }
            if !line.is_empty() {
                line.push(Piece::new(Class::Faint, " · "));
            }
            line.push(Piece::new(Class::Plain, text));
            line.extend(self.mark(fact));
        }
        for (n, country) in deal.countries.iter().enumerate() {
            let before = if n == 0 { " · " } else { ", " };
            line.push(Piece::new(Class::Faint, before));
            let target = Target::Country(country.clone());
            line.push(Piece::link(country.as_str(), target));
        }
        line.extend(self.mark(Fact::Countries));
        if let Some(standing) = &self.beside.standing {
            self.paragraph(&[
                Piece::new(Class::Strong, standing.as_str()),
                Piece::new(Class::Faint, "; what is told below is what is known today"),
            ]);
        }
        self.paragraph(&line);
        self.tags();
        for warning in self.warnings() {
            self.paragraph(&[Piece::new(Class::Warning, warning)]);
        }
        self.trust();
    }

    /// The user's own tags; each leads to the deals that have it.
    fn tags(&mut self) {
        if self.beside.tags.is_empty() {
            return;
        }
        let mut pieces = vec![Piece::new(Class::Faint, "tags ")];
        for (place, tag) in self.beside.tags.iter().enumerate() {
            if place > 0 {
                pieces.push(Piece::new(Class::Faint, " · "));
            }
            let query = format!("tag:{}", written_value(tag));
            pieces.push(Piece::link(tag.as_str(), Target::Lens(Clean::new(&query))));
        }
        self.paragraph(&pieces);
    }

    fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.deal.is_ungrounded() {
            warnings.push("! Unconfirmed: no source is better than grade E".to_owned());
        } else if self
            .headline()
            .is_some_and(|value| value.qualifier == Qualifier::Unconfirmed)
        {
            warnings.push("! Unconfirmed: the figure is claimed without support".to_owned());
        }
        if self.statements.iter().any(|one| one.disputed) {
            warnings.push("≠ Disputed: a source contradicts one of these facts".to_owned());
        }
        if self.deal.problems > 0 {
            let rows = crate::layout::text::counted(self.deal.problems, "row", "rows");
            warnings.push(format!("! {rows} of this deal could not be read"));
        }
        warnings
    }

    fn headline(&self) -> Option<&Value> {
        self.deal.value.as_ref()?.0.read()
    }

    pub(super) fn value(&mut self) {
        let deal = self.deal;
        let Some((value, kind)) = &deal.value else {
            let text = format!("{NOT_KNOWN}{}", self.figures_below());
            return self.fact("Value", &[Piece::new(Class::Faint, text)], None);
        };
        let place = deal.headline_value();
        let mut pieces = self.figure(value);
        pieces.push(Piece::new(
            Class::Plain,
            format!(", {}", self.word("value_type", kind)),
        ));
        pieces.extend(place.and_then(|place| self.mark(Fact::Value(place))));
        self.fact("Value", &pieces, None);
        if let Some(said) = place.and_then(|place| deal.values.get(place)) {
            self.value_asides(said, "");
        }
    }

    /// What figures there are where none is the deal's own: ` (figures of the programme below)`.
    fn figures_below(&self) -> &'static str {
        let scopes = self.deal.values.iter().map(|value| value.scope.as_str());
        let mut scopes: Vec<&str> = scopes.collect();
        scopes.dedup();
        match scopes.as_slice() {
            [] => "",
            ["programme"] => " (figures of the programme below)",
            ["framework"] => " (figures of the framework below)",
            _ => " (other figures below)",
        }
    }

    /// A figure in full. Where no source is to be relied on, it says so itself.
    pub(super) fn figure(&self, value: &Stated<Value>) -> Vec<Piece> {
        let text = stated(value, Value::long);
        let class = match value.read().map(|value| value.qualifier) {
            Some(Qualifier::Undisclosed) => return vec![Piece::new(Class::Faint, text)],
            Some(Qualifier::Unconfirmed) => return vec![Piece::new(Class::Warning, text)],
            _ if self.deal.is_ungrounded() => Class::Warning,
            _ => Class::Strong,
        };
        if class == Class::Strong {
            return vec![Piece::new(class, text)];
        }
        let figure = text.strip_suffix(" exact").unwrap_or(&text);
        vec![Piece::new(class, format!("{figure} unconfirmed"))]
    }

    /// What else is said of a figure, and of its rank among others; a headline is preferred by its nature.
    pub(super) fn value_asides(&mut self, value: &DealValue, rank: &str) {
        let scope = (value.scope.as_str() != "contract").then(|| self.word("scope", &value.scope));
        let base = value
            .price_base
            .as_ref()
            .map(|base| format!("prices of {base}"));
        let facts: Vec<String> = [scope, base, ranked(rank)].into_iter().flatten().collect();
        if !facts.is_empty() {
            self.aside(Class::Plain, &facts.join(", "));
        }
        if let Some(text) = &value.as_stated {
            let claimed = value.value.read().map(|value| value.qualifier);
            let before = if claimed == Some(Qualifier::Unconfirmed) || self.deal.is_ungrounded() {
                "unconfirmed: "
            } else {
                ""
            };
            self.aside(Class::Faint, &format!("{before}{}", quoted(text)));
        }
        if let Some(note) = &value.note {
            self.aside(Class::Faint, note);
        }
    }

    pub(super) fn date(&mut self) {
        let deal = self.deal;
        let Some((date, kind)) = &deal.date else {
            return self.fact("Date", &[Piece::new(Class::Faint, NOT_KNOWN)], None);
        };
        let place = deal.headline_date();
        let mut pieces = vec![Piece::new(Class::Strong, stated(date, ToString::to_string))];
        pieces.push(Piece::new(
            Class::Plain,
            format!(", {}", self.word("date_type", kind)),
        ));
        pieces.extend(place.and_then(|place| self.mark(Fact::Date(place))));
        self.fact("Date", &pieces, None);
        if let Some(said) = place.and_then(|place| deal.dates.get(place)) {
            self.date_asides(said, "");
        }
    }

    pub(super) fn ends(&mut self) {
        let deal = self.deal;
        let mut pieces = match &deal.ends {
            Some(ends) => vec![Piece::new(
                Class::Strong,
                stated(ends, |date| date.as_end().to_string()),
            )],
            None => vec![Piece::new(Class::Faint, NOT_KNOWN)],
        };
        let place = deal.headline_end();
        pieces.extend(place.and_then(|place| self.mark(Fact::Date(place))));
        if let Some(most) = &deal.ends_max {
            pieces.push(Piece::new(
                Class::Plain,
                format!(", with all options until {most}"),
            ));
        }
        self.fact("Ends", &pieces, None);
        if let Some(said) = place.and_then(|place| deal.dates.get(place)) {
            self.date_asides(said, "");
        }
    }

    /// The same of a date.
    pub(super) fn date_asides(&mut self, date: &DealDate, rank: &str) {
        if let Some(rank) = ranked(rank) {
            self.aside(Class::Plain, &rank);
        }
        if let Some(text) = &date.as_stated {
            self.aside(Class::Faint, &quoted(text));
        }
        if let Some(derivation) = &date.derivation {
            self.aside(Class::Faint, &format!("worked out: {derivation}"));
        }
        if let Some(note) = &date.note {
            self.aside(Class::Faint, note);
        }
    }

    pub(super) fn term(&mut self) {
        let Some(term) = &self.deal.term else {
            return self.fact("Term", &[Piece::new(Class::Faint, NOT_KNOWN)], None);
        };
        let months = |months: Option<i64>, before: &str, after: &str| {
            months.map(|months| format!("{before}{months} months{after}"))
        };
        let parts: Vec<String> = [
            months(term.months, "", ""),
            months(term.extension_months, "options for ", " more"),
            months(term.break_months, "may be left after ", ""),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut pieces = match &term.qualifier {
            Some(code) if !matches!(code.as_str(), "exact") && !parts.is_empty() => {
                vec![Piece::new(
                    Class::Plain,
                    format!("{} ", self.word("qualifier", code)),
                )]
            }
            _ => Vec::new(),
        };
        pieces.push(match (parts.is_empty(), &term.text) {
            (false, _) => Piece::new(Class::Plain, parts.join(", ")),
            (true, Some(text)) => Piece::new(Class::Plain, quoted(text)),
            (true, None) => Piece::new(Class::Faint, NOT_KNOWN),
        });
        pieces.extend(self.mark(Fact::Term));
        self.fact("Term", &pieces, None);
        if let Some(text) = term.text.as_ref().filter(|_| !parts.is_empty()) {
            self.aside(Class::Faint, &quoted(text));
        }
    }
}

/// What a rank adds: nothing where it is the usual one.
fn ranked(rank: &str) -> Option<String> {
    match rank {
        "normal" | "" => None,
        "deprecated" => Some("deprecated: not used".to_owned()),
        other => Some(other.to_owned()),
    }
}
