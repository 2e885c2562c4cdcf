//! The signs of the bars. Their ASCII twins are in the table of signs; what would have the wrong twin is chosen here.

use crate::app::timeline::{Fill, Ink};

/// All kinds of ink, in the legend's order, with what each means. `Certain` stands for all its fills.
pub(super) const MEANINGS: [(Ink, &str); 11] = [
    (Ink::Certain(Fill::Whole), "certain"),
    (Ink::Possible, "possible"),
    (Ink::Option, "with options"),
    (Ink::Short, "short"),
    (Ink::Moment, "one date"),
    (Ink::Event, "event"),
    (Ink::Unknown, "not known"),
    (Ink::OpenEnd, "open end"),
    (Ink::Stopped, "stopped early"),
    (Ink::Earlier, "earlier"),
    (Ink::Later, "later"),
];

/// The line of today.
pub(super) const TODAY: &str = "│";
/// The line of the as-of day.
pub(super) const AS_OF: &str = "┃";
/// Today on the axis.
pub(super) const TODAY_MARK: &str = "▾";
/// A larger unit of time begins here.
pub(super) const GRID: &str = "┊";
/// From the cursor's title to its bar.
pub(super) const LEAD: &str = "·";
/// Levels of the histogram.
pub(super) const LEVELS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The sign of an ink. Hollow: of a deal that is unconfirmed.
pub(in crate::view) const fn glyph(ink: Ink, hollow: bool, unicode: bool) -> &'static str {
    match ink {
        Ink::Certain(_) if hollow => "╍",
        // The twins of the half blocks mean other things among bars.
        Ink::Certain(Fill::Left) if unicode => "▌",
        Ink::Certain(Fill::Right) if unicode => "▐",
        Ink::Certain(_) => "█",
        Ink::Possible => "▒",
        Ink::Option => "░",
        Ink::Event if hollow => "◇",
        Ink::Event => "◆",
        Ink::Moment if !unicode => "o",
        Ink::Moment if hollow => "○",
        Ink::Moment => "●",
        Ink::Short if hollow => "□",
        Ink::Short => "■",
        Ink::OpenEnd => "▶",
        Ink::Unknown => "?",
        Ink::Stopped => "╳",
        Ink::Earlier => "‹",
        Ink::Later => "›",
    }
}
