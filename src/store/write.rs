//! Making a new deals file: written whole under another name, synced, then renamed. The file is complete or it is not
//! there, and what it replaces stays until then.

mod child;
mod rows;

use std::collections::HashSet;
use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB};
use tempfile::{Builder, NamedTempFile};

use super::error::{OpenError, WriteError, said, shown};
use super::open::DealsFile;
use crate::deal::interchange::Document;

pub(super) use child::citations;
pub(super) use rows::RowError;

/// All that goes into a deals file.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    /// Companies, sources, deals, and who became whom.
    pub document: Document,
    /// The deals that are of the bundled catalogue; all others were imported.
    pub of_catalogue: HashSet<String>,
    /// The `as_of` of the bundled catalogue that went in.
    pub catalogue_version: Option<String>,
    /// Codes that the bundled lists do not have.
    pub codes: Vec<OwnCode>,
    /// What was imported, oldest first.
    pub imports: Vec<Import>,
}

/// A code that a file brought with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the columns of the table codes, where they are explained"
)]
pub struct OwnCode {
    pub list: String,
    pub code: String,
    pub label: String,
    pub meaning: Option<String>,
}

/// A file that was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the columns of the table imports, where they are explained"
)]
pub struct Import {
    pub path: String,
    pub format: String,
    pub sha256: String,
    pub licence: Option<String>,
    pub at: String,
    pub rows_read: i64,
    pub rows_kept: i64,
    pub issues: Vec<ImportIssue>,
}

/// A row that was rejected or repaired.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the columns of the table import_issues, where they are explained"
)]
pub struct ImportIssue {
    pub line: Option<i64>,
    pub field: Option<String>,
    pub severity: String,
    pub problem: String,
}

/// What to do where a file is already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and fail.
    Keep,
    /// Put the new one in its place.
    Replace,
}

/// Who may read a new file. One that replaces another keeps that one's permissions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Whoever the user's umask lets.
    Usual,
    /// The user alone.
    Private,
}

impl Contents {
    /// Writes a deals file.
    ///
    /// # Errors
    /// When there is one already and it is to be kept, when the place cannot be written, or when something in the
    /// contents cannot be stored; the place is then as it was before.
    pub fn write(&self, path: &Path, existing: Existing, access: Access) -> Result<(), WriteError> {
        let place = real_place(path);
        let failed = |error: &io::Error| WriteError::Io {
            file: shown(path),
            problem: told(error),
        };
        if existing == Existing::Keep && place.symlink_metadata().is_ok() {
            return Err(WriteError::Exists { file: shown(path) });
        }
        let folder = folder_of(&place);
        let temporary = temporary_in(folder, &place, access).map_err(|error| failed(&error))?;
        self.fill_file(temporary.path())
            .map_err(|error| error.at(path))?;
        temporary
            .as_file()
            .sync_all()
            .map_err(|error| failed(&error))?;
        settle(temporary, &place, existing).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => WriteError::Exists { file: shown(path) },
            _ => failed(&error),
        })?;
        // The rename is only lasting once the folder is written; a file system that cannot sync folders has to do.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    /// A deals file in memory; `name` is what messages call it.
    ///
    /// # Errors
    /// When something in the contents cannot be stored.
    pub fn in_memory(&self, name: &Path) -> Result<DealsFile, OpenOrWriteError> {
        let sqlite = |error: rusqlite::Error| RowError::from(error).at(name);
        let mut connection = Connection::open_in_memory().map_err(sqlite)?;
        rows::fill(&mut connection, self).map_err(|error| error.at(name))?;
        let image = connection.serialize(MAIN_DB).map_err(sqlite)?;
        Ok(DealsFile::of_image(name, &image)?)
    }

    fn fill_file(&self, path: &Path) -> Result<(), RowError> {
        let mut connection = Connection::open(path)?;
        // Nobody sees the file before it is whole and synced, so a journal would protect nothing.
        connection.execute_batch(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;",
        )?;
        rows::fill(&mut connection, self)?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

/// Why a deals file could not be made in memory.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
#[allow(missing_docs, reason = "each is the error of that name")]
pub enum OpenOrWriteError {
    Open(#[from] OpenError),
    Write(#[from] WriteError),
}

impl RowError {
    fn at(self, path: &Path) -> WriteError {
        let file = shown(path);
        match self {
            Self::Sqlite(error) => WriteError::Sqlite {
                file,
                problem: said(&error),
            },
            Self::Record { record, problem } => WriteError::Record {
                file,
                record,
                problem,
            },
        }
    }
}

/// The file that a path leads to: a link to a deals file stays a link.
fn real_place(path: &Path) -> PathBuf {
    fs::canonicalize(path)
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

/// What the system says of an error, without its number, and without the name that the file has while it is written.
fn told(error: &io::Error) -> String {
    let text = error.to_string();
    let end = [" (os error ", " at path "]
        .iter()
        .filter_map(|begin| text.find(begin))
        .min();
    end.and_then(|end| text.get(..end))
        .map_or(text.clone(), str::to_owned)
}

fn folder_of(place: &Path) -> &Path {
    place
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn temporary_in(folder: &Path, place: &Path, access: Access) -> io::Result<NamedTempFile> {
    let wanted = match access {
        Access::Usual => 0o666,
        Access::Private => 0o600,
    };
    // A short name of its own: the longest names have no room for an ending.
    let temporary = Builder::new()
        .prefix(".dealscope-")
        .permissions(Permissions::from_mode(wanted))
        .tempfile_in(folder)?;
    if let Ok(replaced) = fs::metadata(place) {
        temporary
            .as_file()
            .set_permissions(replaced.permissions())?;
    }
    Ok(temporary)
}

fn settle(temporary: NamedTempFile, place: &Path, existing: Existing) -> io::Result<()> {
    match existing {
        Existing::Keep => temporary.persist_noclobber(place),
        Existing::Replace => temporary.persist(place),
    }
    .map(drop)
    .map_err(|error| error.error)
}

#[cfg(test)]
mod tests;
