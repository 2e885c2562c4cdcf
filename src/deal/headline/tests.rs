//! Which date and value speak for a deal.

use serde::Deserialize;

use super::{DATE_ORDER, Headline, VALUE_ORDER};
use crate::deal::PartialDate;
use crate::deal::interchange::{Date, Deal, Document, Term, Value};

#[derive(Deserialize)]
struct Rules {
    date_rule: Rule,
    value_rule: Rule,
}

#[derive(Deserialize)]
struct Rule {
    headline_order: Vec<String>,
}

fn catalogue() -> Document {
    serde_json::from_str(include_str!("../../../assets/catalogue.json")).unwrap()
}

/// A date of a type: `end 2019 preferred`.
fn date(text: &str) -> Date {
    let mut words = text.split(' ').map(str::to_owned);
    Date {
        kind: words.next().unwrap(),
        edtf: words.next(),
        rank: words.next(),
        ..Date::default()
    }
}

fn dated(dates: &[&str], months: Option<i64>, extension_months: Option<i64>) -> Deal {
    Deal {
        dates: dates.iter().map(|text| date(text)).collect(),
        term: Some(Term {
            months,
            extension_months,
            ..Term::default()
        }),
        ..Deal::default()
    }
}

fn edtf(date: Option<&Date>) -> Option<&str> {
    date.and_then(|date| date.edtf.as_deref())
}

#[test]
fn the_orders_are_those_of_the_code_lists() {
    let rules: Rules = serde_json::from_str(include_str!("../../../assets/codes.json")).unwrap();
    assert_eq!(DATE_ORDER.to_vec(), rules.date_rule.headline_order);
    assert_eq!(VALUE_ORDER.to_vec(), rules.value_rule.headline_order);
}

#[test]
fn the_headline_date_is_the_best_of_the_first_type_that_has_one() {
    for (dates, found) in [
        (&["start 2018", "signed 2019"][..], Some("2019")),
        (
            &["signed 2019-05", "signed 2019-02 preferred"],
            Some("2019-02"),
        ),
        (&["signed 2019-02 deprecated", "start 2018"], Some("2018")),
        (&["signed 2019-05", "signed 2019-02"], Some("2019-02")),
        (
            &["announced", "signed someday", "awarded 2020"],
            Some("2020"),
        ),
        (&["end 2020", "due 2019"], None),
    ] {
        assert_eq!(
            edtf(Headline::of(&dated(dates, None, None)).date),
            found,
            "{dates:?}"
        );
    }
}

#[test]
fn a_deal_ends_when_terminated_else_at_its_end_and_never_by_reckoning() {
    for (dates, found) in [
        (
            &["end 2013 preferred", "end 2014-12", "terminated 2008-05-28"][..],
            Some("2008-05-28"),
        ),
        (
            &["end 2014-04", "end 2017-03-31 preferred"],
            Some("2017-03-31"),
        ),
        (&["end 2015", "completed 2012"], Some("2015")),
        (&["start 2015-10", "completed 2022"], None),
    ] {
        assert_eq!(
            edtf(Headline::of(&dated(dates, Some(84), None)).ends),
            found,
            "{dates:?}"
        );
    }
}

#[test]
fn options_are_added_to_an_end_that_has_them_not_in_it() {
    for (dates, months, options, found) in [
        (
            &["start 2023-05-17", "end 2024-05-16"][..],
            Some(12),
            Some(48),
            Some("2028-05-16"),
        ),
        (
            &["announced 2020", "end 2026"],
            Some(72),
            Some(24),
            Some("2028"),
        ),
        (
            &["awarded 2015-07-29", "end 2025-09"],
            Some(24),
            Some(96),
            None,
        ),
        (&["end 2025-09"], None, Some(12), Some("2026-09")),
        (&["end 2025-09", "terminated 2024"], None, Some(12), None),
        (&["end [2023-04..]"], None, Some(12), None),
        (&["end 2025-09"], None, Some(i64::MAX), None),
        (&["end 2025-09"], Some(i64::MAX), Some(-12), None),
        (&["start 2020"], Some(12), Some(12), None),
    ] {
        let deal = dated(dates, months, options);
        let ends_max = Headline::of(&deal).ends_max;
        assert_eq!(ends_max.as_ref().map(PartialDate::edtf), found, "{dates:?}");
    }
}

