//! The slow and simple evaluator: a query over plain samples, one by one.

mod order;

use std::sync::Arc;

pub(crate) use order::{compare, have_one_currency};

use super::samples::{Sample, SampleValue};
use super::{COMPANIES, rates};
use crate::deal::{
    Amount, Bounds, Currency, Day, DealId, Lookup, Lookups, PartialDate, Qualifier, Side, fold,
};
use crate::index::{Index, News, Request};
use crate::query::{
    CompanyReach, CompanyTest, DateRange, DateTest, Expr, Field, Query, State, Test, ValueTest,
};

/// The day that tests take for today.
pub(crate) fn today() -> Day {
    Day::from_ymd(2019, 10, 31).unwrap()
}

/// What the deals file would have found.
pub(crate) fn request(index: &Index, samples: &[Sample], query: &Query) -> Request {
    let ids = |passes: &dyn Fn(&Sample) -> bool| -> Arc<[DealId]> {
        let passing = samples.iter().filter(|sample| passes(sample));
        passing.map(|sample| DealId(sample.id)).collect()
    };
    let answer = |lookup: &Lookup| match lookup {
        Lookup::Summary(word) => ids(&|sample| fold(sample.summary).contains(word.as_str())),
        Lookup::Source(name) => ids(&|sample| name == "gazette" && sample.grade == Some('A')),
        Lookup::Link(_, to, _) => ids(&|sample| *to == format!("deal-{}", sample.id + 3)),
        Lookup::Date(_, earliest, latest, certain) => {
            let asked = Bounds {
                earliest: *earliest,
                latest: *latest,
            };
            ids(&|sample| lies_in(sample.date, asked, *certain))
        }
        Lookup::Has(name) if name == "summary" => ids(&|sample| !sample.summary.is_empty()),
        Lookup::Has(_) => ids(&|sample| bounds(sample.date).is_some()),
    };
    let lookups = index.lookups_of(query, today());
    let lookups: Lookups = lookups
        .into_iter()
        .map(|lookup| (lookup.clone(), answer(&lookup)))
        .collect();
    let watched = ids(&is_watched).iter().rev().copied().collect();
    Request {
        query: query.clone(),
        marked: ids(&is_marked),
        news: Arc::new(News {
            new: ids(&is_new),
            changed: ids(&is_changed),
        }),
        tagged: Arc::new([("Watch".to_owned(), watched)].into()),
        lookups,
        as_of: crate::index::AsOf::today(today()),
    }
}

fn is_marked(sample: &Sample) -> bool {
    sample.id % 2 == 0
}

fn is_new(sample: &Sample) -> bool {
    sample.id % 4 == 3
}

fn is_changed(sample: &Sample) -> bool {
    sample.id % 5 == 1
}

fn is_watched(sample: &Sample) -> bool {
    sample.id % 9 == 0
}

/// True when a deal passes; comparisons that lack a rate come out as `without_rate`.
pub(crate) fn holds(expr: &Expr, sample: &Sample, samples: &[Sample], without_rate: bool) -> bool {
    let part = |part: &Expr| holds(part, sample, samples, without_rate);
    match expr {
        Expr::All => true,
        Expr::And(parts) => parts.iter().all(part),
        Expr::Or(parts) => parts.iter().any(part),
        Expr::Not(inner) => !part(inner),
        Expr::Test(test) => passes(test, sample, samples, without_rate),
    }
}

fn passes(test: &Test, sample: &Sample, samples: &[Sample], without_rate: bool) -> bool {
    match test {
        Test::Text { text, .. } => has_text(sample, text),
        Test::Fuzzy(_) => unreachable!("tested apart"),
        Test::Company(test) => has_company(sample, test),
        Test::Value(field, values) => values
            .iter()
            .any(|value| has_value(sample, *field, value, samples)),
        Test::Grade { best, worst } => sample
            .grade
            .is_some_and(|grade| (*best..=*worst).contains(&grade)),
        Test::Date(test) => has_date(sample, test),
        Test::Money(test) => has_figure(sample, test, without_rate),
        Test::Term(test) => sample.term.is_some_and(|term| {
            test.min.is_none_or(|min| term >= min) && test.max.is_none_or(|max| term <= max)
        }),
        Test::Link { to, .. } => *to == format!("deal-{}", sample.id + 3),
        Test::Has(name) => is_known(sample, name),
        Test::Is(state) => is_in_state(sample, *state),
    }
}

