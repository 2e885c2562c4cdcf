//! Queries and texts for the properties.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::deal::{Amount, Currency, Day};
use crate::query::{
    CompanyReach, CompanyTest, DateRange, DateTest, Direction, Expr, Field, Moment, Query, SortKey,
    State, TermTest, Test, ValueTest, bundled, knowable_names, sort_names,
};

/// Codes of a bundled list.
fn codes_of(list: &str) -> Vec<String> {
    let codes = bundled();
    codes
        .list(list)
        .iter()
        .map(|code| code.code.to_string())
        .collect()
}

/// A word that needs no quotes.
fn bare_word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zé£][a-z0-9é£.,&'/+*#!?-]{0,8}",
        select(vec![
            "or", "a/b:c", "e.g.:x", "50%", "C++", "”x", "\\", "--", "Nand"
        ])
        .prop_filter_map("begins like a sign", |word| (!word.starts_with('-'))
            .then(|| word.to_owned())),
    ]
}

/// Any text that is worth quoting.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        bare_word(),
        "[ a-zA-Zé£\"“”\\\\():<>=,~+*!.-]{1,12}",
        select(vec![
            "OR", "-", "kind:x", "\\\"", "a \\", "=x", "x+", "y*", "“", "unknown"
        ])
        .prop_map(str::to_owned),
    ]
    .prop_filter("blank", |text| !text.trim().is_empty())
}

fn moment() -> impl Strategy<Value = Moment> {
    let first = Day::from_ymd(1, 1, 1).unwrap().number();
    let last = Day::from_ymd(9998, 12, 31).unwrap().number();
    let day =
        prop_oneof![first..last, 15_000..22_000].prop_map(|day| Moment::Day(Day::from_number(day)));
    let month = (1900..2100, 1..=12_u32, any::<bool>()).prop_map(|(year, month, end)| {
        let first = Day::from_ymd(year, month, 1).unwrap();
        let last = Day::from_number(first.plus_months(1).number() - 1);
        Moment::Day(if end { last } else { first })
    });
    let counted = (-40..40, -40..40).prop_map(|(months, days)| Moment::FromToday { months, days });
    let near = (-40..40, -1..=1).prop_map(|(months, days)| Moment::FromToday { months, days });
    prop_oneof![day, month, counted, near]
}

fn days() -> impl Strategy<Value = DateRange> {
    let side = || proptest::option::of(moment());
    let span = (side(), side()).prop_map(|(from, to)| match (from, to) {
        (Some(Moment::Day(from)), Some(Moment::Day(to))) if from > to => {
            DateRange::Span(Some(Moment::Day(to)), Some(Moment::Day(from)))
        }
        (Some(Moment::FromToday { .. }), Some(to @ Moment::FromToday { .. })) => {
            DateRange::Span(Some(to), Some(to))
        }
        (from, to) => DateRange::Span(from, to),
    });
    let year = (1..9999, 1..=12_u32).prop_map(|(year, month)| {
        let first = Day::from_ymd(year, 1, 1).unwrap();
        let last = Day::from_ymd(year, 12, 31).unwrap();
        let in_year = |month| Day::from_ymd(year, month, 1).unwrap();
        match month {
            12 => DateRange::Span(Some(Moment::Day(first)), Some(Moment::Day(last))),
            month => DateRange::Span(
                Some(Moment::Day(in_year(month))),
                Some(Moment::Day(Day::from_number(
                    in_year(month + 1).number() - 1,
                ))),
            ),
        }
    });
    prop_oneof![4 => span, 2 => year, 1 => Just(DateRange::Unknown)]
}

fn date() -> impl Strategy<Value = Test> {
    let names = [
        codes_of("date_type"),
        vec!["date".to_owned(), "ends".to_owned()],
    ]
    .concat();
    let dated = (select(names), any::<bool>(), days()).prop_map(|(field, certain, range)| {
        let certain = certain && matches!(range, DateRange::Span(..));
        Test::Date(DateTest {
            field,
            certain,
            range,
        })
    });
    let open = select(vec!["ends", "end"]).prop_map(|field| {
        Test::Date(DateTest {
            field: field.to_owned(),
            certain: false,
            range: DateRange::Open,
        })
    });
    prop_oneof![9 => dated, 1 => open]
}

fn money() -> impl Strategy<Value = ValueTest> {
    let round = (-999..9999_i64, 0..15_u32)
        .prop_map(|(digits, zeros)| Amount::new(digits * 10_i64.pow(zeros), 0).unwrap());
    let exact = (any::<i64>(), 0..=18_u8).prop_filter_map("the least", |(units, scale)| {
        Amount::new(units.max(-i64::MAX), scale)
    });
    let amount = prop_oneof![round, exact];
    let side = proptest::option::of((amount, any::<bool>()));
    let currency = proptest::option::of(select(vec![
        "GBP", "USD", "EUR", "AUD", "SEK", "CHF", "JPY", "XYZ",
    ]));
    let range = (currency, side.clone(), side).prop_map(|(currency, min, max)| {
        let currency = currency.and_then(Currency::new);
        match (min, max) {
            (Some(min), Some(max)) if min.0 > max.0 => ValueTest::Range {
                currency,
                min: Some(max),
                max: Some(min),
            },
            (min, max) => ValueTest::Range { currency, min, max },
        }
    });
    prop_oneof![8 => range, 1 => Just(ValueTest::Undisclosed), 1 => Just(ValueTest::Unknown)]
}

