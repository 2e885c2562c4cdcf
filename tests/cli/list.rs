//! `dealscope list`: the right rows, in every format.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::home::Home;

const CATALOGUE: &str = include_str!("../../assets/catalogue.json");
const CODES: &str = include_str!("../../assets/codes.json");

/// The rows of a CSV text, each by column.
pub fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

pub fn texts<'a>(values: &'a Value, field: &str) -> Vec<&'a str> {
    let values = values.as_array().map(Vec::as_slice).unwrap_or_default();
    values
        .iter()
        .filter_map(|value| value[field].as_str())
        .collect()
}

/// Everything that a word of a query looks into, in lower case.
fn haystack(catalogue: &Value, deal: &Value) -> String {
    let mut all = vec![deal["title"].as_str().unwrap()];
    all.extend(deal["summary"].as_str());
    all.extend(texts(&deal["products"], "name"));
    for slug in texts(&deal["parties"], "company") {
        let companies = catalogue["companies"].as_array().unwrap();
        let company = companies.iter().find(|company| company["id"] == slug);
        let company = company.unwrap();
        all.extend(company["name"].as_str());
        all.extend(texts(&company["aliases"], "name"));
    }
    all.join("\n").to_lowercase()
}

/// The headline value by the rule in the code lists: the first type in order that has a figure of the contract that is not
/// deprecated; of several the preferred one.
pub fn headline_value<'a>(codes: &Value, deal: &'a Value) -> Option<&'a Value> {
    let values = deal["values"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let order = codes["value_rule"]["headline_order"].as_array().unwrap();
    order.iter().find_map(|kind| {
        let mut of_kind = values.iter().filter(|value| {
            value["type"] == *kind
                && value["scope"].as_str().unwrap_or("contract") == "contract"
                && value["rank"] != "deprecated"
        });
        let preferred = of_kind.clone().find(|value| value["rank"] == "preferred");
        preferred.or_else(|| of_kind.next())
    })
}

/// Headline figure and qualifier.
fn headline_figure(codes: &Value, deal: &Value) -> (String, String) {
    let Some(value) = headline_value(codes, deal) else {
        return (String::new(), String::new());
    };
    let text = |field: &str| value[field].as_str().unwrap_or_default().to_owned();
    let amount = match value["max"].as_str() {
        Some(max) => format!("{}..{max}", text("min")),
        None => text("amount"),
    };
    (amount, text("qualifier"))
}

#[test]
fn words_find_the_deals_that_the_catalogue_has_with_their_headline_figures() {
    let catalogue: Value = serde_json::from_str(CATALOGUE).unwrap();
    let codes: Value = serde_json::from_str(CODES).unwrap();
    let mut wanted: Vec<_> = catalogue["deals"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|deal| {
            let text = haystack(&catalogue, deal);
            text.contains("microsoft") && text.contains("nhs")
        })
        .map(|deal| {
            let (amount, qualifier) = headline_figure(&codes, deal);
            (deal["id"].as_str().unwrap().to_owned(), amount, qualifier)
        })
        .collect();
    wanted.sort();
    assert!(wanted.len() > 5);

    let ran = Home::new().done(&[
        "list",
        "microsoft nhs",
        "--format",
        "csv",
        "--columns",
        "id,value_amount,value_currency,value_qualifier",
    ]);
    let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
    let rows = reader.deserialize::<(String, String, String, String)>();
    let mut found: Vec<(String, String, String)> = rows
        .map(|row| row.unwrap())
        .map(|(id, amount, _, qualifier)| (id, amount, qualifier))
        .collect();
    found.sort();
    assert_eq!(found, wanted);
    assert_eq!(ran.conclusion(), format!("{} deals", wanted.len()));
}

#[test]
fn every_deal_of_the_catalogue_is_listed_once_with_every_column() {
    let catalogue: Value = serde_json::from_str(CATALOGUE).unwrap();
    let deals = catalogue["deals"].as_array().unwrap();
    let ran = Home::new().done(&["list", "--format", "csv"]);
    let rows = rows(&ran.stdout);
    assert_eq!(rows.len(), deals.len());
    for deal in deals {
        let id = deal["id"].as_str().unwrap();
        let row = rows.iter().find(|row| row["id"] == id).unwrap();
        assert_eq!(row.len(), 27, "{id}");
        assert_eq!(row["title"], deal["title"].as_str().unwrap());
        assert_eq!(row["summary"], deal["summary"].as_str().unwrap_or_default());
        for list in ["countries", "sectors"] {
            let all = deal[list].as_array().map(Vec::as_slice).unwrap_or_default();
            let mut all: Vec<_> = all.iter().map(|code| code.as_str().unwrap()).collect();
            all.sort_unstable();
            assert_eq!(row[list], all.join("; "), "{id}");
        }
    }
}

