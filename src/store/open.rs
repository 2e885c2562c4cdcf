//! Opening a deals file that may come from a stranger, without changing it or making anything beside it.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::error::{OpenError, OpenProblem, ReadError, said, shown};
use super::file::{COPY_BYTES, Candidate, candidate, immutable_uri};
use super::guard::Guard;
use super::header::without_log;
use super::lookup::Known;
use super::shared::SharedMemory;
use super::{integrity, schema};

/// Copies from this size on are shared by the connections to them; a smaller one is copied again more quickly.
const SHARED_FROM_BYTES: usize = 8 << 20;

/// A deals file that is open for reading. What was opened stays as it was, even when the file changes meanwhile, as long
/// as it has 64 MB or less.
pub struct DealsFile {
    pub(super) connection: Connection,
    pub(super) guard: Guard,
    path: PathBuf,
    kept: Kept,
    /// What is known of its summaries.
    pub(super) known: Arc<Known>,
}

/// Where the content is.
#[derive(Clone, PartialEq, Eq)]
enum Kept {
    /// In memory, and nowhere else.
    Made,
    /// In memory: a private copy of the file.
    InMemory,
    /// In memory that all connections to this copy of the file share.
    Shared(SharedMemory),
    /// In the file, which is read page by page as needed.
    OnDisk,
}

impl DealsFile {
    /// Opens a deals file.
    ///
    /// Up to 64 MB it is read into memory and opened as a private copy, after a check of every page; above that it is
    /// read in place, and damage shows when the damaged place is read. Either way nothing is written, and nothing is
    /// made beside it.
    ///
    /// # Errors
    /// When it is no sound deals file of this version; the error says why and what to do.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let candidate = candidate(path)?;
        let opened = if candidate.length <= COPY_BYTES {
            Self::copied(path, candidate)
        } else {
            Self::in_place(path)
        };
        opened.map_err(|problem| problem.of(path))
    }

    /// Opens the bytes of a deals file that this program has made itself; `path` is what messages call it.
    pub(super) fn of_image(path: &Path, image: &[u8]) -> Result<Self, OpenError> {
        Self::from_reader(path, image, image.len(), Kept::Made).map_err(|problem| problem.of(path))
    }

    /// True for what was read into memory: questions about all of it are answered at once.
    #[must_use]
    pub fn is_in_memory(&self) -> bool {
        self.kept != Kept::OnDisk
    }

    /// The same content once more, where that needs no copy of it.
    #[must_use]
    pub fn beside(&self) -> Option<Self> {
        let again = match &self.kept {
            Kept::OnDisk => Self::in_place(&self.path).ok(),
            Kept::Shared(memory) => Self::in_shared(&self.path, memory.clone()).ok(),
            Kept::Made | Kept::InMemory => None,
        };
        again.map(|again| again.knowing(&self.known))
    }

    /// The same content once more, for another thread.
    ///
    /// # Errors
    /// When memory runs out, or the file is not what it was.
    pub fn another(&mut self) -> Result<Self, OpenError> {
        let path = self.path.clone();
        let again = match self.kept.clone() {
            Kept::OnDisk => Self::in_place(&path),
            Kept::Shared(memory) => Self::in_shared(&path, memory),
            kept => self
                .connection
                .serialize(MAIN_DB)
                .map_err(OpenProblem::from)
                .and_then(|image| Self::from_reader(&path, &*image, image.len(), kept)),
        };
        again
            .map(|again| again.knowing(&self.known))
            .map_err(|problem| problem.of(&path))
    }

    /// The same, with what another connection to the content knows.
    fn knowing(self, known: &Arc<Known>) -> Self {
        Self {
            known: Arc::clone(known),
            ..self
        }
    }

    /// What is in the file now, checked as at the first opening; the same content where there is no file.
    ///
    /// # Errors
    /// When the file is no sound deals file any more.
    pub fn reopen(&mut self) -> Result<Self, OpenError> {
        match self.kept {
            Kept::Made => self.another(),
            Kept::InMemory | Kept::Shared(_) | Kept::OnDisk => Self::open(&self.path),
        }
    }

    /// The path that it was opened by.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path as it may be shown.
    #[must_use]
    pub fn name(&self) -> String {
        shown(&self.path)
    }

    fn copied(path: &Path, candidate: Candidate) -> Result<Self, OpenProblem> {
        let Candidate { file, head, length } = candidate;
        let size = usize::try_from(length).map_err(|error| OpenProblem::Io(error.to_string()))?;
        let bytes = Cursor::new(without_log(head)).chain(file);
        let opened = Self::from_reader(path, bytes, size, Kept::InMemory)?;
        let running = opened.guard.run(None);
        integrity::check(&opened.connection, || running.wind())?;
        drop(running);
        if size < SHARED_FROM_BYTES {
            return Ok(opened);
        }
        // Without the memory to share it, every connection has a copy of its own, as long as there is room.
        match SharedMemory::of(&opened.connection) {
            Ok((memory, _kept_alive)) => Self::in_shared(path, memory),
            Err(_) => Ok(opened),
        }
    }

    fn in_shared(path: &Path, memory: SharedMemory) -> Result<Self, OpenProblem> {
        let mut connection = memory.connect()?;
        let guard = Guard::post(&mut connection)?;
        Self::checked(connection, guard, path, Kept::Shared(memory))
    }

    fn from_reader(
        path: &Path,
        bytes: impl Read,
        size: usize,
        kept: Kept,
    ) -> Result<Self, OpenProblem> {
        let mut connection = Connection::open_in_memory()?;
        let guard = Guard::post(&mut connection)?;
        connection
            .deserialize_read_exact(MAIN_DB, bytes, size, true)
            .map_err(|error| OpenProblem::Io(said(&error)))?;
        Self::checked(connection, guard, path, kept)
    }

    fn in_place(path: &Path) -> Result<Self, OpenProblem> {
        let uri = immutable_uri(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
            | OpenFlags::SQLITE_OPEN_URI
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(uri, flags)?;
        let guard = Guard::post(&mut connection)?;
        Self::checked(connection, guard, path, Kept::OnDisk)
    }

    fn checked(
        connection: Connection,
        guard: Guard,
        path: &Path,
        kept: Kept,
    ) -> Result<Self, OpenProblem> {
        guard.heed_encoding(&connection)?;
        let running = guard.run(None);
        schema::check(&connection)?;
        drop(running);
        // Scans, lookups and single deals together use some forty statements.
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self {
            connection,
            guard,
            path: path.to_owned(),
            kept,
            known: Arc::default(),
        })
    }

    /// A failure of SQLite as an error of this file.
    pub(super) fn failed(&self, error: &rusqlite::Error) -> ReadError {
        let file = self.name();
        if error.sqlite_error_code() == Some(rusqlite::ErrorCode::OperationInterrupted) {
            if self.guard.was_cancelled() {
                return ReadError::Cancelled { file };
            }
            return ReadError::TooSlow { file };
        }
        ReadError::Damaged {
            file,
            problem: said(error),
        }
    }
}

#[cfg(test)]
mod tests;
