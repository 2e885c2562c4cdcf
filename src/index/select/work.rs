//! How much work an answer is: at how many values of deals it looks.

use super::super::column::visits;
use super::super::testing::index_of;
use super::super::testing::reference::{request, today};
use super::super::testing::samples::{Sample, SampleValue};
use super::*;
use crate::index::standing::AsOf;
use crate::query::parse;

const DEALS: usize = 4096;

/// Deals of which one in eight is about a microscope, one in 64 Microsoft's.
fn samples() -> Vec<Sample> {
    let sample = |id: i64| Sample {
        title: if id % 8 == 0 {
            "A microscope and its records"
        } else {
            "Clinical records"
        },
        date: Some(if id % 2 == 0 { "2019-03-01" } else { "2020" }),
        value: Some(SampleValue::pounds(id)),
        parties: match id % 64 {
            0 => vec![("microsoft", "supplier"), ("nhs-england", "buyer")],
            _ => vec![("cerner", "supplier")],
        },
        countries: vec!["GB"],
        ..Sample::plain(id)
    };
    (1..=i64::try_from(DEALS).unwrap()).map(sample).collect()
}

/// The deals found, and the visits that this took.
fn typed(index: &Index, samples: &[Sample], text: &str) -> (usize, usize) {
    let query = parse(text, index.codes()).unwrap();
    let request = request(index, samples, &query);
    let (selection, visits) = visits(|| index.select(&request, &Cancel::default()).unwrap());
    (selection.rows.len(), visits)
}

#[test]
fn counts_and_sums_of_all_deals_are_taken_from_what_was_counted_once() {
    let samples = samples();
    let index = index_of(&samples, 1000);
    assert_eq!(typed(&index, &samples, "").0, DEALS);
    assert_eq!(typed(&index, &samples, ""), (DEALS, 0));
    let few = DEALS / 64;
    let (found, visits) = typed(&index, &samples, "-company:=microsoft");
    assert_eq!(found, DEALS - few);
    // The deals that it has not are counted, for each facet and the sums, and twice those that the facet of companies counts.
    assert!(visits <= DEALS + 16 * few, "{visits} visits");
}

#[test]
fn a_longer_word_looks_at_the_deals_of_the_shorter_one_alone() {
    let samples = samples();
    let fresh = index_of(&samples, 1000);
    let (found, unprepared) = typed(&fresh, &samples, "microscope");
    assert_eq!(found, DEALS / 8);
    let index = index_of(&samples, 1000);
    let short = typed(&index, &samples, "microscop");
    let longer = typed(&index, &samples, "microscope");
    let again = typed(&index, &samples, "microscope");
    assert_eq!((longer.0, again.0), (found, found));
    // What is counted stays; only the looking for the word becomes less.
    let counting = again.1;
    assert!(
        unprepared - counting >= DEALS,
        "{unprepared} and {counting} visits"
    );
    assert!(
        longer.1 - counting <= DEALS / 8,
        "{} and {counting} visits",
        longer.1
    );
    assert!(short.1 >= unprepared, "{} and {unprepared} visits", short.1);
}

#[test]
fn the_deals_and_sums_of_a_company_are_told_without_a_look_at_others() {
    let samples = samples();
    let index = index_of(&samples, 1000);
    let never = Cancel::default();
    let microsoft = index.companies().row_of_slug("microsoft").unwrap();
    let as_of = AsOf::today(today());
    let (totals, visits) = visits(|| index.company_totals(&[microsoft], as_of, &never).unwrap());
    let deals: u32 = totals
        .iter()
        .flat_map(|totals| &totals.firm)
        .map(|total| total.deals)
        .sum();
    assert_eq!(usize::try_from(deals).unwrap(), DEALS / 64);
    assert_eq!(visits, 0, "no column is walked");
}
