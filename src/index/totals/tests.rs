//! Totals against plain sums, and what a line says of them.

#![allow(
    clippy::single_match_else,
    reason = "what fits and what does not stand side by side"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::super::testing::samples::{Sample, SampleValue};
use super::super::testing::{index_of, reference, strategies};
use super::*;
use crate::deal::Cancel;
use crate::query::Query;

fn totals(samples: &[Sample]) -> Arc<Totals> {
    let index = index_of(samples, 3);
    let request = reference::request(&index, samples, &Query::default());
    index.select(&request, &Cancel::default()).unwrap().totals
}

fn sample(value: SampleValue) -> Sample {
    Sample {
        value: Some(value),
        ..Sample::plain(1)
    }
}

fn pounds() -> SampleValue {
    SampleValue::pounds(1_000)
}

/// Where a deal's figure goes by itself: the name of a sum or of a count.
fn place(sample: &Sample) -> &'static str {
    let Some(value) = &sample.value else {
        return "not known";
    };
    let is_readable = value.scale <= 18 && value.currency != Some("pounds");
    let caps = sample.kind == "framework" || value.kind == "ceiling";
    match (is_readable, value.qualifier) {
        (false, _) | (_, "perhaps") => "unusable",
        (_, "undisclosed") => "undisclosed",
        (_, "unconfirmed") => "unconfirmed",
        _ if sample.grade == Some('E') => "unconfirmed",
        _ if value.amount.is_none() || value.currency.is_none() => "unusable",
        _ if sample.kind == "programme" => "apart",
        _ if value.kind == "enterprise_value" && !caps => "apart",
        (_, "at_least" | "estimated") if caps => "apart",
        (_, "up_to") => "limits",
        _ if caps => "limits",
        (_, "exact") => "exact",
        (_, "approximately") => "about",
        (_, "between") => "ranges",
        (_, "estimated") => "estimated",
        _ => "at least",
    }
}

/// The sums that a place belongs to.
fn family(place: &str) -> Option<bool> {
    match place {
        "limits" => Some(true),
        "exact" | "about" | "ranges" | "estimated" | "at least" => Some(false),
        _ => None,
    }
}

/// The deals that one is a part of, on and on.
fn above(samples: &[Sample], id: i64) -> Vec<i64> {
    let mut found = Vec::new();
    let mut open = vec![id];
    while let Some(part) = open.pop() {
        let part = samples.iter().find(|sample| sample.id == part);
        for whole in part.map_or(&[][..], |part| &part.wholes) {
            let is_there = samples.iter().any(|sample| sample.id == *whole);
            if is_there && !found.contains(whole) {
                found.push(*whole);
                open.push(*whole);
            }
        }
    }
    found
}

/// Where its figure goes among others: one whose whole is in the same sums is counted as a part.
fn place_among(samples: &[Sample], sample: &Sample) -> &'static str {
    let own = place(sample);
    let is_whole = |id: &i64| {
        let whole = samples.iter().find(|other| other.id == *id).unwrap();
        family(place(whole)) == family(own) && !above(samples, *id).contains(&sample.id)
    };
    if family(own).is_some() && above(samples, sample.id).iter().any(is_whole) {
        return "within";
    }
    own
}

/// Sums in hundredths and numbers of deals, by currency.
fn naive(samples: &[Sample], wanted: &str, upper: bool) -> BTreeMap<String, (i128, u32)> {
    let mut sums = BTreeMap::new();
    let there = |sample: &&Sample| place_among(samples, sample) == wanted;
    for sample in samples.iter().filter(there) {
        let value = sample.value.as_ref().unwrap();
        let hundredths = 10_i128.pow(u32::try_from(2 - value.scale).unwrap());
        let sum: &mut (i128, u32) = sums.entry(value.currency.unwrap().to_owned()).or_default();
        // A limit that is a range is its upper end.
        let upper = upper || (wanted == "limits" && value.qualifier == "between");
        let amount = value.max.filter(|_| upper).or(value.amount);
        sum.0 += i128::from(amount.unwrap()) * hundredths;
        sum.1 += 1;
    }
    sums
}

