//! Colours and weights: the only file that names a colour. The terminal's own sixteen colours are used, so that dark
//! and light backgrounds both read well; without colour, weight and signs say the same.

use ratatui::style::{Color, Modifier, Style};

/// Which theme to use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// The terminal's own colours.
    #[default]
    Colour,
    /// No colour: weight, reverse and signs only.
    Plain,
}

/// Styles by what they are for.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// Running text.
    pub text: Style,
    /// What is less important, and what is not known.
    pub faint: Style,
    /// What matters.
    pub strong: Style,
    /// Headings and the current tab.
    pub heading: Style,
    /// The row under the cursor, in the pane that has the keys.
    pub selected: Style,
    /// The row under the cursor, in another pane.
    pub selected_away: Style,
    /// Unconfirmed, disputed, errors.
    pub warning: Style,
    /// What leads somewhere.
    pub link: Style,
    /// Marks.
    pub mark: Style,
    /// What matched.
    pub hit: Style,
    /// Keys in hints.
    pub key: Style,
    /// Border of the pane that has the keys.
    pub border_focused: Style,
    /// Other borders.
    pub border: Style,
}

impl Theme {
    /// The theme of a choice.
    #[must_use]
    pub fn new(choice: ThemeChoice) -> Self {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let dim = plain.add_modifier(Modifier::DIM);
        let colour = |style: Style, colour| {
            if choice == ThemeChoice::Colour {
                style.fg(colour)
            } else {
                style
            }
        };
        Self {
            text: plain,
            faint: dim,
            strong: bold,
            heading: colour(bold, Color::Cyan),
            selected: plain.add_modifier(Modifier::REVERSED),
            selected_away: plain.add_modifier(Modifier::UNDERLINED),
            warning: colour(bold, Color::Red),
            link: colour(plain.add_modifier(Modifier::UNDERLINED), Color::Blue),
            mark: colour(bold, Color::Yellow),
            hit: colour(bold, Color::Magenta),
            key: colour(bold, Color::Cyan),
            border_focused: colour(plain, Color::Cyan),
            border: dim,
        }
    }
}
