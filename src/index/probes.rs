//! Tests made ready for the chunks. A probe is solved once for a request: names on the names, codes on the codes,
//! questions to the deals file from its answers; what is left for each chunk is a look at its columns.

mod companies;
mod dates;
mod fields;
mod fuzzy;
mod money;
mod states;
mod text;

pub(super) use companies::plays;
pub(super) use dates::open_ended;
pub(super) use fields::is_known_status;
pub(super) use money::{euros, year_for_rates};

use super::Index;
use super::chunk::Chunk;
use super::column::{Rows, all_rows};
use super::select::{Lookup, Request};
use crate::deal::{Codes, Day, DealId};
use crate::query::{Field, Test};

/// What a test may look at besides a chunk.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// The index.
    pub(super) index: &'a Index,
    /// The request.
    pub(super) request: &'a Request,
}

/// Gives the rows of a chunk that pass.
type Rule<'a> = Box<dyn Fn(&Chunk) -> Rows + Send + Sync + 'a>;

/// A test made ready.
pub(super) struct Probe<'a> {
    pass: Rule<'a>,
    /// Gives rows that the test cannot decide for want of an exchange rate; they do not pass.
    unsure: Option<Rule<'a>>,
}

impl<'a> Probe<'a> {
    fn new(pass: impl Fn(&Chunk) -> Rows + Send + Sync + 'a) -> Self {
        Self {
            pass: Box::new(pass),
            unsure: None,
        }
    }

    /// The rows that pass.
    pub(super) fn rows(&self, chunk: &Chunk) -> Rows {
        (self.pass)(chunk)
    }

    /// The rows that cannot be decided.
    pub(super) fn unsure(&self, chunk: &Chunk) -> Option<Rows> {
        self.unsure.as_ref().map(|unsure| unsure(chunk))
    }

    /// True when there may be rows that cannot be decided.
    pub(super) fn may_lack_rates(&self) -> bool {
        self.unsure.is_some()
    }
}

impl<'a> Scope<'a> {
    /// The deals file's answer; nothing yet where it is missing.
    fn answer(&self, lookup: &Lookup) -> &'a [DealId] {
        self.request.lookups.get(lookup).map_or(&[], |ids| ids)
    }

    /// Passes the deals that the file answered with.
    fn answered(&self, lookup: &Lookup) -> Probe<'a> {
        let ids = self.answer(lookup);
        Probe::new(move |chunk| rows_of(chunk, ids))
    }
}

/// Makes a test ready.
pub(super) fn probe<'a>(test: &Test, scope: &Scope<'a>) -> Probe<'a> {
    match test {
        Test::Text { text, .. } => text::text(text, scope),
        Test::Fuzzy(word) => fuzzy::fuzzy(word, scope),
        Test::Company(test) => companies::company(test, scope),
        Test::Value(field, values) => fields::value(*field, values, scope),
        Test::Grade { best, worst } => fields::grade(*best, *worst),
        Test::Date(test) => dates::date(test, scope),
        Test::Money(test) => money::money(test, scope),
        Test::Term(test) => fields::term(*test),
        Test::Link { kind, to, chain } => {
            scope.answered(&Lookup::Link(kind.clone(), to.clone(), *chain))
        }
        Test::Has(name) => fields::has(name, scope),
        Test::Is(state) => states::state(*state, scope),
    }
}

/// What the deals file must answer for a test.
pub(super) fn lookups_of_test(test: &Test, today: Day, codes: &Codes) -> Vec<Lookup> {
    match test {
        Test::Text { text, .. } => text::summary_lookup(text).into_iter().collect(),
        Test::Value(Field::Source, values) => {
            let lookup = |value: &String| fields::source_lookup(value);
            values.iter().map(lookup).collect()
        }
        Test::Date(test) => dates::lookup(test, today).into_iter().collect(),
        Test::Link { kind, to, chain } => vec![Lookup::Link(kind.clone(), to.clone(), *chain)],
        Test::Has(name) if !fields::is_in_columns(name, codes) => vec![Lookup::Has(name.clone())],
        _ => Vec::new(),
    }
}

/// Passes what one of these passes.
fn any_of(probes: Vec<Probe<'_>>) -> Probe<'_> {
    Probe::new(move |chunk| {
        let mut rows = Rows::with_capacity(chunk.len());
        for probe in &probes {
            rows.union_with(&probe.rows(chunk));
        }
        rows
    })
}

/// Passes what all of these pass.
fn all_of(probes: Vec<Probe<'_>>) -> Probe<'_> {
    Probe::new(move |chunk| {
        let mut rows = all_rows(chunk.len());
        for probe in &probes {
            rows.intersect_with(&probe.rows(chunk));
        }
        rows
    })
}

/// The rows of these deals; ids in rising order.
fn rows_of(chunk: &Chunk, ids: &[DealId]) -> Rows {
    let mut rows = Rows::with_capacity(chunk.len());
    let (Some(first), Some(last)) = (chunk.ids.first(), chunk.ids.last()) else {
        return rows;
    };
    let from = ids.partition_point(|id| id.0 < first);
    for id in ids.iter().skip(from).take_while(|id| id.0 <= last) {
        if let Some(row) = chunk.row_of(*id) {
            rows.insert(row);
        }
    }
    rows
}
