//! The timeline's bars of real deals: every kind of date that the catalogue has, at three zooms and three widths.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "support/catalogue.rs"]
mod support;

use dealscope::app::timeline::{Extent, Fill, Ink, Span, Window, bar};
use dealscope::deal::Day;
use dealscope::index::{AsOf, Index, Standing};
use support::catalogue;

/// Deals of the catalogue, and why each is here.
const CASES: [(&str, &str); 15] = [
    ("oracle-va-2023", "certain span with option years"),
    ("microsoft-nhs-2020", "ended in 2023-04 or later"),
    ("bt-npfit-london-2003", "doubtful end"),
    ("accenture-npfit-eastern-2003", "terminated before its end"),
    (
        "npfit-programme-2002",
        "start and termination known to the year",
    ),
    (
        "cerner-vastra-gotaland-2018",
        "terminated some time in two years",
    ),
    ("allscripts-northwell-managed-2020", "end known to the year"),
    ("cerner-nacogdoches-2020", "only the termination is known"),
    ("ccs-framework-rm6068", "only the end is known"),
    ("3m-mmodal-2018", "acquisition in one of three months"),
    ("cerner-siemens-2014", "acquisition on a day"),
    (
        "cerner-skane-2017",
        "start known to the year, end not known",
    ),
    ("cerner-hse-medlis", "before a day, end not known"),
    ("trustmarque-nhs-resolution-2025", "three months"),
    (
        "hp-cambridge-2013",
        "terminated, only the planned end is told",
    ),
];

fn drawn(span: &Span, window: &Window) -> String {
    let sign = |ink: Option<Ink>| match ink {
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
        Some(Ink::Stopped) => '╳',
        Some(Ink::Earlier) => '‹',
        Some(Ink::Later) => '›',
    };
    bar(span, window).into_iter().map(sign).collect()
}

fn rows(index: &Index, window: &Window) -> String {
    let mut text = String::new();
    for (slug, why) in CASES {
        let row = index.row_of_slug(slug).expect(slug);
        let entry = index.entry(row).expect(slug);
        let row = drawn(&Span::of(&entry), window);
        text.extend(["|", &row, "| ", why, "\n"]);
    }
    text
}

fn window(first: &str, last: &str, columns: u16) -> Window {
    let day = |text: &str| text.parse::<Day>().expect("a day");
    let (first, last) = (day(first), day(last));
    Window::fit(Extent { first, last }, columns)
}

#[test]
fn bars_of_the_catalogue_are_never_more_certain_than_its_dates() {
    let home = tempfile::tempdir().expect("a folder");
    let index = catalogue(home.path());
    let decades = window("2000-01-01", "2032-12-31", 44);
    insta::assert_snapshot!(rows(&index, &decades), @r#"
    |                              █░░░░░░       | certain span with option years
    |                          ▐███▌?            | ended in 2023-04 or later
    |      ▐██████████████▒                      | doubtful end
    |      ▐███▌╳                                | terminated before its end
    |      ▐████████▒▒╳                          | start and termination known to the year
    |                        ▒████████▒▒╳        | terminated some time in two years
    |                          ███████▒▒         | end known to the year
    |                         ?●╳                | only the termination is known
    |                             ?▒▒            | only the end is known
    |                        ▒▒                  | acquisition in one of three months
    |                   ◆                        | acquisition on a day
    |                      ▒▒?                   | start known to the year, end not known
    |                     ?▒?                    | before a day, end not known
    |                                ■           | three months
    |                  ▒▒▒▒▒▒▒▒▒▒╳               | terminated, only the planned end is told
    "#);
    let years = window("2012-01-01", "2028-12-31", 70);
    insta::assert_snapshot!(rows(&index, &years), @r#"
    |                                              ████░░░░░░░░░░░░░░░░    | certain span with option years
    |                                  ▐███████████?                       | ended in 2023-04 or later
    |████████████████▒                                                     | doubtful end
    |‹                                                                     | terminated before its end
    |▒▒▒╳                                                                  | start and termination known to the year
    |                            ▒██████████████████████████▒▒▒▒▒▒╳        | terminated some time in two years
    |                                 ███████████████████████▒▒▒▒▒         | end known to the year
    |                                 ?▒▒╳                                 | only the termination is known
    |                                               ?●                     | only the end is known
    |                            ▒▒                                        | acquisition in one of three months
    |            ◆                                                         | acquisition on a day
    |                     ▒▒▒▒▒?                                           | start known to the year, end not known
    |                    ?▒?                                               | before a day, end not known
    |                                                     █▌               | three months
    |      ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒╳                                | terminated, only the planned end is told
    "#);
    let months = window("2020-01-01", "2021-12-31", 100);
    insta::assert_snapshot!(rows(&index, &months), @r#"
    |                                                                                                   ›| certain span with option years
    |                       ▐████████████████████████████████████████████████████████████████████████████| ended in 2023-04 or later
    |‹                                                                                                   | doubtful end
    |‹                                                                                                   | terminated before its end
    |‹                                                                                                   | start and termination known to the year
    |▒███████████████████████████████████████████████████████████████████████████████████████████████████| terminated some time in two years
    |   ▐████████████████████████████████████████████████████████████████████████████████████████████████| end known to the year
    |                        ?▒▒▒▒▒╳                                                                     | only the termination is known
    |                                                                                                   ›| only the end is known
    |‹                                                                                                   | acquisition in one of three months
    |‹                                                                                                   | acquisition on a day
    |‹                                                                                                   | start known to the year, end not known
    |‹                                                                                                   | before a day, end not known
    |                                                                                                   ›| three months
    |▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒╳                                                | terminated, only the planned end is told
    "#);
}

#[test]
fn every_deal_of_the_catalogue_has_a_row_or_stands_in_the_tray() {
    let home = tempfile::tempdir().expect("a folder");
    let index = catalogue(home.path());
    let window = window("2016-01-01", "2017-12-31", 60);
    let mut undated = 0;
    for row in (0..).map(dealscope::index::Row).take(index.len()) {
        let entry = index.entry(row).expect("a row");
        let known = [entry.date_bounds(), entry.ends_bounds()]
            .iter()
            .any(|bounds| !bounds.is_undated());
        let row = bar(&Span::of(&entry), &window);
        assert_eq!(row.iter().any(Option::is_some), known, "{}", entry.slug());
        undated += usize::from(!known);
    }
    assert_eq!(undated, 4);
}

#[test]
fn what_was_over_before_its_planned_end_is_not_said_to_have_run_until_then() {
    let home = tempfile::tempdir().expect("a folder");
    let index = catalogue(home.path());
    let standing = |slug: &str, day: &str| {
        let row = index.row_of_slug(slug).expect(slug);
        let as_of = AsOf {
            day: day.parse().expect("a day"),
            today: "2026-11-22".parse().expect("a day"),
        };
        index.entry(row).expect(slug).standing(as_of)
    };
    assert_eq!(
        standing("hp-cambridge-2013", "2014-02-15"),
        Standing::Unclear
    );
    assert_eq!(standing("hp-cambridge-2013", "2021-02-15"), Standing::Ended);
    // Of these the day on which they were stopped is told.
    assert_eq!(
        standing("accenture-npfit-eastern-2003", "2005-06-30"),
        Standing::InForce
    );
    assert_eq!(
        standing("accenture-npfit-eastern-2003", "2007-06-30"),
        Standing::Ended
    );
    assert_eq!(
        standing("fujitsu-npfit-south-2004", "2010-01-01"),
        Standing::Ended
    );
}
