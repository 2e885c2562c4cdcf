//! The Companies tab: companies found, and the deals of the one under the cursor.

use ratatui::Frame;

use super::Theme;
use crate::app::App;
use crate::layout::Regions;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, regions: Regions) {
    let _ = (app, theme, frame, regions);
}
