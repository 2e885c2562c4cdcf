//! Evidence, sources and sums, as they show.

use dealscope::app::Target;

use crate::stage::Stage;

/// A deal of which three sources say three things, one of them copied.
const DISPUTED: &str = "npfit-programme-2002";

fn sizes(name: &str, keys: &str, mut prepare: impl FnMut(&mut Stage)) {
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let mut stage = Stage::catalogue(width, height);
        prepare(&mut stage);
        stage.keys(keys);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), stage.text());
    }
}

#[test]
fn the_evidence_of_a_disputed_deal_at_each_size() {
    sizes("evidence", "Right", |stage| {
        stage.keys("/").types(&format!("id:{DISPUTED}"));
        stage.keys("Enter Enter");
        let is_evidence = |line: &dealscope::app::Line| {
            let first = line.pieces.first();
            first.is_some_and(|piece| piece.text.starts_with("Evidence"))
        };
        let lines = stage.app.detail.lines();
        let at = lines.iter().position(is_evidence).expect("a heading");
        while stage.app.detail.cursor.at().unwrap_or_default() + 1 < at {
            stage.keys("j");
        }
    });
}

#[test]
fn the_list_of_sources_at_each_size() {
    sizes("sources", "e j j", |_| ());
    sizes("sources_found", "Down", |stage| {
        stage.keys("e /").types("grade e");
    });
}

#[test]
fn the_sums_in_full_at_each_size() {
    sizes("sums", "$", |_| ());
}

#[test]
fn a_source_in_the_list_is_found_opened_and_copied() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("e /").types("hansard").keys("Esc j");
    assert!(stage.text().contains("Sources "), "the list stays");
    stage.keys("y");
    let cited = stage.copied().last().unwrap().clone();
    assert!(
        cited.contains("https://") && cited.contains("grade "),
        "{cited}"
    );
    stage.keys("o");
    let url = cited.rsplit(", ").next().unwrap().to_owned();
    assert!(
        stage.text().contains("Open this page of "),
        "{}",
        stage.text()
    );
    assert!(stage.opened().is_empty(), "it is shown first");
    stage.keys("Enter");
    assert_eq!(stage.opened(), [url]);
    stage.keys("Enter");
    assert!(stage.app.lens.text().starts_with("source:"));
    stage.keys("e / Esc");
    assert_eq!(stage.app.overlays.len(), 1, "Esc leaves the line first");
    stage.keys("Esc");
    assert!(stage.app.overlays.is_empty());
}

#[test]
fn on_a_deal_of_the_story_the_command_that_is_copied_shows_that_one() {
    let mut stage = Stage::catalogue(200, 50);
    stage
        .keys("/")
        .types("id:bt-npfit-south-2009")
        .keys("Enter Enter");
    let read = stage.app.detail.deal().unwrap().clone();
    assert!(read.story.len() > 1, "{:?}", read.story);
    let mut told = 0;
    for _ in 0..200 {
        stage.keys("Tab");
        let Some(Target::Deal(id)) = stage.app.detail.in_hand().cloned() else {
            continue;
        };
        let Some(chapter) = read.story.iter().find(|chapter| chapter.id == id) else {
            continue;
        };
        stage.keys("y");
        let copied = stage.copied().last().unwrap();
        if copied.starts_with("dealscope show") {
            assert_eq!(*copied, format!("dealscope show {}", chapter.slug));
            told += 1;
        }
        assert!(!copied.contains("show bt-npfit-south-2009"));
        if told + 1 == read.story.len() {
            break;
        }
    }
    assert!(told > 0);
    // The titles stand in the story, not only years and kinds.
    let lines = stage.app.detail.lines();
    let text: Vec<String> = lines
        .iter()
        .map(|line| {
            line.pieces
                .iter()
                .map(|piece| piece.text.as_str())
                .collect()
        })
        .collect();
    let begin = text.iter().position(|line| line.starts_with("Story"));
    let begin = begin.unwrap();
    for (line, chapter) in text.iter().skip(begin).zip(&read.story) {
        let start: String = chapter.title.chars().take(12).collect();
        assert!(line.contains(&start), "{line}");
    }
}

#[test]
fn the_command_that_is_copied_shows_the_place_where_the_user_is() {
    let mut stage = Stage::catalogue(120, 36);
    let mut copied = |keys: &str, typed: &str, then: &str| {
        stage.keys(keys).types(typed).keys(then).keys("Y");
        stage.copied().last().unwrap().clone()
    };
    assert_eq!(
        copied("/", "kind:licence", "Enter"),
        "dealscope list kind:licence"
    );
    assert_eq!(copied("4", "", "j"), "dealscope radar kind:licence");
    assert_eq!(copied("5", "", "Esc"), "dealscope stats kind:licence");
    assert_eq!(
        copied("2 /", "isoft", "Esc"),
        "dealscope companies -- isoft"
    );
    let profile = "dealscope companies --profile isoft";
    assert_eq!(copied("Tab", "", "j"), profile);
    let line = "dealscope companies --profile --line isoft";
    assert_eq!(copied("p", "", "j"), line);
    let dated = "dealscope list --as-of 2012-12-31";
    assert_eq!(copied("Esc p 1 a", "2012", "Enter Ctrl-x"), dated);
    let one = format!("{dated} id:microsoft-nhs-2018");
    assert_eq!(copied("/", "id:microsoft-nhs-2018", "Enter"), one);
    let deal = "dealscope show microsoft-nhs-2018";
    assert_eq!(copied("Enter", "", "j"), deal);
}
