//! Invented deals beside the catalogue's, with what it has few of or none: odd dates, ranks, scopes, parties without a
//! company, currencies without a rate, chains and circles of links.

use serde_json::{Value as Json, json};

const DATES: [&str; 16] = [
    "2019",
    "2019-10",
    "2019-10-31",
    "2020-01-01~",
    "201X",
    "2018-21",
    "2013/2016",
    "[..2017-03]",
    "[2021-06..]",
    "[2003,2005]",
    "2018/",
    "../2012-06",
    "2026-11-21",
    "2026-11-20",
    "2026-11-22",
    "2027-05?",
];
const ENDS: [&str; 8] = [
    "2019/..",
    "2026-11-20",
    "2026-11-21",
    "2028",
    "[2025..]",
    "[..2026-12]",
    "2024-02/",
    "2027-06",
];
const CURRENCIES: [&str; 6] = ["GBP", "USD", "EUR", "KES", "CHF", "JPY"];
const AMOUNTS: [&str; 7] = [
    "0",
    "49999999.99",
    "50000000",
    "1000000",
    "5000000.5",
    "1000000000",
    "750",
];
const QUALIFIERS: [&str; 8] = [
    "exact",
    "approximately",
    "up_to",
    "at_least",
    "estimated",
    "between",
    "undisclosed",
    "unconfirmed",
];
const ROLES: [&str; 8] = [
    "supplier",
    "buyer",
    "bidder",
    "acquirer",
    "target",
    "subcontractor",
    "beneficiary",
    "partner",
];
const NAMES: [&str; 6] = [
    "Cerner Ltd",
    "St. Elsewhere NHS Trust",
    "Ørsted & Søn A/S",
    "Microsoft",
    "S.p.A. Salute",
    "O’Neill Health Inc",
];
const STATUSES: [&str; 5] = [
    "in_force",
    "announced",
    "completed",
    "unknown",
    "preferred_bidder",
];
const LINKS: [&str; 4] = ["extends", "part_of", "supersedes", "related"];

/// A deal of each number below this.
pub const COUNT: usize = 90;

/// A sequence that looks like chance and is always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn sometimes(&mut self) -> bool {
        self.below(3) == 0
    }
}

/// The catalogue with the invented deals.
pub fn with_more(mut document: Json) -> Json {
    let slugs = |list: &Json| -> Vec<String> {
        let all = list.as_array().unwrap().iter();
        all.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (companies, sources) = (slugs(&document["companies"]), slugs(&document["sources"]));
    let mut chance = Chance(42);
    let invented: Vec<Json> = (0..COUNT)
        .map(|number| deal(number, &mut chance, &companies, &sources))
        .collect();
    document["deals"].as_array_mut().unwrap().extend(invented);
    document
}

fn deal(number: usize, chance: &mut Chance, companies: &[String], sources: &[String]) -> Json {
    let source = sources[chance.below(sources.len())].clone();
    let stance = chance.one(&["supports", "supports", "contradicts", "mentions"]);
    let mut deal = json!({
        "id": format!("invented-{number}"),
        "title": chance.one(&["Réseau hospitalier", "Invented licences", "NHS “cloud” deal", "Ærø system"]),
        "kind": chance.one(&["contract", "licence", "framework", "programme"]),
        "status": chance.one(&STATUSES),
        "parties": [],
        "dates": [],
        "values": [],
        "cites": {"title": [{"source": source, "stance": stance}]},
    });
    for _ in 0..chance.below(4) {
        let role = chance.one(&ROLES);
        let party = if chance.sometimes() {
            json!({"as_stated": chance.one(&NAMES), "role": role})
        } else {
            json!({"company": companies[chance.below(companies.len())], "role": role})
        };
        push(&mut deal, "parties", party);
    }
    for _ in 0..chance.below(4) {
        let kind = chance.one(&[
            "signed",
            "go_live",
            "announced",
            "awarded",
            "start",
            "completed",
            "terminated",
            "due",
        ]);
        push(&mut deal, "dates", dated(chance, kind, &DATES));
    }
    for _ in 0..chance.below(3) {
        push(&mut deal, "dates", dated(chance, "end", &ENDS));
    }
    for _ in 0..chance.below(3) {
        let value = value(chance);
        push(&mut deal, "values", value);
    }
    if chance.sometimes() {
        deal["term"] = json!({"text": "x", "months": 12 * chance.below(8), "extension_months": 12 * chance.below(3)});
    }
    if chance.sometimes() {
        deal["countries"] = json!([chance.one(&["GB-WLS", "GB", "DK", "US-CA"])]);
        deal["sectors"] = json!([chance.one(&["ehr", "cloud", "imaging"])]);
        push(
            &mut deal,
            "products",
            json!({"name": chance.one(&["Løsning 365", "Office 365", "Millennium"])}),
        );
        deal["summary"] = json!("Kræft register, invented.");
    }
    if number > 0 && chance.sometimes() {
        // Mostly to an earlier one, so that there are chains; now and then to a later one, so that there are circles.
        let to = (number + chance.below(5)).saturating_sub(4).min(COUNT - 1);
        let link = json!({"type": chance.one(&LINKS), "deal": format!("invented-{to}")});
        push(&mut deal, "links", link);
    }
    deal
}

fn dated(chance: &mut Chance, kind: &str, forms: &[&str]) -> Json {
    let rank = chance.one(&["normal", "normal", "preferred", "deprecated"]);
    json!({"type": kind, "edtf": chance.one(forms), "rank": rank})
}

fn value(chance: &mut Chance) -> Json {
    let qualifier = chance.one(&QUALIFIERS);
    let mut value = json!({
        "type": chance.one(&["total", "price", "ceiling", "enterprise_value", "annual"]),
        "qualifier": qualifier,
        "scope": chance.one(&["contract", "contract", "programme"]),
        "rank": chance.one(&["normal", "preferred", "deprecated"]),
    });
    match qualifier {
        "undisclosed" => {}
        "between" => {
            value["min"] = json!("40000000");
            value["max"] = json!("60000000");
            value["currency"] = json!(chance.one(&CURRENCIES));
        }
        _ => {
            value["amount"] = json!(chance.one(&AMOUNTS));
            value["currency"] = json!(chance.one(&CURRENCIES));
        }
    }
    value
}

fn push(deal: &mut Json, list: &str, one: Json) {
    match &mut deal[list] {
        Json::Array(all) => all.push(one),
        none => *none = json!([one]),
    }
}
