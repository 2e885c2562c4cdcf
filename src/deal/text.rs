//! Text from a deals file: made safe for a screen once, where it enters, and typed so.
//! Also the one folding (case, accents) that every comparison of words uses.

mod cleaning;
mod folding;
mod needle;
mod needles;

use std::fmt;
use std::ops::Deref;

pub use cleaning::cleaned;
pub use folding::{fold, fold_char};
pub use needle::Needle;
pub use needles::Needles;

/// Text that is safe on a screen: no control code, bidi control, zero-width or tag character is left in it;
/// each is shown as a visible escape (`␛`, `\u{202e}`) instead of being dropped.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Box<str>);

impl Clean {
    /// Makes text safe. Line breaks and tabs become visible too: a cell is one line.
    #[must_use]
    pub fn new(raw: &str) -> Self {
        Self(cleaned(raw).into())
    }

    /// The safe text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Clean {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl From<&str> for Clean {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

/// A text for an error message: cleaned, and cut where it is long.
pub(super) fn excerpt(raw: &str) -> String {
    const MOST: usize = 60;
    let mut text = cleaned(&raw.chars().take(MOST).collect::<String>()).into_owned();
    if raw.chars().nth(MOST).is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests;
