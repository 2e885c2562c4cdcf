//! Setting files aside: a damaged notebook, or the copy that is taken before a migration. Nothing is ever overwritten.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::place::{Identity, Place, new_private_file};

/// More than this many were set aside already: something else is wrong, and one more file would not help.
const MOST: u32 = 999;

/// Renames a file that cannot be a notebook, with its logs, to `notebook.damaged-1.db` or the next free number.
/// Gives nothing where it is no longer the file that was `seen`: another dealscope was quicker, and what lies there now
/// is its new notebook.
pub(super) fn set_aside(place: &Place, seen: Option<Identity>) -> io::Result<Option<PathBuf>> {
    if place.identity() != seen {
        return Ok(None);
    }
    let target = Place {
        file: free_name(&place.file, "damaged")?,
        linked: false,
    };
    // The logs first: without its file a log is harmless, but a log beside the new notebook would be taken for its own.
    for log in ["-journal", "-wal", "-shm"] {
        match fs::rename(place.beside(log), target.beside(log)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::rename(&place.file, &target.file)?;
    Ok(Some(target.file))
}

/// Writes a copy to `notebook.before-1.db` or the next free number, synced.
pub(super) fn back_up(place: &Place, bytes: &[u8]) -> io::Result<PathBuf> {
    let path = free_name(&place.file, "before")?;
    let mut file = new_private_file(&path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if let Err(error) = written {
        // Half a copy would pass for a whole one; that it could not be removed either changes nothing.
        let _ = fs::remove_file(&path);
        return Err(error);
    }
    sync_folder(&path)?;
    Ok(path)
}

fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) => fs::File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// `notebook.WORD-N.db` beside the file, with the first number that is free. Numbers, since clocks may be wrong.
fn free_name(file: &Path, word: &str) -> io::Result<PathBuf> {
    (1..=MOST)
        .map(|number| file.with_extension(format!("{word}-{number}.db")))
        .find(|path| {
            fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        })
        .ok_or_else(|| io::Error::other("too many files were set aside beside it"))
}
