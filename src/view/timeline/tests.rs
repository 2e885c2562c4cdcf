//! What the timeline's panel shows.

use crate::app::testing::Desk;
use crate::view::paper::{colourful, main, main_in, part};
use crate::view::{Theme, ThemeChoice};

fn at_timeline(width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(width, height);
    desk.press("3");
    desk
}

#[test]
fn a_small_screen_shows_every_case() {
    insta::assert_snapshot!(main(&at_timeline(80, 24)), @r#"
    ╭ Timeline 10 · 2003 to 2036 · 8.7 months a column · fit ──────────────────────╮
    │                3 deals at most                      ▃▃███▃▃▃▃                │
    │                                  ▆▆        ▆▆▆▆▆▆ ▆▆█████████▆▆▆▆▆▆▆▆▆▆▆▆▆▆  │
    │                                        2010          2020          2030      │
    │   Date   Deal                  ────────┴─────────────┴─────────▾───┴─────────│
    │   2025   Pilot of a month      ·····························■  │             │
    │   2021   Oracle acquires Cern…                          ◆      │             │
    │   2020   Cloud for the agency                         ████▌?   │             │
    │   2019   Records for the North                      ▐████████████████░░░░░░  │
    │   ~2018  Support until it is…                     ▒▒▒██▌▶      │             │
    │   2012   Imaging archive                   ▐█████╳             │             │
    │   2005   Laboratory system       ▒▒?                           │             │
    │  !→2023  Framework of which t…                            ?○   │             │
    │                                                                │             │
    (3 more)
    │   2 undated: Advice without a date · Another deal without a date             │
    │ │ today  █ certain  ▒ possible  ░ with options  ■ short  ◆ event  ? not known│
    ╰──────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn a_middle_screen_keeps_the_detail_below() {
    insta::assert_snapshot!(main(&at_timeline(120, 36)), @r#"
    ╭ Timeline 10 · 2004 to 2036 · 5.5 months a column · fit ──────────────────────────────────────────────────────────────╮
    │                                3 deals at most                                 ▃▃▃██▃█▃▃▃▃▃ ▃                        │
    │                                                  ▆▆▆             ▆▆▆▆▆▆▆▆▆   ▆▆████████████▆█▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆  │
    │                                                  2005      2010       2015       2020       2025       2030      2035│
    │   Date         Deal                            ──┴─────────┴──────────┴──────────┴──────────┴───▾──────┴─────────┴───│
    │   2025-03-11   Pilot of a month                ·············································■   │      ┊             │
    │   2021-12-20   Oracle acquires Cerner                      ┊                     ┊   ◆          │      ┊             │
    │   2020-06-15   Cloud for the agency                        ┊                     ┊██████▌?      │      ┊             │
    │   2019-03-01   Records for the North                       ┊                   ▐██████████████████████████░░░░░░░░░  │
    │   c. 2018      Support until it is ended                   ┊                 ▒▒▒████▶           │      ┊             │
    │   2012-10      Imaging archive                             ┊     ▒████████╳      ┊              │      ┊             │
    │   2005         Laboratory system                 ▒▒▒?      ┊                     ┊              │      ┊             │
    │  !→2023-12     Framework of which the end is…              ┊                     ┊      ?▒▒     │      ┊             │
    │                                                            ┊                     ┊              │      ┊             │
    (5 more)
    │   2 undated: Advice without a date · Another deal without a date                                                     │
    │ │ today  █ certain  ▒ possible  ░ with options  ■ short  ◆ event  ? not known  ▶ open end  ╳ stopped early           │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn a_large_screen_has_the_detail_beside_it() {
    insta::assert_snapshot!(main(&at_timeline(200, 50)), @r#"
    ╭ Timeline 10 · 2004 to 2036 · 4.7 months a column · fit ──────────────────────────────────────────────────────────────────────────────────╮
    │                                        3 deals at most                                       ▃▃▃██▃▃█▃▃▃ ▃  ▃                            │
    │                                                          ▆▆▆                ▆▆▆▆▆▆▆▆▆▆▆   ▆▆▆███████████▆█▆▆█▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆  │
    │                                                          2005        2010         2015         2020         2025        2030         2035│
    │   Date         Deal                                    ──┴───────────┴────────────┴────────────┴────────────┴───▾───────┴────────────┴───│
    │   2025-03-11   Pilot of a month                        ·····················································■   │       ┊                │
    │   2021-12-20   Oracle acquires Cerner                                ┊                         ┊    ◆           │       ┊                │
    │   2020-06-15   Cloud for the agency                                  ┊                         ┊▐███████?       │       ┊                │
    │   2019-03-01   Records for the North                                 ┊                       ████████████████████████████████░░░░░░░░░░  │
    │   c. 2018      Support until it is ended                             ┊                    ▒▒▒█████▶             │       ┊                │
    │   2012-10      Imaging archive                                       ┊      ▒█████████▌╳       ┊                │       ┊                │
    │   2005         Laboratory system                         ▒▒▒?        ┊                         ┊                │       ┊                │
    │  !→2023-12     Framework of which the end is known                   ┊                         ┊        ?○      │       ┊                │
    │                                                                      ┊                         ┊                │       ┊                │
    (29 more)
    │   2 undated: Advice without a date · Another deal without a date                                                                         │
    │ │ today  █ certain  ▒ possible  ░ with options  ■ short  ◆ event  ? not known  ▶ open end  ╳ stopped early  ○╍ unconfirmed  █ runs       │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn the_smallest_screen_keeps_rows_and_tray() {
    insta::assert_snapshot!(main(&at_timeline(40, 10)), @r#"
    ╭ Timeline 10 · 2001 to 2038 · 1.7 ye… ╮
    │   Pilot of a…  ·············■│       ┃
    │   Oracle acqu…             ◆ │       │
    │   Cloud for t…            ██?│       │
    │   2 undated: Advice without a date   │
    ╰──────────────────────────────────────╯
    "#);
}

#[test]
fn close_up_the_axis_tells_days_and_what_lies_outside_has_arrows() {
    let mut desk = at_timeline(120, 36);
    desk.press("g + + + + + +");
    insta::assert_snapshot!(main(&desk), @r#"
    ╭ Timeline 10 · 2024-11-10 to 2025-05-14 · 2.6 days a column ──────────────────────────────────────────────────────────╮
    │                                2 deals at most                                              ██████████████           │
    │                                                ██████████████████████████████████████████████████████████████████████│
    │                                                2024   Dec         2025        Feb       Mar         Apr         May  │
    │   Date         Deal                            ───────┴───────────┴───────────┴─────────┴───────────┴───────────┴────│
    │   2025-03-11   Pilot of a month                ·············································▐█████████████           │
    │   2021-12-20   Oracle acquires Cerner          ‹                  ┊                                                  │
    │   2020-06-15   Cloud for the agency            ‹                  ┊                                                  │
    │   2019-03-01   Records for the North           ██████████████████████████████████████████████████████████████████████│
    │   c. 2018      Support until it is ended       ▶                  ┊                                                  │
    │   2012-10      Imaging archive                 ‹                  ┊                                                  │
    │   2005         Laboratory system               ‹                  ┊                                                  │
    │  !→2023-12     Framework of which the end is…  ‹                  ┊                                                  │
    │                                                                   ┊                                                  │
    (5 more)
    │   2 undated: Advice without a date · Another deal without a date                                                     │
    │ █ certain  ▶ open end  ‹ earlier  ○╍ unconfirmed  █ runs  █ over                                                     │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn the_tray_names_the_undated_deal_under_the_cursor() {
    let mut desk = at_timeline(120, 36);
    desk.press("G");
    let areas = desk.app.timeline.areas();
    insta::assert_snapshot!(part(&desk, &colourful(), areas.tray), @"2 of 2 undated: Another deal without a date");
}

#[test]
fn plain_terminals_have_plain_signs() {
    let desk = at_timeline(80, 24);
    let text = main_in(&desk, &Theme::new(ThemeChoice::None, false));
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text, @r#"
    + Timeline 10 - 2003 to 2036 - 8.7 months a column - fit ----------------------+
    |                3 deals at most                      __###____                |
    |                                  ##        ###### #########################  |
    |                                        2010          2020          2030      |
    |   Date   Deal                  --------+-------------+---------v---+---------|
    |   2025   Pilot of a month      -----------------------------+  |             |
    |   2021   Oracle acquires Cern~                          *      |             |
    |   2020   Cloud for the agency                         #####?   |             |
    |   2019   Records for the North                      #################......  |
    |   ~2018  Support until it is~                     :::###>      |             |
    |   2012   Imaging archive                   ######x             |             |
    |   2005   Laboratory system       ::?                           |             |
    |  !>2023  Framework of which t~                            ?o   |             |
    |                                                                |             |
    (3 more)
    |   2 undated: Advice without a date - Another deal without a date             |
    | | today  # certain  : possible  . with options  + short  * event  ? not known|
    +------------------------------------------------------------------------------+
    "#);
}

#[test]
fn a_lens_of_undated_deals_says_so() {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text("advice").press("Enter 3");
    insta::assert_snapshot!(main(&desk), @r#"
    ╭ Timeline 1 of 10 ────────────────────────────────────────────────────────────╮
    │                                                                              │
    (5 more)
    │   No deal of the lens has a date                                             │
    │                                                                              │
    (8 more)
    │   1 of 1 undated: Advice without a date                                      │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn a_lens_without_deals_says_what_to_do() {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text("zzzz").press("Enter 3");
    insta::assert_snapshot!(main(&desk), @r#"
    ╭ Timeline 0 of 10 ────────────────────────────────────────────────────────────╮
    │                                                                              │
    (2 more)
    │  No deal matches                                                             │
    │                                                                              │
    │  zzzz  (of 10 deals)                                                         │
    │                                                                              │
    │  u       undo the last change                                                │
    │  Ctrl-x  all deals again                                                     │
    │  /       edit the query                                                      │
    │                                                                              │
    (7 more)
    ╰──────────────────────────────────────────────────────────────────────────────╯
    "#);
}

#[test]
fn nothing_below_the_bars_colours_them() {
    let desk = at_timeline(120, 36);
    let theme = colourful();
    let mut terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(120, 36)).unwrap();
    terminal
        .draw(|frame| crate::view::render(&desk.app, &theme, frame))
        .unwrap();
    let buffer = terminal.backend().buffer();
    let bars = desk.app.timeline.areas().bars;
    for position in bars.positions() {
        let cell = &buffer[position];
        if ["●", "◆", "■", "?"].contains(&cell.symbol()) {
            assert_ne!(Some(cell.fg), theme.today.fg, "{position}");
        }
    }
}
