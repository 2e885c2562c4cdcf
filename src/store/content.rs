//! What a file is by its first bytes, so that the wrong file gets an answer that helps.

use std::fmt;

/// How many first bytes are looked at.
pub const HEAD_BYTES: usize = 4096;

/// What a file's first bytes say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum Content {
    Empty,
    Sqlite,
    Sqlite2,
    Zeroes,
    Compressed(&'static str),
    Media(&'static str),
    Json,
    Utf16,
    Text,
    Unknown,
}

impl Content {
    /// What a file that begins with these bytes is.
    #[must_use]
    pub fn of(head: &[u8]) -> Self {
        const MAGIC: [(&[u8], Content); 14] = [
            (b"SQLite format 3\0", Content::Sqlite),
            (b"** This file contains an SQLite 2", Content::Sqlite2),
            (b"\x1f\x8b", Content::Compressed("gzip")),
            (b"PK\x03\x04", Content::Compressed("zip")),
            (b"BZh", Content::Compressed("bzip2")),
            (b"\xfd7zXZ\0", Content::Compressed("xz")),
            (b"\x28\xb5\x2f\xfd", Content::Compressed("zstd")),
            (b"7z\xbc\xaf\x27\x1c", Content::Compressed("7z")),
            (b"\x89PNG\r\n", Content::Media("a PNG picture")),
            (b"\xff\xd8\xff", Content::Media("a JPEG picture")),
            (b"%PDF-", Content::Media("a PDF document")),
            (
                b"\xd0\xcf\x11\xe0",
                Content::Media("an old Office document"),
            ),
            (b"\xff\xfe", Content::Utf16),
            (b"\xfe\xff", Content::Utf16),
        ];
        if head.is_empty() {
            return Self::Empty;
        }
        if let Some((_, content)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            return *content;
        }
        if head.iter().all(|byte| *byte == 0) {
            return Self::Zeroes;
        }
        Self::of_text(head)
    }

    fn of_text(head: &[u8]) -> Self {
        let body = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let is_text = body
            .iter()
            .all(|byte| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | b'\x1b' | b'\x0c'));
        match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{' | b'[') => Self::Json,
            _ if is_text && looks_utf8(body) => Self::Text,
            _ => Self::Unknown,
        }
    }
}

/// True for UTF-8, a character cut at the end allowed.
fn looks_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

impl fmt::Display for Content {
    /// As the problem of a file that should be a deals file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty (0 bytes); `dealscope init FILE` makes a deals file"),
            Self::Sqlite => f.write_str("an SQLite file, where another was expected"),
            Self::Sqlite2 => f.write_str("an SQLite 2 file, which is no deals file"),
            Self::Zeroes => {
                f.write_str("it holds nothing but zeroes; the file was lost or never written, get a whole copy of it")
            }
            Self::Compressed(format) => write!(
                f,
                "it is compressed ({format}), not a deals file; unpack it first"
            ),
            Self::Media(what) => write!(f, "it is {what}, not a deals file"),
            Self::Json => f.write_str(
                "it is JSON, not a deals file; `dealscope import FILE --into DEALS.db` reads it in",
            ),
            Self::Utf16 => f.write_str("it is UTF-16 text, not a deals file"),
            Self::Text => f.write_str(
                "it is text (CSV perhaps), not a deals file; `dealscope import FILE --into DEALS.db` reads data in",
            ),
            Self::Unknown => f.write_str("it is not a deals file, nor anything else known here"),
        }
    }
}
