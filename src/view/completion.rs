//! What could stand where the query is typed, below the line: names, what they mean, and how many deals taking them gives.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::panel::{panel, thumb};
use super::put::Put;
use super::{Theme, signs};
use crate::app::App;
use crate::index::Candidate;
use crate::layout::text::{counted, cut, left, right, width};

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let Some(area) = app.popup() else {
        return;
    };
    let list = &app.completion;
    frame.render_widget(Clear, area);
    let heading = list.heading();
    let inner = panel(theme, frame, area, &heading, true);
    if let Some((among, exact)) = list.among() {
        let deals = counted(
            usize::try_from(among).unwrap_or(usize::MAX),
            "deal",
            "deals",
        );
        let mark = if exact { "" } else { signs::UPDATING };
        let text = format!(" of {deals}{mark} ");
        // Right above the counts, which end a column before the border.
        let taken = width(&heading) + width(&text) + 5;
        if taken <= area.width.into() {
            let x = area
                .right()
                .saturating_sub(1 + u16::try_from(width(&text)).unwrap_or_default());
            let text = Span::styled(text, theme.faint);
            frame.buffer_mut().put_span(x, area.y, &text, area.width);
        }
    }
    let widths = list.widths();
    let visible = list.cursor.visible();
    let candidates = list.candidates().get(visible.clone()).unwrap_or_default();
    for (y, (at, candidate)) in (inner.y..inner.bottom()).zip(visible.zip(candidates)) {
        let row = Rect::new(inner.x, y, inner.width, 1);
        let line = row_of(
            candidate,
            widths,
            usize::from(inner.width.saturating_sub(2)),
            theme,
        );
        frame
            .buffer_mut()
            .put_line(row.x + 1, y, &line, row.width.saturating_sub(2));
        if list.cursor.at() == Some(at) {
            frame.buffer_mut().set_style(row, theme.selected);
        }
    }
    thumb(theme, frame, area, 0, &list.cursor, true);
}

/// A candidate: its name with what matched set off, what it means as far as there is room, and its deals.
fn row_of(
    candidate: &Candidate,
    (names, notes, counts): (usize, usize, usize),
    room: usize,
    theme: &Theme,
) -> Line<'static> {
    let counts = if counts > 0 { counts + 2 } else { 0 };
    // Where both are long, names leave half of the room to what they mean.
    let half = (room.saturating_sub(counts) / 2).max(room.saturating_sub(counts + notes + 2));
    let names = names.min(half).min(room.saturating_sub(counts));
    let notes = room.saturating_sub(names + counts + 2);
    let sign = if candidate.goes_on { ":" } else { "" };
    let shown = cut(&candidate.shown, names.saturating_sub(sign.len())).into_owned();
    let taken = width(&shown) + sign.len();
    let base = if candidate.deals == Some(0) {
        theme.faint
    } else {
        theme.text
    };
    let mut spans = Vec::new();
    let mut at = 0;
    for letters in &candidate.letters {
        let (Some(before), Some(hit)) = (shown.get(at..letters.start), shown.get(letters.clone()))
        else {
            break;
        };
        spans.push(Span::styled(before.to_owned(), base));
        spans.push(Span::styled(hit.to_owned(), base.patch(theme.hit)));
        at = letters.end;
    }
    spans.push(Span::styled(
        shown.get(at..).unwrap_or_default().to_owned(),
        base,
    ));
    spans.push(Span::styled(sign, theme.field));
    spans.push(Span::raw(" ".repeat(names.saturating_sub(taken))));
    if notes > 2 {
        spans.push(Span::styled(
            format!("  {}", left(&candidate.note, notes)),
            theme.faint,
        ));
    }
    if let Some(deals) = candidate.deals {
        let deals = crate::layout::text::grouped(deals.into());
        let style = if candidate.deals == Some(0) {
            theme.faint
        } else {
            theme.text
        };
        let used: usize = spans.iter().map(Span::width).sum();
        spans.push(Span::styled(
            right(&deals, room.saturating_sub(used)),
            style,
        ));
    }
    Line::from(spans)
}
