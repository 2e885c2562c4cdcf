//! Colours and weights: the only file that names a colour. The terminal's own sixteen colours are used, so that dark
//! and light backgrounds both read well; without colour, weight and signs say the same. Running text never has a
//! colour, and a faint text never has one besides.

use ratatui::style::{Color, Modifier, Style};

pub use crate::config::ThemeChoice;

/// Styles by what they are for.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    /// False where the terminal shows ASCII only: every drawn sign has a plain twin.
    pub unicode: bool,
    /// Running text.
    pub text: Style,
    /// What is less important, and what is not known.
    pub faint: Style,
    /// What matters.
    pub strong: Style,
    /// Headings.
    pub heading: Style,
    /// The tab that shows.
    pub tab: Style,
    /// The row under the cursor, in the pane that has the keys. It is laid over a drawn row.
    pub selected: Style,
    /// The cell, or the heading, of the column under the cursor. It is laid over a drawn row.
    pub cell: Style,
    /// The row under the cursor, in another pane. It is laid over a drawn row.
    pub selected_away: Style,
    /// Unconfirmed, disputed, errors.
    pub warning: Style,
    /// The place of an error in what was typed. It is laid over drawn text.
    pub wrong: Style,
    /// What leads somewhere.
    pub link: Style,
    /// Marks.
    pub mark: Style,
    /// What matched. It is laid over drawn text.
    pub hit: Style,
    /// The match that the walk has come to. It is laid over drawn text.
    pub hit_walked: Style,
    /// Keys in hints.
    pub key: Style,
    /// Numbers of sources.
    pub evidence: Style,
    /// Bars of counts.
    pub bar: Style,
    /// Parts of stacked bars.
    pub series: [Style; 6],
    /// A letter in a stacked bar. It is laid over the part's own style.
    pub letter: Style,
    /// Bars of what is over.
    pub past: Style,
    /// The line of today.
    pub today: Style,
    /// What the lens asks for.
    pub included: Style,
    /// What the lens leaves out.
    pub excluded: Style,
    /// Name of a field in a query.
    pub field: Style,
    /// Order, operators and brackets in a query.
    pub operator: Style,
    /// Border of the pane that has the keys.
    pub border_focused: Style,
    /// Other borders.
    pub border: Style,
}

/// The colours of a theme, by what they say.
#[derive(Clone, Copy)]
struct Palette {
    accent: Color,
    alarm: Color,
    own: Color,
    word: Color,
    /// What else tells parts apart.
    more: [Color; 4],
}

impl Palette {
    /// Without a colour of its own, a style keeps the terminal's.
    const NONE: Self = Self {
        accent: Color::Reset,
        alarm: Color::Reset,
        own: Color::Reset,
        word: Color::Reset,
        more: [Color::Reset; 4],
    };
    /// The darker eight: they stand out on both backgrounds.
    const AUTO: Self = Self {
        accent: Color::Cyan,
        alarm: Color::Red,
        own: Color::Magenta,
        word: Color::Magenta,
        more: [Color::Yellow, Color::Green, Color::Reset, Color::LightBlue],
    };
    const DARK: Self = Self {
        accent: Color::LightCyan,
        alarm: Color::LightRed,
        own: Color::LightYellow,
        word: Color::LightMagenta,
        more: [
            Color::LightYellow,
            Color::LightGreen,
            Color::Reset,
            Color::LightBlue,
        ],
    };
    /// Cyan and yellow are too pale on white.
    const LIGHT: Self = Self {
        accent: Color::Blue,
        alarm: Color::Red,
        own: Color::Magenta,
        word: Color::Magenta,
        more: [Color::Green, Color::Cyan, Color::Reset, Color::LightRed],
    };

    const fn of(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::Auto => Self::AUTO,
            ThemeChoice::Dark => Self::DARK,
            ThemeChoice::Light => Self::LIGHT,
            ThemeChoice::None => Self::NONE,
        }
    }
}

impl Theme {
    /// True where colours tell things apart.
    #[must_use]
    pub fn has_colour(&self) -> bool {
        self.bar.fg.is_some_and(|colour| colour != Color::Reset)
    }

    /// The theme of a choice, with drawn signs or with ASCII alone.
    #[must_use]
    pub const fn new(choice: ThemeChoice, unicode: bool) -> Self {
        let palette = Palette::of(choice);
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let faint = plain.add_modifier(Modifier::DIM);
        let over = plain.remove_modifier(Modifier::DIM);
        Self {
            unicode,
            text: plain,
            faint,
            strong: bold,
            heading: bold.fg(palette.accent),
            tab: bold.fg(palette.accent).add_modifier(Modifier::REVERSED),
            selected: over.fg(Color::Reset).add_modifier(Modifier::REVERSED),
            cell: over
                .remove_modifier(Modifier::REVERSED)
                .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            selected_away: over.add_modifier(Modifier::BOLD),
            warning: bold.fg(palette.alarm),
            wrong: over.fg(palette.alarm).add_modifier(Modifier::UNDERLINED),
            link: plain.add_modifier(Modifier::UNDERLINED),
            mark: bold.fg(palette.own),
            hit: over.fg(palette.word).add_modifier(Modifier::BOLD),
            hit_walked: over
                .fg(palette.word)
                .add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
            key: bold,
            evidence: faint,
            bar: plain.fg(palette.accent),
            series: [
                plain.fg(palette.accent),
                plain.fg(palette.word),
                plain.fg(palette.more[0]),
                plain.fg(palette.more[1]),
                plain.fg(palette.more[2]),
                plain.fg(palette.more[3]),
            ],
            letter: Style::new().add_modifier(Modifier::REVERSED),
            past: faint,
            today: plain.fg(palette.word),
            included: bold.fg(palette.own),
            excluded: bold.fg(palette.alarm),
            field: plain.fg(palette.accent),
            operator: plain.fg(palette.word),
            border_focused: plain.fg(palette.accent),
            border: faint,
        }
    }
}
