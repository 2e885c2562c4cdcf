//! Totals in words.

use super::{Counted, CurrencyTotal, RangeTotal, Totals};
use crate::deal::Amount;

impl Totals {
    /// What a line about a selection says, in pieces, the most important first: `12 exact £1.42bn`, `8 about US$300m`,
    /// `3 ranges £40m–£90m`, `2 up to £330m`, `25 undisclosed`, `9 not known` ...
    #[must_use]
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces = Vec::new();
        for (word, sums) in [("exact", &self.exact), ("about", &self.about)] {
            pieces.extend(told(word, sums));
        }
        if !self.ranges.is_empty() {
            let deals: u32 = self.ranges.iter().map(|total| total.deals).sum();
            let word = if deals == 1 { "range" } else { "ranges" };
            let sums: Vec<String> = self.ranges.iter().map(RangeTotal::short).collect();
            pieces.push(format!("{deals} {word} {}", sums.join(" + ")));
        }
        for (word, sums) in [
            ("estimated", &self.estimated),
            ("at least", &self.at_least),
            ("up to", &self.limits),
        ] {
            pieces.extend(told(word, sums));
        }
        let counts = self.counted.reasons().into_iter();
        let counts = counts.filter(|(count, _)| *count > 0);
        pieces.extend(counts.map(|(count, what)| format!("{count} {what}")));
        pieces
    }

    /// How many deals have a figure in one of the sums, limits among them.
    #[must_use]
    pub fn added(&self) -> u32 {
        let sums = [&self.firm, &self.estimated, &self.at_least, &self.limits];
        let sums = sums.into_iter().flatten().map(|total| total.deals);
        sums.sum::<u32>() + self.ranges.iter().map(|total| total.deals).sum::<u32>()
    }
}

impl Counted {
    /// Why deals are in no sum, with how many, in the order in which it is told.
    #[must_use]
    pub const fn reasons(&self) -> [(u32, &'static str); 7] {
        [
            (self.undisclosed, "undisclosed"),
            (self.not_known, "not known"),
            (self.unconfirmed, "unconfirmed"),
            (self.apart, "of another kind"),
            (self.within, "part of another here"),
            (self.unusable, "unreadable"),
            (self.not_yet, "not yet"),
        ]
    }
}

impl CurrencyTotal {
    /// `£1.42bn`; `£ (too large to add)` where the sum does not fit.
    #[must_use]
    pub fn short(&self) -> String {
        shown(&self.currency.symbol(), self.sum)
    }
}

impl RangeTotal {
    /// `£40m–£90m`.
    #[must_use]
    pub fn short(&self) -> String {
        let symbol = self.currency.symbol();
        format!("{}–{}", shown(&symbol, self.low), shown(&symbol, self.high))
    }
}

fn shown(symbol: &str, sum: Option<Amount>) -> String {
    sum.map_or_else(
        || format!("{symbol} (too large to add)"),
        |sum| format!("{symbol}{}", sum.short()),
    )
}

/// `12 exact £1.42bn + US$300m`.
fn told(word: &str, sums: &[CurrencyTotal]) -> Option<String> {
    let deals: u32 = sums.iter().map(|total| total.deals).sum();
    let sums: Vec<String> = sums.iter().map(CurrencyTotal::short).collect();
    (!sums.is_empty()).then(|| format!("{deals} {word} {}", sums.join(" + ")))
}