fn read(
    totals: &[CurrencyTotal],
    naive: &BTreeMap<String, (i128, u32)>,
) -> BTreeMap<String, (i128, u32)> {
    let hundredths = |total: &CurrencyTotal| match total.sum {
        Some(sum) => i128::from(sum.units()) * 10_i128.pow(u32::from(2 - sum.scale())),
        None => {
            let (sum, _) = naive[total.currency.code()];
            assert!(
                i64::try_from(sum / 100).is_err() || sum % 100 != 0,
                "{sum} fits"
            );
            sum
        }
    };
    let read = totals.iter().map(|total| {
        (
            total.currency.code().to_owned(),
            (hundredths(total), total.deals),
        )
    });
    read.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn totals_are_exact_and_every_deal_is_in_one_place(
        samples in strategies::samples(),
        links in proptest::collection::vec((0_usize..14, 0_usize..14), 0..8),
    ) {
        let samples = strategies::linked(samples, &links);
        let totals = totals(&samples);
        for (wanted, sums) in [
            ("exact", &totals.exact),
            ("about", &totals.about),
            ("estimated", &totals.estimated),
            ("at least", &totals.at_least),
            ("limits", &totals.limits),
        ] {
            let naive = naive(&samples, wanted, false);
            prop_assert_eq!(read(sums, &naive), naive, "{}", wanted);
        }
        let end = |upper: bool| -> Vec<CurrencyTotal> {
            let total = |range: &RangeTotal| CurrencyTotal {
                currency: range.currency,
                sum: if upper { range.high } else { range.low },
                deals: range.deals,
            };
            totals.ranges.iter().map(total).collect()
        };
        for upper in [false, true] {
            let naive = naive(&samples, "ranges", upper);
            prop_assert_eq!(read(&end(upper), &naive), naive);
        }
        let count = |wanted: &str| {
            let there = samples.iter().filter(|sample| place_among(&samples, sample) == wanted);
            u32::try_from(there.count()).unwrap()
        };
        let counted = Counted {
            unconfirmed: count("unconfirmed"),
            apart: count("apart"),
            within: count("within"),
            undisclosed: count("undisclosed"),
            not_known: count("not known"),
            unusable: count("unusable"),
            not_yet: 0,
        };
        let index = index_of(&samples, 3);
        let rows: Vec<Row> = (0..u32::try_from(index.len()).unwrap()).map(Row).collect();
        prop_assert_eq!(&index.totals_of(&rows), &*totals, "with and without a walk of columns");
        prop_assert_eq!(totals.counted, counted);
    }
}

#[test]
fn a_framework_is_never_firm_and_a_programme_is_in_no_sum() {
    let of_kind = |kind| Sample {
        kind,
        ..sample(pounds())
    };
    let framework = totals(&[of_kind("framework")]);
    assert!(framework.firm.is_empty());
    assert_eq!(framework.limits[0].deals, 1);
    let programme = totals(&[of_kind("programme")]);
    assert!(programme.firm.is_empty() && programme.limits.is_empty());
    assert_eq!(programme.counted.apart, 1);
}

#[test]
fn a_claim_of_grade_e_is_in_no_sum() {
    let claim = Sample {
        grade: Some('E'),
        ..sample(pounds())
    };
    let totals = totals(&[claim]);
    assert!(totals.firm.is_empty());
    assert_eq!(totals.counted.unconfirmed, 1);
}

#[test]
fn a_line_says_what_is_exact_then_limits_then_what_is_not_told() {
    let dollars = SampleValue {
        currency: Some("USD"),
        ..SampleValue::pounds(300_000_000)
    };
    let up_to = SampleValue {
        qualifier: "up_to",
        ..SampleValue::pounds(330_000_000)
    };
    let undisclosed = SampleValue {
        amount: None,
        currency: None,
        qualifier: "undisclosed",
        ..pounds()
    };
    let samples = [
        sample(SampleValue::pounds(1_420_000_000)),
        sample(dollars),
        sample(up_to),
        sample(undisclosed),
        Sample::plain(5),
        Sample::plain(6),
    ];
    let pieces = totals(&samples).pieces();
    assert_eq!(
        pieces,
        [
            "2 exact £1.42bn + US$300m",
            "1 up to £330m",
            "1 undisclosed",
            "2 not known",
        ]
    );
}

#[test]
fn a_part_is_left_to_its_whole_only_where_both_are_counted() {
    let whole = Sample {
        id: 3,
        ..sample(SampleValue::pounds(900))
    };
    let between = Sample {
        id: 6,
        wholes: vec![3],
        value: None,
        ..Sample::plain(6)
    };
    let part = Sample {
        id: 9,
        wholes: vec![6],
        ..sample(SampleValue::pounds(300))
    };
    let all = totals(&[whole.clone(), between.clone(), part.clone()]);
    assert_eq!(all.exact[0].sum, Amount::new(900, 0));
    assert_eq!((all.exact[0].deals, all.counted.within), (1, 1));
    // Without the whole nothing would count twice.
    let parts = totals(&[between, part.clone()]);
    assert_eq!(parts.exact[0].sum, Amount::new(300, 0));
    // A framework's ceiling is a limit: the call-off is money of its own.
    let framework = Sample {
        kind: "framework",
        ..whole
    };
    let of_framework = Sample {
        wholes: vec![3],
        ..part
    };
    let both = totals(&[framework, of_framework]);
    assert_eq!((both.exact[0].deals, both.limits[0].deals), (1, 1));
}

#[test]
fn nothing_selected_says_nothing() {
    assert!(totals(&[]).pieces().is_empty());
}
