//! Text from a deals file: made safe for a screen once, where it enters, and typed so.
//! Also the one folding (case, accents) that every comparison of words uses.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

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

/// The same text with every character that could act on a terminal or mislead a reader made visible.
/// Borrows when nothing had to change.
#[must_use]
pub fn cleaned(raw: &str) -> Cow<'_, str> {
    let _ = raw;
    todo!()
}

/// Text folded for comparison: lower case, accents and compatibility forms removed (`Køge` and `koge` are one).
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let _ = text;
    todo!()
}
