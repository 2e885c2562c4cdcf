//! `dealscope export`: files that are complete or absent, and that can be read back.

use std::fs;

use crate::home::Home;
use crate::list::rows;

#[test]
fn standard_output_and_a_file_get_the_same_bytes() {
    let home = Home::new();
    let shown = home.done(&["export", "nhs"]);
    home.done(&["export", "nhs", "--to", "out.csv"]);
    assert_eq!(
        fs::read_to_string(home.path("out.csv")).unwrap(),
        shown.stdout
    );
    assert_eq!(
        home.done(&["export", "nhs", "--to", "-"]).stdout,
        shown.stdout
    );
    assert_eq!(home.names(), ["out.csv"]);
}

#[test]
fn csv_is_by_rfc_4180_and_reads_back() {
    let ran = Home::new().done(&["export"]);
    assert_eq!(
        ran.stdout.matches('\n').count(),
        ran.stdout.matches("\r\n").count()
    );
    let rows = rows(&ran.stdout);
    assert!(rows.iter().all(|row| row.len() == 27));
    assert_eq!(ran.conclusion(), format!("{} deals", rows.len()));
}

#[test]
fn an_existing_file_is_overwritten_only_by_force() {
    let home = Home::new();
    home.done(&["export", "--to", "out.csv"]);
    fs::write(home.path("out.csv"), "mine").unwrap();
    let ran = home.run(&["export", "--to", "out.csv"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.stderr.trim_end().lines().last(),
        Some("dealscope: out.csv is there already: give --force to overwrite it, or another name")
    );
    assert_eq!(fs::read_to_string(home.path("out.csv")).unwrap(), "mine");
    home.done(&["export", "--to", "out.csv", "--force"]);
    assert_ne!(fs::read_to_string(home.path("out.csv")).unwrap(), "mine");
}

#[test]
fn the_deals_file_itself_is_never_overwritten() {
    let home = Home::new();
    home.done(&["init", "deals.db"]);
    let before = fs::read(home.path("deals.db")).unwrap();
    fs::hard_link(home.path("deals.db"), home.path("other.csv")).unwrap();
    for to in ["deals.db", "other.csv"] {
        let ran = home.run(&["export", "--file", "deals.db", "--to", to, "--force"]);
        assert_eq!(ran.status, 1, "{to}");
        assert!(ran.stderr.contains("data file"), "{}", ran.stderr);
    }
    home.done(&["list"]);
    let library = home.data().join("deals.db");
    let library = library.to_str().unwrap();
    assert_eq!(home.run(&["export", "--to", library, "--force"]).status, 1);
    assert_eq!(fs::read(home.path("deals.db")).unwrap(), before);
}

#[test]
fn a_failed_export_says_why_in_one_line_and_leaves_nothing_behind() {
    let home = Home::new();
    home.done(&["list"]);
    for to in ["no/such/folder.csv", "/dev/full", "..", "/proc/out.csv"] {
        let ran = home.run(&["export", "--to", to, "--force"]);
        assert_eq!(ran.status, 1, "{to}");
        assert_eq!(ran.stdout, "");
        assert_eq!(ran.stderr.lines().count(), 1, "{}", ran.stderr);
        assert!(ran.stderr.contains(to), "{}", ran.stderr);
    }
    assert!(home.names().is_empty());
}

#[test]
fn a_full_device_behind_standard_output_is_a_failure() {
    let home = Home::new();
    for command in ["list", "export", "schema", "companies"] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let program = assert_cmd::cargo::cargo_bin("dealscope");
        let output = std::process::Command::new(program)
            .env_clear()
            .env("HOME", home.path(""))
            .arg(command)
            .stdout(full)
            .output()
            .unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{command}: {stderr}");
        assert!(stderr.contains("No space left"), "{command}: {stderr}");
    }
}

#[test]
fn what_is_exported_as_json_can_be_imported_and_exported_the_same() {
    let home = Home::new();
    home.done(&["export", "--format", "json", "--to", "one.json"]);
    home.done(&["import", "one.json", "--into", "two.db"]);
    home.done(&[
        "export", "--file", "two.db", "--format", "json", "--to", "two.json",
    ]);
    let one = fs::read_to_string(home.path("one.json")).unwrap();
    let two = fs::read_to_string(home.path("two.json")).unwrap();
    assert!(one == two, "the two differ");
    serde_json::from_str::<serde_json::Value>(&one).unwrap();
}

#[test]
fn csv_for_spreadsheets_differs_by_its_mark_only_where_no_text_is_a_formula() {
    let home = Home::new();
    let plain = home.done(&["export", "microsoft"]);
    let marked = home.done(&["export", "microsoft", "--spreadsheet"]);
    assert_eq!(marked.stdout, format!("\u{feff}{}", plain.stdout));
    let ran = home.run(&["export", "--format", "md", "--spreadsheet"]);
    assert_eq!(ran.status, 2);
}

#[test]
fn marks_of_the_notebook_choose_deals() {
    let ran = Home::new().done(&["export", "is:marked", "--columns", "id"]);
    assert_eq!(ran.stdout, "id\r\n");
    assert_eq!(ran.conclusion(), "0 deals");
}
