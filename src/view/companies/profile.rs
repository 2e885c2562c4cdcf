//! What is known of the company under the cursor, the sums of its deals, and the deals.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, Pane};
use crate::layout::text::counted;
use crate::view::deals::Table;
use crate::view::footer::sums;
use crate::view::panel::{panel, thumb};
use crate::view::{Theme, detail};

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Detail;
    let tab = &app.companies;
    let company = tab.current().map(|hit| hit.company);
    let company = company.and_then(|row| app.index.companies().get(row));
    let Some(company) = company else {
        panel(theme, frame, area, "Company", focused);
        return;
    };
    let title = match tab.selected() {
        Some(selection) => {
            let deals = counted(selection.rows.len(), "deal", "deals");
            format!("{} · {deals}", company.name)
        }
        None => company.name.to_string(),
    };
    let inner = panel(theme, frame, area, &title, focused);
    let parts = tab.divided();
    let text = |area: Rect| Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(2),
        ..area
    };
    let lines = text(parts.profile);
    for (y, line) in (lines.y..lines.bottom()).zip(tab.profile()) {
        detail::draw(theme, frame, Rect::new(lines.x, y, lines.width, 1), line);
    }
    let cut = tab.profile().len() > usize::from(lines.height);
    if cut && lines.height > 0 {
        let more = Span::styled(" …", theme.faint);
        let x = lines.right().saturating_sub(2);
        let y = lines.bottom() - 1;
        frame.buffer_mut().set_span(x, y, &more, 2);
    }
    let Some(selection) = tab.selected() else {
        let line = Line::from(Span::styled("Reading the deals …", theme.faint));
        let at = text(parts.deals);
        frame.buffer_mut().set_line(at.x, at.y, &line, at.width);
        return;
    };
    if parts.sums.height > 0 {
        let at = text(parts.sums);
        let line = sums::line(selection, theme, at.width.into());
        frame.buffer_mut().set_line(at.x, at.y, &line, at.width);
    }
    let table = Table {
        rows: &selection.rows,
        cursor: &tab.deals,
        focused,
        ordered: false,
    };
    table.render(app, theme, frame, parts.deals);
    let head = parts.deals.y.saturating_sub(inner.y) + 1;
    thumb(theme, frame, area, head, &tab.deals, focused);
}
