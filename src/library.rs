//! Which deals file to open when none is named, and how a deals file gets into the index.

mod fill;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use fill::{Begun, Progress, begin, explain, first_page, load, select};

use crate::config::Paths;
use crate::deal::Clean;
use crate::import::{CATALOGUE_VERSION, catalogue};
use crate::store::{
    Access, DealsFile, Existing, Meta, OpenError, OpenOrWriteError, ReadError, WriteError, shown,
};

/// What brings a newer catalogue into the library.
pub const REFRESH_COMMAND: &str = "dealscope import --catalogue";

/// A deals file that is open.
pub struct Opened {
    /// The file.
    pub file: DealsFile,
    /// What it says of itself.
    pub meta: Meta,
    /// Whether it was named, by the user or in the config; else it is the library.
    pub named: bool,
    /// Something that the user should know, on one line.
    pub notice: Option<Clean>,
}

/// Why no deals file could be opened.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum LibraryError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(
        "{0} (this is your library: once it is moved away, the next start makes a new one from the catalogue)"
    )]
    Library(OpenError),
    #[error(transparent)]
    Catalogue(#[from] OpenOrWriteError),
}

/// Opens the deals file of that name; without a name the library in the user's data folder, which is made from the
/// bundled catalogue where there is none yet. Where it cannot be made, the catalogue is opened in memory.
///
/// # Errors
/// When the file, or the library that is there, cannot be opened.
pub fn open(file: Option<&Path>, paths: &Paths) -> Result<Opened, LibraryError> {
    match file {
        Some(path) => Opened::of(DealsFile::open(path)?, true, None),
        None => open_library(paths),
    }
}

fn open_library(paths: &Paths) -> Result<Opened, LibraryError> {
    let Some(path) = paths.library_file() else {
        return in_memory("the system names no folder for your data");
    };
    if path.symlink_metadata().is_err()
        && let Err(problem) = make(&path, paths)
    {
        return in_memory(&problem);
    }
    let file = DealsFile::open(&path).map_err(LibraryError::Library)?;
    let mut opened = Opened::of(file, false, None)?;
    opened.notice = newer_catalogue(&opened.meta);
    Ok(opened)
}

/// Makes the library from the bundled catalogue, for the user alone.
fn make(path: &Path, paths: &Paths) -> Result<(), String> {
    paths
        .make_data_dir()
        .map_err(|error| format!("{} cannot be made: {error}", shown(&folder_of(path))))?;
    match catalogue().write(path, Existing::Keep, Access::Private) {
        // Another start of the program was quicker.
        Ok(()) | Err(WriteError::Exists { .. }) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().map(Path::to_owned).unwrap_or_default()
}

/// The bundled catalogue, without a file.
fn in_memory(problem: &str) -> Result<Opened, LibraryError> {
    let file = catalogue().in_memory(Path::new("the catalogue, in memory"))?;
    // What follows from it comes first: the line may be cut.
    let notice = format!("the bundled catalogue, in memory: no library is kept ({problem})");
    Opened::of(file, false, Some(Clean::new(&notice)))
}

/// Tells of a bundled catalogue that is newer than the one in the library.
fn newer_catalogue(meta: &Meta) -> Option<Clean> {
    let own = meta.catalogue_version.as_deref().unwrap_or_default();
    // Days in ISO 8601 sort as texts.
    (own < CATALOGUE_VERSION).then(|| {
        let own = if own.is_empty() { "none" } else { own };
        Clean::new(&format!(
            "`{REFRESH_COMMAND}` brings a newer catalogue ({CATALOGUE_VERSION}; yours: {own}) and keeps what you \
             imported"
        ))
    })
}

impl Opened {
    fn of(file: DealsFile, named: bool, notice: Option<Clean>) -> Result<Self, LibraryError> {
        let meta = file.meta()?;
        Ok(Self {
            file,
            meta,
            named,
            notice,
        })
    }
}
