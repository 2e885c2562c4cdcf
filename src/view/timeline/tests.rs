//! What the timeline's panel shows.

use crate::app::testing::Desk;
use crate::app::timeline::tests::lanes::read_with_links;
use crate::view::paper::{colourful, main, main_in, part};
use crate::view::{Theme, ThemeChoice};

fn at_timeline(width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(width, height);
    desk.press("3");
    desk
}

#[test]
fn a_small_screen_shows_every_case() {
    insta::assert_snapshot!(main(&at_timeline(80, 24)));
}

#[test]
fn a_middle_screen_keeps_the_detail_below() {
    insta::assert_snapshot!(main(&at_timeline(120, 36)));
}

#[test]
fn a_large_screen_has_the_detail_beside_it() {
    insta::assert_snapshot!(main(&at_timeline(200, 50)));
}

#[test]
fn the_smallest_screen_keeps_rows_and_tray() {
    insta::assert_snapshot!(main(&at_timeline(40, 10)));
}

#[test]
fn close_up_the_axis_tells_days_and_what_lies_outside_has_arrows() {
    let mut desk = at_timeline(120, 36);
    desk.press("g + + + + + +");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn the_tray_names_the_undated_deal_under_the_cursor() {
    let mut desk = at_timeline(120, 36);
    desk.press("G");
    let areas = desk.app.timeline.areas();
    insta::assert_snapshot!(part(&desk, &colourful(), areas.tray));
}

#[test]
fn plain_terminals_have_plain_signs() {
    let desk = at_timeline(80, 24);
    let text = main_in(&desk, &Theme::new(ThemeChoice::None, false));
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_lens_of_undated_deals_says_so() {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text("advice").press("Enter 3");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn a_lens_without_deals_says_what_to_do() {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text("zzzz").press("Enter 3");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn lanes_show_how_their_deals_lie_and_open_to_their_bars() {
    let mut desk = at_timeline(120, 36);
    desk.press("L g Enter j j");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn lanes_on_plain_terminals() {
    let mut desk = at_timeline(80, 24);
    desk.press("L L g");
    let text = main_in(&desk, &Theme::new(ThemeChoice::None, false));
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn links_of_the_cursor_deal_are_told_and_marked_at_the_other_rows() {
    let mut desk = at_timeline(120, 36);
    read_with_links(&mut desk);
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn an_order_of_its_own_stands_in_the_title() {
    let mut desk = at_timeline(120, 36);
    desk.press("s s s");
    assert!(
        main(&desk)
            .lines()
            .next()
            .unwrap()
            .contains("longest first")
    );
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
