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
    insta::assert_snapshot!(body(&at_companies(80, 24)), @r#"
    ╭ Companies 5 ─────────────────────────────────────────────────────────────────╮
    │ / find a name, even misspelt, former or abbreviated                          │
    │ Company                   Matched, became        Kind          Country  Deals│
    │ Cerner                    → Oracle 2022          Vendor        US           5│
    │ Agency for Health Data                           Government    GB           4│
    │ Northern Health Region                           Care provid…  GB-ENG       4│
    │ Oracle                                           Cloud         US           3│
    │ Torex                     → Oracle 2022          Vendor        GB           2│
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭ Cerner · 5 deals ────────────────────────────────────────────────────────────╮
    │ Vendor · US · cerner                                                         │
    │ Names     registered as Cerner Corp., Cerner Ltd                           … │
    │ Sum £162.5m in 3  │  not in sums 2 not known                                 │
    │   Date             Deal                                                 Value│
    │▌  2025-03-11       Pilot of a month                                 not known┃
    │   2021-12-20       Oracle acquires Cerner                              £37.5m┃
    │   2019-03-01       Records for the North                               £12.5m┃
    │   c. 2018          Support until it is ended                          £112.5m│
    ╰──────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn a_middle_screen_has_the_profile_beside_the_list() {
    let mut desk = at_companies(120, 36);
    desk.press("/").type_text("star comp");
    insta::assert_snapshot!(body(&desk), @r#"
    ╭ Companies 1 of 5 ────────────────────────────────────────╮╭ Torex · 2 deals ─────────────────────────────────────────╮
    │ / star comp                                              ││ Vendor · GB · torex                                      │
    │ Company                Matched, became     Country  Deals││ Names     was Star Computers                             │
    │ Torex                  was Star Computers  GB           2││ Became    merged into Cerner (2003) → acquired by Oracle │
    │                                                          ││           (2022-06-08)                                   │
    │                                                          ││ Roles     supplier 2                                     │
    │                                                          ││ With      Agency for Health Data 1 · Northern Health     │
    │                                                          ││           Region 1                                       │
    │                                                          ││ Years     2005 █ █ 2012                                  │
    │                                                          ││ not in sums 2 not known                                  │
    │                                                          ││                                                          │
    │                                                          ││   Date         Deal                                 Value│
    │                                                          ││▌  2012-10      Imaging archive                  not known│
    │                                                          ││   2005         Laboratory system                not known│
    │                                                          ││                                                          │
    (16 more)
    ╰──────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn a_large_screen_has_all_columns() {
    let mut desk = at_companies(200, 50);
    desk.press("j Tab j Space");
    insta::assert_snapshot!(body(&desk), @r#"
    ╭ Companies 5 ─────────────────────────────────────────────────────────────────────────────────────╮╭ Agency for Health Data · 4 deals ────────────────────────────────────────────────────────────────╮
    │ / find a name, even misspelt, former or abbreviated                                              ││ Government · GB · agency                                                                         │
    │ Company                             Matched, became                 Kind           Country  Deals││ Roles     buyer 3 · manager 1                                                                    │
    │ Cerner                              → Oracle 2022                   Vendor         US           5││ With      Oracle 2 · Torex 1                                                                     │
    │▌Agency for Health Data                                              Government     GB           4││ Years     2005 █ █ 2020 · 2 of no sure year                                                      │
    │ Northern Health Region                                              Care provider  GB-ENG       4││ Sum £62.5m in 1  │  not in sums 1 unconfirmed · 2 not known                                      │
    │ Oracle                                                              Cloud          US           3││                                                                                                  │
    │ Torex                               → Oracle 2022                   Vendor         GB           2││   Date             Deal                                      Supplier                       Value│
    │                                                                                                  ││   2020-06-15       Cloud for the agency                      Oracle                        £62.5m│
    │                                                                                                  ││ ● 2005             Laboratory system                         Torex                      not known│
    │                                                                                                  ││   not known        Advice without a date                     Oracle                     not known│
    │                                                                                                  ││  !not known        Framework of which the end is known       –                        unconfirmed│
    │                                                                                                  ││                                                                                                  │
    (32 more)
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn initials_are_told_as_the_reason() {
    let mut desk = at_companies(120, 36);
    desk.press("/").type_text("afhd");
    insta::assert_snapshot!(main(&desk).lines().nth(3).unwrap_or_default(), @"│ Agency for Health Da…  initials            GB           4│");
}

#[test]
fn no_match_says_so_and_how_to_go_on() {
    let mut desk = at_companies(80, 24);
    desk.press("/").type_text("qqqq");
    insta::assert_snapshot!(main(&desk), @r#"
    ╭ Companies 0 of 5 ────────────────────────────────────────────────────────────╮
    │ / qqqq                                                                       │
    │                                                                              │
    │  No company matches                                                          │
    │                                                                              │
    │  qqqq  (names, other names, former names and initials)                       │
    │                                                                              │
    │  Esc     leaves the name; once more clears it                                │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn while_names_are_looked_for_it_says_so() {
    let mut desk = Desk::unread(80, 24);
    desk.prompt = false;
    desk.press("2");
    insta::assert_snapshot!(main(&desk).lines().nth(3).unwrap_or_default(), @"│  Reading the companies …                                                     │");
}

#[test]
fn a_long_name_scrolls_with_the_cursor_that_types_it() {
    let mut desk = at_companies(40, 12);
    desk.press("/")
        .type_text("a very long name that no company has 12345");
    insta::assert_snapshot!(main(&desk).lines().nth(1).unwrap_or_default(), @"│ / ong name that no company has 12345 │");
}
