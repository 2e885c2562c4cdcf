//! Type-ahead within a facet: among all its values, however many there are.

use std::sync::Arc;

use tui_input::Input;

use super::RailRow;
use crate::app::{App, Cursor, Effect, Pane, Tab, Update};
use crate::index::{FacetField, FacetValue};
use crate::query::FacetState;

/// Lines above the values: the one that is typed.
pub(in crate::app) const HEAD: u16 = 1;

/// Values found by typing.
#[derive(Clone, Debug)]
pub struct Finder {
    /// In which facet.
    pub field: FacetField,
    /// The line that is typed.
    pub input: Input,
    /// What answers to it, best first.
    pub values: Arc<[FacetValue]>,
    /// The place in it.
    pub cursor: Cursor,
    answered: bool,
    /// The text that was answered last.
    asked: String,
}

impl Finder {
    /// True when the values are those of the text that is typed.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        self.answered
    }

    fn value(&self) -> Option<&FacetValue> {
        self.values.get(self.cursor.at()?)
    }
}

impl super::Rail {
    /// What lies over the facets while a value is typed.
    #[must_use]
    pub const fn finder(&self) -> Option<&Finder> {
        self.finder.as_ref()
    }
}

impl App {
    /// The finder that has the keys.
    #[must_use]
    pub fn finder(&self) -> Option<&Finder> {
        let has_keys = self.tab == Tab::Deals && self.pane == Pane::Rail;
        self.rail.finder().filter(|_| has_keys)
    }

    /// Opens the finder on the facet under the cursor.
    pub(in crate::app) fn open_finder(&mut self, out: &mut Update) {
        let Some((facet, _)) = self.value_in_hand() else {
            return;
        };
        let field = facet.field;
        self.rail.finder = Some(Finder {
            field,
            input: Input::default(),
            values: Arc::default(),
            cursor: Cursor::default(),
            answered: false,
            asked: String::new(),
        });
        self.resized();
        self.find_values(out);
    }

    /// The text, or what the lens selects, has changed.
    pub(in crate::app) fn find_values(&mut self, out: &mut Update) {
        let job = self.job();
        let Some(finder) = &mut self.rail.finder else {
            return;
        };
        self.jobs.values = job;
        finder.answered = false;
        out.effects.push(Effect::FindValues {
            job,
            field: finder.field,
            text: finder.input.value().to_owned(),
        });
    }

    /// Another letter.
    pub(in crate::app) fn value_typed(
        &mut self,
        change: impl FnOnce(&mut Input),
        out: &mut Update,
    ) {
        let Some(finder) = &mut self.rail.finder else {
            return;
        };
        let before = finder.input.value().to_owned();
        change(&mut finder.input);
        if finder.input.value() != before {
            self.find_values(out);
        }
    }

    /// Values were found. The cursor stays on its value while the same text is typed.
    pub(in crate::app) fn found_values(&mut self, values: Arc<[FacetValue]>) {
        let Some(finder) = &mut self.rail.finder else {
            return;
        };
        let same_text = finder.asked == finder.input.value();
        let code = finder
            .value()
            .filter(|_| same_text)
            .map(|value| value.code.clone());
        let place = code.and_then(|code| values.iter().position(|value| value.code == code));
        finder.answered = true;
        finder.input.value().clone_into(&mut finder.asked);
        finder.cursor.resize(values.len());
        finder.cursor.go(place.unwrap_or_default());
        finder.values = values;
    }

    /// Puts the value under the finder's cursor on the lens, or leaves it out; a second time lifts that.
    pub(in crate::app) fn choose_value(&mut self, include: bool, out: &mut Update) {
        let chosen = self
            .finder()
            .and_then(|finder| Some((finder.field, finder.value()?.code.clone())));
        if let Some((field, code)) = chosen {
            self.put_value(field, Some(&code), include, out);
        }
    }

    /// A row of the finder was clicked, or what stands above its values.
    pub(in crate::app) fn click_value(
        &mut self,
        row: Option<usize>,
        include: bool,
        out: &mut Update,
    ) {
        if let (Some(row), Some(finder)) = (row, &mut self.rail.finder) {
            finder.cursor.go(row);
            self.choose_value(include, out);
        }
    }

    /// Has the lens ask for the value under the finder's cursor, unless it does, and goes back to the facet.
    pub(in crate::app) fn accept_value(&mut self, out: &mut Update) {
        let Some(finder) = self.rail.finder.take() else {
            return;
        };
        let facets = self.selection.facets.iter();
        let number = facets
            .into_iter()
            .position(|facet| facet.field == finder.field);
        let head = number.and_then(|number| {
            let mut rows = self.rail.rows.iter();
            rows.position(|row| *row == RailRow::Head(number))
        });
        if let Some(head) = head {
            self.rail.cursor.go(head);
        }
        let Some(value) = finder.value() else {
            return;
        };
        let state = self
            .lens
            .query()
            .facet_state(finder.field, Some(&value.code));
        if state != FacetState::Included {
            self.put_value(finder.field, Some(&value.code), true, out);
        }
    }
}
