//! Settings: where files live, the config file, key overrides, theme choice.
//! A setting that cannot be understood never stops the program: it is named in a warning and its default holds.

mod file;
mod paths;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use paths::Paths;

use crate::deal::Clean;

/// The text of a config file that changes nothing: every setting, explained and commented out.
pub const DEFAULT_FILE: &str = include_str!("../assets/config.toml");

/// What the user chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The deals file to open when none is named; absolute.
    pub file: Option<PathBuf>,
    /// The colours.
    pub theme: ThemeChoice,
    /// Whether the terminal sends mouse events.
    pub mouse: bool,
    /// Other keys for actions, in the file's order. What the names mean is for the key table to say.
    pub keys: Vec<KeyOverride>,
}

/// Which colours to draw with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// The terminal's own colours.
    #[default]
    Auto,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// No colour at all, only weight and inversion.
    None,
}

/// One line of the `[keys]` table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyOverride {
    /// The action's name, as written.
    pub action: String,
    /// The key texts, as written; none takes the action's keys away.
    pub keys: Vec<String>,
    /// Where it is written (`/home/me/.config/dealscope/config.toml:12`), for a warning.
    pub place: Clean,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            file: None,
            theme: ThemeChoice::default(),
            mouse: true,
            keys: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the user's config file. No file means the defaults; each warning is one line that names file and line.
    ///
    /// Where the user asked for no colour at all (`no_color`, see [`no_color`]), only a theme that the file names
    /// outright is stronger, as <https://no-color.org> has it.
    #[must_use]
    pub fn load(paths: &Paths, no_color: bool) -> (Self, Vec<Clean>) {
        let (mut config, warnings) = file::load(paths);
        if no_color && config.theme == ThemeChoice::Auto {
            config.theme = ThemeChoice::None;
        }
        (config, warnings)
    }
}

/// True where the environment variable `NO_COLOR` is set and not empty.
#[must_use]
pub fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
