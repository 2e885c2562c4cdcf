//! What the radar's panel shows.

use crate::app::testing::Desk;
use crate::view::paper::{main, main_in};
use crate::view::{Theme, ThemeChoice};

fn at_radar(width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(width, height);
    desk.press("4");
    desk
}

#[test]
fn a_small_screen_has_ends_and_titles() {
    insta::assert_snapshot!(main(&at_radar(80, 24)));
}

#[test]
fn a_middle_screen_has_who_and_how_much() {
    insta::assert_snapshot!(main(&at_radar(120, 36)));
}

#[test]
fn a_large_screen_has_the_detail_beside_it() {
    insta::assert_snapshot!(main(&at_radar(200, 50)));
}

#[test]
fn the_smallest_screen_keeps_lanes() {
    insta::assert_snapshot!(main(&at_radar(40, 10)));
}

#[test]
fn a_folded_lane_says_so_and_marks_show() {
    let mut desk = at_radar(120, 36);
    desk.press("G Space o g");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn plain_terminals_have_plain_signs() {
    let text = main_in(&at_radar(80, 24), &Theme::new(ThemeChoice::None, false));
    assert!(text.replace('£', "").is_ascii(), "{text}");
}

#[test]
fn a_lens_without_deals_says_what_to_do() {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text("zzzz").press("Enter 4");
    let text = main(&desk);
    assert!(text.contains("No deal matches"), "{text}");
}
