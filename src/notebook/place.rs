//! Where a notebook is, before SQLite touches it: links resolved, folders made, the header read.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::schema::VERSION;

/// The first bytes of every SQLite database.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// A notebook's file: no part of the path is a link, as `SQLITE_OPEN_NOFOLLOW` wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: PathBuf,
    /// True where the user's data folder has a link to it. What a link leads to is never created or renamed.
    pub(super) linked: bool,
}

/// What lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// Nothing, or a file without a byte in it.
    Nothing,
    /// A database that may be opened.
    Database,
    /// A database whose header names a version that this program does not know.
    Newer(i32),
    /// A file that is no database, or whose logs are not its own.
    Foreign,
}

/// Finds the place that a path names and makes its folder.
pub(super) fn find(path: &Path) -> io::Result<Place> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(io::Error::other("names no file"));
    };
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let file = fs::canonicalize(folder)?.join(name);
    match fs::symlink_metadata(&file) {
        Ok(metadata) if metadata.is_symlink() => {
            let file = fs::canonicalize(&file)?;
            regular(&fs::symlink_metadata(&file)?)?;
            Ok(Place { file, linked: true })
        }
        Ok(metadata) => {
            regular(&metadata)?;
            Ok(Place {
                file,
                linked: false,
            })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Place {
            file,
            linked: false,
        }),
        Err(error) => Err(error),
    }
}

fn regular(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        Ok(())
    } else {
        Err(io::Error::other("is not a file"))
    }
}

/// Which file it is, whatever its name: device and inode.
pub(super) type Identity = (u64, u64);

impl Place {
    /// Which file lies there; `None` where there is none.
    pub(super) fn identity(&self) -> Option<Identity> {
        let metadata = fs::symlink_metadata(&self.file).ok()?;
        Some((metadata.dev(), metadata.ino()))
    }

    /// Reads the header. Only for a file that this process does not have open: closing it would drop SQLite's locks.
    pub(super) fn look(&self) -> io::Result<Lies> {
        let mut header = Vec::new();
        match File::open(&self.file) {
            Ok(file) => file.take(100).read_to_end(&mut header)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Lies::Nothing),
            Err(error) => return Err(error),
        };
        if self.pending("-journal") {
            // The header may be half written; SQLite knows what it was.
            return Ok(Lies::Database);
        }
        Ok(match header_of(&header) {
            _ if header.is_empty() => Lies::Nothing,
            None => Lies::Foreign,
            Some(Header { wal: false, .. }) if self.pending("-wal") => Lies::Foreign,
            Some(Header {
                version: 0 | VERSION,
                ..
            }) => Lies::Database,
            Some(Header { version, .. }) => Lies::Newer(version),
        })
    }

    /// True where a log with something in it lies beside the file.
    pub(super) fn pending(&self, suffix: &str) -> bool {
        fs::symlink_metadata(self.beside(suffix)).is_ok_and(|log| log.len() > 0)
    }

    /// The file's path with something appended: `-journal`, `-wal`, `-shm`.
    pub(super) fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(&self.file);
        name.push(suffix);
        name.into()
    }

    /// Makes an empty file for the user alone, unless there is a file already.
    pub(super) fn create(&self) -> io::Result<()> {
        match new_private_file(&self.file) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
    }

    /// Takes the rights of others to the file away. A file that even its owner may not write is left as it is.
    pub(super) fn make_private(&self) -> io::Result<()> {
        let mut permissions = fs::metadata(&self.file)?.permissions();
        if permissions.mode() & 0o200 != 0 && permissions.mode() & 0o077 != 0 {
            permissions.set_mode(0o600);
            fs::set_permissions(&self.file, permissions)?;
        }
        Ok(())
    }
}

/// A new file that only the user may read.
pub(super) fn new_private_file(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
}

/// What a database's first 100 bytes say (<https://sqlite.org/fileformat.html#the_database_header>).
struct Header {
    version: i32,
    wal: bool,
}

fn header_of(bytes: &[u8]) -> Option<Header> {
    if bytes.len() < 100 || !bytes.starts_with(MAGIC) {
        return None;
    }
    let version = <[u8; 4]>::try_from(bytes.get(60..64)?).ok()?;
    Some(Header {
        version: i32::from_be_bytes(version),
        wal: bytes.get(19) == Some(&2),
    })
}
