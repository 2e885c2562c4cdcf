//! Text with the words of the query in force set off.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use super::Theme;
use crate::layout::text::cut;
use crate::query::Words;

/// A text cut to so many columns, with what matched set off.
pub(super) fn spans(
    words: &Words,
    text: &str,
    columns: usize,
    style: Style,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let shown = cut(text, columns);
    let hits = words.ranges(&shown).into_iter().map(|hit| (hit, theme.hit));
    lit(&shown, style, &hits.collect::<Vec<_>>())
}

/// A text of which some parts, in order, have a style laid over theirs.
pub(super) fn lit(text: &str, style: Style, parts: &[(Range<usize>, Style)]) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut at = 0;
    let mut push = |range: Range<usize>, style: Style| {
        if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
            spans.push(Span::styled(part.to_owned(), style));
        }
    };
    for (part, over) in parts {
        push(at..part.start, style);
        push(part.clone(), style.patch(*over));
        at = part.end;
    }
    push(at..text.len(), style);
    spans
}
