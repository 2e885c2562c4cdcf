//! The list of sources: found by typing, followed to the deals that cite them, opened and copied.

use std::sync::Arc;

use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::{Action, App, Cursor, Effect, Job, Overlay, Update};
use crate::deal::ListedSource;
use crate::layout::inside;

/// How many are found at once: more are narrowed by typing.
pub const MOST_SOURCES: usize = 500;

/// Rows over the list: the line that is typed, and headings.
pub const SOURCES_HEAD: u16 = 2;
/// How wide the list is, where the screen is.
const WIDTH: u16 = 130;

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

    /// Where it lies: over all but the last two lines.
    #[must_use]
    pub fn sources_area(&self) -> Rect {
        let screen = self.screen;
        let columns = WIDTH.min(screen.width);
        Rect {
            x: screen.x + (screen.width - columns) / 2,
            y: screen.y + 1.min(screen.height.saturating_sub(1)),
            width: columns,
            height: screen.height.saturating_sub(3),
        }
    }

    /// How many rows of it show.
    fn sources_page(&self) -> usize {
        let rows = inside(self.sources_area()).height;
        usize::from(rows.saturating_sub(SOURCES_HEAD)).max(1)
    }

    /// The screen has another size.
    pub(super) fn resize_sources(&mut self) {
        let page = self.sources_page();
        for overlay in &mut self.overlays {
            if let Overlay::Sources(list) = overlay {
                list.cursor.set_page(page);
            }
        }
    }

    /// A click in the list: the first one selects a source, the next one follows it; one on the line begins to type.
    pub(super) fn click_source(&mut self, at: Position, out: &mut Update) {
        let inner = inside(self.sources_area());
        let Some(Overlay::Sources(list)) = self.overlays.last_mut() else {
            return;
        };
        let row = at.y.checked_sub(inner.y + SOURCES_HEAD);
        let row = row.filter(|_| inner.contains(at));
        let row = row.map(|row| list.cursor.top() + usize::from(row));
        match row.filter(|row| *row < list.found.len()) {
            Some(row) if list.cursor.at() == Some(row) && !list.typing => {
                self.act_in_sources(Action::Accept, out);
            }
            Some(row) => {
                list.typing = false;
                list.cursor.go(row);
            }
            None if inner.contains(at) && at.y == inner.y => list.typing = true,
            None => out.redraw = false,
        }
    }

    /// The wheel turns over the list.
    pub(super) fn scroll_sources(&mut self, rows: isize) {
        if let Some(Overlay::Sources(list)) = self.overlays.last_mut() {
            list.cursor.scroll(rows);
        }
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
