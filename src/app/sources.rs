//! The list of sources: found by typing, followed to the deals that cite them, opened and copied.

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
    /// True while it is being typed.
    pub typing: bool,
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

    /// Esc leaves the line before it closes the list; true where it did.
    pub(super) fn escape_in_sources(&mut self) -> bool {
        match self.overlays.last_mut() {
            Some(Overlay::Sources(list)) => std::mem::take(&mut list.typing),
            _ => false,
        }
    }

    /// What a key does in the list.
    pub(super) fn act_in_sources(&mut self, action: Action, out: &mut Update) {
        let Some(Overlay::Sources(list)) = self.overlays.last_mut() else {
            return;
        };
        let chosen = list.cursor.at().and_then(|at| list.found.get(at));
        let chosen = chosen.cloned();
        match (action, chosen) {
            (Action::Down, _) => list.cursor.step(1),
            (Action::Up, _) => list.cursor.step(-1),
            (Action::PageDown, _) => list.cursor.step_pages(1),
            (Action::PageUp, _) => list.cursor.step_pages(-1),
            (Action::HalfDown, _) => list.cursor.step_half_pages(1),
            (Action::HalfUp, _) => list.cursor.step_half_pages(-1),
            (Action::Top, _) => list.cursor.go(0),
            (Action::Bottom, _) => list.cursor.go_last(),
            (Action::Search, _) => list.typing = true,
            (Action::Sources, _) => {
                self.overlays.pop();
            }
            (Action::Accept, Some(source)) => {
                self.overlays.pop();
                self.follow_source(&source.slug, out);
            }
            (Action::OpenSource, Some(source)) => {
                let of = source.publisher.or(source.title);
                self.show_address(of.unwrap_or(source.slug), source.url);
            }
            (Action::Copy, Some(source)) => {
                let line = source.line();
                self.tell(&format!("Copied: {line}"), false);
                out.effects.push(Effect::Copy(line));
            }
            _ => out.redraw = false,
        }
    }
}
