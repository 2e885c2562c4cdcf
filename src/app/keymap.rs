//! The one table of keys: dispatch, footer hints, the help screen and the README's table are all made from it.

mod table;

use std::collections::BTreeMap;

use super::key::{Key, KeyError};
use crate::config::KeyOverride;
use crate::deal::Clean;

pub use table::BINDINGS;

/// What a key can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the table's help column says what each does")]
pub enum Action {
    Quit,
    Close,
    Escape,
    Suspend,
    Redraw,
    Help,
    Names,
    Deals,
    Companies,
    Timeline,
    Radar,
    Overview,
    Convert,
    Totals,
    Lanes,
    AsOf,
    Tag,
    NextPane,
    PreviousPane,
    Rail,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    HalfUp,
    HalfDown,
    Top,
    Bottom,
    Follow,
    Back,
    Forward,
    Search,
    ClearLens,
    Include,
    Exclude,
    Sort,
    ReverseSort,
    Mark,
    MarkRange,
    MarkAll,
    ShowMarked,
    Export,
    Copy,
    CopyCommand,
    OpenSource,
    Sources,
    Undo,
    Redo,
    Reload,
    Mouse,
    Accept,
    OlderQuery,
    NewerQuery,
    ZoomIn,
    ZoomOut,
    PanLeft,
    PanRight,
    Today,
    Fit,
    Toggle,
    Views,
    SaveView,
    RenameView,
    RemoveView,
    Complete,
    Chips,
    RemoveChip,
    FindValue,
    Reach,
    NextKind,
    PreviousKind,
    NextCountry,
    PreviousCountry,
    NextHit,
    PreviousHit,
}

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere.
    Global,
    /// In every list.
    Moving,
    /// In lists of deals.
    Deals,
    /// In the list's place, when nothing was found.
    Nothing,
    /// In the facet rail.
    Rail,
    /// While a value of a facet is typed.
    Values,
    /// In the detail pane.
    Detail,
    /// While the query is typed.
    Query,
    /// While completions are offered.
    Completion,
    /// On the chips of the query in force.
    Chips,
    /// On the Companies tab.
    Companies,
    /// In the profile of a company.
    Profile,
    /// While a company's name is typed.
    Finder,
    /// On the Timeline tab.
    Timeline,
    /// On the Radar tab.
    Radar,
    /// On the Overview tab.
    Overview,
    /// In the export dialog.
    Export,
    /// In the list of saved views.
    Views,
    /// While a name for a view is typed.
    ViewName,
    /// While the as-of day is typed.
    AsOf,
    /// While the tags of a deal are typed.
    Tags,
    /// In the list of sources.
    Sources,
    /// While a source's name is typed.
    SourceName,
    /// Before an address is opened.
    Address,
    /// On the page of sums.
    Totals,
    /// On the help screen.
    Help,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// Which action.
    pub action: Action,
    /// Name of the action in the config file.
    pub name: &'static str,
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// What it does, for the help screen.
    pub help: &'static str,
    /// A word or two for the footer; empty: not shown there.
    pub hint: &'static str,
}

/// The table with the user's own keys in it.
#[derive(Clone, Debug)]
pub struct Keymap {
    keys: BTreeMap<(Context, Action), Vec<Key>>,
}

/// A line of the config file that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeymapError {
    /// There is no such action.
    #[error("there is no action {0:?}; the help screen and the README name them all")]
    Action(String),
    /// There is no such key.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = BINDINGS
            .iter()
            .map(|binding| {
                let keys = binding
                    .keys
                    .iter()
                    .filter_map(|text| text.parse().ok())
                    .collect();
                ((binding.context, binding.action), keys)
            })
            .collect();
        Self { keys }
    }
}

