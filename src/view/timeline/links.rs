//! The links of the deal under the cursor: a line that tells them, and signs at the rows of the other ends.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::timeline::{Linked, Way};
use crate::deal::DealId;
use crate::layout::text::{cut, width};
use crate::view::Theme;
use crate::view::put::Put;

/// The sign at the row of a deal that the one under the cursor is linked with.
pub(super) const fn sign(way: Way) -> &'static str {
    match way {
        Way::To => "→",
        Way::From => "←",
    }
}

/// Which way a link to a deal leads, where there is one.
pub(super) fn way(links: &[Linked], deal: DealId) -> Option<Way> {
    let found = links.iter().find(|link| link.deal == Some(deal));
    found.map(|link| link.way)
}

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if area.height == 0 {
        return;
    }
    let Some(links) = app.links() else { return };
    let mut spans = vec![Span::raw(" ")];
    if links.is_empty() {
        spans.push(Span::styled("No links to other deals", theme.faint));
    }
    let mut left = usize::from(area.width).saturating_sub(2);
    for (at, link) in links.iter().enumerate() {
        let gap = if at == 0 { "" } else { " · " };
        let label = format!("{} {} ", sign(link.way), link.label(app.index.codes()));
        let before = width(gap) + width(&label);
        let more = format!(" +{}", links.len() - at);
        if left < before + 8 + width(&more) {
            spans.push(Span::styled(more, theme.faint));
            break;
        }
        let rest = if at + 1 < links.len() {
            width(" +99")
        } else {
            0
        };
        let text = cut(&link.text, left.saturating_sub(before + rest)).into_owned();
        left = left.saturating_sub(before + width(&text));
        spans.push(Span::styled(format!("{gap}{label}"), theme.faint));
        spans.push(Span::styled(text, theme.text));
    }
    frame
        .buffer_mut()
        .put_line(area.x, area.y, &Line::from(spans), area.width);
}
