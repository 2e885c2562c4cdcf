//! Rules of the state struct, on plain values: messages in, effects out.

use crossterm::event::{Event, KeyCode};
use ratatui::layout::Rect;

use super::{App, Effect, Job, Key, Keymap, Msg, Overlay, Pane, Reply, Setup, Signal, Tab, Update};
use crate::deal::{Clean, Day};
use crate::index::{Index, Row, Selection};

fn app() -> App {
    let setup = Setup {
        screen: Rect::new(0, 0, 120, 36),
        today: Day::from_number(20_000),
        keymap: Keymap::default(),
        marks: Vec::new(),
        mouse: true,
        notices: Vec::new(),
        marks_kept: true,
        home: None,
    };
    App::new(setup, Index::empty())
}

/// An app whose first selection is here.
fn ready() -> App {
    let mut app = app();
    app.awaiting = false;
    app
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let updates = keys.split(' ').map(|name| {
        let key: Key = name.parse().unwrap();
        app.update(Msg::Input(Event::Key(key.event())))
    });
    updates.flat_map(|update| update.effects).collect()
}

fn type_text(app: &mut App, text: &str) -> Vec<Effect> {
    let keys = text
        .chars()
        .map(|character| Key::plain(KeyCode::Char(character)));
    let updates = keys.map(|key| app.update(Msg::Input(Event::Key(key.event()))));
    updates.flat_map(|update| update.effects).collect()
}

fn selected(app: &mut App, job: Job, rows: u32) -> Update {
    let selection = Selection {
        rows: (0..rows).map(Row).collect(),
        ..Selection::default()
    };
    app.update(Msg::Worker(Reply::Selected {
        job,
        selection,
        complete: true,
    }))
}

fn lens_jobs(effects: &[Effect]) -> Vec<Job> {
    let jobs = effects.iter().filter_map(|effect| match effect {
        Effect::Select { job, .. } => Some(*job),
        _ => None,
    });
    jobs.collect()
}

#[test]
fn every_letter_of_a_query_that_means_something_else_asks_for_a_selection() {
    let mut app = app();
    press(&mut app, "/");
    let effects = type_text(&mut app, "nhs");
    assert_eq!(lens_jobs(&effects).len(), 3);
    assert_eq!(app.lens.text(), "nhs");
}

#[test]
fn what_the_user_should_know_comes_one_line_after_the_other() {
    let mut app = app();
    app.waiting = ["first", "second"]
        .map(|text| super::Notice {
            text: Clean::new(text),
            bad: true,
        })
        .into();
    let shown = |app: &App| app.notice.as_ref().map(|notice| notice.text.to_string());
    for line in [Some("first"), Some("second"), None] {
        press(&mut app, "Ctrl-l");
        assert_eq!(shown(&app).as_deref(), line);
    }
}

#[test]
fn an_answer_to_an_old_question_is_dropped() {
    let mut app = app();
    press(&mut app, "/");
    let jobs = lens_jobs(&type_text(&mut app, "nh"));
    let [old, new] = jobs[..] else {
        panic!("{jobs:?}")
    };
    assert!(selected(&mut app, new, 3).redraw);
    assert!(!selected(&mut app, old, 9).redraw);
    assert_eq!(app.selection.rows.len(), 3);
    assert!(!app.selecting);
}

#[test]
fn what_is_done_to_rows_waits_for_the_rows_that_were_asked_for() {
    let mut app = app();
    press(&mut app, "/");
    let jobs = lens_jobs(&type_text(&mut app, "nhs"));
    press(&mut app, "Enter");
    assert_eq!(press(&mut app, "E"), [], "there is nothing to export yet");
    assert!(app.overlays.is_empty());
    press(&mut app, "Esc 3");
    assert_eq!(
        app.tab,
        Tab::Deals,
        "what comes after a key that waits, waits behind it"
    );
    selected(&mut app, jobs[2], 4);
    assert_eq!(
        (app.overlays.len(), app.tab),
        (0, Tab::Timeline),
        "opened, closed, then the tab"
    );
}

#[test]
fn ctrl_c_waits_for_nothing() {
    let mut app = app();
    press(&mut app, "j");
    assert_eq!(press(&mut app, "Ctrl-c"), [Effect::Quit]);
}

#[test]
fn a_query_that_cannot_be_read_keeps_the_last_good_one_and_says_what_is_wrong() {
    let mut app = app();
    press(&mut app, "/");
    type_text(&mut app, "nhs");
    type_text(&mut app, " kind:nonsense");
    let problem = app
        .lens
        .typing()
        .and_then(|typing| typing.problem.clone())
        .expect("a problem");
    assert!(problem.span.start >= 4, "{problem:?}");
    assert_eq!(app.lens.text(), "nhs", "what can be read besides");
    press(&mut app, "Enter");
    assert!(app.lens.typing().is_some(), "a wrong query cannot be kept");
}

