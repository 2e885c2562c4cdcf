//! Orders: unknown last both ways, equal ones by their place.

use super::super::testing::index_of;
use super::super::testing::samples::{Sample, SampleValue};
use super::*;

fn sorted(samples: &[Sample], keys: &[(&str, Direction)]) -> Vec<u32> {
    let index = index_of(samples, 2);
    let keys: Vec<SortKey> = keys
        .iter()
        .map(|(field, direction)| SortKey {
            field: (*field).to_owned(),
            direction: *direction,
        })
        .collect();
    let all: Vec<Rows> = index
        .chunks
        .iter()
        .map(|chunk| super::super::column::all_rows(chunk.len()))
        .collect();
    let rows = index.sorted(&all, &keys, &Cancel::default()).unwrap();
    rows.iter().map(|row| row.0).collect()
}

#[test]
fn unknown_dates_come_last_both_ways_and_equal_ones_by_their_place() {
    let dated = |id, date| Sample {
        date,
        ..Sample::plain(id)
    };
    let samples = [
        dated(1, None),
        dated(2, Some("2019")),
        dated(3, Some("2018-05")),
        dated(4, Some("2019")),
        dated(5, Some("soon")),
    ];
    let by_date = |direction| sorted(&samples, &[("date", direction)]);
    assert_eq!(by_date(Direction::Rising), [2, 1, 3, 0, 4]);
    assert_eq!(by_date(Direction::Falling), [1, 3, 2, 0, 4]);
    assert_eq!(sorted(&samples, &[]), [1, 3, 2, 0, 4]);
}

#[test]
fn figures_go_by_their_worth_in_euros_and_those_without_a_rate_come_last() {
    let worth = |id, currency, amount| Sample {
        date: Some("2019"),
        value: Some(SampleValue {
            currency: Some(currency),
            ..SampleValue::pounds(amount)
        }),
        ..Sample::plain(id)
    };
    // One pound is two euros, two dollars are one; there is no rate for francs.
    let samples = [
        worth(1, "USD", 50),
        worth(2, "CHF", 9_000),
        worth(3, "GBP", 30),
        worth(4, "EUR", 40),
        Sample::plain(5),
    ];
    let by_value = |direction| sorted(&samples, &[("value", direction)]);
    assert_eq!(by_value(Direction::Rising), [0, 3, 2, 1, 4]);
    assert_eq!(by_value(Direction::Falling), [2, 3, 0, 1, 4]);
}

#[test]
fn titles_go_by_their_letters_whatever_their_case_and_accents() {
    let titles = ["koge b", "Zürich", "Køge A", "alpha"];
    let mut samples: Vec<Sample> = Vec::new();
    for (id, title) in (1..).zip(titles) {
        samples.push(Sample {
            title,
            ..Sample::plain(id)
        });
    }
    assert_eq!(
        sorted(&samples, &[("title", Direction::Rising)]),
        [3, 2, 0, 1]
    );
}

#[test]
fn the_second_key_decides_where_the_first_is_equal() {
    let samples = [("contract", 12), ("licence", 60), ("contract", 24)];
    let samples: Vec<Sample> = (1..)
        .zip(samples)
        .map(|(id, (kind, term))| Sample {
            kind,
            term: Some(term),
            ..Sample::plain(id)
        })
        .collect();
    let keys = [("kind", Direction::Rising), ("term", Direction::Falling)];
    assert_eq!(sorted(&samples, &keys), [2, 0, 1]);
}

proptest::proptest! {
    #[test]
    fn titles_and_ids_come_as_their_folded_texts_do(
        texts in proptest::collection::vec("([ab]{7,9}|[abAé \u{a0}-]{0,4}){0,5}", 1..12),
    ) {
        let samples: Vec<Sample> = (1..)
            .zip(&texts)
            .map(|(id, text)| Sample { title: text.clone().leak(), slug: text.clone(), ..Sample::plain(id) })
            .collect();
        let mut naive: Vec<u32> = (0..).take(texts.len()).collect();
        let folded = |row: &u32| crate::deal::fold(&crate::deal::cleaned(&texts[wide(*row)])).into_owned();
        naive.sort_by_key(folded);
        for field in ["title", "id"] {
            proptest::prop_assert_eq!(&sorted(&samples, &[(field, Direction::Rising)]), &naive);
        }
    }
}
