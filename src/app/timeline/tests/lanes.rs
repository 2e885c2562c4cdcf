//! Lanes, orders and links, at a desk.

use std::sync::Arc;

use proptest::prelude::*;

use crate::app::testing::Desk;
use crate::app::timeline::{Lanes, Plan, TimeLine, TimeOrder, Wanted};
use crate::app::{Effect, Msg, Pane, Reply};
use crate::deal::{Cancel, Clean, Deal, DealId, Link, LinkEnd};

fn at_timeline(keys: &str) -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("3");
    if !keys.is_empty() {
        desk.press(keys);
    }
    desk
}

/// The lines: names of lanes with how many deals they have, and slugs.
fn lines(desk: &Desk) -> Vec<String> {
    let tab = &desk.app.timeline;
    let told = |number: usize| match tab.line(number).unwrap() {
        TimeLine::Head(lane) => {
            let lane = &tab.plan().lanes[lane];
            format!("{} {}", lane.label, lane.members.len())
        }
        _ => desk
            .app
            .index
            .entry(tab.row(number).unwrap())
            .unwrap()
            .slug()
            .to_owned(),
    };
    (0..tab.rows.len()).map(told).collect()
}

#[test]
fn l_goes_round_the_lanes_and_comes_back_to_deals() {
    let mut desk = at_timeline("");
    let deals = lines(&desk);
    let mut seen = Vec::new();
    for _ in 0..6 {
        desk.press("L");
        seen.push(desk.app.timeline.plan().wanted.lanes);
    }
    let all = [
        Lanes::Company,
        Lanes::Buyer,
        Lanes::Kind,
        Lanes::Country,
        Lanes::Sector,
        Lanes::Off,
    ];
    assert_eq!(seen, all);
    assert_eq!(lines(&desk), deals);
}

#[test]
fn lanes_have_most_deals_first_and_what_is_not_known_last() {
    let desk = at_timeline("L");
    assert_eq!(
        lines(&desk),
        [
            "Cerner 4",
            "Northern Health Region 4",
            "Agency for Health Data 3",
            "Oracle 2",
            "Torex 2",
            "advice",
            "rumour"
        ]
    );
    let desk = at_timeline("L L");
    assert_eq!(
        lines(&desk)[..3],
        [
            "Northern Health Region 4",
            "Agency for Health Data 3",
            "not known 1"
        ]
    );
    let desk = at_timeline("L L L");
    assert_eq!(lines(&desk)[0], "Contract 5");
}

#[test]
fn a_lane_opens_and_closes_and_keeps_the_cursor() {
    let mut desk = at_timeline("L g Enter");
    assert_eq!(lines(&desk)[0], "Cerner 4");
    assert_eq!(lines(&desk)[5], "Northern Health Region 4");
    assert_eq!(desk.app.timeline.rows.at(), Some(0));
    desk.press("j j");
    let deal = desk.deal().to_owned();
    assert_eq!(lines(&desk)[2], deal);
    desk.press("o");
    assert_eq!(desk.app.timeline.rows.at(), Some(0));
    assert_eq!(lines(&desk)[1], "Northern Health Region 4");
    desk.press("o L L L L L L");
    assert_eq!(
        lines(&desk)[5],
        "Northern Health Region 4",
        "what is open stays open"
    );
}

#[test]
fn the_cursor_deal_is_found_in_its_lane() {
    let mut desk = Desk::new(120, 36);
    desk.press("3 L g Enter j j");
    let deal = desk.deal().to_owned();
    desk.press("1 3");
    let at = desk.app.timeline.rows.at().unwrap();
    assert_eq!(lines(&desk)[at], deal);
    assert_eq!(desk.deal(), deal);
}

#[test]
fn space_on_a_lane_marks_all_of_it_and_on_a_deal_that_one() {
    let mut desk = at_timeline("L g Space");
    assert_eq!(desk.app.marks.len(), 4);
    desk.press("Space Enter j Space");
    assert_eq!(desk.app.marks.len(), 1);
}

#[test]
fn a_range_over_lanes_has_each_deal_once() {
    let mut desk = at_timeline("L g Enter j v j j j j Enter j j j j v");
    let marked = desk.app.marks.len();
    assert!((4..=8).contains(&marked), "{marked}");
    desk.press("L L L L L");
    assert_eq!(desk.app.marks.len(), marked);
}

#[test]
fn enter_reads_a_deal_in_a_lane() {
    let mut desk = at_timeline("L g Enter j Enter");
    assert_eq!(desk.app.pane, Pane::Detail);
    desk.press("Esc");
    assert_eq!(desk.app.pane, Pane::Main);
}

