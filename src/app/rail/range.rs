//! A range of years or of values: begun on one of them, ended on another.

use super::Rail;
use crate::app::{App, Update};
use crate::index::FacetField;
use crate::query::{FacetState, Query};

impl Rail {
    /// True where a range was begun.
    #[must_use]
    pub const fn has_range(&self) -> bool {
        self.range.is_some()
    }

    /// The values between the one where the range was begun and another, as one value.
    fn range_to(&self, field: FacetField, code: &str) -> Option<String> {
        let (begun, from) = self.range.as_ref()?;
        (*begun == field)
            .then(|| field.between(from, code))
            .flatten()
    }
}

impl App {
    /// True for a value that the range would have if it ended under the cursor.
    #[must_use]
    pub fn is_in_range(&self, field: FacetField, code: &str) -> bool {
        let range = self.value_in_hand().and_then(|(facet, value)| {
            (facet.field == field).then_some(())?;
            self.rail.range_to(field, &value?.code)
        });
        range.is_some_and(|range| {
            let asked = Query::default().with_value(field, Some(&range), true);
            asked.facet_state(field, Some(code)) == FacetState::Included
        })
    }

    /// Begins a range at the value under the cursor, or ends it there: the lens asks for all between.
    pub(in crate::app) fn facet_range(&mut self, out: &mut Update) {
        if self.end_range(true, out) {
            return;
        }
        let begun = self.value_in_hand().and_then(|(facet, value)| {
            let code = &value?.code;
            facet.field.between(code, code)?;
            Some((facet.field, code.clone(), value?.label.clone()))
        });
        let Some((field, code, label)) = begun else {
            return self.tell("A range begins at a year or a band of values", false);
        };
        self.rail.range = Some((field, code));
        let told = format!(
            "Range begins at {label}: v on another includes all between, F leaves them out; Esc leaves it"
        );
        self.tell(&told, false);
    }

    /// Ends a range at the value under the cursor; false where none was begun, or not among these values.
    pub(super) fn end_range(&mut self, include: bool, out: &mut Update) -> bool {
        let range = self.value_in_hand().and_then(|(facet, value)| {
            let range = self.rail.range_to(facet.field, &value?.code)?;
            Some((facet.field, range))
        });
        let Some((field, range)) = range else {
            return false;
        };
        self.rail.range = None;
        self.put_value(field, Some(&range), include, out);
        true
    }
}
