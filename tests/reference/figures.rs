//! Questions of dates and values by chance, each with the query that asks it.

use proptest::prelude::*;
use proptest::sample::select;

use crate::ask::{Ask, Limit, TODAY};
use crate::days::{Span, day, last_of_month, plus_months};
use crate::generate::Asked;

/// The fields that ask for dates.
pub const DATES: [&str; 14] = [
    "date",
    "ends",
    "announced",
    "signed",
    "awarded",
    "notice",
    "reported",
    "start",
    "go_live",
    "due",
    "extended",
    "end",
    "terminated",
    "completed",
];
/// The days that a text of a query means.
fn period() -> impl Strategy<Value = (String, i64, i64)> {
    let year = 2000..2030_i64;
    prop_oneof![
        3 => year.clone().prop_map(|year| (year.to_string(), day(year, 1, 1), last_of_month(year, 12))),
        2 => (year.clone(), 1..=12_i64).prop_map(|(year, month)| {
            (format!("{year}-{month:02}"), day(year, month, 1), last_of_month(year, month))
        }),
        1 => (year, 1..=12_i64, 1..=28_i64).prop_map(|(year, month, of_month)| {
            let only = day(year, month, of_month);
            (format!("{year}-{month:02}-{of_month:02}"), only, only)
        }),
    ]
}

/// A day counted from today.
fn counted() -> impl Strategy<Value = (String, i64)> {
    let (year, month, of_month) = TODAY;
    let today = day(year, month, of_month);
    prop_oneof![
        (-120..60_i64).prop_map(|months| (format!("{months}mo"), plus_months(TODAY, months))),
        (-25..10_i64).prop_map(|years| (format!("{years}y"), plus_months(TODAY, 12 * years))),
        (-900..900_i64).prop_map(move |days| (format!("{days}d"), today + days)),
        (-90..90_i64).prop_map(move |weeks| (format!("{weeks}w"), today + 7 * weeks)),
        (0..5_i64, 0..12_i64).prop_map(|(years, months)| {
            (
                format!("+{years}y{months}mo"),
                plus_months(TODAY, 12 * years + months),
            )
        }),
        Just(("today".to_owned(), today)),
    ]
}

pub fn date() -> impl Strategy<Value = Asked> {
    let range = prop_oneof![
        4 => period().prop_map(|(text, from, to)| (text, Some(from), Some(to))),
        2 => period().prop_map(|(text, from, _)| (format!("<{text}"), None, Some(from - 1))),
        2 => period().prop_map(|(text, _, to)| (format!("<={text}"), None, Some(to))),
        2 => period().prop_map(|(text, _, to)| (format!(">{text}"), Some(to + 1), None)),
        2 => period().prop_map(|(text, from, _)| (format!(">={text}"), Some(from), None)),
        2 => period().prop_map(|(text, from, _)| (format!("{text}.."), Some(from), None)),
        2 => period().prop_map(|(text, _, to)| (format!("..{text}"), None, Some(to))),
        3 => (period(), period()).prop_filter_map("backwards", |(one, other)| {
            (one.1 <= other.2).then(|| (format!("{}..{}", one.0, other.0), Some(one.1), Some(other.2)))
        }),
        2 => counted().prop_map(|(text, to)| (format!("<{text}"), None, Some(to - 1))),
        1 => counted().prop_map(|(text, from)| (format!(">={text}"), Some(from), None)),
        2 => (counted(), period()).prop_map(|(from, to)| {
            (format!("{}..{}", from.0, to.0), Some(from.1), Some(to.2))
        }),
        1 => Just(("..".to_owned(), None, None)),
    ];
    let ranged = (select(&DATES[..]), any::<bool>(), range).prop_map(
        |(field, certain, (text, from, to))| {
            let sign = if certain { "!" } else { "" };
            (
                format!("{field}{sign}:{text}"),
                Ask::Date(field.into(), Span { from, to }, certain),
            )
        },
    );
    let years =
        (select(&DATES[..]), 2003..2012_i64, 2013..2026_i64).prop_map(|(field, one, other)| {
            let year = |year| {
                let (from, to) = (Some(day(year, 1, 1)), Some(last_of_month(year, 12)));
                Ask::Date(field.into(), Span { from, to }, false)
            };
            (
                format!("{field}:{one},{other}"),
                Ask::Or(vec![year(one), year(other)]),
            )
        });
    prop_oneof![
        8 => ranged,
        1 => years,
        1 => select(&DATES[..]).prop_map(|field| (format!("{field}:unknown"), Ask::DateUnknown(field.into()))),
        1 => Just(("ends:open".to_owned(), Ask::Open)),
    ]
}

/// An amount as people write it, and in hundredths.
fn amount() -> impl Strategy<Value = (String, i128)> {
    prop_oneof![
        (1..900_i128).prop_map(|millions| (format!("{millions}m"), millions * 100_000_000)),
        (1..40_i128).prop_map(|tenths| (
            format!("{}.{}b", tenths / 10, tenths % 10),
            tenths * 10_000_000_000
        )),
        (1..900_i128).prop_map(|thousands| (format!("{thousands}k"), thousands * 100_000)),
        select(
            &[
                ("0", 0),
                ("50_000_000", 5_000_000_000),
                ("774500000", 77_450_000_000),
                ("49999999.99", 4_999_999_999)
            ][..]
        )
        .prop_map(|(text, hundredths)| (text.to_owned(), hundredths)),
    ]
}

pub fn value() -> impl Strategy<Value = Asked> {
    let range =
        (amount(), amount(), 0..8).prop_map(|(one, other, form)| -> (String, Limit, Limit) {
            let (low, high) = if one.1 <= other.1 {
                (one, other)
            } else {
                (other, one)
            };
            match form {
                0 => (format!(">{}", low.0), Some((low.1, false)), None),
                1 => (format!(">={}", low.0), Some((low.1, true)), None),
                2 => (format!("<{}", low.0), None, Some((low.1, false))),
                3 => (format!("<={}", low.0), None, Some((low.1, true))),
                4 => (low.0, Some((low.1, true)), Some((low.1, true))),
                5 => (format!("{}..", low.0), Some((low.1, true)), None),
                6 if low.1 < high.1 => (
                    format!("{}..<{}", low.0, high.0),
                    Some((low.1, true)),
                    Some((high.1, false)),
                ),
                _ => (
                    format!("{}..{}", low.0, high.0),
                    Some((low.1, true)),
                    Some((high.1, true)),
                ),
            }
        });
    let currencies = [
        ("", ""),
        ("£", "GBP"),
        ("€", "EUR"),
        ("US$", "USD"),
        ("usd", "USD"),
        ("GBP", "GBP"),
        ("kes", "KES"),
    ];
    let ranged =
        (select(currencies.to_vec()), range).prop_map(|((sign, code), (text, least, most))| {
            let ask = Ask::Value((!code.is_empty()).then(|| code.to_owned()), least, most);
            (format!("value:{}", with_sign(sign, &text)), ask)
        });
    prop_oneof![
        6 => ranged,
        1 => Just(("value:undisclosed".to_owned(), Ask::Undisclosed)),
        1 => Just(("value:unknown".to_owned(), Ask::ValueUnknown)),
    ]
}

/// A currency before the comparison, or before the first number of a range.
fn with_sign(sign: &str, text: &str) -> String {
    format!("{sign}{text}")
}
