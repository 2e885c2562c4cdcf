//! The Timeline tab, at a desk.

use proptest::prelude::*;
use ratatui::layout::Rect;

use crate::app::testing::{Desk, TODAY};
use crate::app::timeline::areas;
use crate::app::{Effect, Pane, Tab};
use crate::deal::Day;

fn at_timeline() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("3");
    desk
}

/// Slugs in the timeline's order, with a line where the tray begins.
fn order(desk: &Desk) -> Vec<&str> {
    let tab = &desk.app.timeline;
    let slug = |row: usize| {
        let place = tab.place(row).unwrap();
        let entry = desk.app.index.entry(desk.app.selection.rows[place]);
        entry.unwrap().slug()
    };
    let mut slugs: Vec<&str> = (0..tab.dated()).map(slug).collect();
    slugs.push("--");
    slugs.extend((tab.dated()..tab.dated() + tab.undated()).map(slug));
    slugs
}

#[test]
fn undated_deals_stand_in_the_tray_whatever_the_order_and_none_is_dropped() {
    let mut desk = at_timeline();
    assert_eq!(order(&desk).len(), 11);
    assert_eq!(order(&desk)[8..], ["--", "advice", "rumour"]);
    desk.press("1 /").type_text("sort:title").press("Enter 3");
    let slugs = order(&desk);
    assert_eq!(slugs.len(), 11);
    assert_eq!(slugs[8..], ["--", "advice", "rumour"]);
}

#[test]
fn the_cursor_is_on_the_same_deal_as_in_the_list() {
    let mut desk = Desk::new(120, 36);
    desk.press("j j");
    let deal = desk.deal().to_owned();
    desk.press("3");
    let row = desk.app.timeline.rows.at().unwrap();
    assert_eq!(order(&desk)[row], deal);
    desk.press("j j j");
    let row = desk.app.timeline.rows.at().unwrap();
    let deal = order(&desk)[row].to_owned();
    assert_eq!(desk.deal(), deal);
    desk.press("1");
    assert_eq!(desk.deal(), deal);
}

#[test]
fn the_cursor_walks_from_the_last_row_into_the_tray() {
    let mut desk = at_timeline();
    desk.press("G");
    assert_eq!(
        (desk.app.timeline.in_tray(), desk.deal()),
        (Some(1), "rumour")
    );
    desk.press("k k");
    assert_eq!(desk.app.timeline.in_tray(), None);
    assert_eq!(desk.app.timeline.rows.at(), Some(7));
}

#[test]
fn rows_that_show_have_the_cursor_or_the_tray_has_it() {
    let mut desk = Desk::new(80, 14);
    desk.press("3");
    for key in ["j", "j", "G", "k", "k", "k", "g", "PgDn", "PgDn", "PgUp"] {
        desk.press(key);
        let tab = &desk.app.timeline;
        let shows = tab.rows.at().is_some_and(|at| tab.visible().contains(&at));
        assert!(shows != tab.in_tray().is_some(), "after {key}");
    }
}

#[test]
fn a_mark_goes_to_the_next_row_of_the_timeline() {
    let mut desk = at_timeline();
    let slugs: Vec<String> = order(&desk).iter().map(ToString::to_string).collect();
    desk.press("g Space");
    assert_eq!(
        desk.effects.last(),
        Some(&Effect::Mark(vec![slugs[0].clone()]))
    );
    assert_eq!(desk.deal(), slugs[1]);
}

#[test]
fn the_window_follows_the_lens_until_it_is_moved_and_0_fits_it_again() {
    let mut desk = at_timeline();
    let all = *desk.app.timeline.window();
    desk.press("1 /").type_text("pilot").press("Enter 3");
    let one = *desk.app.timeline.window();
    assert!(one.column_minutes() < all.column_minutes());
    desk.press("]");
    assert!(!desk.app.timeline.is_fit());
    let moved = *desk.app.timeline.window();
    desk.press("u");
    assert_eq!(*desk.app.timeline.window(), moved);
    desk.press("0");
    assert_eq!(*desk.app.timeline.window(), all);
}

#[test]
fn a_zoom_stays_at_the_deal_under_the_cursor() {
    let mut desk = at_timeline();
    desk.press("+ + +");
    let row = desk.app.current_row().unwrap();
    let first = desk.app.extent_of(row).unwrap().first;
    assert!(desk.app.timeline.window().column_of(first).is_some());
    desk.press("] ] ] ] ] ]");
    assert!(desk.app.timeline.window().column_of(first).is_none());
    desk.press("-");
    assert!(desk.app.timeline.window().column_of(first).is_some());
}

#[test]
fn t_brings_today_to_the_middle() {
    let mut desk = at_timeline();
    desk.press("+ + + T");
    let window = desk.app.timeline.window();
    let column = window.column_of(TODAY.parse::<Day>().unwrap()).unwrap();
    assert!(column.abs_diff(window.columns() / 2) <= 1);
    assert_eq!(
        desk.app.timeline.counts().len(),
        usize::from(window.columns())
    );
}

#[test]
fn enter_reads_the_deal_and_esc_goes_back() {
    let mut desk = at_timeline();
    desk.press("j Enter");
    assert_eq!((desk.app.tab, desk.app.pane), (Tab::Timeline, Pane::Detail));
    desk.press("Esc");
    assert_eq!((desk.app.tab, desk.app.pane), (Tab::Timeline, Pane::Main));
}

#[test]
fn a_selection_that_comes_while_another_tab_shows_is_arranged_when_the_timeline_is_opened() {
    let mut desk = at_timeline();
    desk.press("1 /").type_text("cloud").press("Enter");
    assert_eq!(desk.app.timeline.dated(), 8);
    desk.press("3");
    assert_eq!(order(&desk), ["cloud-2020", "--"]);
}

proptest! {
    #[test]
    fn the_parts_lie_in_the_panel_and_never_on_each_other(width in 0_u16..300, height in 0_u16..100, tray: bool) {
        let panel = Rect::new(2, 3, width, height);
        let inner = crate::layout::inside(panel);
        let parts = areas(panel, tray);
        let all = [parts.density, parts.axis, parts.rule, parts.labels, parts.bars, parts.tray, parts.links, parts.legend];
        for (n, one) in all.iter().enumerate() {
            prop_assert!(one.is_empty() || inner.intersection(*one) == *one, "{one:?} in {inner:?}");
            for other in &all[n + 1..] {
                prop_assert!(!one.intersects(*other), "{one:?} {other:?}");
            }
        }
        if inner.height > 0 {
            prop_assert!(parts.bars.height > 0);
        }
        prop_assert_eq!(parts.tray.height == 1, tray && inner.height >= 2);
    }
}
