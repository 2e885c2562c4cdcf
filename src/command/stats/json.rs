//! Counts and sums as JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::by::{By, Group};
use super::written::Count;
use crate::export::write_document;
use crate::index::{Converted, Counted, CurrencyTotal, RangeTotal, Totals};

/// One object.
pub fn write(count: &Count<'_>, out: &mut dyn Write) -> io::Result<()> {
    let group = |group: &Group| GroupJson {
        value: group.value.clone(),
        label: group.label.clone(),
        counts: CountsJson::of(group.deals, &group.totals),
    };
    let document = Document {
        query: count.query,
        by: count.by.map(By::name),
        counts: CountsJson::of(count.deals, count.totals),
        groups: count
            .groups
            .map(|groups| groups.iter().map(group).collect()),
        converted: count.converted.as_ref().map(ConvertedJson::of),
    };
    write_document(&document, out)
}

#[derive(Serialize)]
struct Document<'a> {
    query: &'a str,
    by: Option<&'a str>,
    #[serde(flatten)]
    counts: CountsJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<ConvertedJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<GroupJson>>,
}

#[derive(Serialize)]
struct GroupJson {
    value: Option<String>,
    label: String,
    #[serde(flatten)]
    counts: CountsJson,
}

/// Counts and sums as JSON. `disclosed` is what `exact` and `approximately` come to together.
#[derive(Serialize)]
pub struct CountsJson {
    deals: usize,
    disclosed: Vec<SumJson>,
    exact: Vec<SumJson>,
    approximately: Vec<SumJson>,
    between: Vec<RangeJson>,
    estimated: Vec<SumJson>,
    at_least: Vec<SumJson>,
    limits: Vec<SumJson>,
    undisclosed: u32,
    not_known: u32,
    unconfirmed: u32,
    apart: u32,
    within: u32,
    unreadable: u32,
    not_yet: u32,
}

/// A sum is a string, because a number may be rounded by who reads it; `null` where it is too large to add.
#[derive(Serialize)]
struct SumJson {
    currency: String,
    deals: u32,
    sum: Option<String>,
}

#[derive(Serialize)]
struct RangeJson {
    currency: String,
    deals: u32,
    sum_min: Option<String>,
    sum_max: Option<String>,
}

/// An approximate sum, with what it is made by and what it leaves out.
#[derive(Serialize)]
struct ConvertedJson {
    currency: String,
    deals: u32,
    sum: Option<String>,
    approximate: bool,
    left_out: u32,
    rates: &'static str,
    first_year: Option<i32>,
    last_year: Option<i32>,
}

impl CountsJson {
    /// So many deals, and what they are worth.
    pub fn of(deals: usize, totals: &Totals) -> Self {
        let Counted {
            unconfirmed,
            apart,
            within,
            undisclosed,
            not_known,
            unusable,
            not_yet,
        } = totals.counted;
        let sums = |sums: &[CurrencyTotal]| sums.iter().map(SumJson::of).collect();
        Self {
            deals,
            disclosed: sums(&totals.firm),
            exact: sums(&totals.exact),
            approximately: sums(&totals.about),
            between: totals.ranges.iter().map(RangeJson::of).collect(),
            estimated: sums(&totals.estimated),
            at_least: sums(&totals.at_least),
            limits: sums(&totals.limits),
            undisclosed,
            not_known,
            unconfirmed,
            apart,
            within,
            unreadable: unusable,
            not_yet,
        }
    }
}

impl SumJson {
    fn of(total: &CurrencyTotal) -> Self {
        Self {
            currency: total.currency.code().to_owned(),
            deals: total.deals,
            sum: total.sum.map(|sum| sum.to_string()),
        }
    }
}

impl RangeJson {
    fn of(total: &RangeTotal) -> Self {
        Self {
            currency: total.currency.code().to_owned(),
            deals: total.deals,
            sum_min: total.low.map(|sum| sum.to_string()),
            sum_max: total.high.map(|sum| sum.to_string()),
        }
    }
}

impl ConvertedJson {
    fn of(converted: &Converted) -> Self {
        Self {
            currency: converted.currency.code().to_owned(),
            deals: converted.deals,
            sum: converted.amount().map(|sum| sum.to_string()),
            approximate: true,
            left_out: converted.left_out,
            rates: "ECB yearly means, each deal at that of its own year",
            first_year: converted.years.map(|(first, _)| first),
            last_year: converted.years.map(|(_, last)| last),
        }
    }
}
