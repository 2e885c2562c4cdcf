//! Deals files: made, imported into, checked; named in any way that the system allows.

use std::ffi::OsStr;
use std::fs;

use crate::home::Home;

#[test]
fn a_new_deals_file_holds_the_catalogue_or_nothing() {
    let home = Home::new();
    home.done(&["init", "full.db"]);
    home.done(&["init", "empty.db", "--empty"]);
    let full = home.done(&["list", "--file", "full.db", "--format", "csv"]);
    assert_eq!(full.stdout, home.done(&["list", "--format", "csv"]).stdout);
    assert_eq!(
        home.done(&["list", "--file", "empty.db"]).conclusion(),
        "0 deals"
    );
    let again = home.run(&["init", "full.db"]);
    assert_eq!(again.status, 1);
    assert_eq!(again.stderr.lines().count(), 1, "{}", again.stderr);
    assert_eq!(home.names(), ["empty.db", "full.db"]);
}

#[test]
fn the_catalogue_has_nothing_for_check_to_find_fault_with() {
    let home = Home::new();
    home.done(&["init", "deals.db"]);
    home.done(&["check", "deals.db"]);
}

#[test]
fn a_file_that_is_no_deals_file_is_refused_in_one_line_that_names_it() {
    let home = Home::new();
    fs::create_dir_all(home.path("")).unwrap();
    fs::write(home.path("notes.txt"), "nothing of the kind").unwrap();
    for args in [
        vec!["list", "--file", "notes.txt"],
        vec!["check", "notes.txt"],
        vec!["show", "x", "--file", "notes.txt"],
        vec!["companies", "--file", "notes.txt"],
        vec!["export", "--file", "notes.txt"],
        vec!["import", "notes.txt", "--dry-run"],
    ] {
        let ran = home.run(&args);
        assert_eq!(ran.status, 1, "{args:?}: {}", ran.stderr);
        assert_eq!(ran.stdout, "", "{args:?}");
        assert!(ran.stderr.contains("notes.txt"), "{args:?}: {}", ran.stderr);
    }
    assert_eq!(home.names(), ["notes.txt"]);
}

#[test]
fn a_name_is_only_ever_the_name_of_a_file() {
    let home = Home::new();
    for name in [":memory:", "file:x?mode=rwc", "-", "-x.db", "", "a\nb"] {
        let ran = home.run(&["list", "--file", name]);
        assert_eq!(ran.status, 1, "{name:?}: {}", ran.stderr);
        assert_eq!(ran.stderr.lines().count(), 1, "{name:?}: {}", ran.stderr);
        if !name.is_empty() {
            home.done(&["init", "deals.db"]);
            fs::rename(home.path("deals.db"), home.path(name)).unwrap();
            home.done(&["list", "--file", name]);
            fs::remove_file(home.path(name)).unwrap();
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let name = OsStr::from_bytes(b"d\xff\xfe.db");
    home.done(&[OsStr::new("init"), name]);
    home.done(&[OsStr::new("list"), OsStr::new("--file"), name]);
    home.done(&[OsStr::new("check"), name]);
    let copy = OsStr::from_bytes(b"c\xff.csv");
    home.done(&[
        OsStr::new("export"),
        OsStr::new("--file"),
        name,
        OsStr::new("--to"),
        copy,
    ]);
    assert!(home.path(copy).exists());
}

#[test]
fn an_import_counts_what_it_read_and_a_dry_run_changes_nothing() {
    let home = Home::new();
    home.done(&[
        "export",
        "microsoft",
        "--format",
        "json",
        "--to",
        "some.json",
    ]);
    home.done(&["init", "deals.db", "--empty"]);
    let before = fs::read(home.path("deals.db")).unwrap();
    let dry = home.done(&["import", "some.json", "--into", "deals.db", "--dry-run"]);
    assert!(dry.conclusion().starts_with("read "), "{}", dry.stderr);
    assert_eq!(fs::read(home.path("deals.db")).unwrap(), before);
    let wet = home.done(&["import", "some.json", "--into", "deals.db"]);
    assert_eq!(wet.conclusion(), dry.conclusion());
    let kept = home.done(&["list", "--file", "deals.db"]);
    assert_ne!(kept.conclusion(), "0 deals");
    let document: serde_json::Value =
        serde_json::from_slice(&fs::read(home.path("some.json")).unwrap()).unwrap();
    let deals = document["deals"].as_array().unwrap().len();
    assert_eq!(kept.conclusion(), format!("{deals} deals"));
}

#[test]
fn an_import_of_which_nothing_is_taken_in_fails_in_one_line_and_writes_nothing() {
    let home = Home::new();
    home.done(&["init", "deals.db", "--empty"]);
    let before = fs::read(home.path("deals.db")).unwrap();
    let refused = r#"{"format": "dealscope/1", "deals": [{"title": "no id"}]}"#;
    fs::write(home.path("refused.json"), refused).unwrap();
    for dry in [&["--dry-run"][..], &[]] {
        let args = [&["import", "refused.json", "--into", "deals.db"], dry].concat();
        let ran = home.run(&args);
        assert_eq!(ran.status, 1, "{}", ran.stderr);
        let conclusion = "dealscope: no deal was taken in: 1 deal refused";
        assert_eq!(ran.conclusion(), conclusion, "{}", ran.stderr);
        assert!(ran.stderr.contains("rejected: "), "{}", ran.stderr);
        assert_eq!(fs::read(home.path("deals.db")).unwrap(), before);
    }
}

#[test]
fn one_deal_is_told_as_one_and_a_place_by_the_name_that_the_user_gave() {
    let home = Home::new();
    let ran = home.done(&["list", "id:microsoft-nhs-80m"]);
    assert_eq!(ran.conclusion(), "1 deal");
    let ran = home.run(&["init", "nowhere/deals.db"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.stderr,
        "dealscope: nowhere/deals.db: it cannot be written: No such file or directory\n"
    );
}
