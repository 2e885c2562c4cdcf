//! Values counted and put in order.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Ranking, Share, TOP};
use crate::index::column::{Coded, Lists, Rows, wide};

/// Deals by code, and those without one.
#[derive(Default)]
pub(super) struct Counts {
    by_code: BTreeMap<String, u32>,
    not_known: u32,
}

/// Counts a column of texts; each distinct text is looked at once.
pub(super) fn coded(column: &Coded, rows: &Rows) -> Counts {
    let mut counts = Counts::default();
    for (code, deals) in column.words().iter().zip(column.counts(rows)) {
        if code.is_empty() {
            counts.not_known += deals;
        } else {
            counts.add(code, deals);
        }
    }
    counts
}

/// Counts a column of lists, whose codes `value` makes coarser; what becomes the same counts once for a deal.
pub(super) fn listed(column: &Lists, rows: &Rows, value: impl Fn(&str) -> &str) -> Counts {
    let mut counts = Counts::default();
    for (list, deals) in column.list_counts(rows) {
        let words = list
            .iter()
            .filter_map(|at| Some(value(column.words().get(wide(*at))?)));
        let values: BTreeSet<&str> = words.collect();
        if values.is_empty() {
            counts.not_known += deals;
        }
        for code in values {
            counts.add(code, deals);
        }
    }
    counts
}

impl Counts {
    /// Both together.
    pub(super) fn with(mut self, other: &Self) -> Self {
        for (code, deals) in &other.by_code {
            self.add(code, *deals);
        }
        self.not_known += other.not_known;
        self
    }

    /// In order, labelled.
    pub(super) fn ranking(self, label: impl Fn(&str) -> String) -> Ranking {
        let share = |(code, deals): (String, u32)| Share {
            label: label(&code),
            code,
            deals,
        };
        let mut values: Vec<Share> = self.by_code.into_iter().map(share).collect();
        let all = values.len();
        most_first(&mut values);
        values.truncate(TOP);
        Ranking {
            values,
            all,
            not_known: self.not_known,
        }
    }

    fn add(&mut self, code: &str, deals: u32) {
        if deals == 0 {
            return;
        }
        if let Some(sum) = self.by_code.get_mut(code) {
            *sum += deals;
        } else {
            self.by_code.insert(code.to_owned(), deals);
        }
    }
}

/// Most deals first; as many, by label.
pub(super) fn most_first(values: &mut [Share]) {
    values.sort_by(|one, other| {
        let key = |share: &Share| Reverse(share.deals);
        key(one)
            .cmp(&key(other))
            .then_with(|| one.label.cmp(&other.label))
    });
}
