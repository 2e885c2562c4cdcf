//! `dealscope stats`: counts and sums against the catalogue's JSON, read on its own.

#[path = "stats/figures.rs"]
mod figures;
#[path = "stats/lenses.rs"]
mod lenses;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::home::Home;
use crate::list::{rows, texts};

/// Deals, and sums in hundredths of a unit (of ranges both ends), by what the line is of and the currency.
pub type Lines = BTreeMap<(String, String), (usize, i128, i128)>;

pub struct Catalogue {
    pub catalogue: Value,
    codes: Value,
}

fn collect_cited(value: &Value, cited: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_cited(item, cited)),
        Value::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("cite", Value::Array(all)) => cited.extend(all.iter().map(slug)),
                    ("cites", Value::Object(facts)) => {
                        let all = facts.values().flat_map(|all| all.as_array().unwrap());
                        cited.extend(all.map(slug));
                    }
                    _ => collect_cited(member, cited),
                }
            }
        }
        _ => {}
    }
}

fn slug(citation: &Value) -> String {
    let slug = citation.as_str().or_else(|| citation["source"].as_str());
    slug.unwrap().to_owned()
}

pub fn hundredths(amount: &str) -> i128 {
    let (whole, decimals) = amount.split_once('.').unwrap_or((amount, ""));
    format!("{whole}{decimals:0<2}").parse().unwrap()
}

/// The lines of a CSV, without those of nothing.
fn written(rows: &[BTreeMap<String, String>]) -> Lines {
    rows.iter()
        .filter(|row| row["deals"] != "0")
        .map(|row| {
            let sum = |name: &str| match row[name].as_str() {
                "" => 0,
                sum => hundredths(sum),
            };
            let key = (row["what"].clone(), row["currency"].clone());
            let deals = row["deals"].parse().unwrap();
            (key, (deals, sum("sum"), sum("sum_max")))
        })
        .collect()
}

#[test]
fn the_sums_of_all_deals_are_those_of_the_catalogue() {
    let catalogue = Catalogue::read();
    let ran = Home::new().done(&["stats", "--format", "csv"]);
    assert_eq!(
        written(&rows(&ran.stdout)),
        catalogue.lines(catalogue.deals())
    );
    assert_eq!(
        ran.conclusion(),
        format!("{} deals", catalogue.deals().len())
    );
}

#[test]
fn every_group_has_the_deals_and_sums_of_the_catalogue() {
    let catalogue = Catalogue::read();
    let home = Home::new();
    let strings = |value: &Value| -> Vec<String> {
        let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter()
            .map(|item| item.as_str().unwrap().to_owned())
            .collect()
    };
    let in_role = |deal: &Value, role: &str| -> Vec<String> {
        let parties = deal["parties"].as_array().unwrap().iter();
        let parties = parties.filter(|party| role.is_empty() || party["role"] == role);
        parties
            .map(|party| party["company"].as_str().unwrap().to_owned())
            .collect()
    };
    let sources = |deal: &Value| {
        let mut cited = BTreeSet::new();
        collect_cited(deal, &mut cited);
        cited.into_iter().collect::<Vec<_>>()
    };
    let text = |value: &Value| value.as_str().map(str::to_owned).into_iter().collect();
    for by in [
        "kind", "status", "country", "sector", "company", "supplier", "buyer", "bidder",
        "currency", "product", "grade", "source",
    ] {
        let values = |deal: &Value| -> BTreeSet<String> {
            let values: Vec<String> = match by {
                "kind" | "status" => text(&deal[by]),
                "country" => strings(&deal["countries"])
                    .iter()
                    .map(|code| code[..2].to_owned())
                    .collect(),
                "sector" => strings(&deal["sectors"]),
                "company" => in_role(deal, ""),
                "currency" => catalogue
                    .headline(deal)
                    .map_or(Vec::new(), |value| text(&value["currency"])),
                "product" => texts(&deal["products"], "name")
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
                "grade" => vec![catalogue.best_grade(deal)],
                "source" => sources(deal),
                role => in_role(deal, role),
            };
            let known = |value: &String| {
                let nothing = value.is_empty() || (by == "status" && value == "unknown");
                !nothing
            };
            let known: BTreeSet<_> = values.into_iter().filter(known).collect();
            if known.is_empty() {
                [String::new()].into()
            } else {
                known
            }
        };
        let mut groups: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        for deal in catalogue.deals() {
            for value in values(deal) {
                groups.entry(value).or_default().push(deal);
            }
        }
        let ran = home.done(&["stats", "--by", by, "--format", "csv"]);
        let mut found: BTreeMap<String, Vec<BTreeMap<String, String>>> = BTreeMap::new();
        for row in rows(&ran.stdout) {
            found.entry(row["value"].clone()).or_default().push(row);
        }
        let found: BTreeMap<_, _> = found
            .into_iter()
            .map(|(value, rows)| (value, written(&rows)))
            .collect();
        let wanted: BTreeMap<_, _> = groups
            .into_iter()
            .map(|(value, deals)| (value, catalogue.lines(deals)))
            .collect();
        assert!(wanted.len() > 3, "{by}");
        assert_eq!(found, wanted, "{by}");
    }
}

