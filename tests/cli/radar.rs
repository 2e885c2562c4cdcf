//! `dealscope radar`: lanes for people and machines, and a calendar that a strict reader opens.

use std::collections::BTreeSet;

use ical::tree::cst::IcalCst;

use crate::home::Home;
use crate::list::rows;

const DAY: [&str; 2] = ["--as-of", "2026-11-22"];

fn radar(home: &Home, more: &[&str]) -> crate::home::Ran {
    home.done(&[&["radar"], &DAY[..], more].concat())
}

#[test]
fn a_deal_is_listed_under_its_lane_with_all_that_makes_its_end_honest() {
    let home = Home::new();
    let rows = rows(&radar(&home, &["northwell", "--format", "csv"]).stdout);
    let row = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    let year = row("allscripts-northwell-managed-2020");
    assert_eq!(
        (year["lane"].as_str(), year["ends"].as_str()),
        ("ended", "2026")
    );
    assert_eq!(year["days_left"], "-325");
    let month = row("allscripts-northwell-sunrise-2019");
    assert_eq!(month["lane"], "12_to_18_months");
    assert_eq!(
        (
            month["ends_earliest"].as_str(),
            month["ends_latest"].as_str()
        ),
        ("2027-12-01", "2027-12-31")
    );
}

#[test]
fn nothing_is_silently_lost() {
    let home = Home::new();
    let ran = radar(&home, &["--format", "csv"]);
    let told: usize = ran
        .stderr
        .lines()
        .find_map(|line| line.strip_prefix("in no lane: "))
        .unwrap()
        .split(|letter: char| !letter.is_ascii_digit())
        .filter_map(|count| count.parse::<usize>().ok())
        .sum();
    assert_eq!(rows(&ran.stdout).len() + told, 175, "{}", ran.stderr);
    assert_eq!(ran.conclusion(), "83 deals, as of 2026-11-22");
}

#[test]
fn within_keeps_what_ends_from_the_day_on_and_says_what_it_leaves_out() {
    let home = Home::new();
    let ran = radar(&home, &["--within", "18mo", "--format", "json"]);
    let deals: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let deals = deals.as_array().unwrap();
    assert_eq!(deals.len(), 3);
    assert!(
        deals
            .iter()
            .all(|deal| (0..550).contains(&deal["days_left"].as_i64().unwrap()))
    );
    assert!(
        ran.stderr.contains("later than --within 18mo: 80"),
        "{}",
        ran.stderr
    );
    let by_date = radar(&home, &["--within", "2027-10-31", "--format", "csv"]);
    assert_eq!(rows(&by_date.stdout).len(), 1);
}

#[test]
fn a_date_that_cannot_be_read_is_wrong_use() {
    let home = Home::new();
    for wrong in [["--as-of", "soon"], ["--within", "18"], ["--within", "-1y"]] {
        let args = [&["radar"][..], &wrong].concat();
        let ran = home.run(&args);
        assert_eq!(
            (ran.status, ran.stdout.as_str()),
            (2, ""),
            "{wrong:?}: {}",
            ran.stderr
        );
    }
}

#[test]
fn a_strict_reader_opens_the_calendar_and_finds_every_end() {
    let home = Home::new();
    let text = radar(&home, &["--format", "ics"]).stdout;
    let calendar = IcalCst::parse(&text).unwrap();
    if let Err(problems) = calendar.decode().validate() {
        panic!("{problems:?}");
    }
    let events: Vec<&str> = text.split("BEGIN:VEVENT\r\n").skip(1).collect();
    assert_eq!(events.len(), 9);
    let value = |event: &str, name: &str| {
        let unfolded = event.replace("\r\n ", "");
        let line = unfolded
            .split("\r\n")
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("no {name} in {event}"))
            .to_owned()
    };
    let ids: BTreeSet<String> = events.iter().map(|event| value(event, "UID")).collect();
    assert_eq!(ids.len(), events.len());
    let month = events
        .iter()
        .find(|event| event.contains("UID:allscripts-northwell-sunrise-2019-ends@dealscope\r\n"))
        .unwrap();
    assert_eq!(value(month, "DTSTART;VALUE=DATE"), "20271201");
    assert_eq!(value(month, "DTEND;VALUE=DATE"), "20271202");
    assert!(value(month, "SUMMARY").contains("2027-12\\, day not certain"));
    assert_eq!(value(month, "STATUS"), "TENTATIVE");
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
}

#[test]
fn the_same_deals_give_the_same_calendar_on_another_day() {
    let home = Home::new();
    let on = |day| {
        let args = [
            "radar",
            "id:huma-kettering-2025",
            "--format",
            "ics",
            "--as-of",
            day,
        ];
        home.done(&args).stdout
    };
    assert_eq!(on("2026-11-22"), on("2027-01-31"));
}

#[test]
fn a_calendar_without_an_event_is_refused() {
    let ran = Home::new().run(&["radar", "id:microsoft-isoft-2004", "--format", "ics"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
    assert!(
        ran.stderr.contains("nothing to put into a calendar"),
        "{}",
        ran.stderr
    );
}
