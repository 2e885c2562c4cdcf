//! The facet rail: its rows, its cursor, which facets are folded.

use std::collections::BTreeSet;

use super::{App, Cursor, Update};
use crate::index::{Facet, FacetField};

/// How many values a facet shows before it is unfolded wholly.
const SHORT: usize = 6;

/// The rail's own state; counts are in the selection.
#[derive(Clone, Debug, Default)]
pub struct Rail {
    /// The place in the rows.
    pub cursor: Cursor,
    folded: BTreeSet<FacetField>,
    whole: BTreeSet<FacetField>,
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
    /// How many more values there are.
    More(usize, usize),
}

impl Rail {
    /// True when the facet shows its name only.
    #[must_use]
    pub fn is_folded(&self, field: FacetField) -> bool {
        self.folded.contains(&field)
    }

    /// The rows for these facets.
    #[must_use]
    pub fn rows(&self, facets: &[Facet]) -> Vec<RailRow> {
        let mut rows = Vec::new();
        for (n, facet) in facets.iter().enumerate() {
            rows.push(RailRow::Head(n));
            if self.is_folded(facet.field) {
                continue;
            }
            let shown = if self.whole.contains(&facet.field) {
                facet.values.len()
            } else {
                SHORT.min(facet.values.len())
            };
            rows.extend((0..shown).map(|value| RailRow::Value(n, value)));
            if facet.values.len() > shown {
                rows.push(RailRow::More(n, facet.values.len() - shown));
            }
            if facet.not_known > 0 {
                rows.push(RailRow::NotKnown(n));
            }
        }
        rows
    }

    /// Folds or unfolds the facet of a row; on "more": shows all its values.
    fn toggle(&mut self, row: RailRow, facets: &[Facet]) {
        let (number, set) = match row {
            RailRow::More(number, _) => (number, &mut self.whole),
            RailRow::Head(number) | RailRow::Value(number, _) | RailRow::NotKnown(number) => {
                (number, &mut self.folded)
            }
        };
        if let Some(facet) = facets.get(number)
            && !set.remove(&facet.field)
        {
            set.insert(facet.field);
        }
    }
}

impl App {
    /// The rail's row under the cursor.
    #[must_use]
    pub fn rail_row(&self) -> Option<RailRow> {
        self.rail
            .rows(&self.selection.facets)
            .get(self.rail.cursor.at()?)
            .copied()
    }

    /// The rail has other rows now.
    pub(super) fn refresh_rail(&mut self) {
        let rows = self.rail.rows(&self.selection.facets).len();
        self.rail.cursor.resize(rows);
    }

    /// Folds or unfolds what is under the rail's cursor.
    pub(super) fn fold_facet(&mut self) {
        if let Some(row) = self.rail_row() {
            self.rail.toggle(row, &self.selection.facets);
            self.refresh_rail();
        }
    }

    /// Puts the value under the rail's cursor on the lens (`include`), or leaves it out; a second time lifts that.
    pub(super) fn facet(&mut self, include: bool, out: &mut Update) {
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
        let query = self
            .lens
            .query()
            .with_value(facet.field, code.as_deref(), include);
        let text = query.to_string();
        self.change_lens(&text, out);
    }
}
