//! The facet rail: its rows, its cursor, which facets are folded.

mod finder;
mod range;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::{App, Cursor, Update};
use crate::index::{Facet, FacetField, FacetValue};
use crate::layout::page;
use crate::query::{Expr, FacetState, Query};

pub use finder::Finder;
pub(super) use finder::HEAD as FINDER_HEAD;

/// How many values a facet shows before it is unfolded wholly.
const SHORT: usize = 6;
/// How far down its values a facet is looked through for those that the lens speaks of: they always show.
const LOOKED_AT: usize = crate::index::TOP_COMPANIES + 50;

/// The rail's own state; counts are in the selection.
#[derive(Clone, Debug, Default)]
pub struct Rail {
    /// The place in the rows.
    pub cursor: Cursor,
    folded: BTreeSet<FacetField>,
    whole: BTreeSet<FacetField>,
    /// What the cursor was moved over: the facets and their rows.
    facets: Arc<[Facet]>,
    rows: Vec<RailRow>,
    finder: Option<Finder>,
    /// Where a range was begun.
    range: Option<(FacetField, String)>,
}

/// A row of the rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RailRow {
    /// Name of a facet: number of the facet.
    Head(usize),
    /// A value: numbers of the facet and of the value.
    Value(usize, usize),
    /// The deals that have no value.
    NotKnown(usize),
    /// How many more values there are; none where all of them show and fewer could.
    More(usize, usize),
}

impl Rail {
    /// True when the facet shows its name only.
    #[must_use]
    pub fn is_folded(&self, field: FacetField) -> bool {
        self.folded.contains(&field)
    }

    /// The rows, as they were when the last selection came or a facet was folded.
    #[must_use]
    pub fn rows(&self) -> &[RailRow] {
        &self.rows
    }

    fn compose(&self, facets: &[Facet], query: &Query) -> Vec<RailRow> {
        let mut rows = Vec::new();
        for (n, facet) in facets.iter().enumerate() {
            rows.push(RailRow::Head(n));
            if self.is_folded(facet.field) {
                continue;
            }
            let values = facet.values.len();
            let whole = self.whole.contains(&facet.field);
            let short = short(facet.field);
            let shown = if whole { values } else { short.min(values) };
            let spoken_of = |value: &usize| {
                let code = facet.values.get(*value).map(|value| value.code.as_str());
                query.facet_state(facet.field, code) != FacetState::Free
            };
            let below: Vec<usize> = if query.filter == Expr::All {
                Vec::new()
            } else {
                (shown..values.min(LOOKED_AT)).filter(spoken_of).collect()
            };
            let hidden = if whole {
                0
            } else {
                facet.all.saturating_sub(shown + below.len())
            };
            let shown = (0..shown).chain(below);
            rows.extend(shown.map(|value| RailRow::Value(n, value)));
            if hidden > 0 || (whole && values > short) {
                rows.push(RailRow::More(n, hidden));
            }
            if facet.not_known > 0 {
                rows.push(RailRow::NotKnown(n));
            }
        }
        rows
    }

    /// The cursor that keys move.
    pub(super) fn moving(&mut self) -> &mut Cursor {
        match &mut self.finder {
            Some(finder) => &mut finder.cursor,
            None => &mut self.cursor,
        }
    }

    /// The panel has another size.
    pub(super) fn set_page(&mut self, panel: Rect) {
        self.cursor.set_page(page(panel, 0));
        if let Some(finder) = &mut self.finder {
            finder.cursor.set_page(page(panel, finder::HEAD));
        }
    }

    /// Leaves what lies over the facets, else the range that was begun; true when there was any.
    pub(super) fn leave_one(&mut self) -> bool {
        self.finder.take().is_some() || self.range.take().is_some()
    }

    /// Folds or unfolds the facet of a row; on "more": shows all its values, or few again.
    fn toggle(&mut self, row: RailRow) {
        let (number, set) = match row {
            RailRow::More(number, _) => (number, &mut self.whole),
            RailRow::Head(number) | RailRow::Value(number, _) | RailRow::NotKnown(number) => {
                (number, &mut self.folded)
            }
        };
        if let Some(facet) = self.facets.get(number)
            && !set.remove(&facet.field)
        {
            set.insert(facet.field);
        }
    }

    /// Other facets: the cursor stays on what it was on, or, when that is gone, on its facet's name.
    fn refresh(&mut self, facets: &Arc<[Facet]>, query: &Query) {
        let rows = self.compose(facets, query);
        let old = self.cursor.at().and_then(|at| self.rows.get(at));
        let place = old.and_then(|old| {
            let same = rows
                .iter()
                .position(|row| described(*row, facets) == described(*old, &self.facets));
            let head = || {
                let field = |row, facets| described(row, facets).map(|(field, _)| field);
                rows.iter()
                    .position(|row| field(*row, facets) == field(*old, &self.facets))
            };
            same.or_else(head)
        });
        self.cursor.resize(rows.len());
        if let Some(place) = place {
            self.cursor.go(place);
        }
        self.rows = rows;
        self.facets = Arc::clone(facets);
    }
}