fn contains(text: &str, part: &str) -> bool {
    fold(text).contains(&*fold(part))
}

fn names(slug: &str) -> Vec<&str> {
    let company = COMPANIES.iter().find(|(company, ..)| *company == slug);
    company.map_or(vec![slug], |(_, name, aliases)| {
        std::iter::once(*name)
            .chain(aliases.iter().copied())
            .collect()
    })
}

fn has_text(sample: &Sample, text: &str) -> bool {
    let companies = sample
        .parties
        .iter()
        .flat_map(|(company, _)| names(company));
    [sample.title, sample.summary]
        .into_iter()
        .chain(companies)
        .chain(sample.products.iter().copied())
        .any(|other| contains(other, text))
}

fn has_company(sample: &Sample, test: &CompanyTest) -> bool {
    let is_meant = |company: &str| match test.reach {
        CompanyReach::Slug => {
            company == test.name && COMPANIES.iter().any(|(slug, ..)| *slug == company)
        }
        _ => names(company)
            .iter()
            .any(|name| has_words(name, &test.name)),
    };
    let mut parties = sample.parties.iter();
    parties.any(|(company, role)| is_meant(company) && plays(&test.role, role))
}

/// True where the words stand in a name, whole and side by side.
fn has_words(name: &str, words: &str) -> bool {
    let name = fold(name).into_owned();
    let words = fold(words).into_owned();
    let (name, words): (Vec<_>, Vec<_>) = (name.split(' ').collect(), words.split(' ').collect());
    name.windows(words.len()).any(|window| window == words)
}

fn plays(field: &str, role: &str) -> bool {
    match field {
        "company" => true,
        "vendor" => Side::of_role(role) == Side::Vendor,
        "customer" => Side::of_role(role) == Side::Customer,
        _ => field == role,
    }
}

fn has_value(sample: &Sample, field: Field, value: &str, samples: &[Sample]) -> bool {
    let is = |code: &str| code.eq_ignore_ascii_case(value);
    match field {
        Field::Kind => is(sample.kind),
        Field::Status => is(sample.status),
        Field::Sector => sample.sectors.iter().any(|code| is(code)),
        Field::Country => {
            let inside = format!("{value}-");
            sample
                .countries
                .iter()
                .any(|code| is(code) || code.starts_with(&inside))
        }
        Field::Currency => {
            read(sample).is_some_and(|(_, currency)| currency.is_some_and(|c| is(c.code())))
        }
        Field::Title => contains(sample.title, value),
        Field::Product => sample
            .products
            .iter()
            .any(|product| contains(product, value)),
        Field::Id => match value.strip_suffix('*') {
            Some(start) => sample.slug.starts_with(start),
            None if samples.iter().any(|other| other.slug == value) => sample.slug == value,
            None => contains(&sample.slug, value),
        },
        Field::Source => value == "gazette" && sample.grade == Some('A'),
        Field::Tag => value == "watch" && is_watched(sample),
    }
}

fn bounds(edtf: Option<&str>) -> Option<Bounds> {
    Some(PartialDate::parse(edtf?).ok()?.bounds())
}

fn lies_in(edtf: Option<&str>, asked: Bounds, certain: bool) -> bool {
    bounds(edtf).is_some_and(|bounds| match certain {
        true => bounds.within(asked),
        false => bounds.overlaps(asked),
    })
}

fn is_open(edtf: Option<&str>) -> bool {
    edtf == Some("2019/..")
}

fn has_date(sample: &Sample, test: &DateTest) -> bool {
    let edtf = if test.field == "ends" {
        sample.ends
    } else {
        sample.date
    };
    match test.range {
        DateRange::Unknown => bounds(edtf).is_none(),
        DateRange::Open => test.field != "signed" && is_open(edtf),
        DateRange::Span(from, to) => {
            let asked = Bounds {
                earliest: from.map(|moment| moment.day(today())),
                latest: to.map(|moment| moment.day(today())),
            };
            lies_in(edtf, asked, test.certain)
        }
    }
}

/// Qualifier and currency of a figure that can be understood.
fn read(sample: &Sample) -> Option<(Qualifier, Option<Currency>)> {
    let value = sample.value.as_ref()?;
    let currency = match value.currency {
        Some(code) => Some(Currency::new(code)?),
        None => None,
    };
    (value.scale <= 18).then_some((Qualifier::of_code(value.qualifier)?, currency))
}

