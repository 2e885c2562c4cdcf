//! The signs that are drawn, and their ASCII twins for terminals that have no others.

use ratatui::buffer::{Buffer, Cell};

/// A marked deal.
pub(super) const MARK: &str = "●";
/// A deal whose best source is unconfirmed, or whose figure is.
pub(super) const UNCONFIRMED: &str = "!";
/// A deal of which a source contradicts a fact.
pub(super) const DISPUTED: &str = "≠";
/// The row under the cursor of a pane that does not have the keys.
pub(super) const CURSOR: &str = "▌";
/// A facet that shows its values.
pub(super) const UNFOLDED: &str = "▾";
/// A facet that shows its name only.
pub(super) const FOLDED: &str = "▸";
/// A value that the lens asks for.
pub(super) const INCLUDED: &str = "✓";
/// A value in a range that is being made.
pub(super) const RANGED: &str = "┆";
/// A value that the lens leaves out.
pub(super) const EXCLUDED: &str = "−";
/// The order runs from small to large.
pub(super) const RISING: &str = "▴";
/// The order runs from large to small.
pub(super) const FALLING: &str = "▾";
/// The part of a list that shows, on its border.
pub(super) const THUMB: &str = "┃";
/// A newer result is being made.
pub(super) const UPDATING: &str = "⟳";
/// A cell of a bar, and the half of one at its end.
const BAR: (&str, &str) = ("━", "╸");

/// Each sign's twin; both take one column. It holds for all that is drawn, data included.
const TWINS: &[(&str, &str)] = &[
    ("…", "~"),
    ("●", "*"),
    ("≠", "%"),
    ("▌", ">"),
    ("▾", "v"),
    ("▸", ">"),
    ("▴", "^"),
    ("✓", "+"),
    ("−", "-"),
    ("–", "-"),
    ("—", "-"),
    ("·", "-"),
    ("’", "'"),
    ("‘", "'"),
    ("“", "\""),
    ("”", "\""),
    ("≈", "~"),
    ("≤", "<"),
    ("≥", ">"),
    ("→", ">"),
    ("←", "<"),
    ("↑", "^"),
    ("↓", "v"),
    ("⟳", "~"),
    ("┃", "#"),
    ("│", "|"),
    ("─", "-"),
    ("━", "="),
    ("╸", "-"),
    ("╌", "."),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("┌", "+"),
    ("┐", "+"),
    ("└", "+"),
    ("┘", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("█", "#"),
    ("▓", "="),
    ("▒", ":"),
    ("░", "."),
    ("▀", "\""),
    ("▄", "_"),
    ("▁", "_"),
    ("▂", "_"),
    ("▃", "_"),
    ("▅", "="),
    ("▆", "#"),
    ("▇", "#"),
    ("▐", "|"),
    ("▏", "|"),
    ("▎", "|"),
    ("▍", "="),
    ("▋", "="),
    ("▊", "#"),
    ("▉", "#"),
    ("▶", ">"),
    ("◀", "<"),
    ("◆", "*"),
    ("◇", "o"),
    ("◈", "*"),
    ("○", "o"),
    ("┆", ":"),
    ("┊", ":"),
    ("■", "+"),
    ("□", "o"),
    ("╍", "~"),
    ("╳", "x"),
    ("•", "*"),
    ("×", "x"),
    ("‹", "<"),
    ("›", ">"),
];

/// A bar of so many columns at the most, filled to `part` of `whole`; what is not nothing shows.
pub(super) fn bar(part: u32, whole: u32, columns: u16) -> String {
    let halves = u64::from(columns) * 2;
    let filled = (u64::from(part) * halves).div_ceil(u64::from(whole.max(1)));
    let filled = usize::try_from(filled.min(halves)).unwrap_or_default();
    let mut bar = BAR.0.repeat(filled / 2);
    if filled % 2 == 1 {
        bar.push_str(BAR.1);
    }
    bar
}

/// A bar of so many columns at the most, filled to `part` of `whole` in eighths of a column, or in whole ones where there are
/// only plain signs; what is not nothing shows.
pub(super) fn blocks(part: f64, whole: f64, columns: u16, unicode: bool) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let steps = if unicode { 8 } else { 1 };
    let most = u32::from(columns) * steps;
    let share = if whole > 0.0 { part / whole } else { 0.0 };
    let exact = (share * f64::from(most)).ceil().clamp(0.0, f64::from(most));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 0 and what a screen has"
    )]
    let filled = exact as usize;
    let steps = if unicode { 8 } else { 1 };
    let rest = EIGHTHS.get(filled % steps).copied().unwrap_or_default();
    format!("{}{rest}", "█".repeat(filled / steps))
}

/// Replaces every drawn sign by its ASCII twin.
pub(super) fn to_ascii(buffer: &mut Buffer) {
    limits_to_ascii(&mut buffer.content);
    for cell in &mut buffer.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        if let Some((_, twin)) = TWINS.iter().find(|(sign, _)| *sign == cell.symbol()) {
            cell.set_symbol(twin);
        }
    }
}

/// "At most" is not "before": where there is a blank in front, `≤` and `≥` become `<=` and `>=`.
fn limits_to_ascii(cells: &mut [Cell]) {
    for at in 1..cells.len() {
        let Some([before, limit]) = cells.get_mut(at - 1..=at) else {
            continue;
        };
        let twin = match limit.symbol() {
            "≤" => "<",
            "≥" => ">",
            _ => continue,
        };
        if before.symbol() == " " {
            before.set_symbol(twin);
            limit.set_symbol("=");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Buffer, TWINS, bar, to_ascii};
    use crate::layout::text::width;

    #[test]
    fn a_sign_and_its_twin_take_one_column() {
        for (sign, twin) in TWINS {
            assert_eq!((width(sign), twin.len()), (1, 1), "{sign}");
            assert!(twin.is_ascii(), "{sign}");
        }
    }

    #[test]
    fn at_most_does_not_become_before_where_there_is_room_to_say_so() {
        let mut buffer = Buffer::with_lines(["at  ≤2019 ≥5 (≤3)"]);
        to_ascii(&mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["at <=2019>=5 (<3)"]));
    }

    #[test]
    fn a_bar_shows_what_is_not_nothing_and_never_overflows() {
        assert_eq!(bar(0, 90, 6), "");
        assert_eq!(bar(1, 90_000, 6), "╸");
        assert_eq!(bar(40, 90, 6), "━━━");
        assert_eq!(bar(50, 90, 6), "━━━╸");
        assert_eq!(bar(90, 90, 6), "━━━━━━");
        assert_eq!(bar(99, 90, 6), "━━━━━━");
        assert_eq!(bar(3, 0, 2), "━━");
    }
}
