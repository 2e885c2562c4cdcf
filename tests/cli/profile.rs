//! `dealscope companies NAME --profile`: every figure against the catalogue's JSON, read on its own.

mod story;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::home::Home;
use crate::stats::{Catalogue, Lines, hundredths};

/// Companies of every kind: with pasts, with claims, on both sides, with mergers, with subcontracts.
const ASKED: [&str; 12] = [
    "microsoft",
    "bt",
    "isoft",
    "csc",
    "cerner",
    "oracle",
    "allscripts",
    "dh-england",
    "npfit",
    "accenture",
    "royal-free",
    "sun",
];

fn profile(home: &Home, args: &[&str]) -> Value {
    let mut all = vec!["companies"];
    all.extend(args);
    all.extend(["--profile", "--format", "json"]);
    serde_json::from_str(&home.done(&all).stdout).unwrap()
}

fn side(role: &str) -> &'static str {
    match role {
        "supplier" | "prime_contractor" | "subcontractor" | "reseller" => "supply",
        "buyer" | "beneficiary" | "manager" => "demand",
        "bidder" | "mentioned" => "none",
        _ => "other",
    }
}

/// The roles of each party of a deal, by slug, or by the name of one that is no company of the file.
fn roles(deal: &Value) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut roles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for party in deal["parties"].as_array().unwrap() {
        let who = party["company"]
            .as_str()
            .or(party["name"].as_str())
            .unwrap();
        roles
            .entry(who)
            .or_default()
            .insert(party["role"].as_str().unwrap());
    }
    roles
}

/// Supply faces demand. Who stands on another side (acquirer, partner, investor ...) faces everybody who stands on any.
/// Where nobody is on the demand side, prime contractor and subcontractor face each other. Bidders and who is only
/// mentioned face nobody.
fn face(mine: &BTreeSet<&str>, theirs: &BTreeSet<&str>, has_demand: bool) -> bool {
    let sides = |roles: &BTreeSet<&str>| -> BTreeSet<&str> {
        roles
            .iter()
            .map(|role| side(role))
            .filter(|side| *side != "none")
            .collect()
    };
    let (my, their) = (sides(mine), sides(theirs));
    let pairs = |one, other| {
        my.contains(one) && their.contains(other) || my.contains(other) && their.contains(one)
    };
    let sub = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| {
        one.contains("prime_contractor") && other.contains("subcontractor")
    };
    pairs("supply", "demand")
        || (my.contains("other") && !their.is_empty())
        || (their.contains("other") && !my.is_empty())
        || (!has_demand && (sub(mine, theirs) || sub(theirs, mine)))
}

/// The sums and counts of an object, in the form of [`Catalogue::lines`]; lines of nothing are left out.
fn lines(object: &Value) -> Lines {
    let mut lines = Lines::new();
    for (name, what) in [
        ("exact", "exact"),
        ("approximately", "approximately"),
        ("between", "between"),
        ("estimated", "estimated"),
        ("at_least", "at_least"),
        ("limits", "limit"),
    ] {
        for sum in object[name].as_array().unwrap() {
            let deals = usize::try_from(sum["deals"].as_u64().unwrap()).unwrap();
            let currency = sum["currency"].as_str().unwrap().to_owned();
            let end = |name: &str| sum[name].as_str().map_or(0, hundredths);
            let low = end(if name == "between" { "sum_min" } else { "sum" });
            lines.insert((what.into(), currency), (deals, low, end("sum_max")));
        }
    }
    for what in ["undisclosed", "not_known", "unconfirmed", "apart", "within"] {
        let deals = usize::try_from(object[what].as_u64().unwrap()).unwrap();
        if deals > 0 {
            lines.insert((what.into(), String::new()), (deals, 0, 0));
        }
    }
    lines
}

fn wanted<'a>(catalogue: &Catalogue, deals: impl IntoIterator<Item = &'a Value>) -> Lines {
    let mut lines = catalogue.lines(deals);
    lines.remove(&("all".to_owned(), String::new()));
    lines
}

fn counts(list: &Value) -> BTreeMap<String, u64> {
    let count = |one: &Value| {
        (
            one["value"].as_str().unwrap().to_owned(),
            one["deals"].as_u64().unwrap(),
        )
    };
    list.as_array().unwrap().iter().map(count).collect()
}

