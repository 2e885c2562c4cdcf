//! What could stand where the query is typed: the list below the line, its cursor, and taking from it.

use ratatui::layout::Rect;
use tui_input::Input;

use super::{Action, App, Cursor, Effect, Job, Update};
use crate::index::{Ask, Candidate, Completions};
use crate::layout::line::{columns, first_shown};
use crate::layout::text::{grouped, width};
use crate::query::{FieldKind, Place, place};

/// Limits of a list.
struct Most {
    /// Candidates that show at once.
    rows: u16,
    /// Columns of the names.
    name: usize,
    /// Columns of what they mean.
    note: usize,
}

/// While a field or its value is typed, the list is what is looked at.
const OF_FIELD: Most = Most {
    rows: 10,
    name: 44,
    note: 52,
};
/// While a word is typed, the deals that it finds are.
const OF_WORD: Most = Most {
    rows: 6,
    name: 36,
    note: 32,
};
/// The narrowest list.
const NARROWEST: usize = 30;

/// The list of completions.
#[derive(Clone, Debug, Default)]
pub struct Completion {
    /// The place among the candidates.
    pub cursor: Cursor,
    place: Option<Place>,
    answer: Completions,
    /// The newest question has no answer yet.
    pending: bool,
    /// The user went to a candidate: Enter takes it.
    chosen: bool,
    /// Where what is typed began when the user closed the list: it stays closed there.
    closed_at: Option<usize>,
    /// The space before the cursor came with what was taken: a comma takes its place.
    pub(super) spaced: bool,
}

impl Completion {
    /// True while there is a list to choose from.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.place.is_some() && !self.answer.candidates.is_empty()
    }

    /// True while the newest question has no answer: what is done to the list waits for it.
    pub(super) const fn is_pending(&self) -> bool {
        self.pending
    }

    /// The candidates, best first.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.answer.candidates
    }

    /// What is offered: `kind`, `fields and companies`.
    #[must_use]
    pub fn heading(&self) -> String {
        match self.place.as_ref().map(|place| &place.field) {
            Some(Some((_, FieldKind::Link(_)))) => "deals".to_owned(),
            Some(Some((name, _))) => name.replace('_', " "),
            _ => match (self.has(true), self.has(false)) {
                (true, false) => "fields".to_owned(),
                (false, true) => "companies".to_owned(),
                _ => "fields and companies".to_owned(),
            },
        }
    }

    /// Among how many deals candidates are counted, and whether that is final; `None` where nothing is counted.
    #[must_use]
    pub fn among(&self) -> Option<(u32, bool)> {
        let counted = |candidate: &Candidate| candidate.deals.is_some();
        let any = self.answer.candidates.iter().any(counted);
        any.then_some((self.answer.among, self.answer.exact))
    }

    /// Columns of the names, the notes and the counts.
    #[must_use]
    pub fn widths(&self) -> (usize, usize, usize) {
        let widest = |measure: fn(&Candidate) -> usize| {
            self.answer
                .candidates
                .iter()
                .map(measure)
                .max()
                .unwrap_or(0)
        };
        let count = |candidate: &Candidate| {
            candidate
                .deals
                .map_or(0, |deals| grouped(deals.into()).len())
        };
        (
            widest(|candidate| width(&candidate.shown) + usize::from(candidate.goes_on))
                .min(self.most().name),
            widest(|candidate| width(&candidate.note)).min(self.most().note),
            widest(count),
        )
    }

    fn most(&self) -> Most {
        match &self.place {
            Some(Place { field: None, .. }) => OF_WORD,
            _ => OF_FIELD,
        }
    }

    fn has(&self, goes_on: bool) -> bool {
        self.answer
            .candidates
            .iter()
            .any(|candidate| candidate.goes_on == goes_on)
    }

    fn close(&mut self) {
        *self = Self {
            closed_at: self.closed_at,
            ..Self::default()
        };
    }
}

impl App {
    /// The text has changed, or only the cursor in it: asks what could stand there. `wanted`: the user asks for it.
    pub(super) fn ask_completion(&mut self, changed: bool, wanted: bool, out: &mut Update) {
        let found = self.lens.typing().and_then(|typing| {
            let text = typing.input.value();
            let cursor = text.char_indices().nth(typing.input.cursor());
            place(
                text,
                cursor.map_or(text.len(), |(at, _)| at),
                self.index.codes(),
            )
        });
        // While a field's value is half written, the field's name must not be what is searched for.
        if let Some(Place {
            field: Some(_),
            rest: Some(rest),
            ..
        }) = &found
            && self.lens.fall_back(rest)
        {
            self.select(out);
        }
        let list = &mut self.completion;
        list.spaced = false;
        let same = |place: &Place| {
            list.place
                .as_ref()
                .is_some_and(|old| old.span.start == place.span.start && old.field == place.field)
        };
        let found = found.filter(|place| {
            let begun = place.field.is_some() || !place.typed.is_empty();
            let closed = list.closed_at == Some(place.span.start);
            wanted || (begun && !closed && (changed || same(place)))
        });
        let Some(place) = found else {
            return list.close();
        };
        if !same(&place) {
            list.answer = Completions::default();
        }
        list.closed_at = None;
        list.chosen = false;
        list.place = Some(place);
        self.ask_again(out);
    }

