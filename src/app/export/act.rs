//! What keys do in the export dialog, and what comes back from the worker.

use std::path::PathBuf;

use super::{ExportDialog, ExportField, ExportStage, Scope};
use crate::app::{Action, App, Effect, ExportOutcome, Overlay, Update};
use crate::deal::Clean;
use crate::export::Spec;
use crate::query::{Expr, Field, Query, State, Test};

impl App {
    /// Opens the dialog.
    pub(in crate::app) fn open_export(&mut self, out: &mut Update) {
        if self.tab == crate::app::Tab::Companies {
            return self.open_company_export(out);
        }
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
            (ExportStage::Overwrite(_), _) => {
                dialog.stage = ExportStage::Choosing;
                self.work_out_command();
            }
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
        self.work_out_command();
        inner
    }

    /// True while the dialog asks whether to write over a file.
    #[must_use]
    pub fn asks_to_overwrite(&self) -> bool {
        matches!(self.overlays.last(), Some(Overlay::Export(dialog)) if matches!(dialog.stage, ExportStage::Overwrite(_)))
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
        self.work_out_command();
        if self.preview_companies(out) {
            return;
        }
        let Some((spec, query)) = self.exporting() else {
            return;
        };
        let job = self.job();
        self.jobs.preview = job;
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.preview = None;
        }
        out.effects.push(Effect::Preview { job, spec, query });
    }

    /// The command that writes the same as the dialog would now.
    fn work_out_command(&mut self) {
        if self.work_out_company_command() {
            return;
        }
        let Some((spec, query)) = self.exporting() else {
            return;
        };
        let file = self.about.as_ref().and_then(|about| about.path.clone());
        let command = spec.to_command(&query.to_string(), file.as_deref());
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.command = command;
        }
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
            let noun = dialog.noun(true);
            dialog.problem = Some(Clean::new(&format!("There is no {noun} in this scope")));
            dialog.field = ExportField::Scope;
            return;
        }
        dialog.stage = ExportStage::Writing;
        let job = self.job();
        self.jobs.export = job;
        if let Some(ask) = self.exporting_companies() {
            let spec = Spec {
                force: overwrite,
                ..spec
            };
            out.effects.push(Effect::ExportCompanies(job, spec, ask));
            return;
        }
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
                filter: Expr::Test(self.marked()),
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
        let mut spec = dialog.spec();
        spec.to = spec.to.map(|path| self.at_home(path));
        Some((spec, query))
    }

    /// `~/deals.csv` is in the user's own folder, as a shell would have it.
    pub(super) fn at_home(&self, path: PathBuf) -> PathBuf {
        match (path.strip_prefix("~"), &self.home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path,
        }
    }

    /// What selects the marked deals. A command knows only marks that are kept; others are named one by one.
    fn marked(&self) -> Test {
        if self.marks.are_kept() {
            return Test::Is(State::Marked);
        }
        let ids = self.marks.ids();
        let slugs = ids.iter().filter_map(|id| {
            let entry = self.index.entry(self.index.row_of(*id)?)?;
            Some(entry.slug().to_owned())
        });
        Test::Value(Field::Id, slugs.collect())
    }

    /// The first lines are here.
    pub(in crate::app) fn previewed(&mut self, lines: Result<Vec<Clean>, Clean>) {
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.preview = Some(lines);
        }
    }

    /// Writing has ended. The dialog that waits for it (`awaited`) may have been closed meanwhile.
    pub(in crate::app) fn exported(&mut self, outcome: ExportOutcome, awaited: bool) {
        let dialog = match self.overlays.last_mut() {
            Some(Overlay::Export(dialog)) if awaited && dialog.stage == ExportStage::Writing => {
                Some(dialog)
            }
            _ => None,
        };
        match (outcome, dialog) {
            (
                ExportOutcome::Written {
                    path,
                    deals,
                    silent_claims,
                },
                dialog,
            ) => {
                if dialog.is_some() {
                    self.overlays.pop();
                }
                let noun = if deals == 1 { "deal" } else { "deals" };
                let mut text = format!("{deals} {noun} written to {}", path.display());
                if silent_claims > 0 {
                    let unsaid = format!(
                        "{silent_claims} unconfirmed, and no column says so (add best_grade, value_qualifier): "
                    );
                    text.insert_str(0, &unsaid);
                }
                self.tell(&text, silent_claims > 0);
            }
            (ExportOutcome::WrittenCompanies { path, companies }, dialog) => {
                if dialog.is_some() {
                    self.overlays.pop();
                }
                let noun = if companies == 1 {
                    "company"
                } else {
                    "companies"
                };
                let text = format!("{companies} {noun} written to {}", path.display());
                self.tell(&text, false);
            }
            (ExportOutcome::Exists(path), Some(dialog)) => {
                dialog.stage = ExportStage::Overwrite(path);
                self.work_out_command();
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