#[test]
fn deals_stand_in_order_of_start_end_length_and_value() {
    let mut desk = at_timeline("s");
    let dated = |desk: &Desk| lines(desk)[..8].to_vec();
    assert_eq!(desk.app.timeline.plan().wanted.order, TimeOrder::Start);
    assert_eq!(dated(&desk)[..2], ["labs-2005", "imaging-2012"]);
    let forth = dated(&desk);
    desk.press("S");
    let mut back = dated(&desk);
    back.reverse();
    assert_eq!(back, forth);
    desk.press("s");
    assert_eq!(dated(&desk)[7], "records-2019");
    desk.press("s");
    assert_eq!(dated(&desk)[0], "records-2019", "the longest");
    desk.press("S");
    assert_eq!(dated(&desk)[7], "records-2019");
    desk.press("s s");
    assert_eq!(desk.app.timeline.plan().wanted.order, TimeOrder::List);
}

#[test]
fn keys_wait_for_the_lines_that_they_are_about() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("3 L g Space");
    assert_eq!(desk.app.marks.len(), 0);
    desk.answer();
    assert_eq!(desk.app.marks.len(), 4);
}

#[test]
fn lines_of_an_older_lens_are_dropped() {
    let mut desk = at_timeline("");
    let late = Effect::Timeline {
        job: crate::app::Job(1),
        wanted: Wanted::default(),
    };
    let reply: Reply = desk.reply(&late).unwrap();
    assert!(!desk.app.update(Msg::Worker(reply)).redraw);
    assert_eq!(desk.app.timeline.dated(), 8);
}

#[test]
fn t_goes_to_the_as_of_day_when_there_is_one() {
    let mut desk = at_timeline("a");
    desk.type_text("2015-06-30").press("Enter + + + T");
    let window = desk.app.timeline.window();
    let column = window.column_of("2015-06-30".parse().unwrap()).unwrap();
    assert!(column.abs_diff(window.columns() / 2) <= 1);
}

/// The deal under the cursor is read, with links to two others.
pub(crate) fn read_with_links(desk: &mut Desk) {
    let id = desk.app.current.unwrap();
    let link = |to: i64, slug: &str, kind: &str| Link {
        kind: Clean::new(kind),
        end: LinkEnd::Deal {
            id: DealId(to),
            slug: Clean::new(slug),
            title: Clean::new(slug),
            date: None,
            unconfirmed: false,
        },
        note: None,
        cites: Vec::new(),
    };
    let deal = Deal {
        id,
        slug: Clean::new("read"),
        title: Clean::new("Read"),
        kind: Clean::new("contract"),
        status: Clean::new("unknown"),
        status_as_of: None,
        summary: None,
        term: None,
        date: None,
        ends: None,
        ends_max: None,
        value: None,
        parties: Vec::new(),
        dates: Vec::new(),
        values: Vec::new(),
        products: Vec::new(),
        countries: Vec::new(),
        sectors: Vec::new(),
        identifiers: Vec::new(),
        links: vec![link(2, "imaging-2012", "extends")],
        story: Vec::new(),
        linked_from: vec![link(9, "open-2018", "part_of")],
        remarks: Vec::new(),
        sources: Vec::new(),
        cites: Vec::new(),
        origin: Clean::new("catalogue"),
        problems: 0,
    };
    let job = desk.app.jobs.deal;
    let deal = Some(Arc::new(deal));
    desk.tell(Msg::Worker(Reply::Deal { job, deal }));
}

#[test]
fn links_of_the_deal_that_is_read_say_which_way_they_lead() {
    let mut desk = at_timeline("");
    assert_eq!(desk.app.links(), None);
    read_with_links(&mut desk);
    let links = desk.app.links().unwrap();
    let told: Vec<_> = links
        .iter()
        .map(|link| format!("{} {}", link.label(desk.app.index.codes()), link.text))
        .collect();
    assert_eq!(told, ["extends imaging-2012", "has part open-2018"]);
    desk.press("j");
    assert_eq!(desk.app.links(), None, "another deal is not read yet");
}

proptest! {
    #[test]
    fn every_deal_is_in_a_lane_or_in_the_tray_and_no_line_is_lost(lanes in 0_usize..6, order in 0_usize..5, turned: bool) {
        let desk = Desk::new(120, 36);
        let lanes = (0..lanes).fold(Lanes::Off, |lanes, _| lanes.next());
        let order = (0..order).fold(TimeOrder::List, |order, _| order.next());
        let rows = desk.app.selection.rows.clone();
        let wanted = Wanted { rows: rows.clone(), lanes, order, turned };
        let plan = Plan::of(&desk.app.index, wanted, &Cancel::default()).unwrap();
        prop_assert_eq!(plan.dated.len() + plan.undated.len(), rows.len());
        let mut dated = plan.dated.clone();
        dated.sort_unstable();
        let mut members = plan.members.clone();
        members.sort_unstable();
        members.dedup();
        prop_assert!(lanes == Lanes::Off || members == dated);
        for lane in &plan.lanes {
            prop_assert!(!lane.members.is_empty());
        }
    }
}
