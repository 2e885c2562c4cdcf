//! Writing a query so that reading it gives the same query again. Quotes stand only where they are needed.

mod amounts;
mod dates;
#[cfg(test)]
mod tests;

use std::fmt::{self, Display, Formatter};

use super::lexer::{PieceKind, ends_value, pieces};
use super::names::spelled;
use super::{CompanyReach, CompanyTest, Direction, Expr, Query, SortKey, Test};

impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.filter.fmt(f)?;
        if self.sort.is_empty() {
            return Ok(());
        }
        let gap = if self.filter == Expr::All { "" } else { " " };
        write!(f, "{gap}sort:")?;
        joined(f, ",", &self.sort)
    }
}

impl Display for SortKey {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let sign = if self.direction == Direction::Falling {
            "-"
        } else {
            ""
        };
        write!(f, "{sign}{}", self.field)
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some((name, values)) = list_of(self) {
            write!(f, "{name}:")?;
            return joined(f, ",", &values);
        }
        match self {
            Self::All => Ok(()),
            Self::And(parts) => joined(f, " ", parts.iter().map(InAnd)),
            Self::Or(parts) => joined(f, " OR ", parts),
            Self::Not(inner) => match inner.as_ref() {
                Self::Test(Test::Has(name)) => write!(f, "no:{}", spelled(name)),
                inner => write!(f, "-{}", InNot(inner)),
            },
            Self::Test(test) => test.fmt(f),
        }
    }
}

/// A part of an AND: an OR needs parentheses there.
struct InAnd<'a>(&'a Expr);

/// What `-` excludes: more than one test needs parentheses.
struct InNot<'a>(&'a Expr);

impl Display for InAnd<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Expr::Or(_) if list_of(self.0).is_none() => write!(f, "({})", self.0),
            inner => inner.fmt(f),
        }
    }
}

impl Display for InNot<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Expr::Test(_) => self.0.fmt(f),
            Expr::Or(_) if list_of(self.0).is_some() => self.0.fmt(f),
            inner => write!(f, "({inner})"),
        }
    }
}

/// Writes members with something between them.
fn joined<T: Display>(
    f: &mut Formatter<'_>,
    between: &str,
    members: impl IntoIterator<Item = T>,
) -> fmt::Result {
    for (place, member) in members.into_iter().enumerate() {
        if place > 0 {
            f.write_str(between)?;
        }
        member.fmt(f)?;
    }
    Ok(())
}

/// The field and the values of an OR that a list says: `date:2018,2020`.
fn list_of(expr: &Expr) -> Option<(String, Vec<String>)> {
    let Expr::Or(parts) = expr else { return None };
    let mut name = None;
    let mut values = Vec::with_capacity(parts.len());
    for part in parts {
        let (field, value) = listed(part)?;
        if *name.get_or_insert_with(|| field.clone()) != field {
            return None;
        }
        // Digits behind a comma read as thousands.
        if field == "value" && !values.is_empty() && value.starts_with(|c: char| c.is_ascii_digit())
        {
            return None;
        }
        values.push(value);
    }
    name.map(|name| (name, values))
}

/// A member of a list: its field and its value.
fn listed(part: &Expr) -> Option<(String, String)> {
    match part {
        Expr::Test(
            test @ (Test::Company(_)
            | Test::Date(_)
            | Test::Money(_)
            | Test::Term(_)
            | Test::Grade { .. }
            | Test::Link { .. }
            | Test::Has(_)
            | Test::Is(_)),
        ) => Some(field_and_value(test)),
        Expr::Not(inner) => match inner.as_ref() {
            Expr::Test(Test::Has(name)) => Some(("no".to_owned(), spelled(name))),
            _ => None,
        },
        _ => None,
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text { text, quoted } => f.write_str(&word(text, *quoted)),
            Self::Fuzzy(text) => write!(f, "~{}", word(text, false)),
            field => {
                let (name, value) = field_and_value(field);
                let operator = if value.starts_with(['<', '>']) {
                    ""
                } else {
                    ":"
                };
                write!(f, "{name}{operator}{value}")
            }
        }
    }
}

/// A test's field name and what is written after it.
pub(super) fn field_and_value(test: &Test) -> (String, String) {
    match test {
        Test::Text { text, .. } | Test::Fuzzy(text) => (String::new(), word(text, true)),
        Test::Company(company) => (spelled(&company.role), company_value(company)),
        Test::Value(field, values) => {
            let values: Vec<String> = values.iter().map(|text| value(text)).collect();
            (field.name().to_owned(), values.join(","))
        }
        Test::Grade { best, worst } => ("grade".to_owned(), grades(*best, *worst)),
        Test::Date(date) => {
            let certain = if date.certain { "!" } else { "" };
            (
                format!("{}{certain}", spelled(&date.field)),
                dates::range(date.range),
            )
        }
        Test::Money(value) => ("value".to_owned(), amounts::value(value)),
        Test::Term(term) => ("term".to_owned(), amounts::term(*term)),
        Test::Link { kind, to, chain } => {
            let kind = kind.as_deref().map_or("linked".to_owned(), spelled);
            let to = if to.ends_with('*') {
                in_quotes(to)
            } else {
                value(to)
            };
            (kind, to + if *chain { "*" } else { "" })
        }
        Test::Has(name) => ("has".to_owned(), spelled(name)),
        Test::Is(state) => ("is".to_owned(), state.name().to_owned()),
    }
}

fn company_value(company: &CompanyTest) -> String {
    let name = match company.name.as_str() {
        signed if signed.starts_with(['=', '+']) || signed.ends_with('+') => in_quotes(signed),
        plain => value(plain),
    };
    match company.reach {
        CompanyReach::Names => name,
        CompanyReach::Successors => name + "+",
        CompanyReach::Predecessors => format!("+{name}"),
        CompanyReach::Slug => format!("={name}"),
    }
}

fn grades(best: char, worst: char) -> String {
    match (best, worst) {
        (best, worst) if best == worst => best.to_string(),
        ('A', worst) if worst < 'E' => format!("<={worst}"),
        (best, 'E') if best > 'A' => format!(">={best}"),
        (best, worst) => format!("{best}..{worst}"),
    }
}

/// A word or phrase outside fields.
fn word(text: &str, quoted: bool) -> String {
    let one_word = match pieces(text).as_slice() {
        [only] => only.kind == PieceKind::Bare,
        _ => false,
    };
    let plain = !quoted && one_word && !text.starts_with(['<', '>', ':']);
    if plain {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

/// A text as a field's value: in quotes where it needs them.
#[must_use]
pub fn written_value(text: &str) -> String {
    value(text)
}

/// A value of a field.
fn value(text: &str) -> String {
    let plain = !text.is_empty() && !text.contains(ends_value);
    if plain {
        text.to_owned()
    } else {
        in_quotes(text)
    }
}

fn in_quotes(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        if matches!(letter, '"' | '\\' | '”') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}
