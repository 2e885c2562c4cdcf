//! A deal laid out for reading: sections of facts, each fact with its citations. Text and Markdown are made from it.

use crate::deal::{
    Chapter, Citation, Clean, Codes, Deal, DealDate, DealValue, Link, LinkEnd, PartialDate, Party,
    Qualifier, Stated, Statement, Term, disagreements,
};

/// A group of facts.
pub struct Section<'a> {
    /// What stands over it.
    pub title: &'static str,
    /// Its facts, never none.
    pub facts: Vec<Fact<'a>>,
}

/// One fact.
pub struct Fact<'a> {
    /// What it is about.
    pub label: String,
    /// What it says.
    pub text: String,
    /// What else is known of it: the source's words, notes.
    pub asides: Vec<String>,
    /// Who says so.
    pub cites: &'a [Citation],
}

impl<'a> Fact<'a> {
    fn new(label: impl Into<String>, text: impl Into<String>, cites: &'a [Citation]) -> Self {
        Self {
            label: label.into(),
            text: text.into(),
            asides: Vec::new(),
            cites,
        }
    }

    fn aside(mut self, before: &str, text: Option<&Clean>) -> Self {
        self.asides
            .extend(text.map(|text| format!("{before}{text}")));
        self
    }

    fn ranked(mut self, rank: &str) -> Self {
        if rank != "normal" {
            self.asides.push(rank.to_owned());
        }
        self
    }
}

/// Why the deal must not be taken for certain; `None` where nothing speaks against it.
pub fn doubt(deal: &Deal) -> Option<&'static str> {
    let best = deal
        .sources
        .iter()
        .filter_map(|source| source.grade.as_deref())
        .min();
    let value = deal.value.as_ref().and_then(|(value, _)| value.read());
    if best == Some("E") {
        Some("unconfirmed: no source is better than grade E")
    } else if value.is_some_and(|value| value.qualifier == Qualifier::Unconfirmed) {
        Some("unconfirmed: the figure is claimed without support")
    } else {
        None
    }
}

/// All sections of a deal that have facts. Codes become labels.
pub fn sections<'a>(deal: &'a Deal, codes: &Codes) -> Vec<Section<'a>> {
    let layout = Layout { deal, codes };
    let each = |title, facts| Section { title, facts };
    let mut sections = vec![
        each("Facts", layout.headline()),
        each("Story", layout.story()),
        each("Disagreements", layout.disagreements()),
        each("Summary", layout.summary()),
        each(
            "Parties",
            deal.parties.iter().map(|p| layout.party(p)).collect(),
        ),
        each("Dates", deal.dates.iter().map(|d| layout.date(d)).collect()),
        each(
            "Values",
            deal.values.iter().map(|v| layout.value(v)).collect(),
        ),
        each("Products", layout.products()),
        each("Links", deal.links.iter().map(|l| layout.link(l)).collect()),
        each(
            "Linked from",
            deal.linked_from.iter().map(|l| layout.link(l)).collect(),
        ),
        each("Identifiers", layout.identifiers()),
        each("Remarks", layout.remarks()),
    ];
    sections.retain(|section| !section.facts.is_empty());
    sections
}

struct Layout<'a, 'c> {
    deal: &'a Deal,
    codes: &'c Codes,
}

