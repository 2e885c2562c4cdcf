//! The list of sources: found by typing, and followed to the deals that cite them.

use std::sync::Arc;

use tui_input::Input;

use super::{Action, App, Cursor, Effect, Job, Overlay, Update};
use crate::deal::ListedSource;

/// How many are found at once: more are narrowed by typing.
pub const MOST_SOURCES: usize = 500;

/// The list as it shows.
#[derive(Clone, Debug, Default)]
pub struct SourcesList {
    /// What is typed.
    pub input: Input,
    /// The sources that have it, most deals first.
    pub found: Arc<[ListedSource]>,
    /// How many there are in all that have it; `None` until they are found.
    pub all: Option<usize>,
    /// The place among them.
    pub cursor: Cursor,
}

impl App {
    /// Opens the list.
    pub(super) fn open_sources(&mut self, out: &mut Update) {
        let mut list = SourcesList::default();
        list.cursor.set_page(self.sources_page());
        self.overlays.push(Overlay::Sources(Box::new(list)));
        self.find_sources(out);
    }

    /// How many rows of it show.
    fn sources_page(&self) -> usize {
        let rows = usize::from(self.screen.height);
        rows.saturating_sub(7).max(1)
    }

    fn find_sources(&mut self, out: &mut Update) {
        let job = self.job();
        self.jobs.sources = job;
        if let Some(Overlay::Sources(list)) = self.overlays.last() {
            let text = list.input.value().to_owned();
            out.effects.push(Effect::FindSources { job, text });
        }
    }

    /// What is typed has changed.
    pub(super) fn type_source(&mut self, change: impl FnOnce(&mut Input), out: &mut Update) {
        if let Some(Overlay::Sources(list)) = self.overlays.last_mut() {
            change(&mut list.input);
        }
        self.find_sources(out);
    }

    /// The sources that have what is typed.
    pub(super) fn found_sources(
        &mut self,
        job: Job,
        found: Arc<[ListedSource]>,
        all: usize,
        out: &mut Update,
    ) {
        let page = self.sources_page();
        out.redraw = job == self.jobs.sources;
        if out.redraw
            && let Some(Overlay::Sources(list)) = self.overlays.last_mut()
        {
            list.cursor.set_page(page);
            list.cursor.resize(found.len());
            list.cursor.go(0);
            list.found = found;
            list.all = Some(all);
        }
    }

    /// What a key does in the list.
    pub(super) fn act_in_sources(&mut self, action: Action, out: &mut Update) {
        let Some(Overlay::Sources(list)) = self.overlays.last_mut() else {
            return;
        };
        match action {
            Action::Down => list.cursor.step(1),
            Action::Up => list.cursor.step(-1),
            Action::PageDown => list.cursor.step_pages(1),
            Action::PageUp => list.cursor.step_pages(-1),
            Action::Accept => {
                let at = list.cursor.at();
                let chosen = at.and_then(|at| list.found.get(at));
                if let Some(slug) = chosen.map(|source| source.slug.clone()) {
                    self.overlays.pop();
                    self.follow_source(&slug, out);
                }
            }
            _ => out.redraw = false,
        }
    }
}
