//! The rail keeps its place and shows what the lens speaks of.

use std::sync::Arc;

use super::{Rail, RailRow};
use crate::app::testing::Desk;
use crate::deal::Codes;
use crate::index::{Facet, FacetField, FacetValue};
use crate::query::{Query, parse};

fn facet(field: FacetField, codes: &[&str], not_known: u32) -> Facet {
    let value = |code: &&str| FacetValue {
        code: (*code).to_owned(),
        label: (*code).to_owned(),
        count: 1,
    };
    Facet {
        field,
        values: codes.iter().map(value).collect(),
        all: codes.len(),
        not_known,
        known: 1,
        deals: 1 + not_known,
    }
}

fn years(codes: &[&str]) -> Facet {
    facet(FacetField::Year, codes, 0)
}

fn query(text: &str) -> Query {
    parse(text, &Codes::bundled()).unwrap()
}

fn on(rail: &Rail, facets: &[Facet]) -> String {
    match rail.rows().get(rail.cursor.at().unwrap()).unwrap() {
        RailRow::Value(facet, value) => facets[*facet].values[*value].code.clone(),
        other => format!("{other:?}"),
    }
}

const YEARS: [&str; 8] = [
    "2026", "2025", "2024", "2023", "2022", "2021", "2020", "2019",
];

#[test]
fn the_cursor_stays_on_its_value_when_rows_above_it_go() {
    let before: Arc<[Facet]> = vec![
        facet(FacetField::Kind, &["contract", "licence"], 3),
        years(&YEARS),
    ]
    .into();
    let mut rail = Rail::default();
    rail.refresh(&before, &Query::default());
    rail.cursor.go(6);
    assert_eq!(on(&rail, &before), "2025");
    let after: Arc<[Facet]> =
        vec![facet(FacetField::Kind, &["licence"], 0), years(&["2025"])].into();
    rail.refresh(&after, &query("date:2025"));
    assert_eq!(on(&rail, &after), "2025");
    let gone: Arc<[Facet]> =
        vec![facet(FacetField::Kind, &["licence"], 0), years(&["2024"])].into();
    rail.refresh(&gone, &Query::default());
    assert_eq!(on(&rail, &gone), "Head(1)");
}

#[test]
fn a_value_that_the_lens_speaks_of_shows_however_far_down_it_is() {
    let facets: Arc<[Facet]> = vec![years(&YEARS)].into();
    let mut rail = Rail::default();
    rail.refresh(&facets, &Query::default());
    assert_eq!(rail.rows().last(), Some(&RailRow::More(0, 2)));
    rail.refresh(&facets, &query("-date:2019"));
    let last = rail.rows().iter().rev().take(2).collect::<Vec<_>>();
    assert_eq!(last, [&RailRow::More(0, 1), &RailRow::Value(0, 7)]);
}

#[test]
fn all_values_show_when_asked_for_and_few_again() {
    let facets: Arc<[Facet]> = vec![years(&YEARS)].into();
    let mut rail = Rail::default();
    for expected in [
        RailRow::More(0, 2),
        RailRow::More(0, 0),
        RailRow::More(0, 2),
    ] {
        rail.refresh(&facets, &Query::default());
        assert_eq!(rail.rows().last(), Some(&expected));
        rail.toggle(expected);
    }
}

/// Goes to the row of a value, or, without one, of a facet's name.
fn stand_on(desk: &mut Desk, field: FacetField, code: Option<&str>) {
    if desk.app.pane != crate::app::Pane::Rail {
        desk.press("f");
    }
    desk.press("g");
    let facets = Arc::clone(&desk.app.selection.facets);
    let wanted = |row: &RailRow| match (row, code) {
        (RailRow::Head(facet), None) => facets[*facet].field == field,
        (RailRow::Value(facet, value), Some(code)) => {
            facets[*facet].field == field && facets[*facet].values[*value].code == code
        }
        _ => false,
    };
    let place = desk.app.rail.rows().iter().position(wanted).unwrap();
    for _ in 0..place {
        desk.press("j");
    }
}

fn found(desk: &Desk) -> Vec<(String, u32)> {
    let values = desk.app.finder().unwrap().values.iter();
    values
        .map(|value| (value.label.clone(), value.count))
        .collect()
}

