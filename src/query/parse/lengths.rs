//! Lengths of a term: `>5y`, `36mo`, `2y..5y`.

use winnow::combinator::{alt, eof, opt, terminated};
use winnow::prelude::*;
use winnow::token::{one_of, take_while};

use super::complaint::{Complaint, Read, Said};
use crate::query::TermTest;
use crate::query::error::repeated;

/// What a text may be.
const FORMS: &str = "a length such as >5y, 36mo or 2y..5y";

/// Reads the lengths that a text asks for.
pub(super) fn term_test(text: &str) -> Result<TermTest, Said> {
    let mut rest = text.trim();
    terminated(alt((limit, span, single)), eof)
        .parse_next(&mut rest)
        .map_err(|error| Complaint::of(error).unwrap_or_else(|| unreadable(text.trim())))
}

fn limit(input: &mut &str) -> Read<TermTest> {
    let (sign, or_equal, months) = (one_of(['<', '>']), opt('='), months).parse_next(input)?;
    let beyond = i64::from(or_equal.is_none());
    Ok(match sign {
        '<' => TermTest {
            min: None,
            max: Some(months - beyond),
        },
        _ => TermTest {
            min: Some(months + beyond),
            max: None,
        },
    })
}

fn span(input: &mut &str) -> Read<TermTest> {
    let (min, _, max) = (opt(months), "..", opt(months)).parse_next(input)?;
    match (min, max) {
        (Some(min), Some(max)) if min > max => {
            Complaint::stop("this range runs backwards", "the shorter length first")
        }
        _ => Ok(TermTest { min, max }),
    }
}

fn single(input: &mut &str) -> Read<TermTest> {
    months
        .map(|months| TermTest {
            min: Some(months),
            max: Some(months),
        })
        .parse_next(input)
}

fn months(input: &mut &str) -> Read<i64> {
    let number = take_while(1.., |digit: char| digit.is_ascii_digit()).parse_next(input)?;
    let unit = take_while(0.., |letter: char| letter.is_alphabetic()).parse_next(input)?;
    let each = match unit.to_ascii_lowercase().as_str() {
        "mo" => 1,
        "y" => 12,
        _ => {
            return Complaint::stop(
                format!(
                    "{} has no unit of a length",
                    repeated(&format!("{number}{unit}"))
                ),
                format!("{number}mo for months or {number}y for years"),
            );
        }
    };
    match number
        .parse::<i64>()
        .ok()
        .filter(|number| *number <= 1_000_000)
    {
        Some(number) => Ok(number * each),
        None => Complaint::stop("this length is too long", FORMS),
    }
}

fn unreadable(text: &str) -> Said {
    Said {
        problem: format!("{} is no length of a term", repeated(text)),
        expected: FORMS.to_owned(),
    }
}
