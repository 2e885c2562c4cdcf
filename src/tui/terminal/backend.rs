//! What ratatui draws through: a frame is collected and written at once.

#[cfg(test)]
mod tests;

use std::io::{self, Write as _};
use std::mem;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::painter::Painter;
use super::write;

/// Frames longer than this are marked, so that a terminal that can do so shows them at once. The marks would be longer
/// than what they are for around a cursor that moves.
const LONG_FRAME: usize = 512;
/// Begin and end of a synchronised update (<https://gist.github.com/christianparpart/d8a62cc1ab659194337d73e399004036>).
/// Terminals that do not know it ignore it.
const BEGIN_UPDATE: &[u8] = b"\x1b[?2026h";
const END_UPDATE: &[u8] = b"\x1b[?2026l";

const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const CLEAR: &[u8] = b"\x1b[2J";

/// Draws on the terminal that was [taken](super::take).
pub struct ScreenBackend {
    painter: Painter,
    /// The bytes of the frame that is being drawn.
    frame: Vec<u8>,
    /// Where the cursor is, while it is shown.
    cursor: Option<Position>,
    size: Size,
}

impl ScreenBackend {
    /// A backend that has drawn nothing and shows no cursor, on a terminal of this size.
    #[must_use]
    pub fn new(size: Size) -> Self {
        Self {
            painter: Painter::new(size),
            frame: Vec::new(),
            cursor: None,
            size,
        }
    }

    /// The terminal said that it has another size now.
    pub const fn set_size(&mut self, size: Size) {
        self.size = size;
    }

    /// The bytes drawn since the last flush, as they are to be written.
    fn take_frame(&mut self) -> Vec<u8> {
        let frame = mem::take(&mut self.frame);
        if frame.len() > LONG_FRAME {
            [BEGIN_UPDATE, &frame, END_UPDATE].concat()
        } else {
            frame
        }
    }
}

impl Backend for ScreenBackend {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        // The cursor would be seen running over what is drawn, and stands elsewhere afterwards.
        self.hide_cursor()?;
        for (x, y, cell) in content {
            self.painter.put(x, y, cell);
        }
        self.painter.paint(&mut self.frame);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor.take().is_some() {
            self.frame.extend_from_slice(HIDE_CURSOR);
        }
        Ok(())
    }

    /// Nothing yet: a cursor is shown where it is put, and ratatui always does that next.
    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Where it was put last. The terminal is not asked: its answer would come among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        let before = self.cursor.replace(position);
        if before == Some(position) {
            return Ok(());
        }
        let (row, column) = (position.y.saturating_add(1), position.x.saturating_add(1));
        write!(self.frame, "\x1b[{row};{column}H")?;
        if before.is_none() {
            self.frame.extend_from_slice(SHOW_CURSOR);
        }
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.painter = Painter::new(self.size);
        self.frame.extend_from_slice(CLEAR);
        Ok(())
    }

    /// Clears all: a screen that is ours as a whole is never cleared in part.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    /// What the terminal said last. Asked now it might know better than the state that is drawn, whose layout would then
    /// reach beyond the frame; what it says next brings both together.
    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let pixels = Size::default();
        let columns_rows = self.size;
        Ok(WindowSize {
            columns_rows,
            pixels,
        })
    }

    /// Writes the frame.
    fn flush(&mut self) -> io::Result<()> {
        let frame = self.take_frame();
        if frame.is_empty() {
            Ok(())
        } else {
            write(&frame)
        }
    }
}
