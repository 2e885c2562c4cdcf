//! Lists of companies: narrowed, sorted, with sums, marked, into files; every figure against the catalogue's JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::home::Home;
use crate::list::rows;
use crate::stats::{Catalogue, hundredths};

fn list(home: &Home, args: &[&str]) -> Vec<BTreeMap<String, String>> {
    let mut all = vec!["companies", "--format", "csv"];
    all.extend(args);
    rows(&home.done(&all).stdout)
}

fn ids(rows: &[BTreeMap<String, String>]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str()).collect()
}

/// The deals in which a company has a role other than that of a bidder or of somebody who is only mentioned.
fn deals_of<'a>(catalogue: &'a Catalogue, slug: &'a str) -> impl Iterator<Item = &'a Value> {
    catalogue.deals().iter().filter(move |deal| {
        let parties = deal["parties"].as_array().unwrap().iter();
        parties
            .filter(|party| party["company"] == slug)
            .any(|party| {
                let role = party["role"].as_str().unwrap();
                role != "bidder" && role != "mentioned"
            })
    })
}

#[test]
fn every_company_has_the_sums_of_the_deals_it_is_a_party_to_currency_by_currency() {
    let (home, catalogue) = (Home::new(), Catalogue::read());
    let found = list(&home, &[]);
    assert_eq!(
        found.len(),
        catalogue.catalogue["companies"].as_array().unwrap().len()
    );
    let (mut with_sums, mut ranges) = (0, 0);
    for row in &found {
        let slug = row["id"].as_str();
        let lines = catalogue.lines(deals_of(&catalogue, slug));
        let sums = |names: &[&str]| -> BTreeMap<String, i128> {
            let mut sums = BTreeMap::new();
            for ((name, currency), (_, sum, _)) in &lines {
                if names.contains(&name.as_str()) {
                    *sums.entry(currency.clone()).or_default() += sum;
                }
            }
            sums
        };
        let told = |cell: &str| -> BTreeMap<String, i128> {
            let cells = cell.split("; ").filter(|cell| !cell.is_empty());
            let sum = |cell: &str| {
                let (currency, sum) = cell.split_once(' ').unwrap();
                (currency.to_owned(), hundredths(sum))
            };
            cells.map(sum).collect()
        };
        assert_eq!(
            told(&row["disclosed"]),
            sums(&["exact", "approximately"]),
            "{slug}"
        );
        for (column, what) in [
            ("exact", "exact"),
            ("about", "approximately"),
            ("estimated", "estimated"),
            ("at_least", "at_least"),
            ("limits", "limit"),
        ] {
            assert_eq!(told(&row[column]), sums(&[what]), "{slug} {column}");
        }
        // `SEK 200 to 400`: the lower ends are the sums.
        let lower = row["ranges"]
            .split("; ")
            .map(|cell| cell.split(" to ").next().unwrap());
        let lower = lower.collect::<Vec<_>>().join("; ");
        assert_eq!(told(&lower), sums(&["between"]), "{slug} ranges");
        ranges += usize::from(!row["ranges"].is_empty());
        for (column, what) in [
            ("unconfirmed", "unconfirmed"),
            ("undisclosed", "undisclosed"),
            ("not_known", "not_known"),
        ] {
            let count = lines
                .get(&(what.to_owned(), String::new()))
                .map_or(0, |line| line.0);
            assert_eq!(row[column], count.to_string(), "{slug} {column}");
        }
        with_sums += usize::from(!row["disclosed"].is_empty());
    }
    assert!(with_sums > 60, "{with_sums}");
    assert!(ranges > 0);
    let microsoft = found.iter().find(|row| row["id"] == "microsoft").unwrap();
    assert!(microsoft["unconfirmed"].parse::<u32>().unwrap() >= 2);
}

