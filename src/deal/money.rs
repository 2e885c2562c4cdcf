//! Money: exact integers with a scale, a currency and a qualifier. Nothing here adds what must not be added.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// An exact decimal number: `units / 10^scale`.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    units: i64,
    scale: u8,
}

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no plain decimal number: {problem}")]
pub struct AmountError {
    /// The text, cleaned.
    pub text: String,
    /// What is wrong with it.
    pub problem: &'static str,
}

/// An ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// How a figure is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// As stated, not rounded by the source.
    Exact,
    /// Rounded, or "about".
    Approximately,
    /// Upper limit.
    UpTo,
    /// Lower limit.
    AtLeast,
    /// An estimate or expectation.
    Estimated,
    /// Between a minimum and a maximum.
    Between,
    /// A source says that the sum is not made public.
    Undisclosed,
    /// Claimed without support.
    Unconfirmed,
}

/// A figure with all that makes it honest. A deal about whose value nobody says anything has no `Value` at all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// How the figure is meant.
    pub qualifier: Qualifier,
    /// The figure; for `Between` the lower one.
    pub amount: Option<Amount>,
    /// For `Between` the higher figure.
    pub max: Option<Amount>,
    /// The currency, where the source tells.
    pub currency: Option<Currency>,
}

/// Yearly mean exchange rates, in units of a currency for one euro.
/// Source: ECB statistics; yearly means are our own calculation.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    by_year: BTreeMap<(i32, Currency), f64>,
}

impl Amount {
    /// `units / 10^scale`; a scale over 18 is refused.
    #[must_use]
    pub fn new(units: i64, scale: u8) -> Option<Self> {
        (scale <= 18).then_some(Self { units, scale })
    }
    /// The integer part of the pair.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.units
    }
    /// The power of ten that divides it.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }
    /// The nearest floating-point number, for charts and converted views only.
    #[must_use]
    pub fn approximate(self) -> f64 {
        todo!()
    }
    /// The exact sum, or `None` when it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let _ = other;
        todo!()
    }
    /// Short, for a list: `774.5m`, `1.42bn`, `950k`, `12,500`; marked `≈`-free because it never drops more than the
    /// fourth significant digit.
    #[must_use]
    pub fn short(self) -> String {
        todo!()
    }
    /// In full, with thousands separated: `774,500,000`.
    #[must_use]
    pub fn long(self) -> String {
        todo!()
    }
}

impl fmt::Display for Amount {
    /// A plain decimal string, as in the interchange format: `774500000`, `2.5`.
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

impl FromStr for Amount {
    type Err = AmountError;
    fn from_str(_text: &str) -> Result<Self, AmountError> {
        todo!()
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Amount {}
impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Amount {
    fn cmp(&self, _other: &Self) -> std::cmp::Ordering {
        todo!()
    }
}

impl Currency {
    /// The currency of three ASCII letters, upper-cased; `None` for anything else.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let _ = code;
        todo!()
    }
    /// The ISO code: `GBP`.
    #[must_use]
    pub fn code(&self) -> &str {
        todo!()
    }
    /// What stands before a figure: `£`, `US$`, `€`, or the code and a no-break space.
    #[must_use]
    pub fn symbol(&self) -> String {
        todo!()
    }
    /// The currency of a symbol that names just one (`£`, `€`, `US$`, `A$`...).
    #[must_use]
    pub fn of_symbol(symbol: &str) -> Option<Self> {
        let _ = symbol;
        todo!()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl Qualifier {
    /// All of them, in the order of the code list.
    pub const ALL: [Self; 8] = [
        Self::Exact,
        Self::Approximately,
        Self::UpTo,
        Self::AtLeast,
        Self::Estimated,
        Self::Between,
        Self::Undisclosed,
        Self::Unconfirmed,
    ];
    /// The code of the list `qualifier`: `up_to`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approximately => "approximately",
            Self::UpTo => "up_to",
            Self::AtLeast => "at_least",
            Self::Estimated => "estimated",
            Self::Between => "between",
            Self::Undisclosed => "undisclosed",
            Self::Unconfirmed => "unconfirmed",
        }
    }
    /// The qualifier of a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|qualifier| qualifier.code() == code)
    }
}

impl fmt::Display for Value {
    /// Short, as in a list.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.short())
    }
}

impl Value {
    /// Short, for a list: `£774.5m`, `up to £300m`, `about US$1.3bn`, `£80m unconfirmed`, `undisclosed`, `£40m–£90m`.
    #[must_use]
    pub fn short(&self) -> String {
        todo!()
    }
    /// In full, for the detail: `£774,500,000 exact`.
    #[must_use]
    pub fn long(&self) -> String {
        todo!()
    }
}

impl Rates {
    /// Adds a rate; one that is not above zero is left out.
    pub fn insert(&mut self, year: i32, currency: Currency, units_per_eur: f64) {
        if units_per_eur.is_finite() && units_per_eur > 0.0 {
            self.by_year.insert((year, currency), units_per_eur);
        }
    }
    /// An amount in another currency at the mean rate of a year; `None` where a rate is missing.
    #[must_use]
    pub fn convert(&self, amount: Amount, from: Currency, to: Currency, year: i32) -> Option<f64> {
        let _ = (amount, from, to, year);
        todo!()
    }
}
