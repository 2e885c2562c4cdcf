//! What is wrong with a deals file that opens: for `dealscope check`. Nothing here changes the file.

mod codes;
mod headline;
mod references;
mod texts;

use std::path::Path;

use rusqlite::Connection;

use super::guard::Running;
use super::open::DealsFile;
use super::schema::TABLES;
use super::{ALL_DEALS, OpenError, ReadError, integrity};
use crate::deal::{Cancel, Clean, DealId, ScannedDeal, ScannedParty, Sink};

/// How many findings of one kind are told one by one; all are counted.
const TOLD_OF_A_KIND: usize = 100;

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct CheckReport {
    /// Deals that can be read.
    pub deals: usize,
    /// What is wrong, kind by kind, the first of each.
    pub findings: Vec<Finding>,
    /// How many findings there are of each kind; kinds without any are left out.
    pub counts: Vec<(FindingKind, usize)>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What sort of thing.
    pub kind: FindingKind,
    /// Where, and what.
    pub text: Clean,
}

/// What sort of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FindingKind {
    /// An index does not agree with its table, a value is not of its column's type.
    Integrity,
    /// A row refers to one that is not there.
    Reference,
    /// A code is in none of the code lists.
    Code,
    /// A date is no EDTF, or the days beside it are not those that it allows.
    Date,
    /// A headline column is not what the rules make of the deal's dates and values.
    Headline,
    /// A row or value cannot be read as what it should be.
    Unreadable,
}

impl FindingKind {
    const ALL: [Self; 6] = [
        Self::Integrity,
        Self::Reference,
        Self::Code,
        Self::Date,
        Self::Headline,
        Self::Unreadable,
    ];

    /// A word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Integrity => "integrity",
            Self::Reference => "reference",
            Self::Code => "code",
            Self::Date => "date",
            Self::Headline => "headline",
            Self::Unreadable => "unreadable",
        }
    }
}

impl CheckReport {
    /// How many findings there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

/// Opens a file as every reader does, and looks at all that is in it.
///
/// # Errors
/// When it does not open, or is found to be damaged on the way.
pub fn check(path: &Path) -> Result<CheckReport, CheckError> {
    Ok(DealsFile::open(path)?.check()?)
}

/// Why a file cannot be checked.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
#[allow(missing_docs, reason = "each is the error of that name")]
pub enum CheckError {
    Open(#[from] OpenError),
    Read(#[from] ReadError),
}

impl DealsFile {
    /// Looks at all that is in the file.
    ///
    /// # Errors
    /// When it is found to be damaged on the way.
    pub fn check(&self) -> Result<CheckReport, ReadError> {
        let mut findings = Findings::default();
        let codes = self.codes()?;
        let running = self.guard.run(None);
        let look = Look {
            connection: &self.connection,
            running: &running,
        };
        let mut looked = || -> rusqlite::Result<()> {
            look.integrity(&mut findings)?;
            references::look(&look, &mut findings)?;
            codes::look(&look, &codes, &mut findings)?;
            texts::look(&look, &mut findings)?;
            headline::look(&look, &mut findings)
        };
        looked().map_err(|error| self.failed(&error))?;
        drop(running);
        let scan = self.scan(ALL_DEALS, &mut Nothing, &Cancel::default())?;
        let others = [
            self.companies()?.problems,
            self.successions()?.problems,
            self.rates()?.problems,
        ];
        let unreadable = others
            .into_iter()
            .fold(scan.problems, usize::saturating_add);
        if unreadable > 0 {
            let text = format!("{unreadable} rows or values are left out, or shown as written");
            findings.add_many(FindingKind::Unreadable, unreadable, &text);
        }
        Ok(findings.report(scan.deals))
    }
}

/// A look at the file that runs under the guard's clock.
struct Look<'l> {
    connection: &'l Connection,
    running: &'l Running<'l>,
}

impl Look<'_> {
    /// Indexes against their tables, and values against the types of their columns.
    fn integrity(&self, findings: &mut Findings) -> rusqlite::Result<()> {
        for (table, _) in TABLES {
            self.running.wind();
            for fault in integrity::all_faults(self.connection, table)? {
                findings.add(FindingKind::Integrity, &format!("{table}: {fault}"));
            }
        }
        Ok(())
    }

    /// Calls `take` for each row of a query, under a clock that is wound up as rows come.
    fn each(&self, sql: &str, mut take: impl FnMut(&rusqlite::Row<'_>)) -> rusqlite::Result<()> {
        self.running.wind();
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            self.running.wind();
            take(row);
        }
        Ok(())
    }
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings {
    told: Vec<Finding>,
    counts: [usize; FindingKind::ALL.len()],
}

impl Findings {
    fn add(&mut self, kind: FindingKind, text: &str) {
        self.add_many(kind, 1, text);
    }

    /// Several of a kind that one line tells of.
    fn add_many(&mut self, kind: FindingKind, many: usize, text: &str) {
        let place = FindingKind::ALL.iter().position(|one| *one == kind);
        if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
            if *count < TOLD_OF_A_KIND {
                let text = super::error::short(text);
                self.told.push(Finding {
                    kind,
                    text: Clean::new(&text),
                });
            }
            *count = count.saturating_add(many);
        }
    }

    fn report(mut self, deals: usize) -> CheckReport {
        self.told.sort_by_key(|finding| finding.kind);
        CheckReport {
            deals,
            findings: self.told,
            counts: FindingKind::ALL
                .into_iter()
                .zip(self.counts)
                .filter(|(_, count)| *count > 0)
                .collect(),
        }
    }
}

/// Takes a scan and keeps nothing: the scan itself counts what is wrong.
struct Nothing;

impl Sink for Nothing {
    fn deal(&mut self, _: &ScannedDeal<'_>) {}
    fn party(&mut self, _: &ScannedParty<'_>) {}
    fn product(&mut self, _: &str) {}
    fn country(&mut self, _: &str) {}
    fn sector(&mut self, _: &str) {}
    fn part_of(&mut self, _: DealId) {}
    fn evidence(&mut self, _: Option<char>, _: bool) {}
    fn end(&mut self) {}
}

#[cfg(test)]
mod tests;
