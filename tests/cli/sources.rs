//! `dealscope sources`: against the catalogue's JSON.

use std::collections::BTreeMap;

use crate::home::Home;
use crate::list::rows;

#[test]
fn each_source_tells_how_much_rests_on_it_and_leads_to_its_deals() {
    let home = Home::new();
    let ran = home.done(&["sources", "--format", "csv"]);
    let sources = rows(&ran.stdout);
    assert_eq!(ran.conclusion(), format!("{} sources", sources.len()));
    assert_eq!(sources.len(), 428);
    for source in sources.iter().step_by(40) {
        let listed = home.done(&["list", &format!("source:{}", source["id"])]);
        assert_eq!(listed.conclusion(), told(&source["deals"]), "{source:?}");
    }
    let grades: BTreeMap<&str, usize> = sources.iter().fold(BTreeMap::new(), |mut all, source| {
        *all.entry(source["grade"].as_str()).or_default() += 1;
        all
    });
    let table = home.done(&["sources", "grade", "e"]);
    assert_eq!(table.conclusion(), counted_sources(grades["E"]));
    for line in table.stdout.lines().skip(1) {
        assert!(line.contains("unconfirmed"), "{line}");
    }
}

fn counted_sources(count: usize) -> String {
    match count {
        1 => "1 source".to_owned(),
        count => format!("{count} sources"),
    }
}

#[test]
fn a_copy_says_whose_it_is() {
    let ran = Home::new().done(&["sources", "--format", "json"]);
    let sources: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let copies = sources.as_array().unwrap().iter();
    let copies =
        copies.filter(|source| source["copy_of"].as_str().is_some_and(|of| !of.is_empty()));
    assert_eq!(copies.count(), 2);
}

fn told(deals: &str) -> String {
    match deals {
        "1" => "1 deal".to_owned(),
        deals => format!("{deals} deals"),
    }
}
