//! Sums that never mix what must not be mixed.
//!
//! - Each currency is added alone, and so is each way in which a figure may be meant: exact, about, estimated, at least,
//!   from one figure to another.
//! - A ceiling, a sum with all options, `up to` and whatever a framework says is a limit: added apart.
//! - A programme's figures have other deals' figures in them, and an enterprise value is no price: counted apart.
//! - A part (part of, call-off of, subcontract of) is in no sum where its whole, or the whole of that, is among the deals
//!   and has a figure in the sums of the same family (contract figures, limits): it would count twice.
//! - What is unconfirmed (or rests on grade E), undisclosed, not known or not to be read is counted and never added.

mod converted;
mod parts;
mod place;
mod sum;
mod words;

use std::collections::BTreeMap;

use super::chunk::Chunk;
use super::column::Rows;
use super::{Index, Row};
use crate::deal::{Amount, Currency};
pub use converted::Converted;
pub(super) use place::Places;
use place::{Ends, Meant, Place};
use sum::Sum;

/// What a selection is worth, as far as that can be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Exact and rounded figures together (totals, prices, first terms, settlements), most deals first: what charts and
    /// orders go by.
    pub firm: Vec<CurrencyTotal>,
    /// Of these, the exact ones.
    pub exact: Vec<CurrencyTotal>,
    /// Of these, the rounded ones.
    pub about: Vec<CurrencyTotal>,
    /// From one figure to another: both ends added.
    pub ranges: Vec<RangeTotal>,
    /// Estimates and expectations.
    pub estimated: Vec<CurrencyTotal>,
    /// Lower limits.
    pub at_least: Vec<CurrencyTotal>,
    /// Upper limits: ceilings, sums with options, `up to`, whatever a framework says. Never added to contracts.
    pub limits: Vec<CurrencyTotal>,
    /// Counted, never added.
    pub counted: Counted,
}

/// A sum in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrencyTotal {
    /// The currency.
    pub currency: Currency,
    /// The sum; `None` when it does not fit.
    pub sum: Option<Amount>,
    /// How many deals.
    pub deals: u32,
}

/// Ranges in one currency, added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RangeTotal {
    /// The currency.
    pub currency: Currency,
    /// The lower ends; `None` when their sum does not fit.
    pub low: Option<Amount>,
    /// The upper ends.
    pub high: Option<Amount>,
    /// How many deals.
    pub deals: u32,
}

/// Deals whose value is in no sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// `unconfirmed`, and deals whose best source is of grade E.
    pub unconfirmed: u32,
    /// Figures of another kind: a programme's, which has other deals' figures in it, and enterprise values.
    pub apart: u32,
    /// Parts of other deals here, whose figures have theirs in them.
    pub within: u32,
    /// A source says that it is not made public.
    pub undisclosed: u32,
    /// Nobody says.
    pub not_known: u32,
    /// A figure without a currency, or one that cannot be read.
    pub unusable: u32,
    /// Not signed yet on the as-of day.
    pub not_yet: u32,
}

/// Totals in the making.
#[derive(Default)]
pub(super) struct Tally {
    sums: BTreeMap<(Meant, Currency), Sums>,
    counted: Counted,
}

/// The lower (or only) and the upper ends of figures.
#[derive(Clone, Debug, Default)]
struct Sums {
    low: Sum,
    high: Sum,
}

/// Deals whose totals are asked for when all of them are known: only then is it known which are parts of others.
#[derive(Default)]
pub(super) struct Members {
    rows: Vec<Row>,
    not_yet: u32,
}

impl Members {
    /// One more deal.
    pub(super) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// So many deals were not signed yet.
    pub(super) const fn not_yet(&mut self, deals: u32) {
        self.not_yet += deals;
    }

    /// Their totals.
    pub(super) fn finish(self, index: &Index) -> Totals {
        let mut totals = index.totals_of(&self.rows);
        totals.counted.not_yet += self.not_yet;
        totals
    }
}

impl Index {
    /// What these deals are worth together.
    #[must_use]
    pub fn totals_of(&self, rows: &[Row]) -> Totals {
        let mut sorted = rows.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let mut tally = Tally::default();
        for entry in sorted.iter().filter_map(|row| self.entry(*row)) {
            tally.count_one(entry.chunk, entry.at);
        }
        let is_in = |row: Row| sorted.binary_search(&row).is_ok();
        for row in &sorted {
            tally.leave_out_if_within(self, *row, &is_in);
        }
        tally.finish()
    }
}

/// True for a deal whose figure is firm: exact or rounded.
pub(super) fn is_firm(chunk: &Chunk, row: usize) -> bool {
    let place = chunk.places().of(row);
    matches!(place, Some(Place::Sum(Meant::Exact | Meant::About, ..)))
}

