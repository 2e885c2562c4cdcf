//! The frame around every panel: its border, its title, and the thumb that tells which part of a list shows.

use std::ops::Range;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::widgets::Clear;

use super::put::Put;
use super::{Theme, signs};
use crate::app::Cursor;
use crate::layout::{inside, text};

/// Draws a panel's border and title and gives the part inside. The pane that has the keys stands out by weight, not by
/// colour alone.
pub(super) fn panel(
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    title: &str,
    focused: bool,
) -> Rect {
    let room = usize::from(area.width.saturating_sub(4));
    let title = format!(" {} ", text::cut(title, room));
    let (border, style) = if focused {
        (theme.border_focused, theme.heading)
    } else {
        (theme.border, theme.text)
    };
    let buffer = frame.buffer_mut();
    draw_border(buffer, area, border);
    let room = area.width.saturating_sub(2);
    buffer.put(area.x + 1, area.y, &title, room, style);
    inside(area)
}

/// Draws a border, as ratatui's block does, but that it looks nothing up.
fn draw_border(buffer: &mut Buffer, area: Rect, style: Style) {
    let Some((right, bottom)) = area
        .right()
        .checked_sub(1)
        .zip(area.bottom().checked_sub(1))
    else {
        return;
    };
    let set = border::ROUNDED;
    let mut draw = |x: u16, y: u16, sign: &str| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    };
    for x in area.left()..=right {
        draw(x, area.y, set.horizontal_top);
        draw(x, bottom, set.horizontal_bottom);
    }
    for y in area.top()..=bottom {
        draw(area.x, y, set.vertical_left);
        draw(right, y, set.vertical_right);
    }
    draw(area.x, area.y, set.top_left);
    draw(right, area.y, set.top_right);
    draw(area.x, bottom, set.bottom_left);
    draw(right, bottom, set.bottom_right);
}

/// Draws a thumb on a panel's right border when the list inside, below `head` rows, is longer than what shows.
pub(super) fn thumb(
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    head: u16,
    cursor: &Cursor,
    focused: bool,
) {
    thumb_of(
        theme,
        frame,
        area,
        head,
        cursor.visible(),
        cursor.len(),
        focused,
    );
}

/// The same for what has no cursor: the rows that show, of so many.
pub(super) fn thumb_of(
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    head: u16,
    visible: Range<usize>,
    len: usize,
    focused: bool,
) {
    let track = inside(area).height.saturating_sub(head);
    let Some((start, end)) = span(visible, len, track) else {
        return;
    };
    let style = if focused {
        theme.border_focused
    } else {
        theme.text
    };
    let x = area.right().saturating_sub(1);
    for y in start..end {
        let y = area.y + 1 + head + y;
        frame.buffer_mut().put(x, y, signs::THUMB, 1, style);
    }
}

/// Which cells of a track of so many cells stand for the rows that show; `None` when all of them do.
fn span(visible: Range<usize>, len: usize, track: u16) -> Option<(u16, u16)> {
    if visible.len() >= len || track == 0 {
        return None;
    }
    let cells = usize::from(track);
    let size = (visible.len() * cells / len).max(1);
    let room = cells - size;
    let hidden = len - visible.len();
    // The ends of the track mean the ends of the list, and only those.
    let start = match visible.start {
        0 => 0,
        start if start >= hidden => room,
        start => {
            (start * room / hidden).clamp(1.min(room), room.saturating_sub(1).max(1.min(room)))
        }
    };
    let cell = |at: usize| u16::try_from(at).ok();
    Some((cell(start)?, cell(start + size)?.min(track)))
}

/// A panel over the tab for a line that is typed and one that helps; gives the place inside it.
pub(super) fn line_panel(theme: &Theme, frame: &mut Frame<'_>, widest: u16, title: &str) -> Rect {
    let screen = frame.area();
    let width = widest.min(screen.width);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + 2.min(screen.height.saturating_sub(4)),
        width,
        height: 4.min(screen.height),
    };
    frame.render_widget(Clear, area);
    panel(theme, frame, area, title, true)
}
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::span;

    proptest! {
        #[test]
        fn the_thumb_lies_on_its_track(start in 0_usize..2_000_000, page in 1_usize..200, more in 0_usize..2_000_000, track in 0_u16..200) {
            let len = start + page + more;
            if let Some((from, to)) = span(start..start + page, len, track) {
                prop_assert!(from < to && to <= track);
            }
        }
    }

    #[test]
    fn the_thumb_touches_an_end_only_at_the_end() {
        assert_eq!(span(0..10, 10, 10), None);
        assert_eq!(span(0..10, 100, 10), Some((0, 1)));
        assert_eq!(span(1..11, 100, 10), Some((1, 2)));
        assert_eq!(span(89..99, 100, 10), Some((8, 9)));
        assert_eq!(span(90..100, 100, 10), Some((9, 10)));
    }
}
