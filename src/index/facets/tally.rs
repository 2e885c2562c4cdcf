//! Counting facets, chunk by chunk.

use std::collections::{BTreeMap, HashMap};

use super::super::chunk::Chunk;
use super::super::column::{Coded, Lists, Rows, TextColumn, short, wide};
use super::super::probes::is_known_status;
use super::super::{CompanyRow, Index};
use super::bands::Bands;
use super::years::Years;
use super::{Facet, FacetField, FacetValue, TOP_COMPANIES};
use crate::deal::{Rates, whole_country};
use crate::index::Request;
use crate::index::standing::{AsOf, Facts, Standing};
use crate::query::Query;

/// Counts of all facets; those of each company are counted apart.
#[derive(Default)]
pub(crate) struct FacetTally {
    /// By field and code.
    codes: BTreeMap<FacetField, HashMap<String, u32>>,
    sums: BTreeMap<FacetField, Sums>,
    years: Years,
    ends: Years,
    open_ends: u32,
    bands: Bands,
}

/// What a facet says of all its deals.
#[derive(Clone, Copy, Default)]
struct Sums {
    deals: u32,
    not_known: u32,
    /// Deals of which something is known, but not what the facet is about: an undisclosed value.
    no_figure: u32,
}

impl FacetTally {
    /// Counts these deals of a chunk for one facet.
    pub(crate) fn count(
        &mut self,
        field: FacetField,
        chunk: &Chunk,
        rows: &Rows,
        rates: &Rates,
        as_of: AsOf,
    ) {
        let deals = short(rows.count_ones(..));
        self.sums.entry(field).or_default().deals += deals;
        match field {
            FacetField::Standing if as_of.is_today() => {}
            FacetField::Standing => {
                let facts = Facts::of(chunk);
                let standing = facts.standings(as_of);
                let mut counts = [0; Standing::ALL.len()];
                for row in rows.ones() {
                    if let Some(count) = counts.get_mut(standing(row) as usize) {
                        *count += 1;
                    }
                }
                for (standing, count) in Standing::ALL.into_iter().zip(counts) {
                    self.known(field, standing.state().name(), count);
                }
            }
            FacetField::Kind => self.coded(field, &chunk.kinds, rows, |code| !code.is_empty()),
            FacetField::Status => self.coded(field, &chunk.statuses, rows, is_known_status),
            FacetField::Sector => self.lists(field, &chunk.sectors, rows, |code| code),
            FacetField::Country => self.lists(field, &chunk.countries, rows, whole_country),
            FacetField::Year => {
                let unknown = self.years.count(&chunk.dates, rows);
                self.unknown(field, unknown);
            }
            FacetField::Ends => {
                let unknown = self.ends.count(&chunk.ends, rows);
                self.unknown(field, unknown);
                self.open_ends += short(chunk.open_ends().intersection_count(rows));
            }
            FacetField::Value => {
                let (unknown, figures) = self.bands.count(chunk.bands(rates), rows);
                self.unknown(field, unknown);
                let sums = self.sums.entry(field).or_default();
                sums.no_figure += deals.saturating_sub(unknown + figures);
            }
            FacetField::Currency => {
                for (shape, count) in chunk.values.shapes().iter().zip(chunk.values.counts(rows)) {
                    match shape.currency() {
                        Some(currency) => self.known(field, currency.code(), count),
                        None => self.unknown(field, count),
                    }
                }
            }
            FacetField::Company => {
                let unknown = chunk.parties.without().intersection_count(rows);
                self.unknown(field, short(unknown));
            }
        }
    }

    /// Adds the counts of other deals.
    pub(crate) fn add(&mut self, other: Self) {
        for (field, counts) in other.codes {
            for (code, count) in counts {
                self.known(field, &code, count);
            }
        }
        for (field, more) in other.sums {
            let sums = self.sums.entry(field).or_default();
            sums.deals += more.deals;
            sums.not_known += more.not_known;
            sums.no_figure += more.no_figure;
        }
        self.years.add(&other.years);
        self.ends.add(&other.ends);
        self.open_ends += other.open_ends;
        self.bands.add(&other.bands);
    }

    /// The facets in the order of the rail, labelled; `companies` is how many deals each company has, by [`CompanyRow`].
    pub(crate) fn finish(
        mut self,
        companies: &[u32],
        index: &Index,
        request: &Request,
    ) -> Vec<Facet> {
        let as_of = request.as_of;
        let told = |field: &FacetField| *field != FacetField::Standing || !as_of.is_today();
        let facets = FacetField::ALL.into_iter().filter(told).map(|field| {
            let sums = self.sums.get(&field).copied().unwrap_or_default();
            let values = match field {
                FacetField::Year => self.years.values(),
                FacetField::Ends => self.ends.ends(as_of.day, self.open_ends),
                FacetField::Value => self.bands.values(),
                FacetField::Company => top_companies(companies, index, &request.query),
                _ => self.labelled(field, index),
            };
            Facet {
                field,
                all: match field {
                    FacetField::Company => companies.iter().filter(|deals| **deals > 0).count(),
                    _ => values.len(),
                },
                values,
                not_known: sums.not_known,
                known: sums.deals.saturating_sub(sums.not_known + sums.no_figure),
                deals: sums.deals,
            }
        });
        facets.collect()
    }

