//! All firm figures in one currency, on demand only: at the mean rate of each deal's own year.

use super::Row;
use super::place::{Meant, Place};
use crate::deal::{Amount, Cancel, Currency, Rates};
use crate::index::chunk::Chunk;
use crate::index::probes::year_for_rates;
use crate::index::{AsOf, Index};

/// Firm figures (exact and about) in one currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Converted {
    /// Into which currency.
    pub currency: Currency,
    /// The sum.
    pub sum: f64,
    /// Of how many deals.
    pub deals: u32,
    /// Deals with a firm figure that could not be converted: no rate for their currency and year, or no year.
    pub left_out: u32,
    /// The years whose rates were used; `None` where none was.
    pub years: Option<(i32, i32)>,
}

impl Index {
    /// The firm figures of these deals in one currency, by yearly mean rates, without deals that had not begun by the day. A
    /// part whose whole is among them is left to its whole, as in all totals. `None` when cancelled on the way.
    #[must_use]
    pub fn converted(
        &self,
        rows: &[Row],
        currency: Currency,
        as_of: AsOf,
        cancel: &Cancel,
    ) -> Option<Converted> {
        let begun = self.begun(&self.by_chunk(rows), as_of);
        let (counted, _) = self.without_parts(&begun);
        let mut converted = Converted {
            currency,
            sum: 0.0,
            deals: 0,
            left_out: 0,
            years: None,
        };
        for (chunk, rows) in self.chunks.iter().zip(&counted) {
            if cancel.is_cancelled() {
                return None;
            }
            for row in rows.ones() {
                let place = chunk.places().of(row);
                let Some(Place::Sum(Meant::Exact | Meant::About, from, _)) = place else {
                    continue;
                };
                converted.add(rate(chunk, row, from, currency, &self.rates));
            }
        }
        Some(converted)
    }
}

/// The figure in another currency, and the year whose rate made it; without a year where no rate was needed.
fn rate(
    chunk: &Chunk,
    row: usize,
    from: Currency,
    to: Currency,
    rates: &Rates,
) -> Option<(f64, Option<i32>)> {
    let amount = chunk.values.read(row)?.amount?;
    if from == to {
        return Some((amount.approximate(), None));
    }
    let year = year_for_rates(chunk.dates.years(row)?)?;
    Some((rates.convert(amount, from, to, year)?, Some(year)))
}

impl Converted {
    /// One more figure with the year whose rate made it, or one that has no rate.
    fn add(&mut self, figure: Option<(f64, Option<i32>)>) {
        let Some((amount, year)) = figure else {
            self.left_out += 1;
            return;
        };
        self.sum += amount;
        self.deals += 1;
        if let Some(year) = year {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
    }

    /// The sum in whole units; `None` when it does not fit.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        format!("{:.0}", self.sum).parse().ok()
    }

    /// `≈ €1.42bn`.
    #[must_use]
    pub fn short(&self) -> String {
        let sum = self.amount().map_or_else(
            || "too large".to_owned(),
            |amount| format!("{}{}", self.currency.symbol(), amount.short()),
        );
        format!("≈ {sum}")
    }

    /// `≈ €1.42bn for 61 deals, at ECB yearly means of 2003–2024; 3 left out for want of a rate`.
    #[must_use]
    pub fn line(&self) -> String {
        let deals = if self.deals == 1 { "deal" } else { "deals" };
        let mut line = format!("{} for {} {deals}", self.short(), self.deals);
        if let Some((first, last)) = self.years {
            let years = if first == last {
                first.to_string()
            } else {
                format!("{first}–{last}")
            };
            line.push_str(", each at the ECB mean rate of its own year (");
            line.push_str(&years);
            line.push(')');
        }
        if self.left_out > 0 {
            line.push_str("; ");
            line.push_str(&self.left_out.to_string());
            line.push_str(" left out for want of a rate or year");
        }
        line
    }
}