/// The bands of value stand together.
const fn short(field: FacetField) -> usize {
    match field {
        FacetField::Value => crate::query::BANDS + 1,
        _ => SHORT,
    }
}

/// What a row is, whatever its place: its facet and, for a value, its code.
fn described(row: RailRow, facets: &[Facet]) -> Option<(FacetField, Kind<'_>)> {
    let (RailRow::Head(number)
    | RailRow::Value(number, _)
    | RailRow::NotKnown(number)
    | RailRow::More(number, _)) = row;
    let facet = facets.get(number)?;
    let kind = match row {
        RailRow::Head(_) => Kind::Head,
        RailRow::Value(_, value) => Kind::Value(&facet.values.get(value)?.code),
        RailRow::NotKnown(_) => Kind::NotKnown,
        RailRow::More(..) => Kind::More,
    };
    Some((facet.field, kind))
}

#[derive(PartialEq, Eq)]
enum Kind<'a> {
    Head,
    Value(&'a str),
    NotKnown,
    More,
}

impl App {
    /// The rail's row under the cursor.
    #[must_use]
    pub fn rail_row(&self) -> Option<RailRow> {
        self.rail.rows.get(self.rail.cursor.at()?).copied()
    }

    /// The rail has other rows now.
    pub(super) fn refresh_rail(&mut self) {
        self.rail.refresh(&self.selection.facets, self.lens.query());
    }

    /// Folds or unfolds what is under the rail's cursor.
    pub(super) fn fold_facet(&mut self) {
        if let Some(row) = self.rail_row() {
            self.rail.toggle(row);
            self.refresh_rail();
        }
    }

    /// Puts the value under the rail's cursor on the lens (`include`), or leaves it out; a second time lifts that.
    pub(super) fn facet(&mut self, include: bool, out: &mut Update) {
        if self.finder().is_some() {
            return self.choose_value(include, out);
        }
        if self.end_range(include, out) {
            return;
        }
        let Some(row) = self.rail_row() else { return };
        let (number, code) = match row {
            RailRow::Head(_) | RailRow::More(..) => return self.fold_facet(),
            RailRow::NotKnown(number) => (number, None),
            RailRow::Value(number, value) => {
                let facet = self.selection.facets.get(number);
                (
                    number,
                    facet
                        .and_then(|facet| facet.values.get(value))
                        .map(|value| value.code.clone()),
                )
            }
        };
        let Some(facet) = self.selection.facets.get(number) else {
            return;
        };
        self.put_value(facet.field, code.as_deref(), include, out);
    }

    /// Puts a facet's value on the lens, or leaves it out; a second time lifts that.
    pub(super) fn put_value(
        &mut self,
        field: FacetField,
        code: Option<&str>,
        include: bool,
        out: &mut Update,
    ) {
        let text = self
            .lens
            .query()
            .with_value(field, code, include)
            .to_string();
        self.change_lens(&text, out);
    }

    /// Goes to the next facet, or to the name of this one and then to the one before.
    pub(super) fn next_facet(&mut self, next: bool) {
        let at = self.rail.cursor.at().unwrap_or_default();
        let rows = self.rail.rows.iter().enumerate();
        let heads = rows.filter(|(_, row)| matches!(row, RailRow::Head(_)));
        let heads: Vec<usize> = heads.map(|(row, _)| row).collect();
        let place = if next {
            heads.iter().position(|row| *row > at)
        } else {
            heads.iter().rposition(|row| *row < at)
        };
        let Some(place) = place else { return };
        let after = heads.get(place + 1).copied();
        // Its values come into sight with it.
        let last = after.unwrap_or(self.rail.rows.len()).saturating_sub(1);
        self.rail.cursor.go(last);
        self.rail
            .cursor
            .go(heads.get(place).copied().unwrap_or_default());
    }

    /// The facet and the value under the rail's cursor.
    fn value_in_hand(&self) -> Option<(&Facet, Option<&FacetValue>)> {
        let row = self.rail_row()?;
        let (RailRow::Head(number)
        | RailRow::Value(number, _)
        | RailRow::NotKnown(number)
        | RailRow::More(number, _)) = row;
        let facet = self.selection.facets.get(number)?;
        let value = match row {
            RailRow::Value(_, value) => facet.values.get(value),
            _ => None,
        };
        Some((facet, value))
    }
}