#[test]
fn a_range_of_years_is_begun_on_one_and_ended_on_another() {
    let mut desk = Desk::new(120, 40);
    stand_on(&mut desk, FacetField::Year, Some("2020"));
    desk.press("v");
    assert!(desk.app.rail.has_range());
    desk.press("j j");
    assert!(desk.app.is_in_range(FacetField::Year, "2019"));
    assert!(!desk.app.is_in_range(FacetField::Year, "2021"));
    desk.press("v");
    assert_eq!(desk.app.lens.text(), "date:2018..2020");
    assert!(!desk.app.rail.has_range());
    desk.press("u");
    stand_on(&mut desk, FacetField::Year, Some("2020"));
    desk.press("v k F");
    assert_eq!(desk.app.lens.text(), "-date:2020..2021");
}

#[test]
fn a_range_is_left_with_esc_and_begins_only_where_values_have_an_order() {
    let mut desk = Desk::new(120, 40);
    stand_on(&mut desk, FacetField::Kind, Some("contract"));
    desk.press("v");
    assert!(!desk.app.rail.has_range());
    stand_on(&mut desk, FacetField::Year, Some("2020"));
    desk.press("v Esc");
    assert!(!desk.app.rail.has_range());
    assert_eq!(desk.app.pane, crate::app::Pane::Rail, "Esc peels one layer");
    desk.press("v");
    stand_on(&mut desk, FacetField::Kind, Some("contract"));
    desk.press("Enter");
    assert_eq!(
        desk.app.lens.text(),
        "kind:contract",
        "another facet's value is itself"
    );
}

#[test]
fn a_value_is_found_by_typing_by_any_name_and_its_count_is_what_choosing_it_gives() {
    let mut desk = Desk::new(120, 40);
    stand_on(&mut desk, FacetField::Company, None);
    desk.press("/").type_text("star");
    assert_eq!(found(&desk), [("Torex · was Star Computers".to_owned(), 2)]);
    desk.press("Enter");
    assert_eq!(desk.app.lens.text(), "company:=torex");
    assert_eq!(desk.app.selection.rows.len(), 2);
    assert!(desk.app.finder().is_none());
}

#[test]
fn several_values_are_chosen_one_after_the_other_and_esc_leaves_only_the_finder() {
    let mut desk = Desk::new(120, 40);
    stand_on(&mut desk, FacetField::Kind, None);
    desk.press("/").type_text("fram");
    desk.press("Tab Ctrl-u").type_text("lic");
    desk.press("Tab");
    assert_eq!(desk.app.lens.text(), "kind:framework,licence");
    desk.press("Ctrl-u").type_text("acq");
    desk.press("Shift-Tab");
    assert_eq!(
        desk.app.lens.text(),
        "kind:framework,licence -kind:acquisition"
    );
    desk.press("Esc");
    assert!(desk.app.finder().is_none());
    assert_eq!(desk.app.pane, crate::app::Pane::Rail);
    stand_on(&mut desk, FacetField::Kind, None);
    desk.press("/").type_text("lic");
    desk.press("Enter");
    assert!(
        desk.app.lens.text().contains("licence"),
        "Enter never lifts a value"
    );
}

#[test]
fn what_is_done_to_a_value_waits_for_the_values_of_what_was_typed() {
    let mut desk = Desk::new(120, 40);
    stand_on(&mut desk, FacetField::Kind, None);
    desk.press("/");
    desk.prompt = false;
    desk.type_text("lic").press("Enter");
    assert_eq!(desk.app.lens.text(), "", "nothing was found yet");
    desk.answer();
    desk.prompt = true;
    assert_eq!(desk.app.lens.text(), "kind:licence");
}

#[test]
fn left_and_right_go_from_facet_to_facet() {
    let mut desk = Desk::new(120, 40);
    desk.press("f g Right");
    assert_eq!(desk.app.rail_row(), Some(RailRow::Head(1)));
    desk.press("j j Left");
    assert_eq!(desk.app.rail_row(), Some(RailRow::Head(1)));
    desk.press("Left Left");
    assert_eq!(desk.app.rail_row(), Some(RailRow::Head(0)));
}
