//! The page of sums: its lines as the state has them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::Clear;

use super::Theme;
use super::detail::draw;
use super::panel::{panel, thumb_of};
use crate::app::{App, TotalsPage};
use crate::layout::text::counted;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, page: &TotalsPage) {
    let area = app.totals_area();
    frame.render_widget(Clear, area);
    let deals = counted(app.selection.rows.len(), "deal", "deals");
    let day = app
        .as_of_day
        .map_or_else(String::new, |day| format!(" as of {day}"));
    let title = format!("Sums of {deals}{day}");
    let inner = panel(theme, frame, area, &title, true);
    let lines = app.totals_lines();
    let shown = lines.iter().skip(page.top);
    for (y, line) in (inner.y..inner.bottom()).zip(shown) {
        let row = Rect::new(inner.x + 1, y, inner.width.saturating_sub(2), 1);
        draw(theme, frame, row, line);
    }
    let bottom = lines.len().min(page.top + usize::from(inner.height));
    thumb_of(theme, frame, area, 0, page.top..bottom, lines.len(), true);
}
