//! Selecting against a slow and simple evaluator; lookups; the meaning of single tests.

use proptest::prelude::*;

use super::super::testing::reference::{compare, have_one_currency, holds, request, today};
use super::super::testing::samples::{Sample, SampleValue};
use super::super::testing::{index_of, strategies};
use super::*;
use crate::query::{CompanyReach, CompanyTest, SortKey, State, Test};

fn select(index: &Index, samples: &[Sample], query: &Query) -> Selection {
    let request = request(index, samples, query);
    index.select(&request, &Cancel::default()).unwrap()
}

fn ids(index: &Index, rows: &[Row]) -> Vec<i64> {
    rows.iter()
        .map(|row| index.entry(*row).unwrap().id().0)
        .collect()
}

fn selected(samples: &[Sample], filter: Expr) -> Vec<i64> {
    let index = index_of(samples, 2);
    let query = Query {
        filter,
        sort: vec![SortKey {
            field: "id".to_owned(),
            direction: crate::query::Direction::Rising,
        }],
    };
    ids(&index, &select(&index, samples, &query).rows)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn selecting_agrees_with_a_slow_look_at_every_deal(
        samples in strategies::samples(),
        query in strategies::query(),
        chunk in 1_usize..5,
    ) {
        let index = index_of(&samples, chunk);
        let selection = select(&index, &samples, &query);
        let passing = |without_rate: bool| {
            let mut passing: Vec<&Sample> = samples.iter().collect();
            passing.retain(|sample| holds(&query.filter, sample, &samples, without_rate));
            passing
        };
        let mut expected = passing(false);
        let one_currency = have_one_currency(&expected);
        expected.sort_by(|one, other| {
            compare(&query.sort, index.codes(), one_currency, (one, other))
        });
        let expected: Vec<i64> = expected.iter().map(|sample| sample.id).collect();
        prop_assert_eq!(ids(&index, &selection.rows), expected.clone());

        let other_way: Vec<i64> = passing(true).iter().map(|sample| sample.id).collect();
        let changed = samples.iter().filter(|sample| {
            expected.contains(&sample.id) != other_way.contains(&sample.id)
        });
        prop_assert_eq!(selection.unconverted, u32::try_from(changed.count()).unwrap());
    }

    #[test]
    fn a_word_typed_letter_by_letter_finds_what_it_finds_at_once(
        samples in strategies::samples(),
        word in "[aehilorst]{1,5}|micro|Cern|é[a-e]",
        chunk in 1_usize..5,
    ) {
        let typed = index_of(&samples, chunk);
        for letters in 1..=word.chars().count() {
            let text: String = word.chars().take(letters).collect();
            let query = Query {
                filter: Expr::Test(Test::Text { text, quoted: false }),
                sort: Vec::new(),
            };
            let fresh = index_of(&samples, chunk);
            let at_once = ids(&fresh, &select(&fresh, &samples, &query).rows);
            prop_assert_eq!(ids(&typed, &select(&typed, &samples, &query).rows), at_once.clone());
            // Asked once more, the answer is remembered.
            prop_assert_eq!(ids(&typed, &select(&typed, &samples, &query).rows), at_once);
        }
    }

    #[test]
    fn every_company_knows_how_many_deals_it_takes_part_in(samples in strategies::samples()) {
        let index = index_of(&samples, 3);
        for (row, &count) in (0..).zip(index.company_deal_counts()) {
            let company = index.companies().get(crate::index::CompanyRow(row)).unwrap();
            let naive = samples.iter().filter(|sample| sample.parties.iter().any(|(slug, _)| **slug == *company.slug));
            prop_assert_eq!(count, u32::try_from(naive.count()).unwrap());
        }
    }

    #[test]
    fn every_deal_is_where_its_id_and_its_slug_say(samples in strategies::samples(), chunk in 1_usize..5) {
        let index = index_of(&samples, chunk);
        prop_assert_eq!(index.len(), samples.len());
        for (row, sample) in (0..).map(Row).zip(&samples) {
            prop_assert_eq!(index.row_of(DealId(sample.id)), Some(row));
            prop_assert_eq!(index.row_of_slug(&sample.slug), Some(row));
            prop_assert_eq!(index.row_of(DealId(sample.id + 1)), None);
            prop_assert_eq!(index.entry(row).unwrap().title(), sample.title);
        }
        prop_assert_eq!(index.row_of_slug("deal"), None);
        prop_assert!(index.entry(Row(u32::try_from(samples.len()).unwrap())).is_none());
    }
}

#[test]
fn an_undated_deal_is_in_no_year_and_a_date_with_one_bound_reaches_for_ever() {
    let samples = [
        Sample::plain(1),
        Sample {
            date: Some("[2023-04..]"),
            ..Sample::plain(2)
        },
    ];
    let year = |year, certain| {
        let day = |month, day| Day::from_ymd(year, month, day).map(crate::query::Moment::Day);
        Expr::Test(Test::Date(crate::query::DateTest {
            field: "date".to_owned(),
            certain,
            range: crate::query::DateRange::Span(day(1, 1), day(12, 31)),
        }))
    };
    assert!(selected(&samples, year(2019, false)).is_empty());
    assert_eq!(selected(&samples, year(2030, false)), [2]);
    assert!(selected(&samples, year(2030, true)).is_empty());
}

