//! What is offered, in which order, and that every count is what taking the candidate would give.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Ask, Candidate, Completer, Completions};
use crate::deal::{Cancel, Codes, DealId};
use crate::index::testing::index_of;
use crate::index::testing::reference::{request, today};
use crate::index::testing::samples::{Sample, SampleValue};
use crate::index::testing::strategies;
use crate::index::{Index, Lookup, Request};
use crate::query::{Expr, FieldKind, Query, field_kind, parse, place};

fn codes() -> Codes {
    Codes::bundled()
}

/// The answer for a text with the cursor at its end.
fn answer(completer: &mut Completer, index: &Index, request: &Request, text: &str) -> Completions {
    let place = place(text, text.len(), index.codes()).unwrap();
    let request = Request {
        query: place.rest.clone().unwrap_or_default(),
        ..request.clone()
    };
    let ask = Ask {
        field: place.field,
        typed: place.typed,
        rest: place.rest.unwrap_or_default(),
    };
    completer
        .complete(index, &request, &ask, &Cancel::default())
        .unwrap()
}

fn market() -> Vec<Sample> {
    let mut samples: Vec<Sample> = (1..=6).map(Sample::plain).collect();
    let [one, two, three, four, five, _] = &mut samples[..] else {
        unreachable!()
    };
    one.parties = vec![("microsoft", "supplier"), ("nhs-england", "buyer")];
    one.products = vec!["Office 365", "Azure"];
    one.countries = vec!["GB-ENG"];
    one.kind = "licence";
    one.status = "in_force";
    one.date = Some("2019-03-01");
    one.value = Some(SampleValue::pounds(60_000_000));
    two.parties = vec![("microsoft", "buyer"), ("cerner", "supplier")];
    two.products = vec!["Millennium, the \"big\" one"];
    two.countries = vec!["US", "GB"];
    two.status = "in_force";
    two.date = Some("2021");
    three.parties = vec![("cerner", "supplier"), ("koge", "buyer")];
    three.products = vec!["Office"];
    three.countries = vec!["DK"];
    three.kind = "licence";
    four.parties = vec![("nhs-england", "buyer")];
    four.sectors = vec!["ehr"];
    five.kind = "merger";
    five.grade = Some('B');
    samples
}

fn offered(text: &str) -> Vec<String> {
    let samples = market();
    let index = index_of(&samples, 4);
    let request = request(&index, &samples, &Query::default());
    let answer = answer(&mut Completer::default(), &index, &request, text);
    let line = |candidate: &Candidate| match candidate.deals {
        Some(deals) => format!("{} {deals}", candidate.text),
        None => candidate.text.clone(),
    };
    answer.candidates.iter().map(line).collect()
}

#[test]
fn codes_come_with_most_deals_first_and_narrow_as_they_are_typed() {
    let all = offered("kind:");
    assert_eq!(
        all[..4],
        ["contract 3", "licence 2", "merger 1", "call_off 0"]
    );
    assert_eq!(offered("kind:lic"), ["licence 2"]);
    assert_eq!(offered("status:in"), ["in_force 2", "terminated 0"]);
    assert_eq!(
        offered("kind:contrakt"),
        ["contract 3"],
        "a slip of the finger"
    );
    assert_eq!(
        offered("cerner kind:lic"),
        ["licence 1"],
        "counted among the rest"
    );
    assert_eq!(
        offered("kind:merger,lic"),
        ["licence 2"],
        "and not among the field's own values"
    );
    assert_eq!(
        offered("sector:health"),
        ["ehr 1", "public_health 0", "telehealth 0"],
        "labels count, too"
    );
}

#[test]
fn companies_are_counted_in_their_role_and_written_by_their_id() {
    assert_eq!(offered("company:mic"), ["=microsoft 2"]);
    assert_eq!(offered("supplier:mic"), ["=microsoft 1"]);
    assert_eq!(
        offered("vendor:oracle"),
        ["=cerner 2"],
        "another name of it"
    );
    assert_eq!(
        offered("kind:licence customer:"),
        ["=koge 1", "=nhs-england 1"]
    );
    assert_eq!(
        offered("micr"),
        ["company:=microsoft 2"],
        "a word may be a company"
    );
    assert_eq!(
        offered("m"),
        ["manager: 0", "mentioned: 0"],
        "a letter is not enough"
    );
    assert_eq!(
        offered("sup")[..1],
        ["supplier: 3"],
        "a field comes with the deals that have it"
    );
}

#[test]
fn countries_have_names_and_contain_their_parts() {
    assert_eq!(offered("country:"), ["GB 2", "DK 1", "GB-ENG 1", "US 1"]);
    assert_eq!(offered("country:engl"), ["GB-ENG 1"]);
    assert_eq!(offered("country:denm"), ["DK 1"]);
}

#[test]
fn products_are_quoted_where_they_must_be_and_found_in_longer_names() {
    assert_eq!(offered("product:off"), ["Office 2", "\"Office 365\" 1"]);
    assert_eq!(
        offered("product:mill"),
        ["\"Millennium, the \\\"big\\\" one\" 1"]
    );
    assert_eq!(offered("nhs product:"), ["Azure 1", "\"Office 365\" 1"]);
}

