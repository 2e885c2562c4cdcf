//! Lists of companies: found by name, narrowed by kind and country, in one of several orders.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::order::{Answer, best_matches, first};
use super::search::CompanyHit;
use super::{Companies, CompanyRow};
use crate::deal::{Cancel, whole_country};
use crate::fuzzy::Needle;
use crate::index::column::{Coded, wide};
use crate::index::{Figures, Index, Ledger, Totals};

/// Where so many names answer to the letter, more than a screen shows, those with a letter wrong or with scattered letters are
/// not looked at, however long the list may be.
const ENOUGH: usize = 64;

/// Which companies are asked for, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyAsk {
    /// What was typed of a name.
    pub text: String,
    /// Only of this kind; empty: of which none is known.
    pub kind: Option<String>,
    /// Only of this country, its parts included; empty: of which none is known.
    pub country: Option<String>,
    /// In which order.
    pub sort: CompanySort,
    /// Only these.
    pub among: Option<Vec<CompanyRow>>,
}

/// Orders of a list of companies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CompanySort {
    /// Best match first; without a name most deals first.
    #[default]
    Best,
    /// Most deals first.
    Deals,
    /// Largest disclosed value first, currencies converted at the mean rate of each deal's own year.
    Value,
    /// The latest deal first.
    Last,
    /// By name.
    Name,
}

/// Companies found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompaniesFound {
    /// In the order asked for, as many as were asked for; without the letters, which take longer than the rest:
    /// [`Companies::letters`].
    pub hits: Vec<CompanyHit>,
    /// The figures of each.
    pub figures: Vec<Figures>,
    /// What the deals of each are worth in which it is a party.
    pub totals: Vec<Totals>,
    /// How many there are.
    pub all: usize,
    /// False where names may follow that answer with a letter wrong or with scattered letters.
    pub is_whole: bool,
    /// How many of each kind, whatever kind is asked for; most first. Empty: not known.
    pub kinds: Vec<(String, u32)>,
    /// How many of each country, its parts included, whatever country is asked for; most first. Empty: not known.
    pub countries: Vec<(String, u32)>,
}

impl CompanySort {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::Best, Self::Deals, Self::Value, Self::Last, Self::Name];

    /// For people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Best => "best match",
            Self::Deals => "deals",
            Self::Value => "disclosed value ≈",
            Self::Last => "last deal",
            Self::Name => "name",
        }
    }

    /// For machines; empty for the usual order.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Best => "",
            Self::Deals => "deals",
            Self::Value => "value",
            Self::Last => "last",
            Self::Name => "name",
        }
    }
}

impl Index {
    /// The companies that are asked for, no more than `limit`, with what their deals are worth; `None` when cancelled on the
    /// way.
    #[must_use]
    pub fn list_companies(
        &self,
        ask: &CompanyAsk,
        limit: usize,
        ledger: &Ledger,
        cancel: &Cancel,
    ) -> Option<CompaniesFound> {
        let mut found = self.companies_found(ask, limit, ledger);
        let rows: Vec<CompanyRow> = found.hits.iter().map(|hit| hit.company).collect();
        found.totals = self.company_totals(&rows, ledger.as_of(), cancel)?;
        Some(found)
    }

    /// The companies that are asked for, no more than `limit`, without [`CompaniesFound::totals`].
    #[must_use]
    pub fn companies_found(
        &self,
        ask: &CompanyAsk,
        limit: usize,
        ledger: &Ledger,
    ) -> CompaniesFound {
        self.companies().find(ask, limit, ledger, true)
    }

    /// The same without those that answer with a letter wrong or with scattered letters, which take longer to find.
    #[must_use]
    pub fn companies_found_at_once(
        &self,
        ask: &CompanyAsk,
        limit: usize,
        ledger: &Ledger,
    ) -> CompaniesFound {
        self.companies().find(ask, limit, ledger, false)
    }
}

impl Companies {
    /// The companies that are asked for, no more than `limit`; those that answer faintly only when these are wanted too.
    fn find(&self, ask: &CompanyAsk, limit: usize, ledger: &Ledger, faint: bool) -> CompaniesFound {
        let needle = Needle::new(&ask.text);
        let among: Option<HashSet<CompanyRow>> = ask
            .among
            .as_ref()
            .map(|rows| rows.iter().copied().collect());
        let is_among = |row| among.as_ref().is_none_or(|among| among.contains(&row));
        let of_kind = self
            .kinds
            .rows_where(|kind| ask.kind.as_deref().is_none_or(|wanted| kind == wanted));
        let of_country = self.countries.rows_where(|country| {
            let wanted = ask.country.as_deref();
            wanted.is_none_or(|wanted| lies_in(country, wanted))
        });
        let of_kind = |row: CompanyRow| of_kind.contains(wide(row.0));
        let of_country = |row: CompanyRow| of_country.contains(wide(row.0));
        let is_listed = |(row, _): &Answer| of_kind(*row) && of_country(*row);
        let are_enough = |found: &[Answer]| {
            let mut listed = found.iter().filter(|answer| is_listed(answer));
            listed.nth(ENOUGH - 1).is_some()
        };
        let mut found = self.matches(&needle, |found| !faint || are_enough(found), is_among);
        let is_whole = faint || needle.is_empty() || are_enough(&found);
        let rows = || found.iter().map(|(row, _)| *row);
        let kinds = tally(&self.kinds, rows().filter(|row| of_country(*row)), |kind| {
            kind
        });
        let countries = tally(
            &self.countries,
            rows().filter(|row| of_kind(*row)),
            whole_country,
        );
        found.retain(is_listed);
        let all = found.len();
        if ask.sort == CompanySort::Best {
            best_matches(&mut found, limit);
        }
        let key = |answer: &Answer| self.key(ask.sort, answer, &ledger.of(answer.0));
        let found = first(found, limit, key);
        let hits = found
            .into_par_iter()
            .map(|(row, best)| self.hit(row, best, ledger.of(row).deals));
        let hits: Vec<CompanyHit> = hits.collect();
        let figures = hits.iter().map(|hit| ledger.of(hit.company));
        CompaniesFound {
            figures: figures.collect(),
            totals: Vec::new(),
            hits,
            all,
            is_whole,
            kinds,
            countries,
        }
    }
}

/// True for a country and for its parts.
fn lies_in(country: &str, wanted: &str) -> bool {
    country == wanted || !wanted.is_empty() && whole_country(country) == wanted
}

/// How many of some companies have each text, put together as `whole` says; most first, then by text, the unknown at the
/// end.
fn tally(
    column: &Coded,
    rows: impl Iterator<Item = CompanyRow>,
    whole: impl Fn(&str) -> &str,
) -> Vec<(String, u32)> {
    let mut counts = vec![0_u32; column.words().len()];
    for code in rows.filter_map(|row| column.code(wide(row.0))) {
        if let Some(count) = counts.get_mut(code) {
            *count += 1;
        }
    }
    let mut tallied: BTreeMap<&str, u32> = BTreeMap::new();
    for (text, count) in column
        .words()
        .iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
    {
        *tallied.entry(whole(text)).or_default() += count;
    }
    let tallied = tallied.into_iter();
    let mut tallied: Vec<(String, u32)> = tallied
        .map(|(text, count)| (text.to_owned(), count))
        .collect();
    tallied.sort_by_key(|(text, count)| (text.is_empty(), std::cmp::Reverse(*count)));
    tallied
}
