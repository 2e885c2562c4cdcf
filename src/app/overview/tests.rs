//! The overview at a desk.

use proptest::prelude::*;

use super::{Chart, Spot, flowed, letters};
use crate::app::testing::Desk;
use crate::app::{Effect, Tab};

fn at_overview() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("5");
    desk
}

fn chart(desk: &Desk) -> Chart {
    desk.app.overview.at().unwrap().chart
}

/// What the bar under the cursor is of, and how many deals it tells of.
fn bar(desk: &Desk) -> (String, u32) {
    let (tab, at) = (&desk.app.overview, desk.app.overview.at().unwrap());
    if let Some(share) = tab.share(at) {
        (share.code.clone(), share.deals)
    } else {
        let row = tab.year(at.line).unwrap();
        (row.year.to_string(), row.deals)
    }
}

#[test]
fn every_bar_that_is_entered_finds_as_many_deals_as_it_tells() {
    let mut desk = at_overview();
    let mut entered = 0;
    for _ in 0..40 {
        if !matches!(chart(&desk), Chart::Value(_) | Chart::Known) {
            let (code, deals) = bar(&desk);
            if deals > 0 {
                desk.press("Enter");
                let found = desk.app.selection.rows.len();
                assert_eq!(found, deals as usize, "{code}: {}", desk.app.lens.text());
                desk.press("u");
                entered += 1;
            }
            assert_eq!(desk.app.lens.text(), "");
        }
        desk.press("j");
    }
    assert!(entered > 20);
}

#[test]
fn a_year_narrows_the_lens_u_undoes_and_backspace_goes_back() {
    let mut desk = at_overview();
    assert_eq!(bar(&desk), ("2025".to_owned(), 1));
    desk.press("Enter");
    assert_eq!(desk.app.lens.text(), "date:2025");
    assert_eq!(desk.app.selection.rows.len(), 1);
    assert_eq!(desk.app.overview.overview().deals, 1);
    desk.press("u");
    assert_eq!(desk.app.lens.text(), "");
    desk.press("Enter Backspace");
    assert_eq!((desk.app.lens.text(), desk.app.tab), ("", Tab::Overview));
    assert_eq!(desk.app.overview.overview().deals, 10);
}

#[test]
fn sums_are_by_currency_and_entering_one_names_both() {
    let mut desk = at_overview();
    desk.press("l");
    assert!(matches!(chart(&desk), Chart::Value(_)));
    desk.press("j j j j j Enter");
    assert_eq!(desk.app.lens.text(), "date:2020 currency:GBP");
}

#[test]
fn converted_sums_keep_the_cursor_on_its_year() {
    let mut desk = at_overview();
    desk.press("l j j c");
    let at = desk.app.overview.at();
    assert_eq!(
        at,
        Some(Spot {
            chart: Chart::Euros,
            line: 2
        })
    );
    let overview = desk.app.overview.overview();
    // There are no rates at this market.
    assert_eq!(overview.no_rate, 4);
    assert!(overview.years.iter().all(|row| row.converted == 0));
    desk.press("c");
    assert!(matches!(chart(&desk), Chart::Value(_)));
}

#[test]
fn tab_goes_through_all_charts_and_comes_back() {
    let mut desk = at_overview();
    let first = desk.app.overview.at();
    let mut seen = Vec::new();
    while !seen.contains(&chart(&desk)) {
        seen.push(chart(&desk));
        desk.press("Tab");
    }
    assert_eq!(desk.app.overview.at(), first);
    for wanted in [Chart::Kinds, Chart::Vendors, Chart::Customers, Chart::Known] {
        assert!(seen.contains(&wanted), "{wanted:?}");
    }
    desk.press("Shift-Tab");
    assert_eq!(Some(&chart(&desk)), seen.last());
}

#[test]
fn companies_are_asked_for_on_their_side() {
    let mut desk = at_overview();
    while chart(&desk) != Chart::Vendors {
        desk.press("Tab");
    }
    let (slug, _) = bar(&desk);
    desk.press("Enter");
    assert_eq!(desk.app.lens.text(), format!("vendor:={slug}"));
    desk.press("u F");
    assert_eq!(desk.app.lens.text(), format!("-vendor:={slug}"));
}

