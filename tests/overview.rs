//! The overview of the catalogue against its JSON, counted by a few lines of its own.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "support/catalogue.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use dealscope::deal::{Cancel, Day};
use dealscope::index::{AsOf, News, Overview, Ranking, Request, Row};
use dealscope::query::Query;
use serde_json::Value;
use support::catalogue;

const CATALOGUE: &str = include_str!("../assets/catalogue.json");

fn overview() -> Overview {
    let home = tempfile::tempdir().expect("a folder");
    let index = catalogue(home.path());
    let today: Day = "2026-11-22".parse().expect("a day");
    let request = Request {
        query: Query::default(),
        marked: Arc::default(),
        tagged: Arc::new(HashMap::new()),
        news: Arc::new(News::default()),
        lookups: dealscope::index::Lookups::new(),
        as_of: AsOf::today(today),
    };
    let rows: Vec<Row> = (0..).map(Row).take(index.len()).collect();
    index
        .overview(&rows, &request, &Cancel::default())
        .expect("figures")
}

fn deals() -> Vec<Value> {
    let whole: Value = serde_json::from_str(CATALOGUE).expect("JSON");
    whole["deals"].as_array().expect("deals").clone()
}

/// How many deals have each value.
fn counted(values: impl Iterator<Item = BTreeSet<String>>) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for value in values.flatten() {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn check(ranking: &Ranking, counts: &BTreeMap<String, u32>) {
    assert_eq!(ranking.all, counts.len());
    for share in &ranking.values {
        assert_eq!(
            counts.get(&share.code),
            Some(&share.deals),
            "{}",
            share.code
        );
    }
    let least = ranking.values.last().map_or(0, |share| share.deals);
    let larger = counts.values().filter(|deals| **deals > least).count();
    assert!(larger <= ranking.values.len());
}

fn texts(value: &Value) -> BTreeSet<String> {
    let items = value.as_array().into_iter().flatten();
    let text = |item: &Value| {
        let code = item.get("code").or(item.get("name")).unwrap_or(item);
        code.as_str().expect("a text").to_owned()
    };
    items.map(text).collect()
}

#[test]
fn rankings_are_what_the_json_counts() {
    let (overview, deals) = (overview(), deals());
    let of = |values: &dyn Fn(&Value) -> BTreeSet<String>| counted(deals.iter().map(values));
    check(
        &overview.kinds,
        &of(&|deal| [deal["kind"].as_str().unwrap().to_owned()].into()),
    );
    check(&overview.sectors, &of(&|deal| texts(&deal["sectors"])));
    check(
        &overview.countries,
        &of(&|deal| {
            let whole = |code: &String| code.split('-').next().unwrap().to_owned();
            texts(&deal["countries"]).iter().map(whole).collect()
        }),
    );
    let side = |roles: &'static [&'static str]| {
        of(&|deal: &Value| {
            let parties = deal["parties"].as_array().into_iter().flatten();
            let there = parties.filter(|party| roles.contains(&party["role"].as_str().unwrap()));
            there
                .filter_map(|party| Some(party["company"].as_str()?.to_owned()))
                .collect()
        })
    };
    check(
        &overview.vendors,
        &side(&["supplier", "prime_contractor", "subcontractor", "reseller"]),
    );
    check(
        &overview.customers,
        &side(&["buyer", "beneficiary", "manager"]),
    );
}

#[test]
fn known_fields_are_what_the_json_has() {
    let (overview, deals) = (overview(), deals());
    let known = |name: &str| {
        let at = dealscope::index::KNOWN
            .iter()
            .position(|(known, _)| *known == name);
        overview.known[at.unwrap()]
    };
    let has = |field: &str| {
        let there = |deal: &&Value| deal[field].as_array().is_some_and(|list| !list.is_empty());
        u32::try_from(deals.iter().filter(there).count()).unwrap()
    };
    assert_eq!(known("sector"), has("sectors"));
    assert_eq!(known("country"), has("countries"));
    assert_eq!(known("product"), has("products"));
    let told = deals.iter().filter(|deal| deal["status"] != "unknown");
    assert_eq!(known("status"), u32::try_from(told.count()).unwrap());
}