#[test]
fn the_same_rows_come_in_every_format_for_programs() {
    let home = Home::new();
    let columns = "id,title,date,term_months,value_amount,value_qualifier,suppliers";
    let list = |format| home.done(&["list", "nhs", "--format", format, "--columns", columns]);
    let csv = rows(&list("csv").stdout);
    let array: Vec<BTreeMap<String, Value>> = serde_json::from_str(&list("json").stdout).unwrap();
    let jsonl = list("jsonl").stdout;
    let lines: Vec<BTreeMap<String, Value>> = jsonl
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(array, lines);
    assert_eq!(array.len(), csv.len());
    for (object, row) in array.iter().zip(&csv) {
        for (column, cell) in row {
            let value = match &object[column] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(&value, cell, "{column}");
        }
    }
    let markdown = list("md").stdout;
    assert_eq!(markdown.lines().count(), csv.len() + 2);
}

#[test]
fn what_is_unconfirmed_or_undisclosed_is_visible_in_every_format() {
    let home = Home::new();
    for format in ["table", "csv", "json", "jsonl", "md"] {
        let claim = home.done(&["list", "id:microsoft-nhs-80m", "--format", format]);
        assert!(claim.stdout.contains("unconfirmed"), "{format}");
        let secret = home.done(&["list", "id:microsoft-isoft-2004", "--format", format]);
        assert!(secret.stdout.contains("undisclosed"), "{format}");
    }
}

#[test]
fn a_figure_that_is_a_claim_is_never_written_without_a_word_about_it() {
    let home = Home::new();
    let ran = home.done(&[
        "list",
        "id:microsoft-nhs-80m",
        "--format",
        "csv",
        "--columns",
        "id,value_amount",
    ]);
    assert_eq!(
        ran.stdout,
        "id,value_amount,value_currency,value_qualifier\r\n\
         microsoft-nhs-80m,80000000,GBP,unconfirmed\r\n",
        "a figure comes with what it is, asked for or not"
    );
    let title = [
        "list",
        "id:microsoft-nhs-80m",
        "--format",
        "csv",
        "--columns",
        "title",
    ];
    let ran = home.done(&title);
    assert!(ran.stderr.contains("unconfirmed"), "{}", ran.stderr);
    for columns in ["value_amount", "id", "title", "id,value_amount"] {
        let ran = home.done(&["list", "id:microsoft-nhs-80m", "--columns", columns]);
        assert!(ran.stdout.contains("unconfirmed"), "{}", ran.stdout);
    }
}

#[test]
fn a_range_keeps_both_ends_and_says_that_it_is_one() {
    let home = Home::new();
    let columns = "id,value_amount,value_currency,value_qualifier";
    let ran = home.done(&[
        "list",
        "id:ibm-nhs-esr-2014",
        "--format",
        "csv",
        "--columns",
        columns,
    ]);
    assert_eq!(
        ran.stdout,
        format!("{columns}\r\nibm-nhs-esr-2014,200000000..400000000,GBP,between\r\n")
    );
    let table = home.done(&["list", "id:ibm-nhs-esr-2014"]).stdout;
    assert!(table.contains("£200m–£400m"), "{table}");
}

#[test]
fn sort_and_limit_choose_the_first_rows() {
    let home = Home::new();
    let ran = home.done(&[
        "list",
        "currency:GBP",
        "--sort",
        "-date",
        "--limit",
        "5",
        "--format",
        "csv",
        "--columns",
        "date_earliest",
    ]);
    let days: Vec<&str> = ran.stdout.lines().skip(1).collect();
    assert_eq!(days.len(), 5);
    assert!(days.is_sorted_by(|one, two| one >= two), "{days:?}");
    assert_eq!(ran.conclusion(), "5 deals");
    let in_query = home.done(&[
        "list",
        "currency:GBP sort:-date",
        "--limit",
        "5",
        "--format",
        "csv",
        "--columns",
        "date_earliest",
    ]);
    assert_eq!(in_query.stdout, ran.stdout);
}

#[test]
fn a_table_that_is_not_on_a_terminal_is_whole_and_has_no_colour_codes() {
    let ran = Home::new().done(&["list"]);
    assert!(!ran.stdout.contains('\u{1b}'));
    assert!(!ran.stdout.contains('…') || CATALOGUE.contains('…'));
    assert!(ran.stdout.starts_with("Id "), "{}", ran.stdout);
}

#[test]
fn no_deal_is_no_failure() {
    let ran = Home::new().done(&["list", "zzzyyyxxx", "--format", "json"]);
    assert_eq!(ran.stdout, "[]\n");
    assert_eq!(ran.conclusion(), "0 deals");
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_list_quietly() {
    let home = Home::new();
    home.done(&["list"]);
    let program = assert_cmd::cargo::cargo_bin("dealscope");
    let mut command = std::process::Command::new("bash");
    command
        .env_clear()
        .envs(
            home.command()
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .current_dir(home.path(""))
        .arg("-c")
        .arg(format!(
            "{} list --format jsonl | head -1; echo ${{PIPESTATUS[0]}}",
            program.display()
        ));
    let output = command.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let stdout = String::from_utf8(output.stdout).unwrap();
    assert_eq!(stdout.lines().last(), Some("0"));
}
