//! Back and forward.

use crate::app::testing::Desk;
use crate::app::{Pane, Tab};

fn desk() -> Desk {
    Desk::new(120, 36)
}

fn told(desk: &Desk) -> &str {
    desk.app
        .notice
        .as_ref()
        .map_or("", |notice| notice.text.as_str())
}

#[test]
fn a_company_followed_leads_back_to_the_companies_with_the_cursor_on_it() {
    let mut desk = desk();
    desk.press("2 j j");
    let company = desk.company();
    desk.press("Enter");
    assert_eq!(
        (desk.app.tab, desk.app.lens.text()),
        (Tab::Deals, format!("company:={company}").as_str())
    );
    desk.press("g 2 g 1 Backspace");
    assert_eq!((desk.app.tab, desk.app.lens.text()), (Tab::Companies, ""));
    assert_eq!(desk.company(), company);
    desk.press("L");
    assert_eq!(
        (desk.app.tab, desk.app.lens.text()),
        (Tab::Deals, format!("company:={company}").as_str())
    );
}

#[test]
fn a_view_opened_leads_back_to_the_lens_the_tab_and_the_deal_that_were() {
    let mut desk = desk();
    desk.press("/")
        .type_text("kind:contract")
        .press("Enter j j");
    let deal = desk.deal().to_owned();
    desk.press("3 V j Enter G");
    assert_eq!(
        (desk.app.tab, desk.app.lens.text()),
        (Tab::Deals, "is:unconfirmed")
    );
    let other = desk.deal().to_owned();
    desk.press("Ctrl-o");
    assert_eq!(
        (desk.app.tab, desk.app.lens.text()),
        (Tab::Timeline, "kind:contract")
    );
    assert_eq!(desk.deal(), deal);
    // On the timeline L is for lanes.
    desk.press("Ctrl-n");
    assert_eq!(
        (desk.app.tab, desk.app.lens.text()),
        (Tab::Deals, "is:unconfirmed")
    );
    assert_eq!(desk.deal(), other);
    desk.press("Backspace Backspace");
    assert_eq!(told(&desk), "No place to go back to");
    assert_eq!(desk.deal(), deal);
}

#[test]
fn following_something_else_ends_the_way_forward() {
    let mut desk = desk();
    desk.press("V j Enter Backspace L Backspace V Enter L");
    assert_eq!(told(&desk), "No place to go forward to");
    desk.press("Backspace");
    assert_eq!(desk.app.lens.text(), "");
}

#[test]
fn going_back_is_a_change_of_the_lens_that_can_be_undone() {
    let mut desk = desk();
    desk.press("V j Enter Backspace u");
    assert_eq!(desk.app.lens.text(), "is:unconfirmed");
}

#[test]
fn a_deal_of_a_company_leads_back_to_that_company() {
    let mut desk = desk();
    desk.press("2 j");
    let company = desk.company();
    desk.press("Right");
    while desk.app.companies.row().is_none() {
        desk.press("Tab");
    }
    desk.press("Enter");
    assert_eq!((desk.app.tab, desk.app.pane), (Tab::Deals, Pane::Detail));
    // First out of the detail, then to where it was followed from.
    desk.press("Backspace Backspace");
    assert_eq!((desk.app.tab, desk.company()), (Tab::Companies, company));
    assert_eq!(desk.app.pane, Pane::Detail);
}

#[test]
fn a_hundred_places_are_remembered() {
    let mut desk = desk();
    for _ in 0..75 {
        desk.press("V j Enter V j j Enter");
    }
    let mut steps = 0;
    while told(&desk) != "No place to go back to" && steps < 200 {
        desk.press("Backspace");
        steps += 1;
    }
    assert_eq!(steps, 101);
}
