//! The screen of the process.

use std::io;

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
use ratatui::Terminal;
use ratatui::layout::Size;

use super::browser;
use super::session::Screen;
use super::terminal::{self, ScreenBackend};
use crate::deal::Clean;

/// Draws on the terminal that was [taken](terminal::take).
pub struct RealScreen(Terminal<ScreenBackend>);

impl RealScreen {
    /// A screen of this size that has drawn nothing.
    ///
    /// # Errors
    /// When ratatui cannot draw on it.
    pub fn new(size: Size) -> io::Result<Self> {
        Terminal::new(ScreenBackend::new(size)).map(Self)
    }
}

impl Screen for RealScreen {
    type Backend = ScreenBackend;

    fn terminal(&mut self) -> &mut Terminal<ScreenBackend> {
        &mut self.0
    }

    fn resized(&mut self, size: Size) {
        self.0.backend_mut().set_size(size);
    }

    fn mouse(&mut self, ours: bool) -> io::Result<()> {
        terminal::set_mouse(ours)
    }

    /// By OSC 52, which reaches the user's own clipboard also from another machine.
    fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut bytes = String::new();
        CopyToClipboard::to_clipboard_from(text)
            .write_ansi(&mut bytes)
            .map_err(io::Error::other)?;
        terminal::write(bytes.as_bytes())
    }

    fn open(&mut self, url: &str) -> Result<(), Clean> {
        browser::open(url).map_err(|problem| Clean::new(&problem.to_string()))
    }

    fn suspend(&mut self) -> io::Result<()> {
        terminal::suspend()
    }

    fn resume(&mut self) -> io::Result<()> {
        terminal::take_again()
    }
}
