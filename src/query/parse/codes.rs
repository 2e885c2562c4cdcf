//! Values that are codes: of a list, of a country, of a currency; and the names that `has:`, `is:` and `sort:` take.

use super::Context;
use super::items::Item;
use crate::deal::Currency;
use crate::query::error::repeated;
use crate::query::names::{self, code_named, nearest, spelled};
use crate::query::{Direction, Field, QueryError, SortKey, State};

/// How many right values an error names where none is near.
const NAMED: usize = 4;

/// A code of a list, by code or label.
pub(super) fn listed(
    context: Context<'_>,
    item: &Item<'_>,
    field: Field,
    list: &str,
) -> Result<String, QueryError> {
    let text = item.text(context)?;
    if let Some(code) = code_named(&text, list, context.codes) {
        return Ok(code);
    }
    let codes = context.codes.list(list);
    let name = field.name();
    let near = nearest(&text, codes.iter().map(|code| code.code.to_string()))
        .or_else(|| nearest(&text, codes.iter().map(|code| code.label.to_string())));
    let near = near.and_then(|near| code_named(&near, list, context.codes));
    let expected = match near {
        _ if asks_for_unknown(&text) => format!("no:{name} for deals whose {name} is not known"),
        Some(code) => format!("a {name} such as {code}"),
        None => format!(
            "one of {}",
            some(codes.iter().map(|code| code.code.as_str()))
        ),
    };
    Err(context.error(
        &item.span,
        format!("{} is no {name}", repeated(&text)),
        expected,
    ))
}

/// An ISO 3166-1 alpha-2 or 3166-2 code, upper-cased.
pub(super) fn country(context: Context<'_>, item: &Item<'_>) -> Result<String, QueryError> {
    let written = item.text(context)?;
    let text = written.to_uppercase().replace([' ', '_'], "-");
    let (country, region) = text
        .split_once('-')
        .map_or((text.as_str(), None), |(country, region)| {
            (country, Some(region))
        });
    let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_region = region.is_none_or(|region| {
        (1..=3).contains(&region.len()) && region.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if is_country && is_region && country != "UK" {
        return Ok(text);
    }
    let expected = match country {
        "UK" => "GB for the United Kingdom, GB-ENG for England".to_owned(),
        _ if asks_for_unknown(&text) => {
            "no:country for deals whose country is not known".to_owned()
        }
        _ => "a country's ISO 3166 code such as GB, GB-ENG or US".to_owned(),
    };
    Err(context.error(
        &item.span,
        format!("{} is no country code", repeated(&written)),
        expected,
    ))
}

/// An ISO 4217 code or a symbol that just one currency has.
pub(super) fn currency(context: Context<'_>, item: &Item<'_>) -> Result<String, QueryError> {
    let text = item.text(context)?;
    if let Some(currency) =
        Currency::of_symbol(&text.to_uppercase()).or_else(|| Currency::new(&text))
    {
        return Ok(currency.code().to_owned());
    }
    let expected = match text.as_str() {
        "$" => "US$, A$, C$ or another that names one currency, or a code such as USD",
        _ if asks_for_unknown(&text) => "no:currency for deals whose currency is not known",
        _ => "a currency such as GBP, USD, £ or €",
    };
    Err(context.error(
        &item.span,
        format!("{} is no currency", repeated(&text)),
        expected,
    ))
}

/// A field that can be known or not.
pub(super) fn knowable(context: Context<'_>, item: &Item<'_>) -> Result<String, QueryError> {
    let text = item.text(context)?;
    let wanted = spelled(&text);
    let names = names::knowable_names(context.codes);
    if let Some(name) = names.iter().find(|name| **name == wanted) {
        return Ok(name.clone());
    }
    let expected = match nearest(&text, names) {
        Some(name) => name,
        None => "a field such as value, ends, supplier or signed".to_owned(),
    };
    Err(context.error(
        &item.span,
        format!("{} is no field that can be known", repeated(&text)),
        expected,
    ))
}

/// A state of a deal.
pub(super) fn state(context: Context<'_>, item: &Item<'_>) -> Result<State, QueryError> {
    let text = item.text(context)?;
    State::named(&text).ok_or_else(|| {
        let names = || State::ALL.into_iter().map(|state| state.name().to_owned());
        let expected =
            nearest(&text, names()).unwrap_or_else(|| names().collect::<Vec<_>>().join(", "));
        context.error(
            &item.span,
            format!("{} is no state", repeated(&text)),
            expected,
        )
    })
}

/// A key of an order.
pub(super) fn sort_key(context: Context<'_>, item: &Item<'_>) -> Result<SortKey, QueryError> {
    let text = item.text(context)?;
    let (name, direction) = match text.strip_prefix('-') {
        Some(name) => (name, Direction::Falling),
        None => (text.as_str(), Direction::Rising),
    };
    if let Some(column) = names::sort_column(name) {
        return Ok(SortKey {
            field: column.to_owned(),
            direction,
        });
    }
    let names = || names::sort_names().map(str::to_owned);
    let expected = nearest(name, names()).unwrap_or_else(|| names().collect::<Vec<_>>().join(", "));
    let problem = match name {
        "" => "a column is missing".to_owned(),
        name => format!("{} is no column to sort by", repeated(name)),
    };
    Err(context.error(&item.span, problem, expected))
}

fn asks_for_unknown(text: &str) -> bool {
    matches!(
        spelled(text).as_str(),
        "unknown" | "not_known" | "none" | "_"
    )
}

fn some<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names = names.peekable();
    let mut list: Vec<&str> = names.by_ref().take(NAMED).collect();
    if names.peek().is_some() {
        list.push("…");
    }
    list.join(", ")
}
