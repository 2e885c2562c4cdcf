//! The deals that the rest of a query finds, and what was counted among them so far.

use std::collections::HashMap;
use std::sync::Arc;

use super::values::ProductNames;
use crate::index::Index;
use crate::index::column::{Rows, short};
use crate::index::probes::plays;
use crate::index::select::{Cancel, Request};
use crate::query::{Query, parse};

/// Deals to count among.
pub(super) struct Base {
    index: Index,
    request: Request,
    rows: Vec<Rows>,
    deals: u32,
    exact: bool,
    /// By the condition's text.
    counts: HashMap<String, Option<u32>>,
    /// By role.
    companies: HashMap<String, Arc<[u32]>>,
    products: Option<Arc<[u32]>>,
}

impl Base {
    /// The deals that a request finds; `None` when cancelled on the way.
    pub(super) fn new(index: &Index, request: &Request, cancel: &Cancel) -> Option<Self> {
        let rows = index.matching(request, cancel)?;
        let deals = rows.iter().map(|rows| rows.count_ones(..)).sum();
        let answered = |query: &Query| {
            let lookups = index.lookups_of(query, request.as_of.day);
            lookups
                .iter()
                .all(|lookup| request.lookups.contains_key(lookup))
        };
        Some(Self {
            exact: answered(&request.query),
            deals: short(deals),
            index: index.clone(),
            request: request.clone(),
            rows,
            counts: HashMap::new(),
            companies: HashMap::new(),
            products: None,
        })
    }

    /// True when these are the deals of that request, and all that was counted still holds.
    pub(super) fn is_of(&self, index: &Index, request: &Request) -> bool {
        let known = &self.request;
        self.index.is_same(index)
            && known.query.filter == request.query.filter
            && known.as_of == request.as_of
            && known.marked == request.marked
            && known.tagged == request.tagged
            && known.lookups.len() == request.lookups.len()
            && known.lookups.iter().all(|(lookup, ids)| {
                request
                    .lookups
                    .get(lookup)
                    .is_some_and(|other| Arc::ptr_eq(ids, other))
            })
    }

    /// How many they are.
    pub(super) const fn deals(&self) -> u32 {
        self.deals
    }

    /// False while the deals file has not answered all that the request asks.
    pub(super) const fn is_exact(&self) -> bool {
        self.exact
    }

    /// The user's tags.
    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        self.request.tagged.keys().map(String::as_str)
    }

    /// How many of the deals pass each of these conditions, each a query of its own; `None` for one that cannot be read
    /// or that only the deals file could answer. `None` for all when cancelled on the way.
    pub(super) fn count(
        &mut self,
        conditions: &[String],
        cancel: &Cancel,
    ) -> Option<Vec<Option<u32>>> {
        let mut texts = Vec::new();
        let mut filters = Vec::new();
        for text in conditions {
            if self.counts.contains_key(text) || texts.contains(text) {
                continue;
            }
            match self.countable(text) {
                Some(query) => {
                    texts.push(text.clone());
                    filters.push(query.filter);
                }
                None => drop(self.counts.insert(text.clone(), None)),
            }
        }
        let counted = self
            .index
            .count_each(&filters, &self.rows, &self.request, cancel)?;
        for (text, count) in texts.into_iter().zip(counted) {
            self.counts.insert(text, Some(count));
        }
        let count = |text| self.counts.get(text).copied().flatten();
        Some(conditions.iter().map(count).collect())
    }

    fn countable(&self, text: &str) -> Option<Query> {
        let query = parse(text, self.index.codes()).ok()?;
        let lookups = self.index.lookups_of(&query, self.request.as_of.day);
        lookups.is_empty().then_some(query)
    }

    /// How many of the deals each company takes part in, in a role (`company`: in any).
    pub(super) fn companies(&mut self, role: &str, cancel: &Cancel) -> Option<Arc<[u32]>> {
        if let Some(counts) = self.companies.get(role) {
            return Some(Arc::clone(counts));
        }
        let counts = if role == "company" && self.deals == short(self.index.len()) {
            Arc::clone(&self.index.company_deals)
        } else {
            let plays = |word: &str| plays(role, word);
            self.index
                .count_companies(&self.rows, plays, cancel)?
                .into()
        };
        self.companies.insert(role.to_owned(), Arc::clone(&counts));
        Some(counts)
    }

    /// How many of the deals have each product, by its exact name.
    pub(super) fn products(&mut self, names: &ProductNames) -> Arc<[u32]> {
        let count = || names.count(&self.index, &self.rows).into();
        Arc::clone(self.products.get_or_insert_with(count))
    }
}
