//! The last two lines: sums and notices, and the keys that work here.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Theme;
use crate::app::App;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, status: Rect, hints: Rect) {
    let _ = (app, theme, frame, status, hints);
}