    fn coded(
        &mut self,
        field: FacetField,
        column: &Coded,
        rows: &Rows,
        is_known: impl Fn(&str) -> bool,
    ) {
        for (code, count) in column.words().iter().zip(column.counts(rows)) {
            if is_known(code) {
                self.known(field, code, count);
            } else {
                self.unknown(field, count);
            }
        }
    }

    /// Counts lists whose codes `value` makes coarser; what becomes the same counts once for a deal.
    fn lists(
        &mut self,
        field: FacetField,
        column: &Lists,
        rows: &Rows,
        value: impl Fn(&str) -> &str,
    ) {
        let word =
            |words: &TextColumn, at: &u32| words.get(wide(*at)).map(|word| value(word).to_owned());
        for (list, count) in column.list_counts(rows).filter(|(_, count)| *count > 0) {
            let words = list.iter().filter_map(|at| word(column.words(), at));
            let mut values: Vec<String> = words.collect();
            values.sort_unstable();
            values.dedup();
            if values.is_empty() {
                self.unknown(field, count);
            }
            for value in values {
                self.known(field, &value, count);
            }
        }
    }

    fn known(&mut self, field: FacetField, code: &str, count: u32) {
        if count == 0 {
            return;
        }
        let counts = self.codes.entry(field).or_default();
        if let Some(sum) = counts.get_mut(code) {
            *sum += count;
        } else {
            counts.insert(code.to_owned(), count);
        }
    }

    fn unknown(&mut self, field: FacetField, count: u32) {
        self.sums.entry(field).or_default().not_known += count;
    }

    fn labelled(&mut self, field: FacetField, index: &Index) -> Vec<FacetValue> {
        let list = match field {
            FacetField::Kind => "deal_kind",
            FacetField::Status => "status",
            FacetField::Sector => "sector",
            _ => "",
        };
        let counts = self.codes.remove(&field).unwrap_or_default();
        let mut values: Vec<FacetValue> = counts
            .into_iter()
            .map(|(code, count)| FacetValue {
                label: match field {
                    FacetField::Standing => standing_label(&code),
                    _ => index.codes.label(list, &code).to_owned(),
                },
                code,
                count,
            })
            .collect();
        values.sort_unstable_by(most_deals_first);
        values
    }
}

/// The companies that have any deals, by [`CompanyRow`], with their number: those with most, in no order, and those left out.
/// Companies with equally many deals go by their place in the file, so that the cut is always the same.
pub(in crate::index) fn with_most(counts: &[u32], limit: usize) -> (Vec<Counted>, Vec<Counted>) {
    let counted = (0..).zip(counts.iter().copied());
    let mut counted: Vec<Counted> = counted.filter(|(_, count)| *count > 0).collect();
    if counted.len() <= limit {
        return (counted, Vec::new());
    }
    counted.select_nth_unstable_by_key(limit, |(row, count)| (std::cmp::Reverse(*count), *row));
    let left_out = counted.split_off(limit);
    (counted, left_out)
}

/// A company's row with the number of its deals.
type Counted = (u32, u32);

/// The companies with most deals, and those that the query names.
fn top_companies(companies: &[u32], index: &Index, query: &Query) -> Vec<FacetValue> {
    let (mut counts, left_out) = with_most(companies, TOP_COMPANIES);
    let named = query.facet_values(FacetField::Company);
    let named = named
        .iter()
        .filter_map(|slug| index.companies.row_of_slug(slug));
    let named: Vec<u32> = named.map(|row| row.0).collect();
    counts.extend(left_out.into_iter().filter(|(row, _)| named.contains(row)));
    let value = |(row, count): (u32, u32)| {
        let company = index.companies.get(CompanyRow(row))?;
        Some(FacetValue {
            code: format!("={}", company.slug),
            label: company.name.as_str().to_owned(),
            count,
        })
    };
    let mut values: Vec<FacetValue> = counts.into_iter().filter_map(value).collect();
    values.sort_unstable_by(most_deals_first);
    values
}

/// What people read for a standing's name in a query.
fn standing_label(code: &str) -> String {
    let named = |standing: &Standing| standing.state().name() == code;
    let found = Standing::ALL.into_iter().find(named);
    found.map_or_else(|| code.to_owned(), |standing| standing.label().to_owned())
}

fn most_deals_first(one: &FacetValue, other: &FacetValue) -> std::cmp::Ordering {
    let by_count = other.count.cmp(&one.count);
    by_count.then_with(|| (&one.label, &one.code).cmp(&(&other.label, &other.code)))
}