fn company() -> impl Strategy<Value = Test> {
    let roles = [
        codes_of("role"),
        ["company", "vendor", "customer"]
            .map(str::to_owned)
            .to_vec(),
    ]
    .concat();
    let reach = [
        CompanyReach::Names,
        CompanyReach::Successors,
        CompanyReach::Predecessors,
        CompanyReach::Slug,
    ];
    (select(roles), any_text(), select(reach.to_vec()))
        .prop_map(|(role, name, reach)| Test::Company(CompanyTest { role, name, reach }))
}

fn values() -> impl Strategy<Value = Test> {
    let coded =
        |field, list| vec(select(codes_of(list)), 1..4).prop_map(move |values| (field, values));
    let fixed = |field, values: &[&str]| {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        vec(select(values), 1..4).prop_map(move |values| (field, values))
    };
    let free = select(vec![
        Field::Product,
        Field::Source,
        Field::Id,
        Field::Tag,
        Field::Title,
    ]);
    let free = (free, vec(any_text(), 1..4));
    prop_oneof![
        coded(Field::Kind, "deal_kind"),
        coded(Field::Status, "status"),
        coded(Field::Sector, "sector"),
        fixed(Field::Country, &["GB", "GB-ENG", "US", "RW"]),
        fixed(Field::Currency, &["GBP", "USD"]),
        free,
    ]
    .prop_map(|(field, mut values)| {
        let all = std::mem::take(&mut values);
        for value in all {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Test::Value(field, values)
    })
}

fn test() -> impl Strategy<Value = Test> {
    let grade = (
        proptest::char::range('A', 'E'),
        proptest::char::range('A', 'E'),
    )
        .prop_map(|(one, other)| Test::Grade {
            best: one.min(other),
            worst: one.max(other),
        });
    let length = || proptest::option::of(0..200_i64);
    let term = (length(), length()).prop_map(|sides| match sides {
        (Some(min), Some(max)) => TermTest {
            min: Some(min.min(max)),
            max: Some(min.max(max)),
        },
        (min, max) => TermTest { min, max },
    });
    let kinds: Vec<Option<String>> = codes_of("link_type")
        .into_iter()
        .map(Some)
        .chain([None])
        .collect();
    let link = (select(kinds), any_text(), any::<bool>())
        .prop_map(|(kind, to, chain)| Test::Link { kind, to, chain });
    prop_oneof![
        3 => bare_word().prop_map(|text| Test::Text { text, quoted: false }),
        2 => any_text().prop_map(|text| Test::Text { text, quoted: true }),
        1 => any_text().prop_map(Test::Fuzzy),
        2 => company(),
        2 => values(),
        1 => grade,
        3 => date(),
        2 => money().prop_map(Test::Money),
        1 => term.prop_map(Test::Term),
        1 => link,
        1 => select(knowable_names(bundled())).prop_map(Test::Has),
        1 => select(State::ALL.to_vec()).prop_map(Test::Is),
    ]
}

fn filter() -> impl Strategy<Value = Expr> {
    let list = prop_oneof![vec(date(), 2..4), vec(company(), 2..4)]
        .prop_map(|tests| Expr::any_of(tests.into_iter().map(Expr::Test).collect()));
    let leaf = prop_oneof![6 => test().prop_map(Expr::Test), 1 => list];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 2..5).prop_map(Expr::all_of),
            vec(inner.clone(), 2..5).prop_map(Expr::any_of),
            inner.prop_map(Expr::negated),
        ]
    })
}

pub(super) fn query() -> impl Strategy<Value = Query> {
    let filter = prop_oneof![1 => Just(Expr::All), 9 => filter()];
    let column = select(sort_names().collect::<Vec<_>>());
    let key = (column, any::<bool>()).prop_map(|(field, falling)| SortKey {
        field: field.to_owned(),
        direction: if falling {
            Direction::Falling
        } else {
            Direction::Rising
        },
    });
    (filter, vec(key, 0..3)).prop_map(|(filter, sort)| Query { filter, sort })
}

/// Text made of the language's own parts, right and wrong.
pub(super) fn typed() -> impl Strategy<Value = String> {
    let parts = vec![
        "nhs",
        "kind:licence",
        "kind:",
        "date",
        "ends",
        "!",
        ":",
        "<",
        ">=",
        "2019",
        "-02",
        "..",
        "18mo",
        "today",
        "£1m",
        "usd",
        "value",
        "5m",
        ",",
        "\"",
        "“",
        "”",
        "(",
        ")",
        " ",
        " ",
        " OR ",
        " AND ",
        "NOT ",
        "-",
        "~",
        "+",
        "=",
        "*",
        "company:",
        "bt",
        "has:",
        "no:value",
        "is:",
        "marked",
        "sort:",
        "-value",
        "term>5y",
        "grade:<=B",
        "extends:x*",
        "\\",
        "é",
        "$",
        "_",
        "id:",
        "country:gb",
        "supplier:",
    ];
    vec(select(parts), 0..14).prop_map(|parts| parts.concat())
}
