//! How a deal stands today, as far as its dates and its status say: the colour of its bar.

use ratatui::style::Style;

use crate::app::timeline::Span as Run;
use crate::index::{self, AsOf, Entry};
use crate::view::Theme;

/// How a deal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It ends today or later, or is said to be in force and nobody tells its end.
    Running,
    /// It is said to be over, or has ended.
    Over,
    /// Neither dates nor status say.
    NotKnown,
    /// It, or its figure, is unconfirmed.
    Unconfirmed,
}

impl Standing {
    pub(super) fn of(entry: Entry<'_>, run: &Run, as_of: AsOf) -> Self {
        if entry.is_unconfirmed() {
            return Self::Unconfirmed;
        }
        if !as_of.is_today() {
            return match entry.standing(as_of) {
                index::Standing::InForce => Self::Running,
                index::Standing::Ended => Self::Over,
                index::Standing::NotYet | index::Standing::Unclear => Self::NotKnown,
            };
        }
        let today = as_of.day;
        let last = run.end.bounds.latest.max(run.options);
        match (entry.status(), last) {
            ("completed" | "expired" | "superseded" | "terminated" | "abandoned", _) => Self::Over,
            _ if run.open => Self::Running,
            (_, Some(last)) if last < today => Self::Over,
            (_, Some(_)) | ("in_force", None) => Self::Running,
            (_, None) => Self::NotKnown,
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
