//! Journeys: scripted keys through the real loop, workers and catalogue, on a screen in memory.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::similar_names,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "journey/bar.rs"]
mod bar;
#[path = "journey/found.rs"]
mod found;
#[path = "journey/kept.rs"]
mod kept;
#[path = "journey/profile.rs"]
mod profile;
#[path = "journey/stage.rs"]
mod stage;

use stage::Stage;

fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn the_first_screen_lists_the_catalogue_and_reads_the_first_deal() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage.see("175 deals").see("Facets").see("Deals 175");
}

#[test]
fn a_query_narrows_while_it_is_typed_enter_keeps_it_and_esc_restores() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("microsoft nhs")
        .press("Enter")
        .see("[microsoft ×] [nhs ×]")
        .see("of 175");
    let kept = stage.text();
    stage
        .press("/")
        .type_text(" zzzz")
        .see("Deals 0 of 175")
        .press("Esc")
        .see("[microsoft ×] [nhs ×]")
        .see_no_more("Deals 0 of 175");
    assert!(kept.contains("of 175"));
}

#[test]
fn a_key_that_moves_the_cursor_shows_the_list_and_the_deal_in_one_frame() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage.see("Deals 175");
    // What was read ahead comes some time after the frame before: on a busy machine not with the first key.
    for key in ["j", "k", "PgDn"] {
        let mut tries = 0..30;
        let at_once = tries.any(|_| {
            stage.app();
            stage.press(key).shows_deal_in_one_frame()
        });
        assert!(at_once, "{key}");
        stage.press("j j j j j j").app();
    }
}

#[test]
fn marks_survive_a_restart() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("Space Space")
        .see("2 marked")
        .press("q")
        .end();
    stage.close();
    let mut again = Stage::open(home.path(), 120, 36);
    again.see("2 marked").press("M").see("Deals 2 of 175");
}

#[test]
fn q_quits_and_esc_never_does() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("Esc Esc Esc ? ")
        .see("Everywhere")
        .press("q")
        .see_no_more("Everywhere");
    assert!(stage.ended.is_none());
    stage.press("q");
    assert_eq!(stage.end(), dealscope::tui::Ending::Quit);
}

#[test]
fn a_wrong_query_is_told_in_place_and_the_last_good_result_stays() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("cerner kind:contrakt")
        .see("contract");
    assert!(!stage.text().contains("Deals 0"), "{}", stage.text());
    stage.press("Esc Esc").see("Deals 175");
}

#[test]
fn a_facet_narrows_the_list_and_lifts_again() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("f j Enter")
        .see("[kind: contract ×]")
        .see("Deals 68 of 175");
    stage.press("Enter").see("Deals 175");
    stage
        .press("F")
        .see("Deals 107 of 175")
        .press("u")
        .see("Deals 175");
}

#[test]
fn a_company_is_found_misspelt_and_goes_on_the_lens() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("2 /")
        .type_text("cernr")
        .see("Cerner")
        .see("Oracle 2022");
    stage
        .press("Enter")
        .see("[company: cerner ×]")
        .see("of 175");
}

#[test]
fn the_timeline_shows_the_lens_and_keeps_the_cursor_deal() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("isoft")
        .press("Enter j j 3")
        .see("Timeline")
        .see("today");
    let deal = stage.app().current;
    stage.press("+ + - 0 1").see("Facets");
    assert_eq!(stage.app().current, deal);
    assert!(deal.is_some());
}

#[test]
fn the_radar_tells_what_ends_when_and_its_deal_is_the_lists() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("4")
        .see("Radar 83 of 175")
        .see("In no lane: 36 over")
        .press("g j Space")
        .see("1 marked")
        .press("1 M")
        .see("Deals 1 of 175")
        .see("itb-west-suffolk-2024");
    stage.press("4").see("Radar 1 of 1 ");
}

#[test]
fn reading_a_deal_follows_links_and_returns() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("id:microsoft-isoft-2004")
        .press("Enter")
        .see("Deals 1 of 175");
    stage.see("undisclosed").press("Enter").press("G");
    assert_eq!(stage.app().pane, dealscope::app::Pane::Detail);
    stage.press("Backspace").see("Deals 1 of 175");
}

#[test]
fn the_claim_of_80_million_is_never_shown_without_saying_that_it_is_unconfirmed() {
    let home = home();
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let mut stage = Stage::open(home.path(), width, height);
        stage
            .see("175")
            .press("/")
            .type_text("id:microsoft-nhs-80m")
            .press("Enter")
            .see("1 of 175")
            .see("unconfirmed");
    }
}

#[test]
fn the_screen_works_at_every_size_from_40_by_10() {
    let home = home();
    for (width, height) in [
        (40, 10),
        (60, 20),
        (80, 24),
        (109, 30),
        (110, 30),
        (160, 48),
        (200, 50),
    ] {
        let mut stage = Stage::open(home.path(), width, height);
        stage
            .see("Deals 175")
            .press("Enter")
            .press("Esc 3")
            .see("Timeline")
            .press("2")
            .see("Companies")
            .press("?")
            .see("Help");
    }
    let mut stage = Stage::open(home.path(), 39, 9);
    stage.see("40 x 10");
}

#[test]
fn a_file_read_anew_answers_with_what_it_has_now() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("zebrafish")
        .see("Deals 0 of 175")
        .press("Esc");
    let more = home.path().join("more.json");
    let deal = r#"{"format": "dealscope/1", "companies": [], "sources": [], "deals": [
        {"id": "zebra-2024", "title": "A deal", "kind": "contract", "status": "announced", "summary": "About zebrafish."}]}"#;
    std::fs::write(&more, deal).unwrap();
    let library = Stage::paths(home.path()).library_file().unwrap();
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_dealscope"))
        .arg("import")
        .arg(&more)
        .arg("--into")
        .arg(&library)
        .assert()
        .success();
    stage
        .press("R")
        .see("Deals 176")
        .press("/")
        .type_text("zebrafish")
        .see("Deals 1 of 176");
}

#[test]
fn an_export_that_is_stopped_leaves_nothing_behind() {
    use dealscope::deal::Cancel;
    use dealscope::export::{Deals, ExportError, Format, Spec, write_file};
    use dealscope::index::Row;
    use dealscope::library;

    let home = home();
    let opened = library::open(None, &dealscope::config::Paths::default()).unwrap();
    let begun = library::begin(&opened.file).unwrap();
    let mut index = begun.index.clone();
    let stop = Cancel::default();
    library::load(&opened.file, begun, &stop, &mut |grown, _| {
        index = grown.clone();
    })
    .unwrap();
    stop.cancel();
    let rows: Vec<Row> = (0..5).map(Row).collect();
    let deals = Deals {
        rows: &rows,
        index: &index,
        file: &opened.file,
        cancel: &stop,
    };
    for format in [Format::Csv, Format::Interchange, Format::Markdown] {
        let written = write_file(&Spec::new(format), &home.path().join("out"), &[], &deals);
        assert!(
            matches!(written, Err(ExportError::Stopped)),
            "{format:?}: {written:?}"
        );
    }
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}
