//! Changing a query as facets, chips and keys do, so that all of them write the same text as a person would.
//!
//! The clauses of a query are what must all hold; what is changed is one clause, and the others stay as they are.

mod facet;
#[cfg(test)]
mod tests;

use self::facet::{FacetClause, between};
use super::ast::{Expr, FacetField, Field, Query, SortKey, State, Test};

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
    /// What must all hold, in the order of the text.
    #[must_use]
    pub fn clauses(&self) -> &[Expr] {
        match &self.filter {
            Expr::All => &[],
            Expr::And(clauses) => clauses,
            other => std::slice::from_ref(other),
        }
    }

    /// The query with other clauses in the same order of deals.
    fn with_clauses(&self, clauses: Vec<Expr>) -> Self {
        Self {
            filter: Expr::all_of(clauses),
            sort: self.sort.clone(),
        }
    }

    /// The query with one clause more, unless it is there already.
    #[must_use]
    pub fn with_clause(&self, clause: Expr) -> Self {
        let mut clauses = self.clauses().to_vec();
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
        self.with_clauses(clauses)
    }

    /// The query that asks for a clause (`include`), or for its opposite; where it does so already, without it.
    #[must_use]
    pub fn with_clause_toggled(&self, clause: Expr, include: bool) -> Self {
        let opposite = clause.clone().negated();
        let (wanted, other) = if include {
            (clause, opposite)
        } else {
            (opposite, clause)
        };
        if let Some(place) = self.clauses().iter().position(|clause| *clause == wanted) {
            return self.without_clause(place);
        }
        let clauses = self.clauses().iter().filter(|clause| **clause != other);
        let kept = self.with_clauses(clauses.cloned().collect());
        kept.with_clause(wanted)
    }

    /// The query without the clause of that place in [`Query::clauses`].
    #[must_use]
    pub fn without_clause(&self, place: usize) -> Self {
        let clauses = self.clauses().iter().enumerate();
        let others = clauses.filter(|(other, _)| *other != place);
        self.with_clauses(others.map(|(_, clause)| clause.clone()).collect())
    }

    /// The query with another clause in the place of one.
    #[must_use]
    pub fn with_clause_at(&self, place: usize, clause: Expr) -> Self {
        let mut clauses = self.clauses().to_vec();
        if let Some(old) = clauses.get_mut(place) {
            *old = clause;
        }
        self.with_clauses(clauses)
    }

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
        let wanted = if include {
            FacetState::Included
        } else {
            FacetState::Excluded
        };
        let cleared = self.without_value(field, code);
        if self.facet_state(field, code) == wanted {
            return cleared;
        }
        let mut clauses = cleared.clauses().to_vec();
        let same_kind = clauses.iter_mut().find_map(|clause| {
            let found = FacetClause::read(field, clause).filter(|found| found.include == include);
            found.map(|found| (clause, found))
        });
        if let Some((clause, found)) = same_kind {
            *clause = found.with(code).write();
        } else {
            let empty = FacetClause::empty(field, include);
            clauses.push(empty.with(code).write());
        }
        self.with_clauses(clauses)
    }

    /// The query that says nothing of a facet's value.
    #[must_use]
    pub fn without_value(&self, field: FacetField, code: Option<&str>) -> Self {
        let clauses = self.clauses().iter();
        let others = clauses.map(|clause| match FacetClause::read(field, clause) {
            Some(found) if found.has(code) => found.without(code).write(),
            _ => clause.clone(),
        });
        self.with_clauses(others.collect())
    }

    /// The query without the clauses that a facet writes: what its counts are made with.
    #[must_use]
    pub fn without_facet(&self, field: FacetField) -> Self {
        let clauses = self.clauses().iter();
        let others = clauses.filter(|clause| FacetClause::read(field, clause).is_none());
        self.with_clauses(others.cloned().collect())
    }

    /// What the query says of a facet's value.
    #[must_use]
    pub fn facet_state(&self, field: FacetField, code: Option<&str>) -> FacetState {
        let clauses = self.clauses().iter();
        let found = clauses
            .filter_map(|clause| FacetClause::read(field, clause))
            .find(|found| found.has(code));
        match found {
            Some(found) if found.include => FacetState::Included,
            Some(_) => FacetState::Excluded,
            None => FacetState::Free,
        }
    }

    /// The values of a facet that the query speaks of, as facets write them.
    #[must_use]
    pub fn facet_values(&self, field: FacetField) -> Vec<String> {
        let clauses = self.clauses().iter();
        let found = clauses.filter_map(|clause| FacetClause::read(field, clause));
        found.flat_map(FacetClause::into_known).collect()
    }

    /// The query with `is:marked`, or without it where it has it.
    #[must_use]
    pub fn with_marked_toggled(&self) -> Self {
        let marked = Expr::Test(Test::Is(State::Marked));
        match self.clauses().iter().position(|clause| *clause == marked) {
            Some(place) => self.without_clause(place),
            None => self.with_clause(marked),
        }
    }

    /// True when its answer depends on the user's marks.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        self.asks_for(&[State::Marked])
    }

    /// True when its answer depends on what is new since the last visit.
    #[must_use]
    pub fn asks_for_news(&self) -> bool {
        self.asks_for(&[State::New, State::Changed])
    }

    /// True when its answer depends on the user's tags.
    #[must_use]
    pub fn asks_for_tags(&self) -> bool {
        let mut asks = false;
        self.filter.each_test(&mut |test, _| {
            asks |= match test {
                Test::Value(field, _) => *field == Field::Tag,
                Test::Has(name) => name == "tag",
                _ => false,
            };
        });
        asks
    }

    fn asks_for(&self, states: &[State]) -> bool {
        let mut asks = false;
        self.filter.each_test(&mut |test, _| {
            asks |= matches!(test, Test::Is(state) if states.contains(state));
        });
        asks
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
            Self::Ends => "ends",
            Self::Value => "value",
            Self::Currency => "currency",
            Self::Company => "company",
            Self::Standing => "is",
        }
    }

    /// The value that stands for all values between two of them, both included: `2018..2020`; `None` where values have
    /// no order.
    #[must_use]
    pub fn between(self, one: &str, other: &str) -> Option<String> {
        between(self, one, other)
    }
}
