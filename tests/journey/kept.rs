//! What the user keeps: files that are written, tags that are there again.

use super::home;
use super::stage::Stage;

#[test]
fn companies_are_exported_as_they_are_listed() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("2 /")
        .type_text("isoft")
        .press("Esc")
        .see("Companies 7 of 179");
    let listed = stage.app().companies.hits.len();
    let path = home.path().join("companies.csv");
    stage.press("E").see("Export");
    // The place is the last field.
    stage.press("Up Ctrl-u");
    stage.type_text(&path.display().to_string());
    stage
        .see("companies.csv")
        .press("Enter")
        .see("7 companies written to");
    let written = std::fs::read_to_string(&path).expect("the file is there");
    let mut lines = written.lines();
    let head = lines.next().expect("a line of headings");
    assert!(head.starts_with("id,name,matched,deals,"), "{head}");
    let rows: Vec<&str> = lines.collect();
    assert_eq!(rows.len(), listed, "{written}");
    assert!(rows[0].starts_with("isoft,iSOFT,name,11,"), "{}", rows[0]);
    assert!(
        rows[0].contains("GBP 3430000000; USD 200000000"),
        "{}",
        rows[0]
    );
    // The same by command.
    let by_command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_dealscope"))
        .env("HOME", home.path())
        .args(["companies", "isoft", "--format", "csv"])
        .output()
        .expect("it runs");
    assert_eq!(String::from_utf8(by_command.stdout).unwrap(), written);
}

#[test]
fn tags_are_there_again_and_found_by_a_command_too() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("t")
        .see("Tags of ")
        .type_text("To Review, ann")
        .press("Enter")
        .see("tags To Review · ann");
    stage.press("q").end();
    stage.close();
    let mut again = Stage::open(home.path(), 120, 36);
    again
        .see("Deals 175")
        .press("/")
        .type_text("tag:\"to review\"")
        .press("Enter")
        .see("Deals 1 of 175")
        .see("tags To Review · ann");
    again.press("q").end();
    again.close();
    // A command looks for its folder inside the user's data folder.
    let data = home.path().join("data for commands");
    std::fs::create_dir_all(data.join("dealscope")).unwrap();
    for file in ["deals.db", "notebook.db"] {
        let kept = home.path().join("data").join(file);
        std::fs::copy(kept, data.join("dealscope").join(file)).unwrap();
    }
    for query in ["tag:ANN", "has:tag"] {
        let by_command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_dealscope"))
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", &data)
            .args(["list", query])
            .output()
            .expect("it runs");
        let told = String::from_utf8(by_command.stderr).unwrap();
        assert_eq!(told.lines().last(), Some("1 deal"), "{query}: {told}");
    }
}
