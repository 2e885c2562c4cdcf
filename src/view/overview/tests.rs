//! What the overview shows.

use proptest::prelude::*;

use super::percent;
use super::stack::{cells, shares};
use crate::app::testing::Desk;
use crate::view::paper::{main, main_in};
use crate::view::{Theme, ThemeChoice};

fn at_overview(width: u16, height: u16) -> Desk {
    let mut desk = Desk::new(width, height);
    desk.press("5");
    desk
}

#[test]
fn a_small_screen_has_charts_in_two_columns_below_the_years() {
    insta::assert_snapshot!(main(&at_overview(80, 24)));
}

#[test]
fn a_middle_screen_has_charts_beside_the_years() {
    insta::assert_snapshot!(main(&at_overview(120, 36)));
}

#[test]
fn a_large_screen_has_all_charts_at_once() {
    insta::assert_snapshot!(main(&at_overview(200, 50)));
}

#[test]
fn the_smallest_screen_has_one_column() {
    insta::assert_snapshot!(main(&at_overview(40, 10)));
}

#[test]
fn converted_sums_say_what_they_leave_out() {
    let mut desk = at_overview(80, 36);
    desk.press("c");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn plain_terminals_have_plain_signs_and_tell_kinds_apart() {
    let desk = at_overview(80, 24);
    let text = main_in(&desk, &Theme::new(ThemeChoice::None, false));
    // Symbols of currencies stay as they are.
    assert!(text.replace('£', "").is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_lens_without_deals_says_what_to_do() {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text("zzzz").press("Enter 5");
    insta::assert_snapshot!(main(&desk));
}

#[test]
fn a_share_is_never_rounded_to_all_or_nothing() {
    let all = [(0, 175), (1, 1_000), (1, 3), (999, 1_000), (175, 175)];
    let told = all.map(|(part, whole)| percent(part, whole));
    assert_eq!(told, ["0%", "<1%", "33%", ">99%", "100%"]);
}

proptest! {
    #[test]
    fn all_cells_of_a_bar_are_given_and_no_kind_vanishes(
        counts in proptest::collection::vec(0_u32..2_000_000, 1..8), room in 0_u16..200
    ) {
        let all: u32 = counts.iter().sum();
        let cells = cells(all, all.max(1), room);
        let shares = shares(&counts, cells);
        prop_assert_eq!(shares.iter().sum::<u16>(), cells);
        let kinds = counts.iter().filter(|count| **count > 0).count();
        for (count, share) in counts.iter().zip(&shares) {
            prop_assert!(*count > 0 || *share == 0);
            prop_assert!(usize::from(cells) < kinds || *count == 0 || *share > 0);
        }
    }
}
