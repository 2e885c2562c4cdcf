//! Values in a query: `>50m`, `£1m..£5m`, `usd>1b`, `0`, `undisclosed`, `unknown`.
//!
//! `..` has both its ends in it; `..<` and `<..` leave the end beside the sign out, so that bands can meet without sharing a
//! deal. A currency is an ISO 4217 code or a symbol that just one currency has.

use winnow::combinator::{alt, eof, opt, preceded, repeat, terminated};
use winnow::error::ErrMode;
use winnow::prelude::*;
use winnow::token::{one_of, take_while};

use super::complaint::{Complaint, Read, Said};
use crate::deal::{Amount, Currency};
use crate::query::ValueTest;
use crate::query::error::repeated;
use crate::query::names::nearest;

/// What a text may be.
const FORMS: &str = "an amount such as >50m, £1m..£5m, usd>1b, 0, undisclosed or unknown";

/// How numbers are written.
const NUMBERS: &str = "a number such as 1500000, 1_500_000 or 1.5m, with k, m, b or t for thousands, millions, billions or trillions";

/// The letters after a number, with the power of ten that each stands for; longer ones first.
const UNITS: [(&str, usize); 8] = [
    ("mn", 6),
    ("bn", 9),
    ("tn", 12),
    ("k", 3),
    ("m", 6),
    ("b", 9),
    ("t", 12),
    ("", 0),
];

/// Reads the values that a text asks for.
pub(super) fn value_test(text: &str) -> Result<ValueTest, Said> {
    let mut rest = text.trim();
    terminated(test, eof)
        .parse_next(&mut rest)
        .map_err(|error| Complaint::of(error).unwrap_or_else(|| unreadable(text.trim())))
}

fn test(input: &mut &str) -> Read<ValueTest> {
    alt((word, limit, span, single)).parse_next(input)
}

fn word(input: &mut &str) -> Read<ValueTest> {
    let letters = take_while(1.., |letter: char| letter.is_alphabetic());
    let mut word = terminated(letters, eof).verify_map(|word: &str| {
        match word.to_ascii_lowercase().as_str() {
            "undisclosed" => Some(ValueTest::Undisclosed),
            "unknown" => Some(ValueTest::Unknown),
            _ => None,
        }
    });
    word.parse_next(input)
}

/// `>50m`, `usd>1b`, `>=£5m`.
fn limit(input: &mut &str) -> Read<ValueTest> {
    let mut parts = (opt(currency), one_of(['<', '>']), opt('='), figure);
    let (before, sign, or_equal, (inside, amount)) = parts.parse_next(input)?;
    let currency = same_currency(before, inside)?;
    let limit = Some((amount, or_equal.is_some()));
    let (min, max) = if sign == '<' {
        (None, limit)
    } else {
        (limit, None)
    };
    Ok(ValueTest::Range { currency, min, max })
}

/// `£1m..£5m`, `1m..`, `..5m`, `1m..<5m`; `..` alone is any known figure.
fn span(input: &mut &str) -> Read<ValueTest> {
    let (min, above) = (opt(figure), opt('<')).parse_next(input)?;
    let (before, _, below, max) = (opt(currency), "..", opt('<'), opt(figure)).parse_next(input)?;
    if let (Some((_, min)), Some((_, max))) = (&min, &max)
        && min > max
    {
        return Complaint::stop("this range runs backwards", "the smaller amount first");
    }
    let inside = match (&min, &max) {
        (Some((Some(min), _)), Some((Some(max), _))) => same_currency(Some(*min), Some(*max))?,
        (min, max) => [min, max].into_iter().flatten().find_map(|figure| figure.0),
    };
    let currency = same_currency(before, inside)?;
    let min = min.map(|(_, amount)| (amount, above.is_none()));
    let max = max.map(|(_, amount)| (amount, below.is_none()));
    Ok(ValueTest::Range { currency, min, max })
}

/// `5m`: that amount and no other.
fn single(input: &mut &str) -> Read<ValueTest> {
    let (currency, amount) = terminated(figure, eof).parse_next(input)?;
    let limit = Some((amount, true));
    Ok(ValueTest::Range {
        currency,
        min: limit,
        max: limit,
    })
}

fn figure(input: &mut &str) -> Read<(Option<Currency>, Amount)> {
    (opt(currency), amount).parse_next(input)
}

