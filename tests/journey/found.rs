//! Finding: facets by typing, cells as filters, hits walked, and what to do when nothing is found.

use super::home;
use super::stage::Stage;

#[test]
fn a_value_is_found_among_all_companies_by_typing() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("f G")
        .press("Left / ")
        .see("Facets · Company")
        .type_text("leidos")
        .see("Leidos")
        .press("Enter")
        .see("company: leidos")
        .see("of 175");
}

#[test]
fn the_value_under_the_cursor_of_the_list_narrows_it() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("id:microsoft-isoft-2004")
        .press("Enter")
        .see("Deals 1 of 175")
        .press("Right f")
        .see("date: 2004");
    stage
        .press("Ctrl-x")
        .see("Deals 175")
        .press("Right Right f");
    stage.see("value: undisclosed").press("f").see("Deals 175");
}

#[test]
fn hits_are_walked_through_a_deal_and_on_to_the_next_and_back() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("lorenzo")
        .press("Enter")
        .see("of 175");
    let first = stage.app().current;
    stage.press("n").see("Hit 1 of ");
    for _ in 0..200 {
        stage.press("n");
        if stage.app().current != first {
            break;
        }
    }
    assert_ne!(
        stage.app().current,
        first,
        "the walk goes on to the next deal"
    );
    stage.press("N").see("Hit ");
    while stage.app().current != first {
        stage.press("N");
    }
    assert!(stage.text().contains("Hit "), "{}", stage.text());
}

#[test]
fn where_a_hit_does_not_show_the_row_says_where_it_is() {
    let home = home();
    let mut stage = Stage::open(home.path(), 200, 50);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("\"general dynamics\"")
        .press("Enter")
        .see("of 175");
    stage
        .press("/ Ctrl-u")
        .type_text("hosted")
        .press("Enter")
        .see("· summary");
}

#[test]
fn when_nothing_matches_a_near_name_or_a_shorter_query_is_chosen() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("cernre status:in_force")
        .press("Enter")
        .see("Did you mean")
        .see("Cerner")
        .press("Enter")
        .see("Deals 7 of 175")
        .see_no_more("Did you mean");
    stage
        .press("Ctrl-x /")
        .type_text("lorenzo kind:licence country:AU")
        .press("Enter")
        .see("Deals 0 of 175")
        .see_no_more("Deals 175");
}
