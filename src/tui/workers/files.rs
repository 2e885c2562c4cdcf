//! The deals file as the workers share it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::store::{DealsFile, OpenError};

/// The deals file, for workers that need a connection of their own now and then.
#[derive(Clone)]
pub(super) struct Files {
    pub(super) file: Arc<Mutex<DealsFile>>,
    pub(super) edition: Arc<AtomicU64>,
}

/// Which reading of the file this is: it counts up when the file is read anew.
pub(super) type Edition = u64;

/// A connection of a worker's own: opened at the first question that the columns cannot answer, and anew when the file was.
pub(super) struct Own {
    files: Files,
    opened: Option<(Edition, DealsFile)>,
}

impl Own {
    /// None is open yet.
    pub(super) const fn new(files: Files) -> Self {
        Self {
            files,
            opened: None,
        }
    }

    /// The file, as it was read last.
    pub(super) fn file(&mut self) -> Result<&DealsFile, OpenError> {
        let edition = self.files.edition();
        let same = self.opened.take_if(|(own, _)| *own == edition);
        let opened = match same {
            Some(same) => same,
            None => (edition, self.files.another()?),
        };
        Ok(&self.opened.insert(opened).1)
    }
}

impl Files {
    /// The file, shared; for work of a few milliseconds.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut DealsFile) -> T) -> T {
        work(&mut self.file.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Which reading the file is of.
    pub(super) fn edition(&self) -> Edition {
        self.edition.load(Ordering::Acquire)
    }

    /// Puts a newer reading in its place.
    pub(super) fn replace(&self, fresh: DealsFile) {
        self.with(|file| *file = fresh);
        self.edition.fetch_add(1, Ordering::Release);
    }

    /// The file once more; for work that takes longer.
    pub(super) fn another(&self) -> Result<DealsFile, OpenError> {
        self.with(DealsFile::another)
    }
}
