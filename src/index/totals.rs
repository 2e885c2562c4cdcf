//! Sums that never mix what must not be mixed: per currency, firm figures apart from limits, the rest counted.

use crate::deal::{Amount, Currency};

/// What a selection is worth, as far as that can be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Firm sums (exact and approximate totals, prices, first terms, settlements), most deals first.
    pub firm: Vec<CurrencyTotal>,
    /// Upper limits: ceilings, sums with options, `up to`. Never added to firm sums.
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
    /// A source says that it is not made public.
    pub undisclosed: u32,
    /// Nobody says.
    pub not_known: u32,
    /// A figure without a currency, or one that cannot be read.
    pub unusable: u32,
}
