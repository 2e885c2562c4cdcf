//! Candidates that the deals themselves have: companies, products, deals, codes and years.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::{Candidate, Desk, MOST_CANDIDATES};
use crate::deal::{Clean, Day, Needle as TextNeedle, whole_country};
use crate::fuzzy::{Name, Needle, Tier};
use crate::index::column::{Rows, Shape, wide};
use crate::index::{CompanyHit, CompanyRow, Index};
use crate::query::{CompanyReach, CompanyTest, Field, Test, written_value};

/// How many products are offered: each is looked for in all names, since `product:` finds parts of names.
const MOST_PRODUCTS: usize = 20;

/// How many companies are offered for a word.
const FEW_COMPANIES: usize = 12;

/// How many years back are offered.
const MOST_YEARS: usize = 100;

/// Every product of an index, once, prepared for matching.
pub(super) struct ProductNames {
    names: Vec<(String, Name)>,
    /// For each chunk, the place of each of its products in `names`.
    places: Vec<Vec<usize>>,
}

impl ProductNames {
    /// The products of all deals.
    pub(super) fn of(index: &Index) -> Self {
        let mut names = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let places = index.chunks.iter().map(|chunk| {
            let words = chunk.products.words().iter();
            let place = |word| {
                *known.entry(word).or_insert_with(|| {
                    names.push((word.to_owned(), Name::prepare(word)));
                    names.len() - 1
                })
            };
            words.map(place).collect()
        });
        let places = places.collect();
        Self { names, places }
    }

    /// How many of these deals have each product.
    pub(super) fn count(&self, index: &Index, among: &[Rows]) -> Vec<u32> {
        let mut counts = vec![0; self.names.len()];
        for ((chunk, rows), places) in index.chunks.iter().zip(among).zip(&self.places) {
            for (list, count) in chunk.products.list_counts(rows) {
                for place in list.iter().filter_map(|word| places.get(wide(*word))) {
                    if let Some(sum) = counts.get_mut(*place) {
                        *sum += count;
                    }
                }
            }
        }
        counts
    }
}

