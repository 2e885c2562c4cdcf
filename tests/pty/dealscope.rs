//! The real program in a window, with a home of its own.

use std::path::Path;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::window::Window;

/// A user's home: nothing is in it but what dealscope keeps there.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A command that sees this home and no other setting of whoever runs the tests.
    pub fn command(&self, program: &str) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("HOME", self.path());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.cwd(self.path());
        command
    }

    /// Starts dealscope on the catalogue and waits for all deals.
    pub fn dealscope(&self) -> Window {
        let window = Window::open(self.command(PROGRAM));
        wait_for_deals(&window);
        window
    }
}

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_dealscope");

/// Waits until the deals are read and counted.
pub fn wait_for_deals(window: &Window) {
    window.wait_until("the deals", |screen| {
        let text = screen.contents();
        text.contains("Facets") && text.contains("In force") && text.contains("? help")
    });
}
