//! The program: parses the command line, dispatches, and turns the end into an exit status.

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use dealscope::cli::Cli;
use dealscope::tui::{signals, terminal};
use dealscope::{command, tui};
use dlmalloc::GlobalDlmalloc;

/// One heap for all threads.
#[global_allocator]
static ALLOCATOR: GlobalDlmalloc = GlobalDlmalloc;

fn main() -> ExitCode {
    terminal::install_panic_hook();
    signals::outlive_file_size_limit();
    let cli = match parse() {
        Ok(cli) => cli,
        Err(error) => return command::report_usage(&error),
    };
    let ended = match &cli.command {
        Some(command) => command::run(command),
        None => tui::run(cli.file.as_deref()),
    };
    ended.unwrap_or_else(|error| command::report(&error))
}

fn parse() -> Result<Cli, clap::Error> {
    let mut command = Cli::command().version(command::version());
    let mut matches = command.try_get_matches_from_mut(std::env::args_os())?;
    Cli::from_arg_matches_mut(&mut matches)
}
