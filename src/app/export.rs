//! The export dialog: what to write, where, and a look at its first lines before anything is written.

mod act;
mod companies;
mod outcome;
mod picker;

use std::path::PathBuf;

use tui_input::Input;

pub use outcome::ExportOutcome;
pub use picker::Picker;

use crate::deal::Clean;
use crate::export::{Column, Format, Spec};
use crate::index::AsOf;

/// Which deals are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The marked ones.
    Marked,
    /// All that the lens selects.
    InView,
    /// The one under the cursor.
    ThisOne,
}

/// The fields of the dialog, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportField {
    /// Which deals.
    Scope,
    /// Which format.
    Format,
    /// Which columns.
    Columns,
    /// Which file.
    Destination,
}

/// Where the dialog is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportStage {
    /// Being filled in.
    Choosing,
    /// There is a file of that name: Enter writes over it, Esc does not.
    Overwrite(PathBuf),
    /// Being written.
    Writing,
}

/// State of the dialog.
#[derive(Clone, Debug)]
pub struct ExportDialog {
    /// The field under the cursor.
    pub field: ExportField,
    /// Which deals.
    pub scope: Scope,
    /// How many deals each scope has: marked, in view, this one.
    pub counts: [usize; 3],
    /// The format.
    pub format: Format,
    /// The day of which states tell.
    as_of: AsOf,
    /// Which columns, and in which order.
    pub picker: Picker,
    /// True while columns are chosen one by one.
    pub picking: bool,
    /// The file.
    pub destination: Input,
    /// The first lines of what would be written, or why there are none; `None`: on their way.
    pub preview: Option<Result<Vec<Clean>, Clean>>,
    /// The command that writes the same.
    pub command: String,
    /// Where the dialog is.
    pub stage: ExportStage,
    /// What went wrong last.
    pub problem: Option<Clean>,
    named: bool,
    /// What is written.
    pub subject: Subject,
}

/// What an export is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    /// Deals.
    #[default]
    Deals,
    /// Companies: the list as it is narrowed and sorted, or the marked ones.
    Companies,
}

/// The formats on offer, in order.
pub const FORMATS: [Format; 4] = [
    Format::Csv,
    Format::Interchange,
    Format::Jsonl,
    Format::Markdown,
];

impl ExportField {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 4] = [Self::Scope, Self::Format, Self::Columns, Self::Destination];
}

impl Scope {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Marked, Self::InView, Self::ThisOne];
}

impl ExportDialog {
    /// A dialog for so many deals: marked, in view, this one.
    #[must_use]
    pub fn new(counts: [usize; 3], as_of: AsOf) -> Self {
        let scope = if counts[0] > 0 {
            Scope::Marked
        } else {
            Scope::InView
        };
        Self {
            field: ExportField::Scope,
            scope,
            counts,
            format: Format::Csv,
            picker: Picker::new(&Column::defaults_as_of(Format::Csv, as_of)),
            as_of,
            picking: false,
            destination: Input::new("deals.csv".to_owned()),
            preview: None,
            command: String::new(),
            stage: ExportStage::Choosing,
            problem: None,
            named: false,
            subject: Subject::Deals,
        }
    }

    /// A dialog for so many companies: marked, in the list.
    #[must_use]
    pub fn of_companies(marked: usize, listed: usize, as_of: AsOf) -> Self {
        Self {
            destination: Input::new("companies.csv".to_owned()),
            subject: Subject::Companies,
            ..Self::new([marked, listed, 0], as_of)
        }
    }

    /// The scopes to choose from.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.subject {
            Subject::Deals => &Scope::ALL,
            Subject::Companies => &[Scope::Marked, Scope::InView],
        }
    }

    /// The formats to choose from.
    #[must_use]
    pub fn formats(&self) -> &'static [Format] {
        match self.subject {
            Subject::Deals => &FORMATS,
            Subject::Companies => &[Format::Csv, Format::Json],
        }
    }

    /// One or several of what is written.
    #[must_use]
    pub const fn noun(&self, one: bool) -> &'static str {
        match (self.subject, one) {
            (Subject::Deals, true) => "deal",
            (Subject::Deals, false) => "deals",
            (Subject::Companies, true) => "company",
            (Subject::Companies, false) => "companies",
        }
    }

    /// True while the destination is typed.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.stage == ExportStage::Choosing
            && !self.picking
            && self.field == ExportField::Destination
    }

    /// True when the format has columns to choose.
    #[must_use]
    pub fn has_columns(&self) -> bool {
        self.subject == Subject::Deals && self.format != Format::Interchange
    }

    /// How many deals would be written.
    #[must_use]
    pub fn deals(&self) -> usize {
        let place = Scope::ALL.iter().position(|scope| *scope == self.scope);
        place
            .and_then(|place| self.counts.get(place))
            .copied()
            .unwrap_or(0)
    }

    /// What would be written.
    #[must_use]
    pub fn spec(&self) -> Spec {
        let columns = if self.has_columns() {
            self.picker.chosen()
        } else {
            Vec::new()
        };
        let to = Some(self.destination.value().trim())
            .filter(|path| !path.is_empty())
            .map(PathBuf::from);
        Spec {
            columns,
            to,
            as_of: Some(self.as_of),
            force: matches!(self.stage, ExportStage::Overwrite(_)),
            ..Spec::new(self.format)
        }
    }

    /// Changes the destination.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Input)) {
        change(&mut self.destination);
        self.named = true;
    }

    /// The choice before or after the one of the field under the cursor.
    fn choose(&mut self, step: isize) {
        match self.field {
            ExportField::Scope => self.scope = neighbour(self.scopes(), self.scope, step),
            ExportField::Format => self.set_format(neighbour(self.formats(), self.format, step)),
            ExportField::Columns => self.picking = self.has_columns(),
            ExportField::Destination => {}
        }
    }

    fn set_format(&mut self, format: Format) {
        let was_default = self.picker.chosen() == Column::defaults_as_of(self.format, self.as_of);
        self.format = format;
        if was_default && self.has_columns() {
            self.picker = Picker::new(&Column::defaults_as_of(format, self.as_of));
        }
        if !self.named {
            self.destination = Input::new(format!("{}.{}", self.noun(false), format.name()));
        }
    }

    /// The field before or after the one under the cursor.
    fn step(&mut self, step: isize) {
        self.field = neighbour(&ExportField::ALL, self.field, step);
        if self.field == ExportField::Columns && !self.has_columns() {
            self.field = neighbour(&ExportField::ALL, self.field, step);
        }
    }
}

/// The choice `step` places after `now`, round and round.
fn neighbour<T: Copy + PartialEq>(all: &[T], now: T, step: isize) -> T {
    let at = all.iter().position(|one| *one == now).unwrap_or(0);
    let next = at.saturating_add_signed(step.rem_euclid(all.len().cast_signed())) % all.len();
    all.get(next).copied().unwrap_or(now)
}

#[cfg(test)]
mod tests;
