//! Colours and weights as the terminal has them, changed by one sequence that names only what changes.

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What can be seen where there is no letter.
const ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

/// Each weight, what brings it and what ends it. Those with the same end end together.
const WEIGHTS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// True where a blank would show it.
pub(super) const fn shows_on_blank(modifier: Modifier) -> bool {
    modifier.intersects(ON_BLANK)
}

/// What the terminal writes with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    fg: Color,
    bg: Color,
    underline: Color,
    modifier: Modifier,
}

impl Pen {
    /// The pen for a cell. Of a blank only the background shows, unless it is reversed, underlined or the like: all else may
    /// stay.
    fn of(self, cell: &Cell) -> Self {
        if cell.symbol() == " " && !shows_on_blank(cell.modifier) {
            return Self {
                bg: cell.bg,
                modifier: self.modifier.difference(ON_BLANK),
                ..self
            };
        }
        Self {
            fg: cell.fg,
            bg: cell.bg,
            underline: cell.underline_color,
            modifier: cell.modifier,
        }
    }

    /// True when a cell can be written as the pen is.
    pub(super) fn fits(self, cell: &Cell) -> bool {
        self.of(cell) == self
    }

    /// Becomes the pen for a cell.
    pub(super) fn take(&mut self, cell: &Cell, out: &mut Vec<u8>) {
        self.become_pen(self.of(cell), out);
    }

    /// Becomes the pen that every frame begins with.
    pub(super) fn rest(&mut self, out: &mut Vec<u8>) {
        self.become_pen(Self::default(), out);
    }

    fn become_pen(&mut self, next: Self, out: &mut Vec<u8>) {
        if *self == next {
            return;
        }
        let mut changes = Vec::new();
        self.changes(next, &mut changes);
        let mut anew = Vec::new();
        if next != Self::default() {
            anew.extend_from_slice(b"0;");
            Self::default().changes(next, &mut anew);
        }
        let shorter = if anew.len() < changes.len() {
            anew
        } else {
            changes
        };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(shorter.strip_suffix(b";").unwrap_or(&shorter));
        out.push(b'm');
        *self = next;
    }

    /// What must be said to come from here to another pen, each followed by a semicolon.
    fn changes(self, next: Self, out: &mut Vec<u8>) {
        let gone = self.modifier.difference(next.modifier);
        let mut now = self.modifier;
        let mut ended = 0;
        for (weight, _, end) in WEIGHTS {
            if gone.contains(weight) && end != ended {
                say(out, format_args!("{end};"));
                ended = end;
            }
            if WEIGHTS
                .iter()
                .any(|(other, _, its)| *its == end && gone.contains(*other))
            {
                now.remove(weight);
            }
        }
        for (weight, begin, _) in WEIGHTS {
            if next.modifier.difference(now).contains(weight) {
                say(out, format_args!("{begin};"));
            }
        }
        if self.fg != next.fg {
            colour(next.fg, 30, out);
        }
        if self.bg != next.bg {
            colour(next.bg, 40, out);
        }
        if self.underline != next.underline {
            colour(next.underline, 50, out);
        }
    }
}

/// A colour; `base` tells of what.
fn colour(colour: Color, base: u8, out: &mut Vec<u8>) {
    let number = match colour {
        Color::Reset => return say(out, format_args!("{};", base + 9)),
        Color::Rgb(red, green, blue) => {
            return say(out, format_args!("{};2;{red};{green};{blue};", base + 8));
        }
        Color::Indexed(number) => return say(out, format_args!("{};5;{number};", base + 8)),
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    match number {
        // An underline has no short names.
        number if base == 50 => say(out, format_args!("58;5;{number};")),
        0..8 => say(out, format_args!("{};", base + number)),
        _ => say(out, format_args!("{};", base + 60 + number - 8)),
    }
}

fn say(out: &mut Vec<u8>, words: std::fmt::Arguments<'_>) {
    // A vector takes all.
    drop(out.write_fmt(words));
}