impl Tally {
    /// Adds these deals of a chunk.
    pub(super) fn count(&mut self, chunk: &Chunk, rows: &Rows) {
        let places = chunk.places();
        for (place, Ends { deals, low, high }) in
            places.distinct.iter().zip(places.ends(chunk, rows))
        {
            if deals > 0 {
                self.push(*place, low, high, deals);
            }
        }
    }

    /// Adds one deal of a chunk; true where its figure is firm.
    pub(super) fn count_one(&mut self, chunk: &Chunk, row: usize) -> bool {
        let Some(place) = chunk.places().of(row) else {
            return false;
        };
        let low = i128::from(chunk.values.units(row));
        let high = if place.is_range() {
            i128::from(chunk.values.upper_units(row))
        } else {
            0
        };
        self.push(place, low, high, 1);
        matches!(place, Place::Sum(Meant::Exact | Meant::About, ..))
    }

    /// Adds the sums of other deals.
    pub(super) fn add(&mut self, other: Self) {
        for (key, sums) in other.sums {
            let own = self.sums.entry(key).or_default();
            own.low.add(&sums.low);
            own.high.add(&sums.high);
        }
        self.counted.add(other.counted);
    }

    /// So many deals were not signed yet.
    pub(super) fn not_yet(&mut self, deals: usize) {
        self.counted.not_yet += super::column::short(deals);
    }

    /// The totals.
    pub(super) fn finish(self) -> Totals {
        let mut firm: BTreeMap<Currency, Sum> = BTreeMap::new();
        let mut totals = Totals {
            counted: self.counted,
            ..Totals::default()
        };
        for ((meant, currency), sums) in self.sums {
            let (deals, low) = (sums.low.deals(), sums.low.amount());
            if deals == 0 {
                continue;
            }
            let total = CurrencyTotal {
                currency,
                sum: low,
                deals,
            };
            match meant {
                Meant::Exact | Meant::About => {
                    firm.entry(currency).or_default().add(&sums.low);
                    if meant == Meant::Exact {
                        totals.exact.push(total);
                    } else {
                        totals.about.push(total);
                    }
                }
                Meant::Range => totals.ranges.push(RangeTotal {
                    currency,
                    low,
                    high: sums.high.amount(),
                    deals,
                }),
                Meant::Estimated => totals.estimated.push(total),
                Meant::AtLeast => totals.at_least.push(total),
                Meant::Limit => totals.limits.push(total),
            }
        }
        totals.firm = firm
            .into_iter()
            .map(|(currency, sum)| CurrencyTotal {
                currency,
                sum: sum.amount(),
                deals: sum.deals(),
            })
            .collect();
        for sums in [
            &mut totals.firm,
            &mut totals.exact,
            &mut totals.about,
            &mut totals.estimated,
            &mut totals.at_least,
            &mut totals.limits,
        ] {
            sums.sort_by_key(|total| std::cmp::Reverse(total.deals));
        }
        totals
            .ranges
            .sort_by_key(|total| std::cmp::Reverse(total.deals));
        totals
    }

    fn push(&mut self, place: Place, low: i128, high: i128, deals: u32) {
        let counted = &mut self.counted;
        match place {
            Place::Sum(meant, currency, scale) => {
                let sums = self.sums.entry((meant, currency)).or_default();
                sums.low.push_all(low, scale, deals);
                if meant == Meant::Range {
                    sums.high.push_all(high, scale, deals);
                }
            }
            Place::Capped(currency, scale) => {
                let sums = self.sums.entry((Meant::Limit, currency)).or_default();
                sums.low.push_all(high, scale, deals);
            }
            Place::Unconfirmed => counted.unconfirmed += deals,
            Place::Apart => counted.apart += deals,
            Place::Undisclosed => counted.undisclosed += deals,
            Place::NotKnown => counted.not_known += deals,
            Place::Unusable => counted.unusable += deals,
        }
    }

    /// Takes one deal out of the sum that it is in.
    fn take_out(&mut self, chunk: &Chunk, row: usize, place: Place) {
        let low = i128::from(chunk.values.units(row));
        let high = i128::from(chunk.values.upper_units(row));
        let (meant, currency, scale, own) = match place {
            Place::Sum(meant, currency, scale) => (meant, currency, scale, low),
            Place::Capped(currency, scale) => (Meant::Limit, currency, scale, high),
            _ => return,
        };
        if let Some(sums) = self.sums.get_mut(&(meant, currency)) {
            sums.low.take_out(own, scale);
            if meant == Meant::Range {
                sums.high.take_out(high, scale);
            }
        }
    }
}

impl Counted {
    fn add(&mut self, other: Self) {
        let Self {
            unconfirmed,
            apart,
            within,
            undisclosed,
            not_known,
            unusable,
            not_yet,
        } = other;
        self.unconfirmed += unconfirmed;
        self.apart += apart;
        self.within += within;
        self.undisclosed += undisclosed;
        self.not_known += not_known;
        self.unusable += unusable;
        self.not_yet += not_yet;
    }
}

#[cfg(test)]
mod tests;
