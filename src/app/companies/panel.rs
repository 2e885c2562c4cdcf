//! How the panels of the Companies tab are divided.

use ratatui::layout::Rect;

use crate::layout::inside;

/// Rows over the list of companies: the name that is typed, and headings.
pub const HEAD: u16 = 2;
/// Rows that the deals keep, with their headings, however much there is to say.
const DEALS: u16 = 5;

/// Where the parts of the profile's panel lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// What is known of the company.
    pub profile: Rect,
    /// Sums of its deals.
    pub sums: Rect,
    /// Its deals: headings, then a row for each.
    pub deals: Rect,
}

impl Panel {
    /// Divides a bordered panel for a profile of so many lines. Where there is little room, the profile is cut.
    #[must_use]
    pub fn of(panel: Rect, lines: usize) -> Self {
        let inner = inside(panel);
        let below = DEALS.min(inner.height);
        let room = inner.height - below;
        // A free row stands over the deals where there is room for all of the profile.
        let wanted = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2);
        let head = wanted.min(room);
        let sums = u16::from(head > 0);
        let gap = u16::from(head == wanted);
        let part = |y: u16, height: u16| Rect { y, height, ..inner };
        Self {
            profile: part(inner.y, head - sums - gap),
            sums: part(inner.y + head - sums - gap, sums),
            deals: part(inner.y + head, inner.height - head),
        }
    }

    /// How wide the lines of a profile are: a column stays free on either side.
    #[must_use]
    pub const fn text_width(panel: Rect) -> usize {
        panel.width.saturating_sub(4) as usize
    }
}
