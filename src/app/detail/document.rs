//! A deal as lines for reading: every fact with its evidence numbers, broken to a width. Classes, not colours.

use super::Target;
use crate::deal::{Codes, Deal};

/// What a piece of text is, for the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Running text.
    Plain,
    /// Name of a field.
    Label,
    /// A figure, date or name that matters.
    Strong,
    /// Less important, or not known.
    Faint,
    /// Number of a source.
    Evidence,
    /// Unconfirmed, disputed.
    Warning,
    /// Leads somewhere.
    Link,
    /// Heading of a part.
    Heading,
}

/// Text of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says.
    pub text: String,
    /// What it is.
    pub class: Class,
}

/// A line of the detail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub pieces: Vec<Piece>,
    /// What Enter leads to.
    pub target: Option<Target>,
}

/// The lines of a deal.
#[must_use]
pub fn lines(deal: &Deal, codes: &Codes, width: usize) -> Vec<Line> {
    let _ = (codes, width);
    vec![Line {
        pieces: vec![Piece {
            text: deal.title.to_string(),
            class: Class::Strong,
        }],
        target: None,
    }]
}
