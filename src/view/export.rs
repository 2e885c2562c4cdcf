//! The export dialog.

use ratatui::Frame;

use super::Theme;
use crate::app::{App, ExportDialog};

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, dialog: &ExportDialog) {
    let _ = (app, theme, frame, dialog);
}
