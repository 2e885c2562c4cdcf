//! The timeline's geometry, on its own.

use proptest::prelude::*;

use super::window::{DAY, minute_of};
use super::{Axis, Density, Extent, Fill, Ink, Known, Span, Window, bar};
use crate::deal::{Bounds, Day};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn bounds(edtf: &str) -> Bounds {
    Bounds::of_edtf(edtf).unwrap_or_default()
}

fn extent(first: &str, last: &str) -> Extent {
    Extent {
        first: day(first),
        last: day(last),
    }
}

/// A window of so many columns of about a month from a day on.
fn months(from: &str, columns: u16) -> Window {
    let first = day(from);
    let last = first.plus_months(i32::from(columns));
    Window::fit(Extent { first, last }, columns)
}

/// The row as letters, for people who read tests.
fn drawn(span: &Span, window: &Window) -> String {
    let letter = |ink: Option<Ink>| match ink {
        None => ' ',
        Some(Ink::Certain(Fill::Whole)) => '█',
        Some(Ink::Certain(Fill::Left)) => '▌',
        Some(Ink::Certain(Fill::Right)) => '▐',
        Some(Ink::Possible) => '▒',
        Some(Ink::Option) => '░',
        Some(Ink::Event) => '◆',
        Some(Ink::Moment) => '●',
        Some(Ink::Short) => '■',
        Some(Ink::OpenEnd) => '▶',
        Some(Ink::Unknown) => '?',
        Some(Ink::Stopped) => 'x',
        Some(Ink::Earlier) => '<',
        Some(Ink::Later) => '>',
    };
    let row: String = bar(span, window).into_iter().map(letter).collect();
    row.trim_end().to_owned()
}

