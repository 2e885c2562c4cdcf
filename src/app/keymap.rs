//! The one table of keys: dispatch, footer hints, the help screen and the README's table are all made from it.

use std::collections::BTreeMap;

use super::key::{Key, KeyError};

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
    Deals,
    Companies,
    Timeline,
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
}

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere.
    Global,
    /// In every list.
    Moving,
    /// In lists of deals: the Deals tab and the Timeline tab.
    Deals,
    /// In the facet rail.
    Rail,
    /// In the detail pane.
    Detail,
    /// While the query is typed.
    Query,
    /// On the Companies tab.
    Companies,
    /// While a company's name is typed.
    Finder,
    /// On the Timeline tab.
    Timeline,
    /// In the export dialog.
    Export,
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

const fn row(
    context: Context,
    action: Action,
    name: &'static str,
    keys: &'static [&'static str],
    help: &'static str,
    hint: &'static str,
) -> Binding {
    Binding {
        context,
        action,
        name,
        keys,
        help,
        hint,
    }
}

/// The table. Inside a context the order is that of the help screen; hints come in the order of their rows.
pub const BINDINGS: &[Binding] = &[
    row(
        Context::Moving,
        Action::Down,
        "down",
        &["j", "Down"],
        "down",
        "",
    ),
    row(Context::Moving, Action::Up, "up", &["k", "Up"], "up", ""),
    row(
        Context::Moving,
        Action::Top,
        "top",
        &["g", "Home"],
        "to the first row",
        "",
    ),
    row(
        Context::Moving,
        Action::Bottom,
        "bottom",
        &["G", "End"],
        "to the last row",
        "",
    ),
    row(
        Context::Moving,
        Action::HalfDown,
        "half_down",
        &["Ctrl-d"],
        "half a page down",
        "",
    ),
    row(
        Context::Moving,
        Action::HalfUp,
        "half_up",
        &["Ctrl-u"],
        "half a page up",
        "",
    ),
    row(
        Context::Moving,
        Action::PageDown,
        "page_down",
        &["PgDn", "Ctrl-f"],
        "a page down",
        "",
    ),
    row(
        Context::Moving,
        Action::PageUp,
        "page_up",
        &["PgUp", "Ctrl-b"],
        "a page up",
        "",
    ),
    row(
        Context::Deals,
        Action::Follow,
        "follow",
        &["Enter", "l"],
        "read the deal; follow what is under the cursor",
        "read",
    ),
    row(
        Context::Deals,
        Action::Mark,
        "mark",
        &["Space"],
        "mark the deal, or take its mark away",
        "mark",
    ),
    row(
        Context::Deals,
        Action::MarkRange,
        "mark_range",
        &["v"],
        "begin or end a range: its deals are marked",
        "",
    ),
    row(
        Context::Deals,
        Action::MarkAll,
        "mark_all",
        &["*"],
        "mark all deals in view, or take their marks away",
        "",
    ),
    row(
        Context::Deals,
        Action::ShowMarked,
        "show_marked",
        &["M"],
        "show only marked deals, or all again",
        "",
    ),
    row(
        Context::Deals,
        Action::Sort,
        "sort",
        &["s"],
        "sort by the next column",
        "sort",
    ),
    row(
        Context::Deals,
        Action::ReverseSort,
        "reverse_sort",
        &["S"],
        "turn the order round",
        "",
    ),
    row(
        Context::Deals,
        Action::Copy,
        "copy",
        &["y"],
        "copy the deal's id, title, date and value",
        "",
    ),
    row(
        Context::Rail,
        Action::Include,
        "include",
        &["Enter", "f", "Space", "l"],
        "only deals with this value, or lift that",
        "only",
    ),
    row(
        Context::Rail,
        Action::Exclude,
        "exclude",
        &["F"],
        "leave deals with this value out, or lift that",
        "without",
    ),
    row(
        Context::Rail,
        Action::Toggle,
        "fold",
        &["o", "h"],
        "fold or unfold the facet",
        "fold",
    ),
    row(
        Context::Detail,
        Action::Follow,
        "detail_follow",
        &["Enter", "l"],
        "follow the link under the cursor",
        "follow",
    ),
    row(
        Context::Detail,
        Action::Back,
        "back",
        &["Backspace", "Ctrl-o", "h"],
        "go back",
        "back",
    ),
    row(
        Context::Timeline,
        Action::ZoomIn,
        "zoom_in",
        &["+", "="],
        "zoom in",
        "zoom",
    ),
    row(
        Context::Timeline,
        Action::ZoomOut,
        "zoom_out",
        &["-"],
        "zoom out",
        "",
    ),
    row(
        Context::Timeline,
        Action::PanLeft,
        "pan_left",
        &["[", "Shift-Left", "Left", "h"],
        "earlier",
        "earlier",
    ),
    row(
        Context::Timeline,
        Action::PanRight,
        "pan_right",
        &["]", "Shift-Right", "Right"],
        "later",
        "later",
    ),
    row(
        Context::Timeline,
        Action::Today,
        "today",
        &["T"],
        "to today",
        "today",
    ),
    row(
        Context::Timeline,
        Action::Fit,
        "fit",
        &["0"],
        "fit all deals of the lens",
        "fit",
    ),
    row(
        Context::Companies,
        Action::Accept,
        "company_lens",
        &["Enter", "l"],
        "put the company on the lens",
        "its deals",
    ),
    row(
        Context::Finder,
        Action::Down,
        "finder_down",
        &["Down", "Ctrl-n"],
        "next company",
        "",
    ),
    row(
        Context::Finder,
        Action::Up,
        "finder_up",
        &["Up", "Ctrl-p"],
        "previous company",
        "",
    ),
    row(
        Context::Finder,
        Action::PageDown,
        "finder_page_down",
        &["PgDn"],
        "a page down",
        "",
    ),
    row(
        Context::Finder,
        Action::PageUp,
        "finder_page_up",
        &["PgUp"],
        "a page up",
        "",
    ),
    row(
        Context::Finder,
        Action::Accept,
        "finder_lens",
        &["Enter"],
        "put the company on the lens",
        "its deals",
    ),
    row(
        Context::Export,
        Action::Accept,
        "export_write",
        &["Enter"],
        "write the file; in the columns: done",
        "write",
    ),
    row(
        Context::Export,
        Action::Down,
        "export_down",
        &["Down", "Tab", "j"],
        "next field, next column",
        "field",
    ),
    row(
        Context::Export,
        Action::Up,
        "export_up",
        &["Up", "Shift-Tab", "k"],
        "previous field, previous column",
        "",
    ),
    row(
        Context::Export,
        Action::Right,
        "export_right",
        &["Right", "l"],
        "next choice; in the columns: put it later",
        "choose",
    ),
    row(
        Context::Export,
        Action::Left,
        "export_left",
        &["Left", "h"],
        "previous choice; in the columns: put it earlier",
        "",
    ),
    row(
        Context::Export,
        Action::Toggle,
        "export_toggle",
        &["Space"],
        "choose columns; in the columns: take it in or leave it out",
        "columns",
    ),
    row(
        Context::Query,
        Action::Accept,
        "query_keep",
        &["Enter"],
        "keep the query",
        "keep",
    ),
    row(
        Context::Query,
        Action::OlderQuery,
        "query_older",
        &["Up", "Ctrl-p"],
        "an earlier query",
        "",
    ),
    row(
        Context::Query,
        Action::NewerQuery,
        "query_newer",
        &["Down", "Ctrl-n"],
        "a later query",
        "",
    ),
    row(
        Context::Global,
        Action::Search,
        "search",
        &["/"],
        "type a query; Enter keeps it, Esc restores",
        "search",
    ),
    row(
        Context::Global,
        Action::ClearLens,
        "clear_lens",
        &["Ctrl-x"],
        "all deals again",
        "",
    ),
    row(
        Context::Global,
        Action::Rail,
        "facets",
        &["f"],
        "to the facets",
        "facets",
    ),
    row(
        Context::Global,
        Action::NextPane,
        "next_pane",
        &["Tab"],
        "next pane",
        "pane",
    ),
    row(
        Context::Global,
        Action::PreviousPane,
        "previous_pane",
        &["Shift-Tab"],
        "previous pane",
        "",
    ),
    row(Context::Global, Action::Deals, "deals", &["1"], "Deals", ""),
    row(
        Context::Global,
        Action::Companies,
        "companies",
        &["2"],
        "Companies",
        "",
    ),
    row(
        Context::Global,
        Action::Timeline,
        "timeline",
        &["3"],
        "Timeline",
        "",
    ),
    row(
        Context::Global,
        Action::Export,
        "export",
        &["E"],
        "export: CSV, JSON, JSON Lines or Markdown",
        "export",
    ),
    row(
        Context::Global,
        Action::Undo,
        "undo",
        &["u"],
        "undo a change of the lens",
        "",
    ),
    row(
        Context::Global,
        Action::Redo,
        "redo",
        &["Ctrl-r"],
        "redo it",
        "",
    ),
    row(
        Context::Global,
        Action::Reload,
        "reload",
        &["R", "F5"],
        "read the file anew",
        "",
    ),
    row(
        Context::Global,
        Action::Mouse,
        "mouse",
        &["m"],
        "give the mouse to the terminal, to select text, or take it back",
        "",
    ),
    row(
        Context::Global,
        Action::Redraw,
        "redraw",
        &["Ctrl-l"],
        "draw everything anew",
        "",
    ),
    row(
        Context::Global,
        Action::Help,
        "help",
        &["?", "F1"],
        "this help",
        "help",
    ),
    row(
        Context::Global,
        Action::Escape,
        "escape",
        &["Esc"],
        "close, lift or leave one thing; never quits",
        "",
    ),
    row(
        Context::Global,
        Action::Close,
        "close",
        &["q"],
        "close what is open, or quit",
        "quit",
    ),
    row(
        Context::Global,
        Action::Suspend,
        "suspend",
        &["Ctrl-z"],
        "back to the shell for a while",
        "",
    ),
    row(
        Context::Global,
        Action::Quit,
        "quit",
        &["Ctrl-c"],
        "quit",
        "",
    ),
];

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
    pub fn with_overrides(overrides: &BTreeMap<String, Vec<String>>) -> (Self, Vec<KeymapError>) {
        let mut map = Self::default();
        let mut problems = Vec::new();
        for (name, texts) in overrides {
            let Some(binding) = BINDINGS.iter().find(|binding| binding.name == name) else {
                problems.push(KeymapError::Action(name.clone()));
                continue;
            };
            match texts
                .iter()
                .map(|text| text.parse())
                .collect::<Result<Vec<Key>, _>>()
            {
                Ok(keys) => {
                    map.keys.insert((binding.context, binding.action), keys);
                }
                Err(problem) => problems.push(problem.into()),
            }
        }
        (map, problems)
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

    /// Key and word for each hint of these contexts.
    pub fn hints<'a>(
        &'a self,
        contexts: &'a [Context],
    ) -> impl Iterator<Item = (Key, &'static str)> + 'a {
        contexts.iter().flat_map(move |context| {
            BINDINGS
                .iter()
                .filter(move |binding| binding.context == *context && !binding.hint.is_empty())
                .filter_map(|binding| Some((*self.keys_of(binding).first()?, binding.hint)))
        })
    }
}

