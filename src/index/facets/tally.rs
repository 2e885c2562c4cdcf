//! Counting facets, chunk by chunk.

use std::collections::{BTreeMap, HashMap};

use super::super::chunk::Chunk;
use super::super::column::{Coded, Lists, Rows, TextColumn, wide};
use super::super::probes::is_known_status;
use super::super::{CompanyRow, Index};
use super::years::Years;
use super::{Facet, FacetField, FacetValue, TOP_COMPANIES};

/// Counts of all facets.
pub(crate) struct FacetTally {
    /// By field and code.
    codes: BTreeMap<FacetField, HashMap<String, u32>>,
    not_known: BTreeMap<FacetField, u32>,
    years: Years,
    /// By [`CompanyRow`].
    companies: Vec<u32>,
}

impl FacetTally {
    /// Nothing counted yet.
    pub(crate) fn new(companies: usize) -> Self {
        Self {
            codes: BTreeMap::new(),
            not_known: BTreeMap::new(),
            years: Years::default(),
            companies: vec![0; companies],
        }
    }

    /// Counts these deals of a chunk for one facet.
    pub(crate) fn count(&mut self, field: FacetField, chunk: &Chunk, rows: &Rows) {
        match field {
            FacetField::Kind => self.coded(field, &chunk.kinds, rows, |code| !code.is_empty()),
            FacetField::Status => self.coded(field, &chunk.statuses, rows, is_known_status),
            FacetField::Sector => self.lists(field, &chunk.sectors, rows, |code| code),
            FacetField::Country => self.lists(field, &chunk.countries, rows, whole_country),
            FacetField::Year => {
                let unknown = self.years.count(&chunk.dates, rows);
                self.unknown(field, unknown);
            }
            FacetField::Currency => {
                for (shape, count) in chunk.values.shapes().iter().zip(chunk.values.counts(rows)) {
                    match shape.currency() {
                        Some(currency) => self.known(field, currency.code(), count),
                        None => self.unknown(field, count),
                    }
                }
            }
            FacetField::Company => self.parties(chunk, rows),
        }
    }

    /// Adds the counts of other deals.
    pub(crate) fn add(&mut self, other: Self) {
        for (field, counts) in other.codes {
            for (code, count) in counts {
                self.known(field, &code, count);
            }
        }
        for (field, count) in other.not_known {
            self.unknown(field, count);
        }
        self.years.add(&other.years);
        for (sum, count) in self.companies.iter_mut().zip(other.companies) {
            *sum += count;
        }
    }

    /// The facets in the order of the rail, labelled.
    pub(crate) fn finish(mut self, index: &Index) -> Vec<Facet> {
        FacetField::ALL
            .into_iter()
            .map(|field| Facet {
                field,
                values: match field {
                    FacetField::Year => self.years.values(),
                    FacetField::Company => self.top_companies(index),
                    _ => self.labelled(field, index),
                },
                not_known: self.not_known.get(&field).copied().unwrap_or(0),
            })
            .collect()
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
        for (list, count) in column.list_counts(rows) {
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

    fn parties(&mut self, chunk: &Chunk, rows: &Rows) {
        let mut unknown = 0;
        for row in rows.ones() {
            unknown += u32::from(chunk.parties.get(row).next().is_none());
            for company in chunk.parties.companies(row) {
                if let Some(count) = self.companies.get_mut(wide(company.0)) {
                    *count += 1;
                }
            }
        }
        self.unknown(FacetField::Company, unknown);
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
        *self.not_known.entry(field).or_default() += count;
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
                label: index.codes.label(list, &code).to_owned(),
                code,
                count,
            })
            .collect();
        values.sort_unstable_by(most_deals_first);
        values
    }

    /// The companies with most deals, found without putting all in order.
    fn top_companies(&self, index: &Index) -> Vec<FacetValue> {
        let mut counts: Vec<(u32, u32)> = (0..)
            .zip(&self.companies)
            .filter(|(_, count)| **count > 0)
            .map(|(row, count)| (row, *count))
            .collect();
        // Companies with equally many deals go by their place in the file, so that the cut is always the same.
        let most = |(row, count): &(u32, u32)| (std::cmp::Reverse(*count), *row);
        if counts.len() > TOP_COMPANIES {
            counts.select_nth_unstable_by_key(TOP_COMPANIES, most);
            counts.truncate(TOP_COMPANIES);
        }
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
}

fn most_deals_first(one: &FacetValue, other: &FacetValue) -> std::cmp::Ordering {
    let by_count = other.count.cmp(&one.count);
    by_count.then_with(|| (&one.label, &one.code).cmp(&(&other.label, &other.code)))
}

/// `GB` of `GB-ENG`.
fn whole_country(code: &str) -> &str {
    code.split_once('-').map_or(code, |(country, _)| country)
}