fn counted<'a>(words: impl Iterator<Item = Vec<&'a str>>) -> BTreeMap<String, u64> {
    let mut counts = BTreeMap::new();
    for of_deal in words {
        for word in of_deal.into_iter().collect::<BTreeSet<_>>() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn deals_sums_roles_counterparties_and_words_are_those_of_the_json() {
    let (home, catalogue) = (Home::new(), Catalogue::read());
    for slug in ASKED {
        let found = profile(&home, &[slug]);
        let mine: Vec<&Value> = catalogue
            .deals()
            .iter()
            .filter(|deal| roles(deal).contains_key(slug))
            .collect();
        let told: BTreeSet<&str> = found["timeline"]
            .as_array()
            .unwrap()
            .iter()
            .map(|deal| deal["id"].as_str().unwrap())
            .collect();
        let ids: BTreeSet<&str> = mine
            .iter()
            .map(|deal| deal["id"].as_str().unwrap())
            .collect();
        assert_eq!(told, ids, "{slug}");
        assert_eq!(found["deals"].as_u64().unwrap(), ids.len() as u64, "{slug}");

        // Sums are of the deals in which it is a party, not of those that it bid for in vain or is mentioned in.
        let is_party = |deal: &&&Value| roles(deal)[slug].iter().any(|role| side(role) != "none");
        let own: Vec<&Value> = mine.iter().filter(is_party).copied().collect();
        assert_eq!(
            lines(&found),
            wanted(&catalogue, own.iter().copied()),
            "{slug}"
        );
        assert_eq!(
            found["aside"].as_u64().unwrap(),
            (mine.len() - own.len()) as u64,
            "{slug}"
        );

        let of_role = mine
            .iter()
            .map(|deal| roles(deal)[slug].iter().copied().collect());
        assert_eq!(counts(&found["roles"]), counted(of_role), "{slug}");
        for field in ["sectors", "countries"] {
            let words = mine.iter().map(|deal| match deal[field].as_array() {
                Some(words) => words.iter().map(|word| word.as_str().unwrap()).collect(),
                None => Vec::new(),
            });
            assert_eq!(counts(&found[field]), counted(words), "{slug} {field}");
        }
        let products = mine.iter().map(|deal| match deal["products"].as_array() {
            Some(products) => products
                .iter()
                .map(|product| product["name"].as_str().unwrap())
                .collect(),
            None => Vec::new(),
        });
        assert_eq!(counts(&found["products"]), counted(products), "{slug}");

        let mut facing: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for deal in &mine {
            let roles = roles(deal);
            let has_demand = roles.values().flatten().any(|role| side(role) == "demand");
            for (other, theirs) in roles.iter().filter(|(other, _)| **other != slug) {
                if face(&roles[slug], theirs, has_demand) {
                    facing.entry(other).or_default().push(deal);
                }
            }
        }
        let partners = found["counterparties"].as_array().unwrap();
        assert_eq!(partners.len(), facing.len(), "{slug}");
        for partner in partners {
            let who = partner["id"].as_str().or(partner["name"].as_str()).unwrap();
            let deals = &facing[who];
            assert_eq!(
                partner["deals"].as_u64().unwrap(),
                deals.len() as u64,
                "{slug} with {who}"
            );
            assert_eq!(
                lines(partner),
                wanted(&catalogue, deals.iter().copied()),
                "{slug} with {who}"
            );
        }
        let ranks: Vec<u64> = partners
            .iter()
            .map(|partner| partner["deals"].as_u64().unwrap())
            .collect();
        assert!(
            ranks.is_sorted_by(|one, other| one >= other),
            "{slug}: {ranks:?}"
        );
    }
}

#[test]
fn a_claim_cannot_be_read_without_its_doubt() {
    let home = Home::new();
    let text = home.done(&["companies", "microsoft", "--profile"]).stdout;
    let claims: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("80m") || line.contains("£500m"))
        .collect();
    assert!(claims.len() >= 2, "{text}");
    for line in claims {
        assert!(line.contains("unconfirmed"), "{line}");
    }
    let found = profile(&home, &["microsoft"]);
    for deal in found["timeline"].as_array().unwrap() {
        if deal["value"]["qualifier"] == "unconfirmed" {
            assert_eq!(deal["unconfirmed"], true, "{deal}");
        }
    }
    // No sum has them.
    let unconfirmed = found["unconfirmed"].as_u64().unwrap();
    assert!(unconfirmed >= 2, "{unconfirmed}");
}

#[test]
fn the_as_of_day_takes_later_deals_out_of_every_count() {
    let home = Home::new();
    let found = profile(&home, &["bt", "--as-of", "2004-01-01"]);
    assert_eq!(found["as_of"], "2004-01-01");
    let standing = |deal: &&Value| deal["standing"] == "not-yet";
    let later = found["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .filter(standing)
        .count() as u64;
    assert!(later > 2, "{later}");
    assert_eq!(found["not_yet"].as_u64().unwrap(), later);
    let years: u64 = found["years"]
        .as_array()
        .unwrap()
        .iter()
        .map(|year| year["deals"].as_u64().unwrap())
        .sum();
    assert_eq!(years + later, found["deals"].as_u64().unwrap());
    assert_eq!(found["changes"], serde_json::json!([]));
}

#[test]
fn a_name_means_the_best_match_and_says_who_else_matches() {
    let home = Home::new();
    let ran = home.done(&["companies", "british telecom", "--profile"]);
    assert!(ran.stdout.starts_with("BT\nbt · "), "{}", ran.stdout);
    let ran = home.done(&["companies", "health", "--profile"]);
    assert!(ran.stderr.contains("also matching: "), "{}", ran.stderr);
    let ran = home.run(&["companies", "qqqqqqqq", "--profile"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stderr.contains("no company matches qqqqqqqq"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        home.run(&["companies", "bt", "--profile", "--format", "csv"])
            .status,
        1
    );
    assert_eq!(home.run(&["companies", "bt", "--line"]).status, 2);
}
