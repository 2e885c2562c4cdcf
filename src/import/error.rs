//! Why a file cannot be imported at all; what is wrong with single records is an [`Issue`](super::Issue).

use crate::deal::interchange::FORMAT;
use crate::store::{Content, OpenError, ReadError, WriteError};

/// Why nothing of a file can be imported. Displays as one line: file, problem, way out.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum ImportError {
    #[error("{file}: {problem}")]
    File { file: String, problem: FileProblem },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// What is wrong with a file as a whole.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say what each is")]
pub enum FileProblem {
    #[error("it cannot be read: {0}")]
    Io(String),
    #[error("it has {0} bytes, and {most} are the most that is read at once; import it in parts", most = super::text::MOST_BYTES)]
    TooBig(u64),
    #[error("{}", unsuitable(*.0))]
    Content(Content),
    #[error("it is CSV or other text, and only {FORMAT} JSON can be imported yet; CSV comes later")]
    TextLater,
    #[error("it is OCDS, and only {FORMAT} JSON can be imported yet; OCDS comes later")]
    OcdsLater,
    #[error("line {line}: it is no UTF-8 text; save it as UTF-8 and import it again")]
    Encoding { line: usize },
    #[error("line {line}, column {column}: it is no JSON: {problem}; nothing was imported")]
    Syntax {
        line: usize,
        column: usize,
        problem: String,
    },
    #[error("the document is {0}, where an object in the format {FORMAT} was expected")]
    Shape(&'static str),
    #[error("`{key}` is {found}, where {wanted} was expected; nothing was imported")]
    Member {
        key: &'static str,
        found: &'static str,
        wanted: &'static str,
    },
    #[error("there are two `{0}`, and which one is meant cannot be told; nothing was imported")]
    Twice(String),
    #[error("its `format` is {0}, where {FORMAT:?} was expected")]
    Format(String),
}

/// Why content that is no JSON cannot be imported.
fn unsuitable(content: Content) -> String {
    match content {
        Content::Empty => "it is empty (0 bytes); there is nothing to import".to_owned(),
        Content::Sqlite => {
            "it is an SQLite file: if it is a deals file, open it with --file instead of importing it".to_owned()
        }
        Content::Compressed(format) => format!("it is compressed ({format}); unpack it first"),
        Content::Media(what) => format!("it is {what}, which cannot be imported"),
        Content::Zeroes => "it holds nothing but zeroes; get a whole copy of it".to_owned(),
        _ => format!("it is nothing known here; {FORMAT} JSON can be imported"),
    }
}