/// The first and the last year of a deal's headline date.
fn years(deal: &Value) -> Option<(i32, i32)> {
    let order = [
        "announced",
        "signed",
        "awarded",
        "notice",
        "reported",
        "start",
        "go_live",
        "completed",
        "extended",
        "terminated",
    ];
    let all = deal["dates"].as_array()?;
    let dated = |kind: &&str| {
        let mut of_kind: Vec<&Value> = all
            .iter()
            .filter(|date| {
                date["type"] == **kind && date["rank"] != "deprecated" && date["edtf"].is_string()
            })
            .collect();
        of_kind.sort_by_key(|date| {
            let text = date["edtf"]
                .as_str()
                .unwrap()
                .trim_start_matches(['[', '.']);
            (date["rank"] != "preferred", text.to_owned())
        });
        of_kind.first()?["edtf"].as_str()
    };
    let edtf = order.iter().find_map(dated)?;
    let year = |part: &str| {
        let part = part.trim_matches(['[', ']', '~', '?', '.']);
        part.get(..4)?.parse().ok()
    };
    let (first, last) = edtf
        .split_once("..")
        .or(edtf.split_once('/'))
        .unwrap_or((edtf, edtf));
    let one_of = edtf.trim_matches(['[', ']']).split(',');
    match (year(first), year(last)) {
        _ if edtf.contains(',') => {
            let all: Vec<i32> = one_of.filter_map(year).collect();
            Some((*all.first()?, *all.last()?))
        }
        (None, Some(last)) => Some((0, last)),
        (Some(first), None) => Some((first, 9999)),
        (first, last) => Some((first?, last?)),
    }
}

/// How the figures of a deal count: those of contracts and limits are apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Contracts,
    Limits,
}

/// A deal's headline figure: the first type of the list that the deal has a figure of for the whole contract, the preferred
/// one or the first of them, never a deprecated one.
fn headline(deal: &Value) -> Option<&Value> {
    let order = [
        "total",
        "price",
        "initial_term",
        "with_options",
        "ceiling",
        "enterprise_value",
        "settlement",
    ];
    let all = deal["values"].as_array()?;
    order.iter().find_map(|kind| {
        let mut of_kind = all.iter().filter(|value| {
            let whole = value["scope"]
                .as_str()
                .is_none_or(|scope| scope == "contract");
            value["type"] == **kind && value["rank"] != "deprecated" && whole
        });
        let preferred = of_kind.clone().find(|value| value["rank"] == "preferred");
        preferred.or_else(|| of_kind.next())
    })
}

/// Which figures a deal's is among: a ceiling, a sum with options, `up to` and what a framework says is a limit; a claim, a
/// programme's figure, an enterprise value, a limit that is a guess or a lower one, and what is not disclosed is neither.
fn family(deal: &Value, grades: &HashMap<String, String>) -> Option<Family> {
    let value = headline(deal)?;
    let (figure, qualifier) = (value["type"].as_str()?, value["qualifier"].as_str()?);
    let best = sources(deal);
    let best = best.iter().filter_map(|source| grades.get(*source)).min();
    let is_claim = qualifier == "unconfirmed" || best.is_some_and(|grade| grade == "E");
    if is_claim || qualifier == "undisclosed" || deal["kind"] == "programme" {
        return None;
    }
    let caps = deal["kind"] == "framework" || ["ceiling", "with_options"].contains(&figure);
    if caps {
        let limits = !["at_least", "estimated"].contains(&qualifier);
        return limits.then_some(Family::Limits);
    }
    let own = ["total", "price", "initial_term", "settlement"].contains(&figure);
    own.then_some(if qualifier == "up_to" {
        Family::Limits
    } else {
        Family::Contracts
    })
}

/// The deals that one is a part of (part of, call-off of, subcontract of), and those that they are parts of.
fn wholes<'a>(deal: &'a Value, deals: &'a [Value]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![deal];
    while let Some(part) = open.pop() {
        for link in part["links"].as_array().into_iter().flatten() {
            let kind = link["type"].as_str().unwrap();
            let is_part = ["part_of", "call_off_of", "subcontract_of"].contains(&kind);
            let whole = deals
                .iter()
                .find(|other| is_part && other["id"] == link["deal"]);
            if let Some(whole) = whole
                && found.insert(whole["id"].as_str().unwrap())
            {
                open.push(whole);
            }
        }
    }
    found
}

/// True for a part whose figure is in that of another deal: a whole of it, which is not a part of it in turn, has a figure
/// of the same family.
fn is_within(deal: &Value, deals: &[Value], grades: &HashMap<String, String>) -> bool {
    let own = family(deal, grades);
    let wholes_of_it = wholes(deal, deals);
    let is_whole = |other: &Value| {
        wholes_of_it.contains(other["id"].as_str().unwrap())
            && family(other, grades) == own
            && !wholes(other, deals).contains(deal["id"].as_str().unwrap())
    };
    own.is_some() && deals.iter().any(is_whole)
}

