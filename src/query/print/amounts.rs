//! How amounts and lengths are written.

use crate::deal::{Amount, Currency};
use crate::query::{TermTest, ValueTest};

/// What stands after `value`.
pub(super) fn value(test: &ValueTest) -> String {
    match test {
        ValueTest::Undisclosed => "undisclosed".to_owned(),
        ValueTest::Unknown => "unknown".to_owned(),
        ValueTest::Range { currency, min, max } => {
            let sign = currency.map(currency_sign).unwrap_or_default();
            let figure = |amount: &Amount| format!("{sign}{}", short(*amount));
            match (min, max) {
                (None, None) => format!("{sign}.."),
                (Some((amount, true)), None) => format!(">={}", figure(amount)),
                (Some((amount, false)), None) => format!(">{}", figure(amount)),
                (None, Some((amount, true))) => format!("<={}", figure(amount)),
                (None, Some((amount, false))) => format!("<{}", figure(amount)),
                (Some((min, true)), Some((max, true))) if min == max => figure(min),
                (Some((min, with_min)), Some((max, with_max))) => {
                    let above = if *with_min { "" } else { "<" };
                    let below = if *with_max { "" } else { "<" };
                    format!("{}{above}..{below}{}", figure(min), figure(max))
                }
            }
        }
    }
}

/// `£` where the sign reads as this currency again, else the code.
fn currency_sign(currency: Currency) -> String {
    let symbol = currency.symbol();
    match Currency::of_symbol(&symbol) {
        Some(read) if read == currency && !symbol.contains(char::is_whitespace) => symbol,
        _ => currency.code().to_ascii_lowercase(),
    }
}

/// An amount as short as it can be exactly: `50m`, `1.5b`, `12.5k`, `999`.
fn short(amount: Amount) -> String {
    let plain = amount.to_string();
    let (sign, plain) = plain
        .strip_prefix('-')
        .map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let fraction = fraction.trim_end_matches('0');
    let units = [(12, "t"), (9, "b"), (6, "m"), (3, "k")];
    let shortest = units
        .into_iter()
        .filter(|(zeros, _)| whole.len() > *zeros && fraction.is_empty())
        .filter_map(|(zeros, letter)| {
            let (before, after) = whole.split_at_checked(whole.len() - zeros)?;
            let after = after.trim_end_matches('0');
            let point = if after.is_empty() { "" } else { "." };
            Some(format!("{before}{point}{after}{letter}"))
        })
        .min_by_key(String::len);
    let full = || match fraction {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    };
    let text = shortest
        .filter(|text| text.len() < whole.len())
        .unwrap_or_else(full);
    format!("{sign}{text}")
}

/// What stands after `term`.
pub(super) fn term(test: TermTest) -> String {
    match (test.min, test.max) {
        (None, None) => "..".to_owned(),
        (Some(min), None) if min > 1 && (min - 1) % 12 == 0 => format!(">{}", months(min - 1)),
        (Some(min), None) => format!(">={}", months(min)),
        (None, Some(max)) if (max + 1) % 12 == 0 => format!("<{}", months(max + 1)),
        (None, Some(max)) => format!("<={}", months(max)),
        (Some(min), Some(max)) if min == max => months(min),
        (Some(min), Some(max)) => format!("{}..{}", months(min), months(max)),
    }
}

fn months(months: i64) -> String {
    match months {
        months if months % 12 == 0 && months != 0 => format!("{}y", months / 12),
        months => format!("{months}mo"),
    }
}
