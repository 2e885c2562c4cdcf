//! Deals in groups, each with its own sums. Which groups a deal is in, the caller says.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Entry, Index, Row, Totals};

/// The key of the deals that are in no other group.
pub const NOT_KNOWN: &str = "";

/// Some deals and what they are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// What they have in common; [`NOT_KNOWN`] for the deals that have nothing of the kind.
    pub key: Cow<'a, str>,
    /// How many.
    pub deals: u32,
    /// Their sums.
    pub totals: Totals,
}

impl Index {
    /// The groups of these deals, most deals first. `keys` adds the groups that a deal is in; it counts once in each, however
    /// often it is named, and under [`NOT_KNOWN`] where none is.
    pub fn groups<'a>(
        &'a self,
        rows: &[Row],
        keys: &mut dyn FnMut(Entry<'a>, &mut Vec<Cow<'a, str>>),
    ) -> Vec<Group<'a>> {
        let mut members: HashMap<Cow<'a, str>, Vec<Row>> = HashMap::new();
        let mut of_deal = Vec::new();
        for entry in rows.iter().filter_map(|row| self.entry(*row)) {
            of_deal.clear();
            keys(entry, &mut of_deal);
            if of_deal.is_empty() {
                of_deal.push(Cow::Borrowed(NOT_KNOWN));
            }
            of_deal.sort_unstable();
            of_deal.dedup();
            for key in of_deal.drain(..) {
                members.entry(key).or_default().push(entry.row);
            }
        }
        let group = |(key, rows): (Cow<'a, str>, Vec<Row>)| Group {
            key,
            deals: super::column::short(rows.len()),
            totals: self.totals_of(&rows),
        };
        let mut groups: Vec<Group<'a>> = members.into_iter().map(group).collect();
        groups.sort_unstable_by(|one, other| {
            let by_deals = other.deals.cmp(&one.deals);
            by_deals.then_with(|| one.key.cmp(&other.key))
        });
        groups
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deal::Cancel;
    use crate::index::testing::{index_of, reference, strategies};
    use crate::query::Query;

    proptest! {
        #[test]
        fn a_group_of_all_has_the_sums_of_all_and_a_group_of_a_kind_its_deals(
            samples in strategies::samples(),
        ) {
            let index = index_of(&samples, 3);
            let request = reference::request(&index, &samples, &Query::default());
            let all = index.select(&request, &Cancel::default()).unwrap();
            let one = index.groups(&all.rows, &mut |_, keys| keys.push("all".into()));
            prop_assert_eq!(one.len(), usize::from(!samples.is_empty()));
            for group in &one {
                prop_assert_eq!(&group.totals, &*all.totals);
            }
            let kinds = index.groups(&all.rows, &mut |deal, keys| {
                keys.extend([deal.kind().into(), deal.kind().into()]);
            });
            for group in kinds {
                let same = samples.iter().filter(|sample| sample.kind == group.key).count();
                prop_assert_eq!(usize::try_from(group.deals).unwrap(), same);
            }
            let sectors = index.groups(&all.rows, &mut |deal, keys| {
                keys.extend(deal.sectors().map(Cow::Borrowed));
            });
            let without = sectors.iter().find(|group| group.key == NOT_KNOWN);
            let bare = samples.iter().filter(|sample| sample.sectors.is_empty()).count();
            prop_assert_eq!(without.map_or(0, |group| group.deals as usize), bare);
        }
    }
}