#[test]
fn dates_states_sums_and_orders_are_offered_as_they_are_written() {
    assert_eq!(offered("date:20"), ["2021 1", "2019 1"]);
    assert_eq!(offered("has:val"), ["value 1"]);
    assert_eq!(offered("no:val"), ["value 5"]);
    assert_eq!(offered("is:in"), ["in-force 1"]);
    assert_eq!(offered("sort:-v"), ["-value"]);
    assert_eq!(offered("value:>5")[..1], [">50m 1"; 1][..]);
    assert_eq!(offered("grade:<"), ["<=B 1", "<=C 1"]);
    assert_eq!(offered("currency:"), ["GBP 1"]);
    assert_eq!(offered("part_of:deal-3"), [""; 0], "whole already");
    assert_eq!(offered("id:eal-3"), ["deal-3"]);
    assert_eq!(
        offered("signed:un"),
        ["unknown"],
        "what only the file can count has no count"
    );
}

#[test]
fn what_the_deals_file_has_not_answered_makes_counts_preliminary() {
    let samples = market();
    let index = index_of(&samples, 4);
    let mut completer = Completer::default();
    let mut request = Request {
        lookups: crate::index::Lookups::new(),
        ..request(&index, &samples, &Query::default())
    };
    let first = answer(&mut completer, &index, &request, "zeppelin kind:lic");
    assert_eq!((first.among, first.exact), (0, false));
    let summary = Lookup::Summary("zeppelin".to_owned());
    request.lookups.insert(summary, Arc::new([DealId(3)]));
    let then = answer(&mut completer, &index, &request, "zeppelin kind:lic");
    assert_eq!((then.among, then.exact), (1, true));
    assert_eq!(then.candidates[0].deals, Some(1));
}

#[test]
fn a_cancelled_ask_has_no_answer() {
    let index = index_of(&market(), 4);
    let request = request(&index, &market(), &Query::default());
    let ask = Ask {
        field: Some((
            "kind".to_owned(),
            field_kind("kind", index.codes()).unwrap(),
        )),
        typed: String::new(),
        rest: Query::default(),
    };
    let cancel = Cancel::default();
    cancel.cancel();
    let answer = Completer::default().complete(&index, &request, &ask, &cancel);
    assert_eq!(answer, None);
}

const FIELDS: [&str; 14] = [
    "kind", "status", "country", "sector", "product", "currency", "grade", "company", "supplier",
    "vendor", "date", "ends", "is", "no",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// The reference is a selection with the candidate in the query; the completer has answered something else before.
    #[test]
    fn every_count_is_what_taking_the_candidate_gives(
        samples in strategies::samples(), rest in strategies::query(), field in 0..FIELDS.len(), other in 0..FIELDS.len(),
        typed in "[a-z]{0,2}"
    ) {
        let index = index_of(&samples, 3);
        let base = request(&index, &samples, &rest);
        let mut completer = Completer::default();
        for name in [FIELDS[other], FIELDS[field]] {
            let ask = Ask {
                field: Some((name.to_owned(), field_kind(name, index.codes()).unwrap())),
                typed: typed.clone(),
                rest: rest.clone(),
            };
            let answer = completer.complete(&index, &base, &ask, &Cancel::default()).unwrap();
            for candidate in answer.candidates {
                let Some(deals) = candidate.deals else { continue };
                let text = format!("{name}:{}", candidate.text);
                let taken = parse(&text, &codes()).unwrap_or_else(|error| panic!("{text}: {error}"));
                let both = Query { filter: Expr::all_of(vec![rest.filter.clone(), taken.filter]), sort: Vec::new() };
                let selected = index.select(&Request { query: both, ..base.clone() }, &Cancel::default()).unwrap();
                prop_assert_eq!(selected.rows.len(), deals as usize, "{} among {}", text, rest);
            }
        }
    }

    #[test]
    fn any_text_typed_is_answered(typed in "\\PC{0,12}", field in 0..FIELDS.len(), word: bool) {
        let samples = market();
        let index = index_of(&samples, 4);
        let base = request(&index, &samples, &Query::default());
        let name = FIELDS[field];
        let kind: FieldKind = field_kind(name, index.codes()).unwrap();
        let ask = Ask {
            field: (!word).then(|| (name.to_owned(), kind)),
            typed,
            rest: Query::default(),
        };
        let answer = Completer::default().complete(&index, &base, &ask, &Cancel::default()).unwrap();
        for candidate in answer.candidates {
            for letters in candidate.letters {
                prop_assert!(candidate.shown.get(letters).is_some());
            }
        }
    }
}

#[test]
fn a_day_is_a_day_for_relative_dates_too() {
    let samples = market();
    let index = index_of(&samples, 4);
    let request = request(&index, &samples, &Query::default());
    assert_eq!(request.as_of.day, today());
    let found = offered("ends:today");
    assert!(
        found.iter().any(|line| line.starts_with("today..18mo ")),
        "{found:?}"
    );
}
