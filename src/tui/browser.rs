//! Gives an address to the user's browser: without a shell, and only where there is one to be seen.

use std::env::var_os;
use std::process::{Command, Stdio};

use crate::deal::is_web_address;

/// Why no page was opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotOpened {
    /// No address for a browser.
    #[error("this is no web address: it is not opened")]
    NoAddress,
    /// The browser would open on another machine, where nobody sits.
    #[error("over SSH no page can be opened here; o and then y copies the address")]
    Remote,
    /// There is no desktop.
    #[error("there is no desktop here to open a page on; o and then y copies the address")]
    NoDesktop,
    /// There is no program to ask.
    #[error("there is no {0} here to open a page with; o and then y copies the address")]
    NoOpener(&'static str),
}

/// The program that opens what it is given in the user's own browser.
const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

/// Opens a page; returns at once.
///
/// # Errors
/// Why it was not opened, with what can be done instead.
pub(super) fn open(url: &str) -> Result<(), NotOpened> {
    if !is_web_address(url) {
        return Err(NotOpened::NoAddress);
    }
    let is_set = |name: &str| var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
        return Err(NotOpened::Remote);
    }
    if !cfg!(target_os = "macos") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err(NotOpened::NoDesktop);
    }
    let mut child = Command::new(OPENER)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .or(Err(NotOpened::NoOpener(OPENER)))?;
    // Somebody must wait for it, or it stays in the table of processes until the program ends.
    std::thread::spawn(move || drop(child.wait()));
    Ok(())
}
