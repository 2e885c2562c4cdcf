//! Journeys along the line of the query: completions, chips, history, and what cannot be read.

use crossterm::event::Event;
use dealscope::app::Msg;

use super::home;
use super::stage::Stage;

#[test]
fn completions_are_taken_with_their_counts_under_the_lens() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("microsoft ki")
        .see("what sort of agreement")
        .press("Tab")
        .see("of 28 deals")
        .type_text("lic")
        .see("Right to use software")
        .press("Tab Enter")
        .see("[microsoft ×] [kind: licence ×]")
        .see("Deals 5 of 175");
}

#[test]
fn keys_typed_faster_than_answers_come_still_take_what_was_typed() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("supplier:micros")
        .press("Tab")
        .type_text("stat")
        .press("Tab")
        .type_text("exp")
        .press("Tab Enter")
        .see("[supplier: microsoft ×] [status: expired ×]");
}

#[test]
fn chips_are_taken_away_by_key_and_come_back_with_undo() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("microsoft status:in_force")
        .press("Enter Esc")
        .see("[status: in force ×]")
        .press("X Right x Esc")
        .see_no_more("[status: in force ×]")
        .see("Deals 28 of 175")
        .press("u")
        .see("[status: in force ×]");
}

#[test]
fn queries_are_remembered_from_run_to_run() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage.see("Deals 175");
    for query in ["torex", "kind:licence", "torex"] {
        stage.press("/ Ctrl-u").type_text(query).press("Enter");
    }
    stage.see("[torex ×]").press("q").end();
    stage.close();
    let mut again = Stage::open(home.path(), 120, 36);
    again
        .see("Deals 175")
        .press("/ Up")
        .see("/ torex")
        .press("Up")
        .see("/ kind:licence")
        .press("Enter")
        .see("[kind: licence ×]");
}

/// Pastes into the line, waits for the error, and sees that all goes on.
fn is_told(pasted: &str, told: &str) {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage.see("Deals 175").press("/");
    stage.send(Msg::Input(Event::Paste(pasted.to_owned())));
    stage.see(told).see("Deals 175").press("Enter").see(told);
    stage
        .press("Esc Esc / Ctrl-u")
        .type_text("zeppelin")
        .see("Deals 0 of 175");
}

#[test]
fn an_unbalanced_query_is_an_error_in_place() {
    is_told("(nhs", "this ( is not closed");
    is_told("nhs)", "this ) closes nothing");
    is_told("\"nhs", "these quotes are not closed");
}

#[test]
fn five_hundred_parentheses_are_an_error_in_place() {
    let nested = format!("{}nhs{}", "(".repeat(500), ")".repeat(500));
    is_told(&nested, "parentheses are nested more than 50 deep");
}

#[test]
fn a_hundred_kilobytes_are_an_error_in_place() {
    let long = "nhs ".repeat(25_000);
    is_told(&long, "expected at most 10240 bytes");
    is_told(&"é東\u{301}".repeat(20_000), "expected at most 10240 bytes");
}

#[test]
fn control_characters_are_seen_and_told_and_reach_no_terminal() {
    is_told("nhs\u{1b}]0;title\u{7}", "is a control character");
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage.see("Deals 175").press("/");
    stage.send(Msg::Input(Event::Paste("a\u{1b}b\u{202e}c".to_owned())));
    stage.see("a␛b");
    assert!(!stage.text().contains(['\u{1b}', '\u{202e}']));
}
