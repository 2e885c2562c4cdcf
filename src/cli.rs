//! What can be typed: the clap types of the command line, and nothing else.
//!
//! Names of files are kept as the system gives them, so that any file can be named; `:memory:`, `file:x` and the like
//! are names of files here, as any other.

mod companies;
mod radar;
mod sources;

use std::ffi::OsString;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use companies::{Companies, CompaniesFormat, CompaniesSort};
pub use radar::{Radar, RadarFormat};
pub use sources::{Sources, SourcesFormat};

/// What `list` and `export` say of their columns.
macro_rules! columns_help {
    () => {
        "Columns: id, title, kind, status, suppliers, buyers, other_parties, date, date_type, date_earliest, date_latest, \
         ends, ends_earliest, ends_latest, ends_max, term_months, value_amount, value_currency, value_qualifier, \
         value_type, countries, sectors, products, summary, sources, best_grade, urls. csv, json and jsonl have all of \
         them where none are named (and with --as-of `standing`: in-force, ended, not-yet or unclear on that day), table and md the most needed. Several values in a cell are joined by `; `. In csv, \
         json and jsonl dates are EDTF, a range of amounts is 40000000..90000000, and value_amount brings its currency and, \
         without best_grade, its qualifier along, and an empty one beside the \
         qualifier `undisclosed` means that a source says so, without a qualifier that nobody says."
    };
}

/// A terminal explorer for healthcare-IT agreements: who signed what with whom, for how much, until when, and who says so.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "dealscope",
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
        dealscope                                   browse the library\n  \
        dealscope deals.db                          browse a file\n  \
        dealscope ./list                            browse a file that is named like a command\n  \
        dealscope list 'microsoft ends:<18mo'       what ends soon, as a table\n  \
        dealscope export kind:licence --to out.csv  a selection as CSV\n  \
        dealscope companies cernr                   a company, however it is spelt\n\n\
        Exit status: 0 done, 1 failed, 2 wrong use."
)]
pub struct Cli {
    /// The deals file to browse [default: the library, made from the bundled catalogue on first use]
    #[arg(value_name = "FILE")]
    pub file: Option<OsString>,
    /// What to do instead of opening the screen.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The headless commands.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// List the deals that match a query
    List(List),
    /// Write the deals that match a query to a file or to standard output
    Export(Export),
    /// Count deals and add what can be added, by currency
    Stats(Stats),
    /// Show one deal with all its facts and who says so
    Show(Show),
    /// Find companies by any of their names, best match first
    Companies(Companies),
    /// List the sources, with how much rests on each
    Sources(Sources),
    /// Tell what ends when: in lanes, from a day on
    Radar(Radar),
    /// Read files of deals into a deals file
    Import(Import),
    /// Make a new deals file
    Init(Init),
    /// Print the SQL schema of a deals file
    Schema,
    /// Look for damage and contradictions in a deals file
    Check(Check),
}

/// Which deals file to read.
#[derive(Clone, Debug, Default, Args)]
pub struct Source {
    /// Read this deals file instead of the library
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub file: Option<OsString>,
}

/// Which deals, with which columns, in which order.
#[derive(Clone, Debug, Default, Args)]
pub struct Choice {
    /// Words and fields, such as: microsoft kind:licence ends:<2027-07 [default: every deal]
    ///
    /// Several arguments are joined by spaces. Put what has a space, a quote, < > or | in it in quotes for the shell, and
    /// write -- before a query that begins with a dash.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub source: Source,
    /// Write these columns in this order, their names separated by commas
    #[arg(
        long,
        value_name = "NAMES",
        value_delimiter = ',',
        allow_hyphen_values = true
    )]
    pub columns: Option<Vec<String>>,
    /// Sort by this field, with a dash before it from the largest or latest down; unknown values come last
    #[arg(long, value_name = "[-]FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Tell the state on this day, or the last day of this month or year, instead of today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
}

/// `dealscope list`.
#[derive(Clone, Debug, Default, Args)]
#[command(after_help = concat!(
    "Prints the deals on standard output, and `N deals` as the last line on standard error.\n\n",
    columns_help!(),
    "\n\nExamples:\n  \
        dealscope list microsoft nhs\n  \
        dealscope list 'status:in_force ends:<18mo' --sort ends\n  \
        dealscope list 'value:>£50m' --format csv --columns id,value_amount,value_qualifier"
))]
pub struct List {
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub choice: Choice,
    /// How to write them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ListFormat,
    /// Write no more than this many deals
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

/// `dealscope export`.
#[derive(Clone, Debug, Default, Args)]
#[command(after_help = concat!(
    "The file is written beside its place and then renamed, so that it is complete or absent. `--to -` is standard output, \
        `--to ./-` a file of that name.\n\n",
    columns_help!(),
    " The format json has no columns: it is the interchange format, which `dealscope import` reads back.\n\n\
        Examples:\n  \
        dealscope export is:marked --to marked.csv\n  \
        dealscope export 'company:cerner+' --format jsonl --columns id,date,suppliers,buyers\n  \
        dealscope export --format json --to all.json"
))]
pub struct Export {
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub choice: Choice,
    /// How to write them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ExportFormat,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "PATH", allow_hyphen_values = true)]
    pub to: Option<OsString>,
    /// Overwrite the file where there is one
    #[arg(long)]
    pub force: bool,
    /// Write csv for spreadsheets: with a byte-order mark, and with a quote before text that could run as a formula
    #[arg(long)]
    pub spreadsheet: bool,
}

