//! The headline of a deal: the one date, end and figure that lists, sorting and filters use. Everything else that a
//! source gives stays in the deal's own dates and values.
//!
//! - **Date** (`date_rule` of `assets/codes.json`): the first type of [`DATE_ORDER`] that has a date; inside the type the
//!   preferred one, else the only one not deprecated, else the earliest.
//! - **End**: the date on which it was `terminated`, else its `end` (the last day, or the planned one); inside the type
//!   as above. `completed` is no end: work is finished, or a deal closed, while the agreement runs on.
//!   No end is worked out from a start and a term: a file has no place to say that it is not a source's word, and terms
//!   often count from a day that nobody gives. The term is shown beside it.
//! - **Last possible end**: the end with the months that options may add, told as precisely as the end. There is none
//!   for a deal that was terminated, and none where the end has the options in it already.
//! - **Value** (`value_rule`): the first type of [`VALUE_ORDER`] that has a value of the contract itself (no other scope)
//!   that is not deprecated; inside the type the preferred one, else the first. It may be undisclosed or unconfirmed.

use super::date::{Bounds, PartialDate};
use super::interchange::{Date, Deal, Term, Value};

/// Types of date that can give the headline, best first.
pub const DATE_ORDER: [&str; 10] = [
    "announced",
    "signed",
    "awarded",
    "notice",
    "reported",
    "start",
    "go_live",
    "completed",
    "extended",
    "terminated",
];

/// Types of value that can give the headline, best first.
pub const VALUE_ORDER: [&str; 7] = [
    "total",
    "price",
    "initial_term",
    "with_options",
    "ceiling",
    "enterprise_value",
    "settlement",
];

/// What lists show of a deal; each part is one of the deal's own rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Headline<'a> {
    /// The date; it has an `edtf` that can be read.
    pub date: Option<&'a Date>,
    /// The end; it has an `edtf` that can be read.
    pub ends: Option<&'a Date>,
    /// The last possible end with every option taken, where that is later.
    pub ends_max: Option<PartialDate>,
    /// The figure; for `between` the lower one goes into the headline columns.
    pub value: Option<&'a Value>,
}

impl<'a> Headline<'a> {
    /// The headline of a deal.
    #[must_use]
    pub fn of(deal: &'a Deal) -> Self {
        let best = |kind: &&str| best_date(&deal.dates, kind);
        let date = DATE_ORDER.iter().find_map(best);
        let terminated = best_date(&deal.dates, "terminated");
        let end = best_date(&deal.dates, "end");
        let begins = best_date(&deal.dates, "start").or(date);
        Self {
            date,
            ends: terminated.or(end),
            ends_max: match (terminated, end, &deal.term) {
                (None, Some(end), Some(term)) => with_options(end, begins, term),
                _ => None,
            },
            value: VALUE_ORDER
                .iter()
                .find_map(|kind| best_value(&deal.values, kind)),
        }
    }
}

/// The date of a type that counts. One that is no EDTF cannot be placed and gives no headline.
fn best_date<'a>(dates: &'a [Date], kind: &str) -> Option<&'a Date> {
    let known = || {
        dates.iter().filter_map(|date| {
            let counts = date.kind == kind && date.rank.as_deref() != Some("deprecated");
            let bounds = Bounds::of_edtf(date.edtf.as_deref().filter(|_| counts)?)?;
            Some((bounds, date))
        })
    };
    let preferred = known().find(|(_, date)| date.rank.as_deref() == Some("preferred"));
    let best = preferred.or_else(|| known().min_by(|(a, _), (b, _)| a.rising(*b)));
    best.map(|(_, date)| date)
}

/// The value of a type that counts.
fn best_value<'a>(values: &'a [Value], kind: &str) -> Option<&'a Value> {
    let mut known = values.iter().filter(|value| {
        value.kind == kind
            && value.rank.as_deref() != Some("deprecated")
            && matches!(value.scope.as_deref(), None | Some("contract"))
    });
    let preferred = known
        .clone()
        .find(|value| value.rank.as_deref() == Some("preferred"));
    preferred.or_else(|| known.next())
}

/// The end with the months that options may add.
fn with_options(end: &Date, begins: Option<&Date>, term: &Term) -> Option<PartialDate> {
    let months = |count: Option<i64>| count.and_then(|count| i32::try_from(count).ok());
    let options = months(term.extension_months).filter(|options| *options > 0)?;
    let end = PartialDate::parse(end.edtf.as_deref()?).ok()?;
    let earliest = begins.and_then(|date| Bounds::of_edtf(date.edtf.as_deref()?)?.earliest);
    if let (Some(first), Some(earliest)) = (months(term.months), earliest) {
        // An end nearer to the whole term than to the first part of it was stated with the options in it.
        let halfway = earliest.plus_months(first.saturating_add(options / 2));
        if end.bounds().latest.is_some_and(|latest| latest >= halfway) {
            return None;
        }
    }
    end.latest_plus_months(options)
}

#[cfg(test)]
mod tests;
