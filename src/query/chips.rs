//! The clauses of a query as short texts that can be taken away one by one.

use super::print::field_and_value;
use super::{CompanyReach, Expr, Field, Query, Test};
use crate::deal::Codes;

/// How long a chip's text may be, in characters.
const MAX_CHARS: usize = 40;

/// How many values a chip names.
const MAX_VALUES: usize = 3;

/// A clause as a short text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Its place in [`Query::clauses`]: what [`Query::without_clause`] takes away.
    pub clause: usize,
    /// What people read: `status: in force`, `country: not US`, `ends<2027-07`.
    pub text: String,
}

impl Query {
    /// The clauses as chips, in the order of the text.
    #[must_use]
    pub fn chips(&self, codes: &Codes) -> Vec<Chip> {
        let clauses = self.clauses().iter().enumerate();
        clauses
            .map(|(clause, expr)| Chip {
                clause,
                text: shortened(&text_of(expr, codes)),
            })
            .collect()
    }
}

fn text_of(clause: &Expr, codes: &Codes) -> String {
    if let Some((field, values)) = said(clause, codes) {
        return format!("{field}: {}", joined(&values));
    }
    match clause {
        Expr::Not(inner) => match said(inner, codes) {
            Some((field, values)) => format!("{field}: not {}", joined(&values)),
            None if matches!(inner.as_ref(), Expr::Test(_)) => format!("not {inner}"),
            None => clause.to_string(),
        },
        clause => clause.to_string(),
    }
}

/// The field and the values of a clause that says nothing but values of one field.
fn said(clause: &Expr, codes: &Codes) -> Option<(String, Vec<String>)> {
    let parts = match clause {
        Expr::Or(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let mut field = None;
    let mut values = Vec::new();
    for part in parts {
        let (name, more) = values_of(part, codes)?;
        if *field.get_or_insert_with(|| name.clone()) != name {
            return None;
        }
        values.extend(more);
    }
    field.map(|field| (field.replace('_', " "), values))
}

fn values_of(part: &Expr, codes: &Codes) -> Option<(String, Vec<String>)> {
    let one = |name: &str, value: &str| Some((name.to_owned(), vec![value.to_owned()]));
    match part {
        Expr::Test(Test::Value(field, values)) => {
            let labels = values.iter().map(|value| label(*field, value, codes));
            Some((field.name().to_owned(), labels.collect()))
        }
        Expr::Test(Test::Has(name)) => one(name, "known"),
        Expr::Not(inner) => match inner.as_ref() {
            Expr::Test(Test::Has(name)) => one(name, "not known"),
            _ => None,
        },
        Expr::Test(Test::Company(company)) if company.reach == CompanyReach::Slug => {
            one(&company.role, &company.name)
        }
        Expr::Test(Test::Text { .. } | Test::Fuzzy(_)) => None,
        Expr::Test(test) => match field_and_value(test) {
            (_, value) if value.starts_with(['<', '>']) => None,
            (name, value) => one(&name, &value),
        },
        _ => None,
    }
}

/// What people read for a code, as it stands inside a sentence: `in force`, `AI and speech`.
fn label(field: Field, value: &str, codes: &Codes) -> String {
    let list = match field {
        Field::Kind => "deal_kind",
        Field::Status => "status",
        Field::Sector => "sector",
        _ => return value.to_owned(),
    };
    let label = codes.label(list, value);
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            let rest = label.chars().skip(1);
            first.to_lowercase().chain(rest).collect()
        }
        _ => label.to_owned(),
    }
}

fn joined(values: &[String]) -> String {
    match values.split_at_checked(MAX_VALUES) {
        Some((named, more)) if !more.is_empty() => {
            format!("{} +{}", named.join(", "), more.len())
        }
        _ => values.join(" or "),
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    text.chars().take(MAX_CHARS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{bundled, parse};

    fn chips(text: &str) -> Vec<String> {
        let codes = bundled();
        let chips = parse(text, codes).unwrap().chips(codes);
        chips.into_iter().map(|chip| chip.text).collect()
    }

    #[test]
    fn a_chip_reads_as_a_person_would_say_its_clause() {
        let text = "microsoft \"office 365\" status:in_force -country:US kind:licence,call_off (kind:merger OR no:kind) \
                    ends<2027-07 -ends<2020 no:value has:ends date:2018,2019 value:>50m company:=oracle-health \
                    prime_contractor:bt is:marked sector:ai -(a b) extends:x* -is:ended,open-ended";
        let expected = [
            "microsoft",
            "\"office 365\"",
            "status: in force",
            "country: not US",
            "kind: licence or call-off",
            "kind: merger or not known",
            "ends<2027-07",
            "not ends<2020",
            "value: not known",
            "ends: known",
            "date: 2018 or 2019",
            "value>50m",
            "company: oracle-health",
            "prime contractor: bt",
            "is: marked",
            "sector: AI and speech",
            "-(a b)",
            "extends: x*",
            "is: not ended or open-ended",
        ];
        assert_eq!(chips(text), expected);
    }

    #[test]
    fn a_long_chip_is_cut_and_says_so() {
        let text = format!(
            "\"{}\" kind:contract,licence,merger,investment,programme",
            "é".repeat(90)
        );
        let chips = chips(&text);
        assert_eq!(chips[0].chars().count(), MAX_CHARS);
        assert!(chips[0].ends_with('…'));
        assert_eq!(chips[1], "kind: contract, licence, merger +2");
    }
}
