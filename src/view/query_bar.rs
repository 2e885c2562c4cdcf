//! The second line: the query in force, or the one that is typed, with its parts set off.

mod chips;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::put::Put;
use super::{Theme, signs};
use crate::app::{App, Tab, Typing};
use crate::layout::line::{columns, first_shown, part};
use crate::layout::text::width;
use crate::query::{TokenKind, tokens};

/// What is typed is at most so long that colouring it costs nothing.
const COLOURED_BYTES: usize = 4096;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let updating = updating(app, theme);
    let aside = u16::try_from(updating.width()).unwrap_or_default();
    let x = area.right().saturating_sub(aside + 1);
    frame.buffer_mut().put_span(x, area.y, &updating, aside);
    // On the companies' tab `/` looks for a name: the line only tells what the lens is.
    let searches = app.tab != Tab::Companies || app.lens.typing().is_some();
    let prompt = Span::styled(if searches { "/ " } else { "  " }, theme.key);
    frame
        .buffer_mut()
        .put_span(area.x + 1, area.y, &prompt, area.width);
    let Some(field) = app.query_field() else {
        return;
    };
    if let Some(typing) = app.lens.typing() {
        return render_typing(app, typing, theme, frame, field);
    }
    if !app.chips().is_empty() {
        return chips::render(app, theme, frame, field);
    }
    let text = if searches {
        invitation(field.width)
    } else {
        "all deals".to_owned()
    };
    let line = Line::from(Span::styled(text, theme.faint));
    frame
        .buffer_mut()
        .put_line(field.x, field.y, &line, field.width);
}

fn updating(app: &App, theme: &Theme) -> Span<'static> {
    if !app.selecting || !app.tells_of_updating() {
        return Span::default();
    }
    // The list is of another query yet, or of this one, but the file is still asked what the columns cannot tell.
    let doing = if app.is_answered() {
        "searching"
    } else {
        "updating"
    };
    Span::styled(format!("{} {doing}", signs::UPDATING), theme.faint)
}

/// The longest invitation to search that fits.
fn invitation(columns: u16) -> String {
    const EXAMPLES: [&str; 4] = ["microsoft nhs", "kind:licence", "ends:<18mo", "value:>50m"];
    (0..=EXAMPLES.len())
        .rev()
        .map(|count| {
            let examples = EXAMPLES.get(..count).unwrap_or_default().join("   ");
            let colon = if count > 0 { ":  " } else { "" };
            format!("search{colon}{examples}")
        })
        .find(|text| width(text) <= columns.into())
        .unwrap_or_default()
}

/// The line that is typed, scrolled so that the terminal's own cursor shows in it.
fn render_typing(app: &App, typing: &Typing, theme: &Theme, frame: &mut Frame<'_>, field: Rect) {
    let text = typing.input.value();
    let cursor = app.typed_columns();
    let room = usize::from(field.width.max(1));
    let first = first_shown(cursor, room);
    // The query is read without the spaces around it.
    let indent = text.len() - text.trim_start().len();
    let wrong = typing
        .problem
        .as_ref()
        .map(|problem| problem.span.start + indent..problem.span.end + indent);
    let mut column = 0;
    for (span, style) in coloured(text, theme, wrong) {
        let from = first.saturating_sub(column);
        let to = (first + room).saturating_sub(column);
        let (begin, shown) = part(span, from, to);
        let x = u16::try_from((column + begin).saturating_sub(first)).unwrap_or(u16::MAX);
        let x = field.x.saturating_add(x);
        if !shown.is_empty() && x < field.right() {
            frame
                .buffer_mut()
                .set_stringn(x, field.y, shown, room, style);
        }
        column += columns(span);
        if column >= first + room {
            break;
        }
    }
    let at = u16::try_from(cursor - first).unwrap_or_default();
    frame.set_cursor_position(Position::new(field.x + at, field.y));
}

/// A query with its parts set off, and what is wrong underlined. An error at the end of the text gets a cell of its own.
fn coloured<'a>(
    text: &'a str,
    theme: &Theme,
    wrong: Option<Range<usize>>,
) -> Vec<(&'a str, Style)> {
    let mut spans = Vec::new();
    let mut push = |part: Range<usize>, style: Style| {
        if let Some(part) = text.get(part).filter(|part| !part.is_empty()) {
            spans.push((part, style));
        }
    };
    let parts = if text.len() <= COLOURED_BYTES {
        tokens(text)
    } else {
        vec![(0..text.len(), TokenKind::Word)]
    };
    for (part, kind) in parts {
        let style = style(kind, theme);
        let Some(wrong) = wrong.clone() else {
            push(part, style);
            continue;
        };
        let start = wrong.start.clamp(part.start, part.end);
        let end = wrong.end.clamp(start, part.end);
        push(part.start..start, style);
        push(start..end, style.patch(theme.wrong));
        push(end..part.end, style);
    }
    if wrong.is_some_and(|wrong| wrong.start >= text.trim_end().len()) {
        spans.push((" ", theme.wrong));
    }
    spans
}

const fn style(kind: TokenKind, theme: &Theme) -> Style {
    match kind {
        TokenKind::Space | TokenKind::Value => theme.text,
        TokenKind::Word | TokenKind::Text => theme.strong,
        TokenKind::Field => theme.field,
        TokenKind::Not => theme.excluded,
        TokenKind::Operator | TokenKind::Or | TokenKind::Paren => theme.operator,
    }
}
