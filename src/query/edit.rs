//! Changing a query as facets, chips and keys do, so that all of them write the same text as a person would.

use super::ast::{FacetField, Query, SortKey};

/// What a query says of a facet's value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FacetState {
    /// Nothing.
    #[default]
    Free,
    /// Only deals with it (or with one of several).
    Included,
    /// Deals with it are left out.
    Excluded,
}

impl Query {
    /// The query in another order.
    #[must_use]
    pub fn with_sort(&self, sort: Vec<SortKey>) -> Self {
        Self {
            sort,
            ..self.clone()
        }
    }

    /// The query with a facet's value included or left out; where it says just that already, without it.
    /// `None` stands for deals that have no value.
    #[must_use]
    pub fn with_value(&self, field: FacetField, code: Option<&str>, include: bool) -> Self {
        let _ = (field, code, include);
        todo!()
    }

    /// What the query says of a facet's value.
    #[must_use]
    pub fn facet_state(&self, field: FacetField, code: Option<&str>) -> FacetState {
        let _ = (field, code);
        todo!()
    }

    /// The query with `is:marked`, or without it where it has it.
    #[must_use]
    pub fn with_marked_toggled(&self) -> Self {
        todo!()
    }

    /// True when its answer depends on the user's marks.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        todo!()
    }
}

impl FacetField {
    /// The field's name in a query.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Status => "status",
            Self::Country => "country",
            Self::Sector => "sector",
            Self::Year => "date",
            Self::Currency => "currency",
            Self::Company => "company",
        }
    }
}
