//! What keys do in the export dialog, and what comes back from the worker.

use super::{ExportDialog, ExportField, ExportStage, Scope};
use crate::app::{Action, App, Effect, ExportOutcome, Overlay, Update};
use crate::deal::Clean;
use crate::export::Spec;
use crate::query::{Expr, Field, Query, State, Test};

impl App {
    /// Opens the dialog.
    pub(in crate::app) fn open_export(&mut self, out: &mut Update) {
        let counts = [
            self.marks.len(),
            self.selection.rows.len(),
            usize::from(self.current.is_some()),
        ];
        if counts == [0, 0, 0] {
            self.tell(
                "There is nothing to export: no deal is marked or in view",
                false,
            );
            return;
        }
        self.overlays
            .push(Overlay::Export(Box::new(ExportDialog::new(
                counts,
                self.as_of(),
            ))));
        self.preview(out);
    }

    /// An action in the dialog.
    pub(in crate::app) fn act_in_export(&mut self, action: Action, out: &mut Update) {
        let Some(Overlay::Export(dialog)) = self.overlays.last_mut() else {
            return;
        };
        dialog.problem = None;
        match (&dialog.stage, action) {
            (ExportStage::Overwrite(_), Action::Accept) => self.write(true, out),
            (ExportStage::Overwrite(_), _) => dialog.stage = ExportStage::Choosing,
            (ExportStage::Choosing, action) if dialog.picking => self.pick(action, out),
            (ExportStage::Choosing, Action::Accept) => self.write(false, out),
            (ExportStage::Choosing, Action::Up) => dialog.step(-1),
            (ExportStage::Choosing, Action::Down) => dialog.step(1),
            (ExportStage::Choosing, Action::Left | Action::Right | Action::Toggle) => {
                dialog.choose(if action == Action::Left { -1 } else { 1 });
                self.preview(out);
            }
            (ExportStage::Choosing | ExportStage::Writing, _) => {}
        }
    }

    /// Esc in the dialog: true when it only closed a part of it.
    pub(in crate::app) fn escape_in_export(&mut self) -> bool {
        let Some(Overlay::Export(dialog)) = self.overlays.last_mut() else {
            return false;
        };
        let inner = dialog.picking || matches!(dialog.stage, ExportStage::Overwrite(_));
        dialog.picking = false;
        if inner {
            dialog.stage = ExportStage::Choosing;
        }
        inner
    }

    fn pick(&mut self, action: Action, out: &mut Update) {
        let Some(Overlay::Export(dialog)) = self.overlays.last_mut() else {
            return;
        };
        let picker = &mut dialog.picker;
        match action {
            Action::Up => picker.cursor.step(-1),
            Action::Down => picker.cursor.step(1),
            Action::Toggle => picker.toggle(),
            Action::Left => picker.shift(-1),
            Action::Right => picker.shift(1),
            Action::Accept => dialog.picking = false,
            _ => return,
        }
        self.preview(out);
    }

    /// Asks for the first lines anew, and works out the command that writes the same.
    pub(in crate::app) fn preview(&mut self, out: &mut Update) {
        let Some((spec, query)) = self.exporting() else {
            return;
        };
        let file = self.about.as_ref().and_then(|about| about.path.clone());
        let command = spec.to_command(&query.to_string(), file.as_deref());
        let job = self.job();
        self.jobs.preview = job;
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.command = command;
            dialog.preview = None;
        }
        out.effects.push(Effect::Preview { job, spec, query });
    }

    fn write(&mut self, overwrite: bool, out: &mut Update) {
        let Some((spec, query)) = self.exporting() else {
            return;
        };
        let Some(Overlay::Export(dialog)) = self.overlays.last_mut() else {
            return;
        };
        if spec.to.is_none() {
            dialog.problem = Some(Clean::new("Name a file to write"));
            dialog.field = ExportField::Destination;
            return;
        }
        if dialog.deals() == 0 {
            dialog.problem = Some(Clean::new("There is no deal in this scope"));
            dialog.field = ExportField::Scope;
            return;
        }
        dialog.stage = ExportStage::Writing;
        let job = self.job();
        self.jobs.export = job;
        out.effects.push(Effect::Export {
            job,
            spec: Spec {
                force: overwrite,
                ..spec
            },
            query,
        });
    }

    /// What the dialog would write, and the query that selects it: the same that the headless command is given, so that
    /// both write the same bytes.
    fn exporting(&self) -> Option<(Spec, Query)> {
        let Some(Overlay::Export(dialog)) = self.overlays.last() else {
            return None;
        };
        let lens = self.lens.query();
        let query = match dialog.scope {
            Scope::InView => lens.clone(),
            Scope::Marked => Query {
                filter: Expr::Test(Test::Is(State::Marked)),
                sort: lens.sort.clone(),
            },
            Scope::ThisOne => {
                let slug = self.index.entry(self.index.row_of(self.current?)?)?.slug();
                let test = Test::Value(Field::Id, vec![slug.to_owned()]);
                Query {
                    filter: Expr::Test(test),
                    sort: Vec::new(),
                }
            }
        };
        Some((dialog.spec(), query))
    }

    /// The first lines are here.
    pub(in crate::app) fn previewed(&mut self, lines: Result<Vec<Clean>, Clean>) {
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.preview = Some(lines);
        }
    }

    /// Writing has ended. The dialog may have been closed meanwhile.
    pub(in crate::app) fn exported(&mut self, outcome: ExportOutcome) {
        let dialog = match self.overlays.last_mut() {
            Some(Overlay::Export(dialog)) if dialog.stage == ExportStage::Writing => Some(dialog),
            _ => None,
        };
        match (outcome, dialog) {
            (ExportOutcome::Written { path, deals }, dialog) => {
                if dialog.is_some() {
                    self.overlays.pop();
                }
                let noun = if deals == 1 { "deal" } else { "deals" };
                self.tell(
                    &format!("{deals} {noun} written to {}", path.display()),
                    false,
                );
            }
            (ExportOutcome::Exists(path), Some(dialog)) => {
                dialog.stage = ExportStage::Overwrite(path);
            }
            (ExportOutcome::Failed(problem), Some(dialog)) => {
                dialog.stage = ExportStage::Choosing;
                dialog.problem = Some(problem);
            }
            (ExportOutcome::Exists(path), None) => {
                self.tell(
                    &format!("Nothing written: {} is there already", path.display()),
                    true,
                );
            }
            (ExportOutcome::Failed(problem), None) => self.tell(&problem, true),
        }
    }
}
