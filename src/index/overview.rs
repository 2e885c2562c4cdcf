//! The overview: what some deals are, year by year, by what they are worth, by who takes part, and how much is known of
//! them. One pass over their columns.

mod rank;
#[cfg(test)]
mod tests;
mod years;

use rayon::prelude::*;

use super::chunk::Chunk;
use super::column::{Rows, short};
use super::facets::with_most;
use super::probes::{Scope, euros, plays, probe};
use super::standing::AsOf;
use super::{CompanyRow, Index, Request, Row};
use crate::deal::{Cancel, Currency, Day, whole_country};
use crate::query::Test;
use rank::{Counts, coded, listed};
pub use years::YearRow;
use years::{Sums, Years};

/// How many kinds are told apart in the bars of years; the others are one.
pub const SERIES: usize = 6;
/// How many values a ranking has at the most.
pub const TOP: usize = 24;

/// Fields of which the overview tells how often they are known: the name that `has:` takes, and a label.
pub const KNOWN: [(&str, &str); 11] = [
    ("date", "Date"),
    ("ends", "End"),
    ("grade", "Source grade"),
    ("term", "First term"),
    ("value", "Figure"),
    ("vendor", "Supply side"),
    ("customer", "Buying side"),
    ("status", "Status"),
    ("country", "Country"),
    ("sector", "Sector"),
    ("product", "Product"),
];

/// Some deals at a glance.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The day whose state is told: deals that had certainly not begun are in no sum and no company's count.
    pub as_of: AsOf,
    /// How many deals.
    pub deals: u32,
    /// How many of them had certainly not begun.
    pub not_yet: u32,
    /// The kinds that are told apart in years, most deals first: at most [`SERIES`].
    pub series: Vec<Share>,
    /// Years, newest first.
    pub years: Vec<YearRow>,
    /// Deals without a date.
    pub undated: u32,
    /// Deals whose date may lie in several years: certain in none of them, and their figure in no year's sum.
    pub several: u32,
    /// Currencies of the sums, with how many deals are in sums, most first.
    pub currencies: Vec<(Currency, u32)>,
    /// Firm figures of parts of other deals here, whose figures have theirs in them: in no year's sum.
    pub within: u32,
    /// Firm figures of deals whose year is not certain: in no year's sum.
    pub no_year: u32,
    /// Firm figures for whose year there is no exchange rate: in no converted sum.
    pub no_rate: u32,
    /// Kinds.
    pub kinds: Ranking,
    /// Sectors.
    pub sectors: Ranking,
    /// Countries, with their parts in them.
    pub countries: Ranking,
    /// Companies on the supply side.
    pub vendors: Ranking,
    /// Companies on the buying side.
    pub customers: Ranking,
    /// Of how many deals each of [`KNOWN`] is known.
    pub known: [u32; KNOWN.len()],
}

/// Values with their deals, most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The first [`TOP`] of them.
    pub values: Vec<Share>,
    /// How many there are.
    pub all: usize,
    /// Deals of which nobody says it.
    pub not_known: u32,
}

/// How many deals have a value; one with several values counts under each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What a query writes: a code, a company's slug.
    pub code: String,
    /// What people read.
    pub label: String,
    /// How many.
    pub deals: u32,
}

impl Default for Overview {
    fn default() -> Self {
        Self {
            as_of: AsOf::today(Day::FIRST),
            deals: 0,
            not_yet: 0,
            series: Vec::new(),
            years: Vec::new(),
            undated: 0,
            several: 0,
            currencies: Vec::new(),
            within: 0,
            no_year: 0,
            no_rate: 0,
            kinds: Ranking::default(),
            sectors: Ranking::default(),
            countries: Ranking::default(),
            vendors: Ranking::default(),
            customers: Ranking::default(),
            known: [0; KNOWN.len()],
        }
    }
}

/// Rows of a chunk.
#[derive(Clone, Copy)]
struct Parted<'a> {
    /// All that are looked at.
    all: &'a Rows,
    /// Those that may have begun by the day.
    begun: &'a Rows,
    /// Those of them whose figures count.
    counted: &'a Rows,
}

/// What one chunk adds.
struct Part {
    not_yet: u32,
    years: Years,
    sums: Sums,
    sectors: Counts,
    countries: Counts,
    vendors: Vec<u32>,
    customers: Vec<u32>,
    without_vendor: u32,
    without_customer: u32,
    known: [u32; KNOWN.len()],
}

