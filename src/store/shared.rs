//! One copy of a file in memory for all connections to it: with a copy each, four readers of a file of 64 MB would need
//! more memory than the limit allows.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

/// A database in SQLite's memory that lives as long as one connection to it.
/// See <https://www.sqlite.org/src/file/src/memdb.c>: names that begin with a slash are shared within the process.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct SharedMemory {
    uri: Arc<str>,
}

impl SharedMemory {
    /// Copies what a connection has. The connection that comes along keeps the memory alive until there is another.
    pub(super) fn of(from: &Connection) -> rusqlite::Result<(Self, Connection)> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let memory = Self {
            uri: format!("file:/dealscope-{number}?vfs=memdb").into(),
        };
        let mut to =
            memory.open(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let backup = Backup::new(from, &mut to)?;
        let all_pages = -1;
        if backup.step(all_pages)? != StepResult::Done {
            let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
            return Err(rusqlite::Error::SqliteFailure(busy, None));
        }
        drop(backup);
        Ok((memory, to))
    }

    /// One more connection, for reading only.
    pub(super) fn connect(&self) -> rusqlite::Result<Connection> {
        self.open(OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    fn open(&self, how: OpenFlags) -> rusqlite::Result<Connection> {
        let flags = how | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags(&*self.uri, flags)
    }
}