/// `dealscope stats`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Figures are added where they are exact or approximate totals, prices, first terms or settlements, each currency \
        alone, and exact, rounded (about), estimated, at-least figures and ranges each alone; ceilings, frameworks and sums with \
        options are limits and added apart. What is undisclosed, not known, unconfirmed (or of grade E) or of another kind (a \
        programme's, an enterprise value) is counted and never added; so is a part of another deal here (part of, call-off of, \
        subcontract of) whose figure is in that deal's. `--convert EUR` also tells all exact and rounded figures in one currency: \
        approximate, at ECB yearly mean rates, with how many are left out. With --by, a deal with several values counts under each of them, GB-ENG under GB; of dates it counts \
        once, under its year or under the years that it may lie in, such as 2013..2016.\n\n\
        Fields: kind, status, country, sector, year, ends, company, vendor, customer, currency, product, grade, source, and every \
        role (supplier, buyer, bidder ...).\n\n\
        Examples:\n  \
        dealscope stats\n  \
        dealscope stats 'country:GB status:in_force' --by supplier\n  \
        dealscope stats --by year --format csv"
)]
pub struct Stats {
    /// Words and fields, such as: microsoft kind:licence ends:<2027-07 [default: every deal]
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub source: Source,
    /// Count by the values of this field
    #[arg(long, value_name = "FIELD", allow_hyphen_values = true)]
    pub by: Option<String>,
    /// Also add all exact and rounded figures in this currency, each at the mean rate of its deal's own year
    #[arg(
        long,
        value_name = "CURRENCY",
        conflicts_with = "by",
        allow_hyphen_values = true
    )]
    pub convert: Option<String>,
    /// How to write them; csv has a line for each sum and count
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: StatsFormat,
    /// Tell the state on this day, or the last day of this month or year, instead of today
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    pub as_of: Option<String>,
}

/// `dealscope show`.
#[derive(Clone, Debug, Args)]
#[command(after_help = "Examples:\n  \
        dealscope show microsoft-isoft-2004\n  \
        dealscope show microsoft-nhs-80m --format md")]
pub struct Show {
    /// The deal's id, such as microsoft-isoft-2004
    #[arg(value_name = "ID")]
    pub id: String,
    #[command(flatten)]
    #[allow(missing_docs, reason = "its own type tells")]
    pub source: Source,
    /// How to write it; json is the interchange format
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: ShowFormat,
}

/// `dealscope import`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Reads the interchange format dealscope/1. Either all files come in or none; each record that is refused or repaired \
        is named with its line. The last line on standard error is `read R, kept K, rejected J, repaired P`.\n\n\
        Examples:\n  \
        dealscope import new.json --dry-run\n  \
        dealscope import new.json --into deals.db\n  \
        dealscope import --catalogue                bring the library's catalogue up to date"
)]
pub struct Import {
    /// The files to read
    #[arg(value_name = "FILE", required_unless_present = "catalogue")]
    pub files: Vec<OsString>,
    /// Add to this deals file instead of the library; it is made where there is none
    #[arg(long, value_name = "FILE", allow_hyphen_values = true)]
    pub into: Option<OsString>,
    /// Only say what would be kept and refused
    #[arg(long)]
    pub dry_run: bool,
    /// Bring in the catalogue of this program too; what you imported stays as it is
    #[arg(long)]
    pub catalogue: bool,
}

/// `dealscope init`.
#[derive(Clone, Debug, Default, Args)]
#[command(after_help = "Examples:\n  \
        dealscope init deals.db\n  \
        dealscope init own.db --empty")]
pub struct Init {
    /// The deals file to make; it must not be there yet
    #[arg(value_name = "FILE")]
    pub file: OsString,
    /// Leave out the bundled catalogue
    #[arg(long)]
    pub empty: bool,
}

/// `dealscope check`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Prints each finding on a line of standard output; the exit status is 1 when there is an error among them."
)]
pub struct Check {
    /// The deals file to look at; it is never changed
    #[arg(value_name = "FILE")]
    pub file: OsString,
}

/// How `list` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Aligned columns to read
    #[default]
    Table,
    /// Comma-separated values by RFC 4180
    Csv,
    /// One array with an object for each deal
    Json,
    /// An object on a line for each deal
    Jsonl,
    /// A Markdown table
    Md,
}

/// How `export` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Comma-separated values by RFC 4180
    #[default]
    Csv,
    /// The interchange format, whole deals with all evidence
    Json,
    /// An object on a line for each deal
    Jsonl,
    /// A Markdown table
    Md,
}

/// How `show` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// Sections to read
    #[default]
    Text,
    /// The interchange format
    Json,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
}

/// How `stats` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    /// Aligned columns to read
    #[default]
    Table,
    /// Comma-separated values by RFC 4180
    Csv,
    /// One object
    Json,
}
