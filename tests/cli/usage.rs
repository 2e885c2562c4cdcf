//! Help, version and wrong use.

use crate::home::Home;

#[test]
fn the_version_names_the_bundled_sqlite() {
    let ran = Home::new().done(&["--version"]);
    assert!(
        ran.stdout.starts_with(concat!(
            "dealscope ",
            env!("CARGO_PKG_VERSION"),
            " (SQLite 3."
        )),
        "{}",
        ran.stdout
    );
}

#[test]
fn help_is_data_and_names_every_command() {
    let ran = Home::new().done(&["--help"]);
    assert_eq!(ran.stderr, "");
    for name in [
        "list",
        "export",
        "stats",
        "show",
        "companies",
        "import",
        "init",
        "schema",
        "check",
    ] {
        assert!(ran.stdout.contains(&format!("\n  {name} ")), "{name}");
    }
}

#[test]
fn wrong_use_ends_with_2_and_never_passes_a_control_code_on() {
    let hostile = "\u{1b}]0;x\u{7}";
    for args in [
        vec!["list", "--format", hostile],
        vec!["list", "--columns", hostile],
        vec!["list", "--sort", hostile],
        vec!["list", hostile, "kind:nonsense"],
        vec!["show"],
        vec!["list", "--nonsense"],
        vec!["list", "--limit", "many"],
        vec!["export", "--format", "json", "--columns", "id"],
    ] {
        let ran = Home::new().run(&args);
        assert_eq!(ran.status, 2, "{args:?}: {}", ran.stderr);
        assert_eq!(ran.stdout, "", "{args:?}");
        assert!(!ran.stderr.contains(['\u{1b}', '\u{7}']), "{args:?}");
        assert!(!ran.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn an_error_in_a_query_stands_under_its_place() {
    let ran = Home::new().run(&["list", "nhs knd:licence"]);
    assert_eq!(ran.status, 2);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 3, "{}", ran.stderr);
    assert!(
        lines[0].starts_with("dealscope: in the query: "),
        "{}",
        lines[0]
    );
    assert_eq!(lines[1], "  nhs knd:licence");
    assert!(lines[2].starts_with("      ^^^"), "{}", lines[2]);
}

#[test]
fn the_schema_is_printed_whole() {
    let ran = Home::new().done(&["schema"]);
    assert_eq!(ran.stdout, include_str!("../../assets/schema.sql"));
}

#[test]
fn help_names_every_column_in_its_order() {
    let home = Home::new();
    let head = home.done(&["list", "zzzz", "--format", "csv"]).stdout;
    for command in ["list", "export"] {
        let help = home.done(&[command, "--help"]).stdout;
        let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let columns = head.trim().split(',').collect::<Vec<_>>().join(", ");
        assert!(words.contains(&columns), "{words}");
    }
}
