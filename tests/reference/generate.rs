//! Questions by chance, each with the query that asks it.

use proptest::prelude::*;
use proptest::sample::select;

use crate::ask::Ask;
use crate::figures::{DATES, date, value};

/// A query and what it asks.
pub type Asked = (String, Ask);

/// What queries are made of: words, names and slugs that the deals have.
#[derive(Clone)]
pub struct Words {
    pub words: Vec<String>,
    pub phrases: Vec<String>,
    pub names: Vec<String>,
    pub companies: Vec<String>,
    pub deals: Vec<String>,
    pub linked: Vec<String>,
    pub sources: Vec<String>,
}

const ROLES: [&str; 19] = [
    "company",
    "vendor",
    "customer",
    "buyer",
    "beneficiary",
    "manager",
    "supplier",
    "prime_contractor",
    "subcontractor",
    "reseller",
    "partner",
    "data_provider",
    "data_recipient",
    "acquirer",
    "target",
    "seller",
    "investor",
    "bidder",
    "mentioned",
];
const LINKS: [&str; 11] = [
    "linked",
    "part_of",
    "call_off_of",
    "subcontract_of",
    "amends",
    "extends",
    "supersedes",
    "settles",
    "package",
    "follows",
    "related",
];
const KNOWABLE: [&str; 15] = [
    "kind", "status", "country", "sector", "product", "source", "grade", "currency", "tag",
    "value", "term", "summary", "date", "ends", "linked",
];

/// A query of some depth.
pub fn query(words: &Words) -> BoxedStrategy<Asked> {
    let leaf = leaf(words);
    leaf.prop_recursive(3, 10, 3, |inner| {
        let some = || proptest::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            2 => some().prop_map(|parts| {
                let text: Vec<_> = parts.iter().map(|(text, ask)| grouped(text, ask)).collect();
                (text.join(" "), Ask::And(asks(parts)))
            }),
            1 => some().prop_map(|parts| {
                let text: Vec<_> = parts.iter().map(|(text, ask)| grouped(text, ask)).collect();
                (text.join(" OR "), Ask::Or(asks(parts)))
            }),
            1 => inner.prop_map(|(text, ask)| (format!("-{}", grouped(&text, &ask)), Ask::Not(Box::new(ask)))),
        ]
    })
    .boxed()
}

fn asks(parts: Vec<Asked>) -> Vec<Ask> {
    parts.into_iter().map(|(_, ask)| ask).collect()
}

/// In parentheses where it is no single test.
fn grouped(text: &str, ask: &Ask) -> String {
    match ask {
        Ask::And(_) | Ask::Or(_) | Ask::Not(_) => format!("({text})"),
        _ => text.to_owned(),
    }
}

fn leaf(words: &Words) -> BoxedStrategy<Asked> {
    let Words {
        words,
        phrases,
        names,
        companies,
        deals,
        linked,
        sources,
    } = words.clone();
    let plain = select(words.clone()).prop_map(|word| (word.clone(), Ask::Text(word)));
    let phrase = select(phrases).prop_map(|phrase| (format!("\"{phrase}\""), Ask::Text(phrase)));
    let role = || select(&ROLES[..]);
    let name = (role(), select(names), 0..4_usize).prop_map(|(role, name, way)| {
        let (before, after) = [("", ""), ("", ""), ("", "+"), ("+", "")][way];
        let text = format!("{role}:{before}\"{name}\"{after}");
        (
            text,
            Ask::Company(role.into(), name, after == "+", before == "+"),
        )
    });
    let slug = (role(), select(companies))
        .prop_map(|(role, slug)| (format!("{role}:={slug}"), Ask::Slug(role.into(), slug)));
    let link = (select(&LINKS[..]), select(linked), any::<bool>()).prop_map(|(kind, to, chain)| {
        let star = if chain { "*" } else { "" };
        let ask = Ask::Link((kind != "linked").then(|| kind.into()), to.clone(), chain);
        (format!("{kind}:{to}{star}"), ask)
    });
    let part = |field: &'static str, of: Vec<String>| {
        select(of).prop_map(move |word| (format!("{field}:{word}"), Ask::Part(field.into(), word)))
    };
    let start = select(deals.clone()).prop_map(|slug: String| {
        let start: String = slug.chars().take(9).chain(['*']).collect();
        (format!("id:{start}"), Ask::Part("id".into(), start))
    });
    prop_oneof![
        3 => plain,
        1 => phrase,
        5 => name,
        2 => slug,
        3 => link,
        1 => part("title", words.clone()),
        1 => part("product", words.clone()),
        1 => part("source", sources),
        1 => part("id", words),
        1 => part("id", deals),
        1 => start,
        4 => coded(),
        6 => date(),
        4 => value(),
        1 => term(),
        1 => grade(),
        3 => known(),
        3 => state(),
    ]
    .boxed()
}

