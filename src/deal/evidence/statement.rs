//! One fact in words.

use super::{Fact, Statement};
use crate::deal::{Citation, Codes, Deal, Qualifier, Stance, Stated, Term, Value};

/// Puts facts into words.
pub(super) struct Writer<'a, 'c> {
    pub(super) deal: &'a Deal,
    pub(super) codes: &'c Codes,
}

impl<'a> Writer<'a, '_> {
    /// The fact with all that is said of it; `None` where the deal does not have it.
    pub(super) fn statement(&self, fact: Fact) -> Option<Statement<'a>> {
        let deal = self.deal;
        let named = |label: &str| label.to_owned();
        let (label, text, cites, rank) = match fact {
            Fact::Title => (
                named("Title"),
                deal.title.to_string(),
                self.cites("title"),
                None,
            ),
            Fact::Kind => {
                let kind = self.label("deal_kind", &deal.kind);
                (named("Kind"), kind, self.cites("kind"), None)
            }
            Fact::Status => {
                let mut status = self.label("status", &deal.status);
                if let Some(as_of) = &deal.status_as_of {
                    status = format!("{status}, as of {as_of}");
                }
                (named("Status"), status, self.cites("status"), None)
            }
            Fact::Countries => {
                let countries: Vec<&str> = deal.countries.iter().map(|code| &**code).collect();
                let cites = self.cites("countries");
                (named("Countries"), countries.join(", "), cites, None)
            }
            Fact::Summary => {
                let summary = deal.summary.as_ref()?;
                (
                    named("Summary"),
                    summary.to_string(),
                    self.cites("summary"),
                    None,
                )
            }
            Fact::Term => {
                let term = deal.term.as_ref()?;
                (named("Term"), self.term(term), &*term.cites, None)
            }
            Fact::Party(place) => {
                let party = deal.parties.get(place)?;
                let label = self.label("role", &party.role);
                (label, party.name.to_string(), &*party.cites, None)
            }
            Fact::Date(place) => {
                let date = deal.dates.get(place)?;
                let text = date
                    .date
                    .as_ref()
                    .map_or_else(|| "not known".to_owned(), ToString::to_string);
                let label = self.label("date_type", &date.kind);
                (label, text, &*date.cites, Some(&date.rank))
            }
            Fact::Value(place) => {
                let value = deal.values.get(place)?;
                let mut label = self.label("value_type", &value.kind);
                if value.scope.as_str() != "contract" {
                    let scope = self.label("scope", &value.scope).to_lowercase();
                    label = format!("{label} ({scope})");
                }
                (
                    label,
                    self.figure(&value.value),
                    &*value.cites,
                    Some(&value.rank),
                )
            }
            Fact::Product(place) => {
                let product = deal.products.get(place)?;
                (
                    named("Product"),
                    product.name.to_string(),
                    &*product.cites,
                    None,
                )
            }
            Fact::Link(place) => {
                let link = deal.links.get(place)?;
                let label = self.label("link_type", &link.kind);
                (label, link.end.words(), &*link.cites, None)
            }
        };
        Some(Statement {
            fact,
            label,
            text,
            rank: rank.filter(|rank| !matches!(rank.as_str(), "" | "normal")),
            cites,
            disputed: cites.iter().any(|cite| cite.stance == Stance::Contradicts),
            unconfirmed: self.is_unconfirmed(fact, cites),
        })
    }

    fn label(&self, list: &str, code: &str) -> String {
        self.codes.label(list, code).to_owned()
    }

    fn cites(&self, fact: &str) -> &'a [Citation] {
        let cites = self.deal.cites.iter().find(|(name, _)| &**name == fact);
        cites.map_or(&[], |(_, cites)| cites)
    }

    /// A figure in full, with the word that says how far to trust it.
    fn figure(&self, value: &Stated<Value>) -> String {
        match value {
            Stated::AsWritten(text) => format!("{text} (as written, not understood)"),
            Stated::Read(value) => {
                let text = value.long();
                let doubted = self.deal.is_ungrounded()
                    && !matches!(
                        value.qualifier,
                        Qualifier::Undisclosed | Qualifier::Unconfirmed
                    );
                if doubted {
                    let figure = text.strip_suffix(" exact").unwrap_or(&text);
                    return format!("{figure} unconfirmed");
                }
                text
            }
        }
    }

    fn term(&self, term: &Term) -> String {
        let months = |months: Option<i64>, before: &str| {
            months.map(|months| format!("{before}{months} months"))
        };
        let parts = [
            months(term.months, ""),
            months(term.extension_months, "options for "),
            months(term.break_months, "may be left after "),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match (&term.text, parts.is_empty()) {
            (Some(text), true) => format!("“{text}”"),
            (_, true) => "not known in months".to_owned(),
            _ => {
                let qualifier = term.qualifier.as_ref().filter(|code| &***code != "exact");
                let before = qualifier.map(|code| self.label("qualifier", code) + " ");
                before.unwrap_or_default() + &parts.join(", ")
            }
        }
    }

    fn is_unconfirmed(&self, fact: Fact, cites: &[Citation]) -> bool {
        if let Fact::Value(place) = fact
            && let Some(value) = self.deal.values.get(place)
            && let Stated::Read(value) = &value.value
            && value.qualifier == Qualifier::Unconfirmed
        {
            return true;
        }
        let mut grades = cites
            .iter()
            .filter(|cite| cite.stance == Stance::Supports)
            .filter_map(|cite| self.deal.sources.get(cite.source));
        let best = grades.try_fold(None, |best: Option<char>, source| {
            // A source without a grade is none of those that are known to be bad.
            let letter = source.letter()?;
            Some(Some(best.map_or(letter, |best| best.min(letter))))
        });
        best == Some(Some('E'))
    }
}
