//! Currencies and their exchange rates.

use std::collections::HashMap;
use std::fmt;

use foldhash::fast::RandomState;

use super::Amount;

/// Symbols that name one currency and no other. `kr`, a bare `$` and `¥` do not.
const SYMBOLS: [(&str, &str); 7] = [
    ("GBP", "£"),
    ("EUR", "€"),
    ("USD", "US$"),
    ("AUD", "A$"),
    ("CAD", "C$"),
    ("NZD", "NZ$"),
    ("SGD", "S$"),
];

/// An ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

/// Yearly mean exchange rates, in units of a currency for one euro.
/// Source: ECB statistics; yearly means are our own calculation.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    by_year: HashMap<(i32, Currency), f64, RandomState>,
}

impl Currency {
    /// The currency of three ASCII letters, upper-cased; `None` for anything else.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        code.iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(code.map(|byte| byte.to_ascii_uppercase())))
    }
    /// The ISO code: `GBP`.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
    /// What stands before a figure: `£`, `US$`, `€`, or the code and a no-break space.
    #[must_use]
    pub fn symbol(&self) -> String {
        let known = SYMBOLS.iter().find(|(code, _)| *code == self.code());
        known.map_or_else(
            || format!("{}\u{a0}", self.code()),
            |(_, symbol)| (*symbol).to_owned(),
        )
    }
    /// The currency of a symbol that names just one (`£`, `€`, `US$`, `A$`...).
    #[must_use]
    pub fn of_symbol(symbol: &str) -> Option<Self> {
        let (code, _) = SYMBOLS
            .iter()
            .find(|(_, known)| known.eq_ignore_ascii_case(symbol))?;
        Self::new(code)
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
        if from == to {
            return Some(amount.approximate());
        }
        Some(amount.approximate() / self.per_euro(from, year)? * self.per_euro(to, year)?)
    }

    fn per_euro(&self, currency: Currency, year: i32) -> Option<f64> {
        if currency.code() == "EUR" {
            return Some(1.0);
        }
        self.by_year.get(&(year, currency)).copied()
    }
}