impl Index {
    /// Some deals at a glance; `None` when cancelled on the way. Of the request only the day matters.
    #[must_use]
    pub fn overview(&self, rows: &[Row], request: &Request, cancel: &Cancel) -> Option<Overview> {
        let chosen = self.by_chunk(rows);
        let chunks = || self.chunks.par_iter().zip(&chosen);
        let begun = self.begun(&chosen, request.as_of);
        let (counted, within) = self.without_parts(&begun);
        let kinds: Vec<Counts> = chunks()
            .map(|(chunk, rows)| coded(&chunk.kinds, rows))
            .collect();
        let kinds = kinds.iter().fold(Counts::default(), Counts::with);
        let kinds = kinds.ranking(|code| self.codes.label("deal_kind", code).to_owned());
        let series: Vec<Share> = kinds.values.iter().take(SERIES).cloned().collect();
        let parts: Option<Vec<Part>> = chunks()
            .zip(begun.par_iter().zip(&counted))
            .map(|((chunk, all), (begun, counted))| {
                let rows = Parted {
                    all,
                    begun,
                    counted,
                };
                (!cancel.is_cancelled()).then(|| self.glance(chunk, rows, &series, request))
            })
            .collect();
        let whole = parts?.into_iter().reduce(Part::with);
        let Some(whole) = whole else {
            return Some(Overview::default());
        };
        let (years, undated, several) = whole.years.finish(&series);
        let mut overview = Overview {
            as_of: request.as_of,
            deals: short(rows.len()),
            not_yet: whole.not_yet,
            years,
            undated,
            several,
            series,
            kinds,
            sectors: whole
                .sectors
                .ranking(|code| self.codes.label("sector", code).to_owned()),
            countries: whole.countries.ranking(str::to_owned),
            vendors: self.companies_of(&whole.vendors, whole.without_vendor),
            customers: self.companies_of(&whole.customers, whole.without_customer),
            known: whole.known,
            within,
            ..Overview::default()
        };
        whole.sums.finish(&mut overview);
        Some(overview)
    }

    /// What a deal's figure is worth in euros at the mean rate of its own year; of a span the lower end.
    #[must_use]
    pub fn euros(&self, row: Row) -> Option<f64> {
        let (chunk, at) = self.chunk_of(row)?;
        let (low, _) = euros(self.chunks.get(chunk)?, at, &self.rates)?;
        Some(low)
    }

    fn glance(&self, chunk: &Chunk, rows: Parted<'_>, series: &[Share], request: &Request) -> Part {
        let Parted {
            all: rows,
            begun,
            counted,
        } = rows;
        let scope = Scope {
            index: self,
            request,
        };
        let known = |(name, _): (&str, &str)| {
            let known = probe(&Test::Has(name.to_owned()), &scope).rows(chunk);
            short(known.intersection_count(rows))
        };
        let (vendors, without_vendor) = self.side(chunk, begun, "vendor");
        let (customers, without_customer) = self.side(chunk, begun, "customer");
        Part {
            not_yet: short(rows.count_ones(..) - begun.count_ones(..)),
            years: Years::of(chunk, rows, series),
            sums: Sums::of(chunk, counted, &self.rates),
            sectors: listed(&chunk.sectors, rows, |code| code),
            countries: listed(&chunk.countries, rows, whole_country),
            vendors,
            customers,
            without_vendor,
            without_customer,
            known: KNOWN.map(known),
        }
    }

    /// How many of these deals each company has on a side, by [`CompanyRow`], and how many have nobody there.
    fn side(&self, chunk: &Chunk, rows: &Rows, side: &str) -> (Vec<u32>, u32) {
        let roles = chunk.parties.role_words().iter();
        let hits: Vec<bool> = roles.map(|code| plays(side, code)).collect();
        let mut counts = vec![0; self.companies.len()];
        chunk.parties.count_as(&hits, rows, &mut counts);
        let with = chunk.parties.rows_with_role(&hits);
        let without = rows.difference_count(&with);
        (counts, short(without))
    }

    /// The companies with most deals, found without putting all in order.
    fn companies_of(&self, counts: &[u32], not_known: u32) -> Ranking {
        let (found, left_out) = with_most(counts, TOP);
        let all = found.len() + left_out.len();
        let share = |(row, deals): (u32, u32)| {
            let company = self.companies.get(CompanyRow(row))?;
            Some(Share {
                code: company.slug.to_string(),
                label: company.name.to_string(),
                deals,
            })
        };
        let mut values: Vec<Share> = found.into_iter().filter_map(share).collect();
        rank::most_first(&mut values);
        Ranking {
            values,
            all,
            not_known,
        }
    }
}

impl Part {
    fn with(mut self, other: Self) -> Self {
        let add = |sums: &mut [u32], more: &[u32]| {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += more;
            }
        };
        add(&mut self.vendors, &other.vendors);
        add(&mut self.customers, &other.customers);
        add(&mut self.known, &other.known);
        self.years.add(&other.years);
        Self {
            not_yet: self.not_yet + other.not_yet,
            sums: self.sums.with(other.sums),
            sectors: self.sectors.with(&other.sectors),
            countries: self.countries.with(&other.countries),
            without_vendor: self.without_vendor + other.without_vendor,
            without_customer: self.without_customer + other.without_customer,
            ..self
        }
    }
}
