//! The radar at a desk.

use super::RadarLine;
use crate::app::testing::Desk;
use crate::app::{Effect, Msg, Pane, Reply, Tab};
use crate::index::{Lane, Outside};

fn at_radar() -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("4");
    desk
}

fn line(desk: &Desk) -> String {
    match desk.app.radar.current() {
        Some(RadarLine::Head(lane)) => lane.title().to_owned(),
        Some(line) => {
            let row = desk.app.radar.row(line).unwrap();
            desk.app.index.entry(row).unwrap().slug().to_owned()
        }
        None => String::new(),
    }
}

fn deals(desk: &Desk, lane: Lane) -> Vec<&str> {
    let rows = desk.app.radar.radar().deals(lane);
    rows.map(|row| desk.app.index.entry(row).unwrap().slug())
        .collect()
}

#[test]
fn every_deal_of_the_market_has_its_place() {
    let desk = at_radar();
    assert_eq!(deals(&desk, Lane::Later), ["records-2019"]);
    assert_eq!(deals(&desk, Lane::Open), ["open-2018"]);
    assert_eq!(
        deals(&desk, Lane::NotKnown),
        ["labs-2005", "advice", "rumour"]
    );
    let radar = desk.app.radar.radar();
    assert_eq!(radar.outside(Outside::LongOver), 4);
    assert_eq!(radar.outside(Outside::Once), 1);
}

#[test]
fn the_cursor_deal_is_the_same_on_the_radar_and_in_the_list() {
    let mut desk = Desk::new(120, 36);
    desk.press("j j j 4");
    let deal = desk.deal().to_owned();
    assert_eq!(line(&desk), "records-2019");
    assert_eq!(deal, "records-2019");
    desk.press("G 1");
    assert_eq!(desk.deal(), "rumour");
}

#[test]
fn a_folded_lane_shows_its_name_only_and_keeps_the_cursor() {
    let mut desk = at_radar();
    desk.press("G");
    let all = desk.app.radar.lines.len();
    assert_eq!(line(&desk), "rumour");
    desk.press("o");
    assert_eq!(line(&desk), "End not known");
    assert_eq!(desk.app.radar.lines.len(), all - 3);
    desk.press("Enter");
    assert_eq!(desk.app.radar.lines.len(), all);
    assert_eq!(line(&desk), "End not known");
}

#[test]
fn space_marks_a_deal_and_on_a_lane_all_of_it() {
    let mut desk = at_radar();
    desk.press("G Space");
    assert_eq!(desk.app.marks.len(), 1);
    desk.press("o Space");
    assert_eq!(desk.app.marks.len(), 3);
    desk.press("Space");
    assert_eq!(desk.app.marks.len(), 0);
}

#[test]
fn a_range_is_the_lines_between() {
    let mut desk = at_radar();
    desk.press("G v k k v");
    assert_eq!(desk.app.marks.len(), 3);
}

#[test]
fn enter_reads_the_deal_and_esc_returns() {
    let mut desk = at_radar();
    desk.press("G Enter");
    assert_eq!(desk.app.pane, Pane::Detail);
    desk.press("Esc");
    assert_eq!((desk.app.pane, desk.app.tab), (Pane::Main, Tab::Radar));
}

#[test]
fn keys_wait_for_the_lanes_that_they_are_about() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("4 G Space");
    assert_eq!(desk.app.marks.len(), 0);
    desk.answer();
    assert_eq!(desk.app.marks.len(), 1);
    assert_eq!(line(&desk), "rumour");
}

#[test]
fn lanes_of_an_older_lens_are_dropped() {
    let mut desk = at_radar();
    desk.prompt = false;
    desk.press("/").type_text("records").press("Enter");
    desk.answer();
    assert_eq!(desk.app.radar.radar().rows.len(), 1);
    let late = Effect::Radar {
        job: crate::app::Job(1),
        rows: std::sync::Arc::default(),
        as_of: crate::index::AsOf::today(desk.app.today),
    };
    let reply: Reply = desk.reply(&late).unwrap();
    assert!(!desk.app.update(Msg::Worker(reply)).redraw);
    assert_eq!(desk.app.radar.radar().rows.len(), 1);
}

#[test]
fn nothing_is_asked_for_while_another_tab_shows() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("/").type_text("r").press("Enter");
    assert!(
        !desk
            .waiting
            .iter()
            .any(|effect| matches!(effect, Effect::Radar { .. }))
    );
}
