//! The terminal, the event loop and its workers: the only room that owns the screen.

pub mod inbox;
pub mod input;
pub mod signals;
pub mod terminal;

use std::ffi::OsStr;
use std::process::ExitCode;

/// Opens the screen on a deals file; `None`: the library.
///
/// # Errors
/// When there is no terminal.
pub fn run(file: Option<&OsStr>) -> anyhow::Result<ExitCode> {
    let _ = file;
    anyhow::bail!("the screen is not built yet: use `dealscope list`")
}
