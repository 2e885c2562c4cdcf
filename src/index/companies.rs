//! Companies in memory: names, aliases, successions, and the search over them.

use crate::deal::{Company, CompanyId, Succession};

/// Place of a company, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompanyRow(pub u32);

/// All companies.
pub struct Companies {}

/// A company found by name.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyHit {
    /// Which.
    pub company: CompanyRow,
    /// Why it matched.
    pub reason: MatchReason,
    /// Bytes of the matched name that the letters typed stand at, for highlighting: ranges in `reason`'s name.
    pub letters: Vec<std::ops::Range<usize>>,
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

#[allow(missing_docs, reason = "sketch")]
impl Companies {
    pub fn new(companies: Vec<Company>, successions: Vec<Succession>) -> Self {
        let _ = (companies, successions);
        todo!()
    }
    pub fn len(&self) -> usize {
        todo!()
    }
    pub fn get(&self, row: CompanyRow) -> Option<&Company> {
        let _ = row;
        todo!()
    }
    pub fn row_of(&self, id: CompanyId) -> Option<CompanyRow> {
        let _ = id;
        todo!()
    }
    pub fn row_of_slug(&self, slug: &str) -> Option<CompanyRow> {
        let _ = slug;
        todo!()
    }
    /// What it became: next steps, as stored.
    pub fn successors(&self, row: CompanyRow) -> impl Iterator<Item = (&Succession, CompanyRow)> {
        let _ = row;
        std::iter::empty()
    }
    /// Whom it took over or was before.
    pub fn predecessors(&self, row: CompanyRow) -> impl Iterator<Item = (&Succession, CompanyRow)> {
        let _ = row;
        std::iter::empty()
    }
}
