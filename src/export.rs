//! Files out: CSV, JSON, JSON Lines, Markdown. One column list serves them all; a file is complete or absent.

use std::path::PathBuf;

/// What to write. (Being built.)
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    /// Where; `None`: standard output.
    pub to: Option<PathBuf>,
}
