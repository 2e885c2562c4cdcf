//! What keeps a hostile deals file in check while SQLite reads it: defensive settings, lowered limits, and a clock on
//! every query. The list follows <https://www.sqlite.org/security.html>, item by item.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;

use crate::deal::Cancel;

/// How long one query may take. Long passes wind the clock up again as they go.
pub(super) const QUERY_LIMIT: Duration = Duration::from_millis(1500);

/// Memory that SQLite may use in the whole process: the copy of a file of 64 MB, and the longest texts three times.
const HEAP_BYTES: i64 = 200 << 20;

/// Memory for pages of one connection, of which there are a dozen: what is read is walked through once, or is a page or two.
const CACHE_KB: u32 = 1024;

/// Virtual-machine steps between two looks at the clock: about 50 µs.
const STEPS_PER_LOOK: i32 = 2000;

/// The longest text. A file of 64 MB, and texts that are copied while they are read, stay far below [`HEAP_BYTES`]:
/// where memory ran out inside SQLite, reading a text could not even report it.
const LONGEST_TEXT: i32 = 32 << 20;

/// The same where SQLite turns UTF-16 into UTF-8 first.
const LONGEST_UTF16_TEXT: i32 = 12 << 20;

const LIMITS: [(Limit, i32); 8] = [
    (Limit::SQLITE_LIMIT_LENGTH, LONGEST_TEXT),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (Limit::SQLITE_LIMIT_VDBE_OP, 100_000),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

const SETTINGS: [(DbConfig, bool); 6] = [
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
];

/// The clock and the flag that stop a query.
#[derive(Clone)]
pub(super) struct Guard(Arc<State>);

struct State {
    born: Instant,
    /// Milliseconds after `born`; `u64::MAX`: no query runs.
    deadline: AtomicU64,
    cancel: Mutex<Option<Cancel>>,
}

/// A query runs while this lives.
pub(super) struct Running<'guard>(&'guard Guard);

impl Guard {
    /// Puts a connection on its guard. Nothing may have been read through it yet.
    pub(super) fn post(connection: &mut Connection) -> rusqlite::Result<Self> {
        for (setting, on) in SETTINGS {
            connection.set_db_config(setting, on)?;
        }
        for (limit, value) in LIMITS {
            connection.set_limit(limit, value)?;
        }
        let guard = Self(Arc::new(State {
            born: Instant::now(),
            deadline: AtomicU64::new(u64::MAX),
            cancel: Mutex::new(None),
        }));
        let watch = guard.clone();
        connection.progress_handler(STEPS_PER_LOOK, Some(move || watch.should_stop()))?;
        connection.execute_batch(&format!(
            "PRAGMA hard_heap_limit = {HEAP_BYTES};
             PRAGMA cell_size_check = ON;
             PRAGMA mmap_size = 0;
             PRAGMA cache_size = -{CACHE_KB};
             PRAGMA temp_store = MEMORY;
             PRAGMA ignore_check_constraints = ON;
             PRAGMA query_only = ON;"
        ))?;
        Ok(guard)
    }

    /// Lowers the limit on texts for a file that is not in UTF-8. Reads the file's header, so it comes after [`Guard::post`].
    pub(super) fn heed_encoding(&self, connection: &Connection) -> rusqlite::Result<()> {
        let _running = self.run(None);
        let encoding =
            connection.query_row("PRAGMA encoding", [], |row| row.get::<_, String>(0))?;
        if encoding != "UTF-8" {
            connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_UTF16_TEXT)?;
        }
        Ok(())
    }

    /// Starts the clock for a query, which `cancel` may stop earlier.
    pub(super) fn run(&self, cancel: Option<&Cancel>) -> Running<'_> {
        *self.cancel() = cancel.cloned();
        self.wind();
        Running(self)
    }

    /// True when the query that runs was told to stop.
    pub(super) fn was_cancelled(&self) -> bool {
        self.cancel().as_ref().is_some_and(Cancel::is_cancelled)
    }

    fn cancel(&self) -> std::sync::MutexGuard<'_, Option<Cancel>> {
        self.0.cancel.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> u64 {
        u64::try_from(self.0.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn wind(&self) {
        let limit = u64::try_from(QUERY_LIMIT.as_millis()).unwrap_or(u64::MAX);
        let deadline = self.now().saturating_add(limit);
        self.0.deadline.store(deadline, Ordering::Relaxed);
    }

    fn should_stop(&self) -> bool {
        let deadline = self.0.deadline.load(Ordering::Relaxed);
        deadline != u64::MAX && (self.now() > deadline || self.was_cancelled())
    }
}

impl Running<'_> {
    /// Winds the clock up again: a long pass does it as it gets on.
    pub(super) fn wind(&self) {
        self.0.wind();
    }

    /// The same, but fails as a stopped query does when nobody wants the answer any more.
    pub(super) fn wind_unless_cancelled(&self) -> rusqlite::Result<()> {
        if self.0.was_cancelled() {
            let stopped = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_INTERRUPT);
            return Err(rusqlite::Error::SqliteFailure(stopped, None));
        }
        self.wind();
        Ok(())
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.0.deadline.store(u64::MAX, Ordering::Relaxed);
        *self.0.cancel() = None;
    }
}

#[cfg(test)]
mod tests;
