//! `--as-of DATE`: how deals stood on a day, by every command that looks at many of them.

use crate::home::Home;
use crate::list::rows;

#[test]
fn each_deal_says_how_it_stood_on_the_day() {
    let home = Home::new();
    let standing = |id: &str, day: &str| {
        let query = format!("id:{id}");
        let ran = home.done(&["list", &query, "--as-of", day, "--format", "csv"]);
        rows(&ran.stdout)[0]["standing"].clone()
    };
    let cases = [
        ("accenture-npfit-eastern-2003", "2003-06", "not-yet"),
        ("accenture-npfit-eastern-2003", "2005", "in-force"),
        ("accenture-npfit-eastern-2003", "2006", "ended"),
        ("microsoft-nhs-2020", "2022", "in-force"),
        ("microsoft-nhs-2020", "2024", "unclear"),
        ("huma-kettering-2025", "2028-04", "ended"),
    ];
    for (id, day, expected) in cases {
        assert_eq!(standing(id, day), expected, "{id} on {day}");
    }
}

#[test]
fn states_and_relative_dates_count_from_the_day() {
    let home = Home::new();
    let count = |query: &str, day: &str| {
        rows(
            &home
                .done(&["list", query, "--as-of", day, "--format", "csv"])
                .stdout,
        )
        .len()
    };
    let states = ["is:in-force", "is:ended", "is:not-yet", "is:unclear"];
    let all: usize = states.iter().map(|state| count(state, "2015-06-30")).sum();
    assert_eq!(all, 175);
    assert!(count("is:not-yet", "2015-06-30") > 80);
    assert_eq!(count("is:not-yet", "2026-11-22"), 0);
    assert_eq!(
        count("ends:today..6mo id:bt-npfit-n3-2004", "2016-12-01"),
        1
    );
}

#[test]
fn without_the_day_nothing_is_said_of_it() {
    let home = Home::new();
    let today = home.done(&["list", "id:huma-kettering-2025", "--format", "csv"]);
    assert!(!today.stdout.contains("standing"), "{}", today.stdout);
    let asked = home.done(&[
        "list",
        "id:huma-kettering-2025",
        "--columns",
        "id,standing",
        "--format",
        "csv",
        "--as-of",
        "today",
    ]);
    assert_eq!(rows(&asked.stdout)[0]["standing"].as_str(), "in-force");
}

#[test]
fn sums_and_companies_leave_out_what_was_not_signed_yet_and_say_so() {
    let home = Home::new();
    let json = home.done(&["stats", "--as-of", "2015-06-30", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(json["deals"], 175);
    assert!(json["not_yet"].as_u64().unwrap() > 80, "{json}");
    let deals = |day: &str| {
        let ran = home.done(&[
            "companies",
            "palantir",
            "--as-of",
            day,
            "--format",
            "csv",
            "--limit",
            "1",
        ]);
        rows(&ran.stdout)[0]["deals"].clone()
    };
    assert_eq!(deals("2015"), "0");
    assert_ne!(deals("2024"), "0");
}

#[test]
fn an_export_as_of_a_day_can_be_repeated() {
    let home = Home::new();
    let ran = home.done(&["export", "--as-of", "2010", "--columns", "id,standing"]);
    assert_eq!(rows(&ran.stdout).len(), 175);
    assert_eq!(home.run(&["export", "--as-of", "never"]).status, 2);
}