/// A symbol or an ISO code, right before its figure.
fn currency(input: &mut &str) -> Read<Currency> {
    let letters = |letter: char| letter.is_alphabetic() || is_symbol(letter);
    let written = take_while(1.., letters).parse_next(input)?;
    if written == "$" {
        return Complaint::stop(
            "“$” is the sign of many currencies",
            "US$, A$, C$ or another that names one, or a code such as usd",
        );
    }
    match currency_of(written) {
        Some(currency) => Ok(currency),
        None => Err(ErrMode::Backtrack(Complaint::default())),
    }
}

/// True for a sign that belongs to a currency: neither a digit nor anything that amounts are written with.
fn is_symbol(letter: char) -> bool {
    !letter.is_alphanumeric()
        && !letter.is_whitespace()
        && !matches!(letter, '<' | '>' | '=' | '.' | ',' | '-' | '+' | '_' | '%')
}

fn same_currency(first: Option<Currency>, second: Option<Currency>) -> Read<Option<Currency>> {
    match (first, second) {
        (Some(first), Some(second)) if first != second => Complaint::stop(
            format!("{first} and {second} cannot be compared"),
            "one currency for the whole range",
        ),
        (first, second) => Ok(first.or(second)),
    }
}

fn amount(input: &mut &str) -> Read<Amount> {
    let sign = opt('-').parse_next(input)?;
    let whole = digits.parse_next(input)?;
    let fraction = opt(preceded('.', digits))
        .parse_next(input)?
        .unwrap_or_default();
    let power = power(input)?;
    match scaled(&whole, &fraction, power, sign.is_some()) {
        Some(amount) => Ok(amount),
        None => Complaint::stop("this number has too many digits", "at most 18 digits"),
    }
}

/// Digits, with `_` allowed between them.
fn digits(input: &mut &str) -> Read<String> {
    let digit = || take_while(1.., |digit: char| digit.is_ascii_digit());
    let first: &str = digit().parse_next(input)?;
    let mut more =
        repeat(0.., preceded('_', digit())).fold(String::new, |all, part: &str| all + part);
    let more: String = more.parse_next(input)?;
    Ok(first.to_owned() + &more)
}

/// The power of ten that a letter after the number stands for.
fn power(input: &mut &str) -> Read<usize> {
    let letters = take_while(0.., |letter: char| {
        letter.is_alphanumeric() || letter == '%' || is_symbol(letter)
    })
    .parse_next(input)?;
    let lower = letters.to_lowercase();
    if let Some((_, power)) = UNITS.iter().find(|(unit, _)| *unit == lower) {
        return Ok(*power);
    }
    let well_known = |currency: &Currency| Currency::of_symbol(&currency.symbol()).is_some();
    let after_unit = UNITS
        .iter()
        .filter_map(|(unit, _)| currency_of(lower.strip_prefix(unit)?))
        .find(well_known);
    match after_unit {
        Some(currency) => Complaint::stop(
            format!("{currency} stands after the number"),
            "the currency before it, as in £5m or gbp5m",
        ),
        None => Complaint::stop(
            format!("{} is no unit of an amount", repeated(letters)),
            NUMBERS,
        ),
    }
}

/// The currency of a symbol or a code.
fn currency_of(text: &str) -> Option<Currency> {
    Currency::of_symbol(&text.to_uppercase()).or_else(|| Currency::new(text))
}

fn scaled(whole: &str, fraction: &str, power: usize, negative: bool) -> Option<Amount> {
    let fraction = fraction.trim_end_matches('0');
    let zeros = power.saturating_sub(fraction.len());
    let scale = fraction.len().saturating_sub(power);
    let units: i64 = format!("{whole}{fraction}{}", "0".repeat(zeros))
        .parse()
        .ok()?;
    Amount::new(
        if negative { -units } else { units },
        u8::try_from(scale).ok()?,
    )
}

/// Says of a text that no rule fits what is probably meant.
fn unreadable(text: &str) -> Said {
    let words = ["undisclosed", "unknown"].map(str::to_owned);
    let letters_only = !text.is_empty() && text.chars().all(char::is_alphabetic);
    if letters_only
        && (text.eq_ignore_ascii_case("unconfirmed") || text.eq_ignore_ascii_case("disputed"))
    {
        let state = text.to_lowercase();
        return Said {
            problem: format!("{} is no value", repeated(text)),
            expected: format!("is:{state}"),
        };
    }
    if let Some(currency) = currency_of(text) {
        let (problem, expected) = (
            format!("{} has no amount", repeated(text)),
            format!("an amount after it, or currency:{currency}"),
        );
        return Said { problem, expected };
    }
    let expected = match letters_only.then(|| nearest(text, words)).flatten() {
        Some(word) => word,
        None => FORMS.to_owned(),
    };
    Said {
        problem: format!("{} is no amount", repeated(text)),
        expected,
    }
}
