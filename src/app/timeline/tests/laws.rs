//! What holds for every span in every window.

use proptest::prelude::*;

use crate::app::timeline::window::minute_of;
use crate::app::timeline::{Axis, Density, Edge, Extent, Ink, Known, Nature, Span, Window, bar};
use crate::deal::{Bounds, Day};

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

fn any_edge() -> impl Strategy<Value = Edge> {
    (any_bounds(), any::<bool>()).prop_map(|(bounds, doubtful)| Edge { bounds, doubtful })
}

fn any_span() -> impl Strategy<Value = Span> {
    let flags = any::<(bool, bool, bool, bool)>();
    (
        any_edge(),
        any_edge(),
        proptest::option::of(any_day()),
        flags,
    )
        .prop_map(|(start, end, options, flags)| Span {
            start,
            end,
            options,
            nature: if flags.0 {
                Nature::Event
            } else {
                Nature::Agreement
            },
            open: flags.1,
            stopped: flags.2,
            began_before: flags.3,
            planned: flags.2 && flags.3,
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
