//! When nothing was found, something else can be chosen.

use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::NothingLine;
use crate::app::testing::Desk;
use crate::app::{Effect, Msg, Pane};
use crate::layout::inside;

fn searched(text: &str) -> Desk {
    let mut desk = Desk::new(120, 40);
    desk.press("/").type_text(text).press("Enter");
    desk
}

#[test]
fn a_name_that_was_probably_meant_is_chosen_with_enter() {
    let mut desk = searched("cenrer kind:contract");
    let explanation = desk.app.nothing().unwrap().explanation.clone().unwrap();
    let name = &explanation.names[0];
    desk.press("Enter");
    assert_eq!(desk.app.lens.text(), "company:=cerner kind:contract");
    assert_eq!(
        desk.app.selection.rows.len(),
        usize::try_from(name.deals).unwrap()
    );
    assert!(desk.app.nothing().is_none());
    desk.press("u");
    assert_eq!(desk.app.lens.text(), "cenrer kind:contract");
}

#[test]
fn a_part_of_the_query_is_taken_away_and_its_count_was_true() {
    let mut desk = searched("oracle kind:framework status:expired");
    let explanation = desk.app.nothing().unwrap().explanation.clone().unwrap();
    assert_eq!(explanation.names, []);
    assert_eq!(explanation.without, [(0, 1), (1, 1)]);
    desk.press("j Enter");
    assert_eq!(desk.app.lens.text(), "oracle status:expired");
    assert_eq!(desk.app.selection.rows.len(), 1);
}

#[test]
fn a_click_chooses_the_line_under_it() {
    let mut desk = searched("oracle kind:framework");
    let nothing = desk.app.nothing().unwrap();
    let line = nothing
        .lines()
        .iter()
        .position(|line| *line == NothingLine::Part(1))
        .unwrap();
    let inner = inside(desk.app.regions().unwrap().main.unwrap());
    desk.tell(Msg::Input(Event::Mouse(MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: inner.x + 4,
        row: inner.y + u16::try_from(line).unwrap(),
        modifiers: KeyModifiers::NONE,
    })));
    assert_eq!(
        (desk.app.lens.text(), desk.app.pane),
        ("oracle", Pane::Main)
    );
}

#[test]
fn an_answer_to_an_old_question_is_dropped_and_the_next_letter_asks_again() {
    let mut desk = Desk::new(120, 40);
    desk.press("/").type_text("kind:framework oracl");
    desk.prompt = false;
    desk.type_text("e");
    let selected = desk.waiting.remove(0);
    let reply = desk.reply(&selected).unwrap();
    desk.tell(Msg::Worker(reply));
    let why = desk
        .waiting
        .iter()
        .position(|effect| matches!(effect, Effect::Explain { .. }));
    let why = desk.waiting.remove(why.unwrap());
    let late = desk.reply(&why).unwrap();
    desk.type_text("x");
    desk.tell(Msg::Worker(late));
    assert!(desk.app.nothing().unwrap().explanation.is_none());
}

#[test]
fn the_line_under_the_cursor_shows_however_low_the_screen_is() {
    let mut desk = searched("cenrer kind:framework status:expired");
    for height in 1..20 {
        let nothing = desk.app.nothing().unwrap();
        let (lines, top) = (nothing.lines(), nothing.top(height));
        let at = lines
            .iter()
            .position(|line| nothing.choice(*line) == nothing.cursor.at())
            .unwrap();
        assert!((top..top + usize::from(height)).contains(&at), "{height}");
    }
    desk.press("G k");
}
