//! `dealscope show`: every fact, with who says so.

use crate::home::Home;

#[test]
fn a_deal_is_shown_with_its_facts_evidence_and_sources() {
    let ran = Home::new().done(&["show", "microsoft-nhs-2020"]);
    for piece in [
        "NHSX / NHS Digital - Microsoft 365 deal 2020",
        "microsoft-nhs-2020",
        "2020-06-15",
        "undisclosed",
        "at least to April 2023",
        "Insight",
        "£52,000,000",
        "microsoft-nhs-2018",
        "[1]",
        "https://",
    ] {
        assert!(ran.stdout.contains(piece), "{piece} in {}", ran.stdout);
    }
}

#[test]
fn a_claim_is_shown_as_unconfirmed_in_every_format() {
    let home = Home::new();
    for format in ["text", "json", "md"] {
        let ran = home.done(&["show", "microsoft-nhs-80m", "--format", format]);
        assert!(ran.stdout.contains("unconfirmed"), "{format}");
    }
}

#[test]
fn a_link_to_a_claim_says_that_it_is_one() {
    let shown = Home::new()
        .done(&["show", "microsoft-nhs-earlier-tools"])
        .stdout;
    let link = shown
        .lines()
        .find(|line| line.contains("microsoft-nhs-80m:"));
    assert!(
        link.is_some_and(|line| line.contains("unconfirmed")),
        "{shown}"
    );
}

#[test]
fn json_is_the_interchange_format_with_that_deal_alone() {
    let ran = Home::new().done(&["show", "microsoft-isoft-2004", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(document["format"], "dealscope/1");
    assert_eq!(document["deals"].as_array().unwrap().len(), 1);
    assert_eq!(document["deals"][0]["id"], "microsoft-isoft-2004");
    assert!(!document["sources"].as_array().unwrap().is_empty());
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    let ran = Home::new().run(&["show", "microsoft-isoft-2005"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stderr.contains("microsoft-isoft-2004"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.stderr.lines().count(), 1);
}

#[test]
fn of_several_ranges_the_preferred_one_is_the_headline_as_in_lists() {
    let ran = Home::new().done(&["show", "ibm-nhs-esr-2014"]);
    let headline = ran.stdout.lines().find(|line| line.starts_with("  Value "));
    assert!(
        headline.unwrap().contains("£200,000,000 to £400,000,000"),
        "{headline:?}"
    );
}
