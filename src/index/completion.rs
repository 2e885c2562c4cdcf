//! What could stand where somebody types a query, best first, each with how many deals taking it would give.
//!
//! Candidates are fields, codes, companies, products and deals; they come from names and from counts by value. The deals
//! that the rest of the query finds, and what was counted among them, are kept for the next letter.

mod base;
mod drafts;
mod forms;
mod rank;
#[cfg(test)]
mod tests;
mod values;

use std::ops::Range;
use std::sync::Arc;

use super::Index;
use super::select::{Cancel, Request};
use crate::deal::Clean;
use crate::query::{Field, FieldKind, Query};
use base::Base;
use values::ProductNames;

/// How many candidates an answer has at the most.
pub const MOST_CANDIDATES: usize = 40;

/// What is to be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The field whose value it is, with its name; `None` for a field's name or a word.
    pub field: Option<(String, FieldKind)>,
    /// What is typed of it.
    pub typed: String,
    /// The rest of the query, in which candidates are counted.
    pub rest: Query,
}

/// Something that could stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Candidate {
    /// What the query gets: `kind:`, `in_force`, `company:=cerner`, in quotes where it needs them.
    pub text: String,
    /// What people read.
    pub shown: Clean,
    /// Bytes of `shown` that the letters typed stand at.
    pub letters: Vec<Range<usize>>,
    /// What it means, or why it is offered.
    pub note: Clean,
    /// Deals of the rest of the query that have it: what taking it gives. `None` where that is not counted.
    pub deals: Option<u32>,
    /// A field's name: its value comes next.
    pub goes_on: bool,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// Best first.
    pub candidates: Vec<Candidate>,
    /// How many deals the rest of the query finds.
    pub among: u32,
    /// False while answers of the deals file are missing, so that counts may still grow.
    pub exact: bool,
}

/// Answers asks, and keeps what the next one can use.
#[derive(Default)]
pub struct Completer {
    base: Option<Base>,
    products: Option<(Index, Arc<ProductNames>)>,
}

/// An ask with all that its answer is made from.
struct Desk<'a> {
    index: &'a Index,
    ask: &'a Ask,
    base: &'a mut Base,
    cancel: &'a Cancel,
}

impl Completer {
    /// What could stand there; `None` when cancelled on the way. The request asks for the rest of the query.
    #[must_use]
    pub fn complete(
        &mut self,
        index: &Index,
        request: &Request,
        ask: &Ask,
        cancel: &Cancel,
    ) -> Option<Completions> {
        let known = |base: &Base| base.is_of(index, request);
        if !self.base.as_ref().is_some_and(known) {
            self.base = Some(Base::new(index, request, cancel)?);
        }
        let products = match ask.field {
            Some((_, FieldKind::Free(Field::Product))) => Some(self.product_names(index)),
            _ => None,
        };
        let mut desk = Desk {
            index,
            ask,
            base: self.base.as_mut()?,
            cancel,
        };
        let mut candidates = match &ask.field {
            None => desk.words()?,
            Some((_, FieldKind::Company(role))) => desk.companies(role, "", true)?,
            Some((_, FieldKind::Free(Field::Product))) => desk.products(products.as_deref()?)?,
            Some((_, FieldKind::Free(Field::Id) | FieldKind::Link(_))) => desk.deals(),
            Some((name, kind)) => desk.values(name, kind)?,
        };
        // What is whole already needs no completion.
        if matches!(candidates.as_slice(), [only] if only.text == ask.typed) {
            candidates.clear();
        }
        Some(Completions {
            candidates,
            among: desk.base.deals(),
            exact: desk.base.is_exact(),
        })
    }

    fn product_names(&mut self, index: &Index) -> Arc<ProductNames> {
        if let Some((of, names)) = &self.products
            && of.is_same(index)
        {
            return Arc::clone(names);
        }
        let names = Arc::new(ProductNames::of(index));
        self.products = Some((index.clone(), Arc::clone(&names)));
        names
    }
}

impl Index {
    /// True when the other one has the same deals, because it is a clone.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.company_deals, &other.company_deals)
    }
}
