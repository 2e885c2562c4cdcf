//! The second line: the query in force, or the one that is typed, with its parts set off.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::{Theme, signs};
use crate::app::{App, Tab, Typing};
use crate::layout::text::{cut, width};
use crate::query::{TokenKind, tokens};

/// What is typed is at most so long that colouring it costs nothing.
const COLOURED_BYTES: usize = 4096;

/// A file with so many deals may take longer than a frame to answer.
const LARGE: usize = 20_000;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let updating = updating(app, theme);
    let aside = u16::try_from(updating.width()).unwrap_or_default();
    let x = area.right().saturating_sub(aside + 1);
    frame.buffer_mut().set_span(x, area.y, &updating, aside);
    // On the companies' tab `/` looks for a name: the line only tells what the lens is.
    let searches = app.tab != Tab::Companies || app.lens.typing().is_some();
    let prompt = Span::styled(if searches { "/ " } else { "  " }, theme.key);
    frame
        .buffer_mut()
        .set_span(area.x + 1, area.y, &prompt, area.width);
    let field = Rect {
        x: area.x + 3,
        width: area.width.saturating_sub(3 + aside + 2),
        ..area
    };
    match app.lens.typing() {
        Some(typing) => render_typing(typing, theme, frame, field),
        None if app.lens.text().is_empty() => {
            let text = if searches {
                invitation(field.width)
            } else {
                "all deals".to_owned()
            };
            let line = Line::from(Span::styled(text, theme.faint));
            frame
                .buffer_mut()
                .set_line(field.x, field.y, &line, field.width);
        }
        None => {
            let text = cut(app.lens.text(), field.width.into());
            let line = Line::from(coloured(&text, theme, None));
            frame
                .buffer_mut()
                .set_line(field.x, field.y, &line, field.width);
        }
    }
}

/// Said only of a large file: a small one answers within a frame, and the words would flicker.
fn updating(app: &App, theme: &Theme) -> Span<'static> {
    if app.selecting && app.index.len() >= LARGE {
        Span::styled(format!("{} updating", signs::UPDATING), theme.faint)
    } else {
        Span::default()
    }
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
fn render_typing(typing: &Typing, theme: &Theme, frame: &mut Frame<'_>, field: Rect) {
    let text = typing.input.value();
    let before: String = text.chars().take(typing.input.cursor()).collect();
    let cursor = width(&before);
    let room = usize::from(field.width.max(1));
    let first = (cursor + 1).saturating_sub(room);
    // The query is read without the spaces around it.
    let indent = text.len() - text.trim_start().len();
    let wrong = typing
        .problem
        .as_ref()
        .map(|problem| problem.span.start + indent..problem.span.end + indent);
    let mut x = 0;
    for span in coloured(text, theme, wrong) {
        for grapheme in span.content.graphemes(true) {
            let columns = width(grapheme);
            if x >= first && x + columns <= first + room {
                let at = field.x + u16::try_from(x - first).unwrap_or_default();
                frame
                    .buffer_mut()
                    .set_string(at, field.y, grapheme, span.style);
            }
            x += columns;
        }
        if x >= first + room {
            break;
        }
    }
    let at = u16::try_from(cursor - first).unwrap_or_default();
    frame.set_cursor_position(Position::new(field.x + at, field.y));
}

/// A query with its parts set off, and what is wrong underlined. An error at the end of the text gets a cell of its own.
fn coloured(text: &str, theme: &Theme, wrong: Option<Range<usize>>) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let parts = if text.len() <= COLOURED_BYTES {
        tokens(text)
    } else {
        vec![(0..text.len(), TokenKind::Word)]
    };
    for (part, kind) in parts {
        let style = style(kind, theme);
        let Some(wrong) = wrong.clone() else {
            push(&mut spans, text, part, style);
            continue;
        };
        let start = wrong.start.clamp(part.start, part.end);
        let end = wrong.end.clamp(start, part.end);
        push(&mut spans, text, part.start..start, style);
        push(&mut spans, text, start..end, style.patch(theme.wrong));
        push(&mut spans, text, end..part.end, style);
    }
    if wrong.is_some_and(|wrong| wrong.start >= text.trim_end().len()) {
        spans.push(Span::styled(" ", theme.wrong));
    }
    spans
}

fn push(spans: &mut Vec<Span<'static>>, text: &str, part: Range<usize>, style: Style) {
    if let Some(part) = text.get(part).filter(|part| !part.is_empty()) {
        spans.push(Span::styled(part.to_owned(), style));
    }
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
