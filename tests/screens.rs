//! Whole screens, drawn into memory from the bundled catalogue.
#![allow(
    clippy::default_trait_access,
    clippy::panic,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    missing_docs,
    reason = "tests"
)]

#[path = "screens/bar.rs"]
mod bar;
#[path = "screens/evidence.rs"]
mod evidence;
#[path = "screens/links.rs"]
mod links;
#[path = "screens/mouse.rs"]
mod mouse;
#[path = "screens/overview.rs"]
mod overview;
#[path = "screens/profile.rs"]
mod profile;
#[path = "screens/stage.rs"]
mod stage;
#[path = "screens/themes.rs"]
mod themes;

use dealscope::app::Reply;
use stage::{Stage, clean};

#[test]
fn the_first_screen_at_each_size() {
    for (width, height) in [(40, 10), (80, 24), (120, 36), (200, 50)] {
        insta::assert_snapshot!(
            format!("first_{width}x{height}"),
            Stage::catalogue(width, height).text()
        );
    }
}

#[test]
fn a_query_that_is_typed_and_one_that_cannot_be_read() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("/").types("microsoft nhs");
    insta::assert_snapshot!("typing", stage.text());
    stage.types(" knd:licence");
    insta::assert_snapshot!("wrong_query", stage.text());
}

#[test]
fn nothing_matches() {
    let mut stage = Stage::catalogue(80, 24);
    stage.keys("/").types("zeppelin").keys("Enter");
    insta::assert_snapshot!("nothing_matches", stage.text());
}

#[test]
fn nothing_matches_but_something_near_does() {
    let mut stage = Stage::catalogue(120, 36);
    stage
        .keys("/")
        .types("cernre status:in_force kind:licence")
        .keys("Enter");
    insta::assert_snapshot!("nothing_but_near", stage.text());
}

#[test]
fn a_value_of_a_facet_is_typed_and_a_range_is_made() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("f Right Right /").types("a");
    insta::assert_snapshot!("facet_finder", stage.text());
    stage.keys("Esc Right Right j j v j j");
    insta::assert_snapshot!("facet_range", stage.text());
}

#[test]
fn before_the_file_is_read_and_when_it_cannot_be() {
    let mut stage = Stage::opening(80, 24);
    stage.busy();
    insta::assert_snapshot!("opening", stage.text());
    stage.open(1_000_000);
    insta::assert_snapshot!("reading", stage.text());
    stage.tell(Reply::LoadFailed(clean(
        "deals.db: the file is damaged: page 7 is not as it should be",
    )));
    insta::assert_snapshot!("failed", stage.text());
}

#[test]
fn the_help_screen_in_two_columns_and_in_one() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("?");
    insta::assert_snapshot!("help_120x36", stage.text());
    let mut stage = Stage::catalogue(60, 16);
    stage.keys("? G");
    insta::assert_snapshot!("help_60x16", stage.text());
}

#[test]
fn a_claim_is_marked_as_one_in_the_list_and_in_the_detail() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("/").types("is:unconfirmed").keys("Enter Enter");
    insta::assert_snapshot!("unconfirmed", stage.text());
}

#[test]
fn facets_and_marks_show_what_the_lens_asks_for() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("Space Space f j Enter j j F");
    insta::assert_snapshot!("facets", stage.text());
}

#[test]
fn every_size_is_drawn_from_the_smallest_on() {
    let mut stage = Stage::catalogue(10, 3);
    assert!(stage.text().starts_with("dealscope"));
    for width in [39, 40, 57, 79, 80, 109, 110, 159, 160, 240] {
        for height in [9, 10, 13, 22, 23, 60] {
            stage.resize(width, height);
            for keys in ["Enter", "Esc f", "Esc /", "Esc ?", "Esc"] {
                stage.keys(keys);
                assert!(stage.text().lines().count() > 0);
            }
        }
    }
}

#[test]
fn the_cursor_stands_where_the_next_letter_will() {
    let mut stage = Stage::catalogue(40, 10);
    stage.keys("/").types("nhs");
    assert_eq!((stage.cursor().x, stage.cursor().y), (6, 1));
    stage.types(" 東京");
    assert_eq!(stage.cursor().x, 11);
    stage.keys("Left");
    assert_eq!(stage.cursor().x, 9);
    stage
        .keys("End")
        .types(" and words beyond the end of the line");
    let line = stage.text().lines().nth(1).unwrap().to_owned();
    assert!(line.ends_with("beyond the end of the line"), "{line}");
    assert_eq!(stage.cursor().x, 37);
    stage.keys("Home");
    let line = stage.text().lines().nth(1).unwrap().to_owned();
    assert!(line.starts_with(" / nhs 東京 and"), "{line}");
    assert_eq!(stage.cursor().x, 3);
}

#[test]
fn on_another_day_the_list_tells_how_each_deal_stood() {
    let mut stage = Stage::catalogue(120, 36);
    stage.keys("a").types("2012-06");
    insta::assert_snapshot!("as_of_typing", stage.text());
    stage.keys("Enter G");
    insta::assert_snapshot!("as_of", stage.text());
}
