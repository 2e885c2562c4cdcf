//! The radar of the catalogue against its JSON, read by a few lines of its own.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "support/catalogue.rs"]
mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use dealscope::deal::{Cancel, Day};
use dealscope::index::{AsOf, Index, Lane, Row};
use serde_json::Value;
use support::catalogue;

const CATALOGUE: &str = include_str!("../assets/catalogue.json");
const TODAY: &str = "2026-11-22";
/// Types of date that can be a deal's first, best first.
const FIRST: [&str; 6] = [
    "announced",
    "signed",
    "awarded",
    "notice",
    "reported",
    "start",
];

/// The lanes as the program has them: slugs by lane's code.
fn told(index: &Index, day: &str) -> BTreeMap<&'static str, Vec<String>> {
    let rows: Arc<[Row]> = (0..).map(Row).take(index.len()).collect();
    let as_of = AsOf {
        day: day.parse::<Day>().expect("a day"),
        today: TODAY.parse().expect("a day"),
    };
    let radar = index
        .radar(&rows, as_of, &Cancel::default())
        .expect("lanes");
    let slugs = |lane| {
        let slug = |row| index.entry(row).expect("a deal").slug().to_owned();
        let mut slugs: Vec<String> = radar.deals(lane).map(slug).collect();
        slugs.sort();
        slugs
    };
    Lane::ALL
        .into_iter()
        .map(|lane| (lane.code(), slugs(lane)))
        .filter(|(_, slugs)| !slugs.is_empty())
        .collect()
}

/// The EDTF text of a type of date: the preferred one, else the earliest.
fn date<'a>(deal: &'a Value, kind: &str) -> Option<&'a str> {
    let dates = deal["dates"].as_array()?.iter();
    let mut of_kind: Vec<&Value> = dates.filter(|date| date["type"] == kind).collect();
    of_kind.sort_by_key(|date| {
        (
            date["rank"] != "preferred",
            first_day(date["edtf"].as_str().unwrap()),
        )
    });
    of_kind.first()?["edtf"].as_str()
}

/// The first day that a text of the catalogue allows, as ISO 8601: texts in that form sort as days do.
fn first_day(edtf: &str) -> String {
    if edtf.starts_with("[..") {
        return "0000".to_owned();
    }
    let digits = |letter: char| !letter.is_ascii_digit() && letter != '-';
    let first = edtf.trim_start_matches('[').split(digits).next().unwrap();
    format!("{first}-01-01")[..10].to_owned()
}

/// The last day that a text of the catalogue allows.
fn last_day(edtf: &str) -> String {
    if edtf.ends_with("..]") {
        return "9999".to_owned();
    }
    let last = edtf.trim_end_matches(['~', '?']);
    let last = last.rsplit('/').next().unwrap();
    format!("{last}-12-31")[..10].to_owned()
}

/// The lane's code of a deal, by the rules in the README; `None` where it is in no lane.
fn lane(deal: &Value, day: &str) -> Option<&'static str> {
    let begins = FIRST.iter().find_map(|kind| date(deal, kind));
    if begins.is_some_and(|begins| first_day(begins).as_str() > day) {
        return None;
    }
    let over = [
        "completed",
        "expired",
        "superseded",
        "terminated",
        "abandoned",
    ];
    let over = over.contains(&deal["status"].as_str()?) && day >= TODAY;
    let once = ["acquisition", "merger", "investment", "settlement"];
    let Some(ends) = date(deal, "terminated").or_else(|| date(deal, "end")) else {
        let nothing = over || once.contains(&deal["kind"].as_str()?);
        return (!nothing).then_some("not_known");
    };
    let first = first_day(ends);
    let day_of = |months: i32| day.parse::<Day>().unwrap().plus_months(months).to_string();
    let limits = [
        (0, "ended"),
        (6, "under_6_months"),
        (12, "6_to_12_months"),
        (18, "12_to_18_months"),
        (24, "18_to_24_months"),
    ];
    if first < day_of(-12) {
        return (!over && last_day(ends).as_str() >= day).then_some("not_known");
    }
    let found = limits
        .into_iter()
        .find(|(months, _)| first < day_of(*months));
    let lane = found.map_or("later", |(_, lane)| lane);
    // It was over before its planned end, nobody says when.
    let early = ["terminated", "abandoned"].contains(&deal["status"].as_str()?);
    if early && !over && lane != "ended" && date(deal, "terminated").is_none() {
        return Some("not_known");
    }
    (lane == "ended" || !over).then_some(lane)
}

#[test]
fn the_lanes_of_the_catalogue_are_those_of_its_json() {
    let home = tempfile::tempdir().expect("a folder");
    let index = catalogue(home.path());
    let catalogue: Value = serde_json::from_str(CATALOGUE).expect("JSON");
    for day in [TODAY, "2024-06-30", "2014-02-15", "2027-11-01"] {
        let mut expected: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for deal in catalogue["deals"].as_array().expect("deals") {
            if let Some(lane) = lane(deal, day) {
                let slug = deal["id"].as_str().expect("an id").to_owned();
                expected.entry(lane).or_default().push(slug);
            }
        }
        for slugs in expected.values_mut() {
            slugs.sort();
        }
        assert!(expected.len() > 3, "{day}: {:?}", expected.keys());
        assert_eq!(told(&index, day), expected, "{day}");
    }
}