#[test]
fn a_field_is_asked_for_or_missed() {
    let mut desk = at_overview();
    while chart(&desk) != Chart::Known {
        desk.press("Tab");
    }
    desk.press("j Enter");
    assert_eq!(desk.app.lens.text(), "has:ends");
    let with = desk.app.selection.rows.len();
    desk.press("u F");
    assert_eq!(desk.app.lens.text(), "no:ends");
    assert_eq!(with + desk.app.selection.rows.len(), 10);
}

#[test]
fn entering_a_bar_never_widens_the_lens() {
    let mut desk = Desk::new(120, 36);
    desk.press("/")
        .type_text("kind:contract,licence date:2018..2025");
    desk.press("Enter 5");
    let before = desk.app.selection.rows.len();
    for _ in 0..3 {
        desk.press("Enter");
        assert!(desk.app.selection.rows.len() <= before);
        desk.press("Tab");
    }
    while chart(&desk) != Chart::Kinds {
        desk.press("Tab");
    }
    desk.press("Enter Enter");
    let notice = desk
        .app
        .notice
        .as_ref()
        .map(|notice| notice.text.to_string());
    assert_eq!(notice.as_deref(), Some("The lens says so already"));
}

#[test]
fn keys_wait_for_the_bars_that_they_are_about() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("5 Enter");
    assert_eq!(desk.app.lens.text(), "");
    desk.answer();
    assert_eq!(desk.app.lens.text(), "date:2025");
}

#[test]
fn nothing_is_asked_for_while_another_tab_shows() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("/").type_text("r").press("Enter");
    let asked = |effect: &Effect| matches!(effect, Effect::Overview { .. });
    assert!(!desk.waiting.iter().any(asked));
}

#[test]
fn another_day_counts_companies_and_sums_of_what_had_begun() {
    let mut desk = at_overview();
    let now = desk.app.overview.overview().vendors.clone();
    desk.press("a").type_text("2019-02").press("Enter");
    let then = desk.app.overview.overview();
    assert_eq!(then.not_yet, desk.app.selection.totals.counted.not_yet);
    let deals = |ranking: &crate::index::Ranking| -> u32 {
        ranking.values.iter().map(|share| share.deals).sum()
    };
    assert!(deals(&then.vendors) < deals(&now));
}

#[test]
fn on_a_small_screen_the_page_follows_the_cursor() {
    let mut desk = Desk::new(60, 14);
    desk.press("5 G");
    let (tab, cards) = (&desk.app.overview, desk.app.overview.cards());
    let at = tab.at().unwrap();
    let card = cards.iter().find(|card| card.chart == at.chart).unwrap();
    let y = card.area.y + card.head + u16::try_from(at.line).unwrap();
    assert!(y >= tab.top() && y < tab.top() + tab.inner().height);
    desk.press("g");
    assert_eq!(desk.app.overview.top(), 0);
}

#[test]
fn letters_are_never_the_same_twice() {
    assert_eq!(
        letters(&["Contract", "Call-off", "Cat", "C"]),
        ['C', 'A', 'T', 'B']
    );
}

proptest! {
    #[test]
    fn charts_never_lie_on_each_other(width in 40_u16..260, height in 10_u16..80, converted: bool) {
        let mut desk = Desk::new(width, height);
        desk.press("5");
        if converted {
            desk.press("c");
        }
        let cards = desk.app.overview.cards();
        let inner = desk.app.overview.inner();
        for (at, one) in cards.iter().enumerate() {
            prop_assert!(one.area.right() < inner.width, "{one:?}");
            for other in cards.iter().skip(at + 1) {
                // Notes run on below the sums.
                prop_assert!(!one.area.intersects(other.area), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn lines_of_pieces_keep_to_the_width(pieces in proptest::collection::vec("[a-z ]{1,30}", 0..8), columns in 30_usize..90) {
        let lines = flowed(&pieces, columns);
        prop_assert_eq!(lines.join(" · "), pieces.join(" · "));
        prop_assert!(lines.iter().all(|line| line.chars().count() <= columns));
    }
}

#[test]
fn figures_that_come_before_the_tab_was_ever_shown_are_laid_out_when_it_is() {
    let mut desk = Desk::new(120, 36);
    let request = crate::app::Effect::Overview {
        job: crate::app::Job(0),
        rows: desk.app.selection.rows.clone(),
    };
    let Some(crate::app::Reply::Overview { overview, .. }) = desk.reply(&request) else {
        panic!("no answer")
    };
    desk.app.overview_made(overview);
    desk.press("5");
    assert!(!desk.app.overview.cards().is_empty());
}