fn span(start: &str, end: &str) -> Span {
    Span {
        start: bounds(start),
        end: bounds(end),
        ..Span::default()
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    (-200_000_i32..200_000).prop_map(Day::from_number)
}

fn any_bounds() -> impl Strategy<Value = Bounds> {
    (any::<(bool, bool)>(), any_day(), 0_i32..4_000).prop_map(|((early, late), first, more)| {
        let last = Day::from_number(first.number() + more);
        Bounds {
            earliest: early.then_some(first),
            latest: late.then_some(last),
        }
    })
}

fn any_span() -> impl Strategy<Value = Span> {
    let flags = any::<(bool, bool, bool, bool, bool)>();
    (
        any_bounds(),
        any_bounds(),
        proptest::option::of(any_day()),
        flags,
    )
        .prop_map(|(start, end, options, flags)| Span {
            start,
            end,
            options,
            event: flags.0,
            open: flags.1,
            stopped: flags.2,
            start_doubtful: flags.3,
            end_doubtful: flags.4,
            ..Span::default()
        })
}

/// A window somewhere, at some zoom.
fn any_window() -> impl Strategy<Value = Window> {
    (any_day(), 0_i32..100_000, 1_u16..260, 0_u8..12).prop_map(|(first, days, columns, zooms)| {
        let last = Day::from_number(first.number() + days);
        let window = Window::fit(Extent { first, last }, columns);
        (0..zooms).fold(window, |window, _| window.zoomed(true, Some(first)))
    })
}

proptest! {
    #[test]
    fn a_day_lies_in_its_column_and_a_column_shows_its_days(window in any_window(), day in any_day()) {
        if let Some(column) = window.column_of(day) {
            let (first, last) = window.days_of(column);
            prop_assert!(first <= day && day <= last);
        }
        for column in 0..window.columns() {
            let (first, last) = window.days_of(column);
            prop_assert!(first <= last);
            // The day that begins after the column's left edge and before its right one is the column's.
            for day in [first, last] {
                let begins = minute_of(day);
                if (window.start_of(column)..window.start_of(column + 1)).contains(&begins) {
                    prop_assert_eq!(window.column_of(day), Some(column));
                }
            }
        }
    }

    #[test]
    fn a_bar_never_lies_outside_its_bounds_and_is_never_missing(span in any_span(), window in any_window()) {
        let row = bar(&span, &window);
        let Some(extent) = span.extent() else {
            prop_assert!(row.is_empty());
            return Ok(());
        };
        prop_assert_eq!(row.len(), usize::from(window.columns()));
        prop_assert!(row.iter().any(Option::is_some), "nothing is drawn");
        let (start, end) = extent.minutes();
        for (column, ink) in (0..).zip(&row) {
            let touches = start < window.start_of(column + 1) && end > window.start_of(column);
            match ink {
                Some(Ink::Unknown | Ink::OpenEnd | Ink::Stopped) => prop_assert!(!touches),
                Some(Ink::Earlier) => prop_assert!(column == 0 && end <= window.start_of(0)),
                Some(Ink::Later) => prop_assert!(start >= window.start_of(window.columns())),
                Some(_) => prop_assert!(touches, "column {column} of {row:?}"),
                // Only what is shorter than a column, or a day wider than one, leaves a touched column free.
                None => {
                    let sign = |ink: &Option<Ink>| {
                        matches!(ink, Some(Ink::Short | Ink::Event | Ink::Moment))
                    };
                    prop_assert!(!touches || row.iter().any(sign), "a hole in {row:?}");
                }
            }
        }
    }

    #[test]
    fn certain_ink_stands_only_on_certain_days(span in any_span(), window in any_window()) {
        let certain = span.pieces().into_iter().find(|piece| piece.known == Known::Certain);
        for (column, ink) in (0..).zip(bar(&span, &window)) {
            if let Some(Ink::Certain(_) | Ink::Short) = ink {
                let (start, end) = certain.unwrap().days.minutes();
                prop_assert!(start < window.start_of(column + 1) && end > window.start_of(column));
            }
        }
    }

    #[test]
    fn the_pieces_of_a_deal_follow_each_other_without_a_gap(span in any_span()) {
        let pieces = span.pieces();
        prop_assert_eq!(pieces.is_empty(), span.extent().is_none());
        if let (Some(extent), Some(first), Some(last)) = (span.extent(), pieces.first(), pieces.last()) {
            prop_assert_eq!(extent, first.days.joined(last.days));
            prop_assert_eq!((first.days.first, last.days.last), (extent.first, extent.last));
        }
        for pair in pieces.windows(2) {
            prop_assert_eq!(pair[0].days.last.number() + 1, pair[1].days.first.number());
        }
    }

    #[test]
    fn the_histogram_counts_the_deals_that_touch_each_column(
        spans in proptest::collection::vec(any_span(), 0..40), window in any_window()
    ) {
        let extents: Vec<Extent> = spans.iter().filter_map(Span::extent).collect();
        let counts = Density::of(extents.iter().copied()).counts(&window);
        prop_assert_eq!(counts.len(), usize::from(window.columns()));
        for (column, count) in (0..).zip(counts) {
            let touching = extents.iter().filter(|extent| {
                let (start, end) = extent.minutes();
                start < window.start_of(column + 1) && end > window.start_of(column)
            });
            prop_assert_eq!(touching.count(), count);
        }
    }

    #[test]
    fn labels_stand_at_their_days_and_never_touch(window in any_window()) {
        let axis = Axis::of(&window);
        for pair in axis.labels.windows(2) {
            prop_assert!(pair[0].end() < pair[1].column, "{:?}", axis.labels);
        }
        for label in &axis.labels {
            prop_assert!(label.end() <= window.columns());
            prop_assert!(label.column == 0 || axis.ticks.iter().any(|(column, _)| *column == label.column));
        }
        prop_assert!(axis.ticks.windows(2).all(|pair| pair[0].0 < pair[1].0), "{:?}", axis.ticks);
    }

    #[test]
    fn a_fit_shows_everything_with_a_column_to_spare(first in any_day(), days in 0_i32..400_000, columns in 5_u16..260) {
        let extent = Extent { first, last: Day::from_number(first.number() + days) };
        let window = Window::fit(extent, columns);
        let (start, end) = extent.minutes();
        prop_assert!(window.start_of(1) <= start && end <= window.start_of(columns - 1), "{window:?}");
    }

    #[test]
    fn a_zoom_keeps_the_day_where_it_is(window in any_window(), day in any_day(), closer: bool) {
        let zoomed = window.zoomed(closer, Some(day));
        match window.column_of(day) {
            Some(column) => {
                let moved = zoomed.column_of(day).map(|after| after.abs_diff(column));
                prop_assert!(moved.is_some_and(|columns| columns <= 1), "{moved:?}");
            }
            None => prop_assert!(zoomed.column_of(day).is_some()),
        }
    }

    #[test]
    fn a_window_kept_near_shows_some_of_the_extent(window in any_window(), first in any_day(), days in 0_i32..9_000) {
        let extent = Extent { first, last: Day::from_number(first.number() + days) };
        let kept = window.kept_near(extent);
        let (start, end) = extent.minutes();
        prop_assert!(start < kept.start_of(kept.columns()) && end > kept.start_of(0));
        prop_assert_eq!(kept.column_minutes(), window.column_minutes());
    }
}

#[test]
fn a_bar_tells_certain_from_possible_days() {
    let window = months("2019-01-01", 36);
    insta::assert_snapshot!(
        [
            drawn(&span("2019-03-01", "2020-02-29"), &window),
            drawn(&span("2019", "2020-12-31"), &window),
            drawn(&span("2019-03", "2020"), &window),
            drawn(&span("2019-06-01", "[2020-06..]"), &window),
            drawn(&span("[..2019-06-01]", "2020-06-01"), &window),
            drawn(&span("2019", "2019-10"), &window),
        ]
        .join("\n"),
        @r#"
         ▐██████████▌
        ▒▒▒▒▒▒▒▒▒▒▒██████████▌
         ▒▒███████▒▒▒▒▒▒▒▒▒▒▒▒
            ███████████▌?
           ?███████████▌
        ▒▒▒▒▒▒▒▒▒▒▒
        "#
    );
}

#[test]
fn one_date_alone_is_a_point_with_what_is_not_known_beside_it() {
    let window = months("2019-01-01", 36);
    let event = |date: &str| Span {
        event: true,
        ..span(date, "")
    };
    let stopped = Span {
        stopped: true,
        ..span("2019-03-01", "")
    };
    insta::assert_snapshot!(
        [
            drawn(&span("2020-03-01", ""), &window),
            drawn(&span("", "2020-03-01"), &window),
            drawn(&span("", "[2020-03..]"), &window),
            drawn(&span("2020", ""), &window),
            drawn(&span("[..2020-03-01]", ""), &window),
            drawn(&event("2020-03-01"), &window),
            drawn(&event("2020"), &window),
            drawn(&stopped, &window),
        ]
        .join("\n"),
        @r#"
                   ●?
                  ?●
                  ?●?
                 ▒▒▒▒▒▒▒▒▒▒▒▒?
                  ?▒?
                   ◆
                 ▒▒▒▒▒▒▒▒▒▒▒▒
        ●?x
        "#
    );
}

#[test]
fn options_open_ends_early_ends_and_doubts_have_their_signs() {
    let window = months("2019-01-01", 36);
    let optional = Span {
        options: Some(day("2021-06-30")),
        ..span("2019-03-01", "2020-06-30")
    };
    let open = Span {
        open: true,
        ..span("2019-03-01", "2020-06/..")
    };
    let stopped = Span {
        stopped: true,
        ..span("2019-03-01", "2020-06-30")
    };
    let doubtful = Span {
        start_doubtful: true,
        end_doubtful: true,
        ..span("2019-03-01", "2020-06-30")
    };
    insta::assert_snapshot!(
        [optional, open, stopped, doubtful].map(|span| drawn(&span, &window)).join("\n"),
        @r#"
        ▐██████████████░░░░░░░░░░░
        ▐█████████████▌▶
        ▐██████████████x
        ▒█████████████▒
        "#
    );
}

#[test]
fn nothing_vanishes_for_being_short_or_far_away() {
    let window = months("2019-01-01", 36);
    insta::assert_snapshot!(
        [
            drawn(&span("2020-03-02", "2020-03-04"), &window),
            drawn(&span("2009-03-02", "2010"), &window),
            drawn(&span("2029-03-02", "2030"), &window),
            drawn(&span("2009", "2030"), &window),
        ]
        .join("\n"),
        @r#"
                      ■
        <
                                           >
        ████████████████████████████████████
        "#
    );
}

#[test]
fn a_day_wider_than_a_column_has_its_sign_once() {
    let window = Window::fit(extent("2020-03-01", "2020-03-01"), 40);
    let window = (0..12).fold(window, |window, _| {
        window.zoomed(true, Some(day("2020-03-01")))
    });
    assert_eq!(window.column_minutes(), DAY / 4);
    let row = bar(&span("2020-03-01", "2020-03-01"), &window);
    assert!((4..=5).contains(&row.iter().flatten().count()));
    let row = bar(&span("2020-03-01", ""), &window);
    let count = |sign: Ink| row.iter().flatten().filter(|ink| **ink == sign).count();
    assert_eq!((count(Ink::Moment), count(Ink::Unknown)), (1, 1));
}

#[test]
fn labels_suit_the_zoom() {
    let texts = |from: &str, to: &str, columns: u16| {
        let axis = Axis::of(&Window::fit(extent(from, to), columns));
        let texts: Vec<String> = axis.labels.into_iter().map(|label| label.text).collect();
        texts.join(" ")
    };
    insta::assert_snapshot!(
        [
            texts("1900-01-01", "2030-01-01", 60),
            texts("2001-01-01", "2031-01-01", 100),
            texts("2010-01-01", "2020-01-01", 100),
            texts("2018-01-01", "2021-01-01", 100),
            texts("2019-01-01", "2020-03-01", 120),
        ]
        .join("\n"),
        @r#"
        1900 1920 1940 1960 1980 2000 2020
        2005 2010 2015 2020 2025 2030
        2010 2011 2012 2013 2014 2015 2016 2017 2018 2019
        2018 Q2 Q3 Q4 2019 Q2 Q3 Q4 2020 Q2 Q3 Q4
        2019 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec 2020 Feb Mar
        "#
    );
    let new_year = day("2020-01-01");
    let year = Window::fit(extent("2020-01-01", "2020-01-01"), 60);
    let close = (0..4).fold(year, |window, _| window.zoomed(true, Some(new_year)));
    let axis = Axis::of(&close);
    let texts: Vec<&str> = axis.labels.iter().map(|label| &*label.text).collect();
    insta::assert_snapshot!(texts.join(" "), @r#"
    21 26 Jan 2020 6 11
    "#);
}

#[test]
fn the_scale_is_told_in_words() {
    let scale = |from: &str, to: &str| Window::fit(extent(from, to), 104).scale();
    insta::assert_snapshot!(
        [
            scale("1000-01-01", "2000-01-01"),
            scale("1917-01-01", "2017-01-01"),
            scale("2000-01-01", "2025-01-01"),
            scale("2010-01-01", "2018-05-01"),
            scale("2010-01-01", "2011-12-01"),
        ]
        .join("\n"),
        @r#"
        10 years
        a year
        3 months
        a month
        a week
        "#
    );
}
