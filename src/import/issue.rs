//! What an import has to tell of single records.

use std::fmt;

use crate::deal::Clean;

/// Something about one record that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Line of the file, from 1.
    pub line: usize,
    /// The record: `deal microsoft-isoft-2004`, `company 3`.
    pub record: Clean,
    /// What was done about it.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Clean,
}

/// What was done about a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Kept as it is; worth a look.
    Noted,
    /// Kept, with something changed or left out.
    Repaired,
    /// Not kept.
    Rejected,
}

/// How many deals came in, and what happened to them. `read` is `kept` and `rejected` together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Deals in the file.
    pub read: usize,
    /// Deals that came in.
    pub kept: usize,
    /// Deals that did not.
    pub rejected: usize,
    /// Records of any kind that were changed, or (companies, sources, successions) left out.
    pub repaired: usize,
}

impl Issue {
    /// An issue whose texts are made safe and fit a line.
    pub(super) fn new(line: usize, record: &str, severity: Severity, problem: &str) -> Self {
        Self {
            line,
            record: excerpt(record, 100),
            severity,
            problem: excerpt(problem, 400),
        }
    }
}

/// The beginning of a text.
fn excerpt(text: &str, most: usize) -> Clean {
    let mut letters = text.chars();
    let mut short: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    Clean::new(&short)
}

impl Severity {
    /// The word for it, as in the table `import_issues`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::Repaired => "repaired",
            Self::Rejected => "rejected",
        }
    }
}

impl fmt::Display for Issue {
    /// `line 12: deal own-1: rejected: no title`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, record) = (self.line, &self.record);
        write!(
            f,
            "line {line}: {record}: {}: {}",
            self.severity.word(),
            self.problem
        )
    }
}

impl fmt::Display for Tally {
    /// The line that scripts read.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "read {}, kept {}, rejected {}, repaired {}",
            self.read, self.kept, self.rejected, self.repaired
        )
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.kept += other.kept;
        self.rejected += other.rejected;
        self.repaired += other.repaired;
    }
}
