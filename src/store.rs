//! The SQLite deals file: opened safely, scanned in one pass, read deal by deal, written whole or not at all, checked.
//! No other room sees SQLite.

mod cells;
mod check;
mod cited;
mod content;
mod deal;
mod details;
mod document;
mod error;
mod evidence;
mod file;
mod guard;
mod header;
mod integrity;
mod joints;
mod listed;
mod lookup;
mod merge;
mod meta;
mod open;
mod order;
mod record;
mod scan;
mod schema;
mod shared;
mod some;
mod write;

pub use check::{CheckError, CheckReport, Finding, FindingKind, check};
pub use content::{Content, HEAD_BYTES};
pub use details::Details;
pub use error::{OpenError, OpenProblem, ReadError, WriteError, shown};
pub use file::open_plain;
pub use header::{APPLICATION_ID, VERSION};
pub use meta::{Counted, Meta};
pub use open::DealsFile;
pub use scan::{ALL_DEALS, ScanReport};
pub use schema::SCHEMA;
pub use write::{Access, Contents, Existing, Import, ImportIssue, OpenOrWriteError, OwnCode};

/// The version of the SQLite that is built in.
#[must_use]
pub fn sqlite_version() -> &'static str {
    rusqlite::version()
}
