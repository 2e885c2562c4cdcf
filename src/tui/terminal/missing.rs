//! Whether there is a terminal that a screen can be drawn on.

use std::env;
use std::fs::File;
use std::io::{IsTerminal, stdin, stdout};

/// Why there can be no screen. One line each, with the way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoTerminal {
    /// Standard output goes elsewhere.
    #[error(
        "the screen needs a terminal, but standard output is none: to write to a file or pipe, use `dealscope list`"
    )]
    Output,
    /// There is nothing to type on.
    #[error(
        "the screen needs a keyboard, but there is no terminal to read keys from: use `dealscope list`"
    )]
    Input,
    /// The terminal cannot move its cursor, or nobody knows whether it can.
    #[error(
        "the terminal cannot show the screen (TERM is dumb or not set): use `dealscope list`, or set TERM"
    )]
    Dumb,
}

/// Checks that a screen is possible. Changes nothing.
///
/// # Errors
/// What is missing.
pub fn check() -> Result<(), NoTerminal> {
    if !stdout().is_terminal() {
        return Err(NoTerminal::Output);
    }
    if !stdin().is_terminal() && !can_read_keys_elsewhere() {
        return Err(NoTerminal::Input);
    }
    match env::var_os("TERM") {
        Some(kind) if !kind.is_empty() && kind != "dumb" => Ok(()),
        _ => Err(NoTerminal::Dumb),
    }
}

/// True where keys come from the process's terminal although standard input is something else. The system of macOS cannot
/// wait for that one.
fn can_read_keys_elsewhere() -> bool {
    !cfg!(target_os = "macos") && File::open("/dev/tty").is_ok()
}