impl Context {
    /// All contexts, in the order of the help screen.
    pub const ALL: [Self; 11] = [
        Self::Moving,
        Self::Deals,
        Self::Rail,
        Self::Detail,
        Self::Companies,
        Self::Finder,
        Self::Timeline,
        Self::Query,
        Self::Export,
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
            Self::Rail => "Facets",
            Self::Detail => "Detail",
            Self::Query => "Typing a query",
            Self::Companies => "Companies",
            Self::Finder => "Typing a company's name",
            Self::Timeline => "Timeline",
            Self::Export => "Export",
            Self::Help => "Help",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Action, BINDINGS, Context, Keymap, KeymapError};

    #[test]
    fn every_key_of_the_table_is_a_key() {
        for binding in BINDINGS {
            for text in binding.keys {
                assert!(
                    text.parse::<super::Key>().is_ok(),
                    "{} has {text:?}",
                    binding.name
                );
            }
        }
    }

    #[test]
    fn inside_a_context_no_key_has_two_meanings() {
        let mut seen = BTreeSet::new();
        for binding in BINDINGS {
            for key in binding.keys {
                assert!(
                    seen.insert((binding.context, *key)),
                    "{key} stands twice in {:?}",
                    binding.context
                );
            }
        }
    }

    #[test]
    fn every_action_has_one_name() {
        let names: BTreeSet<_> = BINDINGS.iter().map(|binding| binding.name).collect();
        assert_eq!(names.len(), BINDINGS.len());
    }

