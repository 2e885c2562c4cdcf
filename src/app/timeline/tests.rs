//! The timeline's geometry on its own, and the tab at a desk.

mod axis;
mod desk;
pub mod lanes;
mod laws;

use super::window::DAY;
use super::{Edge, Extent, Fill, Ink, Nature, Span, Window, bar};
use crate::deal::{Bounds, Day};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn edge(edtf: &str) -> Edge {
    let bounds = Bounds::of_edtf(edtf).unwrap_or_default();
    let doubtful = edtf.ends_with('~');
    Edge { bounds, doubtful }
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
        start: edge(start),
        end: edge(end),
        ..Span::default()
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
        nature: Nature::Event,
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
    let doubtful = span("2019-03-01~", "2020-06-30~");
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