#[test]
fn the_headline_value_is_of_the_contract_itself() {
    let value = |kind: &str, amount: &str, scope: Option<&str>, rank: Option<&str>| Value {
        kind: kind.to_owned(),
        amount: Some(amount.to_owned()),
        scope: scope.map(str::to_owned),
        rank: rank.map(str::to_owned),
        ..Value::default()
    };
    let values = vec![
        value("ceiling", "1", None, None),
        value("total", "2", Some("programme"), None),
        value("total", "3", None, Some("deprecated")),
        value("price", "4", None, None),
        value("price", "5", Some("contract"), Some("preferred")),
        value("annual", "6", None, None),
    ];
    let mut deal = Deal {
        values,
        ..Deal::default()
    };
    let found = |deal: &Deal| {
        Headline::of(deal)
            .value
            .and_then(|value| value.amount.clone())
    };
    assert_eq!(found(&deal).as_deref(), Some("5"));
    deal.values.retain(|value| value.kind != "price");
    assert_eq!(found(&deal).as_deref(), Some("1"));
    deal.values.retain(|value| value.kind != "ceiling");
    assert_eq!(found(&deal), None);
}

#[test]
fn the_catalogue_is_read_and_written_byte_for_byte() {
    let text = include_str!("../../../assets/catalogue.json");
    let written = serde_json::to_string_pretty(&catalogue()).unwrap() + "\n";
    assert!(
        written == text,
        "the catalogue changes when it is read and written"
    );
}

#[test]
fn every_date_and_amount_of_the_catalogue_can_be_read() {
    for deal in catalogue().deals {
        let texts = deal.dates.iter().filter_map(|date| date.edtf.as_deref());
        for text in texts.chain(deal.status_as_of.as_deref()) {
            assert!(PartialDate::parse(text).is_ok(), "{text} in {}", deal.id);
        }
        for value in &deal.values {
            for text in [&value.amount, &value.min, &value.max]
                .into_iter()
                .flatten()
            {
                let amount: crate::deal::Amount = text.parse().unwrap();
                assert_eq!(amount.to_string(), *text, "{}", deal.id);
            }
        }
    }
}

#[test]
fn known_deals_of_the_catalogue_have_their_headline() {
    let catalogue = catalogue();
    for (id, date, ends, ends_max, value) in [
        (
            "fujitsu-npfit-south-2004",
            Some("2004-01-26"),
            Some("2008-05-28"),
            None,
            "exact 896000000",
        ),
        (
            "microsoft-nhs-2020",
            Some("2020-06-15"),
            Some("[2023-04..]"),
            None,
            "undisclosed -",
        ),
        (
            "microsoft-nhs-80m",
            None,
            None,
            None,
            "unconfirmed 80000000",
        ),
        (
            "leidos-dod-2015",
            Some("2015-07-29"),
            Some("2025-09"),
            None,
            "up_to 4336822777",
        ),
        (
            "oracle-va-2023",
            Some("2023-05-16"),
            Some("2024-05-16"),
            Some("2028-05-16"),
            "-",
        ),
        (
            "ibm-vancouver-cst-2013",
            Some("2013"),
            Some("2015-03-23~"),
            None,
            "-",
        ),
    ] {
        let deal = catalogue.deals.iter().find(|deal| deal.id == id).unwrap();
        let headline = Headline::of(deal);
        let figure = headline.value.map_or("-".to_owned(), |value| {
            format!(
                "{} {}",
                value.qualifier,
                value.amount.as_deref().unwrap_or("-")
            )
        });
        assert_eq!(edtf(headline.date), date, "{id}");
        assert_eq!(edtf(headline.ends), ends, "{id}");
        assert_eq!(
            headline.ends_max.as_ref().map(PartialDate::edtf),
            ends_max,
            "{id}"
        );
        assert_eq!(figure, value, "{id}");
    }
}
