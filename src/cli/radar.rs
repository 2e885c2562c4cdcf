//! `dealscope radar`.

use clap::{Args, ValueEnum};

use super::Source;

/// `dealscope radar`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "An end that is not known to the day lies in the lane of its earliest day. What is in no lane (over for more than a \
        year, an acquisition, ...) is counted on standard error. ics is an iCalendar file with an all-day event for each \
        end; it is always the same for the same deals, so that a calendar can subscribe to it.\n\n\
        Examples:\n  \
        dealscope radar country:GB --within 18mo\n  \
        dealscope radar --as-of 2024-06-30 --format csv\n  \
        dealscope radar supplier:oracle --format ics > ends.ics"
)]
pub struct Radar {
    /// Words and fields, such as: microsoft kind:licence [default: every deal]
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub source: Source,
    /// Only what ends in that time from the day on: 18mo, 2y, 90d, or a date
    #[arg(long, value_name = "TIME")]
    pub within: Option<String>,
    /// Look from this day (or the last day of this month or year) instead of from today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    /// How to write them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: RadarFormat,
}

/// How `radar` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RadarFormat {
    /// Aligned columns to read
    #[default]
    Table,
    /// Comma-separated values by RFC 4180
    Csv,
    /// One array with an object for each deal
    Json,
    /// An iCalendar file by RFC 5545
    Ics,
}
