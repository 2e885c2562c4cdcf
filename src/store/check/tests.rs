//! The catalogue is sound, and each kind of fault is found.

use rusqlite::Connection;

use super::*;
use crate::store::{Access, Contents, Existing};

fn file_with(changes: &str) -> CheckReport {
    let text = include_str!("../../../assets/catalogue.json");
    let contents = Contents {
        document: serde_json::from_str(text).unwrap(),
        ..Contents::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deals.db");
    contents
        .write(&path, Existing::Keep, Access::Usual)
        .unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(changes).unwrap();
    drop(connection);
    check(&path).unwrap()
}

fn kinds(changes: &str) -> Vec<(FindingKind, usize)> {
    file_with(changes).counts
}

#[test]
fn nothing_is_wrong_with_the_catalogue() {
    let report = file_with("");
    assert_eq!(report.findings, []);
    assert!(report.deals >= 175);
}

#[test]
fn a_row_that_refers_to_none_is_found() {
    let found =
        kinds("PRAGMA foreign_keys = OFF; UPDATE parties SET company_id = 99999 WHERE deal_id = 1");
    assert!(
        matches!(found[..], [(FindingKind::Reference, 1..)]),
        "{found:?}"
    );
}

#[test]
fn a_code_of_no_list_is_found() {
    let found = kinds("UPDATE deals SET kind = 'barter' WHERE id IN (1, 2)");
    assert_eq!(found, [(FindingKind::Code, 2)]);
}

#[test]
fn a_headline_that_is_not_by_the_rules_is_found() {
    let changes = "UPDATE deals SET date_type = 'due' WHERE id = 1 AND date_type <> 'due'";
    let report = file_with(changes);
    assert_eq!(report.counts, [(FindingKind::Headline, 1)]);
    assert!(report.findings[0].text.contains("date_type is \"due\""));
}

#[test]
fn days_that_the_date_beside_them_does_not_allow_are_found() {
    let found = kinds(
        "UPDATE sources SET latest = '2030-01-01' WHERE id = (SELECT min(id) FROM sources WHERE edtf IS NOT NULL)",
    );
    assert_eq!(found, [(FindingKind::Date, 1)]);
}

#[test]
fn a_date_that_is_none_is_found_and_counted_as_unreadable() {
    let found = kinds("UPDATE deals SET ends_max = 'soon' WHERE id = 1");
    let wanted = [
        FindingKind::Date,
        FindingKind::Headline,
        FindingKind::Unreadable,
    ];
    assert_eq!(
        found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(),
        wanted
    );
}

#[test]
fn many_findings_of_a_kind_are_counted_and_the_first_are_told() {
    let report = file_with("UPDATE sources SET kind = 'k' || id");
    assert_eq!(report.counts.len(), 1);
    assert!(report.total() > TOLD_OF_A_KIND);
    assert_eq!(report.findings.len(), TOLD_OF_A_KIND);
}
