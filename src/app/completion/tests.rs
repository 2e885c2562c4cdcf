//! The list of completions: when it opens, what keys and clicks do to it, what it puts into the query.

use crossterm::event::{Event, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::testing::Desk;
use crate::app::{Action, Context, Effect, Msg};

fn typed(desk: &Desk) -> &str {
    desk.app.lens.typing().unwrap().input.value()
}

fn offered(desk: &Desk) -> Vec<&str> {
    let candidates = desk.app.completion.candidates();
    candidates
        .iter()
        .map(|candidate| candidate.text.as_str())
        .collect()
}

fn typing(text: &str) -> Desk {
    let mut desk = Desk::new(120, 36);
    desk.press("/").type_text(text);
    desk
}

#[test]
fn tab_takes_a_field_and_then_its_value_and_a_space_follows() {
    let mut desk = typing("sta");
    assert_eq!(offered(&desk)[..2], ["status:", "start:"]);
    desk.press("Tab");
    assert_eq!(typed(&desk), "status:");
    assert_eq!(
        offered(&desk)[0],
        "in_force",
        "most deals first, then as the list has it"
    );
    desk.type_text("in_f").press("Tab");
    assert_eq!(typed(&desk), "status:in_force ");
    assert!(!desk.app.completion.is_open());
    assert_eq!(desk.app.lens.text(), "status:in_force");
    assert_eq!(desk.app.selection.rows.len(), 2);
}

#[test]
fn a_comma_goes_on_right_behind_what_was_taken() {
    let mut desk = typing("kind:cont");
    desk.press("Tab").type_text(",lic").press("Tab");
    assert_eq!(typed(&desk), "kind:contract,licence ");
    let mut desk = typing("(nhs OR kind:cont");
    desk.press("Tab").type_text(")");
    assert_eq!(typed(&desk), "(nhs OR kind:contract)");
}

#[test]
fn arrows_choose_and_enter_takes_what_was_chosen_and_only_then() {
    let mut desk = typing("kind:");
    let second = offered(&desk)[1].to_owned();
    desk.press("Enter");
    assert_eq!(
        typed(&desk),
        "kind:",
        "a query that cannot be read is not kept"
    );
    desk.press("Down Enter");
    assert_eq!(typed(&desk), format!("kind:{second} "));
    desk.press("Enter");
    assert!(desk.app.lens.typing().is_none());
    assert_eq!(desk.app.lens.text(), format!("kind:{second}"));
    let mut desk = typing("kind:");
    desk.press("Up");
    let list = &desk.app.completion;
    assert_eq!(
        list.cursor.at(),
        Some(list.candidates().len() - 1),
        "round the end"
    );
}

#[test]
fn enter_keeps_what_is_typed_while_the_list_only_offers() {
    let mut desk = typing("cern");
    assert!(desk.app.completion.is_open());
    desk.press("Enter");
    assert_eq!(desk.app.lens.text(), "cern");
    assert!(!desk.app.completion.is_open());
    assert!(desk.effects.contains(&Effect::KeepQuery("cern".to_owned())));
}

#[test]
fn esc_closes_the_list_and_then_restores_and_closed_it_stays() {
    let mut desk = typing("kind:con");
    desk.press("Esc");
    assert!(!desk.app.completion.is_open() && desk.app.lens.typing().is_some());
    desk.type_text("t");
    assert!(!desk.app.completion.is_open(), "the same value");
    desk.press("Tab");
    assert!(desk.app.completion.is_open(), "asked for");
    desk.press("Esc").type_text("ract sta");
    assert!(desk.app.completion.is_open(), "another word");
    desk.press("Esc Esc");
    assert!(desk.app.lens.typing().is_none());
    assert_eq!(desk.app.lens.text(), "");
}

#[test]
fn arrows_walk_through_earlier_queries_only_while_no_list_is_open() {
    let mut desk = typing("cerner");
    desk.press("Enter / Ctrl-u Up");
    assert_eq!(typed(&desk), "cerner");
    assert!(
        !desk.app.completion.is_open(),
        "a query of before is not being typed"
    );
    desk.press("Ctrl-u").type_text("kind:").press("Ctrl-p");
    assert_eq!(typed(&desk), "cerner", "whatever is open");
    desk.press("Ctrl-n");
    assert_eq!(typed(&desk), "kind:", "what was typed comes back");
}

#[test]
fn queries_of_earlier_runs_come_behind_those_of_this_one() {
    let mut desk = typing("cerner");
    desk.press("Enter");
    let earlier = ["torex", "cerner", "oracle"].map(str::to_owned).to_vec();
    desk.tell(Msg::Worker(crate::app::Reply::History(earlier)));
    desk.press("/ Ctrl-u Up Up");
    assert_eq!(typed(&desk), "oracle");
    desk.press("Up Up Up");
    assert_eq!(typed(&desk), "torex");
}

#[test]
fn what_is_done_to_the_list_waits_for_the_answer_and_letters_do_not() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("/").type_text("kind:li");
    assert_eq!(typed(&desk), "kind:li", "each letter shows at once");
    desk.press("Tab");
    assert_eq!(typed(&desk), "kind:li");
    desk.answer();
    assert_eq!(
        typed(&desk),
        "kind:licence ",
        "not the first of an older list"
    );
}

