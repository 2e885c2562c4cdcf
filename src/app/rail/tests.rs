//! The rail keeps its place and shows what the lens speaks of.

use std::sync::Arc;

use super::{Rail, RailRow};
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
