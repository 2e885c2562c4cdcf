//! What stands in the list's place when nothing was found: names that were probably meant, and the parts of the query that
//! can be taken away, each to be chosen.

use std::sync::Arc;

use ratatui::layout::{Position, Rect};

use super::{App, Cursor, Effect, Job, Pane, Tab, Update};
use crate::index::Explanation;
use crate::layout::inside;

/// Why nothing was found, as far as that is known.
#[derive(Clone, Debug, Default)]
pub struct Nothing {
    /// What may be chosen instead; `None` while it is being worked out.
    pub explanation: Option<Arc<Explanation>>,
    /// The place in what may be chosen: names first.
    pub cursor: Cursor,
}

/// A line in the list's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NothingLine {
    /// That nothing matches.
    Title,
    /// The query.
    Query,
    /// Nothing.
    Blank,
    /// Above names.
    Names,
    /// A company: its number among the names.
    Name(usize),
    /// Above parts of the query.
    Parts,
    /// A part of the query: its number among those without which deals are found.
    Part(usize),
    /// No single part is the reason.
    NoPart,
    /// It is being worked out.
    Working,
    /// Keys: the number of the hint.
    Hint(usize),
}

/// How many lines of hints there are.
pub const HINTS: usize = 3;

impl Nothing {
    /// All lines.
    #[must_use]
    pub fn lines(&self) -> Vec<NothingLine> {
        use NothingLine::{Blank, Hint, Name, Names, NoPart, Part, Parts, Query, Title, Working};
        let mut lines = vec![Title, Query, Blank];
        match &self.explanation {
            None => lines.push(Working),
            Some(explanation) => {
                if !explanation.names.is_empty() {
                    lines.push(Names);
                    lines.extend((0..explanation.names.len()).map(Name));
                    lines.push(Blank);
                }
                if explanation.without.is_empty() {
                    lines.push(NoPart);
                } else {
                    lines.push(Parts);
                    lines.extend((0..explanation.without.len()).map(Part));
                }
            }
        }
        lines.push(Blank);
        lines.extend((0..HINTS).map(Hint));
        lines
    }

    /// The number of a line among those that may be chosen.
    #[must_use]
    pub fn choice(&self, line: NothingLine) -> Option<usize> {
        let names = self
            .explanation
            .as_ref()
            .map_or(0, |explanation| explanation.names.len());
        match line {
            NothingLine::Name(number) => Some(number),
            NothingLine::Part(number) => Some(names + number),
            _ => None,
        }
    }

    /// The first line that shows where only so many do: the cursor's is always among them.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        let lines = self.lines();
        let at = lines.iter().position(|line| {
            let choice = self.choice(*line);
            choice.is_some() && choice == self.cursor.at()
        });
        let height = usize::from(height);
        let hidden = lines.len().saturating_sub(height);
        at.map_or(0, |at| (at + 1).saturating_sub(height))
            .min(hidden)
    }

    fn choices(&self) -> usize {
        self.explanation.as_ref().map_or(0, |explanation| {
            explanation.names.len() + explanation.without.len()
        })
    }
}

impl App {
    /// What stands in the list's place; `None` where there are deals, or nothing was asked for.
    #[must_use]
    pub fn nothing(&self) -> Option<&Nothing> {
        let found_nothing = self.selection.rows.is_empty() && !self.index.is_empty();
        let asked = !self.lens.text().is_empty() && self.tab != Tab::Companies;
        (found_nothing && asked).then_some(&self.nothing)
    }

    /// The cursor in what stands in the list's place, when it has the keys.
    pub(super) fn nothing_cursor(&mut self) -> Option<&mut Cursor> {
        let has_keys = self.pane == Pane::Main && self.nothing().is_some();
        has_keys.then_some(&mut self.nothing.cursor)
    }

    /// The lens has changed: nothing is known of it, and what is being found out of the one before is of no use.
    pub(super) fn forget_nothing(&mut self, newer: Job) {
        self.nothing = Nothing::default();
        self.jobs.explain = newer;
    }

    /// Everything is selected: asks why it is nothing.
    pub(super) fn ask_why(&mut self, out: &mut Update) {
        if self.nothing().is_none() || self.nothing.explanation.is_some() || !self.progress.complete
        {
            return;
        }
        let job = self.job();
        self.jobs.explain = job;
        out.effects.push(Effect::Explain {
            job,
            query: self.lens.query().clone(),
        });
    }

    pub(super) fn explained(&mut self, explanation: Arc<Explanation>) {
        self.nothing.explanation = Some(explanation);
        let choices = self.nothing.choices();
        // What is drawn follows the cursor by itself.
        self.nothing.cursor.set_page(choices.max(1));
        self.nothing.cursor.resize(choices);
    }

    /// Has the lens ask for what is under the cursor instead.
    pub(super) fn choose_instead(&mut self, out: &mut Update) {
        let explanation = self.nothing.explanation.clone();
        let Some((explanation, at)) = explanation.zip(self.nothing.cursor.at()) else {
            return;
        };
        let query = self.lens.query();
        let query = if let Some(name) = explanation.names.get(at) {
            query.with_clause_at(name.clause, name.instead.clone())
        } else {
            let part = explanation.without.get(at - explanation.names.len());
            let Some((clause, _)) = part else { return };
            query.without_clause(*clause)
        };
        self.change_lens(&query.to_string(), out);
    }

    /// A click on a line in the list's place; false where there are deals.
    pub(super) fn click_nothing(&mut self, at: Position, panel: Rect, out: &mut Update) -> bool {
        let Some(nothing) = self.nothing() else {
            return false;
        };
        let inner = inside(panel);
        let row = at.y.checked_sub(inner.y).filter(|_| inner.contains(at));
        let line = row.and_then(|row| {
            let lines = nothing.lines();
            lines
                .get(nothing.top(inner.height) + usize::from(row))
                .copied()
        });
        if let Some(choice) = line.and_then(|line| nothing.choice(line)) {
            self.nothing.cursor.go(choice);
            self.pane = Pane::Main;
            self.choose_instead(out);
        }
        true
    }
}

#[cfg(test)]
mod tests;
