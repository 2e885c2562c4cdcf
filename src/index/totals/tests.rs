//! Totals against plain sums, and what a line says of them.

#![allow(
    clippy::single_match_else,
    reason = "what fits and what does not stand side by side"
)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::testing::samples::{Sample, SampleValue};
use super::super::testing::{index_of, reference, strategies};
use super::*;
use crate::deal::Cancel;
use crate::query::Query;

fn totals(samples: &[Sample]) -> Totals {
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

/// Where a deal's figure goes: `firm`, `limits`, or the name of a count.
fn place(sample: &Sample) -> &'static str {
    let Some(value) = &sample.value else {
        return "not known";
    };
    let is_readable = value.scale <= 18 && value.currency != Some("pounds");
    match (is_readable, value.qualifier) {
        (false, _) | (_, "perhaps") => "unusable",
        (_, "undisclosed") => "undisclosed",
        (_, "unconfirmed") => "unconfirmed",
        _ if sample.grade == Some('E') => "unconfirmed",
        (_, "at_least" | "between" | "estimated") => "vague",
        _ if value.amount.is_none() || value.currency.is_none() => "unusable",
        _ if sample.kind == "framework" => "limits",
        _ if sample.kind == "programme" => "apart",
        (_, "up_to") => "limits",
        _ if value.kind == "ceiling" => "limits",
        _ if value.kind == "enterprise_value" => "apart",
        _ => "firm",
    }
}

/// Sums in hundredths and numbers of deals, by currency.
fn naive(samples: &[Sample], wanted: &str) -> BTreeMap<String, (i128, u32)> {
    let mut sums = BTreeMap::new();
    for sample in samples.iter().filter(|sample| place(sample) == wanted) {
        let value = sample.value.as_ref().unwrap();
        let hundredths = 10_i128.pow(u32::try_from(2 - value.scale).unwrap());
        let sum: &mut (i128, u32) = sums.entry(value.currency.unwrap().to_owned()).or_default();
        sum.0 += i128::from(value.amount.unwrap()) * hundredths;
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
    fn totals_are_exact_and_every_deal_is_in_one_place(samples in strategies::samples()) {
        let totals = totals(&samples);
        for (wanted, sums) in [("firm", &totals.firm), ("limits", &totals.limits)] {
            let naive = naive(&samples, wanted);
            prop_assert_eq!(read(sums, &naive), naive);
        }
        let count = |wanted: &str| {
            let there = samples.iter().filter(|sample| place(sample) == wanted);
            u32::try_from(there.count()).unwrap()
        };
        let counted = Counted {
            vague: count("vague"),
            unconfirmed: count("unconfirmed"),
            apart: count("apart"),
            undisclosed: count("undisclosed"),
            not_known: count("not known"),
            unusable: count("unusable"),
            not_yet: 0,
        };
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
fn a_line_says_what_is_disclosed_then_limits_then_what_is_not_told() {
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
            "2 disclosed: £1.42bn + US$300m",
            "1 limit up to £330m",
            "1 undisclosed",
            "2 not known",
        ]
    );
}

#[test]
fn nothing_selected_says_nothing() {
    assert!(totals(&[]).pieces().is_empty());
}