impl<'a> Layout<'a, '_> {
    fn label(&self, list: &str, code: &str) -> String {
        self.codes.label(list, code).to_owned()
    }

    fn cites(&self, fact: &str) -> &'a [Citation] {
        self.deal
            .cites
            .iter()
            .find(|(name, _)| &**name == fact)
            .map_or(&[], |(_, cites)| cites)
    }

    fn headline(&self) -> Vec<Fact<'a>> {
        let deal = self.deal;
        let mut status = self.label("status", &deal.status);
        if let Some(as_of) = &deal.status_as_of {
            status = format!("{status}, as of {}", shown(Some(as_of)));
        }
        let date = deal.date.as_ref().map_or_else(
            || shown(None),
            |(date, kind)| {
                let kind = self.label("date_type", kind).to_lowercase();
                format!("{} ({kind})", shown(Some(date)))
            },
        );
        let value = deal.value.as_ref().map_or_else(
            || "not known".to_owned(),
            |(value, kind)| {
                let kind = self.label("value_type", kind).to_lowercase();
                match value {
                    Stated::Read(value) => format!("{} ({kind})", value.long()),
                    Stated::AsWritten(text) => format!("{text} ({kind})"),
                }
            },
        );
        let mut facts = vec![
            Fact::new(
                "Kind",
                self.label("deal_kind", &deal.kind),
                self.cites("kind"),
            ),
            Fact::new("Status", status, self.cites("status")),
            Fact::new("Evidence", deal.trust(self.codes).to_string(), &[]),
            Fact::new("Date", date, &[]),
            Fact::new("Ends", shown(deal.ends.as_ref()), &[]),
        ];
        if let Some(ends_max) = &deal.ends_max {
            facts.push(Fact::new("With options", ends_max.to_string(), &[]));
        }
        facts.push(Fact::new("Value", value, &[]));
        facts.extend(deal.term.as_ref().map(term));
        if !deal.countries.is_empty() {
            let countries = joined(deal.countries.iter().map(ToString::to_string));
            facts.push(Fact::new("Countries", countries, self.cites("countries")));
        }
        if !deal.sectors.is_empty() {
            let sectors = joined(deal.sectors.iter().map(|code| self.label("sector", code)));
            facts.push(Fact::new("Sectors", sectors, &[]));
        }
        let title = self.cites("title");
        if !title.is_empty() {
            facts.push(Fact::new("Title", deal.title.to_string(), title));
        }
        facts
    }

    /// The deals that lead to this one and on from it along time.
    fn story(&self) -> Vec<Fact<'a>> {
        if self.deal.story.len() < 2 {
            return Vec::new();
        }
        let chapter = |chapter: &Chapter| {
            let year = chapter
                .year
                .map_or_else(|| "undated".to_owned(), |year| year.to_string());
            let doubt = if chapter.unconfirmed {
                " unconfirmed"
            } else {
                ""
            };
            let kind = self.codes.label("deal_kind", &chapter.kind).to_lowercase();
            let text = format!("{kind} · {}{doubt}", chapter.title);
            let mut fact = Fact::new(year, text, &[]);
            fact.asides.push(chapter.slug.to_string());
            fact
        };
        self.deal.story.iter().map(chapter).collect()
    }

    /// Several answers to one question, side by side.
    fn disagreements(&self) -> Vec<Fact<'a>> {
        let statements = self.deal.statements(self.codes);
        let groups = disagreements(self.deal, &statements);
        let group = |group: Vec<usize>| {
            let all: Vec<_> = group
                .iter()
                .filter_map(|place| statements.get(*place))
                .collect();
            let text = |one: &&Statement<'_>| match one.rank {
                Some(rank) => format!("{} ({rank})", one.text),
                None => one.text.clone(),
            };
            let label = all.first().map(|one| one.label.clone());
            let texts: Vec<String> = all.iter().map(text).collect();
            Fact::new(label.unwrap_or_default(), texts.join(" ≠ "), &[])
        };
        groups.into_iter().map(group).collect()
    }

    fn summary(&self) -> Vec<Fact<'a>> {
        let fact = |text: &Clean| Fact::new("", text.to_string(), self.cites("summary"));
        self.deal.summary.iter().map(fact).collect()
    }

    fn party(&self, party: &'a Party) -> Fact<'a> {
        Fact::new(
            self.label("role", &party.role),
            party.name.to_string(),
            &party.cites,
        )
        .aside("in the source: ", party.as_stated.as_ref())
        .aside("", party.note.as_ref())
    }

    fn date(&self, date: &'a DealDate) -> Fact<'a> {
        Fact::new(
            self.label("date_type", &date.kind),
            shown(date.date.as_ref()),
            &date.cites,
        )
        .aside("in the source: ", date.as_stated.as_ref())
        .aside("worked out: ", date.derivation.as_ref())
        .ranked(&date.rank)
        .aside("", date.note.as_ref())
    }

    fn value(&self, value: &'a DealValue) -> Fact<'a> {
        let figure = match &value.value {
            Stated::Read(figure) => figure.long(),
            Stated::AsWritten(text) => text.to_string(),
        };
        let fact = Fact::new(self.label("value_type", &value.kind), figure, &value.cites);
        let scope =
            (&*value.scope != "contract").then(|| Clean::new(&self.label("scope", &value.scope)));
        fact.aside("of: ", scope.as_ref())
            .aside("prices of: ", value.price_base.as_ref())
            .aside("in the source: ", value.as_stated.as_ref())
            .ranked(&value.rank)
            .aside("", value.note.as_ref())
    }

    fn products(&self) -> Vec<Fact<'a>> {
        let products = self.deal.products.iter();
        products
            .map(|product| Fact::new("", product.name.to_string(), &product.cites))
            .collect()
    }

    fn link(&self, link: &'a Link) -> Fact<'a> {
        let end = match &link.end {
            LinkEnd::Deal { slug, .. } => format!("{slug}: {}", link.end.words()),
            LinkEnd::Missing(id) => format!("a deal that the file does not have (row {})", id.0),
            LinkEnd::Text(text) => text.to_string(),
        };
        Fact::new(self.label("link_type", &link.kind), end, &link.cites)
            .aside("", link.note.as_ref())
    }

    fn identifiers(&self) -> Vec<Fact<'a>> {
        let identifiers = self.deal.identifiers.iter();
        identifiers
            .map(|identifier| {
                Fact::new(
                    identifier.scheme.to_string(),
                    identifier.value.to_string(),
                    &[],
                )
            })
            .collect()
    }

    fn remarks(&self) -> Vec<Fact<'a>> {
        let remarks = self.deal.remarks.iter();
        remarks
            .map(|remark| {
                let label = self.label("remark_kind", &remark.kind);
                Fact::new(label, remark.text.to_string(), &[])
            })
            .collect()
    }
}

fn term(term: &Term) -> Fact<'_> {
    let months = |months: Option<i64>, what: &str| months.map(|n| format!("{what}{n} months"));
    let parts: Vec<String> = [
        months(term.months, ""),
        months(term.extension_months, "options for "),
        months(term.break_months, "may be left after "),
    ]
    .into_iter()
    .flatten()
    .collect();
    let text = if parts.is_empty() {
        "not known in months".to_owned()
    } else {
        parts.join(", ")
    };
    let qualifier = term.qualifier.as_ref().filter(|code| &***code != "exact");
    Fact::new("Term", text, &term.cites)
        .aside("", qualifier)
        .aside("in the source: ", term.text.as_ref())
}

/// A date for people; `not known` where there is none.
pub fn shown(date: Option<&Stated<PartialDate>>) -> String {
    match date {
        Some(Stated::Read(date)) => date.to_string(),
        Some(Stated::AsWritten(text)) => format!("{text} (as written; no date that can be read)"),
        None => "not known".to_owned(),
    }
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("; ")
}
