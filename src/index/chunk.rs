//! 65,536 deals as columns, and how they are filled.

mod found;

use std::sync::{Arc, OnceLock};

use super::column::{
    Coded, CodedBuilder, DateColumn, DateColumnBuilder, Distinct, DistinctBuilder, Ids, Lists,
    ListsBuilder, Narrow, Parties, PartiesBuilder, Phrases, PhrasesBuilder, Rows, TextColumn,
    ValueColumn, ValueColumnBuilder, Wholes,
};
use super::companies::Companies;
use super::totals::Places;
use super::{facets, probes};
use crate::deal::{DealId, Rates, ScannedDeal, ScannedParty, Sink, cleaned};
pub(in crate::index) use found::{Found, FoundWords, Known};

/// Deals as columns. Immutable: rows are numbered from 0 in the order of their row ids.
pub struct Chunk {
    pub(crate) ids: Ids,
    pub(crate) slugs: TextColumn,
    pub(crate) titles: Phrases,
    pub(crate) kinds: Coded,
    pub(crate) statuses: Coded,
    pub(crate) dates: DateColumn,
    pub(crate) date_types: Coded,
    pub(crate) ends: DateColumn,
    pub(crate) ends_max: DateColumn,
    pub(crate) values: ValueColumn,
    /// Lengths of first terms in months.
    pub(crate) terms: Distinct<Option<i64>>,
    pub(crate) parties: Parties,
    pub(crate) products: Lists,
    pub(crate) countries: Lists,
    pub(crate) sectors: Lists,
    pub(crate) evidence: Box<[Evidence]>,
    /// Deals that are over early, of which the end is the one that was planned: when they were over nobody says.
    pub(crate) planned: Rows,
    pub(crate) wholes: Wholes,
    places: OnceLock<Places>,
    bands: OnceLock<Narrow>,
    open_ends: OnceLock<Rows>,
    pub(in crate::index) found: Found,
}

/// The best grade among a deal's sources, and whether one contradicts a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// `A` to `E` as ASCII; 0: no source has a grade.
    grade: u8,
    /// A source contradicts a fact.
    pub(crate) disputed: bool,
}

/// Fills chunks from a scan.
pub struct ChunkBuilder {
    companies: Arc<Companies>,
    columns: Columns,
    /// A deal has begun and is not whole yet.
    open: bool,
    pending: Evidence,
}

#[derive(Default)]
struct Columns {
    ids: Vec<i64>,
    slugs: TextColumn,
    titles: PhrasesBuilder,
    kinds: CodedBuilder,
    statuses: CodedBuilder,
    dates: DateColumnBuilder,
    date_types: CodedBuilder,
    ends: DateColumnBuilder,
    ends_max: DateColumnBuilder,
    values: ValueColumnBuilder,
    terms: DistinctBuilder<Option<i64>>,
    parties: PartiesBuilder,
    products: ListsBuilder,
    countries: ListsBuilder,
    sectors: ListsBuilder,
    evidence: Vec<Evidence>,
    planned: Vec<usize>,
    wholes: Wholes,
}

impl Chunk {
    /// How many deals.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bands of value that each deal's figure lies in. A chunk belongs to one index, whose rates never change.
    pub(crate) fn bands(&self, rates: &Rates) -> &Narrow {
        self.bands.get_or_init(|| facets::bands::sets(self, rates))
    }

    /// Where each deal's figure goes in totals.
    pub(super) fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of_chunk(self))
    }

    /// The deals that have no end by their nature.
    pub(crate) fn open_ends(&self) -> &Rows {
        self.open_ends
            .get_or_init(|| probes::open_ended(&self.ends))
    }

    /// The row of a deal.
    pub(crate) fn row_of(&self, id: DealId) -> Option<usize> {
        self.ids.place_of(id.0)
    }
}

impl Evidence {
    /// The best grade, `A` to `E`.
    pub(crate) fn grade(self) -> Option<char> {
        (self.grade != 0).then_some(char::from(self.grade))
    }
}

