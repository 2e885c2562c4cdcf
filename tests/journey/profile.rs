//! Walking from company to company to a deal and back, through the real loop and the real workers.

use super::home;
use super::stage::Stage;

#[test]
fn who_became_whom_is_answered_by_walking_and_every_step_leads_back() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("2 /")
        .type_text("isoft")
        .press("Esc Tab")
        .see("iSOFT · 11 deals")
        .see("Torex → iSOFT");
    // The first thing that leads somewhere is Torex, the last step DXC to Dedalus.
    stage.press("Tab Tab Tab Tab Tab");
    // What followed whom may come after the rest, below.
    let place = |stage: &mut Stage| {
        let reading = &stage.app().companies.reading;
        (reading.at(), reading.top())
    };
    let left = place(&mut stage);
    stage.press("Enter").see("Dedalus Group · 2 deals");
    stage.press("Right Right Tab Tab");
    let deal = stage.app().companies.row();
    assert!(deal.is_some());
    let line = place(&mut stage);
    stage.press("Enter").see("company: dedalus");
    assert_eq!(stage.app().current_row(), deal);
    stage
        .press("Backspace Backspace")
        .see("Dedalus Group · 2 deals");
    assert_eq!(place(&mut stage), line);
    stage
        .press("Backspace")
        .see("iSOFT · 11 deals")
        .see("/ isoft");
    assert_eq!(place(&mut stage), left);
    stage.press("p").see("iSOFT and its line · 19 deals");
    stage.press("p").see("iSOFT · 11 deals");
}

#[test]
fn a_company_in_a_deal_leads_to_its_profile_and_back_to_the_deal() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("/")
        .type_text("id:hp-cambridge-2013")
        .press("Enter")
        .see("Deals 1 of 175")
        .press("Enter");
    let is_company = |stage: &mut Stage| {
        let hand = stage.app().detail.in_hand();
        matches!(hand, Some(dealscope::app::Target::Company(_)))
    };
    for _ in 0..40 {
        if is_company(&mut stage) {
            break;
        }
        stage.press("Tab");
    }
    assert!(is_company(&mut stage));
    let place = stage.app().detail.place();
    stage.press("Enter").see("Roles").see("Counterparties");
    stage.press("Backspace").see("Deals 1 of 175");
    assert_eq!(stage.app().detail.place(), place);
}

#[test]
fn the_as_of_day_holds_in_profiles() {
    let home = home();
    let mut stage = Stage::open(home.path(), 120, 36);
    stage
        .see("Deals 175")
        .press("2 /")
        .type_text("bt")
        .press("Esc")
        .see("5 exact");
    stage.press("a");
    stage.press("Ctrl-u").type_text("2004-01-01").press("Enter");
    stage.see("not yet").see("BT · 12 deals");
}
