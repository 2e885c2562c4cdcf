//! Matching names as people type them: tiers from exact to scattered letters, with the place of a match. Case, accents,
//! punctuation, `&` and legal suffixes (Ltd, plc, AG, NHS Trust ...) do not matter.
//!
//! A [`Name`] is prepared once; a [`Needle`] is what somebody types, and meets many names. The cheap tests (letters in
//! common, then substrings) come first, and `fuzzy-matcher` scores only scattered letters, which the caller asks for
//! when better matches do not fill the list.

mod letters;
mod name;
mod nearest;
mod needle;
mod slip;
mod walk;

pub use name::Name;
pub use nearest::nearest;
pub use needle::{Match, Needle, Tier};

#[cfg(test)]
mod tests;
