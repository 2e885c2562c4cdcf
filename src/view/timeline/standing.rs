//! How a deal stands today, as far as its dates and its status say: the colour of its bar.

use ratatui::style::Style;

use crate::app::timeline::Span as Run;
use crate::deal::Day;
use crate::index::Entry;
use crate::view::Theme;

/// How a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It ends today or later, or is said to be in force.
    Running,
    /// It has ended, or is said to be over.
    Over,
    /// Neither dates nor status say.
    NotKnown,
    /// It, or its figure, is unconfirmed.
    Unconfirmed,
}

impl Standing {
    pub(super) fn of(entry: Entry<'_>, run: &Run, today: Day) -> Self {
        if run.unconfirmed {
            return Self::Unconfirmed;
        }
        let last = run.end.latest.max(run.options);
        match (last, entry.status()) {
            _ if run.open => Self::Running,
            (Some(last), _) if last >= today => Self::Running,
            (Some(_), _) => Self::Over,
            (None, "in_force") => Self::Running,
            (None, "completed" | "expired" | "superseded" | "terminated" | "abandoned") => {
                Self::Over
            }
            (None, _) => Self::NotKnown,
        }
    }

    pub(super) const fn style(self, theme: &Theme) -> Style {
        match self {
            Self::Running => theme.bar,
            Self::Over => theme.past,
            Self::NotKnown => theme.text,
            Self::Unconfirmed => theme.warning,
        }
    }
}
