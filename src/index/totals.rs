//! Sums that never mix what must not be mixed: per currency, firm figures apart from limits, the rest counted.

mod sum;

use std::collections::BTreeMap;

use super::chunk::Chunk;
use super::column::{Rows, Shape};
use crate::deal::{Amount, Currency, Qualifier};
use sum::Sum;

/// What a selection is worth, as far as that can be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Firm sums (exact and approximate totals, prices, first terms, settlements), most deals first.
    pub firm: Vec<CurrencyTotal>,
    /// Upper limits: ceilings, sums with options, `up to`, whatever a framework says. Never added to firm sums.
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

/// Deals whose value is in no sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// `at_least`, `between`, `estimated`.
    pub vague: u32,
    /// `unconfirmed`, and deals whose best source is of grade E.
    pub unconfirmed: u32,
    /// Figures of another kind: a programme's, which has other deals' figures in it, and enterprise values.
    pub apart: u32,
    /// A source says that it is not made public.
    pub undisclosed: u32,
    /// Nobody says.
    pub not_known: u32,
    /// A figure without a currency, or one that cannot be read.
    pub unusable: u32,
    /// Not signed yet on the as-of day.
    pub not_yet: u32,
}

/// Where a deal's figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Firm(Currency, u8),
    Limit(Currency, u8),
    Vague,
    Unconfirmed,
    Apart,
    Undisclosed,
    NotKnown,
    Unusable,
}

/// What the kind of a deal means for its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Its own.
    Own,
    /// A framework's: no promise to spend it.
    Limit,
    /// A programme's: other deals' figures are in it.
    Umbrella,
}

/// Totals in the making.
#[derive(Default)]
pub(super) struct Tally {
    firm: BTreeMap<Currency, Sum>,
    limits: BTreeMap<Currency, Sum>,
    counted: Counted,
}

impl Totals {
    /// What a line about a selection says, in pieces, the most important first:
    /// `41 disclosed: £1.42bn + US$300m`, `5 limits up to £330m`, `25 undisclosed`, `9 not known` ...
    #[must_use]
    pub fn pieces(&self) -> Vec<String> {
        let Counted {
            vague,
            unconfirmed,
            apart,
            undisclosed,
            not_known,
            unusable,
            not_yet,
        } = self.counted;
        let mut pieces = Vec::new();
        if let Some((deals, sums)) = sums(&self.firm) {
            pieces.push(format!("{deals} disclosed: {sums}"));
        }
        if let Some((deals, sums)) = sums(&self.limits) {
            let limits = if deals == 1 { "limit" } else { "limits" };
            pieces.push(format!("{deals} {limits} up to {sums}"));
        }
        let counts = [
            (undisclosed, "undisclosed"),
            (not_known, "not known"),
            (unconfirmed, "unconfirmed"),
            (vague, "estimated or in a range"),
            (apart, "of another kind"),
            (unusable, "unreadable"),
            (not_yet, "not yet"),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        pieces.extend(counts.map(|(count, what)| format!("{count} {what}")));
        pieces
    }
}

impl CurrencyTotal {
    /// `£1.42bn`; `£ (too large to add)` where the sum does not fit.
    #[must_use]
    pub fn short(&self) -> String {
        let symbol = self.currency.symbol();
        self.sum.map_or_else(
            || format!("{symbol} (too large to add)"),
            |sum| format!("{symbol}{}", sum.short()),
        )
    }
}

impl Tally {
    /// Adds these deals of a chunk.
    pub(super) fn count(&mut self, chunk: &Chunk, rows: &Rows) {
        let weights: Vec<Weight> = chunk.kinds.words().iter().map(Weight::of_kind).collect();
        for row in rows.ones() {
            let weight = chunk.kinds.code(row).and_then(|code| weights.get(code));
            self.add_row(chunk, row, weight.copied().unwrap_or(Weight::Own));
        }
    }

    /// Adds one deal of a chunk; true where its figure is firm.
    pub(super) fn count_one(&mut self, chunk: &Chunk, row: usize) -> bool {
        let weight = chunk.kinds.get(row).map_or(Weight::Own, Weight::of_kind);
        let place = self.add_row(chunk, row, weight);
        matches!(place, Place::Firm(..))
    }

    /// Adds the sums of other deals.
    pub(super) fn add(&mut self, other: Self) {
        for (sums, others) in [
            (&mut self.firm, other.firm),
            (&mut self.limits, other.limits),
        ] {
            for (currency, sum) in others {
                sums.entry(currency).or_default().add(&sum);
            }
        }
        let Counted {
            vague,
            unconfirmed,
            apart,
            undisclosed,
            not_known,
            unusable,
            not_yet,
        } = other.counted;
        self.counted.vague += vague;
        self.counted.unconfirmed += unconfirmed;
        self.counted.apart += apart;
        self.counted.undisclosed += undisclosed;
        self.counted.not_known += not_known;
        self.counted.unusable += unusable;
        self.counted.not_yet += not_yet;
    }