#[test]
fn esc_restores_the_query_that_was_and_undo_takes_a_kept_one_back() {
    let mut app = app();
    press(&mut app, "/");
    type_text(&mut app, "nhs");
    press(&mut app, "Enter /");
    type_text(&mut app, "microsoft");
    press(&mut app, "Esc");
    assert_eq!(app.lens.text(), "nhs");
    press(&mut app, "u");
    assert_eq!(app.lens.text(), "");
    press(&mut app, "Ctrl-r");
    assert_eq!(app.lens.text(), "nhs");
}

#[test]
fn esc_peels_one_layer_at_a_time_and_never_quits() {
    let mut app = app();
    press(&mut app, "f ?");
    assert!(matches!(app.overlays.last(), Some(Overlay::Help(_))));
    assert_eq!(press(&mut app, "Esc"), []);
    assert_eq!((app.overlays.len(), app.pane), (0, Pane::Rail));
    assert_eq!(press(&mut app, "Esc"), []);
    assert_eq!(app.pane, Pane::Main);
    assert_eq!(press(&mut app, "Esc Esc Esc"), []);
}

#[test]
fn q_closes_what_is_open_and_then_quits() {
    let mut app = app();
    press(&mut app, "?");
    assert_eq!(press(&mut app, "q"), []);
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn ctrl_c_always_quits() {
    for open in ["?", "/", "2 /", "f"] {
        let mut app = app();
        press(&mut app, open);
        assert_eq!(press(&mut app, "Ctrl-c"), [Effect::Quit], "after {open}");
    }
}

#[test]
fn while_text_is_typed_letters_are_letters() {
    let mut app = app();
    press(&mut app, "/");
    let effects = type_text(&mut app, "q2?Ejk");
    assert!(!effects.contains(&Effect::Quit));
    assert_eq!((app.tab, app.overlays.len()), (Tab::Deals, 0));
    assert_eq!(
        app.lens.typing().map(|typing| typing.input.value()),
        Some("q2?Ejk")
    );
}

#[test]
fn a_paste_is_text_and_is_searched_for_and_a_control_character_in_it_is_an_error() {
    let mut app = app();
    app.update(Msg::Input(Event::Paste("care\tof\nnhs\n".to_owned())));
    assert_eq!(app.lens.text(), "care of nhs");
    press(&mut app, "Esc Esc");
    app.update(Msg::Input(Event::Paste("nhs\u{1b}]0;x\u{7}".to_owned())));
    let typing = app.lens.typing().unwrap();
    assert_eq!(typing.input.value(), "nhs\u{1b}]0;x\u{7}");
    let problem = typing.problem.as_ref().unwrap();
    assert_eq!(problem.span, 3..4, "{problem}");
    assert_eq!(app.lens.text(), "");
    press(&mut app, "Esc ?");
    let ignored = app.update(Msg::Input(Event::Paste("q".to_owned())));
    assert_eq!((ignored.effects.len(), ignored.redraw), (0, false));
}

#[test]
fn a_failed_job_is_told_and_what_was_on_the_screen_stays() {
    let mut app = app();
    press(&mut app, "/");
    let jobs = lens_jobs(&type_text(&mut app, "nhs"));
    selected(&mut app, jobs[2], 5);
    let job = lens_jobs(&type_text(&mut app, "x"))[0];
    app.update(Msg::Worker(Reply::Failed {
        job,
        problem: Clean::new("the disk is gone"),
    }));
    assert_eq!(app.selection.rows.len(), 5);
    assert!(app.notice.as_ref().is_some_and(|notice| notice.bad));
    assert!(!app.selecting);
}

#[test]
fn signals_end_stop_and_resume() {
    let mut app = app();
    assert_eq!(
        app.update(Msg::Signal(Signal::Terminate(15))).effects,
        [Effect::Die(15)]
    );
    assert_eq!(
        app.update(Msg::Signal(Signal::Suspend)).effects,
        [Effect::Suspend]
    );
    assert_eq!(
        app.update(Msg::Signal(Signal::Continue)).effects,
        [Effect::Resume]
    );
}

#[test]
fn nothing_is_drawn_when_nothing_changed() {
    let mut app = ready();
    assert!(!app.update(Msg::Tick).redraw);
    assert!(!press_redraws(&mut app, "j"), "there is no row to move to");
    assert!(
        !press_redraws(&mut app, "Ctrl-Left"),
        "a key without a meaning"
    );
}

fn press_redraws(app: &mut App, key: &str) -> bool {
    let key: Key = key.parse().unwrap();
    app.update(Msg::Input(Event::Key(key.event()))).redraw
}

#[test]
fn every_screen_size_and_every_key_is_safe() {
    let mut app = ready();
    let keys = [
        "j", "k", "G", "g", "PgDn", "Tab", "f", "Enter", "F", "o", "s", "S", "Space", "v", "*",
        "M", "E", "Esc", "2", "3",
    ];
    for size in [
        (0, 0),
        (1, 1),
        (39, 9),
        (40, 10),
        (80, 24),
        (500, 2),
        (3, 200),
        (200, 50),
    ] {
        app.update(Msg::Input(Event::Resize(size.0, size.1)));
        for key in keys {
            press(&mut app, key);
        }
        press(&mut app, "Esc 1");
    }
    assert_eq!((app.tab, app.overlays.len()), (Tab::Deals, 0));
}