#[test]
fn limits_are_included_only_where_the_query_says_so() {
    let figure = |id, currency, amount| Sample {
        date: Some("2019"),
        value: Some(SampleValue {
            currency: Some(currency),
            ..SampleValue::pounds(amount)
        }),
        ..Sample::plain(id)
    };
    // Each of the first three is 100 euros; there is no rate for francs.
    let samples = [
        figure(1, "GBP", 50),
        figure(2, "USD", 200),
        figure(3, "EUR", 100),
        figure(4, "CHF", 100),
    ];
    let range = |currency, min: Option<(i64, bool)>, max: Option<(i64, bool)>| {
        let limit = |(units, included)| (crate::deal::Amount::new(units, 0).unwrap(), included);
        Expr::Test(Test::Money(crate::query::ValueTest::Range {
            currency: crate::deal::Currency::new(currency),
            min: min.map(limit),
            max: max.map(limit),
        }))
    };
    let converted = |min, max| selected(&samples, range("", min, max));
    assert_eq!(converted(Some((100, true)), None), [1, 2, 3]);
    assert_eq!(converted(None, Some((100, true))), [1, 2, 3]);
    assert!(converted(Some((100, false)), None).is_empty());
    assert!(converted(None, Some((100, false))).is_empty());
    assert_eq!(
        selected(&samples, range("GBP", Some((50, true)), Some((50, true)))),
        [1]
    );
    assert!(selected(&samples, range("GBP", Some((50, false)), None)).is_empty());
    assert!(selected(&samples, range("GBP", None, Some((50, false)))).is_empty());
}

#[test]
fn a_word_finds_a_company_by_its_other_names() {
    let samples = [
        Sample {
            parties: vec![("cerner", "supplier")],
            ..Sample::plain(1)
        },
        Sample {
            parties: vec![("microsoft", "supplier")],
            ..Sample::plain(2)
        },
    ];
    let word = |text: &str| {
        Expr::Test(Test::Text {
            text: text.to_owned(),
            quoted: false,
        })
    };
    assert_eq!(selected(&samples, word("ORACLE")), [1]);
    assert_eq!(selected(&samples, word("msft")), [2]);
}

#[test]
fn a_fuzzy_word_forgives_one_letter_in_titles_companies_and_products() {
    let samples = [
        Sample {
            title: "Hospital-wide records",
            ..Sample::plain(1)
        },
        Sample {
            parties: vec![("cerner", "supplier")],
            ..Sample::plain(2)
        },
        Sample {
            products: vec!["Millennium"],
            ..Sample::plain(3)
        },
        Sample {
            parties: vec![("A clinic", "buyer")],
            ..Sample::plain(4)
        },
    ];
    let close = |word: &str| selected(&samples, Expr::Test(Test::Fuzzy(word.to_owned())));
    assert_eq!(close("hosptal"), [1]);
    assert_eq!(close("hospi"), [1]);
    assert_eq!(close("cernr"), [2]);
    assert_eq!(close("Milennium"), [3]);
    assert_eq!(close("clinci"), [4]);
    assert_eq!(close("hosptal recrods"), [1]);
    assert!(close("hosptal cernr").is_empty());
}

#[test]
fn a_missing_answer_of_the_deals_file_matches_nothing_yet() {
    let samples = [Sample {
        summary: "Hosted in the cloud",
        ..Sample::plain(1)
    }];
    let index = index_of(&samples, 2);
    let query = Query {
        filter: Expr::Test(Test::Text {
            text: "cloud".to_owned(),
            quoted: false,
        }),
        sort: Vec::new(),
    };
    let whole = request(&index, &samples, &query);
    let without = Request {
        lookups: Lookups::default(),
        ..whole.clone()
    };
    let count = |request| {
        index
            .select(request, &Cancel::default())
            .unwrap()
            .rows
            .len()
    };
    assert_eq!((count(&whole), count(&without)), (1, 0));
}

#[test]
fn each_question_to_the_deals_file_is_asked_once() {
    let index = index_of(&[], 1);
    let test = |text: &str| {
        Expr::Test(Test::Text {
            text: text.to_owned(),
            quoted: false,
        })
    };
    let query = Query {
        filter: Expr::And(vec![
            test("Cloud"),
            Expr::Not(Box::new(test("cloud"))),
            Expr::Test(Test::Is(State::Marked)),
            Expr::Test(Test::Has("ends".to_owned())),
            Expr::Test(Test::Has("supplier".to_owned())),
        ]),
        sort: Vec::new(),
    };
    let lookups = index.lookups_of(&query, today());
    assert_eq!(lookups, [Lookup::Summary("cloud".to_owned())]);
}

#[test]
fn a_name_without_a_company_is_found_by_name_but_not_by_slug() {
    let samples = [Sample {
        parties: vec![("A clinic", "buyer")],
        ..Sample::plain(1)
    }];
    let company = |name: &str, reach| {
        Expr::Test(Test::Company(CompanyTest {
            role: "customer".to_owned(),
            name: name.to_owned(),
            reach,
        }))
    };
    assert_eq!(
        selected(&samples, company("a clinic", CompanyReach::Names)),
        [1]
    );
    assert!(selected(&samples, company("A clinic", CompanyReach::Slug)).is_empty());
}

#[test]
fn a_cancelled_job_gives_no_answer() {
    let samples = [Sample::plain(1)];
    let index = index_of(&samples, 1);
    let cancel = Cancel::default();
    cancel.cancel();
    let request = request(&index, &samples, &Query::default());
    assert!(index.select(&request, &cancel).is_none());
}
