//! Saved views: a lens and a tab under a name. The picker tells how many deals each has now, and what of them is new or
//! has changed since it was last opened.

mod act;
mod built_in;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::Input;

use super::{Context, Cursor, Tab};
use crate::deal::Clean;
use crate::index::{Seen, Since};
use crate::layout::page;
use crate::query::Query;

/// Rows of the picker that are no views: its head.
pub const HEAD: u16 = 1;
/// The widest that the picker gets.
const WIDEST: u16 = 110;

/// All views: those that are there from the start, then the user's own.
#[derive(Clone, Debug)]
pub struct Views {
    list: Vec<View>,
    /// The view that was opened last, until it is known what it has.
    opened: Option<String>,
}

/// A lens and a tab under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Its name, as typed.
    pub name: String,
    /// The query's text, the order of the deals in it.
    pub query: String,
    /// The tab that it opens on.
    pub tab: Tab,
    /// True for one that the user saved.
    pub own: bool,
    /// What it has now, once that is counted.
    pub look: Option<Look>,
    /// What it had when it was last opened.
    seen: Option<Arc<Seen>>,
}

/// What a view has now.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// Counted.
    Deals {
        /// What is there.
        now: Arc<Seen>,
        /// What happened since it was last opened; `None` where it never was.
        since: Option<Since>,
    },
    /// The query cannot be read with this file's code lists, or the file could not be asked: why, in one line.
    Failed(Clean),
}

/// What a view has now, and what happened since it was last opened; nothing where that cannot be told.
pub type Counted = (Arc<Seen>, Option<Since>);

/// A view as the notebook keeps it, with what it had when it was last opened in this file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    /// Its name.
    pub name: String,
    /// The query's text.
    pub query: String,
    /// The name of the tab.
    pub tab: String,
}

/// A view to count.
#[derive(Clone, Debug, PartialEq)]
pub struct Counting {
    /// Its name.
    pub view: String,
    /// Which deals.
    pub query: Query,
    /// What it had when it was last opened.
    pub seen: Option<Arc<Seen>>,
}

/// The list of views, over a tab.
#[derive(Clone, Debug, Default)]
pub struct ViewPicker {
    /// The place in the views.
    pub cursor: Cursor,
    /// The name that is typed, while one is.
    pub naming: Option<Naming>,
    /// The view that was removed last, and its place.
    removed: Option<(usize, View)>,
}

/// A name that is typed.
#[derive(Clone, Debug)]
pub struct Naming {
    /// The line and its cursor.
    pub input: Input,
    /// What the name is for.
    pub purpose: NamingPurpose,
    /// What is wrong with it.
    pub problem: Option<Clean>,
    /// The name of which the user knows that there is a view of it.
    replacing: Option<String>,
}

/// What a name is typed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamingPurpose {
    /// To save what shows.
    Save,
    /// To give the view of this name another one.
    Rename(String),
}

impl Views {
    /// All of them, in the order of the picker.
    #[must_use]
    pub fn list(&self) -> &[View] {
        &self.list
    }

    fn named(&self, name: &str) -> Option<&View> {
        self.list.iter().find(|view| view.name == name)
    }

    fn named_mut(&mut self, name: &str) -> Option<&mut View> {
        self.list.iter_mut().find(|view| view.name == name)
    }

    /// The notebook is read: its views take the place of those that were kept before.
    fn take(&mut self, kept: Vec<KeptView>, looks: &[(String, Arc<Seen>)]) {
        self.list.retain(|view| !view.own);
        for KeptView { name, query, tab } in kept {
            // A name of ours in a notebook from elsewhere: what is built in stays what it is.
            if self.named(&name).is_none() {
                let tab = Tab::ALL.into_iter().find(|known| known.name() == tab);
                self.list
                    .push(View::own(name, query, tab.unwrap_or_default()));
            }
        }
        for (name, seen) in looks {
            if let Some(view) = self.named_mut(name) {
                view.seen = Some(Arc::clone(seen));
            }
        }
    }
}

impl View {
    const fn own(name: String, query: String, tab: Tab) -> Self {
        Self {
            name,
            query,
            tab,
            own: true,
            look: None,
            seen: None,
        }
    }

    /// What is there now has been looked at.
    fn see(&mut self) -> Option<Arc<Seen>> {
        let Some(Look::Deals { now, since }) = &mut self.look else {
            return None;
        };
        *since = Some(Since::default());
        self.seen = Some(Arc::clone(now));
        Some(Arc::clone(now))
    }
}

impl ViewPicker {
    /// Where the keys go.
    pub(super) fn contexts(&self) -> Vec<Context> {
        if self.naming.is_some() {
            vec![Context::ViewName]
        } else {
            vec![Context::Views, Context::Moving, Context::Global]
        }
    }

    /// Where the picker lies, with so many views.
    #[must_use]
    pub fn area(screen: Rect, views: usize) -> Rect {
        let width = screen.width.saturating_sub(4).min(WIDEST);
        // A border above and below, the head, a line for a name.
        let wanted = u16::try_from(views)
            .unwrap_or(u16::MAX)
            .saturating_add(HEAD + 4);
        let height = wanted.min(screen.height.saturating_sub(2));
        Rect {
            x: screen.x + (screen.width - width) / 2,
            y: screen.y + (screen.height - height) / 3,
            width,
            height,
        }
    }

    fn resize(&mut self, screen: Rect, views: usize) {
        self.cursor.resize(views);
        self.cursor
            .set_page(page(Self::area(screen, views), HEAD + 2));
    }
}
