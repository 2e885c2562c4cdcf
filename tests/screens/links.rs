//! Links walked by keys, cites reached, and the claim that nobody may read without its doubt.

use std::collections::BTreeSet;

use dealscope::app::{Pane, Tab, Target};
use dealscope::deal::{Codes, DealId};
use serde_json::Value;

use crate::stage::Stage;

const CATALOGUE: &str = include_str!("../../assets/catalogue.json");

fn deals() -> Vec<Value> {
    let catalogue: Value = serde_json::from_str(CATALOGUE).unwrap();
    let deals = catalogue.get("deals").and_then(Value::as_array);
    deals.unwrap().clone()
}

/// The deal alone in the list, and the keys in its detail.
fn reading(stage: &mut Stage, slug: &str) {
    stage
        .keys("1 Esc Esc Ctrl-x /")
        .types(&format!("id:{slug}"));
    stage.keys("Enter Enter");
    assert_eq!(stage.app.pane, Pane::Detail, "{slug}");
    assert_eq!(stage.app.detail.deal().unwrap().slug.as_str(), slug);
}

#[test]
fn every_link_of_every_deal_is_walked_by_keys_and_leads_back_to_the_very_place() {
    let mut stage = Stage::catalogue(120, 36);
    let mut walked = 0;
    for deal in deals() {
        reading(&mut stage, deal["id"].as_str().unwrap());
        let mut stops = 0;
        let mut links = BTreeSet::new();
        loop {
            stage.keys("Tab");
            if stage.app.pane != Pane::Detail {
                break;
            }
            stops += 1;
            let target = stage.app.detail.in_hand().unwrap().clone();
            let Target::Deal(DealId(to)) = target else {
                continue;
            };
            links.insert(to);
            let before = (stage.app.detail.place(), stage.app.detail.wanted());
            let lens = stage.app.lens.text().to_owned();
            stage.keys("Enter");
            assert_eq!(stage.app.detail.deal().unwrap().id, DealId(to));
            assert!(stage.text().contains("Backspace "), "the way back shows");
            stage.keys("Backspace");
            let after = (stage.app.detail.place(), stage.app.detail.wanted());
            assert_eq!(after, before);
            assert_eq!(stage.app.lens.text(), lens);
            walked += 1;
        }
        let read = stage.app.detail.deal().unwrap();
        let wanted: BTreeSet<i64> = read
            .links
            .iter()
            .chain(&read.linked_from)
            .filter_map(|link| match &link.end {
                dealscope::deal::LinkEnd::Deal { id, .. } => Some(id.0),
                _ => None,
            })
            .collect();
        assert!(links.is_superset(&wanted), "{}: {stops} stops", read.slug);
    }
    let stored: usize = deals()
        .iter()
        .map(|deal| deal["links"].as_array().map_or(0, Vec::len))
        .sum();
    assert!(walked >= 2 * stored, "{walked} of twice {stored}");
}

#[test]
fn what_leads_to_a_lens_leads_back_too() {
    let mut stage = Stage::catalogue(120, 36);
    reading(&mut stage, "microsoft-nhs-2020");
    let mut kinds = BTreeSet::new();
    loop {
        stage.keys("Tab");
        if stage.app.pane != Pane::Detail {
            break;
        }
        let target = stage.app.detail.in_hand().unwrap().clone();
        let kind = match target {
            Target::Company(_) => "company",
            Target::Product(_) => "product",
            Target::Country(_) => "country",
            Target::Source(_) => "source",
            _ => continue,
        };
        let before = stage.app.detail.place();
        stage.keys("Enter");
        assert_ne!(
            (stage.app.tab, stage.app.pane),
            (Tab::Deals, Pane::Detail),
            "{kind}"
        );
        stage.keys("Backspace");
        assert_eq!(stage.app.detail.place(), before, "{kind}");
        assert_eq!(stage.app.lens.text(), "id:microsoft-nhs-2020", "{kind}");
        kinds.insert(kind);
    }
    assert_eq!(
        kinds,
        BTreeSet::from(["company", "country", "product", "source"])
    );
}

#[test]
fn each_cite_of_the_catalogue_resolves_and_is_reached_on_the_screen() {
    let catalogue: Value = serde_json::from_str(CATALOGUE).unwrap();
    let sources: BTreeSet<&str> = catalogue["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["id"].as_str().unwrap())
        .collect();
    let mut stage = Stage::catalogue(120, 36);
    let codes = Codes::bundled();
    for deal in deals() {
        let cites = count(&deal, &sources);
        reading(&mut stage, deal["id"].as_str().unwrap());
        let read = stage.app.detail.deal().unwrap().clone();
        let statements = read.statements(&codes);
        let told: usize = statements.iter().map(|one| one.cites.len()).sum();
        assert_eq!(told, cites, "{}", read.slug);
        let mut reached = BTreeSet::new();
        let rows = stage.app.detail.lines().len();
        for _ in 0..rows {
            let at = stage.app.detail.cursor.at().unwrap();
            if let Some(witness) = stage.app.detail.lines()[at].witness
                && let Some(cite) = witness.cite
            {
                reached.insert((witness.fact, cite));
            }
            stage.keys("j");
        }
        assert_eq!(reached.len(), cites, "{}", read.slug);
    }
}

/// How many citations there are in an object; each names a source that is there.
fn count(value: &Value, sources: &BTreeSet<&str>) -> usize {
    let resolve = |cite: &Value| {
        let inside = || cite.get("source").and_then(Value::as_str);
        let slug = cite.as_str().or_else(inside).unwrap();
        assert!(sources.contains(slug), "{slug}");
        1
    };
    let all = |cites: &Value| cites.as_array().unwrap().iter().map(resolve).sum::<usize>();
    match value {
        Value::Array(items) => items.iter().map(|item| count(item, sources)).sum(),
        Value::Object(members) => members
            .iter()
            .map(|(name, member)| match (name.as_str(), member) {
                ("cite", cites) => all(cites),
                ("cites", Value::Object(facts)) => facts.values().map(all).sum(),
                _ => count(member, sources),
            })
            .sum(),
        _ => 0,
    }
}

/// True for a line with the claimed figure.
fn claims(line: &str) -> bool {
    ["£80m", "£80 million", "£80,000,000", "80000000"]
        .iter()
        .any(|figure| line.contains(figure))
}

#[test]
fn on_no_tab_can_the_claim_be_read_without_its_doubt() {
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let mut stage = Stage::catalogue(width, height);
        stage.keys("/").types("id:microsoft-nhs-80m").keys("Enter");
        let mut screens = vec![stage.text()];
        for keys in ["Enter", "G", "g", "3", "4", "5", "2"] {
            stage.keys(keys);
            screens.push(stage.text());
        }
        reading(&mut stage, "microsoft-nhs-80m");
        for _ in 0..stage.app.detail.lines().len() {
            stage.keys("j");
            screens.push(stage.text());
        }
        let mut seen = 0;
        for screen in screens {
            if screen.lines().any(claims) {
                seen += 1;
                assert!(screen.contains("nconfirmed"), "{screen}");
            }
        }
        assert!(seen > 3);
    }
}

#[test]
fn the_citation_of_a_claim_says_that_it_is_one() {
    let mut stage = Stage::catalogue(120, 36);
    reading(&mut stage, "microsoft-nhs-80m");
    let rows = stage.app.detail.lines().len();
    for _ in 0..rows {
        stage.keys("y j");
    }
    assert!(stage.copied().iter().any(|line| claims(line)));
    for line in stage.copied().iter().filter(|line| claims(line)) {
        assert!(line.contains("unconfirmed"), "{line}");
    }
}
