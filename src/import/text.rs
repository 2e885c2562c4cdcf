//! From a file to its text: the size is capped, the encoding is told by its mark, nothing is guessed.

use std::io::Read as _;
use std::path::Path;

use super::error::{FileProblem, ImportError};
use crate::store::{Content, HEAD_BYTES, open_plain, shown};

/// The largest file that is read. JSON of this size needs about three times as much memory.
pub(super) const MOST_BYTES: u64 = 256 << 20;

/// Reads a file's bytes.
pub(super) fn bytes_of(path: &Path) -> Result<Vec<u8>, ImportError> {
    let failed = |problem| ImportError::File {
        file: shown(path),
        problem,
    };
    let (file, length) = open_plain(path)?;
    if length > MOST_BYTES {
        return Err(failed(FileProblem::TooBig(length)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    // Once more, since a file may grow while it is read.
    let read = file.take(MOST_BYTES).read_to_end(&mut bytes);
    read.map_err(|error| failed(FileProblem::Io(error.to_string())))?;
    Ok(bytes)
}

/// The text that the bytes hold, if they are JSON as far as the first bytes tell.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, FileProblem> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(&bytes);
    match Content::of(head) {
        Content::Json | Content::Text | Content::Unknown => utf8(bytes),
        Content::Utf16 => utf16(&bytes),
        other => Err(FileProblem::Content(other)),
    }
}

fn utf8(mut bytes: Vec<u8>) -> Result<String, FileProblem> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let sound = error.as_bytes().get(..error.utf8_error().valid_up_to());
        FileProblem::Encoding {
            line: line_after(sound.unwrap_or_default()),
        }
    })
}

/// UTF-16 with a byte order mark.
fn utf16(bytes: &[u8]) -> Result<String, FileProblem> {
    let little = bytes.starts_with(b"\xff\xfe");
    let units = bytes.chunks(2).skip(1).map(|pair| match *pair {
        [low, high] if little => u16::from_le_bytes([low, high]),
        [high, low] => u16::from_be_bytes([high, low]),
        // Half a unit at the end: a lone surrogate, which no text has, stands for it.
        _ => 0xD800,
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    for unit in char::decode_utf16(units) {
        match unit {
            Ok(letter) => text.push(letter),
            Err(_) => {
                return Err(FileProblem::Encoding {
                    line: line_after(text.as_bytes()),
                });
            }
        }
    }
    Ok(text)
}

/// The line that follows these bytes, from 1.
pub(super) fn line_after(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count().saturating_add(1)
}
