//! The Companies tab, at a desk.

use proptest::prelude::*;
use ratatui::layout::Rect;

use super::Panel;
use crate::app::testing::Desk;
use crate::app::{Effect, Line, Pane, Tab};

fn at_companies() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("2");
    desk
}

fn text(lines: &[Line]) -> String {
    let line = |line: &Line| -> String {
        let pieces = line.pieces.iter().map(|piece| piece.text.as_str());
        pieces.collect::<String>().trim_end().to_owned() + "\n"
    };
    lines.iter().map(line).collect()
}

#[test]
fn without_a_name_the_companies_with_most_deals_come_first() {
    let desk = at_companies();
    let hits = &desk.app.companies.hits;
    assert_eq!(hits.len(), 5);
    assert!(hits.windows(2).all(|pair| pair[0].deals >= pair[1].deals));
    assert_eq!(desk.company(), "cerner");
}

#[test]
fn typing_finds_a_misspelt_name_and_puts_the_cursor_on_it() {
    let mut desk = at_companies();
    desk.press("j j /").type_text("orcle");
    assert_eq!(desk.company(), "oracle");
    assert!(desk.app.companies.is_answered());
}

#[test]
fn the_cursor_stays_on_the_company_that_the_user_went_to_when_more_deals_come() {
    let mut desk = at_companies();
    desk.grow(2);
    desk.press("G");
    let chosen = desk.company();
    desk.grow(8);
    assert_eq!(desk.company(), chosen);
    desk.grow(10);
    assert_eq!(desk.company(), chosen);
}

#[test]
fn an_answer_to_an_older_name_is_dropped() {
    let mut desk = at_companies();
    desk.press("/");
    desk.prompt = false;
    desk.type_text("t").type_text("o");
    let asked = std::mem::take(&mut desk.waiting);
    let replies: Vec<_> = asked
        .iter()
        .filter_map(|effect| desk.reply(effect))
        .collect();
    assert_eq!(replies.len(), 2);
    for reply in replies.into_iter().rev() {
        desk.app.update(crate::app::Msg::Worker(reply));
    }
    let names = desk.app.companies.hits.len();
    desk.prompt = true;
    desk.type_text("r");
    assert_eq!(desk.company(), "torex");
    assert!(
        names < 5,
        "the answer to `t` came last and must not show for `to`"
    );
}

#[test]
fn esc_leaves_the_line_then_empties_it_and_keeps_the_tab() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc");
    assert!(!desk.app.companies.typing);
    assert_eq!(desk.app.companies.hits.len(), 1);
    desk.press("Esc");
    assert_eq!(desk.app.companies.input.value(), "");
    assert_eq!(desk.app.companies.hits.len(), 5);
    desk.press("Esc");
    assert_eq!(desk.app.tab, Tab::Companies);
}

#[test]
fn esc_in_the_deals_goes_back_to_the_companies_and_keeps_the_name() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab");
    assert_eq!(desk.app.pane, Pane::Detail);
    desk.press("Esc");
    assert_eq!(desk.app.pane, Pane::Main);
    assert_eq!(desk.app.companies.input.value(), "torex");
}

#[test]
fn enter_puts_the_company_on_the_lens() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Enter");
    assert_eq!(desk.app.tab, Tab::Deals);
    assert_eq!(desk.app.lens.text(), "company:=torex");
    assert_eq!(desk.app.selection.rows.len(), 2);
}

#[test]
fn a_company_takes_the_place_of_another_and_all_else_of_the_lens_stays() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Enter");
    desk.press("/")
        .type_text(" kind:contract")
        .press("Enter 2 /");
    desk.press("Ctrl-u").type_text("cerner").press("Enter");
    assert_eq!(desk.app.lens.text(), "kind:contract company:=cerner");
}

#[test]
fn a_deal_of_the_company_is_shown_in_the_list_also_when_the_lens_is_there_already() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab G Enter");
    assert_eq!(
        (desk.app.tab, desk.app.pane, desk.deal()),
        (Tab::Deals, Pane::Detail, "labs-2005")
    );
    desk.press("2 Tab g Enter");
    assert_eq!(
        (desk.app.tab, desk.app.pane, desk.deal()),
        (Tab::Deals, Pane::Detail, "imaging-2012")
    );
}

#[test]
fn space_marks_the_deal_of_the_company_and_not_the_one_of_the_list() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex").press("Esc Tab Space");
    assert!(
        desk.effects
            .contains(&Effect::Mark(vec!["imaging-2012".to_owned()]))
    );
    assert_eq!(desk.app.companies.deals.at(), Some(1));
    desk.press("Esc Space");
    assert_eq!(desk.app.marks.len(), 1);
}

#[test]
fn the_profile_tells_names_then_and_now_roles_and_partners() {
    let desk = at_companies();
    insta::assert_snapshot!(text(desk.app.companies.profile()), @r#"
    Vendor · US · cerner
    Names     registered as Cerner Corp., Cerner Ltd
    Became    acquired by Oracle (2022-06-08)
    Before    Torex merged into it (2003)
    Roles     supplier 4 · target 1
    With      Northern Health Region 3 · Oracle 1
    Years     2018 ██ █ █ 2025 · 1 of no sure year
    "#);
}

#[test]
fn the_profile_of_a_company_tells_what_it_became() {
    let mut desk = at_companies();
    desk.press("/").type_text("torex");
    insta::assert_snapshot!(text(desk.app.companies.profile()), @r#"
    Vendor · GB · torex
    Names     was Star Computers
    Became    merged into Cerner (2003) → acquired by Oracle
              (2022-06-08)
    Roles     supplier 2
    With      Agency for Health Data 1 · Northern Health
              Region 1
    Years     2005 █ █ 2012
    "#);
}

#[test]
fn another_file_leaves_nothing_of_the_old_one() {
    let mut desk = at_companies();
    desk.press("G");
    desk.app.forget_companies();
    assert!(desk.app.companies.current().is_none());
    assert!(desk.app.companies.profile().is_empty());
    assert!(desk.app.companies.deals.is_empty());
}

proptest! {
    #[test]
    fn the_parts_of_the_profile_fill_its_panel_and_the_deals_keep_their_room(
        width in 0_u16..200, height in 0_u16..100, lines in 0_usize..200
    ) {
        let panel = Rect::new(3, 2, width, height);
        let inner = crate::layout::inside(panel);
        let parts = Panel::of(panel, lines);
        let heights = [parts.profile, parts.sums, parts.deals].map(|part| part.height);
        prop_assert!(heights.iter().sum::<u16>() <= inner.height);
        prop_assert!(parts.deals.height >= inner.height.min(5));
        prop_assert!(usize::from(parts.profile.height) <= lines);
        prop_assert!(parts.profile.bottom() <= parts.sums.y && parts.sums.bottom() <= parts.deals.y);
        prop_assert_eq!(parts.deals.bottom(), inner.bottom());
    }
}
