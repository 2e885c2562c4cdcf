//! The facts of a deal as numbered statements, each with what its sources say; where they disagree; and how far the whole
//! can be trusted.

mod line;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::codes::Codes;
use super::date::PartialDate;
use super::money::Qualifier;
use super::record::{Citation, Deal, DealDate, DealValue, Party, Stance, Stated};
use super::text::Clean;
pub use line::is_web_address;
use statement::Writer;

/// Types of which a deal has one true figure or date: several that differ are a disagreement. See `single_valued` in
/// `assets/codes.json`.
const SINGLE: [&str; 15] = [
    "total",
    "price",
    "initial_term",
    "with_options",
    "ceiling",
    "enterprise_value",
    "settlement",
    "revised",
    "announced",
    "signed",
    "awarded",
    "start",
    "end",
    "terminated",
    "completed",
];

/// Which fact of a deal; the numbers are places in the deal's own lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is the fact of that name")]
pub enum Fact {
    Title,
    Kind,
    Status,
    Countries,
    Summary,
    Term,
    Party(usize),
    Date(usize),
    Value(usize),
    Product(usize),
    Link(usize),
}

/// A fact with what it says and who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    /// Which fact.
    pub fact: Fact,
    /// What it is about: `Contract total`.
    pub label: String,
    /// What it says: `£60,000,000 exact`. A figure that nobody is to be relied on for says `unconfirmed`.
    pub text: String,
    /// `preferred` or `deprecated`, where it is one.
    pub rank: Option<&'a Clean>,
    /// Who says so, and who says otherwise.
    pub cites: &'a [Citation],
    /// A source contradicts it.
    pub disputed: bool,
    /// It is claimed without support, or no source better than grade E supports it.
    pub unconfirmed: bool,
}

/// How far a deal can be trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// The best grade among the sources that carry it, `A` to `E`.
    pub best: Option<char>,
    /// Sources that support a fact; a copy and its original are one witness.
    pub independent: usize,
    /// Sources that repeat another one's text.
    pub copies: usize,
    /// Facts that a source contradicts.
    pub disputed: usize,
    /// Facts that are claimed without support.
    pub unconfirmed: usize,
}

impl std::fmt::Display for Trust {
    /// `best grade A · 2 independent sources (1 copy not counted) · 1 disputed fact`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.best {
            Some(grade) => write!(f, "best grade {grade}")?,
            None => f.write_str("no graded source")?,
        }
        let counted = |count: usize, noun: &str| {
            let end = if count == 1 { "" } else { "s" };
            format!("{count} {noun}{end}")
        };
        write!(f, " · {}", counted(self.independent, "independent source"))?;
        match self.copies {
            0 => {}
            1 => f.write_str(" (1 copy not counted)")?,
            copies => write!(f, " ({copies} copies not counted)")?,
        }
        for (count, noun) in [
            (self.disputed, "disputed fact"),
            (self.unconfirmed, "unconfirmed fact"),
        ] {
            if count > 0 {
                write!(f, " · {}", counted(count, noun))?;
            }
        }
        Ok(())
    }
}

