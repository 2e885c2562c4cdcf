//! What queries ask, and whether a deal answers: one by one, over the facts.

use crate::days::{self, Day, Span};
use crate::facts::{Deal, World, list, text};
use crate::names::fold;

/// The day that tests take for today.
pub const TODAY: (i64, i64, i64) = (2026, 11, 21);

pub fn today() -> Day {
    let (year, month, of_month) = TODAY;
    days::day(year, month, of_month)
}

/// A question. Whoever makes one writes the query for it as well.
#[derive(Clone, Debug)]
pub enum Ask {
    And(Vec<Self>),
    Or(Vec<Self>),
    Not(Box<Self>),
    Text(String),
    /// Field, name, onward, backward.
    Company(String, String, bool, bool),
    /// Field, slug.
    Slug(String, String),
    /// Field, codes.
    Code(String, Vec<String>),
    /// `title`, `product`, `source`, `id`: text.
    Part(String, String),
    Grade(String, String),
    /// Field, days, certain.
    Date(String, Span, bool),
    DateUnknown(String),
    Open,
    /// Currency; least and most in hundredths, each with whether it is included.
    Value(Option<String>, Limit, Limit),
    Undisclosed,
    ValueUnknown,
    Term(i64, i64),
    Link(Option<String>, String, bool),
    Has(String),
    Is(&'static str),
    Tag,
}

pub type Limit = Option<(i128, bool)>;

/// Every seventh deal is marked, every eleventh has the tag `review`, some are new, some have changed.
pub fn is_marked(place: usize) -> bool {
    place.is_multiple_of(7)
}

pub fn is_new(place: usize) -> bool {
    place % 13 == 5
}

pub fn is_changed(place: usize) -> bool {
    place % 17 == 3
}

pub fn is_tagged(place: usize) -> bool {
    place.is_multiple_of(11)
}

/// The deals that answer, by slug.
pub fn answers(ask: &Ask, world: &World) -> Vec<String> {
    let deals = world.deals.iter().enumerate();
    let found = deals.filter(|(place, deal)| holds(ask, *place, deal, world));
    let mut found: Vec<String> = found.map(|(_, deal)| deal.id.clone()).collect();
    found.sort();
    found
}

fn holds(ask: &Ask, place: usize, deal: &Deal, world: &World) -> bool {
    let json = &deal.json;
    match ask {
        Ask::And(parts) => parts.iter().all(|part| holds(part, place, deal, world)),
        Ask::Or(parts) => parts.iter().any(|part| holds(part, place, deal, world)),
        Ask::Not(part) => !holds(part, place, deal, world),
        Ask::Text(word) => world
            .texts(deal)
            .iter()
            .any(|text| text.contains(&fold(word))),
        Ask::Company(field, name, onward, backward) => {
            let meant = world.meant(name, *onward, *backward);
            let stated = world.stated(name);
            list(json, "parties").iter().any(|party| {
                let is_meant = match party["company"].as_str() {
                    Some(slug) => meant.contains(slug),
                    None => stated.contains(text(party, "as_stated")),
                };
                is_meant && plays(field, text(party, "role"))
            })
        }
        Ask::Slug(field, slug) => list(json, "parties")
            .iter()
            .any(|party| text(party, "company") == slug && plays(field, text(party, "role"))),
        Ask::Code(field, codes) => codes.iter().any(|code| has_code(field, code, deal)),
        Ask::Part(field, part) => has_part(field, &fold(part), deal, world),
        Ask::Grade(best, worst) => deal
            .grade(world)
            .is_some_and(|grade| grade >= *best && grade <= *worst),
        Ask::Date(field, asked, certain) => spans(field, deal).iter().any(|span| match certain {
            true => span.is_within(*asked),
            false => span.overlaps(*asked),
        }),
        Ask::DateUnknown(field) => spans(field, deal).is_empty(),
        Ask::Open => is_open(deal),
        Ask::Value(currency, least, most) => {
            is_worth(deal, currency.as_deref(), *least, *most, world)
        }
        Ask::Undisclosed => qualifier(deal) == "undisclosed",
        Ask::ValueUnknown => deal.value.is_none(),
        Ask::Term(least, most) => {
            let months = json["term"]["months"].as_i64();
            months.is_some_and(|months| (*least..=*most).contains(&months))
        }
        Ask::Link(kind, to, chain) => world
            .linked_to(kind.as_deref(), to, *chain)
            .contains(&deal.id),
        Ask::Has(name) => is_known(name, place, deal, world),
        Ask::Is(state) => is_in(state, place, deal, world),
        Ask::Tag => is_tagged(place),
    }
}

fn plays(field: &str, role: &str) -> bool {
    match field {
        "company" => true,
        "vendor" => ["supplier", "prime_contractor", "subcontractor", "reseller"].contains(&role),
        "customer" => ["buyer", "beneficiary", "manager"].contains(&role),
        code => code == role,
    }
}

fn has_code(field: &str, code: &str, deal: &Deal) -> bool {
    let json = &deal.json;
    match field {
        "kind" | "status" => json[field] == code,
        "sector" => list(json, "sectors").iter().any(|sector| sector == code),
        "country" => list(json, "countries").iter().any(|country| {
            let country = country.as_str().unwrap();
            country == code || country.starts_with(&format!("{code}-"))
        }),
        "currency" => deal
            .value
            .as_ref()
            .is_some_and(|value| value["currency"] == code),
        other => panic!("{other}"),
    }
}

fn has_part(field: &str, part: &str, deal: &Deal, world: &World) -> bool {
    let json = &deal.json;
    match field {
        "title" => fold(text(json, "title")).contains(part),
        "product" => list(json, "products")
            .iter()
            .any(|product| fold(text(product, "name")).contains(part)),
        "source" => deal.cited.iter().any(|(source, _)| {
            let source = &world.sources[source];
            ["id", "publisher", "title"]
                .iter()
                .any(|name| fold(text(source, name)).contains(part))
        }),
        "id" => match part.strip_suffix('*') {
            Some(start) => deal.id.starts_with(start),
            None if world.deals.iter().any(|other| other.id == part) => deal.id == part,
            None => deal.id.contains(part),
        },
        other => panic!("{other}"),
    }
}

fn spans(field: &str, deal: &Deal) -> Vec<Span> {
    match field {
        "date" => deal.date.into_iter().collect(),
        "ends" => deal.ends.into_iter().collect(),
        kind => deal.dates(kind),
    }
}

fn is_open(deal: &Deal) -> bool {
    deal.ends_edtf
        .as_deref()
        .is_some_and(|edtf| edtf.ends_with("/.."))
}

fn qualifier(deal: &Deal) -> &str {
    deal.value
        .as_ref()
        .map_or("", |value| text(value, "qualifier"))
}

/// Hundredths: no figure has more decimals.
fn hundredths(amount: &str) -> i128 {
    let (whole, decimals) = amount.split_once('.').unwrap_or((amount, ""));
    format!("{whole}{decimals:0<2}").parse().unwrap()
}

fn is_worth(deal: &Deal, asked: Option<&str>, least: Limit, most: Limit, world: &World) -> bool {
    let Some((low, high)) = deal.figure() else {
        return false;
    };
    let currency = text(deal.value.as_ref().unwrap(), "currency");
    let (low, high) = (hundredths(low), hundredths(high));
    if let Some(asked) = asked {
        return currency == asked && is_between(low, high, least, most);
    }
    if least.is_none() && most.is_none() {
        return true;
    }
    // Without a currency the limits are euros, and figures are converted at the mean rate of the deal's own year.
    let rate = match currency {
        "EUR" => Some(1.0),
        other => deal
            .year
            .and_then(|year| world.rates.get(&(year, other.to_owned())).copied()),
    };
    let Some(rate) = rate else { return false };
    let euros = |hundredths: i128| hundredths as f64 / 100.0 / rate;
    let limit =
        |limit: Limit| limit.map(|(hundredths, included)| (hundredths as f64 / 100.0, included));
    is_between(euros(low), euros(high), limit(least), limit(most))
}

fn is_between<T: PartialOrd + Copy>(
    low: T,
    high: T,
    least: Option<(T, bool)>,
    most: Option<(T, bool)>,
) -> bool {
    let above = least.is_none_or(|(least, included)| high > least || (included && high == least));
    above && most.is_none_or(|(most, included)| low < most || (included && low == most))
}

fn is_known(name: &str, place: usize, deal: &Deal, world: &World) -> bool {
    let json = &deal.json;
    match name {
        "date" => deal.date.is_some(),
        "ends" => deal.ends.is_some(),
        "value" => deal.figure().is_some(),
        "kind" => true,
        "status" => json["status"] != "unknown",
        "country" => !list(json, "countries").is_empty(),
        "sector" => !list(json, "sectors").is_empty(),
        "product" => !list(json, "products").is_empty(),
        "currency" => deal
            .value
            .as_ref()
            .is_some_and(|value| value["currency"].is_string()),
        "term" => json["term"]["months"].is_i64(),
        "grade" => deal.grade(world).is_some(),
        "source" => !deal.cited.is_empty(),
        "summary" => !text(json, "summary").is_empty(),
        "tag" => is_tagged(place),
        "linked" => {
            let from_others = || !world.linked_to(None, &deal.id, false).is_empty();
            !list(json, "links").is_empty() || from_others()
        }
        "company" | "vendor" | "customer" => list(json, "parties")
            .iter()
            .any(|party| plays(name, text(party, "role"))),
        code => {
            let has =
                |of: &str, field: &str| list(json, of).iter().any(|one| text(one, field) == code);
            has("parties", "role") || has("links", "type") || !deal.dates(code).is_empty()
        }
    }
}

fn is_in(state: &str, place: usize, deal: &Deal, world: &World) -> bool {
    let status = text(&deal.json, "status");
    let is_past = |span: Option<Span>| {
        let last = span.and_then(|span| span.to);
        last.is_some_and(|last| last < today())
    };
    let ended = [
        "completed",
        "expired",
        "superseded",
        "terminated",
        "abandoned",
    ]
    .contains(&status)
        || (is_past(deal.ends) && (deal.ends_max.is_none() || is_past(deal.ends_max)));
    let first = deal.date.and_then(|span| span.from);
    let not_yet = !ended && !deal.began && first.is_some_and(|first| first > today());
    let last = deal.ends.and_then(|span| span.from);
    let runs = is_open(deal) || last.is_some_and(|last| last >= today());
    let in_force = !ended && !not_yet && (status == "in_force" || (status == "announced" && runs));
    match state {
        "marked" => is_marked(place),
        "new" => is_new(place),
        "changed" => is_changed(place),
        "disputed" => deal.cited.iter().any(|(_, stance)| stance == "contradicts"),
        "unconfirmed" => {
            qualifier(deal) == "unconfirmed" || deal.grade(world).as_deref() == Some("E")
        }
        "open-ended" => is_open(deal),
        "ended" => ended,
        "not-yet" => not_yet,
        "in-force" => in_force,
        "unclear" => !ended && !not_yet && !in_force,
        other => panic!("{other}"),
    }
}
