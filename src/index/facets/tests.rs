//! Counts of facets against what choosing each value gives.

use proptest::prelude::*;

use super::super::testing::reference::{holds, request};
use super::super::testing::samples::Sample;
use super::super::testing::{COMPANIES, index_of, strategies};
use super::*;
use crate::deal::{Cancel, Day, PartialDate};
use crate::query::{
    CompanyReach, CompanyTest, DateRange, DateTest, FacetState, Moment, Query, ValueTest, parse,
};

fn facets(samples: &[Sample], filter: &Expr, chunk: usize) -> Vec<Facet> {
    let index = index_of(samples, chunk);
    let query = Query {
        filter: filter.clone(),
        sort: Vec::new(),
    };
    let request = request(&index, samples, &query);
    let selection = index.select(&request, &Cancel::default()).unwrap();
    selection.facets.to_vec()
}

/// What choosing a value asks for.
fn choosing(field: FacetField, code: &str) -> Expr {
    let value = |field| Test::Value(field, vec![code.to_owned()]);
    Expr::Test(match field {
        FacetField::Standing => Test::Is(crate::query::State::named(code).unwrap()),
        FacetField::Kind => value(Field::Kind),
        FacetField::Status => value(Field::Status),
        FacetField::Country => value(Field::Country),
        FacetField::Sector => value(Field::Sector),
        FacetField::Currency => value(Field::Currency),
        FacetField::Company => Test::Company(CompanyTest {
            role: "company".to_owned(),
            name: code.trim_start_matches('=').to_owned(),
            reach: CompanyReach::Slug,
        }),
        FacetField::Year | FacetField::Ends => {
            let day =
                |month, day| Day::from_ymd(code.parse().unwrap(), month, day).map(Moment::Day);
            Test::Date(DateTest {
                field: field.name().to_owned(),
                certain: false,
                range: if code == "open" {
                    DateRange::Open
                } else {
                    DateRange::Span(day(1, 1), day(12, 31))
                },
            })
        }
        FacetField::Value => return read(&format!("value:{code}")),
    })
}

fn read(text: &str) -> Expr {
    parse(text, &crate::deal::Codes::bundled()).unwrap().filter
}

/// What the rail asks for, read from the text that it writes.
fn chosen(field: FacetField, code: Option<&str>) -> Expr {
    let query = Query::default().with_value(field, code, true);
    assert_eq!(query.facet_state(field, code), FacetState::Included);
    read(&query.to_string())
}

