//! `dealscope companies`: found however they are spelt, with what they became.

use crate::home::Home;
use crate::list::rows;

#[test]
fn a_misspelt_name_finds_its_company_first() {
    let ran = Home::new().done(&["companies", "cernr", "--format", "csv"]);
    let rows = rows(&ran.stdout);
    assert_eq!(rows[0]["id"], "cerner");
    assert!(rows[0]["deals"].parse::<u32>().unwrap() > 0);
    assert_eq!(ran.conclusion(), format!("{} companies", rows.len()));
}

#[test]
fn a_company_that_is_no_more_says_what_it_became() {
    let home = Home::new();
    let csv = rows(&home.done(&["companies", "torex", "--format", "csv"]).stdout);
    assert_eq!(csv[0]["id"], "torex");
    assert!(csv[0]["became"].contains("iSOFT"), "{}", csv[0]["became"]);
    let table = home.done(&["companies", "torex"]).stdout;
    assert!(table.contains("iSOFT"), "{table}");
    let json = home
        .done(&["companies", "torex", "--format", "json"])
        .stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["id"], "torex");
}

#[test]
fn without_a_name_all_companies_come_most_deals_first() {
    let ran = Home::new().done(&["companies", "--format", "csv", "--limit", "10"]);
    let counts: Vec<u32> = rows(&ran.stdout)
        .iter()
        .map(|row| row["deals"].parse().unwrap())
        .collect();
    assert_eq!(counts.len(), 10);
    assert!(counts.is_sorted_by(|one, two| one >= two), "{counts:?}");
    assert_eq!(ran.conclusion(), "10 companies");
}

#[test]
fn a_match_by_another_name_says_which() {
    let ran = Home::new().done(&["companies", "british telecom", "--format", "csv"]);
    let rows = rows(&ran.stdout);
    assert_eq!(rows[0]["id"], "bt");
    assert!(
        rows[0]["matched"].contains("British Telecom"),
        "{:?}",
        rows[0]
    );
}