    /// The same question once more: there are more deals, or other ones.
    pub(super) fn ask_again(&mut self, out: &mut Update) {
        let Some(place) = &self.completion.place else {
            return;
        };
        let ask = Ask {
            field: place.field.clone(),
            typed: place.typed.clone(),
            rest: place.rest.clone().unwrap_or_default(),
        };
        let job = self.job();
        self.jobs.complete = job;
        self.completion.pending = true;
        out.effects.push(Effect::Complete { job, ask });
    }

    /// Candidates are here. The highlight stays on the one that the user went to.
    pub(super) fn completed(&mut self, job: Job, answer: Completions, out: &mut Update) {
        out.redraw = job == self.jobs.complete && self.completion.place.is_some();
        if !out.redraw {
            return;
        }
        let list = &mut self.completion;
        let chosen = list.cursor.at().filter(|_| list.chosen);
        let chosen = chosen.and_then(|at| list.answer.candidates.get(at));
        let candidates = &answer.candidates;
        let place = chosen.and_then(|chosen| {
            candidates
                .iter()
                .position(|other| other.text == chosen.text)
        });
        list.chosen = place.is_some();
        list.pending = false;
        list.answer = answer;
        list.cursor.resize(list.answer.candidates.len());
        list.cursor.go(place.unwrap_or(0));
        self.fit_completion();
    }

    /// There will be no answer.
    pub(super) fn completion_failed(&mut self, job: Job) {
        if job == self.jobs.complete {
            self.completion.pending = false;
        }
    }

    /// The list shows as many rows as there is room for.
    pub(super) fn fit_completion(&mut self) {
        let rows = self.popup().map_or(0, |area| area.height.saturating_sub(2));
        self.completion.cursor.set_page(rows.into());
    }

    /// Closes the list, so that it stays closed until something else is typed.
    pub(super) fn close_completion(&mut self) {
        self.completion.closed_at = self.completion.place.as_ref().map(|place| place.span.start);
        self.completion.close();
    }

    /// Forgets the list: nothing is typed any more, or another query.
    pub(super) fn forget_completion(&mut self) {
        self.completion = Completion::default();
    }

    /// Goes up or down in the list.
    pub(super) fn choose_completion(&mut self, action: Action) {
        let list = &mut self.completion;
        match action {
            Action::Up if list.cursor.at() == Some(0) => list.cursor.go_last(),
            Action::Down if list.cursor.at() == list.cursor.len().checked_sub(1) => {
                list.cursor.go(0);
            }
            Action::Up => list.cursor.step(-1),
            Action::Down => list.cursor.step(1),
            Action::PageUp => list.cursor.step_pages(-1),
            _ => list.cursor.step_pages(1),
        }
        list.chosen = true;
    }

    /// True when Enter takes a candidate, since the user went to it.
    #[must_use]
    pub const fn has_chosen_completion(&self) -> bool {
        self.completion.is_open() && self.completion.chosen
    }

    /// Puts the candidate under the cursor into the query; without a list, asks for one.
    pub(super) fn take_completion(&mut self, out: &mut Update) {
        let list = &self.completion;
        let candidate = list
            .cursor
            .at()
            .and_then(|at| list.answer.candidates.get(at));
        let (Some(place), Some(candidate)) = (&list.place, candidate) else {
            return self.ask_completion(true, true, out);
        };
        let (start, taken, goes_on) = (place.span.start, candidate.text.clone(), candidate.goes_on);
        let text = self.lens.typing().map_or("", |typing| typing.input.value());
        let before = text.get(..start).unwrap_or_default();
        let after = text.get(place.span.end..).unwrap_or_default();
        let spaced = !goes_on && after.is_empty();
        let space = if spaced { " " } else { "" };
        let before = format!("{before}{taken}{space}");
        let (cursor, text) = (before.chars().count(), before + after);
        let put = |input: &mut Input| *input = Input::new(text).with_cursor(cursor);
        if self.lens.typed(put, self.index.codes()) {
            self.select(out);
        }
        if goes_on {
            self.ask_completion(true, false, out);
        } else {
            self.close_completion();
            self.completion.spaced = spaced;
        }
    }

    /// Where the list of completions lies: below the line that is typed, beginning where what it completes does.
    #[must_use]
    pub fn popup(&self) -> Option<Rect> {
        let place = self
            .completion
            .place
            .as_ref()
            .filter(|_| self.completion.is_open())?;
        let typing = self.lens.typing().filter(|_| self.overlays.is_empty())?;
        let regions = self.regions()?;
        let field = self.query_field()?;
        let top = regions.query.bottom();
        let room = regions.status.y.saturating_sub(top);
        let rows = u16::try_from(self.completion.candidates().len()).unwrap_or(u16::MAX);
        let height = rows
            .min(self.completion.most().rows)
            .saturating_add(2)
            .min(room);
        let (names, notes, counts) = self.completion.widths();
        // A column beside the border, and two between columns.
        let gap = |columns: usize| if columns > 0 { columns + 2 } else { 0 };
        let wide = (names + gap(notes) + gap(counts) + 4).max(NARROWEST);
        let wide = u16::try_from(wide)
            .unwrap_or(u16::MAX)
            .min(self.screen.width);
        let text = typing.input.value();
        let first = first_shown(self.typed_columns(), field.width.into());
        let start = columns(text.get(..place.span.start).unwrap_or_default());
        let x = u16::try_from(start.saturating_sub(first)).unwrap_or(u16::MAX);
        // The names stand right below what is typed.
        let x = field.x.saturating_add(x).saturating_sub(2);
        let x = x.min(self.screen.right().saturating_sub(wide));
        (height > 2).then_some(Rect::new(x, top, wide, height))
    }
}

#[cfg(test)]
mod tests;
