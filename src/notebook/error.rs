//! What can go wrong with a notebook, in words for the user.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::deal::{Clean, cleaned};

/// Why the notebook could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("notebook {path}: {problem}")]
pub struct NotebookError {
    /// The file, or `in memory`.
    path: Clean,
    /// What is wrong, and what to do about it.
    problem: String,
}

impl NotebookError {
    pub(super) fn new(path: Option<&Path>, error: &rusqlite::Error) -> Self {
        let path = path.map_or_else(|| "in memory".into(), |path| path.to_string_lossy());
        Self {
            path: Clean::new(&path),
            problem: in_words(error),
        }
    }
}

/// The kinds of trouble that opening must tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The bytes are not, or no longer, a sound database.
    Damaged,
    /// All else: locked, not allowed, full, a failing disk. The file itself may be sound.
    Unavailable,
}

impl Trouble {
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            _ => Self::Unavailable,
        }
    }
}

/// The error without SQLite's jargon where there is a plainer word.
pub(super) fn in_words(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program is using it; try again when that is done".into()
        }
        Some(ErrorCode::DiskFull) => "the disk is full; make room and try again".into(),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "it cannot be written; check the permissions of the file and its folder".into()
        }
        Some(ErrorCode::SystemIoFailure) => "the disk or file system reports an error".into(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "it is damaged; restart dealscope to have it set aside".into()
        }
        _ => cleaned(&error.to_string()).into_owned(),
    }
}