#[test]
fn kinds_and_countries_narrow_and_a_country_has_its_parts() {
    let (home, catalogue) = (Home::new(), Catalogue::read());
    let wanted = |keep: &dyn Fn(&Value) -> bool| -> BTreeSet<String> {
        let companies = catalogue.catalogue["companies"].as_array().unwrap().iter();
        let kept = companies.filter(|company| keep(company));
        kept.map(|company| company["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let found = |args: &[&str]| -> BTreeSet<String> {
        ids(&list(&home, args))
            .into_iter()
            .map(str::to_owned)
            .collect()
    };
    let is_british = |company: &Value| {
        company["country"]
            .as_str()
            .is_some_and(|code| code.starts_with("GB"))
    };
    assert_eq!(
        found(&["--kind", "vendor"]),
        wanted(&|company| company["kind"] == "vendor")
    );
    assert_eq!(found(&["--country", "gb"]), wanted(&is_british));
    assert_eq!(
        found(&["--country", "GB-ENG"]),
        wanted(&|company| company["country"] == "GB-ENG")
    );
    assert_eq!(
        found(&["--country", "unknown"]),
        wanted(&|company| company["country"].is_null())
    );
    assert_eq!(
        found(&["--kind", "Care provider", "--country", "GB"]),
        wanted(&|company| company["kind"] == "provider" && is_british(company))
    );
    let wrong = home.run(&["companies", "--kind", "vendr"]);
    assert_eq!(wrong.status, 2);
    assert!(
        wrong.stderr.contains("did you mean vendor"),
        "{}",
        wrong.stderr
    );
}

#[test]
fn orders_are_by_deals_by_value_by_the_last_deal_and_by_name() {
    let home = Home::new();
    let by_name: Vec<String> = list(&home, &["--sort", "name"])
        .iter()
        .map(|row| row["name"].to_lowercase())
        .collect();
    assert!(by_name[..5].is_sorted(), "{:?}", &by_name[..5]);
    let deals: Vec<u32> = list(&home, &["--sort", "deals"])
        .iter()
        .map(|row| row["deals"].parse().unwrap())
        .collect();
    assert!(deals.is_sorted_by(|one, other| one >= other));
    let last: Vec<String> = list(&home, &["--sort", "last"])
        .iter()
        .map(|row| {
            row["last_deal"]
                .chars()
                .filter(char::is_ascii_digit)
                .take(4)
                .collect()
        })
        .collect();
    let known = last.iter().take_while(|year| !year.is_empty()).count();
    assert!(known > 100 && last[known..].iter().all(String::is_empty));
    assert!(
        last[..known].is_sorted_by(|one, other| one >= other),
        "{last:?}"
    );
    // Of companies with sums in pounds alone the larger stands first; those without a sum come last.
    let value = list(&home, &["--sort", "value"]);
    let pounds: Vec<(f64, &str)> = value
        .iter()
        .filter_map(|row| Some((row["disclosed"].strip_prefix("GBP ")?, row["id"].as_str())))
        .filter_map(|(sum, id)| Some((sum.parse().ok()?, id)))
        .collect();
    assert!(pounds.len() > 10);
    assert!(pounds[0].0 > pounds[pounds.len() - 1].0);
    let none = value
        .iter()
        .position(|row| row["disclosed"].is_empty())
        .unwrap();
    // What no rate converts stands there too.
    assert!(
        value[none..]
            .iter()
            .all(|row| !row["disclosed"].contains("GBP"))
    );
    let ran = home.done(&["companies", "--sort", "value"]);
    assert!(ran.stderr.contains('≈'), "{}", ran.stderr);
    assert_eq!(ran.conclusion(), format!("{} companies", value.len()));
}

#[test]
fn a_file_has_the_bytes_of_standard_output_and_is_not_written_over() {
    let home = Home::new();
    for format in ["csv", "json", "table"] {
        let args = ["companies", "cernr", "--format", format];
        let printed = home.done(&args).stdout;
        let name = format!("companies.{format}");
        let mut to = args.to_vec();
        to.extend(["--to", &name]);
        home.done(&to);
        assert_eq!(std::fs::read_to_string(home.path(&name)).unwrap(), printed);
        assert_eq!(home.run(&to).status, 1);
        to.push("--force");
        home.done(&to);
    }
}

#[test]
fn marked_companies_are_a_set_of_their_own() {
    let home = Home::new();
    assert!(list(&home, &["--marked"]).is_empty());
    home.done(&["companies", "--limit", "1"]);
    let path = home.data().join("notebook.db");
    let (mut notebook, _) = dealscope::notebook::Notebook::open(&path);
    notebook.mark(&["microsoft-isoft-2004"]).unwrap();
    notebook
        .mark_companies(&["cerner", "not-in-this-file", "bt"])
        .unwrap();
    drop(notebook);
    assert_eq!(
        ids(&list(&home, &["--marked", "--sort", "name"])),
        ["bt", "cerner"]
    );
    assert_eq!(
        ids(&list(&home, &["--marked", "--kind", "vendor"])),
        ["cerner"]
    );
}
