//! The lens: the query and order now in force, what was typed, and the way back. Every tab looks through it.

use tui_input::Input;

use crate::deal::Codes;
use crate::query::{MAX_BYTES, Query, QueryError, parse};

/// How many changes of the lens can be undone.
const HISTORY: usize = 200;

/// How many kept queries can be walked through.
const KEPT: usize = 500;

/// The query in force, and its history.
#[derive(Clone, Debug, Default)]
pub struct Lens {
    text: String,
    query: Query,
    typing: Option<Typing>,
    undo: Vec<String>,
    redo: Vec<String>,
    kept: Vec<String>,
}

/// A query that is being typed.
#[derive(Clone, Debug)]
pub struct Typing {
    /// The line and its cursor.
    pub input: Input,
    /// What is wrong with it, where it cannot be read.
    pub problem: Option<QueryError>,
    before: String,
    place: Option<usize>,
    /// What was typed before an earlier query took its place.
    draft: String,
}

impl Lens {
    /// The text of the query in force.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The query in force: the last one that could be read.
    #[must_use]
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// What is being typed, while the query bar is open.
    #[must_use]
    pub const fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// Opens the query bar on the text in force.
    pub fn begin_typing(&mut self) {
        let text = if self.text.is_empty() {
            String::new()
        } else {
            format!("{} ", self.text)
        };
        self.typing = Some(Typing {
            input: Input::new(text),
            problem: None,
            before: self.text.clone(),
            place: None,
            draft: String::new(),
        });
    }

    /// What was typed has changed; true when there is another query to select.
    pub fn typed(&mut self, change: impl FnOnce(&mut Input), codes: &Codes) -> bool {
        let Some(typing) = &mut self.typing else {
            return false;
        };
        change(&mut typing.input);
        typing.place = None;
        let text = typing.input.value().trim().to_owned();
        match parse(&text, codes) {
            Ok(query) => {
                typing.problem = None;
                let changed = query != self.query;
                self.text = text;
                self.query = query;
                changed
            }
            Err(problem) => {
                typing.problem = Some(problem);
                false
            }
        }
    }

    /// Where what is typed cannot be read, puts the part of it in force that can be; true when there is another query to
    /// select.
    pub fn fall_back(&mut self, rest: &Query) -> bool {
        let wrong = self
            .typing
            .as_ref()
            .is_some_and(|typing| typing.problem.is_some());
        if !wrong || *rest == self.query {
            return false;
        }
        self.text = rest.to_string();
        self.query = rest.clone();
        true
    }

    /// Keeps what was typed, if it can be read, and closes the bar; true when it could.
    pub fn keep(&mut self) -> bool {
        let Some(typing) = self.typing.take_if(|typing| typing.problem.is_none()) else {
            return false;
        };
        if typing.before != self.text {
            self.remember(typing.before);
        }
        self.kept.retain(|kept| *kept != self.text);
        if !self.text.is_empty() {
            self.kept.push(self.text.clone());
        }
        let surplus = self.kept.len().saturating_sub(KEPT);
        self.kept.drain(..surplus);
        true
    }

    /// Queries kept in earlier runs, the newest last: those of this run stay newer.
    pub fn recall(&mut self, earlier: Vec<String>) {
        let new = std::mem::take(&mut self.kept);
        self.kept = earlier;
        self.kept
            .retain(|text| text.len() <= MAX_BYTES && !new.contains(text));
        self.kept.extend(new);
    }

    /// Closes the bar and takes back what was typed; true when there is another query to select.
    pub fn restore(&mut self, codes: &Codes) -> bool {
        let Some(typing) = self.typing.take() else {
            return false;
        };
        self.put(typing.before, codes)
    }

    /// Walks through the queries kept before; true when there is another query to select.
    pub fn older(&mut self, back: bool, codes: &Codes) -> bool {
        let Some(typing) = &mut self.typing else {
            return false;
        };
        let last = self.kept.len();
        if typing.place.is_none() {
            typing.input.value().clone_into(&mut typing.draft);
        }
        let place = typing.place.unwrap_or(last);
        let place = if back {
            place.checked_sub(1)
        } else {
            Some(place + 1)
        };
        let Some(place) = place.filter(|place| *place <= last && last > 0) else {
            return false;
        };
        let text = self.kept.get(place).unwrap_or(&typing.draft).clone();
        let changed = self.typed(|input| *input = Input::new(text), codes);
        if let Some(typing) = &mut self.typing {
            typing.place = Some(place);
        }
        changed
    }

    /// Puts another query in force; true when it is another one. A text that cannot be read changes nothing.
    pub fn change(&mut self, text: &str, codes: &Codes) -> bool {
        let before = self.text.clone();
        let changed = self.put(text.to_owned(), codes);
        if changed {
            self.remember(before);
        }
        changed
    }

    /// Takes the last change back; true when there was one.
    pub fn undo(&mut self, codes: &Codes) -> bool {
        let Some(text) = self.undo.pop() else {
            return false;
        };
        self.redo.push(self.text.clone());
        self.put(text, codes)
    }

    /// Does the last change again that was taken back; true when there was one.
    pub fn redo(&mut self, codes: &Codes) -> bool {
        let Some(text) = self.redo.pop() else {
            return false;
        };
        self.undo.push(self.text.clone());
        self.put(text, codes)
    }

    fn put(&mut self, text: String, codes: &Codes) -> bool {
        let Ok(query) = parse(&text, codes) else {
            return false;
        };
        let changed = query != self.query;
        self.text = text;
        self.query = query;
        changed
    }

    fn remember(&mut self, before: String) {
        self.redo.clear();
        self.undo.push(before);
        if self.undo.len() > HISTORY {
            self.undo.remove(0);
        }
    }
}
