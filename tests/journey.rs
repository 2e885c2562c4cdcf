//! Journeys: scripted keys through the real loop, workers and catalogue, on a screen in memory.

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
        .see("of 175")
        .press("Enter");
    let kept = stage.text();
    stage
        .press("/")
        .type_text(" zzzz")
        .see("Deals 0 of 175")
        .press("Esc")
        .see("microsoft nhs")
        .see_no_more("Deals 0 of 175");
    assert!(kept.contains("of 175"));
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
