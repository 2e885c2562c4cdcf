//! The lanes of deals: which a deal is in, and the lanes with their deals.

use std::collections::HashMap;

use super::{BATCH, Lane, Lanes, Wanted};
use crate::app::timeline::density::Density;
use crate::app::timeline::span::Extent;
use crate::deal::{Cancel, Side, whole_country};
use crate::index::{Entry, Index};

/// What a lane is of.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// A company of the file.
    Company(crate::deal::CompanyId),
    /// A code, or a name that the file knows no company for.
    Text(&'a str),
    NotKnown,
}

/// The lanes of deals that are in order, and the places of their deals, lane after lane.
pub(super) fn lanes(
    index: &Index,
    wanted: &Wanted,
    dated: &[(u32, Extent)],
    cancel: &Cancel,
) -> Option<(Vec<Lane>, Vec<u32>)> {
    let mut numbers: HashMap<Key<'_>, usize> = HashMap::new();
    let mut found: Vec<(Key<'_>, Vec<(u32, Extent)>)> = Vec::new();
    let mut keys = Vec::new();
    for batch in dated.chunks(BATCH) {
        if cancel.is_cancelled() {
            return None;
        }
        for (place, extent) in batch {
            let row = usize::try_from(*place)
                .ok()
                .and_then(|place| wanted.rows.get(place));
            let Some(entry) = row.and_then(|row| index.entry(*row)) else {
                continue;
            };
            keys_of(entry, wanted.lanes, &mut keys);
            for key in keys.drain(..) {
                let number = *numbers.entry(key).or_insert_with(|| {
                    found.push((key, Vec::new()));
                    found.len() - 1
                });
                if let Some((_, deals)) = found.get_mut(number) {
                    deals.push((*place, *extent));
                }
            }
        }
    }
    let mut told: Vec<_> = found
        .into_iter()
        .map(|(key, deals)| (key == Key::NotKnown, named(index, wanted.lanes, key), deals))
        .collect();
    told.sort_by(
        |(one_last, (_, one), one_deals), (other_last, (_, other), other_deals)| {
            let last = one_last.cmp(other_last);
            let most = || other_deals.len().cmp(&one_deals.len());
            last.then_with(most).then_with(|| one.cmp(other))
        },
    );
    let mut members = Vec::new();
    let lane = |(_, (code, label), deals): (bool, (String, String), Vec<(u32, Extent)>)| {
        let begin = members.len();
        members.extend(deals.iter().map(|(place, _)| *place));
        Lane {
            code,
            label,
            members: begin..members.len(),
            density: Density::of(deals.into_iter().map(|(_, extent)| extent)),
        }
    };
    let lanes = told.into_iter().map(lane).collect();
    Some((lanes, members))
}

/// The lanes that a deal is in, each once.
fn keys_of<'a>(entry: Entry<'a>, lanes: Lanes, keys: &mut Vec<Key<'a>>) {
    let mut add = |key: Key<'a>| {
        if !keys.contains(&key) {
            keys.push(key);
        }
    };
    match lanes {
        Lanes::Off => {}
        Lanes::Company | Lanes::Buyer => {
            let there =
                |role: &str| lanes == Lanes::Company || Side::of_role(role) == Side::Customer;
            for party in entry.parties().filter(|party| there(party.role)) {
                add(party.company.map_or(Key::Text(party.name), Key::Company));
            }
        }
        Lanes::Kind => add(Key::Text(entry.kind())),
        Lanes::Country => {
            let countries = entry.countries().map(whole_country);
            countries.map(Key::Text).for_each(add);
        }
        Lanes::Sector => entry.sectors().map(Key::Text).for_each(add),
    }
    keys.retain(|key| *key != Key::Text(""));
    if keys.is_empty() {
        keys.push(Key::NotKnown);
    }
}

/// A code that stays the same, and what people read.
fn named(index: &Index, lanes: Lanes, key: Key<'_>) -> (String, String) {
    match key {
        Key::NotKnown => (String::new(), "not known".to_owned()),
        Key::Company(id) => {
            let companies = index.companies();
            let company = companies.row_of(id).and_then(|row| companies.get(row));
            let told = company.map(|company| (company.slug.to_string(), company.name.to_string()));
            told.unwrap_or_default()
        }
        Key::Text(code) => {
            let list = match lanes {
                Lanes::Kind => "deal_kind",
                Lanes::Sector => "sector",
                _ => "",
            };
            (code.to_owned(), index.codes().label(list, code).to_owned())
        }
    }
}