/// Every value that some deal names, as the facet writes it.
fn named(field: FacetField, samples: &[&Sample]) -> Vec<String> {
    let values = |sample: &&Sample| -> Vec<String> {
        match field {
            FacetField::Standing => Vec::new(),
            FacetField::Kind => vec![sample.kind.to_owned()],
            FacetField::Status => vec![sample.status.replace("unknown", "")],
            FacetField::Country => sample
                .countries
                .iter()
                .map(|code| code.chars().take(2).collect())
                .collect(),
            FacetField::Sector => sample
                .sectors
                .iter()
                .map(|code| (*code).to_owned())
                .collect(),
            FacetField::Currency => {
                let currencies = ["GBP", "USD", "EUR", "CHF"].into_iter();
                currencies.map(str::to_owned).collect()
            }
            FacetField::Company => {
                let known = COMPANIES
                    .iter()
                    .filter(|(slug, ..)| sample.parties.iter().any(|(company, _)| company == slug));
                known.map(|(slug, ..)| format!("={slug}")).collect()
            }
            FacetField::Value => {
                let bands =
                    (0..crate::query::BANDS).map(|band| crate::query::band_code(band, band));
                bands.chain(["undisclosed".to_owned()]).collect()
            }
            FacetField::Ends if sample.ends == Some("2019/..") => {
                vec!["2019".to_owned(), "open".to_owned()]
            }
            FacetField::Year | FacetField::Ends => {
                let date = if field == FacetField::Ends {
                    sample.ends
                } else {
                    sample.date
                };
                let date = date.and_then(|text| PartialDate::parse(text).ok());
                let bounds = date.map(|date| date.bounds()).unwrap_or_default();
                let days = [bounds.earliest, bounds.latest].into_iter().flatten();
                days.map(|day| format!("{:04}", day.ymd().0)).collect()
            }
        }
    };
    let mut named: Vec<String> = samples
        .iter()
        .flat_map(values)
        .filter(|value| !value.is_empty())
        .collect();
    named.sort();
    named.dedup();
    named
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_count_is_what_choosing_the_value_gives_without_the_facets_own_filter(
        samples in strategies::samples(),
        filter in strategies::filter(),
        chunk in 1_usize..5,
    ) {
        let parts = match &filter {
            Expr::And(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        for facet in facets(&samples, &filter, chunk) {
            let others = parts.iter().filter(|part| facet_of(part) != Some(facet.field)).cloned();
            let others = Expr::And(others.collect());
            let left: Vec<&Sample> = samples.iter().filter(|sample| holds(&others, sample, &samples, false)).collect();
            let count = |expr: &Expr| {
                let chosen = left.iter().filter(|sample| holds(expr, sample, &samples, false));
                u32::try_from(chosen.count()).unwrap()
            };
            let mut expected: Vec<(String, u32)> = named(facet.field, &left)
                .into_iter()
                .map(|code| (code.clone(), count(&choosing(facet.field, &code))))
                .filter(|(_, count)| *count > 0)
                .collect();
            expected.sort();
            let mut counted: Vec<(String, u32)> = facet.values.iter().map(|value| (value.code.clone(), value.count)).collect();
            counted.sort();
            prop_assert_eq!(counted, expected, "{:?}", facet.field);
            prop_assert_eq!(facet.all, facet.values.len());
            for value in &facet.values {
                let chosen = chosen(facet.field, Some(&value.code));
                prop_assert_eq!(value.count, count(&chosen), "{:?} {}", facet.field, &value.code);
            }
            let known = Expr::Test(Test::Has(facet.field.name().to_owned()));
            let unknown = match facet.field {
                FacetField::Value => Expr::Test(Test::Money(ValueTest::Unknown)),
                _ => known.clone().negated(),
            };
            prop_assert_eq!(facet.not_known, count(&unknown), "{:?}", facet.field);
            prop_assert_eq!(facet.not_known, count(&chosen(facet.field, None)), "{:?}", facet.field);
            prop_assert_eq!(facet.known, count(&known), "{:?}", facet.field);
            prop_assert_eq!(facet.deals, count(&Expr::All), "{:?}", facet.field);
        }
    }
}

#[test]
fn a_facet_reads_most_deals_first_and_years_newest_first() {
    let sample = |id, kind, date| Sample {
        kind,
        date: Some(date),
        ..Sample::plain(id)
    };
    let samples = [
        sample(1, "contract", "2018"),
        sample(2, "licence", "2020"),
        sample(3, "licence", "2019-12/2020-01"),
    ];
    let facets = facets(&samples, &Expr::All, 2);
    let read = |field| {
        let facet = facets.iter().find(|facet| facet.field == field).unwrap();
        let values = facet.values.iter();
        values
            .map(|value| (value.label.clone(), value.count))
            .collect::<Vec<_>>()
    };
    let owned = |label: &str, count| (label.to_owned(), count);
    assert_eq!(
        read(FacetField::Kind),
        [owned("Licence", 2), owned("Contract", 1)]
    );
    assert_eq!(
        read(FacetField::Year),
        [owned("2020", 2), owned("2019", 1), owned("2018", 1)]
    );
}

#[test]
fn ends_read_soonest_first_then_open_ones_then_what_is_over() {
    let sample = |id, ends| Sample {
        ends: Some(ends),
        ..Sample::plain(id)
    };
    let ends = ["2017", "2018", "2019", "2021-05", "2020", "2019/.."];
    let samples: Vec<Sample> = (1..).zip(ends).map(|(id, ends)| sample(id, ends)).collect();
    let facets = facets(&samples, &Expr::All, 4);
    let facet = facets
        .iter()
        .find(|facet| facet.field == FacetField::Ends)
        .unwrap();
    let labels: Vec<&str> = facet
        .values
        .iter()
        .map(|value| value.label.as_str())
        .collect();
    assert_eq!(labels, ["2019", "2020", "2021", "open", "2018", "2017"]);
}

#[test]
fn bands_say_where_figures_were_converted() {
    let sample = |id, currency, amount| Sample {
        date: Some("2019"),
        value: Some(crate::index::testing::samples::SampleValue {
            currency: Some(currency),
            ..crate::index::testing::samples::SampleValue::pounds(amount)
        }),
        ..Sample::plain(id)
    };
    // A pound is two euros; there are no rates for francs.
    let samples = [
        sample(1, "GBP", 500_000),
        sample(2, "EUR", 999_999),
        sample(3, "CHF", 5),
        Sample::plain(4),
    ];
    let facets = facets(&samples, &Expr::All, 2);
    let facet = facets
        .iter()
        .find(|facet| facet.field == FacetField::Value)
        .unwrap();
    let read: Vec<_> = facet
        .values
        .iter()
        .map(|value| (value.label.as_str(), value.count))
        .collect();
    assert_eq!(read, [("≈ €1m–10m", 1), ("€100k–1m", 1)]);
    assert_eq!((facet.known, facet.not_known, facet.deals), (3, 1, 4));
}

#[test]
fn only_a_condition_about_one_facet_alone_belongs_to_it() {
    let kind = choosing(FacetField::Kind, "licence");
    let country = choosing(FacetField::Country, "GB");
    let both = Expr::Or(vec![kind.clone(), country.clone()]);
    let kinds = Expr::Or(vec![kind.clone(), Expr::Not(Box::new(kind.clone()))]);
    assert_eq!(facet_of(&kind), Some(FacetField::Kind));
    assert_eq!(
        facet_of(&Expr::Not(Box::new(country))),
        Some(FacetField::Country)
    );
    assert_eq!(facet_of(&both), None);
    assert_eq!(facet_of(&kinds), Some(FacetField::Kind));
    assert_eq!(
        facet_of(&Expr::Test(Test::Has("date".to_owned()))),
        Some(FacetField::Year)
    );
}
