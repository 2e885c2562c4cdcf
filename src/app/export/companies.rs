//! The export dialog for companies: what it would write, and the command that writes the same.

use super::{ExportDialog, Scope, Subject};
use crate::app::{App, Effect, Overlay, Update};
use crate::export::{ShellOptions, Spec, quoted};
use crate::index::CompanyAsk;

impl App {
    /// Opens the dialog for companies.
    pub(super) fn open_company_export(&mut self, out: &mut Update) {
        let listed = self.companies.found.all.max(self.companies.hits.len());
        let marked = self.marked_companies().len();
        if marked == 0 && listed == 0 {
            let text = "There is nothing to export: no company is marked or in the list";
            return self.tell(text, false);
        }
        let dialog = ExportDialog::of_companies(marked, listed, self.as_of());
        self.overlays.push(Overlay::Export(Box::new(dialog)));
        self.preview(out);
    }

    /// Which companies the dialog would write; `None` where it is about deals.
    pub(super) fn exporting_companies(&self) -> Option<CompanyAsk> {
        let Some(Overlay::Export(dialog)) = self.overlays.last() else {
            return None;
        };
        if dialog.subject != Subject::Companies {
            return None;
        }
        Some(match dialog.scope {
            Scope::Marked => CompanyAsk {
                sort: self.companies.order.sort,
                among: Some(self.marked_companies()),
                ..CompanyAsk::default()
            },
            Scope::InView | Scope::ThisOne => {
                self.company_ask(self.companies.input.value().to_owned())
            }
        })
    }

    /// Asks for the first lines of companies; false where the dialog is about deals.
    pub(super) fn preview_companies(&mut self, out: &mut Update) -> bool {
        let Some(ask) = self.exporting_companies() else {
            return false;
        };
        let job = self.job();
        self.jobs.preview = job;
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.preview = None;
            let spec = dialog.spec();
            out.effects.push(Effect::PreviewCompanies(job, spec, ask));
        }
        true
    }

    /// Works out the command that writes the same companies; false where the dialog is about deals.
    pub(super) fn work_out_company_command(&mut self) -> bool {
        let Some(ask) = self.exporting_companies() else {
            return false;
        };
        let Some(Overlay::Export(dialog)) = self.overlays.last() else {
            return false;
        };
        let mut spec = dialog.spec();
        spec.to = spec.to.map(|path| self.at_home(path));
        let marked = dialog.scope == Scope::Marked || self.companies.order.marked;
        let command = if marked && !self.marks.are_kept() {
            // A command knows only marks that are kept.
            "none: these marks end with the program".to_owned()
        } else {
            self.company_command(&ask, Some(&spec), marked)
        };
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.command = command;
        }
        true
    }

    /// The command that lists the same companies.
    pub(in crate::app) fn list_command(&self, ask: &CompanyAsk) -> String {
        self.company_command(ask, None, self.companies.order.marked)
    }

    fn company_command(&self, ask: &CompanyAsk, spec: Option<&Spec>, marked: bool) -> String {
        let mut options = ShellOptions::default();
        if let Some(file) = self.about.as_ref().and_then(|about| about.path.as_ref()) {
            options.add("file", file);
        }
        if let Some(spec) = spec {
            options.add("format", spec.format.name());
        }
        let known = |code: &String| {
            if code.is_empty() {
                "unknown".to_owned()
            } else {
                code.clone()
            }
        };
        if let Some(kind) = &ask.kind {
            options.add("kind", known(kind));
        }
        if let Some(country) = &ask.country {
            options.add("country", known(country));
        }
        if !ask.sort.code().is_empty() {
            options.add("sort", ask.sort.code());
        }
        if !self.as_of().is_today() {
            options.add("as-of", self.as_of().day.to_string());
        }
        if let Some(to) = spec.and_then(|spec| spec.to.as_ref()) {
            options.add_destination(to);
        }
        if marked {
            options.flag("marked");
        }
        if spec.is_some_and(|spec| spec.force) {
            options.flag("force");
        }
        if ask.text.trim().is_empty() {
            format!("dealscope companies{options}")
        } else {
            format!(
                "dealscope companies{options} -- {}",
                quoted(ask.text.as_ref())
            )
        }
    }
}
