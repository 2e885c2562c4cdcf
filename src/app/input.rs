//! Keys, the mouse, pastes and sizes: from events to actions and text.

use crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::layout::Rect;
use tui_input::{Input, InputRequest};

use super::{Action, App, Context, Effect, Key, Overlay, Tab, Update};

/// The most characters that a paste may bring; more is cut. Far more than a query may have, so that one that is too long
/// is told and never searched for in part.
const PASTE_LIMIT: usize = 200_000;

/// What a key means.
enum Meaning {
    Act(Action),
    Edit(InputRequest),
    Nothing,
}

impl App {
    pub(super) fn input(&mut self, event: Event, out: &mut Update) {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key, out),
            Event::Resize(width, height) => {
                self.screen = Rect::new(0, 0, width, height);
                self.resized();
                // Whole, even if the size is as before: in between, the terminal may have been smaller and lost cells.
                out.effects.push(Effect::Redraw);
            }
            Event::Paste(text) => self.paste(&text, out),
            Event::Mouse(mouse) => self.mouse(mouse, out),
            _ => out.redraw = false,
        }
    }

    pub(super) fn key(&mut self, event: KeyEvent, out: &mut Update) {
        let had_notice = self.notice.is_some();
        self.dismiss();
        let action = match self.meaning(Key::of(event)) {
            Meaning::Act(Action::Quit) => Action::Quit,
            _ if self.held.any() => return self.held.hold(event),
            Meaning::Act(action) if self.must_wait(action) => return self.held.hold(event),
            Meaning::Act(action) => action,
            Meaning::Edit(request) => {
                // A comma goes on right behind what was taken, where the space was put.
                let joins = self.completion.spaced
                    && matches!(request, InputRequest::InsertChar(',' | ')'));
                let edited = |input: &mut Input| {
                    if joins {
                        input.handle(InputRequest::DeletePrevChar);
                    }
                    input.handle(request);
                };
                return self.edit_text(edited, out);
            }
            Meaning::Nothing => {
                out.redraw = had_notice;
                return;
            }
        };
        self.act(action, out);
    }

    /// What a key means here and now. While text is typed, it edits it if it can; else it does what it does here, or, of
    /// the actions for everywhere, one that makes sense then.
    fn meaning(&self, key: Key) -> Meaning {
        let here = || self.keymap.action(&self.contexts(), key);
        if !self.is_typing() {
            return here().map_or(Meaning::Nothing, Meaning::Act);
        }
        if let Some(request) = edit(key) {
            return Meaning::Edit(request);
        }
        let everywhere = || {
            self.keymap
                .action(&[Context::Global], key)
                .filter(|action| action.works_while_typing())
        };
        here()
            .or_else(everywhere)
            .map_or(Meaning::Nothing, Meaning::Act)
    }

    /// True while characters are text.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        match self.overlays.last() {
            Some(Overlay::Export(dialog)) => dialog.is_typing(),
            Some(Overlay::Views(picker)) => picker.naming.is_some(),
            Some(Overlay::AsOf(_) | Overlay::Tags(_)) => true,
            Some(Overlay::Sources(list)) => list.typing,
            Some(Overlay::Help(_) | Overlay::Address(_) | Overlay::Totals(_)) => false,
            None => {
                self.lens.typing().is_some()
                    || self.finder().is_some()
                    || (self.tab == Tab::Companies && self.companies.typing)
            }
        }
    }

    fn paste(&mut self, text: &str, out: &mut Update) {
        // What is pasted where nothing is typed is searched for.
        if !self.is_typing() && self.overlays.is_empty() {
            self.act(Action::Search, out);
        }
        if !self.is_typing() {
            out.redraw = false;
            return;
        }
        // In a query a control character is shown and told, elsewhere it is left out; a line break is a space.
        let is_query = self.overlays.is_empty() && self.lens.typing().is_some();
        let plain: String = text
            .trim_end_matches(['\r', '\n'])
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .filter(|c| is_query || !c.is_control())
            .take(PASTE_LIMIT)
            .collect();
        self.edit_text(|input| insert(input, &plain), out);
    }

    /// Changes the line that is typed, and what follows from it.
    pub(super) fn edit_text(&mut self, change: impl FnOnce(&mut Input), out: &mut Update) {
        if let Some(Overlay::Export(dialog)) = self.overlays.last_mut() {
            dialog.edit(change);
            self.preview(out);
        } else if let Some(Overlay::Views(_)) = self.overlays.last() {
            self.edit_view_name(change);
        } else if let Some(Overlay::AsOf(_)) = self.overlays.last() {
            self.type_as_of(change);
        } else if let Some(Overlay::Tags(_)) = self.overlays.last() {
            self.type_tags(change);
        } else if let Some(Overlay::Sources(_)) = self.overlays.last() {
            self.type_source(change, out);
        } else if let Some(typing) = self.lens.typing() {
            let before = typing.input.value().to_owned();
            if self.lens.typed(change, self.index.codes()) {
                self.select(out);
            }
            let typing = self.lens.typing();
            let changed = typing.is_some_and(|typing| typing.input.value() != before);
            self.ask_completion(changed, false, out);
        } else if self.finder().is_some() {
            self.value_typed(change, out);
        } else {
            let before = self.companies.input.value().to_owned();
            change(&mut self.companies.input);
            if self.companies.input.value() != before {
                self.find_companies(out);
            }
        }
    }

    /// The mouse goes back to the terminal, so that text can be selected, or comes to us again.
    pub(super) fn switch_mouse(&mut self, out: &mut Update) {
        self.mouse = !self.mouse;
        out.effects.push(Effect::Mouse(self.mouse));
        let text = if self.mouse {
            "The mouse works here again"
        } else {
            "The mouse is the terminal's: select text as usual; m takes it back"
        };
        self.tell(text, false);
    }
}