impl Keymap {
    /// The table with the overrides of a config file; what cannot be followed is left as it was and told.
    #[must_use]
    pub fn with_overrides(overrides: &[KeyOverride]) -> (Self, Vec<Clean>) {
        let mut map = Self::default();
        let mut warnings = Vec::new();
        for wanted in overrides {
            if let Err(problem) = map.follow(wanted) {
                warnings.push(Clean::new(&format!("{}: {problem}", wanted.place)));
            }
        }
        (map, warnings)
    }

    fn follow(&mut self, wanted: &KeyOverride) -> Result<(), KeymapError> {
        let binding = BINDINGS
            .iter()
            .find(|binding| binding.name == wanted.action)
            .ok_or_else(|| KeymapError::Action(wanted.action.clone()))?;
        let keys = wanted.keys.iter().map(|text| text.parse());
        let keys = keys.collect::<Result<Vec<Key>, _>>()?;
        self.keys.insert((binding.context, binding.action), keys);
        Ok(())
    }

    /// What a key does where the contexts are, the innermost first.
    #[must_use]
    pub fn action(&self, contexts: &[Context], key: Key) -> Option<Action> {
        contexts.iter().find_map(|context| {
            BINDINGS
                .iter()
                .filter(|binding| binding.context == *context)
                .find(|binding| self.keys_of(binding).contains(&key))
                .map(|binding| binding.action)
        })
    }

    /// The keys of a row.
    #[must_use]
    pub fn keys_of(&self, binding: &Binding) -> &[Key] {
        self.keys
            .get(&(binding.context, binding.action))
            .map_or(&[], Vec::as_slice)
    }

    /// The first key of an action, the one to show.
    #[must_use]
    pub fn key(&self, context: Context, action: Action) -> Option<Key> {
        self.keys.get(&(context, action))?.first().copied()
    }

    /// Action, key and word for each hint of these contexts; a key that means something else further in is no hint.
    pub fn hints<'a>(
        &'a self,
        contexts: &'a [Context],
    ) -> impl Iterator<Item = (Action, Key, &'static str)> + 'a {
        contexts.iter().flat_map(move |context| {
            BINDINGS
                .iter()
                .filter(move |binding| binding.context == *context && !binding.hint.is_empty())
                .filter_map(|binding| {
                    let key = *self.keys_of(binding).first()?;
                    let means = self.action(contexts, key)?;
                    (means == binding.action).then_some((binding.action, key, binding.hint))
                })
        })
    }
}

impl Context {
    /// All contexts, in the order of the help screen.
    pub const ALL: [Self; 26] = [
        Self::Moving,
        Self::Deals,
        Self::Nothing,
        Self::Rail,
        Self::Values,
        Self::Detail,
        Self::Companies,
        Self::Profile,
        Self::Finder,
        Self::Timeline,
        Self::Radar,
        Self::Overview,
        Self::Query,
        Self::Completion,
        Self::Chips,
        Self::Export,
        Self::Views,
        Self::ViewName,
        Self::AsOf,
        Self::Tags,
        Self::Sources,
        Self::SourceName,
        Self::Address,
        Self::Totals,
        Self::Help,
        Self::Global,
    ];

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Moving => "Moving",
            Self::Deals => "Deals",
            Self::Nothing => "When nothing was found",
            Self::Rail => "Facets",
            Self::Values => "Typing a facet's value",
            Self::Detail => "Detail",
            Self::Query => "Typing a query",
            Self::Completion => "Completing a query",
            Self::Chips => "Chips",
            Self::Companies => "Companies",
            Self::Profile => "A company's profile",
            Self::Finder => "Typing a company's name",
            Self::Timeline => "Timeline",
            Self::Radar => "Radar",
            Self::Overview => "Overview",
            Self::Export => "Export",
            Self::Views => "Views",
            Self::ViewName => "Typing a view's name",
            Self::AsOf => "Typing the as-of day",
            Self::Tags => "Typing tags",
            Self::Sources => "Sources",
            Self::SourceName => "Typing a source's name",
            Self::Address => "Before a page is opened",
            Self::Totals => "Sums",
            Self::Help => "Help",
        }
    }
}

#[cfg(test)]
mod tests;
