//! `dealscope sources`.

use clap::{Args, ValueEnum};

use super::Source;

/// `dealscope sources`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Prints the sources on standard output, those with most deals first, and `N sources` as the last line on \
        standard error. `dealscope list source:ID` lists the deals that cite one.\n\n\
        Examples:\n  \
        dealscope sources digital health\n  \
        dealscope sources grade e\n  \
        dealscope sources --format csv"
)]
pub struct Sources {
    /// Words of its id, publisher, title or grade [default: every source]
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub source: Source,
    /// How to write them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: SourcesFormat,
}

/// How `sources` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum SourcesFormat {
    /// Aligned columns to read
    #[default]
    Table,
    /// Comma-separated values by RFC 4180
    Csv,
    /// One array with an object for each source
    Json,
}
