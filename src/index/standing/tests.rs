//! How deals stand on days: today, and before.

use proptest::prelude::*;

use super::super::testing::samples::Sample;
use super::super::testing::{index_of, strategies};
use super::*;
use crate::index::Row;

const TODAY: &str = "2026-11-22";

/// How a deal of that status, date and end stands on a day.
fn on(day: &str, status: &'static str, date: &'static str, ends: &'static str) -> Standing {
    let known = |text: &'static str| (!text.is_empty()).then_some(text);
    let sample = Sample {
        status,
        date: known(date),
        ends: known(ends),
        ..Sample::plain(1)
    };
    let as_of = AsOf {
        day: day.parse().unwrap(),
        today: TODAY.parse().unwrap(),
    };
    let index = index_of(&[sample], 1);
    index.entry(Row(0)).unwrap().standing(as_of)
}

#[test]
fn today_the_status_counts_and_dates_before_it() {
    assert_eq!(on(TODAY, "in_force", "2019", ""), Standing::InForce);
    assert_eq!(on(TODAY, "in_force", "2019", "2025"), Standing::Ended);
    assert_eq!(on(TODAY, "expired", "2019", "2029"), Standing::Ended);
    assert_eq!(on(TODAY, "announced", "2019", "2029"), Standing::InForce);
    assert_eq!(on(TODAY, "announced", "2019", ""), Standing::Unclear);
    assert_eq!(on(TODAY, "announced", "2027-02", "2029"), Standing::NotYet);
}

#[test]
fn on_an_earlier_day_what_is_over_now_ran_as_far_as_its_dates_say() {
    assert_eq!(
        on("2018-12-31", "expired", "2019", "2024-03"),
        Standing::NotYet
    );
    assert_eq!(
        on("2019-05-01", "expired", "2019", "2024-03"),
        Standing::InForce
    );
    assert_eq!(
        on("2024-03-01", "expired", "2019", "2024-03"),
        Standing::InForce
    );
    assert_eq!(
        on("2024-03-02", "expired", "2019", "2024-03"),
        Standing::Unclear
    );
    assert_eq!(
        on("2024-04-01", "expired", "2019", "2024-03"),
        Standing::Ended
    );
    assert_eq!(
        on("2020-01-01", "terminated", "2019", ""),
        Standing::Unclear
    );
    assert_eq!(
        on("2020-01-01", "terminated", "2019", "2019/.."),
        Standing::Unclear
    );
}

#[test]
fn what_is_in_force_now_was_so_once_it_had_begun() {
    assert_eq!(
        on("2019-06-01", "in_force", "2019-03", ""),
        Standing::InForce
    );
    assert_eq!(
        on("2019-02-01", "in_force", "2019-03", ""),
        Standing::NotYet
    );
    assert_eq!(
        on("2019-06-01", "preferred_bidder", "2019-03", "2029"),
        Standing::Unclear
    );
}

proptest! {
    #[test]
    fn columns_and_entries_agree_and_nothing_begins_twice(
        samples in strategies::samples(), days in (17_000_i32..19_500, 0_i32..900, 0_i32..900)
    ) {
        let index = index_of(&samples, 3);
        let (first, step, more) = days;
        let today = Day::from_number(first + step + more);
        let on = |number| AsOf { day: Day::from_number(number), today };
        for row in (0..).map(Row).take(samples.len()) {
            let entry = index.entry(row).unwrap();
            let (early, late) = (entry.standing(on(first)), entry.standing(on(first + step)));
            prop_assert!(late != Standing::NotYet || early == Standing::NotYet || early == Standing::Ended);
            prop_assert!(early != Standing::Ended || late == Standing::Ended);
            let (chunk, at) = index.chunk_of(row).unwrap();
            prop_assert_eq!(Facts::of(&index.chunks[chunk]).standing(at, on(first)), early);
            prop_assert_eq!(Facts::of(&index.chunks[chunk]).standings(on(first))(at), early);
        }
    }
}