fn amounts(value: &SampleValue) -> Option<(Amount, Amount)> {
    let scale = u8::try_from(value.scale).ok()?;
    let low = Amount::new(value.amount?, scale)?;
    let high = value.max.and_then(|max| Amount::new(max, scale));
    Some((low, high.unwrap_or(low)))
}

fn euros(sample: &Sample, currency: Option<Currency>) -> Option<(f64, f64)> {
    let (low, high) = amounts(sample.value.as_ref()?)?;
    let euro = Currency::new("EUR")?;
    let day = bounds(sample.date).and_then(|bounds| bounds.earliest.or(bounds.latest));
    let year = day.map_or(-1, |day| day.ymd().0);
    let convert = |amount| rates().convert(amount, currency?, euro, year);
    Some((convert(low)?, convert(high)?))
}

fn has_figure(sample: &Sample, test: &ValueTest, without_rate: bool) -> bool {
    let read = read(sample);
    let figure = read.and_then(|_| amounts(sample.value.as_ref()?));
    match *test {
        ValueTest::Undisclosed => read.is_some_and(|(how, _)| how == Qualifier::Undisclosed),
        ValueTest::Unknown => sample.value.is_none(),
        ValueTest::Range { currency, min, max } => {
            let (Some((_, own)), Some((low, high))) = (read, figure) else {
                return false;
            };
            if min.is_none() && max.is_none() {
                return currency.is_none_or(|asked| own == Some(asked));
            }
            let Some(asked) = currency else {
                let limit = |limit: Option<(Amount, bool)>| {
                    limit.map(|(amount, included)| (amount.approximate(), included))
                };
                return euros(sample, own).map_or(without_rate, |(low, high)| {
                    is_between(low, high, limit(min), limit(max))
                });
            };
            own == Some(asked) && is_between(low, high, min, max)
        }
    }
}

fn is_between<T: PartialOrd>(
    low: T,
    high: T,
    min: Option<(T, bool)>,
    max: Option<(T, bool)>,
) -> bool {
    let above = min.is_none_or(|(min, included)| if included { high >= min } else { high > min });
    let below = max.is_none_or(|(max, included)| if included { low <= max } else { low < max });
    above && below
}

fn is_known(sample: &Sample, name: &str) -> bool {
    let read = read(sample);
    match name {
        "date" => bounds(sample.date).is_some(),
        "ends" => bounds(sample.ends).is_some(),
        "kind" => !sample.kind.is_empty(),
        "status" => sample.status != "unknown",
        "country" => !sample.countries.is_empty(),
        "sector" => !sample.sectors.is_empty(),
        "product" => !sample.products.is_empty(),
        "currency" => read.is_some_and(|(_, currency)| currency.is_some()),
        "value" => {
            read.is_some()
                && sample
                    .value
                    .as_ref()
                    .is_some_and(|value| value.amount.is_some())
        }
        "term" => sample.term.is_some(),
        "grade" => sample.grade.is_some(),
        "tag" => is_watched(sample),
        "summary" => !sample.summary.is_empty(),
        _ => sample.parties.iter().any(|(_, role)| plays(name, role)),
    }
}

fn is_in_state(sample: &Sample, state: State) -> bool {
    let last = |edtf| bounds(edtf).map(|bounds| bounds.latest);
    let over = |edtf| last(edtf).flatten().is_some_and(|day| day < today());
    let says_over = matches!(sample.status, "completed" | "terminated");
    let ended = says_over
        || over(sample.ends) && (last(sample.ends_max).is_none() || over(sample.ends_max));
    match state {
        State::Marked => is_marked(sample),
        State::Disputed => sample.disputed,
        State::Unconfirmed => {
            sample.grade == Some('E')
                || read(sample).is_some_and(|(how, _)| how == Qualifier::Unconfirmed)
        }
        State::OpenEnded => is_open(sample.ends),
        State::New => is_new(sample),
        State::Changed => is_changed(sample),
        State::Ended => ended,
        State::NotYet | State::Unclear => unreachable!("tested apart"),
        State::InForce => {
            let first = |edtf| bounds(edtf).and_then(|bounds| bounds.earliest);
            let begun = first(sample.date).is_none_or(|day| day <= today());
            let runs = is_open(sample.ends) || first(sample.ends).is_some_and(|day| day >= today());
            let says_so = sample.status == "in_force" || sample.status == "announced" && runs;
            !ended && begun && says_so
        }
    }
}
