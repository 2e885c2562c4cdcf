//! Finding companies by name as it is typed, best first, with the reason for each.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Range;

use fixedbitset::FixedBitSet;
use rayon::prelude::*;

use super::order::{Answer, first};
use super::{Companies, CompanyRow, CompanySort};
use crate::fuzzy::{Match, Name, Needle, Tier};
use crate::index::Figures;
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
pub(super) struct Best {
    tier: Tier,
    score: Reverse<i64>,
    /// 0 for the company's own name, more for a name that says less about what it is called now.
    distance: u8,
    /// Place among the company's names; 0 is its own.
    name: usize,
}

impl Best {
    /// A number that is smaller the better the match is.
    pub(super) fn by_match(self) -> u64 {
        let score = self.score.0.clamp(i32::MIN.into(), i32::MAX.into());
        let score = (i64::from(i32::MAX) - score).unsigned_abs();
        // The tier, 32 bits for the score, 8 for the distance.
        (self.tier as u64) << 40 | score << 8 | u64::from(self.distance)
    }
}

impl Companies {
    /// The companies that answer to a text, best first: by tier, then its own name before other names before former
    /// ones, then by number of deals (`deal_counts`, by row), then by name. Without a text: all, by number of deals.
    /// Letters that are merely scattered are scored only where better matches do not fill the list.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize, deal_counts: &[u32]) -> Vec<CompanyHit> {
        self.search_among(text, limit, deal_counts, |_| true)
    }

    /// The same among some companies alone.
    pub(in crate::index) fn search_among(
        &self,
        text: &str,
        limit: usize,
        deal_counts: &[u32],
        among: impl Fn(CompanyRow) -> bool + Sync,
    ) -> Vec<CompanyHit> {
        let needle = Needle::new(text);
        let deals = |row: CompanyRow| deal_counts.get(wide(row.0)).copied().unwrap_or(0);
        let found = self.matches(&needle, |found| found.len() >= limit, among);
        let figures = |row| Figures::of_deals(deals(row));
        let key = |answer: &Answer| self.key(CompanySort::Best, answer, &figures(answer.0));
        let found = first(found, limit, key);
        let hits = found
            .into_iter()
            .map(|(row, best)| self.hit(row, best, deals(row)));
        let mut hits: Vec<CompanyHit> = hits.collect();
        let letters = self.letters(text, &hits);
        for (hit, letters) in hits.iter_mut().zip(letters) {
            hit.letters = letters;
        }
        hits
    }

    /// The companies that answer, in no order. Where those that answer without an error are enough, no others are looked
    /// for.
    pub(super) fn matches(
        &self,
        needle: &Needle,
        are_enough: impl Fn(&[Answer]) -> bool,
        among: impl Fn(CompanyRow) -> bool + Sync,
    ) -> Vec<Answer> {
        if needle.is_empty() {
            let all = Best {
                tier: Tier::Exact,
                score: Reverse(0),
                distance: 0,
                name: 0,
            };
            (0..short(self.len()))
                .map(CompanyRow)
                .filter(|row| among(*row))
                .map(|row| (row, all))
                .collect()
        } else {
            let mut found =
                self.matching(&among, |row| self.best(row, |name, _| needle.plain(name)));
            if !are_enough(&found) {
                let mut seen = FixedBitSet::with_capacity(self.len());
                seen.extend(found.iter().map(|(row, _)| wide(row.0)));
                let mut faint = self.matching(&among, |row| {
                    let scattered = |name: &Name, place| {
                        needle.scattered(name, || Some(self.written(row, place)?.0))
                    };
                    let answer =
                        |name: &Name, place| needle.close(name).or_else(|| scattered(name, place));
                    if seen.contains(wide(row.0)) {
                        None
                    } else {
                        self.best(row, answer)
                    }
                });
                found.append(&mut faint);
            }
            found
        }
    }

    /// The names of a company, prepared: its own first.
    pub(in crate::index) fn names_of(&self, row: CompanyRow) -> &[Name] {
        let at = |row: usize| self.names_at.get(row).map(|at| wide(*at));
        let names = at(wide(row.0)).zip(at(wide(row.0) + 1));
        names
            .and_then(|(from, to)| self.names.get(from..to))
            .unwrap_or_default()
    }

    /// The companies with a name that answers, each with its best name.
    fn matching(
        &self,
        among: impl Fn(CompanyRow) -> bool + Sync,
        best: impl Fn(CompanyRow) -> Option<Best> + Sync,
    ) -> Vec<(CompanyRow, Best)> {
        let rows = (0..self.len()).into_par_iter().with_min_len(BATCH);
        let rows = rows.map(|row| CompanyRow(short(row)));
        let rows = rows.filter(|row| among(*row));
        rows.filter_map(|row| Some((row, best(row)?))).collect()
    }

    /// The best of a company's names that answer; `answer` gets a name and its place among the company's names.
    fn best(
        &self,
        row: CompanyRow,
        answer: impl Fn(&Name, usize) -> Option<Match>,
    ) -> Option<Best> {
        let answers = self
            .names_of(row)
            .iter()
            .enumerate()
            .filter_map(|(place, name)| {
                let Match { tier, score } = answer(name, place)?;
                let distance = distance(self.written(row, place)?.1);
                Some(Best {
                    tier,
                    score: Reverse(score),
                    distance,
                    name: place,
                })
            });
        answers.min()
    }

    /// A name as it is written, and its kind (a code of `alias_kind`; none for a company's own name).
    fn written(&self, row: CompanyRow, place: usize) -> Option<(&str, Option<&str>)> {
        let company = self.get(row)?;
        let Some(other) = place.checked_sub(1) else {
            return Some((&company.name, None));
        };
        let alias = company.aliases.get(other)?;
        Some((&alias.name, Some(&alias.kind)))
    }

    /// A hit without its letters.
    pub(super) fn hit(&self, row: CompanyRow, best: Best, deals: u32) -> CompanyHit {
        let (name, kind) = self.written(row, best.name).unwrap_or_default();
        let reason = kind.map_or(MatchReason::Name, |kind| {
            MatchReason::Alias(name.to_owned(), kind.to_owned())
        });
        CompanyHit {
            company: row,
            reason,
            tier: best.tier,
            letters: Vec::new(),
            deals,
        }
    }

    /// Where the letters typed stand in the names that some hits matched by.
    #[must_use]
    pub fn letters(&self, text: &str, hits: &[CompanyHit]) -> Vec<Vec<Range<usize>>> {
        let needle = Needle::new(text);
        let letters = |hit: &CompanyHit| {
            let name = match &hit.reason {
                MatchReason::Name => self.get(hit.company).map_or("", |company| &company.name),
                MatchReason::Alias(name, _) => name,
            };
            needle.letters(name, hit.tier)
        };
        if needle.is_empty() {
            return Vec::new();
        }
        hits.par_iter().map(letters).collect()
    }
}

/// How far a name of that kind is from what the company is called now.
fn distance(alias_kind: Option<&str>) -> u8 {
    match alias_kind {
        None => 0,
        Some("alias" | "abbreviation" | "legal") => 1,
        Some("misspelling") => 3,
        Some(_) => 2,
    }
}
