//! The overview of the catalogue: what is certain apart from what only may be.

use crate::stage::Stage;

#[test]
fn deals_of_no_certain_year_are_shaded_and_sums_say_what_they_leave_out() {
    for (width, height) in [(80, 24), (120, 36), (200, 50)] {
        let mut stage = Stage::catalogue(width, height);
        stage.keys("5");
        insta::assert_snapshot!(format!("overview_{width}x{height}"), stage.text());
    }
}
