//! How an export ended.

use std::path::PathBuf;

use crate::deal::Clean;

/// How an export ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportOutcome {
    /// Written and safe on the disk.
    Written {
        /// Where.
        path: PathBuf,
        /// How many deals.
        deals: usize,
        /// How many of them are unconfirmed while no column written says so.
        silent_claims: usize,
    },
    /// Companies are written and safe on the disk.
    WrittenCompanies {
        /// Where.
        path: PathBuf,
        /// How many.
        companies: usize,
    },
    /// There is a file of that name: ask.
    Exists(PathBuf),
    /// Nothing was written; why, in one line.
    Failed(Clean),
}
