//! Clicks and the wheel, each at what a person sees.

use crossterm::event::{MouseButton, MouseEventKind};
use dealscope::app::{Pane, Tab, Target};

use crate::stage::Stage;

#[test]
fn a_click_on_a_tab_shows_it() {
    let mut stage = Stage::catalogue(120, 36);
    stage.click("3 Timeline");
    assert_eq!(stage.app.tab, Tab::Timeline);
    stage.click("1 Deals");
    assert_eq!(stage.app.tab, Tab::Deals);
}

#[test]
fn a_click_on_a_heading_sorts_and_a_second_one_turns_the_order_round() {
    let mut stage = Stage::catalogue(120, 36);
    stage.click("Value");
    assert_eq!(stage.app.lens.text(), "sort:-value");
    assert!(stage.text().contains("Value ▾"));
    stage.click("Value ▾");
    assert_eq!(stage.app.lens.text(), "sort:value");
    stage.click("Deal  ");
    assert_eq!(stage.app.lens.text(), "sort:title");
}

#[test]
fn a_click_selects_a_deal_and_a_second_one_reads_it() {
    let mut stage = Stage::catalogue(120, 36);
    stage.click("2025-11-20");
    assert_eq!((stage.app.list.at(), stage.app.pane), (Some(1), Pane::Main));
    assert!(stage.text().contains("Intelerad"));
    stage.click("2025-11-20");
    assert_eq!(
        (stage.app.list.at(), stage.app.pane),
        (Some(1), Pane::Detail)
    );
}

#[test]
fn a_click_on_a_value_asks_for_it_and_the_right_button_leaves_it_out() {
    let mut stage = Stage::catalogue(120, 36);
    stage.click("Licence");
    assert_eq!(stage.app.lens.text(), "kind:licence");
    stage.click("✓ Licence");
    assert_eq!(stage.app.lens.text(), "");
    stage.mouse(MouseEventKind::Down(MouseButton::Right), "Licence   ");
    assert_eq!(stage.app.lens.text(), "-kind:licence");
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_nothing_else() {
    let mut stage = Stage::catalogue(120, 36);
    stage.mouse(MouseEventKind::ScrollDown, "Status");
    assert_eq!((stage.app.rail.cursor.top(), stage.app.list.top()), (3, 0));
    stage.mouse(MouseEventKind::ScrollDown, "2025-11-20");
    assert_eq!((stage.app.rail.cursor.top(), stage.app.list.top()), (3, 3));
    assert_eq!(stage.app.list.at(), Some(3));
    stage.mouse(MouseEventKind::ScrollDown, "Ends");
    assert_eq!(stage.app.detail.cursor.top(), 3);
    stage
        .keys("?")
        .mouse(MouseEventKind::ScrollDown, "Everywhere");
    assert!(!stage.text().contains("Everywhere"));
}

#[test]
fn a_click_on_a_link_follows_it_and_backspace_returns_to_its_line() {
    let mut stage = Stage::catalogue(200, 50);
    stage.click("US Department of Defense - Leidos");
    let deal = stage.app.detail.deal().unwrap().slug.to_string();
    assert_ne!(deal, "leidos-dod-bridge-2026");
    assert!(stage.text().contains("Backspace DoD - Leidos MHS GENESIS"));
    stage.keys("Backspace");
    assert_eq!(
        stage.app.detail.deal().unwrap().slug.as_str(),
        "leidos-dod-bridge-2026"
    );
    assert!(matches!(stage.app.detail.in_hand(), Some(Target::Deal(_))));
}

#[test]
fn a_click_on_an_address_shows_it_in_full_and_opens_or_copies_it() {
    let mut stage = Stage::catalogue(200, 50);
    stage.keys("Enter G").click("https://");
    assert!(stage.text().contains("Open this page of"));
    stage.keys("y");
    assert!(stage.copied()[0].starts_with("https://"));
    stage.keys("o").keys("Enter");
    assert_eq!(stage.opened(), stage.copied());
}

#[test]
fn in_the_list_of_sources_a_click_selects_and_the_next_one_follows() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("e").click("Hansard");
    assert!(stage.app.lens.text().is_empty(), "the first click selects");
    stage.mouse(MouseEventKind::ScrollDown, "Hansard");
    stage.keys("e e /").types("hansard").click("Hansard");
    stage.click("Hansard");
    let lens = stage.app.lens.text();
    assert!(lens.starts_with("source:"), "{lens}");
    assert!(stage.app.overlays.is_empty());
}
