//! The first line: name, tabs, file.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Theme;
use crate::app::App;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let _ = (app, theme);
    frame.render_widget(
        Line::from(" dealscope  1 Deals  2 Companies  3 Timeline"),
        area,
    );
}
