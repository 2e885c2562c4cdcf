//! The deals panel.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Block;

use super::Theme;
use crate::app::App;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let _ = (app, theme);
    frame.render_widget(Block::bordered().title("deals"), area);
}
