//! What the list of views shows.

use std::sync::Arc;

use crate::app::testing::Desk;
use crate::app::{Effect, Msg, Reply, ViewPicker};
use crate::index::{Row, Since};
use crate::view::paper::{colourful, part};

/// A desk with the list open, and so many deals and news in each view; the last one could not be asked.
fn counted(width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(width, height);
    desk.press("3 /")
        .type_text("kind:contract")
        .press("Enter V s");
    desk.type_text("Contracts of the smaller hospitals in the north")
        .press("Enter");
    let asked = desk.effects.iter().rev().find_map(|effect| match effect {
        Effect::CountViews { job, views } => Some((*job, views.clone())),
        _ => None,
    });
    let (job, views) = asked.unwrap();
    let since = |new, changed| Some(Since { new, changed });
    let since = [
        None,
        since(3, 0),
        since(0, 1),
        since(2, 14),
        since(1_200, 900),
        since(0, 0),
    ];
    for ((deals, view), since) in (2..).zip(views).zip(since) {
        let rows: Vec<Row> = (0..deals).map(Row).collect();
        let counted = Ok((Arc::new(desk.app.index.seen(&rows)), since));
        let view = view.view;
        desk.tell(Msg::Worker(Reply::ViewCounted { job, view, counted }));
    }
    desk
}

fn list(desk: &Desk) -> String {
    let views = desk.app.views.list().len();
    part(desk, &colourful(), ViewPicker::area(desk.app.screen, views))
}

#[test]
fn views_tell_their_deals_and_what_is_new_in_them() {
    insta::assert_snapshot!(list(&counted(120, 36)));
}

#[test]
fn on_a_small_screen_names_and_queries_are_cut() {
    insta::assert_snapshot!(list(&counted(80, 24)));
}

#[test]
fn on_the_smallest_screen_the_list_scrolls() {
    let mut desk = counted(40, 10);
    desk.press("G");
    insta::assert_snapshot!(list(&desk));
}

#[test]
fn a_name_is_typed_below_the_list_with_what_is_wrong_beside_it() {
    let mut desk = counted(80, 24);
    desk.press("s")
        .type_text("Largest disclosed")
        .press("Enter");
    let shown = list(&desk);
    let line = shown.lines().rev().nth(1).unwrap_or_default();
    insta::assert_snapshot!(line);
}