/// A firm figure, in millionths: currency and amount.
fn firm(deal: &Value, grades: &HashMap<String, String>) -> Option<(String, i128)> {
    let headline = headline(deal)?;
    let kind = headline["type"].as_str()?;
    let exact = ["exact", "approximately"].contains(&headline["qualifier"].as_str()?);
    let own = !["framework", "programme"].contains(&deal["kind"].as_str()?);
    let plain = ["total", "price", "initial_term", "settlement"].contains(&kind);
    // A deal whose best source is of grade E is a claim.
    let cited: BTreeSet<&str> = sources(deal);
    let best = cited.iter().filter_map(|source| grades.get(*source)).min();
    if !(exact && own && plain) || best.is_some_and(|grade| grade == "E") {
        return None;
    }
    let (whole, part) = headline["amount"]
        .as_str()?
        .split_once('.')
        .unwrap_or((headline["amount"].as_str()?, ""));
    let millionths = format!("{whole}{part:0<6}").parse().ok()?;
    Some((headline["currency"].as_str()?.to_owned(), millionths))
}

/// All sources that an item and what is in it cite.
fn sources(item: &Value) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    match item {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "cite" || name == "cites" {
                    found.extend(slugs(field));
                } else {
                    found.extend(sources(field));
                }
            }
        }
        Value::Array(items) => found.extend(items.iter().flat_map(sources)),
        _ => {}
    }
    found
}

fn slugs(cites: &Value) -> Vec<&str> {
    match cites {
        Value::String(slug) => vec![slug],
        Value::Array(items) => items.iter().flat_map(slugs).collect(),
        Value::Object(fields) => match fields.get("source") {
            Some(source) => slugs(source),
            None => fields.values().flat_map(slugs).collect(),
        },
        _ => Vec::new(),
    }
}

#[test]
fn years_have_the_deals_and_the_sums_that_the_json_has() {
    let (overview, deals) = (overview(), deals());
    let whole: Value = serde_json::from_str(CATALOGUE).expect("JSON");
    let grades: HashMap<String, String> = whole["sources"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|source| {
            let grade = source["grade"].as_str()?;
            Some((source["id"].as_str()?.to_owned(), grade.to_owned()))
        })
        .collect();
    assert!(grades.values().any(|grade| grade == "E"));
    let undated = deals.iter().filter(|deal| years(deal).is_none()).count();
    assert_eq!(overview.undated as usize, undated);
    let several = deals
        .iter()
        .filter(|deal| years(deal).is_some_and(|(first, last)| first != last));
    assert_eq!(overview.several as usize, several.count());
    let mut told = 0;
    for row in &overview.years {
        let in_year = |deal: &&Value| {
            years(deal).is_some_and(|(first, last)| first <= row.year && row.year <= last)
        };
        let count = deals.iter().filter(in_year).count();
        assert_eq!(row.deals as usize, count, "{}", row.year);
        // What may lie in another year as well is in no solid bar.
        let surely = |deal: &&Value| years(deal) == Some((row.year, row.year));
        let count = deals.iter().filter(surely).count();
        assert_eq!(row.sure as usize, count, "{}", row.year);
        for (kind, deals_of_kind) in overview.series.iter().zip(&row.by_kind) {
            let count = deals.iter().filter(surely);
            let count = count
                .filter(|deal| deal["kind"] == kind.code.as_str())
                .count();
            assert_eq!(*deals_of_kind as usize, count, "{} {}", row.year, kind.code);
        }
        let mut sums: BTreeMap<String, i128> = BTreeMap::new();
        let of_year = deals
            .iter()
            .filter(|deal| years(deal) == Some((row.year, row.year)));
        // What is in a whole's figure, whichever year that is of, would count twice on the page.
        for deal in of_year.filter(|deal| !is_within(deal, &deals, &grades)) {
            if let Some((currency, amount)) = firm(deal, &grades) {
                *sums.entry(currency).or_default() += amount;
            }
        }
        let of_program: BTreeMap<String, i128> = row
            .sums
            .iter()
            .map(|total| {
                let sum = total.sum.expect("a sum");
                let units = i128::from(sum.units()) * 10_i128.pow(6 - u32::from(sum.scale()));
                (total.currency.code().to_owned(), units)
            })
            .collect();
        assert_eq!(of_program, sums, "{}", row.year);
        told += of_program.len();
    }
    assert!(told > 30, "{told}");
    let parts = deals
        .iter()
        .filter(|deal| firm(deal, &grades).is_some() && is_within(deal, &deals, &grades));
    let parts = u32::try_from(parts.count()).unwrap();
    assert_eq!(overview.within, parts);
}
