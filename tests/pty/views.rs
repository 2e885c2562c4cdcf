//! Saved views and what is new, over several runs of the program.

use std::process::{Command, Output};

use super::dealscope::{Home, PROGRAM};

fn run(home: &Home, args: &[&str]) -> Output {
    let output = Command::new(PROGRAM)
        .args(args)
        .env_clear()
        .env("HOME", home.path())
        .current_dir(home.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}: {output:?}");
    output
}

fn listed(home: &Home, query: &str) -> String {
    let output = run(home, &["list", query, "--format", "csv", "--columns", "id"]);
    String::from_utf8(output.stdout)
        .unwrap()
        .replace("\r\n", " ")
}

/// Brings in a new deal of Microsoft's and another title for one that is there.
fn import(home: &Home) {
    let exported = run(
        home,
        &["export", "id:microsoft-isoft-2004", "--format", "json"],
    );
    let mut document: serde_json::Value = serde_json::from_slice(&exported.stdout).unwrap();
    let mut fresh = document["deals"][0].clone();
    fresh["id"] = "microsoft-new-2026".into();
    fresh["links"] = serde_json::json!([]);
    document["deals"][0]["title"] = "Another title".into();
    document["deals"][0]["links"] = serde_json::json!([]);
    document["deals"].as_array_mut().unwrap().push(fresh);
    std::fs::write(home.path().join("more.json"), document.to_string()).unwrap();
    run(home, &["import", "more.json"]);
}

#[test]
fn a_saved_view_is_there_after_a_restart_and_tells_what_is_new_since_it_was_seen() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.keys("/company:microsoft kind:partnership\r");
    window.wait_for(" of 175");
    window.keys("Vs");
    window.wait_for("Save what shows as");
    window.keys("Partners of Microsoft\r");
    window.wait_for("Saved as Partners");
    window.keys("\r");
    window.wait_for("u takes this back");
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    // On the first visit nothing is new.
    assert_eq!(listed(&home, "is:new,changed"), "id ");

    import(&home);
    assert_eq!(listed(&home, "is:new"), "id microsoft-new-2026 ");
    assert_eq!(listed(&home, "is:changed"), "id microsoft-isoft-2004 ");

    let mut window = home.dealscope();
    window.keys("V");
    // The last view is counted last.
    window.wait_until("the counts", |screen| {
        let shown = screen.contents();
        let mut lines = shown.lines();
        lines.any(|line| line.contains("Partners of Microsoft") && line.contains(" new"))
    });
    let shown = window.text();
    let line = |name: &str| {
        let line = shown.lines().find(|line| line.contains(name));
        line.unwrap_or_else(|| panic!("{name} in\n{shown}"))
            .to_owned()
    };
    assert!(
        line("Microsoft's deals").contains("26 · 1 new · 1 changed"),
        "{shown}"
    );
    assert!(!line("Unconfirmed claims").contains("new"), "{shown}");
    // Opening the last one of ours shows both; then they are seen.
    window.keys("jjjj\r");
    window.wait_for("2 of 176");
    window.keys("V");
    window.wait_for("Since last seen");
    window.keys("Vq");
    assert_eq!(window.end().exit_code(), 0);
    assert_eq!(listed(&home, "is:new,changed"), "id ");
}
