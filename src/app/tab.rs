//! The tabs: their names, and where they lie on the first line.

use ratatui::layout::Rect;

use super::{Action, App, Context};
use crate::layout::{tab_slots, text};

/// The tabs, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The list of deals.
    #[default]
    Deals,
    /// Companies by name.
    Companies,
    /// Deals along time.
    Timeline,
    /// What ends when.
    Radar,
    /// Charts.
    Overview,
}

impl Tab {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Deals,
        Self::Companies,
        Self::Timeline,
        Self::Radar,
        Self::Overview,
    ];

    /// Its name on the first line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deals => "Deals",
            Self::Companies => "Companies",
            Self::Timeline => "Timeline",
            Self::Radar => "Radar",
            Self::Overview => "Overview",
        }
    }

    /// The action that shows it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Deals => Action::Deals,
            Self::Companies => Action::Companies,
            Self::Timeline => Action::Timeline,
            Self::Radar => Action::Radar,
            Self::Overview => Action::Overview,
        }
    }
}

impl App {
    /// Each tab with its label, key first, and where it lies on the first line.
    #[must_use]
    pub fn tab_slots(&self, line: Rect) -> Vec<(Tab, String, Rect)> {
        let key = |tab: Tab| self.keymap.key(Context::Global, tab.action());
        let whole = |tab: Tab| match key(tab) {
            Some(key) => format!("{key} {}", tab.name()),
            None => tab.name().to_owned(),
        };
        let mut labels: Vec<String> = Tab::ALL.into_iter().map(whole).collect();
        let all: usize = labels.iter().map(|label| text::width(label) + 2).sum();
        if all > usize::from(line.width) {
            // On a narrow screen the tabs that do not show are their keys.
            for (tab, label) in Tab::ALL.into_iter().zip(&mut labels) {
                if let Some(key) = key(tab).filter(|_| tab != self.tab) {
                    *label = key.to_string();
                }
            }
        }
        let slots = tab_slots(line, labels.iter().map(|label| text::width(label)));
        Tab::ALL
            .into_iter()
            .zip(labels)
            .zip(slots)
            .map(|((tab, label), slot)| (tab, label, slot))
            .collect()
    }
}
