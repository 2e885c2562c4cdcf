//! Random deals and random queries over a small vocabulary, so that tests meet often.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::samples::{Sample, SampleValue};
use crate::deal::{Amount, Currency, Day, Qualifier};
use crate::query::{
    CompanyReach, CompanyTest, DateRange, DateTest, Direction, Expr, Field, Moment, Query, SortKey,
    State, TermTest, Test, ValueTest,
};

const TITLES: [&str; 6] = [
    "Microsoft licences for NHS England",
    "Licences – Køge Hospital",
    "koge hospital records",
    "EHR for Leeds",
    "",
    "Électronique",
];
const DATES: [&str; 12] = [
    "2018",
    "2019",
    "2019-10",
    "2019-10-31",
    "2019~",
    "2018-12/2019-02",
    "[..2018]",
    "[2019..]",
    "2019/..",
    "2019/",
    "201X",
    "soon",
];
const COMPANIES: [&str; 6] = [
    "microsoft",
    "koge",
    "cerner",
    "nhs-england",
    "Microsoft Danmark",
    "A clinic",
];
const ROLES: [&str; 6] = [
    "supplier",
    "reseller",
    "buyer",
    "beneficiary",
    "bidder",
    "partner",
];
const KINDS: [&str; 5] = ["contract", "licence", "framework", "programme", ""];
const STATUSES: [&str; 5] = [
    "announced",
    "in_force",
    "completed",
    "unknown",
    "terminated",
];
const COUNTRIES: [&str; 5] = ["GB", "GB-ENG", "GB-WLS", "DK", "US"];
const SECTORS: [&str; 3] = ["ehr", "cloud", "imaging"];
const PRODUCTS: [&str; 3] = ["Office 365", "Millennium", "Løsning"];

/// A few deals with rising ids.
pub(crate) fn samples() -> impl Strategy<Value = Vec<Sample>> {
    vec(sample(), 0..14).prop_map(|mut samples| {
        for (id, sample) in (3..).step_by(3).zip(&mut samples) {
            sample.id = id;
            sample.slug = format!("deal-{id}");
        }
        samples
    })
}

/// The same deals, of which some are parts of others: pairs of part and whole by their places.
pub(crate) fn linked(mut samples: Vec<Sample>, links: &[(usize, usize)]) -> Vec<Sample> {
    let ids: Vec<i64> = samples.iter().map(|sample| sample.id).collect();
    for (part, whole) in links {
        if let (Some(part), Some(whole)) = (samples.get_mut(*part), ids.get(*whole)) {
            part.wholes.push(*whole);
        }
    }
    samples
}

fn sample() -> impl Strategy<Value = Sample> {
    let texts = (
        select(&TITLES[..]),
        select(&["", "Hosted in the cloud", "Kræft"][..]),
    );
    let codes = (select(&KINDS[..]), select(&STATUSES[..]));
    let dates = (
        date(),
        date(),
        date(),
        option::of(select(&[0_i64, 12, 60, -1][..])),
    );
    let parties = vec((select(&COMPANIES[..]), select(&ROLES[..])), 0..4);
    let lists = (
        subsequence(&PRODUCTS[..], 0..=2),
        subsequence(&COUNTRIES[..], 0..=3),
        subsequence(&SECTORS[..], 0..=2),
    );
    let evidence = (option::of(select(&['A', 'B', 'E'][..])), any::<bool>());
    (
        texts,
        codes,
        dates,
        option::of(figure()),
        parties,
        lists,
        evidence,
    )
        .prop_map(
            |(texts, codes, dates, value, parties, lists, evidence)| Sample {
                title: texts.0,
                summary: texts.1,
                kind: codes.0,
                status: codes.1,
                date: dates.0,
                ends: dates.1,
                ends_max: dates.2,
                term: dates.3,
                value,
                parties,
                products: lists.0,
                countries: lists.1,
                sectors: lists.2,
                grade: evidence.0,
                disputed: evidence.1,
                ..Sample::plain(0)
            },
        )
}

fn date() -> impl Strategy<Value = Option<&'static str>> {
    option::of(select(&DATES[..]))
}

fn figure() -> impl Strategy<Value = SampleValue> {
    let amount = option::of(select(
        &[0, 5, 50, 1_000, -7, 50_000, 999_999, 20_000_000, i64::MAX][..],
    ));
    let max = option::of(select(&[60_i64, 2_000, 3_000_000][..]));
    let scale = select(&[0_i64, 0, 1, 2, 40][..]);
    let currency = option::of(select(&["GBP", "USD", "EUR", "CHF", "pounds"][..]));
    let kind = select(&["total", "price", "ceiling", "enterprise_value"][..]);
    let qualifier = prop_oneof![
        9 => select(&Qualifier::ALL[..]).prop_map(Qualifier::code),
        1 => Just("perhaps"),
    ];
    (amount, max, scale, currency, qualifier, kind).prop_map(
        |(amount, max, scale, currency, qualifier, kind)| SampleValue {
            amount,
            max: max.filter(|_| qualifier == "between"),
            scale,
            currency,
            qualifier,
            kind,
        },
    )
}

/// A filter of some depth and up to three keys.
pub(crate) fn query() -> impl Strategy<Value = Query> {
    (filter(), vec(sort_key(), 0..3)).prop_map(|(filter, sort)| Query { filter, sort })
}

