//! Why a deals file cannot be opened, read or written: each displays as one line that names the file, the problem and,
//! where there is one, the way out. All text that comes from outside is cleaned here.

use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

use super::content::Content;
use crate::deal::cleaned;

/// A path as it may be shown: no control code in it, whatever the file is called.
#[must_use]
pub fn shown(path: &Path) -> String {
    cleaned(&path.to_string_lossy()).into_owned()
}

/// Why a file cannot be opened as a deals file.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct OpenError {
    /// The file's name, cleaned.
    pub file: String,
    /// What is wrong with it, and what to do.
    pub problem: OpenProblem,
}

/// What is wrong with a file that should be a deals file.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum OpenProblem {
    #[error("there is no such file; `dealscope init FILE` makes a deals file")]
    Missing,
    #[error("permission denied; make the file readable for you first")]
    Denied,
    #[error("this is {0}, not a file; name a deals file")]
    NotAFile(&'static str),
    #[error("it cannot be read: {0}")]
    Io(String),
    #[error("{0}")]
    Content(Content),
    #[error(
        "cut short: its header tells of {wanted} bytes and {found} are there; get a whole copy of it"
    )]
    CutShort { wanted: u64, found: u64 },
    #[error("its header is damaged ({0}); get a whole copy of it")]
    Header(&'static str),
    #[error(
        "an SQLite file, but of another program (application id {0:#010x}); name a deals file, or import its data"
    )]
    Foreign(u32),
    #[error(
        "an SQLite file that is not marked as a deals file; name a deals file, or import its data"
    )]
    Unmarked,
    #[error(
        "made by a newer dealscope (file version {0}, this program reads {VERSION}); use the newer program",
        VERSION = super::VERSION
    )]
    Newer(u32),
    #[error(
        "a deals file of version {0}, which never was in use (this program reads {VERSION}); get a whole copy of it",
        VERSION = super::VERSION
    )]
    Older(u32),
    #[error(
        "changes are pending in {0} beside it, so the file alone is not its true state; close the program that writes \
         it, or run `sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'` on it, and open it again"
    )]
    PendingWal(String),
    #[error(
        "a write was broken off and {0} beside it holds what to undo; let SQLite undo it (`sqlite3 FILE 'PRAGMA \
         user_version'`) and open it again"
    )]
    PendingJournal(String),
    #[error("the table {0} is missing; this is no whole deals file")]
    NoTable(&'static str),
    #[error("{0} is a {1}, not a table; a deals file has tables only, so this one is not opened")]
    NotATable(&'static str, &'static str),
    #[error("the table {0} is there more than once; the file is damaged, get a whole copy of it")]
    TwiceInSchema(&'static str),
    #[error("the table {0} lacks the column {1}; this is no whole deals file")]
    NoColumn(&'static str, &'static str),
    #[error(
        "the column {1} of the table {0} is computed; a deals file has plain columns only, so this one is not opened"
    )]
    Computed(&'static str, &'static str),
    #[error("it is damaged: {0}; get a whole copy of it")]
    Damaged(String),
    #[error(
        "checking it took longer than {:.1} s and was stopped; the file is damaged or made to keep readers busy",
        super::guard::QUERY_LIMIT.as_secs_f32()
    )]
    TooSlow,
}

impl OpenProblem {
    /// The problem, with the name of the file that has it.
    pub(super) fn of(self, path: &Path) -> OpenError {
        OpenError {
            file: shown(path),
            problem: self,
        }
    }
}

impl From<io::Error> for OpenProblem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for OpenProblem {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) => Self::TooSlow,
            _ => Self::Damaged(said(&error)),
        }
    }
}

/// Why a deals file that is open cannot be read further.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum ReadError {
    #[error("{file}: reading was stopped")]
    Cancelled { file: String },
    #[error(
        "{file}: a question to the file took longer than {:.1} s and was stopped",
        super::guard::QUERY_LIMIT.as_secs_f32()
    )]
    TooSlow { file: String },
    #[error("{file}: it is damaged: {problem}; get a whole copy of it")]
    Damaged { file: String, problem: String },
}

impl ReadError {
    /// True when the reader itself asked to stop.
    #[must_use]
    pub const fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled { .. })
    }
}

/// Why a deals file cannot be written. Where it is displayed, the file that was to be written is as it was before.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum WriteError {
    #[error("{file}: it exists already; name another file")]
    Exists { file: String },
    #[error("{file}: it cannot be written: {problem}")]
    Io { file: String, problem: String },
    #[error("{file}: it cannot be written: {problem}")]
    Sqlite { file: String, problem: String },
    #[error("{file}: it cannot be written: {record}: {problem}")]
    Record {
        file: String,
        record: String,
        problem: String,
    },
}

/// What SQLite says, cleaned and on one line: it may quote names from the file.
pub(super) fn said(error: &rusqlite::Error) -> String {
    let text = match error {
        rusqlite::Error::SqliteFailure(code, message) => {
            message.clone().unwrap_or_else(|| code.to_string())
        }
        other => other.to_string(),
    };
    short(&cleaned(&text))
}

/// Text cut to a length that fits a message.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 200;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
