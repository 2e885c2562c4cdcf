//! The export dialog: what to write, where, and a look at its first lines before anything is written.

use tui_input::Input;

use super::{Action, App, ExportOutcome, Update};
use crate::deal::Clean;

/// State of the dialog.
#[derive(Clone, Debug)]
pub struct ExportDialog {}

impl ExportDialog {
    /// True while the destination is typed.
    #[must_use]
    pub const fn is_typing(&self) -> bool {
        let _ = self;
        false
    }

    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Input)) {
        let _ = (self, change);
    }
}

impl App {
    pub(super) fn open_export(&mut self, out: &mut Update) {
        let _ = (self, out);
    }

    pub(super) fn act_in_export(&mut self, action: Action, out: &mut Update) {
        let _ = (self, action, out);
    }

    pub(super) fn preview(&mut self, out: &mut Update) {
        let _ = (self, out);
    }

    pub(super) fn previewed(&mut self, lines: Result<Vec<Clean>, Clean>) {
        let _ = (self, lines);
    }

    pub(super) fn exported(&mut self, outcome: ExportOutcome) {
        let _ = (self, outcome);
    }
}
