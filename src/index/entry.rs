//! One deal's columns, for drawing a row and writing a line. Everything is borrowed and made when asked for.

use super::chunk::Chunk;
use super::column::{Party, Whom};
use super::{Companies, CompanyRow, Row};
use crate::deal::{
    Bounds, CompanyId, Currency, DealId, PartialDate, Qualifier, Side, Stated, Value,
};

/// A deal in the index.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    pub(super) chunk: &'a Chunk,
    pub(super) companies: &'a Companies,
    pub(super) row: Row,
    /// Its row in the chunk.
    pub(super) at: usize,
}

/// A party's name and role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyName<'a> {
    /// The company, where the file knows it.
    pub company: Option<CompanyId>,
    /// The company's name now, else the name as stated.
    pub name: &'a str,
    /// A code of `role`.
    pub role: &'a str,
}

impl<'a> Entry<'a> {
    /// Its place in the index.
    #[must_use]
    pub const fn row(&self) -> Row {
        self.row
    }

    /// Its row id.
    #[must_use]
    pub fn id(&self) -> DealId {
        DealId(self.chunk.ids.get(self.at).unwrap_or_default())
    }

    /// The stable id: `microsoft-isoft-2004`.
    #[must_use]
    pub fn slug(&self) -> &'a str {
        self.chunk.slugs.get(self.at).unwrap_or_default()
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> String {
        self.chunk.titles.get(self.at).unwrap_or_default()
    }

    /// Adds its title to a text.
    pub fn write_title(&self, text: &mut String) {
        self.chunk.titles.write(self.at, text);
    }

