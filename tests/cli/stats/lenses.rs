//! The sums of lenses, and of all in one currency.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Catalogue, collect_cited, written};
use crate::home::Home;
use crate::list::rows;

/// True for the deals of a lens.
type Test<'a> = &'a dyn Fn(&Value) -> bool;

#[test]
fn the_sums_of_ten_lenses_are_those_of_the_same_deals_in_the_catalogue() {
    let catalogue = Catalogue::read();
    let home = Home::new();
    let has = |value: &Value, wanted: &str| {
        let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().any(|item| item == wanted)
    };
    let party = |deal: &Value, company: &str| {
        let mut parties = deal["parties"].as_array().unwrap().iter();
        parties.any(|party| party["company"] == company)
    };
    let links = |deal: &Value, kind: &str, to: &str| {
        let mut links = deal["links"].as_array().into_iter().flatten();
        links.any(|link| link["type"] == kind && link["deal"] == to)
    };
    let cites = |deal: &Value, source: &str| {
        let mut cited = BTreeSet::new();
        collect_cited(deal, &mut cited);
        cited.contains(source)
    };
    let currency = |deal: &Value| {
        catalogue
            .headline(deal)
            .map(|value| value["currency"].clone())
    };
    let lenses: [(&str, Test<'_>); 10] = [
        ("kind:contract", &|deal| deal["kind"] == "contract"),
        ("kind:framework,programme,call_off", &|deal| {
            matches!(
                deal["kind"].as_str(),
                Some("framework" | "programme" | "call_off")
            )
        }),
        ("status:in_force", &|deal| deal["status"] == "in_force"),
        ("country:GB-ENG", &|deal| has(&deal["countries"], "GB-ENG")),
        ("sector:cloud", &|deal| has(&deal["sectors"], "cloud")),
        ("company:=microsoft", &|deal| party(deal, "microsoft")),
        (
            "part_of:npfit-programme-2002 OR id:npfit-programme-2002",
            &|deal| {
                deal["id"] == "npfit-programme-2002"
                    || links(deal, "part_of", "npfit-programme-2002")
            },
        ),
        ("currency:USD", &|deal| currency(deal) == Some("USD".into())),
        ("source:seed-nhs-80m", &|deal| cites(deal, "seed-nhs-80m")),
        ("is:unconfirmed", &|deal| {
            let value = catalogue.headline(deal);
            let claimed = value.is_some_and(|value| value["qualifier"] == "unconfirmed");
            claimed || catalogue.best_grade(deal) == "E"
        }),
    ];
    for (query, test) in lenses {
        let deals: Vec<&Value> = catalogue.deals().iter().filter(|deal| test(deal)).collect();
        assert!(!deals.is_empty(), "{query}");
        let ran = home.done(&["stats", query, "--format", "csv"]);
        assert_eq!(
            written(&rows(&ran.stdout)),
            catalogue.lines(deals),
            "{query}"
        );
    }
}

#[test]
fn a_converted_sum_is_told_only_on_demand_with_its_rates_and_what_it_leaves_out() {
    let home = Home::new();
    let plain = home.done(&["stats", "country:AU"]).stdout;
    assert!(!plain.contains('≈'), "{plain}");
    let table = home
        .done(&["stats", "country:AU", "--convert", "eur"])
        .stdout;
    assert!(table.contains("≈ €"), "{table}");
    assert!(table.contains("ECB mean rates 20"), "{table}");
    assert!(table.contains("Left out, no rate"), "{table}");
    let json = home.done(&[
        "stats",
        "country:AU",
        "--convert",
        "EUR",
        "--format",
        "json",
    ]);
    let json: Value = serde_json::from_str(&json.stdout).unwrap();
    let disclosed = json["disclosed"].as_array().unwrap();
    let firm: u64 = disclosed
        .iter()
        .map(|sum| sum["deals"].as_u64().unwrap())
        .sum();
    let converted = &json["converted"];
    let told = converted["deals"].as_u64().unwrap() + converted["left_out"].as_u64().unwrap();
    assert_eq!(told, firm);
    assert_eq!(converted["approximate"], true);
    // One currency into itself is the exact sum.
    let same = home.done(&[
        "stats",
        "kind:call_off",
        "--convert",
        "GBP",
        "--format",
        "json",
    ]);
    let same: Value = serde_json::from_str(&same.stdout).unwrap();
    let pounds = same["disclosed"].as_array().unwrap();
    let pounds = pounds.iter().find(|sum| sum["currency"] == "GBP").unwrap();
    let sum: f64 = pounds["sum"].as_str().unwrap().parse().unwrap();
    let converted: f64 = same["converted"]["sum"].as_str().unwrap().parse().unwrap();
    assert!((sum - converted).abs() < 1.0, "{sum} {converted}");
    let wrong = home.run(&["stats", "--convert", "pounds"]);
    assert_eq!(wrong.status, 2);
}