#[test]
fn an_answer_to_an_older_question_is_dropped() {
    let mut desk = Desk::new(120, 36);
    desk.prompt = false;
    desk.press("/").type_text("kind:li");
    let is_ask = |effect: &Effect| matches!(effect, Effect::Complete { .. });
    let (asks, _): (Vec<_>, Vec<_>) = std::mem::take(&mut desk.waiting)
        .into_iter()
        .partition(is_ask);
    assert_eq!(asks.len(), 7 - 1 + 1, "one for each letter");
    let replies: Vec<_> = asks.iter().map(|ask| desk.reply(ask).unwrap()).collect();
    for reply in replies.into_iter().rev() {
        desk.app.update(Msg::Worker(reply));
    }
    assert_eq!(offered(&desk), ["licence", "letter_of_intent"]);
}

#[test]
fn the_footer_names_the_keys_of_the_list() {
    let desk = typing("kind:");
    let contexts = desk.app.contexts();
    assert_eq!(contexts, [Context::Completion, Context::Query]);
    let key = |text: &str| desk.app.keymap.action(&contexts, text.parse().unwrap());
    assert_eq!(key("Down"), Some(Action::Down));
    assert_eq!(key("Ctrl-n"), Some(Action::NewerQuery));
}

#[test]
fn the_list_lies_below_the_line_and_on_the_screen_at_every_size() {
    for width in [40, 57, 80, 120, 200] {
        for height in [10, 12, 24, 50] {
            for text in [
                "kind:",
                "nhs and many more words before it to fill the line kind:",
                "a",
            ] {
                let mut desk = Desk::new(width, height);
                desk.press("/").type_text(text);
                let area = desk
                    .app
                    .popup()
                    .unwrap_or_else(|| panic!("{width}x{height} {text}"));
                assert_eq!(desk.app.screen.intersection(area), area);
                let regions = desk.app.regions().unwrap();
                assert!(area.y > regions.query.y && area.bottom() <= regions.status.y);
                assert!(desk.app.completion.cursor.page() > 0);
            }
        }
    }
}

#[test]
fn a_click_takes_a_candidate_and_a_click_into_the_line_moves_the_cursor() {
    let mut desk = typing("kind:");
    let second = offered(&desk)[1].to_owned();
    let area = desk.app.popup().unwrap();
    let click = |x, y| {
        Msg::Input(Event::Mouse(MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: x,
            row: y,
            modifiers: KeyModifiers::NONE,
        }))
    };
    desk.tell(click(area.x + 3, area.y + 2));
    assert_eq!(typed(&desk), format!("kind:{second} "));
    desk.tell(click(5, 1));
    assert_eq!(desk.app.lens.typing().unwrap().input.cursor(), 2);
    assert_eq!(typed(&desk), format!("kind:{second} "));
}

#[test]
fn while_a_value_is_half_written_the_rest_of_the_query_is_what_shows() {
    let mut desk = typing("cerner");
    let cerner = desk.app.selection.rows.len();
    desk.type_text(" kind:contr");
    assert_eq!(
        desk.app.selection.rows.len(),
        cerner,
        "not those with the word kind"
    );
    assert!(desk.app.lens.typing().unwrap().problem.is_some());
    assert_eq!(
        desk.app.completion.among(),
        Some((u32::try_from(cerner).unwrap(), false))
    );
    desk.type_text("act");
    assert_eq!(desk.app.lens.text(), "cerner kind:contract");
}