    /// So many deals were not signed yet.
    pub(super) fn not_yet(&mut self, deals: usize) {
        self.counted.not_yet += super::column::short(deals);
    }

    /// The totals.
    pub(super) fn finish(self) -> Totals {
        Totals {
            firm: most_deals_first(self.firm),
            limits: most_deals_first(self.limits),
            counted: self.counted,
        }
    }

    fn add_row(&mut self, chunk: &Chunk, row: usize, weight: Weight) -> Place {
        let evidence = chunk.evidence.get(row);
        let grade = evidence.and_then(|evidence| evidence.grade());
        let shape = chunk.values.shape(row).unwrap_or(&Shape::Unknown);
        let units = chunk.values.units(row);
        let counted = &mut self.counted;
        let place = Place::of(shape, weight, grade);
        match place {
            Place::Firm(currency, scale) => {
                self.firm.entry(currency).or_default().push(units, scale);
            }
            Place::Limit(currency, scale) => {
                self.limits.entry(currency).or_default().push(units, scale);
            }
            Place::Vague => counted.vague += 1,
            Place::Unconfirmed => counted.unconfirmed += 1,
            Place::Apart => counted.apart += 1,
            Place::Undisclosed => counted.undisclosed += 1,
            Place::NotKnown => counted.not_known += 1,
            Place::Unusable => counted.unusable += 1,
        }
        place
    }
}

/// True for a deal whose figure is in a firm sum.
pub(super) fn is_firm(chunk: &Chunk, row: usize) -> bool {
    let grade = chunk
        .evidence
        .get(row)
        .and_then(|evidence| evidence.grade());
    let weight = chunk.kinds.get(row).map_or(Weight::Own, Weight::of_kind);
    let shape = chunk.values.shape(row).unwrap_or(&Shape::Unknown);
    matches!(Place::of(shape, weight, grade), Place::Firm(..))
}

impl Weight {
    fn of_kind(kind: &str) -> Self {
        match kind {
            "framework" => Self::Limit,
            "programme" => Self::Umbrella,
            _ => Self::Own,
        }
    }
}

impl Place {
    fn of(shape: &Shape, weight: Weight, grade: Option<char>) -> Self {
        let (qualifier, scale, currency, kind) = match shape {
            Shape::Unknown => return Self::NotKnown,
            Shape::AsWritten(..) => return Self::Unusable,
            Shape::Read {
                qualifier,
                scale,
                currency,
                kind,
            } => (*qualifier, *scale, *currency, &**kind),
        };
        match qualifier {
            Qualifier::Undisclosed => return Self::Undisclosed,
            Qualifier::Unconfirmed => return Self::Unconfirmed,
            _ if grade == Some('E') => return Self::Unconfirmed,
            Qualifier::AtLeast | Qualifier::Between | Qualifier::Estimated => return Self::Vague,
            Qualifier::Exact | Qualifier::Approximately | Qualifier::UpTo => {}
        }
        let (Some(scale), Some(currency)) = (scale, currency) else {
            return Self::Unusable;
        };
        let is_limit = qualifier == Qualifier::UpTo || matches!(kind, "ceiling" | "with_options");
        let is_firm = matches!(kind, "total" | "price" | "initial_term" | "settlement");
        match weight {
            Weight::Limit => Self::Limit(currency, scale),
            Weight::Own if is_limit => Self::Limit(currency, scale),
            Weight::Own if is_firm => Self::Firm(currency, scale),
            Weight::Own | Weight::Umbrella => Self::Apart,
        }
    }
}

fn most_deals_first(sums: BTreeMap<Currency, Sum>) -> Vec<CurrencyTotal> {
    let total = |(currency, sum): (Currency, Sum)| CurrencyTotal {
        currency,
        sum: sum.amount(),
        deals: sum.deals(),
    };
    let mut totals: Vec<CurrencyTotal> = sums.into_iter().map(total).collect();
    totals.sort_by_key(|total| std::cmp::Reverse(total.deals));
    totals
}

/// How many deals, and `£1.42bn + US$300m`.
fn sums(totals: &[CurrencyTotal]) -> Option<(u32, String)> {
    let deals = totals.iter().map(|total| total.deals).sum();
    let sums: Vec<String> = totals.iter().map(CurrencyTotal::short).collect();
    (!totals.is_empty()).then(|| (deals, sums.join(" + ")))
}

#[cfg(test)]
mod tests;
