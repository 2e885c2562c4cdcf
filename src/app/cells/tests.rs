//! `f` and `F` on the cells of the list.

use crate::app::testing::Desk;
use crate::app::{Pane, Tab};

/// A desk whose cursor stands on a deal, in a column so far to the right.
fn on(slug: &str, right: usize) -> Desk {
    let mut desk = Desk::new(260, 40);
    while desk.deal() != slug {
        desk.press("j");
    }
    for _ in 0..right {
        desk.press("Right");
    }
    desk
}

#[test]
fn each_column_filters_by_what_stands_in_it() {
    let cases = [
        ("records-2019", 1, "date:2019"),
        ("records-2019", 2, "id:records-2019"),
        ("records-2019", 3, "vendor:=cerner"),
        ("records-2019", 4, "customer:=north"),
        ("records-2019", 6, "ends:2031"),
        ("records-2019", 7, "status:in_force"),
        ("open-2018", 6, "ends:open"),
        ("advice", 1, "no:date"),
        ("advice", 5, "value:unknown"),
        ("advice", 6, "no:ends"),
        ("advice", 7, "no:status"),
        ("takeover-2022", 3, "no:vendor"),
    ];
    for (slug, right, expected) in cases {
        let mut desk = on(slug, right);
        desk.press("f");
        assert_eq!(desk.app.lens.text(), expected, "{slug} {right}");
        assert_eq!(desk.deal(), slug, "the deal itself is among those found");
        desk.press("f");
        assert_eq!(desk.app.lens.text(), "", "a second time lifts it");
        desk.press("F");
        let rows = desk.app.selection.rows.iter();
        let mut slugs = rows.map(|row| desk.app.index.entry(*row).unwrap().slug());
        assert!(
            slugs.all(|other| other != slug),
            "{slug} is left out: {}",
            desk.app.lens.text()
        );
    }
}

#[test]
fn without_a_column_f_goes_to_the_facets() {
    let mut desk = on("records-2019", 1);
    desk.press("Left f");
    assert_eq!((desk.app.pane, desk.app.lens.text()), (Pane::Rail, ""));
    let mut desk = on("records-2019", 1);
    desk.press("Esc");
    assert_eq!(desk.app.chosen_column(), None, "Esc leaves the column");
}

#[test]
fn the_chosen_column_is_sorted_by_and_turned_round() {
    let mut desk = on("records-2019", 2);
    desk.press("s");
    assert_eq!(desk.app.lens.text(), "sort:title");
    desk.press("s");
    assert_eq!(desk.app.lens.text(), "sort:-title");
}

#[test]
fn a_column_that_does_not_show_is_not_chosen() {
    let mut desk = on("records-2019", 9);
    assert_eq!(desk.app.chosen_column().unwrap().field, "status");
    desk.tell(crate::app::Msg::Input(crossterm::event::Event::Resize(
        80, 24,
    )));
    assert_eq!(desk.app.chosen_column(), None);
    desk.tell(crate::app::Msg::Input(crossterm::event::Event::Resize(
        200, 40,
    )));
    desk.press("3");
    assert_eq!(
        (desk.app.tab, desk.app.chosen_column()),
        (Tab::Timeline, None)
    );
}

#[test]
fn a_figure_without_a_rate_says_why_it_cannot_be_asked_for() {
    let mut desk = on("records-2019", 5);
    desk.press("f");
    assert_eq!(desk.app.lens.text(), "");
    assert!(
        desk.app
            .notice
            .as_ref()
            .unwrap()
            .text
            .contains("no exchange rate")
    );
}
