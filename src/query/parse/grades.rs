//! Grades of sources: `B`, `<=B` (B or better), `>=C` (C or worse), `A..C`.

use std::ops::RangeInclusive;

use winnow::combinator::{alt, eof, opt, terminated};
use winnow::prelude::*;
use winnow::token::{any, one_of};

use super::complaint::{Complaint, Read, Said};
use crate::query::Test;
use crate::query::error::repeated;

/// All grades, best first.
pub(in crate::query) const GRADES: RangeInclusive<char> = 'A'..='E';

/// What a text may be.
const FORMS: &str = "a grade from A to E, <=B for B or better, >=C for C or worse";

/// Reads the grades that a text asks for.
pub(super) fn grade_test(text: &str) -> Result<Test, Said> {
    let mut rest = text.trim();
    let (best, worst) = terminated(alt((limit, span, single)), eof)
        .parse_next(&mut rest)
        .map_err(|error| Complaint::of(error).unwrap_or_else(|| unreadable(text.trim())))?;
    Ok(Test::Grade { best, worst })
}

fn limit(input: &mut &str) -> Read<(char, char)> {
    let (sign, or_equal, grade) = (one_of(['<', '>']), opt('='), grade).parse_next(input)?;
    let beyond = |step: fn(char) -> Option<char>| match or_equal {
        Some(_) => Some(grade),
        None => step(grade).filter(|grade| GRADES.contains(grade)),
    };
    let limits = match sign {
        '<' => beyond(better).map(|worst| (*GRADES.start(), worst)),
        _ => beyond(worse).map(|best| (best, *GRADES.end())),
    };
    match limits {
        Some(limits) => Ok(limits),
        None => Complaint::stop("there is no grade beyond this one", FORMS),
    }
}

fn better(grade: char) -> Option<char> {
    GRADES.rev().find(|other| *other < grade)
}

fn worse(grade: char) -> Option<char> {
    GRADES.into_iter().find(|other| *other > grade)
}

fn span(input: &mut &str) -> Read<(char, char)> {
    let (best, _, worst) = (opt(grade), "..", opt(grade)).parse_next(input)?;
    let (best, worst) = (
        best.unwrap_or(*GRADES.start()),
        worst.unwrap_or(*GRADES.end()),
    );
    if best > worst {
        return Complaint::stop("this range runs backwards", "the better grade first");
    }
    Ok((best, worst))
}

fn single(input: &mut &str) -> Read<(char, char)> {
    grade.map(|grade| (grade, grade)).parse_next(input)
}

fn grade(input: &mut &str) -> Read<char> {
    any.map(|letter: char| letter.to_ascii_uppercase())
        .verify(|letter| GRADES.contains(letter))
        .parse_next(input)
}

fn unreadable(text: &str) -> Said {
    Said {
        problem: format!("{} is no grade", repeated(text)),
        expected: FORMS.to_owned(),
    }
}