/// A filter of some depth.
pub(crate) fn filter() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![1 => Just(Expr::All), 9 => test().prop_map(Expr::Test)];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Expr::all_of),
            vec(inner.clone(), 1..3).prop_map(Expr::any_of),
            inner.prop_map(Expr::negated),
        ]
    })
}

fn sort_key() -> impl Strategy<Value = SortKey> {
    let fields = [
        "date",
        "ends",
        "value",
        "title",
        "kind",
        "status",
        "supplier",
        "buyer",
        "id",
        "term",
        "country",
        "relevance",
    ];
    let direction = prop_oneof![Just(Direction::Rising), Just(Direction::Falling)];
    (select(fields.to_vec()), direction).prop_map(|(field, direction)| SortKey {
        field: field.to_owned(),
        direction,
    })
}

fn test() -> impl Strategy<Value = Test> {
    let word = select(
        &[
            "micro", "NHS", "køge", "koge hos", "cloud", "office", "e", "kraeft", "zz",
        ][..],
    );
    let knowable = [
        "date", "ends", "kind", "status", "country", "sector", "product", "currency", "value",
        "term", "grade", "tag", "company", "customer", "supplier", "summary",
    ];
    prop_oneof![
        3 => (word, any::<bool>()).prop_map(|(text, quoted)| Test::Text { text: text.to_owned(), quoted }),
        3 => company().prop_map(Test::Company),
        3 => coded(),
        1 => select(&[('A', 'B'), ('B', 'E'), ('E', 'E')][..]).prop_map(|(best, worst)| Test::Grade { best, worst }),
        3 => dated().prop_map(Test::Date),
        3 => money().prop_map(Test::Money),
        1 => (option::of(0_i64..20), option::of(10_i64..70)).prop_map(|(min, max)| Test::Term(TermTest { min, max })),
        1 => select(&["deal-3", "deal-6"][..]).prop_map(|to| Test::Link { kind: None, to: to.to_owned(), chain: false }),
        2 => select(knowable.to_vec()).prop_map(|name| Test::Has(name.to_owned())),
        2 => select(&[State::Marked, State::Disputed, State::Unconfirmed, State::Ended, State::InForce, State::OpenEnded, State::New, State::Changed][..]).prop_map(Test::Is),
    ]
}

fn company() -> impl Strategy<Value = CompanyTest> {
    let role = select(&["company", "vendor", "customer", "supplier", "bidder"][..]);
    let slugs = select(&["microsoft", "cerner", "nobody"][..]);
    let names = select(
        &[
            "microsoft",
            "KOGE hospital",
            "oracle health",
            "hospital",
            "soft",
            "clinic",
        ][..],
    );
    let company = prop_oneof![
        slugs.prop_map(|slug| (slug, CompanyReach::Slug)),
        names.prop_map(|name| (name, CompanyReach::Names)),
    ];
    (role, company).prop_map(|(role, (name, reach))| CompanyTest {
        role: role.to_owned(),
        name: name.to_owned(),
        reach,
    })
}

fn coded() -> impl Strategy<Value = Test> {
    let values = |field, values: &'static [&'static str]| {
        let some = subsequence(values, 1..=2);
        some.prop_map(move |some| Test::Value(field, some.into_iter().map(str::to_owned).collect()))
    };
    prop_oneof![
        values(Field::Kind, &["contract", "licence", "framework"]),
        values(Field::Status, &["announced", "completed", "unknown"]),
        values(Field::Country, &["GB", "GB-ENG", "DK"]),
        values(Field::Sector, &["ehr", "cloud"]),
        values(Field::Product, &["office", "losning"]),
        values(Field::Currency, &["GBP", "usd"]),
        values(Field::Id, &["deal-3", "deal-1", "eal-2*", "deal-2*"]),
        values(Field::Title, &["koge", "licences"]),
        values(Field::Tag, &["watch", "none"]),
        values(Field::Source, &["gazette", "times"]),
    ]
}

fn dated() -> impl Strategy<Value = DateTest> {
    let moment = || {
        let days = select(&[(2018, 1, 1), (2018, 12, 31), (2019, 10, 31), (2020, 1, 1)][..]);
        option::of(prop_oneof![
            3 => days.prop_map(|(y, m, d)| Moment::Day(Day::from_ymd(y, m, d).unwrap())),
            1 => Just(Moment::FromToday { months: -2, days: 0 }),
        ])
    };
    let range = prop_oneof![
        6 => (moment(), moment()).prop_map(|(from, to)| DateRange::Span(from, to)),
        1 => Just(DateRange::Unknown),
        1 => Just(DateRange::Open),
    ];
    (
        select(&["date", "ends", "signed"][..]),
        any::<bool>(),
        range,
    )
        .prop_map(|(field, certain, range)| DateTest {
            field: field.to_owned(),
            certain,
            range,
        })
}

fn money() -> impl Strategy<Value = ValueTest> {
    let limit = || option::of((select(&[0_i64, 25, 50, 500, 1_000_000][..]), any::<bool>()));
    let limit = move || {
        limit().prop_map(|limit| {
            limit.map(|(units, included)| (Amount::new(units, 0).unwrap(), included))
        })
    };
    let currency = option::of(select(&["GBP", "USD"][..]));
    let range = (currency, limit(), limit()).prop_map(|(currency, min, max)| ValueTest::Range {
        currency: currency.and_then(Currency::new),
        min,
        max,
    });
    prop_oneof![4 => range, 1 => Just(ValueTest::Undisclosed), 1 => Just(ValueTest::Unknown)]
}
