//! Dates, values, terms and grades.

use crate::deal::{Amount, Currency, Day};
use crate::query::{DateRange, DateTest, Moment, TermTest, Test, ValueTest};

use super::{read, test};

fn day(text: &str) -> Moment {
    Moment::Day(text.parse::<Day>().unwrap())
}

fn counted(months: i32, days: i32) -> Moment {
    Moment::FromToday { months, days }
}

#[test]
fn a_date_means_all_its_days() {
    let cases = [
        ("2019", Some(day("2019-01-01")), Some(day("2019-12-31"))),
        ("2019-02", Some(day("2019-02-01")), Some(day("2019-02-28"))),
        (
            "2019-10-31",
            Some(day("2019-10-31")),
            Some(day("2019-10-31")),
        ),
        (
            "2018..2020",
            Some(day("2018-01-01")),
            Some(day("2020-12-31")),
        ),
        (
            "2018-03..2018-03-09",
            Some(day("2018-03-01")),
            Some(day("2018-03-09")),
        ),
        ("..2012", None, Some(day("2012-12-31"))),
        ("2015..", Some(day("2015-01-01")), None),
        ("..", None, None),
        ("<2019", None, Some(day("2018-12-31"))),
        ("<=2019", None, Some(day("2019-12-31"))),
        (">2019", Some(day("2020-01-01")), None),
        (">=2019-04", Some(day("2019-04-01")), None),
        ("<2027-07", None, Some(day("2027-06-30"))),
        ("today", Some(counted(0, 0)), Some(counted(0, 0))),
        ("<18mo", None, Some(counted(18, -1))),
        ("<=18mo", None, Some(counted(18, 0))),
        (">90d", Some(counted(0, 91)), None),
        (">=-2w", Some(counted(0, -14)), None),
        ("-2y..+1y", Some(counted(-24, 0)), Some(counted(12, 0))),
        ("today..18mo", Some(counted(0, 0)), Some(counted(18, 0))),
        ("0d..1y6mo-3d", Some(counted(0, 0)), Some(counted(18, -3))),
        ("2019..today", Some(day("2019-01-01")), Some(counted(0, 0))),
    ];
    for (text, from, to) in cases {
        let test = test(&format!("date:{text}"));
        let range = DateRange::Span(from, to);
        assert_eq!(
            test,
            Test::Date(DateTest {
                field: "date".to_owned(),
                certain: false,
                range
            }),
            "{text}"
        );
    }
}

#[test]
fn a_relative_date_counts_from_today_and_stays_in_its_month() {
    let day = |text: &str| text.parse::<Day>().unwrap();
    assert_eq!(counted(1, 0).day(day("2026-01-31")), day("2026-02-28"));
    assert_eq!(counted(18, -1).day(day("2026-01-15")), day("2027-07-14"));
    assert_eq!(counted(-24, 0).day(day("2024-02-29")), day("2022-02-28"));
    assert_eq!(counted(0, -14).day(day("2026-01-01")), day("2025-12-18"));
}

#[test]
fn every_date_type_is_a_field_and_end_differs_from_ends() {
    let date = |field: &str, certain, range| {
        Test::Date(DateTest {
            field: field.to_owned(),
            certain,
            range,
        })
    };
    assert_eq!(
        test("signed:unknown"),
        date("signed", false, DateRange::Unknown)
    );
    assert_eq!(test("ends:open"), date("ends", false, DateRange::Open));
    assert_eq!(test("end:Open"), date("end", false, DateRange::Open));
    assert_eq!(
        test("go-live:.."),
        date("go_live", false, DateRange::Span(None, None))
    );
    let before_2027 = DateRange::Span(None, Some(day("2026-12-31")));
    assert_eq!(test("ends!:<2027"), date("ends", true, before_2027));
    assert_eq!(test("ends!<2027"), date("ends", true, before_2027));
    assert_eq!(test("ends<2027"), test("ends:<2027"));
    assert_eq!(test("date:\"2019\""), test("date:2019"));
    assert_eq!(
        read("date:2018,2020").filter,
        read("date:2018 OR date:2020").filter
    );
}

#[test]
fn values_have_limits_units_and_currencies() {
    let amount = |text: &str| text.parse::<Amount>().unwrap();
    let above = |text: &str, included| (Some((amount(text), included)), None);
    let below = |text: &str, included| (None, Some((amount(text), included)));
    let between = |min: &str, max: &str| (Some((amount(min), true)), Some((amount(max), true)));
    let cases = [
        (":>50m", None, above("50000000", false)),
        (">=50m", None, above("50000000", true)),
        (":<2.5k", None, below("2500", false)),
        (":<=1_500_000", None, below("1500000", true)),
        (":usd>1b", Some("USD"), above("1000000000", false)),
        (":>usd1bn", Some("USD"), above("1000000000", false)),
        (":>US$1B", Some("USD"), above("1000000000", false)),
        (">=£5m", Some("GBP"), above("5000000", true)),
        (":£1m..£5m", Some("GBP"), between("1000000", "5000000")),
        (":gbp1m..5m", Some("GBP"), between("1000000", "5000000")),
        (":1m..€5m", Some("EUR"), between("1000000", "5000000")),
        (":5m", None, between("5000000", "5000000")),
        (":0", None, between("0", "0")),
        (":0.25", None, between("0.25", "0.25")),
        (":1.5t", None, between("1500000000000", "1500000000000")),
        (":1m..", None, above("1000000", true)),
        (":..5m", None, below("5000000", true)),
        (
            ":1m..<5m",
            None,
            (
                Some((amount("1000000"), true)),
                Some((amount("5000000"), false)),
            ),
        ),
        (
            ":1m<..<5m",
            None,
            (
                Some((amount("1000000"), false)),
                Some((amount("5000000"), false)),
            ),
        ),
        (":chf..", Some("CHF"), (None, None)),
    ];
    for (text, currency, (min, max)) in cases {
        let currency = currency.and_then(Currency::new);
        assert_eq!(
            test(&format!("value{text}")),
            Test::Money(ValueTest::Range { currency, min, max }),
            "{text}"
        );
    }
    assert_eq!(
        test("value:undisclosed"),
        Test::Money(ValueTest::Undisclosed)
    );
    assert_eq!(test("value:Unknown"), Test::Money(ValueTest::Unknown));
}

#[test]
fn a_term_is_asked_for_in_months_or_years() {
    let cases = [
        (">5y", Some(61), None),
        (">=5y", Some(60), None),
        ("<12mo", None, Some(11)),
        ("36mo", Some(36), Some(36)),
        ("2y..5y", Some(24), Some(60)),
        ("..18mo", None, Some(18)),
    ];
    for (text, min, max) in cases {
        assert_eq!(
            test(&format!("term:{text}")),
            Test::Term(TermTest { min, max }),
            "{text}"
        );
    }
    assert_eq!(read("term:unknown"), read("no:term"));
}

#[test]
fn grades_are_better_the_earlier_their_letter() {
    let cases = [
        ("B", 'B', 'B'),
        ("<=B", 'A', 'B'),
        ("<c", 'A', 'B'),
        (">=C", 'C', 'E'),
        (">D", 'E', 'E'),
        ("B..D", 'B', 'D'),
        ("..B", 'A', 'B'),
    ];
    for (text, best, worst) in cases {
        assert_eq!(
            test(&format!("grade:{text}")),
            Test::Grade { best, worst },
            "{text}"
        );
    }
}