fn coded() -> impl Strategy<Value = Asked> {
    let field = |field: &'static str, codes: &'static [&'static str]| {
        (proptest::sample::subsequence(codes, 1..=2), any::<bool>()).prop_map(
            move |(codes, upper)| {
                let text = codes.join(",");
                // Codes are codes in any case, and spaces and hyphens do for the underscore.
                let text = if upper {
                    text.to_uppercase().replace('_', "-")
                } else {
                    text
                };
                (
                    format!("{field}:{text}"),
                    Ask::Code(field.into(), codes.into_iter().map(str::to_owned).collect()),
                )
            },
        )
    };
    prop_oneof![
        field(
            "kind",
            &[
                "contract",
                "licence",
                "framework",
                "acquisition",
                "call_off",
                "data_sharing",
                "programme"
            ]
        ),
        field(
            "status",
            &[
                "announced",
                "in_force",
                "completed",
                "unknown",
                "preferred_bidder",
                "terminated"
            ]
        ),
        field(
            "sector",
            &[
                "ehr",
                "cloud",
                "imaging",
                "national_programme",
                "primary_care"
            ]
        ),
        field("currency", &["GBP", "USD", "EUR", "KES", "AUD"]),
        // A hyphen is part of these codes.
        (
            proptest::sample::subsequence(
                &["GB", "GB-ENG", "GB-SCT", "US", "AU", "DK", "IE"][..],
                1..=2
            ),
            any::<bool>()
        )
            .prop_map(|(codes, lower)| {
                let text = codes.join(",");
                let text = if lower { text.to_lowercase() } else { text };
                (
                    format!("country:{text}"),
                    Ask::Code(
                        "country".into(),
                        codes.into_iter().map(str::to_owned).collect(),
                    ),
                )
            }),
    ]
}

fn term() -> impl Strategy<Value = Asked> {
    (0..12_i64, 0..6_i64, 0..4).prop_map(|(years, more, form)| {
        let (months, last) = (12 * years, 12 * (years + more));
        match form {
            0 => (format!("term:>{years}y"), Ask::Term(months + 1, i64::MAX)),
            1 => (format!("term:<={months}mo"), Ask::Term(i64::MIN, months)),
            2 => (format!("term:{years}y"), Ask::Term(months, months)),
            _ => (format!("term:{years}y..{last}mo"), Ask::Term(months, last)),
        }
    })
}

fn grade() -> impl Strategy<Value = Asked> {
    (select(&["A", "B", "C", "D", "E"][..]), 0..3).prop_map(|(grade, form)| match form {
        0 => (
            format!("grade:{grade}"),
            Ask::Grade(grade.into(), grade.into()),
        ),
        1 => (
            format!("grade:<={grade}"),
            Ask::Grade("A".into(), grade.into()),
        ),
        _ => (
            format!("grade:>={grade}"),
            Ask::Grade(grade.into(), "E".into()),
        ),
    })
}

fn known() -> impl Strategy<Value = Asked> {
    let names: Vec<&str> = KNOWABLE
        .into_iter()
        .chain(ROLES)
        .chain(DATES)
        .chain(LINKS)
        .collect();
    (select(names), any::<bool>()).prop_map(|(name, known)| {
        let has = Ask::Has(name.into());
        if known {
            (format!("has:{name}"), has)
        } else {
            (format!("no:{name}"), Ask::Not(Box::new(has)))
        }
    })
}

fn state() -> impl Strategy<Value = Asked> {
    let states = [
        "marked",
        "disputed",
        "unconfirmed",
        "ended",
        "in-force",
        "not-yet",
        "unclear",
        "open-ended",
        "new",
        "changed",
    ];
    prop_oneof![
        6 => select(states.to_vec()).prop_map(|state| (format!("is:{state}"), Ask::Is(state))),
        1 => Just(("tag:review".to_owned(), Ask::Tag)),
    ]
}
