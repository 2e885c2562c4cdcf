//! What the panels of the Companies tab show.

use crate::app::testing::Desk;
use crate::view::paper::{body, main};

fn at_companies(width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(width, height);
    desk.press("2");
    desk
}

#[test]
fn a_small_screen_has_the_profile_below_the_list() {
    insta::assert_snapshot!(body(&at_companies(80, 24)));
}

#[test]
fn a_middle_screen_has_the_profile_beside_the_list() {
    let mut desk = at_companies(120, 36);
    desk.press("/").type_text("star comp");
    insta::assert_snapshot!(body(&desk));
}

#[test]
fn a_large_screen_has_all_columns() {
    let mut desk = at_companies(200, 50);
    desk.press("j Tab Right j j Space");
    insta::assert_snapshot!(body(&desk));
}

#[test]
fn initials_are_told_as_the_reason() {
    let mut desk = at_companies(120, 36);
    desk.press("/").type_text("afhd");
    insta::assert_snapshot!(main(&desk).lines().nth(3).unwrap_or_default());
}

#[test]
fn no_match_says_so_and_how_to_go_on() {
    let mut desk = at_companies(80, 24);
    desk.press("/").type_text("qqqq");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn while_names_are_looked_for_it_says_so() {
    let mut desk = Desk::unread(80, 24);
    desk.prompt = false;
    desk.press("2");
    insta::assert_snapshot!(main(&desk).lines().nth(3).unwrap_or_default());
}

#[test]
fn a_long_name_scrolls_with_the_cursor_that_types_it() {
    let mut desk = at_companies(40, 12);
    desk.press("/")
        .type_text("a very long name that no company has 12345");
    insta::assert_snapshot!(main(&desk).lines().nth(1).unwrap_or_default());
}
