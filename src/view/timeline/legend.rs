//! What the signs on the screen mean: those that show, and only those.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::glyphs::{self, MEANINGS, glyph};
use super::rows::Drawn;
use super::standing::Standing;
use crate::layout::text::width;
use crate::view::Theme;
use crate::view::put::Put;

/// What the colours mean, and the hollow signs.
const STANDINGS: [(Standing, &str, &str); 3] = [
    (Standing::Unconfirmed, "○╍", "unconfirmed"),
    (Standing::Running, "█", "runs"),
    (Standing::Over, "█", "over"),
];

pub(super) fn render(drawn: &Drawn, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if area.height == 0 {
        return;
    }
    let inks = MEANINGS
        .iter()
        .filter(|(ink, _)| drawn.inks.contains(ink))
        .map(|(ink, meaning)| (glyph(*ink, false, theme.unicode), *meaning, theme.text));
    let today = drawn.today.then_some((glyphs::TODAY, "today", theme.today));
    let as_of = drawn
        .as_of
        .then_some((glyphs::AS_OF, "as of", theme.included));
    let lanes = drawn
        .lanes
        .then_some(("▁▄█", "few to many deals", theme.bar));
    let standings = STANDINGS
        .iter()
        .filter(|(standing, ..)| drawn.standings.contains(standing))
        .filter(|(standing, ..)| theme.has_colour() || *standing == Standing::Unconfirmed)
        .map(|(standing, sign, meaning)| (*sign, *meaning, standing.style(theme)));
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (sign, meaning, style) in today
        .into_iter()
        .chain(as_of)
        .chain(lanes)
        .chain(inks)
        .chain(standings)
    {
        let columns = width(sign) + 1 + width(meaning) + 2;
        if used + columns > usize::from(area.width) + 2 {
            break;
        }
        used += columns;
        spans.push(Span::styled(sign, style));
        spans.push(Span::styled(format!(" {meaning}  "), theme.faint));
    }
    frame
        .buffer_mut()
        .put_line(area.x, area.y, &Line::from(spans), area.width);
}
