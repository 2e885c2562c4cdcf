//! A figure with all that makes it honest, and its words.

use std::fmt;

use super::{Amount, Currency};

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

/// How long the figures are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Length {
    Short,
    Long,
}

impl Value {
    /// Short, for a list: `£774.5m`, `up to £300m`, `about US$1.3bn`, `est. £80m`, `£40m–£90m`, `£80m unconfirmed`,
    /// `undisclosed`. A figure whose currency nobody names says so: `146m, no currency`.
    #[must_use]
    pub fn short(&self) -> String {
        match (self.qualifier, self.figures(Length::Short)) {
            (Qualifier::Undisclosed, _) => "undisclosed".to_owned(),
            (Qualifier::Unconfirmed, Some(figure)) => format!("{figure} unconfirmed"),
            (Qualifier::Unconfirmed, None) => "unconfirmed, no figure".to_owned(),
            (Qualifier::Estimated, Some(figure)) => format!("est. {figure}"),
            (Qualifier::Estimated, None) => "estimated, no figure".to_owned(),
            (_, None) => "no figure".to_owned(),
            (Qualifier::Exact | Qualifier::Between, Some(figure)) => figure,
            (Qualifier::Approximately, Some(figure)) => format!("about {figure}"),
            (Qualifier::UpTo, Some(figure)) => format!("up to {figure}"),
            (Qualifier::AtLeast, Some(figure)) => format!("at least {figure}"),
        }
    }
    /// In full, for the detail: `£774,500,000 exact`, `up to £300,000,000`, `£40,000,000 to £90,000,000`.
    #[must_use]
    pub fn long(&self) -> String {
        match (self.qualifier, self.figures(Length::Long)) {
            (Qualifier::Undisclosed, _) => "undisclosed".to_owned(),
            (Qualifier::Exact, Some(figure)) => format!("{figure} exact"),
            (Qualifier::Approximately, Some(figure)) => format!("about {figure}"),
            (Qualifier::UpTo, Some(figure)) => format!("up to {figure}"),
            (Qualifier::AtLeast, Some(figure)) => format!("at least {figure}"),
            (Qualifier::Estimated, Some(figure)) => format!("{figure} estimated"),
            (Qualifier::Between, Some(figure)) => figure,
            (Qualifier::Unconfirmed, Some(figure)) => format!("{figure} unconfirmed"),
            (Qualifier::Exact | Qualifier::Between, None) => "no figure".to_owned(),
            (qualifier, None) => format!("{}, no figure", qualifier.code().replace('_', " ")),
        }
    }

    /// The figure or figures with their currency.
    fn figures(&self, length: Length) -> Option<String> {
        let both = match (self.amount, self.max) {
            (Some(low), Some(high)) if self.qualifier == Qualifier::Between => {
                let dash = if length == Length::Short {
                    "–"
                } else {
                    " to "
                };
                format!(
                    "{}{dash}{}",
                    self.figure(low, length),
                    self.figure(high, length)
                )
            }
            (None, Some(high)) if self.qualifier == Qualifier::Between => {
                format!("up to {}", self.figure(high, length))
            }
            (Some(low), None) if self.qualifier == Qualifier::Between => {
                format!("at least {}", self.figure(low, length))
            }
            (amount, _) => self.figure(amount?, length),
        };
        Some(if self.currency.is_none() {
            format!("{both}, no currency")
        } else {
            both
        })
    }

    /// One figure: sign, then symbol, then digits.
    fn figure(&self, amount: Amount, length: Length) -> String {
        let digits = match length {
            Length::Short => amount.short(),
            Length::Long => amount.long(),
        };
        let (sign, digits) = digits
            .strip_prefix('-')
            .map_or(("", digits.as_str()), |rest| ("-", rest));
        let symbol = self
            .currency
            .map(|currency| currency.symbol())
            .unwrap_or_default();
        format!("{sign}{symbol}{digits}")
    }
}
