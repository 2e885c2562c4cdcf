//! The order of lists whose tables keep none (countries, sectors, other names, who cites what first), so that what was
//! read in can be written out as it was. Only orders that differ from the table's own are kept, as JSON in `meta` under
//! the key `order/deal/<slug>` or `order/company/<slug>` and so on: a file that lacks them reads just as well.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::deal::interchange::{Cite, Company, Deal, Succession};

/// What the keys begin with.
pub(super) const PREFIX: &str = "order/";

/// The orders of one record's lists, by the list's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Orders(BTreeMap<String, Vec<String>>);

/// The key of a record's orders.
pub(super) fn key(record: &str, slug: &str) -> String {
    format!("{PREFIX}{record}/{slug}")
}

/// The name of a list of citations.
pub(super) fn cites(fact: &str, seq: i64) -> String {
    format!("cite {fact} {seq}")
}

/// The name by which an official number is ordered.
pub(super) fn identifier(scheme: &str, value: &str) -> String {
    format!("{scheme} {value}")
}

impl Orders {
    pub(super) fn of_deal(deal: &Deal) -> Self {
        let mut orders = Self::default();
        orders.keep("countries", deal.countries.iter().cloned());
        orders.keep("sectors", deal.sectors.iter().cloned());
        let numbers = deal.identifiers.iter();
        orders.keep_by("identifiers", numbers, |number| {
            (
                identifier(&number.scheme, &number.value),
                (&number.scheme, &number.value),
            )
        });
        for (fact, seq, list) in super::write::citations(deal) {
            orders.keep(
                &cites(fact, seq),
                list.iter().map(|cite| cite.source().to_owned()),
            );
        }
        orders
    }

    pub(super) fn of_company(company: &Company) -> Self {
        let mut orders = Self::default();
        orders.keep(
            "aliases",
            company.aliases.iter().map(|alias| alias.name.clone()),
        );
        let numbers = company.identifiers.iter();
        orders.keep_by("identifiers", numbers, |number| {
            (
                identifier(&number.scheme, &number.value),
                (&number.scheme, &number.value),
            )
        });
        orders
    }

    pub(super) fn of_succession(succession: &Succession) -> Self {
        let mut orders = Self::default();
        orders.keep(
            "cite",
            succession.cite.iter().map(|cite| cite.source().to_owned()),
        );
        orders
    }

    /// Reads what [`Orders::to_json`] wrote; orders that cannot be read are none.
    pub(super) fn of_json(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// `None` where every list is in its table's own order.
    pub(super) fn to_json(&self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        serde_json::to_string(self).ok()
    }

    /// Puts a list that comes in its table's order into the kept one; what the kept order does not name comes last.
    pub(super) fn arrange<T>(&self, list: &str, items: &mut [T], name: impl Fn(&T) -> String) {
        if let Some(order) = self.0.get(list) {
            items.sort_by_cached_key(|item| {
                let name = name(item);
                order
                    .iter()
                    .position(|known| *known == name)
                    .unwrap_or(order.len())
            });
        }
    }

    fn keep(&mut self, list: &str, names: impl Iterator<Item = String>) {
        let names: Vec<String> = names.collect();
        if !names.is_sorted() {
            self.0.insert(list.to_owned(), names);
        }
    }

    /// The same for items whose table sorts by something else than the name they go by here.
    fn keep_by<T, K: Ord>(
        &mut self,
        list: &str,
        items: impl Iterator<Item = T>,
        name_and_key: impl Fn(T) -> (String, K),
    ) {
        let (names, keys): (Vec<String>, Vec<K>) = items.map(name_and_key).unzip();
        if !keys.is_sorted() {
            self.0.insert(list.to_owned(), names);
        }
    }
}

/// What a citation cites.
pub(super) trait CitedSource {
    /// The source's slug.
    fn source(&self) -> &str;
}

impl CitedSource for Cite {
    fn source(&self) -> &str {
        match self {
            Self::Plain(source) => source,
            Self::Full(full) => &full.source,
        }
    }
}