#[test]
fn of_dates_every_deal_counts_once_under_the_years_that_certainly_hold_it() {
    let home = Home::new();
    for (by, field) in [("year", "date"), ("ends", "ends")] {
        let ran = home.done(&["stats", "--by", by, "--format", "json"]);
        let stats: Value = serde_json::from_str(&ran.stdout).unwrap();
        let groups = stats["groups"].as_array().unwrap();
        let sum: u64 = groups
            .iter()
            .map(|group| group["deals"].as_u64().unwrap())
            .sum();
        assert_eq!(sum, stats["deals"].as_u64().unwrap());
        assert!(groups.last().unwrap()["value"].is_null());
        for group in groups {
            let deals = group["deals"].as_u64().unwrap();
            let Some(years) = group["value"].as_str() else {
                continue;
            };
            if !years.contains("..") {
                let certain = home.done(&["list", &format!("{field}!:{years}")]);
                assert_eq!(
                    certain.conclusion(),
                    match deals {
                        1 => "1 deal".to_owned(),
                        _ => format!("{deals} deals"),
                    },
                    "{by} {years}"
                );
            }
        }
    }
}

#[test]
fn stats_reads_the_same_query_as_list_and_says_the_same_in_every_format() {
    let home = Home::new();
    let query = "microsoft nhs -status:completed";
    let listed = home.done(&["list", query, "--format", "csv"]);
    let stats = home.done(&["stats", query, "--by", "kind", "--format", "json"]);
    let stats: Value = serde_json::from_str(&stats.stdout).unwrap();
    assert_eq!(stats["deals"], rows(&listed.stdout).len());
    assert_eq!(stats["query"], query);
    assert_eq!(stats["by"], "kind");
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows(&listed.stdout) {
        *kinds.entry(row["kind"].clone()).or_default() += 1;
    }
    for group in stats["groups"].as_array().unwrap() {
        let kind = group["value"].as_str().unwrap();
        assert_eq!(group["deals"].as_u64(), kinds.remove(kind), "{kind}");
        let csv = rows(
            &home
                .done(&["stats", query, &format!("kind:{kind}"), "--format", "csv"])
                .stdout,
        );
        let line = |what: &str| {
            let mut lines = csv.iter().filter(|row| row["what"] == what);
            lines.next().map_or(0, |row| row["deals"].parse().unwrap())
        };
        assert_eq!(group["deals"], line("all"));
        assert_eq!(group["undisclosed"], line("undisclosed"));
        assert_eq!(group["not_known"], line("not_known"));
        for sum in group["exact"].as_array().unwrap() {
            let row = csv
                .iter()
                .find(|row| row["what"] == "exact" && row["currency"] == sum["currency"]);
            assert_eq!(row.unwrap()["sum"], sum["sum"].as_str().unwrap());
        }
    }
    assert!(kinds.is_empty(), "{kinds:?}");
}

#[test]
fn nothing_selected_is_counted_as_nothing() {
    let home = Home::new();
    let none = home.done(&["stats", "zzzyyyxxx", "--format", "csv"]);
    assert_eq!(
        none.stdout,
        "what,currency,deals,sum,sum_max\r\nall,,0,,\r\nundisclosed,,0,,\r\nnot_known,,0,,\r\n"
    );
    let none = home.done(&["stats", "zzzyyyxxx", "--by", "kind", "--format", "csv"]);
    assert_eq!(
        none.stdout,
        "value,label,what,currency,deals,sum,sum_max\r\n"
    );
    assert_eq!(none.conclusion(), "0 deals");
}

#[test]
fn a_table_tells_people_what_is_disclosed_what_is_not_and_what_nobody_knows() {
    let ran = Home::new().done(&["stats", "company:microsoft", "--by", "status"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    for title in [
        "Status",
        "Deals",
        "Disclosed",
        "Exact sum",
        "Undisclosed",
        "Not known",
        "Unconfirmed",
    ] {
        assert!(lines[0].contains(title), "{}", lines[0]);
    }
    assert!(lines.last().unwrap().starts_with("All deals "));
    assert!(lines.iter().any(|line| line.starts_with("not known ")));
    assert!(ran.stdout.contains('£'));
}

#[test]
fn a_wrong_field_is_answered_on_one_line_with_the_nearest() {
    let home = Home::new();
    for (wrong, said) in [
        ("contry", "country"),
        ("supplyer", "supplier"),
        ("curency", "currency"),
    ] {
        let ran = home.run(&["stats", "--by", wrong]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
        let wanted = format!("dealscope: --by: there is no field {wrong}; did you mean {said}?\n");
        assert_eq!(ran.stderr, wanted);
    }
    let ran = home.run(&["stats", "--by", "\u{1b}[31mzzzzzzzz"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.stderr.lines().count(), 1);
    assert!(
        ran.stderr.contains("the fields are kind, status, country"),
        "{}",
        ran.stderr
    );
    assert!(!ran.stderr.contains('\u{1b}'));
    let ran = home.run(&["stats", "knd:licence"]);
    assert_eq!(ran.status, 2);
}
