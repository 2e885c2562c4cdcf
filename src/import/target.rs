//! The deals file that is imported into: read whole, changed in memory, written anew. It is complete or as it was before.

use std::path::{Path, PathBuf};

use super::catalogue::catalogue;
use super::error::ImportError;
use super::known::Known;
use super::merge::{Merged, merge, refresh};
use super::read::{Incoming, read};
use crate::store::{Access, Contents, DealsFile, Existing, shown};

/// A deals file with what is going to be in it.
pub struct Target {
    path: PathBuf,
    contents: Contents,
    is_there: bool,
    /// Who may read it when it is made.
    access: Access,
}

impl Target {
    /// Reads a deals file that is there; one that is not will be made.
    ///
    /// # Errors
    /// When what is there is no sound deals file.
    pub fn of(path: &Path) -> Result<Self, ImportError> {
        let is_there = path.symlink_metadata().is_ok();
        let contents = if is_there {
            DealsFile::open(path)?.contents()?.value
        } else {
            Contents::default()
        };
        Ok(Self {
            path: path.to_owned(),
            contents,
            is_there,
            access: Access::Usual,
        })
    }

    /// Reads the library; one that is not there will be made, with the bundled catalogue in it and for the user alone.
    ///
    /// # Errors
    /// When what is there is no sound deals file.
    pub fn library(path: &Path) -> Result<Self, ImportError> {
        let mut target = Self::of(path)?;
        if !target.is_there {
            target.contents = catalogue();
            target.access = Access::Private;
        }
        Ok(target)
    }

    /// The file, as it may be shown.
    #[must_use]
    pub fn name(&self) -> String {
        shown(&self.path)
    }

    /// Reads a file and adds what is sound in it. Nothing is written yet. `at` is the moment, as ISO 8601 text.
    ///
    /// # Errors
    /// When nothing of the file can be read.
    pub fn import(&mut self, file: &Path, at: &str) -> Result<(Report, Merged), ImportError> {
        let incoming = read(file, &Known::of(&self.contents))?;
        let report = Report {
            tally: incoming.tally,
            issues: incoming.issues.clone(),
        };
        let merged = self.add(incoming, file, at);
        Ok((report, merged))
    }

    fn add(&mut self, incoming: Incoming, file: &Path, at: &str) -> Merged {
        merge(&mut self.contents, incoming, &shown(file), at)
    }

    /// Brings the bundled catalogue in; what the user imported stays.
    pub fn refresh(&mut self) -> Merged {
        refresh(&mut self.contents, catalogue())
    }

    /// Writes the deals file.
    ///
    /// # Errors
    /// When it cannot be written; it is then as it was before.
    pub fn write(&self) -> Result<(), ImportError> {
        let existing = if self.is_there {
            Existing::Replace
        } else {
            Existing::Keep
        };
        Ok(self.contents.write(&self.path, existing, self.access)?)
    }
}

/// What is to be told of one file.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The counts.
    pub tally: super::Tally,
    /// What was rejected, repaired, noted.
    pub issues: Vec<super::Issue>,
}
