//! Who became whom, and whose agreement took the place of whose.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{ASKED, profile, roles, side};
use crate::home::Home;
use crate::stats::Catalogue;

#[test]
fn wins_and_losses_are_those_that_links_tell_of() {
    let (home, catalogue) = (Home::new(), Catalogue::read());
    let by_id: BTreeMap<&str, &Value> = catalogue
        .deals()
        .iter()
        .map(|deal| (deal["id"].as_str().unwrap(), deal))
        .collect();
    // Old and new: supersedes always, follows where the old one was terminated or superseded.
    let mut pairs = BTreeSet::new();
    for deal in catalogue.deals() {
        for link in deal["links"].as_array().into_iter().flatten() {
            let Some(old) = link["deal"].as_str().and_then(|old| by_id.get(old)) else {
                continue;
            };
            let over = matches!(old["status"].as_str().unwrap(), "terminated" | "superseded");
            let kind = link["type"].as_str().unwrap();
            if kind == "supersedes" || kind == "follows" && over {
                pairs.insert((old["id"].as_str().unwrap(), deal["id"].as_str().unwrap()));
            }
        }
    }
    assert!(pairs.len() > 10);
    let mut seen = BTreeSet::new();
    for slug in ASKED.into_iter().chain([
        "fujitsu",
        "novosco",
        "hp",
        "cambridge-hospitals",
        "epic",
        "cerner",
        "infosys",
        "ibm",
    ]) {
        let found = profile(&home, &[slug]);
        for change in found["changes"].as_array().unwrap() {
            let [old, new, outcome, ground] =
                ["old", "new", "outcome", "ground"].map(|name| change[name].as_str().unwrap());
            assert_ne!(ground, "same_buyer_and_sector", "{change}");
            assert!(pairs.contains(&(old, new)), "{change}");
            let has = |id: &str, wanted: &[&str]| {
                let roles = roles(by_id[id]);
                roles
                    .get(slug)
                    .is_some_and(|roles| roles.iter().any(|role| wanted.contains(&side(role))))
            };
            match outcome {
                "won" => assert!(
                    has(new, &["supply"]) && !has(old, &["supply", "demand", "other"]),
                    "{slug} {change}"
                ),
                "lost" => assert!(
                    has(old, &["supply"]) && !has(new, &["supply", "demand", "other"]),
                    "{slug} {change}"
                ),
                "product_kept" => {
                    let names = |id: &str| -> BTreeSet<String> {
                        let products = by_id[id]["products"].as_array().into_iter().flatten();
                        let name =
                            |product: &Value| product["name"].as_str().unwrap().to_lowercase();
                        products.map(name).collect()
                    };
                    assert!(has(old, &["supply"]) && !has(new, &["supply", "demand", "other"]));
                    let (old, new) = (names(old), names(new));
                    let mut shared = old.intersection(&new);
                    assert!(shared.any(|name| name.starts_with(slug)), "{slug} {change}");
                }
                "kept" => assert!(
                    has(old, &["supply", "demand", "other"]) || has(new, &["supply", "demand"]),
                    "{slug} {change}"
                ),
                "changed_supplier" => assert!(
                    has(old, &["demand"]) || has(new, &["demand"]),
                    "{slug} {change}"
                ),
                other => panic!("{other}"),
            }
            seen.insert(format!("{slug} {outcome} {old} {new}"));
        }
    }
    for known in [
        "fujitsu lost fujitsu-npfit-south-2004 bt-npfit-south-2009",
        "bt won fujitsu-npfit-south-2004 bt-npfit-south-2009",
        "cerner product_kept fujitsu-npfit-south-2004 bt-npfit-south-2009",
        "hp lost hp-cambridge-2013 novosco-cambridge",
        "novosco won hp-cambridge-2013 novosco-cambridge",
        "cambridge-hospitals changed_supplier hp-cambridge-2013 novosco-cambridge",
        "epic won allscripts-northwell-sunrise-2019 epic-northwell-2023",
        "allscripts lost allscripts-northwell-sunrise-2019 epic-northwell-2023",
        "isoft kept accenture-npfit-eastern-2003 csc-npfit-north-east-eastern-2006",
    ] {
        assert!(seen.contains(known), "{known}: {seen:#?}");
    }
}

#[test]
fn the_line_of_isoft_leads_from_torex_to_dedalus_and_its_deals_are_told_on_demand() {
    let home = Home::new();
    let own = profile(&home, &["isoft"]);
    let steps: Vec<String> = own["line"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| {
            format!(
                "{} {} {}",
                step["from"].as_str().unwrap(),
                step["type"].as_str().unwrap(),
                step["to"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        steps,
        [
            "torex merged_into isoft",
            "isoft acquired_by iba-health",
            "isoft acquired_by csc",
            "csc merged_into dxc",
            "dxc part_sold_to dedalus"
        ]
    );
    assert_eq!(own["companies"], serde_json::json!(["isoft"]));
    let line = profile(&home, &["isoft", "--line"]);
    let mut whose: Vec<&str> = line["companies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slug| slug.as_str().unwrap())
        .collect();
    whose.sort_unstable();
    assert_eq!(
        whose,
        ["csc", "dedalus", "dxc", "iba-health", "isoft", "torex"]
    );
    let catalogue = Catalogue::read();
    let any = catalogue
        .deals()
        .iter()
        .filter(|deal| whose.iter().any(|slug| roles(deal).contains_key(slug)));
    assert_eq!(line["deals"].as_u64().unwrap(), any.count() as u64);
    assert!(line["deals"].as_u64() > own["deals"].as_u64());
}
