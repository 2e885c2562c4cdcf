//! Small parts of the state: what the user is told, how far the file is read, what an update asks for.

use super::Effect;
use crate::deal::Clean;

/// A line for the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: Clean,
    /// True when something went wrong.
    pub bad: bool,
}

/// How far the file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All deals are in the index.
    pub complete: bool,
    /// Rows that could not be read.
    pub problems: usize,
    /// Why reading ended early.
    pub failed: Option<Clean>,
}

/// What the caller of `update` has to do.
#[derive(Debug, Default, PartialEq)]
pub struct Update {
    /// Work for others.
    pub effects: Vec<Effect>,
    /// True when the screen must be drawn.
    pub redraw: bool,
}
