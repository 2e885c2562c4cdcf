//! Chips: what they say, where they lie, and how they are taken away.

use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::{ChipLine, line_from};
use crate::app::testing::Desk;
use crate::app::{Context, Msg, Tab};
use crate::deal::Clean;

fn desk(query: &str) -> Desk {
    let mut desk = Desk::new(80, 24);
    desk.press("/").type_text(query).press("Enter");
    assert_eq!(desk.app.lens.text(), query);
    desk
}

fn texts(desk: &Desk) -> Vec<String> {
    desk.app.chips().iter().map(ToString::to_string).collect()
}

#[test]
fn the_query_in_force_is_chips_and_an_or_is_one() {
    let desk = desk("cerner (kind:merger OR torex) -country:US sort:-value,date");
    let expected = [
        "cerner",
        "kind:merger OR torex",
        "country: not US",
        "sort: -value,date",
    ];
    assert_eq!(texts(&desk), expected);
}

#[test]
fn keys_go_among_the_chips_take_one_away_and_leave() {
    let mut desk = desk("cerner kind:contract sort:date");
    desk.press("X Right x");
    assert_eq!(desk.app.lens.text(), "cerner sort:date");
    assert_eq!(desk.app.contexts()[0], Context::Chips);
    desk.press("Right Right Del");
    assert_eq!(desk.app.lens.text(), "cerner", "the last one is the order");
    desk.press("u");
    assert_eq!(
        desk.app.lens.text(),
        "cerner sort:date",
        "undo works there, too"
    );
    desk.press("Esc");
    assert_ne!(desk.app.contexts()[0], Context::Chips);
    assert_eq!(desk.app.lens.text(), "cerner sort:date");
    desk.press("X Left Backspace x");
    assert_eq!(desk.app.lens.text(), "");
    assert_ne!(desk.app.contexts()[0], Context::Chips, "none is left");
    desk.press("X");
    assert!(desk.app.notice.is_some(), "there is nothing to go to");
}

#[test]
fn a_key_for_everywhere_leaves_the_chips_and_does_what_it_does() {
    let mut desk = desk("cerner");
    desk.press("X 3");
    assert_eq!(
        (desk.app.tab, desk.app.chip_in_hand()),
        (Tab::Timeline, None)
    );
    desk.press("X q");
    assert_eq!(
        desk.effects
            .iter()
            .filter(|effect| **effect == crate::app::Effect::Quit)
            .count(),
        0
    );
}

fn click(desk: &mut Desk, x: u16, y: u16) {
    desk.tell(Msg::Input(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: x,
        row: y,
        modifiers: KeyModifiers::NONE,
    })));
}

#[test]
fn a_click_on_the_sign_takes_a_chip_away_and_one_on_its_text_goes_to_it() {
    let mut desk = desk("cerner kind:contract");
    let slot = desk.app.chip_line().unwrap().slots[1].area;
    click(&mut desk, slot.x + 2, slot.y);
    assert_eq!(desk.app.chip_in_hand(), Some(1));
    click(&mut desk, slot.right() - 2, slot.y);
    assert_eq!(desk.app.lens.text(), "cerner");
    click(&mut desk, 70, slot.y);
    assert!(
        desk.app.lens.typing().is_some(),
        "beside the chips the line is typed in"
    );
}

#[test]
fn chips_without_room_are_counted_and_come_when_they_are_gone_to() {
    let query =
        "is:in-force -country:US -kind:licence,contract has:value cerner oracle torex agency north";
    let mut desk = desk(query);
    let line = desk.app.chip_line().unwrap();
    assert!(line.after > 0 && line.before == 0);
    click(&mut desk, line.more.x, line.more.y);
    let beyond = line.slots.last().unwrap().chip + 1;
    assert_eq!(desk.app.chip_in_hand(), Some(beyond));
    desk.press("Right Right Right");
    let line = desk.app.chip_line().unwrap();
    assert!(line.before > 0);
    assert!(line.slots.iter().any(|slot| slot.chip == beyond + 3));
}

fn line(first: usize, texts: &[String], width: u16) -> ChipLine {
    let chips: Vec<Clean> = texts.iter().map(|text| Clean::new(text)).collect();
    line_from(first, &chips, Rect::new(3, 1, width, 1))
}

proptest! {
    #[test]
    fn chips_lie_side_by_side_on_their_line(
        texts in prop::collection::vec("\\PC{1,40}", 1..12), width in 20_u16..120, first in 0_usize..12
    ) {
        let first = first.min(texts.len() - 1);
        let line = line(first, &texts, width);
        prop_assert_eq!(line.before + line.slots.len() + line.after, texts.len());
        prop_assert!(!line.slots.is_empty());
        let mut x = 3;
        for slot in &line.slots {
            prop_assert!(slot.area.x >= x && slot.area.right() <= 3 + width, "{:?}", line);
            x = slot.area.right();
        }
        prop_assert!(line.after == 0 || (line.more.width > 5 && line.more.x > x), "{:?}", line);
    }
}
