//! What each column is put in order by.

use std::collections::{BTreeMap, HashMap};

use super::super::chunk::Chunk;
use super::super::column::{Coded, DateColumn, Whom};
use super::super::probes::{euros, is_known_status};
use super::super::{CompanyRow, Index};
use super::SortField;
use super::order::Order;
use super::texts::{by_phrase, by_text};
use crate::deal::{Bounds, Side, fold};

/// All rows in the order of a column.
pub(super) fn order(index: &Index, field: SortField) -> Order {
    match field {
        SortField::Date => by_date(index, |chunk| &chunk.dates),
        SortField::Ends => by_date(index, |chunk| &chunk.ends),
        SortField::Value => by_key(index, |chunk, row| {
            let (low, _) = euros(chunk, row, &index.rates)?;
            Some(rising_bits(low))
        }),
        SortField::Amount => by_key(index, |chunk, row| {
            chunk.values.shape(row)?.currency()?;
            let amount = chunk.values.read(row)?.amount?;
            Some(rising_bits(amount.approximate()))
        }),
        SortField::Term => by_key(index, |chunk, row| {
            chunk
                .terms
                .get(row)
                .copied()
                .flatten()
                .map(|months| months.cast_unsigned() ^ (1 << 63))
        }),
        SortField::Title => by_phrase(index, |chunk| &chunk.titles),
        SortField::Id => by_text(index, |chunk| &chunk.slugs),
        SortField::Kind => by_code(index, "deal_kind", |chunk| &chunk.kinds),
        SortField::Status => by_code(index, "status", |chunk| &chunk.statuses),
        SortField::Country => by_country(index),
        SortField::Supplier => by_side(index, Side::Vendor),
        SortField::Buyer => by_side(index, Side::Customer),
    }
}

fn by_date(index: &Index, column: fn(&Chunk) -> &DateColumn) -> Order {
    by_key(index, |chunk, row| date_key(column(chunk).bounds(row)))
}

fn date_key(bounds: Bounds) -> Option<u64> {
    let (first, last) = bounds.sort_key()?;
    // Flipping the sign bit puts days before 1970 before those after it.
    let bits = |day: crate::deal::Day| u64::from(day.number().cast_unsigned() ^ (1 << 31));
    Some(bits(first) << 32 | bits(last))
}

fn by_key(index: &Index, key: impl Fn(&Chunk, usize) -> Option<u64> + Sync) -> Order {
    let keys = index.of_all(|number, chunk, row| {
        let known = key(chunk, row).unwrap_or(Order::UNKNOWN_KEY);
        (known, index.place(number, row))
    });
    Order::of_keys(keys)
}

/// The same by ranks, of which there are few: each row goes where its rank ends.
fn by_rank(index: &Index, rank: impl Fn(&Chunk, usize) -> Option<u32> + Sync) -> Order {
    let ranks = index.of_all(|_, chunk, row| rank(chunk, row).unwrap_or(Order::UNKNOWN));
    Order::of_ranks(&ranks)
}

/// Bits that rise as the number does.
fn rising_bits(number: f64) -> u64 {
    let bits = number.to_bits();
    if bits >> 63 == 0 {
        bits | 1 << 63
    } else {
        !bits
    }
}

fn by_code(index: &Index, list: &str, column: fn(&Chunk) -> &Coded) -> Order {
    let label = |code: &str| fold(index.codes.label(list, code)).into_owned();
    let words = index
        .chunks
        .iter()
        .flat_map(|chunk| column(chunk).words().iter());
    let known = words.filter(|code| is_known_status(code));
    let ranks = ranked(known.map(|code| (label(code), code)));
    by_rank(index, |chunk, row| {
        ranks.get(column(chunk).get(row)?).copied()
    })
}

fn by_country(index: &Index) -> Order {
    let words = index
        .chunks
        .iter()
        .flat_map(|chunk| chunk.countries.words().iter());
    let ranks = ranked(words.map(|code| (code.to_owned(), code)));
    by_rank(index, |chunk, row| {
        ranks.get(chunk.countries.get(row).next()?).copied()
    })
}

/// The order of the first name on a side.
fn by_side(index: &Index, side: Side) -> Order {
    let company = |row: u32| index.companies.get(CompanyRow(row));
    let companies = (0..super::short(index.companies.len()))
        .filter_map(|row| Some((fold(&company(row)?.name).into_owned(), Name::Company(row))));
    let stated = index
        .chunks
        .iter()
        .flat_map(|chunk| chunk.parties.names().iter());
    let stated = stated.map(|name| (fold(name).into_owned(), Name::Stated(name)));
    let ranks = ranked(companies.chain(stated));
    by_rank(index, |chunk, row| {
        let is_there = |role: usize| chunk.parties.side(role) == Some(side);
        let first = chunk.parties.get(row).find(|party| is_there(party.role))?;
        let name = match first.whom {
            Whom::Company(company) => Name::Company(company.0),
            Whom::Stated(name) => Name::Stated(chunk.parties.names().get(name)?),
        };
        ranks.get(&name).copied()
    })
}

/// Who stands first on a side.
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Name<'a> {
    Company(u32),
    Stated(&'a str),
}

/// The rank of each thing by its text; equal texts have the same rank.
fn ranked<T: Eq + std::hash::Hash>(things: impl Iterator<Item = (String, T)>) -> HashMap<T, u32> {
    let mut by_text: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (text, thing) in things {
        by_text.entry(text).or_default().push(thing);
    }
    (0..)
        .zip(by_text.into_values())
        .flat_map(|(rank, things)| things.into_iter().map(move |thing| (thing, rank)))
        .collect()
}