impl ChunkBuilder {
    /// A builder of chunks for an index with these companies.
    #[must_use]
    pub fn new(companies: Arc<Companies>) -> Self {
        Self {
            companies,
            columns: Columns::default(),
            open: false,
            pending: Evidence::default(),
        }
    }

    /// How many whole deals it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.evidence.len()
    }

    /// True when it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The chunk, and an empty builder in its place.
    pub fn take(&mut self) -> Chunk {
        self.end();
        std::mem::take(&mut self.columns).finish()
    }
}

impl Columns {
    fn finish(self) -> Chunk {
        let mut planned = Rows::with_capacity(self.ids.len());
        planned.extend(self.planned);
        Chunk {
            ids: Ids::of(self.ids),
            slugs: self.slugs.finish(),
            titles: self.titles.finish(),
            kinds: self.kinds.finish(),
            statuses: self.statuses.finish(),
            dates: self.dates.finish(),
            date_types: self.date_types.finish(),
            ends: self.ends.finish(),
            ends_max: self.ends_max.finish(),
            values: self.values.finish(),
            terms: self.terms.finish(),
            parties: self.parties.finish(),
            products: self.products.finish(),
            countries: self.countries.finish(),
            sectors: self.sectors.finish(),
            planned,
            evidence: self.evidence.into(),
            wholes: self.wholes,
            places: OnceLock::new(),
            bands: OnceLock::new(),
            open_ends: OnceLock::new(),
            found: Found::default(),
        }
    }
}

/// True for a status that says that a deal was over before its time.
pub(crate) fn is_early(status: &str) -> bool {
    matches!(status, "terminated" | "abandoned")
}

impl Sink for ChunkBuilder {
    fn deal(&mut self, deal: &ScannedDeal<'_>) {
        self.end();
        self.open = true;
        let columns = &mut self.columns;
        if !deal.stop_dated && is_early(deal.status) {
            columns.planned.push(columns.ids.len());
        }
        columns.ids.push(deal.id.0);
        columns.slugs.push(&cleaned(deal.slug));
        columns.titles.push(&cleaned(deal.title));
        columns.kinds.push(Some(deal.kind));
        columns.statuses.push(Some(deal.status));
        columns.dates.push(&deal.date);
        columns.date_types.push(deal.date_type);
        columns.ends.push(&deal.ends);
        columns.ends_max.push(&deal.ends_max);
        columns.values.push(deal.value.as_ref());
        columns.terms.push(deal.term_months);
    }

    fn party(&mut self, party: &ScannedParty<'_>) {
        let company = party.company.and_then(|id| self.companies.row_of(id));
        match (company, party.name, party.company) {
            (Some(company), _, _) => self.columns.parties.company(company, party.role),
            (None, Some(name), _) => self.columns.parties.stated(name, party.role),
            (None, None, Some(id)) => {
                let name = format!("company {} (not in the file)", id.0);
                self.columns.parties.stated(&name, party.role);
            }
            (None, None, None) => {}
        }
    }

    fn product(&mut self, name: &str) {
        self.columns.products.item(name);
    }

    fn country(&mut self, code: &str) {
        self.columns.countries.item(code);
    }

    fn sector(&mut self, code: &str) {
        self.columns.sectors.item(code);
    }

    fn part_of(&mut self, whole: DealId) {
        let columns = &mut self.columns;
        let row = columns.ids.len().saturating_sub(1);
        columns.wholes.push(row, whole);
    }

    fn evidence(&mut self, best_grade: Option<char>, disputed: bool) {
        let grade = best_grade.and_then(|grade| u8::try_from(grade).ok());
        self.pending = Evidence {
            grade: grade.filter(u8::is_ascii_uppercase).unwrap_or(0),
            disputed,
        };
    }

    fn end(&mut self) {
        if self.open {
            self.open = false;
            let columns = &mut self.columns;
            columns.parties.push();
            columns.products.push();
            columns.countries.push();
            columns.sectors.push();
            columns.evidence.push(std::mem::take(&mut self.pending));
        }
    }
}