impl Desk<'_> {
    /// Companies by name, counted in a role; `field` stands before their slugs. Scattered letters mean a company only
    /// where nothing else can be meant, and there are companies without a deal only there.
    pub(super) fn companies(
        &mut self,
        role: &str,
        field: &str,
        may_scatter: bool,
    ) -> Option<Vec<Candidate>> {
        let counts = self.base.companies(role, self.cancel)?;
        let companies = self.index.companies();
        // A company that no deal is left with is of use only where a company must be meant.
        let needs_deals = !may_scatter || self.ask.typed.is_empty();
        let has_deals = |row: CompanyRow| counts.get(wide(row.0)).is_some_and(|deals| *deals > 0);
        let limit = if may_scatter {
            MOST_CANDIDATES
        } else {
            FEW_COMPANIES
        };
        let mut hits = companies.search_among(&self.ask.typed, limit, &counts, |row| {
            !needs_deals || has_deals(row)
        });
        hits.retain(|hit| may_scatter || hit.tier != Tier::Scattered);
        let candidate = |hit: CompanyHit| {
            let company = companies.get(hit.company)?;
            let country = company.country.as_ref().map(ToString::to_string);
            let notes = [Some(hit.reason.to_string()), country];
            let notes: Vec<String> = notes
                .into_iter()
                .flatten()
                .filter(|note| !note.is_empty())
                .collect();
            let matched = hit.reason == crate::index::MatchReason::Name;
            Some(Candidate {
                text: format!("{field}{}", slug(&company.slug)),
                shown: company.name.clone(),
                letters: if matched { hit.letters } else { Vec::new() },
                note: Clean::new(&notes.join(" · ")),
                deals: Some(hit.deals),
                goes_on: false,
            })
        };
        Some(hits.into_iter().filter_map(candidate).collect())
    }

    /// Products by name.
    pub(super) fn products(&mut self, names: &ProductNames) -> Option<Vec<Candidate>> {
        let counts = self.base.products(names);
        let needle = Needle::new(&self.ask.typed);
        let answer = |name: &Name| {
            if needle.is_empty() {
                return Some((Tier::Exact, Reverse(0)));
            }
            let found = needle.might_match(name).then(|| needle.matches(name))??;
            Some((found.tier, Reverse(found.score)))
        };
        let mut found: Vec<_> = names
            .names
            .iter()
            .zip(counts.iter())
            .filter(|(_, count)| **count > 0 || !needle.is_empty())
            .filter_map(|((text, name), count)| Some((answer(name)?, Reverse(*count), text)))
            .collect();
        if MOST_PRODUCTS < found.len() {
            found.select_nth_unstable(MOST_PRODUCTS);
            found.truncate(MOST_PRODUCTS);
        }
        found.sort_unstable();
        let condition = |(.., text): &(_, _, &String)| format!("product:{}", written_value(text));
        let conditions: Vec<String> = found.iter().map(condition).collect();
        let counts = self.base.count(&conditions, self.cancel)?;
        let candidate = |(((tier, _), _, text), deals): ((_, _, &String), _)| Candidate {
            text: written_value(text),
            shown: Clean::new(text),
            letters: if needle.is_empty() {
                Vec::new()
            } else {
                needle.letters(text, tier)
            },
            deals,
            ..Candidate::default()
        };
        Some(found.into_iter().zip(counts).map(candidate).collect())
    }

    /// Deals by their ids, those that begin with what is typed first.
    pub(super) fn deals(&self) -> Vec<Candidate> {
        let needle = TextNeedle::new(&self.ask.typed);
        let typed = needle.folded();
        let (mut first, mut others) = (Vec::new(), Vec::new());
        for chunk in &self.index.chunks {
            let mut last = None;
            let mut take = |row: usize| {
                if last.replace(row) == Some(row) || first.len() >= MOST_CANDIDATES {
                    return;
                }
                let (Some(slug), Some(title)) = (chunk.slugs.get(row), chunk.titles.get(row))
                else {
                    return;
                };
                if slug.starts_with(typed) {
                    first.push((slug, title));
                } else if others.len() < MOST_CANDIDATES {
                    others.push((slug, title));
                }
            };
            if needle.is_empty() {
                (0..chunk.len().min(MOST_CANDIDATES)).for_each(take);
            } else {
                chunk.slugs.matching(&needle, &mut take);
            }
        }
        let candidate = |(slug, title): (&str, String)| {
            let at = slug.find(typed).filter(|_| !typed.is_empty());
            Candidate {
                text: written_value(slug),
                shown: Clean::new(slug),
                letters: at.into_iter().map(|at| at..at + typed.len()).collect(),
                note: Clean::new(&title),
                ..Candidate::default()
            }
        };
        first
            .into_iter()
            .chain(others)
            .take(MOST_CANDIDATES)
            .map(candidate)
            .collect()
    }

    /// The codes that deals have in a column.
    pub(super) fn codes_of(&self, field: Field) -> BTreeSet<String> {
        let chunks = self.index.chunks.iter();
        let words = chunks.flat_map(|chunk| match field {
            Field::Kind => chunk.kinds.words().iter(),
            Field::Status => chunk.statuses.words().iter(),
            _ => chunk.sectors.words().iter(),
        });
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// The countries that deals have, and those that only parts of are named.
    pub(super) fn countries(&self) -> BTreeSet<String> {
        let chunks = self.index.chunks.iter();
        let words = chunks.flat_map(|chunk| chunk.countries.words().iter());
        let both = words.flat_map(|word| [word, whole_country(word)].map(str::to_owned));
        both.filter(|code| !code.is_empty()).collect()
    }

    /// The currencies of headline values.
    pub(super) fn currencies(&self) -> BTreeSet<String> {
        let chunks = self.index.chunks.iter();
        let shapes = chunks.flat_map(|chunk| chunk.values.shapes());
        let currencies = shapes.filter_map(Shape::currency);
        currencies
            .map(|currency| currency.code().to_owned())
            .collect()
    }

    /// The years of a date that the columns have, newest first.
    pub(super) fn years(&self, field: &str) -> impl Iterator<Item = String> + use<> {
        let mut days: Option<(Day, Day)> = None;
        for chunk in &self.index.chunks {
            let column = match field {
                "date" => &chunk.dates,
                "ends" => &chunk.ends,
                _ => continue,
            };
            if let Some((first, last)) = column.span() {
                days =
                    Some(days.map_or((first, last), |(from, to)| (from.min(first), to.max(last))));
            }
        }
        let years = days.map(|(first, last)| first.ymd().0..=last.ymd().0);
        let years = years
            .into_iter()
            .flat_map(|years| years.rev().take(MOST_YEARS));
        years.map(|year| format!("{year:04}"))
    }
}

/// A company of one slug as the query writes it.
fn slug(slug: &str) -> String {
    let test = Test::Company(CompanyTest {
        role: "company".to_owned(),
        name: slug.to_owned(),
        reach: CompanyReach::Slug,
    });
    let written = test.to_string();
    let slug = written.strip_prefix("company:").map(str::to_owned);
    slug.unwrap_or(written)
}
