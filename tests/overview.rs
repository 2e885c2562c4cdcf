//! The overview of the catalogue against its JSON, counted by a few lines of its own.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use dealscope::config::Paths;
use dealscope::deal::{Cancel, Day};
use dealscope::index::{AsOf, Index, News, Overview, Ranking, Request, Row};
use dealscope::library;
use dealscope::query::Query;
use serde_json::Value;

const CATALOGUE: &str = include_str!("../assets/catalogue.json");

fn catalogue(home: &Path) -> Index {
    let paths = Paths::new(
        Some(home.join("data")),
        Some(home.join("config")),
        Some(home.into()),
    );
    let opened = library::open(None, &paths).expect("the catalogue opens");
    let begun = library::begin(&opened.file).expect("companies can be read");
    let mut index = Index::empty();
    library::load(&opened.file, begun, &Cancel::default(), &mut |grown, _| {
        index = grown.clone();
    })
    .expect("deals can be read");
    index
}

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
