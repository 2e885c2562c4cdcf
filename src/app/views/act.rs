//! What keys do in the list of views, and what comes back from the workers.

use std::sync::Arc;

use tui_input::Input;

use super::{Counted, Counting, KeptView, Look, Naming, NamingPurpose, View, ViewPicker};
use crate::app::{Action, App, Effect, Job, Overlay, Update};
use crate::deal::Clean;
use crate::index::{News, Seen};
use crate::query::parse;

/// The longest name.
const LONGEST: usize = 60;

impl App {
    /// Opens the list of views, and has them counted.
    pub(in crate::app) fn open_views(&mut self, out: &mut Update) {
        let mut picker = ViewPicker::default();
        picker.resize(self.screen, self.views.list.len());
        self.overlays.push(Overlay::Views(Box::new(picker)));
        self.count_views(out);
    }

    /// Asks how many deals each view has.
    fn count_views(&mut self, out: &mut Update) {
        let codes = self.index.codes();
        let mut counting = Vec::new();
        for view in &mut self.views.list {
            match parse(&view.query, codes) {
                Ok(query) => counting.push(Counting {
                    view: view.name.clone(),
                    query,
                    seen: view.seen.clone(),
                }),
                Err(problem) => view.look = Some(Look::Failed(Clean::new(&problem.to_string()))),
            }
        }
        let job = self.job();
        self.jobs.views = job;
        out.effects.push(Effect::CountViews {
            job,
            views: counting,
        });
    }

    /// An action in the list of views.
    pub(in crate::app) fn act_in_views(&mut self, action: Action, out: &mut Update) {
        let Some(Overlay::Views(picker)) = self.overlays.last_mut() else {
            return;
        };
        if picker.naming.is_some() {
            if action == Action::Accept {
                self.take_name(out);
            }
            return;
        }
        let cursor = &mut picker.cursor;
        match action {
            Action::Up => cursor.step(-1),
            Action::Down => cursor.step(1),
            Action::PageUp | Action::HalfUp => cursor.step_pages(-1),
            Action::PageDown | Action::HalfDown => cursor.step_pages(1),
            Action::Top => cursor.go(0),
            Action::Bottom => cursor.go_last(),
            Action::Accept => self.open_view(out),
            Action::SaveView => self.begin_naming(NamingPurpose::Save),
            Action::RenameView => self.begin_renaming(),
            Action::RemoveView => self.remove_view(out),
            Action::Undo => self.bring_view_back(out),
            Action::Views => drop(self.overlays.pop()),
            _ => out.redraw = false,
        }
    }

    /// Esc in the list of views: true when it only left the name that was typed.
    pub(in crate::app) fn escape_in_views(&mut self) -> bool {
        match self.overlays.last_mut() {
            Some(Overlay::Views(picker)) => picker.naming.take().is_some(),
            _ => false,
        }
    }

    /// The name that is typed has changed.
    pub(in crate::app) fn edit_view_name(&mut self, change: impl FnOnce(&mut Input)) {
        if let Some(Overlay::Views(picker)) = self.overlays.last_mut()
            && let Some(naming) = &mut picker.naming
        {
            change(&mut naming.input);
            naming.problem = None;
            naming.replacing = None;
        }
    }

    /// The screen has another size.
    pub(in crate::app) fn resize_views(&mut self) {
        let (screen, views) = (self.screen, self.views.list.len());
        if let Some(Overlay::Views(picker)) = self.overlays.last_mut() {
            picker.resize(screen, views);
        }
    }

    fn view_in_hand(&self) -> Option<&View> {
        let Some(Overlay::Views(picker)) = self.overlays.last() else {
            return None;
        };
        self.views.list.get(picker.cursor.at()?)
    }

    fn open_view(&mut self, out: &mut Update) {
        let Some(view) = self.view_in_hand().cloned() else {
            return;
        };
        if let Some(Look::Failed(problem)) = &view.look {
            let text = format!("This view cannot be opened: {problem}");
            return self.tell(&text, true);
        }
        self.overlays.pop();
        self.leave_place();
        self.change_lens(&view.query, out);
        self.show_tab(view.tab, out);
        self.views.opened = Some(view.name.clone());
        self.look_at_view(out);
        self.tell(&format!("{}: u takes this back", view.name), false);
    }

    /// What the view that was opened has now counts as seen, as soon as it is known.
    fn look_at_view(&mut self, out: &mut Update) {
        let Some(name) = self.views.opened.clone() else {
            return;
        };
        let seen = self.views.named_mut(&name).and_then(View::see);
        if let Some(seen) = seen {
            out.effects.push(Effect::KeepLook { view: name, seen });
            self.views.opened = None;
        }
    }

    fn begin_naming(&mut self, purpose: NamingPurpose) {
        if purpose == NamingPurpose::Save && self.lens.text().is_empty() {
            return self.tell("Nothing to save: type a query first, / does that", false);
        }
        let text = match &purpose {
            NamingPurpose::Save => String::new(),
            NamingPurpose::Rename(name) => name.clone(),
        };
        if let Some(Overlay::Views(picker)) = self.overlays.last_mut() {
            picker.naming = Some(Naming {
                input: Input::new(text),
                purpose,
                problem: None,
                replacing: None,
            });
        }
    }

    fn begin_renaming(&mut self) {
        match self.view_in_hand() {
            Some(view) if view.own => {
                let purpose = NamingPurpose::Rename(view.name.clone());
                self.begin_naming(purpose);
            }
            _ => self.tell(
                "This view is built in: only your own get other names",
                false,
            ),
        }
    }

