//! Every deal has one place, and the place that its dates give it.

use proptest::prelude::*;

use super::super::testing::samples::Sample;
use super::super::testing::{index_of, strategies};
use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn radar(index: &Index, day: Day, today: Day) -> Radar {
    let rows: Arc<[Row]> = (0..).map(Row).take(index.len()).collect();
    index
        .radar(&rows, AsOf { day, today }, &Cancel::default())
        .unwrap()
}

/// Where one deal belongs on 2020-01-15, which is today.
fn place(sample: Sample) -> Place {
    place_on("2020-01-15", "2020-01-15", sample)
}

fn place_on(on: &str, today: &str, sample: Sample) -> Place {
    let index = index_of(&[sample], 1);
    let radar = radar(&index, day(on), day(today));
    let lane = Lane::ALL
        .into_iter()
        .find(|lane| !radar.lane(*lane).is_empty());
    let outside = Outside::ALL.into_iter().find(|why| radar.outside(*why) > 0);
    lane.map_or_else(|| Err(outside.unwrap()), Ok)
}

fn ends(edtf: &'static str) -> Sample {
    Sample {
        ends: Some(edtf),
        status: "in_force",
        ..Sample::plain(1)
    }
}

#[test]
fn each_lane_begins_on_the_day_that_many_months_later() {
    let cases = [
        ("2019-01-14", Err(Outside::LongOver)),
        ("2019-01-15", Ok(Lane::Ended)),
        ("2020-01-14", Ok(Lane::Ended)),
        ("2020-01-15", Ok(Lane::Under6)),
        ("2020-07-14", Ok(Lane::Under6)),
        ("2020-07-15", Ok(Lane::From6)),
        ("2021-01-15", Ok(Lane::From12)),
        ("2021-07-15", Ok(Lane::From18)),
        ("2022-01-14", Ok(Lane::From18)),
        ("2022-01-15", Ok(Lane::Later)),
    ];
    for (edtf, expected) in cases {
        assert_eq!(place(ends(edtf)), expected, "{edtf}");
    }
}

#[test]
fn a_partial_end_lies_in_the_lane_of_its_earliest_day() {
    assert_eq!(place(ends("2020")), Ok(Lane::Ended));
    assert_eq!(place(ends("2020-07")), Ok(Lane::Under6));
    assert_eq!(place(ends("2021")), Ok(Lane::From6));
    assert_eq!(place(ends("[2021-02..]")), Ok(Lane::From12));
    assert_eq!(place(ends("[..2021-02]")), Ok(Lane::From12));
}

#[test]
fn what_was_to_end_long_ago_and_may_run_on_is_not_known_to_be_over() {
    assert_eq!(place(ends("[2017..]")), Ok(Lane::NotKnown));
    assert_eq!(place(ends("2016/2021")), Ok(Lane::NotKnown));
    let options = Sample {
        ends_max: Some("2023-05"),
        ..ends("2018-05")
    };
    assert_eq!(place(options), Ok(Lane::NotKnown));
    let expired = Sample {
        status: "expired",
        ..ends("[2017..]")
    };
    assert_eq!(place(expired), Err(Outside::LongOver));
}

#[test]
fn an_open_end_is_not_an_end_that_nobody_knows() {
    assert_eq!(place(ends("2016/..")), Ok(Lane::Open));
    assert_eq!(place(Sample::plain(1)), Ok(Lane::NotKnown));
    assert_eq!(place(ends("2016/")), Ok(Lane::NotKnown));
}

#[test]
fn what_is_said_to_be_over_ends_in_no_lane_to_come() {
    let over = |edtf| Sample {
        status: "terminated",
        ends: edtf,
        ..Sample::plain(1)
    };
    assert_eq!(place(over(Some("2024"))), Err(Outside::OverEarly));
    assert_eq!(place(over(Some("2019-12"))), Ok(Lane::Ended));
    assert_eq!(place(over(Some("2012"))), Err(Outside::LongOver));
    assert_eq!(place(over(None)), Err(Outside::OverUndated));
    assert_eq!(place(over(Some("2016/.."))), Err(Outside::OverUndated));
}

#[test]
fn an_acquisition_has_no_end_unless_a_source_gives_one() {
    let acquisition = |ends| Sample {
        kind: "acquisition",
        ends,
        ..Sample::plain(1)
    };
    assert_eq!(place(acquisition(None)), Err(Outside::Once));
    assert_eq!(place(acquisition(Some("2020-03"))), Ok(Lane::Under6));
}

#[test]
fn on_an_earlier_day_dates_count_and_statuses_do_not() {
    let over = Sample {
        status: "terminated",
        date: Some("2015-06"),
        ends: Some("2019-12"),
        ..Sample::plain(1)
    };
    let on = |day| place_on(day, "2020-01-15", over.clone());
    assert_eq!(on("2015-05-31"), Err(Outside::NotYet));
    assert_eq!(on("2015-06-01"), Ok(Lane::Later));
    assert_eq!(on("2019-09-01"), Ok(Lane::Under6));
    let undated = Sample { ends: None, ..over };
    assert_eq!(
        place_on("2016-01-01", "2020-01-15", undated),
        Ok(Lane::NotKnown)
    );
}

#[test]
fn a_lane_is_in_order_of_ends() {
    let samples: Vec<Sample> = ["2020-03", "2020-02-20", "2020-03-01", "2020-02"]
        .into_iter()
        .zip(1..)
        .map(|(edtf, id)| Sample {
            id,
            slug: format!("deal-{id}"),
            ..ends(edtf)
        })
        .collect();
    let index = index_of(&samples, 2);
    let radar = radar(&index, day("2020-01-15"), day("2020-01-15"));
    assert_eq!(radar.lane(Lane::Under6), [3, 1, 2, 0]);
    assert_eq!(radar.find(2), Some((Lane::Under6, 2)));
}

proptest! {
    #[test]
    fn every_deal_is_in_one_lane_or_counted_in_none(
        samples in strategies::samples(), chunk in 1_usize..5, on in 17_000_i32..19_500, before in -900_i32..900
    ) {
        let index = index_of(&samples, chunk);
        let (on, today) = (Day::from_number(on), Day::from_number(on + before));
        let radar = radar(&index, on, today);
        let mut places: Vec<u32> = Lane::ALL.iter().flat_map(|lane| radar.lane(*lane)).copied().collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), radar.len());
        let outside: u32 = Outside::ALL.iter().map(|why| radar.outside(*why)).sum();
        prop_assert_eq!(radar.len() + wide(outside), samples.len());
        for lane in Lane::ALL.into_iter().filter(|lane| lane.is_dated()) {
            let keys: Vec<Key> = radar.deals(lane).map(|row| key(index.entry(row).unwrap().ends_bounds())).collect();
            prop_assert!(keys.is_sorted());
        }
    }
}
