//! The second line: the query, as chips or while it is typed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Theme;
use crate::app::App;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let _ = theme;
    let text = app
        .lens
        .typing()
        .map_or(app.lens.text(), |typing| typing.input.value());
    frame.render_widget(Line::from(format!("/ {text}")), area);
}