    fn take_name(&mut self, out: &mut Update) {
        let Some(Overlay::Views(picker)) = self.overlays.last_mut() else {
            return;
        };
        let Some(naming) = &mut picker.naming else {
            return;
        };
        let name = naming.input.value().trim().to_owned();
        let taken = self.views.named(&name);
        let problem = match (&naming.purpose, taken) {
            _ if name.is_empty() => Some("a name, please".to_owned()),
            _ if name.chars().count() > LONGEST => {
                Some(format!("at most {LONGEST} letters, please"))
            }
            (NamingPurpose::Rename(old), _) if *old == name => None,
            (_, Some(view)) if !view.own => Some("a view of this name is built in".to_owned()),
            (NamingPurpose::Rename(_), Some(_)) => Some("another view has this name".to_owned()),
            (NamingPurpose::Save, Some(_)) if naming.replacing.as_ref() != Some(&name) => {
                naming.replacing = Some(name.clone());
                Some("there is a view of this name: Enter again puts this in its place".to_owned())
            }
            _ => None,
        };
        if let Some(problem) = problem {
            naming.problem = Some(Clean::new(&problem));
            return;
        }
        let Some(Naming { purpose, .. }) = picker.naming.take() else {
            return;
        };
        match purpose {
            NamingPurpose::Save => self.save_view(&name, out),
            NamingPurpose::Rename(old) => self.rename_view(old, name, out),
        }
    }

    fn save_view(&mut self, name: &str, out: &mut Update) {
        let view = View::own(name.to_owned(), self.lens.text().to_owned(), self.tab);
        out.effects.push(keep(&view));
        match self.views.named_mut(name) {
            Some(old) => *old = view,
            None => self.views.list.push(view),
        }
        self.views_changed(name, out);
        self.tell(&format!("Saved as {name}"), false);
    }

    fn rename_view(&mut self, from: String, to: String, out: &mut Update) {
        if from == to {
            return;
        }
        if let Some(view) = self.views.named_mut(&from) {
            view.name.clone_from(&to);
            out.effects.push(Effect::RenameView { from, to });
        }
    }

    fn remove_view(&mut self, out: &mut Update) {
        let Some(view) = self.view_in_hand().filter(|view| view.own).cloned() else {
            return self.tell("This view is built in: only your own can be removed", false);
        };
        let place = self
            .views
            .list
            .iter()
            .position(|other| other.name == view.name);
        let name = view.name.clone();
        self.views.list.retain(|other| other.name != name);
        out.effects.push(Effect::RemoveView(name.clone()));
        self.resize_views();
        if let Some(Overlay::Views(picker)) = self.overlays.last_mut() {
            picker.removed = place.map(|place| (place, view));
        }
        self.tell(&format!("Removed {name}; u brings it back"), false);
    }

    fn bring_view_back(&mut self, out: &mut Update) {
        let Some(Overlay::Views(picker)) = self.overlays.last_mut() else {
            return;
        };
        let Some((place, view)) = picker.removed.take() else {
            return self.tell("No view was removed", false);
        };
        out.effects.push(keep(&view));
        if let Some(seen) = view.seen.clone() {
            let view = view.name.clone();
            out.effects.push(Effect::KeepLook { view, seen });
        }
        let name = view.name.clone();
        self.views
            .list
            .insert(place.min(self.views.list.len()), view);
        self.views_changed(&name, out);
    }

    /// There is another view: the cursor goes to it, and all are counted.
    fn views_changed(&mut self, name: &str, out: &mut Update) {
        let place = self.views.list.iter().position(|view| view.name == name);
        self.resize_views();
        if let (Some(Overlay::Views(picker)), Some(place)) = (self.overlays.last_mut(), place) {
            picker.cursor.go(place);
        }
        self.count_views(out);
    }

    /// The notebook's views are here.
    pub(in crate::app) fn views_kept(
        &mut self,
        kept: Vec<KeptView>,
        looks: &[(String, Arc<Seen>)],
        out: &mut Update,
    ) {
        self.views.take(kept, looks);
        self.resize_views();
        if matches!(self.overlays.last(), Some(Overlay::Views(_))) {
            self.count_views(out);
        }
    }

    /// A view is counted.
    pub(in crate::app) fn view_counted(
        &mut self,
        job: Job,
        view: &str,
        counted: Result<Counted, Clean>,
        out: &mut Update,
    ) {
        out.redraw = false;
        if job != self.jobs.views {
            return;
        }
        let Some(counted_view) = self.views.named_mut(view) else {
            return;
        };
        counted_view.look = Some(match counted {
            Ok((now, since)) => Look::Deals { now, since },
            Err(problem) => Look::Failed(problem),
        });
        out.redraw = matches!(self.overlays.last(), Some(Overlay::Views(_)));
        if self.views.opened.as_deref() == Some(view) {
            self.look_at_view(out);
        }
    }

    /// It is known what is new in the file.
    pub(in crate::app) fn visited(
        &mut self,
        news: News,
        seen: Option<Arc<Seen>>,
        out: &mut Update,
    ) {
        out.effects.extend(seen.map(Effect::KeepVisit));
        out.redraw = news != *self.news;
        if !out.redraw {
            return;
        }
        self.news = Arc::new(news);
        if self.lens.query().asks_for_news() {
            self.select(out);
        }
        if matches!(self.overlays.last(), Some(Overlay::Views(_))) {
            self.count_views(out);
        }
    }
}

fn keep(view: &View) -> Effect {
    Effect::KeepView(KeptView {
        name: view.name.clone(),
        query: view.query.clone(),
        tab: view.tab.name().to_owned(),
    })
}
