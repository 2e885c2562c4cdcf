//! `dealscope companies`.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use super::Source;

/// `dealscope companies`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Prints the companies on standard output, and `N companies` as the last line on standard error.\n\n\
        Sums are of the deals in which a company is a party: each currency alone, limits apart, what is unconfirmed counted and never \
        added. csv and json write them as `GBP 3430000000; USD 200000000`.\n\n\
        A profile tells of the one company of that id, else of the best match. A counterparty stands on the other side of a deal \
        (supply and demand, buyer and seller of a company, partners, a prime contractor and the subcontractor of a subcontract); each one has the whole value of the deals that it is in. \
        Deals in which a company only bid without success or is mentioned are in none of its sums. \
        Won, lost and kept: a deal supersedes another one, or follows one that was terminated or superseded. Where no link says \
        who followed, the next deal of the same buyer in the same sector stands there (dated later, at most 12 months before that \
        end and 24 after) and is marked as a guess.\n\n\
        Examples:\n  \
        dealscope companies cernr\n  \
        dealscope companies torex --format csv\n  \
        dealscope companies --kind vendor --country GB --sort value\n  \
        dealscope companies --limit 20              the companies with the most deals\n  \
        dealscope companies isoft --profile --line  all that is known, predecessors and successors included"
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Companies {
    /// A name, an older name, an abbreviation or a misspelling [default: every company, most deals first]
    #[arg(value_name = "NAME")]
    pub name: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub source: Source,
    /// How to write them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: CompaniesFormat,
    /// Write no more than this many companies
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// Count the deals that had been agreed by this day, or the last day of this month or year
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    /// Sort by this; value is disclosed value, currencies converted (≈) at the mean rate of each deal's own year
    #[arg(long, value_enum, value_name = "ORDER")]
    pub sort: Option<CompaniesSort>,
    /// Only companies of this kind: vendor, government, provider ...; unknown: of which none is known
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only companies of this country, its parts included: GB has GB-ENG in it; unknown: of which none is known
    #[arg(long, value_name = "CODE")]
    pub country: Option<String>,
    /// Only the companies that you marked
    #[arg(long)]
    pub marked: bool,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "PATH", allow_hyphen_values = true)]
    pub to: Option<OsString>,
    /// Overwrite the file where there is one
    #[arg(long, requires = "to")]
    pub force: bool,
    /// Tell all that is known of the company of that id or name: as text, or with --format json
    #[arg(long, requires = "name", conflicts_with_all = ["limit", "sort", "kind", "country", "marked", "to"])]
    pub profile: bool,
    /// With --profile: count the deals of its predecessors and successors too
    #[arg(long, requires = "profile")]
    pub line: bool,
}

/// How `companies` sorts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompaniesSort {
    /// Most deals first
    Deals,
    /// Largest disclosed value first
    Value,
    /// The latest deal first
    Last,
    /// By name
    Name,
}

/// How `companies` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CompaniesFormat {
    /// Aligned columns to read
    #[default]
    Table,
    /// Comma-separated values by RFC 4180
    Csv,
    /// One array with an object for each company; with --profile one object
    Json,
}
