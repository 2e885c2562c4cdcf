//! Finding companies by name as it is typed, best first, with the reason for each.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

use rayon::prelude::*;

use super::{Companies, CompanyRow};
use crate::deal::Alias;
use crate::fuzzy::{Match, Name, Needle, Tier};
use crate::index::column::{short, wide};

/// Companies that one thread takes at a time: enough work to be worth handing out.
const BATCH: usize = 4096;

/// A company found by name.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyHit {
    /// Which.
    pub company: CompanyRow,
    /// Which of its names matched.
    pub reason: MatchReason,
    /// How well that name matched.
    pub tier: Tier,
    /// Bytes of the matched name that the letters typed stand at, for highlighting: ranges in `reason`'s name.
    pub letters: Vec<Range<usize>>,
    /// Its deals.
    pub deals: u32,
}

/// Why a company matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatchReason {
    /// Its name.
    Name,
    /// Another name, with its kind (a code of `alias_kind`).
    Alias(String, String),
}

impl fmt::Display for MatchReason {
    /// What stands behind the company's name: `was British Telecom`; nothing where the name itself matched.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Alias(name, kind) = self else {
            return Ok(());
        };
        let words = match kind.as_str() {
            "former" => "was",
            "part" => "part:",
            "abbreviation" => "abbreviated",
            "legal" => "registered as",
            "misspelling" => "misspelt",
            _ => "also",
        };
        write!(f, "{words} {name}")
    }
}

/// A match of one of a company's names, in the order of the list that is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Best {
    tier: Tier,
    score: Reverse<i64>,
    /// 0 for the company's own name, more for a name that says less about what it is called now.
    distance: u8,
    /// Place among the company's names; 0 is its own.
    name: u32,
}

impl Companies {
    /// The companies that answer to a text, best first: by tier, then its own name before other names before former
    /// ones, then by number of deals (`deal_counts`, by row), then by name. Without a text: all, by number of deals.
    /// Letters that are merely scattered are scored only where better matches do not fill the list.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize, deal_counts: &[u32]) -> Vec<CompanyHit> {
        let needle = Needle::new(text);
        let deals = |row: CompanyRow| deal_counts.get(wide(row.0)).copied().unwrap_or(0);
        let mut found = if needle.is_empty() {
            let all = Best {
                tier: Tier::Exact,
                score: Reverse(0),
                distance: 0,
                name: 0,
            };
            (0..short(self.len()))
                .map(|row| (CompanyRow(row), all))
                .collect()
        } else {
            let mut found = self.matching(|name, _| needle.plain(name));
            if found.len() < limit {
                let faint = |name: &Name, text: &str| {
                    needle.close(name).or_else(|| needle.scattered(name, text))
                };
                let mut more = self.matching(faint);
                more.retain(|(row, _)| found.binary_search_by_key(row, |(row, _)| *row).is_err());
                found.append(&mut more);
            }
            found
        };
        let place = |(row, best): &(CompanyRow, Best)| {
            let name = self.names_of(*row).first().map_or("", Name::folded);
            (
                best.tier,
                best.score,
                best.distance,
                Reverse(deals(*row)),
                name,
                *row,
            )
        };
        if limit < found.len() {
            found.select_nth_unstable_by(limit, |a, b| place(a).cmp(&place(b)));
            found.truncate(limit);
        }
        found.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
        let hits = found
            .into_iter()
            .map(|(row, best)| self.hit(&needle, row, best, deals(row)));
        hits.collect()
    }

    /// The names of a company, prepared: its own first.
    pub(super) fn names_of(&self, row: CompanyRow) -> &[Name] {
        let at = |row: usize| self.names_at.get(row).map(|at| wide(*at));
        let names = at(wide(row.0)).zip(at(wide(row.0) + 1));
        names
            .and_then(|(from, to)| self.names.get(from..to))
            .unwrap_or_default()
    }

    /// The companies with a name that answers, in order of row, each with its best name.
    fn matching(
        &self,
        answer: impl Fn(&Name, &str) -> Option<Match> + Sync,
    ) -> Vec<(CompanyRow, Best)> {
        let rows = (0..self.len()).into_par_iter().with_min_len(BATCH);
        let best = rows.filter_map(|row| {
            let row = CompanyRow(short(row));
            let company = self.get(row)?;
            let names = (0..).zip(self.names_of(row));
            let best = names.filter_map(|(place, name)| {
                let alias = alias_at(&company.aliases, place);
                let text = alias.map_or(company.name.as_str(), |alias| alias.name.as_str());
                let Match { tier, score } = answer(name, text)?;
                let distance = alias.map_or(0, |alias| distance(&alias.kind));
                Some(Best {
                    tier,
                    score: Reverse(score),
                    distance,
                    name: place,
                })
            });
            Some((row, best.min()?))
        });
        best.collect()
    }

    fn hit(&self, needle: &Needle, row: CompanyRow, best: Best, deals: u32) -> CompanyHit {
        let company = self.get(row);
        let alias = company.and_then(|company| alias_at(&company.aliases, best.name));
        let name = alias.map_or_else(
            || company.map_or("", |company| company.name.as_str()),
            |alias| alias.name.as_str(),
        );
        let letters = if needle.is_empty() {
            Vec::new()
        } else {
            needle.letters(name, best.tier)
        };
        let reason = alias.map_or(MatchReason::Name, |alias| {
            MatchReason::Alias(alias.name.to_string(), alias.kind.to_string())
        });
        CompanyHit {
            company: row,
            reason,
            tier: best.tier,
            letters,
            deals,
        }
    }
}

/// The other name at a place among a company's names; place 0 is its own name.
fn alias_at(aliases: &[Alias], place: u32) -> Option<&Alias> {
    aliases.get(wide(place).checked_sub(1)?)
}

/// How far a name of that kind is from what the company is called now.
fn distance(alias_kind: &str) -> u8 {
    match alias_kind {
        "alias" | "abbreviation" | "legal" => 1,
        "misspelling" => 3,
        _ => 2,
    }
}