    /// A code of `deal_kind`.
    #[must_use]
    pub fn kind(&self) -> &'a str {
        self.chunk.kinds.get(self.at).unwrap_or_default()
    }

    /// A code of `status`.
    #[must_use]
    pub fn status(&self) -> &'a str {
        self.chunk.statuses.get(self.at).unwrap_or_default()
    }

    /// The headline date; `None` where none is known.
    #[must_use]
    pub fn date(&self) -> Option<Stated<PartialDate>> {
        self.chunk.dates.stated(self.at)
    }

    /// Adds the headline date in EDTF to a text; nothing where none is known.
    pub fn write_date(&self, text: &mut String) {
        self.chunk.dates.write(self.at, text);
    }

    /// Adds the headline end in EDTF to a text; nothing where none is known.
    pub fn write_ends(&self, text: &mut String) {
        self.chunk.ends.write(self.at, text);
    }

    /// Adds the last possible day with every option taken in EDTF to a text; nothing where none is known.
    pub fn write_ends_max(&self, text: &mut String) {
        self.chunk.ends_max.write(self.at, text);
    }

    /// The days that the headline date may mean; both sides `None` where no date is known.
    #[must_use]
    pub fn date_bounds(&self) -> Bounds {
        self.chunk.dates.bounds(self.at)
    }

    /// The type of the headline date, a code of `date_type`.
    #[must_use]
    pub fn date_type(&self) -> Option<&'a str> {
        self.chunk.date_types.get(self.at)
    }

    /// The headline end; `None` where none is known.
    #[must_use]
    pub fn ends(&self) -> Option<Stated<PartialDate>> {
        self.chunk.ends.stated(self.at)
    }

    /// True when it is over early and the end is the one that was planned: nobody says when it was over.
    #[must_use]
    pub fn is_end_planned(&self) -> bool {
        self.chunk.planned.contains(self.at)
    }

    /// The days that the headline end may mean.
    #[must_use]
    pub fn ends_bounds(&self) -> Bounds {
        self.chunk.ends.bounds(self.at)
    }

    /// The last possible day with every option taken.
    #[must_use]
    pub fn ends_max(&self) -> Option<Stated<PartialDate>> {
        self.chunk.ends_max.stated(self.at)
    }

    /// The days that the end with every option taken may mean.
    #[must_use]
    pub fn ends_max_bounds(&self) -> Bounds {
        self.chunk.ends_max.bounds(self.at)
    }

    /// The headline figure and its type, a code of `value_type`; `None` where nobody says.
    #[must_use]
    pub fn value(&self) -> Option<(Stated<Value>, &'a str)> {
        self.chunk.values.stated(self.at)
    }

    /// The currency of the headline figure, where it was understood and a source tells.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.chunk.values.shape(self.at)?.currency()
    }

    /// How the headline figure is meant, where it was understood.
    #[must_use]
    pub fn qualifier(&self) -> Option<Qualifier> {
        self.chunk.values.shape(self.at)?.qualifier()
    }

    /// The type of the headline figure, a code of `value_type`; `None` where nobody says.
    #[must_use]
    pub fn value_type(&self) -> Option<&'a str> {
        self.chunk.values.shape(self.at)?.kind()
    }

    /// Length of the first term in months.
    #[must_use]
    pub fn term_months(&self) -> Option<i64> {
        self.chunk.terms.get(self.at).copied().flatten()
    }

    /// Who takes part, in the file's order.
    pub fn parties(&self) -> impl Iterator<Item = PartyName<'a>> + use<'a> {
        let entry = *self;
        self.chunk
            .parties
            .get(self.at)
            .map(move |party| entry.party_name(party))
    }

    /// The companies among the parties, each once.
    pub fn companies(&self) -> impl Iterator<Item = CompanyRow> + use<'a> {
        self.chunk.parties.companies(self.at)
    }

    /// Names on one side, in the file's order.
    pub fn side(&self, side: Side) -> impl Iterator<Item = &'a str> + use<'a> {
        let entry = *self;
        let parties = &self.chunk.parties;
        let is_there = move |party: &Party| parties.side(party.role) == Some(side);
        let there = parties.get(self.at).filter(is_there);
        there.map(move |party| entry.party_name(party).name)
    }

    /// Parties on neither side, in the file's order.
    pub fn others(&self) -> impl Iterator<Item = PartyName<'a>> + use<'a> {
        let entry = *self;
        let parties = &self.chunk.parties;
        let is_other = |party: &Party| parties.side(party.role) == Some(Side::Other);
        let others = parties.get(self.at).filter(is_other);
        others.map(move |party| entry.party_name(party))
    }

    /// What is bought or used.
    pub fn products(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.chunk.products.get(self.at)
    }

    /// ISO 3166-1 alpha-2 or ISO 3166-2.
    pub fn countries(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.chunk.countries.get(self.at)
    }

    /// Codes of `sector`.
    pub fn sectors(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.chunk.sectors.get(self.at)
    }

    /// The best grade among its sources, `A` to `E`; `None` where no source has one.
    #[must_use]
    pub fn best_grade(&self) -> Option<char> {
        self.chunk.evidence.get(self.at)?.grade()
    }

    /// True when its best grade is E or its headline value is unconfirmed: shown as such wherever it is shown.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        self.best_grade() == Some('E') || self.qualifier() == Some(Qualifier::Unconfirmed)
    }

    /// True when a source contradicts one of its facts.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        let evidence = self.chunk.evidence.get(self.at);
        evidence.is_some_and(|evidence| evidence.disputed)
    }

    fn party_name(&self, party: Party) -> PartyName<'a> {
        let parties = &self.chunk.parties;
        let company = match party.whom {
            Whom::Company(row) => self.companies.get(row),
            Whom::Stated(_) => None,
        };
        let stated = match party.whom {
            Whom::Stated(name) => parties.names().get(name),
            Whom::Company(_) => None,
        };
        PartyName {
            company: company.map(|company| company.id),
            name: company
                .map(|company| company.name.as_str())
                .or(stated)
                .unwrap_or_default(),
            role: parties.role_words().get(party.role).unwrap_or_default(),
        }
    }
}