    #[test]
    fn the_inner_context_wins() {
        let map = Keymap::default();
        let contexts = [Context::Rail, Context::Moving, Context::Global];
        assert_eq!(
            "f".parse().ok().and_then(|key| map.action(&contexts, key)),
            Some(Action::Include)
        );
        assert_eq!(
            "f".parse()
                .ok()
                .and_then(|key| map.action(&contexts[1..], key)),
            Some(Action::Rail)
        );
    }

    #[test]
    fn the_config_file_can_change_keys_and_is_told_what_it_got_wrong() {
        let overrides = BTreeMap::from([
            ("export".to_owned(), vec!["x".to_owned()]),
            ("fly".to_owned(), vec!["x".to_owned()]),
            ("help".to_owned(), vec!["Hyper-x".to_owned()]),
        ]);
        let (map, problems) = Keymap::with_overrides(&overrides);
        assert_eq!(
            "x".parse()
                .ok()
                .and_then(|key| map.action(&[Context::Global], key)),
            Some(Action::Export)
        );
        assert_eq!(
            "?".parse()
                .ok()
                .and_then(|key| map.action(&[Context::Global], key)),
            Some(Action::Help)
        );
        assert!(
            matches!(
                problems.as_slice(),
                [KeymapError::Action(_), KeymapError::Key(_)]
            ),
            "{problems:?}"
        );
    }
}