impl Deal {
    /// Every fact that can be cited, in the order in which people read: a fact's number is its place here, from 1.
    #[must_use]
    pub fn statements(&self, codes: &Codes) -> Vec<Statement<'_>> {
        let writer = Writer { deal: self, codes };
        self.facts(codes)
            .into_iter()
            .filter_map(|fact| writer.statement(fact))
            .collect()
    }

    /// The number of each fact.
    #[must_use]
    pub fn facts(&self, codes: &Codes) -> Vec<Fact> {
        let mut facts = vec![Fact::Title, Fact::Kind, Fact::Status];
        facts.extend((!self.countries.is_empty()).then_some(Fact::Countries));
        let value = self.headline_value().map(Fact::Value);
        let date = self.headline_date().map(Fact::Date);
        let ends = self.headline_end().map(Fact::Date);
        facts.extend([value, date, ends].into_iter().flatten());
        facts.extend(self.term.is_some().then_some(Fact::Term));
        facts.extend(
            self.parties_by_role(codes)
                .map(|(place, _)| Fact::Party(place)),
        );
        facts.extend((0..self.products.len()).map(Fact::Product));
        facts.extend(self.summary.is_some().then_some(Fact::Summary));
        let more = (0..self.values.len()).map(Fact::Value);
        let more = more.chain((0..self.dates.len()).map(Fact::Date));
        for fact in more.chain((0..self.links.len()).map(Fact::Link)) {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
    }

    /// The parties in the order of the code list, with their places.
    pub fn parties_by_role(&self, codes: &Codes) -> impl Iterator<Item = (usize, &Party)> {
        let roles = codes.list("role");
        let place = |party: &Party| {
            let known = roles.iter().position(|role| role.code == party.role);
            known.unwrap_or(roles.len())
        };
        let mut parties: Vec<_> = self.parties.iter().enumerate().collect();
        parties.sort_by_key(|(_, party)| place(party));
        parties.into_iter()
    }

    /// The place of the figure that the headline is made of.
    #[must_use]
    pub fn headline_value(&self) -> Option<usize> {
        let (value, kind) = self.value.as_ref()?;
        let is_it = |said: &DealValue| {
            said.kind == *kind
                && said.value == *value
                && said.scope.as_str() == "contract"
                && said.rank.as_str() != "deprecated"
        };
        self.values.iter().position(is_it)
    }

    /// The place of the date that the headline is made of.
    #[must_use]
    pub fn headline_date(&self) -> Option<usize> {
        let (date, kind) = self.date.as_ref()?;
        self.place_of_date(date, kind)
    }

    /// The place of the date that is the headline end.
    #[must_use]
    pub fn headline_end(&self) -> Option<usize> {
        self.place_of_date(self.ends.as_ref()?, "end")
    }

    fn place_of_date(&self, date: &Stated<PartialDate>, kind: &str) -> Option<usize> {
        let is_it = |said: &DealDate| {
            said.kind.as_str() == kind
                && said.date.as_ref() == Some(date)
                && said.rank.as_str() != "deprecated"
        };
        self.dates.iter().position(is_it)
    }

    /// True where no source that carries it is better than grade E.
    #[must_use]
    pub fn is_ungrounded(&self) -> bool {
        self.best_grade() == Some('E')
    }

    /// The best grade among the sources that do not only contradict.
    fn best_grade(&self) -> Option<char> {
        let carries = |place: usize| {
            self.all_cites()
                .any(|cite| cite.source == place && cite.stance != Stance::Contradicts)
        };
        let sources = self.sources.iter().enumerate();
        let grades = sources.filter(|(place, _)| carries(*place));
        grades.filter_map(|(_, source)| source.letter()).min()
    }

    /// Every citation.
    pub fn all_cites(&self) -> impl Iterator<Item = &Citation> {
        (self.cites.iter().map(|(_, cites)| cites))
            .chain(self.parties.iter().map(|party| &party.cites))
            .chain(self.dates.iter().map(|date| &date.cites))
            .chain(self.values.iter().map(|value| &value.cites))
            .chain(self.products.iter().map(|product| &product.cites))
            .chain(self.links.iter().map(|link| &link.cites))
            .chain(self.term.iter().map(|term| &term.cites))
            .flatten()
    }

    /// How far it can be trusted.
    #[must_use]
    pub fn trust(&self, codes: &Codes) -> Trust {
        let supports = |place: usize| {
            self.all_cites()
                .any(|cite| cite.source == place && cite.stance == Stance::Supports)
        };
        let sources = self.sources.iter().enumerate();
        let witnesses: BTreeSet<&str> = sources
            .filter(|(place, _)| supports(*place))
            .map(|(_, source)| &**source.copy_of.as_ref().unwrap_or(&source.slug))
            .collect();
        let copies = self.sources.iter().filter(|one| one.copy_of.is_some());
        let statements = self.statements(codes);
        let count =
            |is: fn(&Statement<'_>) -> bool| statements.iter().filter(|one| is(one)).count();
        Trust {
            best: self.best_grade(),
            independent: witnesses.len(),
            copies: copies.count(),
            disputed: count(|one| one.disputed),
            unconfirmed: count(|one| one.unconfirmed),
        }
    }

    /// True where the deal must be shown as unconfirmed: by its sources or by its headline figure.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        let value = self.value.as_ref().and_then(|(value, _)| value.read());
        self.is_ungrounded() || value.is_some_and(|value| value.qualifier == Qualifier::Unconfirmed)
    }
}

/// Groups of statements, by place, that answer the same question differently.
#[must_use]
pub fn disagreements(deal: &Deal, statements: &[Statement<'_>]) -> Vec<Vec<usize>> {
    let question = |fact: Fact| match fact {
        Fact::Value(place) => deal
            .values
            .get(place)
            .map(|value| ("value", &value.kind, Some(&value.scope))),
        Fact::Date(place) => deal.dates.get(place).map(|date| ("date", &date.kind, None)),
        _ => None,
    };
    let asked = |fact| question(fact).filter(|(_, kind, _)| SINGLE.contains(&kind.as_str()));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (place, statement) in statements.iter().enumerate() {
        let Some(this) = asked(statement.fact) else {
            continue;
        };
        let same = |group: &&mut Vec<usize>| {
            let first = group.first().and_then(|first| statements.get(*first));
            first.and_then(|first| asked(first.fact)) == Some(this)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups.retain(|group| {
        let texts: BTreeSet<&str> = group
            .iter()
            .filter_map(|place| Some(statements.get(*place)?.text.as_str()))
            .collect();
        texts.len() > 1
    });
    groups
}
