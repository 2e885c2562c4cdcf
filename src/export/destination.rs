//! Putting a file in its place: written beside it under another name, synced, then renamed. The file is complete or it
//! is not there, and nothing is overwritten without being asked for.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::ExportError;
use crate::deal::cleaned;

/// Why a file could not be put in its place.
#[derive(Debug, thiserror::Error)]
pub enum DestinationError {
    /// There is a file already.
    #[error("{0} is there already: give --force to overwrite it, or another name")]
    Exists(String),
    /// It is the deals file or the notebook.
    #[error("{0} is a data file of dealscope: give another name")]
    DataFile(String),
    /// It is a folder, a device, a pipe.
    #[error("{0} is no regular file: give another name")]
    NoFile(String),
    /// Its folder is missing.
    #[error("{0} cannot be written: there is no such folder")]
    NoFolder(String),
    /// Anything else.
    #[error("{name} cannot be written: {}", said(cause))]
    Io {
        /// The file.
        name: String,
        /// What the system says.
        cause: io::Error,
    },
}

/// What the system says of an error, without its number.
fn said(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(end) => text.get(..end).unwrap_or_default().to_owned(),
        None => text,
    }
}

/// Writes a file by `write` and puts it in its place. `own` are files that must never be overwritten: those that dealscope
/// itself reads and writes.
///
/// # Errors
/// When the place is taken or cannot be written, or when `write` fails; then nothing is left behind.
pub(super) fn save<T>(
    path: &Path,
    force: bool,
    own: &[PathBuf],
    write: impl FnOnce(&mut dyn Write) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let place = Place::of(path, force, own)?;
    let mut temporary = place.temporary()?;
    let written = {
        let mut buffered = BufWriter::with_capacity(1 << 16, temporary.as_file_mut());
        let written = write(&mut buffered).map_err(|error| match error {
            ExportError::Write(cause) => place.error(cause).into(),
            other => other,
        })?;
        buffered.flush().map_err(|cause| place.error(cause))?;
        written
    };
    place.settle(temporary, force)?;
    Ok(written)
}

/// Where a file goes.
struct Place {
    /// As the user wrote it, safe to show.
    name: String,
    /// The file itself, with links followed.
    path: PathBuf,
    /// The folder that it is in.
    folder: PathBuf,
    /// What is there now.
    existing: Option<Metadata>,
}

impl Place {
    fn of(path: &Path, force: bool, own: &[PathBuf]) -> Result<Self, DestinationError> {
        let name = cleaned(&path.to_string_lossy()).into_owned();
        let existing = match fs::metadata(path) {
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(cause) => return Err(DestinationError::Io { name, cause }),
        };
        if let Some(metadata) = &existing {
            if !metadata.is_file() {
                return Err(DestinationError::NoFile(name));
            }
            if own.iter().any(|own| is_same_file(metadata, path, own)) {
                return Err(DestinationError::DataFile(name));
            }
            if !force {
                return Err(DestinationError::Exists(name));
            }
        } else if fs::symlink_metadata(path).is_ok() || path.file_name().is_none() {
            return Err(DestinationError::NoFile(name));
        }
        let path = match &existing {
            // The file that a link leads to is replaced, not the link.
            Some(_) => fs::canonicalize(path).map_err(|cause| DestinationError::Io {
                name: name.clone(),
                cause,
            })?,
            None => path.to_owned(),
        };
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        if !folder.is_dir() {
            return Err(DestinationError::NoFolder(name));
        }
        Ok(Self {
            name,
            path,
            folder,
            existing,
        })
    }

    fn error(&self, cause: io::Error) -> DestinationError {
        DestinationError::Io {
            name: self.name.clone(),
            cause,
        }
    }

    /// A file that nobody else may read while it grows, unless it will be new: then it is as open as any new file.
    fn temporary(&self) -> Result<NamedTempFile, DestinationError> {
        let mut builder = Builder::new();
        builder.prefix(".dealscope-").suffix(".tmp");
        #[cfg(unix)]
        if self.existing.is_none() {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        builder
            .tempfile_in(&self.folder)
            .map_err(|cause| self.error(cause))
    }

    fn settle(&self, temporary: NamedTempFile, force: bool) -> Result<(), DestinationError> {
        let file = temporary.as_file();
        if let Some(existing) = &self.existing {
            file.set_permissions(existing.permissions())
                .map_err(|cause| self.error(cause))?;
        }
        file.sync_all().map_err(|cause| self.error(cause))?;
        if force {
            temporary
                .persist(&self.path)
                .map_err(|failed| self.error(failed.error))?;
        } else {
            // Someone may have made the file meanwhile.
            temporary.persist_noclobber(&self.path).map_err(|failed| {
                if failed.error.kind() == io::ErrorKind::AlreadyExists {
                    DestinationError::Exists(self.name.clone())
                } else {
                    self.error(failed.error)
                }
            })?;
        }
        // Without this the new name may be lost when the power fails; not every system can sync a folder.
        if let Ok(folder) = File::open(&self.folder) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

/// True when both names lead to one file, by link or by hard link.
fn is_same_file(metadata: &Metadata, path: &Path, other: &Path) -> bool {
    let Ok(other_metadata) = fs::metadata(other) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let _ = path;
        (metadata.dev(), metadata.ino()) == (other_metadata.dev(), other_metadata.ino())
    }
    #[cfg(not(unix))]
    {
        let _ = (metadata, other_metadata);
        matches!((fs::canonicalize(path), fs::canonicalize(other)), (Ok(one), Ok(two)) if one == two)
    }
}

#[cfg(test)]
mod tests;
