//! Text with the words of the query in force set off.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use super::Theme;
use crate::layout::text::{ELLIPSIS, cut};

/// A text cut to so many columns, with what matched set off; where it was cut off, the ellipsis stands for it.
pub(super) fn spans(
    ranges: impl Fn(&str) -> Vec<Range<usize>>,
    text: &str,
    columns: usize,
    style: Style,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let shown = cut(text, columns);
    let hits = ranges(&shown).into_iter().map(|hit| (hit, theme.hit));
    let mut hits: Vec<_> = hits.collect();
    if let Some(start) = shown.strip_suffix(ELLIPSIS).map(str::len)
        && shown != text
        && ranges(text).iter().any(|hit| hit.end > start)
    {
        hits.push((start..shown.len(), theme.hit));
    }
    lit(&shown, style, &hits)
}

/// A text of which some parts, in order, have a style laid over theirs.
pub(super) fn lit(text: &str, style: Style, parts: &[(Range<usize>, Style)]) -> Vec<Span<'static>> {
    if parts.is_empty() {
        return vec![Span::styled(text.to_owned(), style)];
    }
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

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::spans;
    use crate::app::Sought;
    use crate::query::parse;
    use crate::view::{Theme, ThemeChoice};

    fn set_off(query: &str, text: &str, columns: usize) -> Vec<String> {
        let words = Sought::of(&parse(query, &crate::deal::Codes::bundled()).unwrap());
        let theme = Theme::new(ThemeChoice::Dark, true);
        let spans = spans(
            |text| words.ranges(text),
            text,
            columns,
            Style::new(),
            &theme,
        );
        let set_off = spans
            .into_iter()
            .filter(|span| span.style == Style::new().patch(theme.hit));
        set_off.map(|span| span.content.into_owned()).collect()
    }

    #[test]
    fn what_matched_is_set_off_and_an_ellipsis_stands_for_what_was_cut_off() {
        assert_eq!(set_off("nhs", "NHS and nhs", 20), ["NHS", "nhs"]);
        assert_eq!(set_off("leeds", "NHS in Leeds", 9), ["…"]);
        assert_eq!(set_off("nhs leeds", "NHS in Leeds", 9), ["NHS", "…"]);
        assert_eq!(set_off("nhs", "NHS in Leeds", 9), ["NHS"]);
    }
}