/// Puts a text in at the cursor at once: letter by letter, a long one would take long.
fn insert(input: &mut Input, text: &str) {
    let line = input.value();
    let cursor = line.char_indices().nth(input.cursor());
    let at = cursor.map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at_checked(at).unwrap_or((line, ""));
    let cursor = input.cursor() + text.chars().count();
    *input = Input::new([before, text, after].concat()).with_cursor(cursor);
}

/// How a key edits a line of text.
fn edit(key: Key) -> Option<InputRequest> {
    use crossterm::event::{KeyCode, KeyModifiers};
    let event = key.event();
    let request = match (event.code, event.modifiers) {
        (KeyCode::Char(character), KeyModifiers::NONE) => InputRequest::InsertChar(character),
        (KeyCode::Backspace, KeyModifiers::NONE) | (KeyCode::Char('h'), KeyModifiers::CONTROL) => {
            InputRequest::DeletePrevChar
        }
        (KeyCode::Delete, KeyModifiers::NONE) => InputRequest::DeleteNextChar,
        (KeyCode::Left, KeyModifiers::NONE) => InputRequest::GoToPrevChar,
        (KeyCode::Right, KeyModifiers::NONE) => InputRequest::GoToNextChar,
        (KeyCode::Left, KeyModifiers::CONTROL) => InputRequest::GoToPrevWord,
        (KeyCode::Right, KeyModifiers::CONTROL) => InputRequest::GoToNextWord,
        (KeyCode::Home, _) | (KeyCode::Char('a'), KeyModifiers::CONTROL) => InputRequest::GoToStart,
        (KeyCode::End, _) | (KeyCode::Char('e'), KeyModifiers::CONTROL) => InputRequest::GoToEnd,
        (KeyCode::Char('w'), KeyModifiers::CONTROL) => InputRequest::DeletePrevWord,
        (KeyCode::Char('u'), KeyModifiers::CONTROL) => InputRequest::DeleteLine,
        (KeyCode::Char('k'), KeyModifiers::CONTROL) => InputRequest::DeleteTillEnd,
        _ => return None,
    };
    Some(request)
}
