//! The line of the query: where its text lies, and what clicks on it do.

use ratatui::layout::{Position, Rect};
use tui_input::InputRequest;

use super::{App, Update};
use crate::layout::line::{characters_before, columns, first_shown};

/// A file with so many deals may take longer than a frame to answer.
const LARGE: usize = 20_000;
/// Columns before the text.
const PROMPT: u16 = 3;
/// Columns for the word that a large file is searched.
const ASIDE: u16 = 12;

impl App {
    /// True where the line says that a newer result is being made. Said only of a large file: a small one answers within
    /// a frame, and the words would flicker.
    #[must_use]
    pub fn tells_of_updating(&self) -> bool {
        self.index.len() >= LARGE
    }

    /// Where the text of the query lies.
    #[must_use]
    pub fn query_field(&self) -> Option<Rect> {
        let line = self.regions()?.query;
        let aside = if self.tells_of_updating() { ASIDE } else { 1 };
        Some(Rect {
            x: line.x + PROMPT,
            width: line.width.saturating_sub(PROMPT + aside + 1),
            ..line
        })
    }

    /// Columns of what is typed before the cursor.
    #[must_use]
    pub fn typed_columns(&self) -> usize {
        let Some(typing) = self.lens.typing() else {
            return 0;
        };
        let text = typing.input.value();
        let cursor = text.char_indices().nth(typing.input.cursor());
        let before = cursor.and_then(|(at, _)| text.get(..at)).unwrap_or(text);
        columns(before)
    }

    /// A click on the line: on a chip, into the text, or to begin typing.
    pub(super) fn click_query(&mut self, at: Position, out: &mut Update) {
        let Some(field) = self.query_field() else {
            return;
        };
        if self.click_chip(at, out) {
            return;
        }
        let Some(typing) = self.lens.typing() else {
            return self.search();
        };
        let first = first_shown(self.typed_columns(), field.width.into());
        let column = first + usize::from(at.x.saturating_sub(field.x));
        let cursor = characters_before(typing.input.value(), column);
        self.edit_text(
            |input| {
                input.handle(InputRequest::SetCursor(cursor));
            },
            out,
        );
    }

    /// A click on the list of completions takes what is under it.
    pub(super) fn click_completion(&mut self, at: Position, out: &mut Update) {
        let Some(area) = self.popup() else {
            return;
        };
        let row = self.completion.cursor.top() + usize::from(at.y.saturating_sub(area.y + 1));
        let is_row = at.y > area.y && at.y + 1 < area.bottom();
        if is_row && row < self.completion.candidates().len() {
            self.completion.cursor.go(row);
            self.take_completion(out);
        }
    }
}
