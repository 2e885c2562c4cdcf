//! The headless commands: data on standard output, narration on standard error, an exit status that tells.
//! One file for each command.

mod asked;
mod check;
mod companies;
mod export;
mod import;
mod init;
mod list;
mod opened;
mod radar;
mod schema;
mod show;
mod sources;
mod stats;
mod wrong;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::LazyLock;

pub use wrong::WrongUse;

use crate::cli::Command;
use crate::deal::cleaned;
use crate::store;

/// How a command ended that did not fail on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Done,
    /// It did its work, and what it found is bad.
    Bad,
}

/// Where a command writes.
pub struct Streams<'a> {
    /// Data: standard output.
    pub data: &'a mut dyn Write,
    /// Narration: standard error.
    pub notes: &'a mut dyn Write,
    /// The width of the terminal that shows the data; `None` where none does.
    pub width: Option<usize>,
}

impl Streams<'_> {
    /// Adds a line of narration. Nobody is left to tell when standard error is gone.
    fn note(&mut self, line: &str) {
        let _ = writeln!(self.notes, "{line}");
    }
}

/// Runs a headless command on the streams of the process.
///
/// # Errors
/// When it cannot do what it was asked; [`report`] tells the user.
pub fn run(command: &Command) -> anyhow::Result<ExitCode> {
    let stdout = io::stdout();
    let width = stdout.is_terminal().then(terminal_width).flatten();
    let mut data = BufWriter::with_capacity(1 << 16, stdout.lock());
    let mut streams = Streams {
        data: &mut data,
        notes: &mut io::stderr(),
        width,
    };
    match dispatch(command, &mut streams) {
        Ok(Outcome::Done) => Ok(ExitCode::SUCCESS),
        Ok(Outcome::Bad) => Ok(ExitCode::FAILURE),
        // Whoever read the output has seen enough. A list is to be looked at and that is all; an export is a copy,
        // and a part of it must not pass for the whole.
        Err(error) if is_broken_pipe(&error) => Ok(match command {
            Command::Export(_) => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        }),
        Err(error) => Err(error),
    }
}

fn dispatch(command: &Command, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    match command {
        Command::List(args) => list::run(args, streams),
        Command::Export(args) => export::run(args, streams),
        Command::Show(args) => show::run(args, streams),
        Command::Stats(args) => stats::run(args, streams),
        Command::Sources(args) => sources::run(args, streams),
        Command::Companies(args) => companies::run(args, streams),
        Command::Radar(args) => radar::run(args, streams),
        Command::Import(args) => import::run(args, streams),
        Command::Init(args) => init::run(args, streams),
        Command::Schema => schema::run(streams),
        Command::Check(args) => check::run(args, streams),
    }
}

/// Tells the user why something failed, in one line (and for a query with the place), and gives the exit status.
#[must_use]
pub fn report(error: &anyhow::Error) -> ExitCode {
    let mut stderr = io::stderr().lock();
    // There is nobody left to tell when standard error is gone.
    let _ = writeln!(stderr, "dealscope: {}", cleaned(&format!("{error:#}")));
    let Some(wrong) = error.downcast_ref::<WrongUse>() else {
        return ExitCode::FAILURE;
    };
    for line in wrong.picture() {
        let _ = writeln!(stderr, "{line}");
    }
    ExitCode::from(2)
}

/// `1 deal`, `12 deals`.
fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{count} {noun}")
}

/// Prints help and version, or what is wrong with the arguments, which may hold anything; gives the exit status.
#[must_use]
pub fn report_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let mut stderr = io::stderr().lock();
    for line in error.to_string().lines() {
        let _ = writeln!(stderr, "{}", cleaned(line));
    }
    ExitCode::from(2)
}

/// What `--version` says: the program's and the bundled SQLite's.
#[must_use]
pub fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let sqlite = store::sqlite_version();
        format!("{} (SQLite {sqlite})", env!("CARGO_PKG_VERSION"))
    });
    &VERSION
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        io.is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe)
    })
}

fn terminal_width() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    (columns > 0).then(|| columns.into())
}
