//! The file itself, before SQLite sees it: that it is a plain file, what its header claims, what lies beside it.
//! Nothing here writes, and nothing is opened that could block.

use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::content::{Content, HEAD_BYTES};
use super::error::{OpenError, OpenProblem, shown};
use super::header::Header;

/// Files up to this size are read into memory and opened as a private copy.
pub(super) const COPY_BYTES: u64 = 64 << 20;

/// A file that may be handed to SQLite.
pub(super) struct Candidate {
    /// The open file, read up to the end of `head`.
    pub(super) file: File,
    /// Its first bytes.
    pub(super) head: Vec<u8>,
    /// Its length in bytes.
    pub(super) length: u64,
}

/// Opens a file for reading if it is a plain, readable one.
///
/// # Errors
/// When it is missing, a folder, a device and so on, or may not be read.
pub fn open_plain(path: &Path) -> Result<(File, u64), OpenError> {
    // Looked at before it is opened, since opening a FIFO blocks; and again once open, since names can change meaning.
    let opened = fs::metadata(path)
        .map_err(OpenProblem::from)
        .and_then(|found| plain(&found))
        .and_then(|_| File::open(path).map_err(OpenProblem::from))
        .and_then(|file| {
            let length = plain(&file.metadata()?)?;
            Ok((file, length))
        });
    opened.map_err(|problem| problem.of(path))
}

/// Opens a deals file and checks what can be checked from its first bytes and its surroundings.
pub(super) fn candidate(path: &Path) -> Result<Candidate, OpenError> {
    let (mut file, length) = open_plain(path)?;
    let mut head = Vec::new();
    (&mut file)
        .take(u64::try_from(HEAD_BYTES).unwrap_or(u64::MAX))
        .read_to_end(&mut head)
        .map_err(|error| OpenProblem::from(error).of(path))?;
    match Content::of(&head) {
        Content::Sqlite => {}
        other => return Err(OpenProblem::Content(other).of(path)),
    }
    Header::read(&head)
        .and_then(|header| header.check(length))
        .and_then(|()| nothing_pending(path))
        .map_err(|problem| problem.of(path))?;
    Ok(Candidate { file, head, length })
}

/// The length of a plain file.
fn plain(metadata: &Metadata) -> Result<u64, OpenProblem> {
    match other_than_file(metadata.file_type()) {
        None => Ok(metadata.len()),
        Some(what) => Err(OpenProblem::NotAFile(what)),
    }
}

fn other_than_file(kind: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some("a folder")
    } else if kind.is_fifo() {
        Some("a named pipe")
    } else if kind.is_socket() {
        Some("a socket")
    } else {
        Some("a device")
    }
}

/// Refuses a file whose true state is partly in a log beside it.
fn nothing_pending(path: &Path) -> Result<(), OpenProblem> {
    let log = beside(path, "-wal");
    if fs::metadata(&log).is_ok_and(|found| found.is_file() && found.len() > 0) {
        return Err(OpenProblem::PendingWal(name_of(&log)));
    }
    let journal = beside(path, "-journal");
    if is_hot(&journal) {
        return Err(OpenProblem::PendingJournal(name_of(&journal)));
    }
    Ok(())
}

/// A journal is live unless it is empty or its first byte is zero (`journal_mode=PERSIST` clears it so).
fn is_hot(journal: &Path) -> bool {
    let plain = fs::metadata(journal).is_ok_and(|found| found.is_file() && found.len() > 0);
    if !plain {
        return false;
    }
    let mut first = [0];
    match File::open(journal).and_then(|mut file| file.read_exact(&mut first)) {
        Ok(()) => first != [0],
        Err(_) => true,
    }
}

/// The path with an ending more: not `with_extension`, and bytes that are no UTF-8 stay as they are.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| shown(path), |name| shown(Path::new(name)))
}

/// The URI that makes SQLite open exactly this file, unchanged and unlocked, whatever its name is.
/// See <https://www.sqlite.org/uri.html>.
pub(super) fn immutable_uri(path: &Path) -> std::io::Result<String> {
    use std::fmt::Write as _;
    use std::os::unix::ffi::OsStrExt as _;
    let absolute = std::path::absolute(path)?;
    let mut uri = String::from("file://");
    for byte in absolute.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri.push_str("?immutable=1&mode=ro");
    Ok(uri)
}
