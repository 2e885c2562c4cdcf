//! The program in a real terminal: that it starts, answers keys and ends, and that the terminal is as it was afterwards,
//! whatever ended the program.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_ref_mut,
    clippy::panic,
    clippy::semicolon_if_nothing_returned,
    clippy::similar_names,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "pty/dealscope.rs"]
mod dealscope;
#[path = "pty/minimal.rs"]
mod minimal;
#[path = "pty/query.rs"]
mod query;
#[path = "pty/views.rs"]
mod views;
#[path = "pty/window.rs"]
mod window;

use std::thread;
use std::time::Duration;

use dealscope::{Home, PROGRAM};
use rustix::process::Signal;
use window::Window;

// ---------------------------------------------------------------------------------------------------------------------
// The usual ways
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn the_first_start_shows_the_catalogue_and_q_leaves_the_terminal_as_found() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.wait_until("the terminal to be taken", |screen| {
        screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
    });
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    window.assert_as_found();
    let bytes = String::from_utf8(window.bytes()).unwrap();
    assert_eq!(bytes.matches("\x1b[?1049l").count(), 1, "given back once");
    assert!(
        !bytes.contains("\x1b[6n"),
        "the terminal was not asked anything"
    );
}

#[test]
fn ctrl_c_leaves_the_terminal_as_found() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.keys("\x03");
    window.end();
    window.assert_as_found();
}

#[test]
fn what_is_typed_narrows_the_list_and_what_is_pasted_is_text() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.keys("/isoft");
    window.wait_for("/ isoft");
    window.wait_until("fewer deals", |screen| screen.contents().contains(" of 17"));
    window.keys("\x1b[200~ q\x1b]0;PWNED\x07q\x1b[201~");
    window.wait_for("/ isoft q");
    window.keys("\x03");
    window.end();
    window.assert_as_found();
    let bytes = String::from_utf8(window.bytes()).unwrap();
    assert!(
        !bytes.contains("\x1b]0;"),
        "what was pasted came back as a control code"
    );
}

#[test]
fn a_paste_that_comes_in_pieces_is_no_command() {
    let home = Home::new();
    let mut window = home.dealscope();
    for piece in ["/", "\x1b", "[200", "~q is", "oft\x1b", "[201~"] {
        window.keys(piece);
    }
    window.wait_for("/ q isoft");
    window.keys("\x03");
    window.end();
    window.assert_as_found();
}

/// What the program writes after keys, until it has written nothing for a while.
fn bytes_after(window: &mut Window, keys: &str) -> usize {
    let before = window.bytes().len();
    window.keys(keys);
    loop {
        let written = window.bytes().len();
        thread::sleep(Duration::from_millis(300));
        if window.bytes().len() == written && written > before {
            return written - before;
        }
    }
}

#[test]
fn a_key_writes_what_changes_and_rest_writes_nothing() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.resize(160, 48);
    window.wait_until("the wide screen", |screen| {
        screen.contents().contains("Facets") && screen.contents().contains("5 Overview")
    });
    bytes_after(&mut window, "j");
    // On a busy machine a frame may come late, and count with the next key: the middle one of five keys tells.
    let mut keys = [(); 5].map(|()| bytes_after(&mut window, "j"));
    keys.sort_unstable();
    let key = keys[2];
    // Two rows of the list, and another deal beside it, which is most of it; a whole screen is five times as much.
    assert!(key < 3_000, "{key} bytes for a key that moves the cursor");
    let page = bytes_after(&mut window, "\x1b[6~");
    assert!(page < 7_000, "{page} bytes for a page");
    let before = window.bytes().len();
    thread::sleep(Duration::from_millis(700));
    assert_eq!(window.bytes().len(), before, "nothing changed");
}

#[test]
fn marks_are_there_again_after_a_restart() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.keys(" j ");
    window.wait_for("2 marked");
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    let mut again = home.dealscope();
    again.wait_for("2 marked");
    again.keys("q");
    again.end();
}

#[test]
fn a_window_of_any_size_is_drawn_in() {
    let home = Home::new();
    let mut window = home.dealscope();
    for (columns, rows) in [
        (1, 1),
        (2, 1),
        (500, 2),
        (3, 200),
        (39, 9),
        (40, 10),
        (300, 90),
    ] {
        window.resize(columns, rows);
    }
    window.resize(80, 24);
    dealscope::wait_for_deals(&window);
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    window.assert_as_found();
}

// ---------------------------------------------------------------------------------------------------------------------
// Signals, and a terminal that goes away
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn a_signal_ends_the_program_after_the_terminal_was_given_back() {
    for (signal, name) in [
        (Signal::INT, "Interrupt"),
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::QUIT, "Quit"),
    ] {
        let home = Home::new();
        let mut window = home.dealscope();
        window.signal(signal);
        assert_eq!(window.end().signal(), Some(name));
        window.assert_as_found();
    }
}

#[test]
fn a_closed_window_ends_the_program() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.close();
    assert!(!window.end_unseen().success());
}

#[test]
fn ctrl_z_gives_the_shell_its_terminal_and_fg_brings_the_screen_back() {
    let home = Home::new();
    let mut shell = home.command("/bin/sh");
    shell.arg("-i");
    shell.env("PS1", "shell> ");
    let mut window = Window::open(shell);
    window.wait_for("shell> ");
    window.keys(&format!("'{PROGRAM}'\n"));
    dealscope::wait_for_deals(&window);
    window.keys("j j");
    window.wait_for("1 marked");
    window.keys("\x1a");
    // Not before the prompt: until it is stopped, the program still reads what is typed.
    window.wait_until("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
    });
    window.wait_until("the terminal as found", |screen| {
        !screen.hide_cursor() && !screen.bracketed_paste()
    });
    window.keys("echo su''spended\n");
    window.wait_for("suspended");
    window.keys("fg\n");
    window.wait_until("the screen again", |screen| {
        screen.alternate_screen() && screen.contents().contains("1 marked")
    });
    window.keys("q");
    window.wait_until("the shell again", |screen| {
        !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
    });
    window.keys("exit\n");
    window.end();
    window.assert_as_found();
}

#[test]
fn ctrl_z_does_nothing_where_no_shell_could_bring_the_program_back() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.keys("\x1a/isoft");
    window.wait_for("/ isoft");
    window.keys("\x03");
    window.end();
    window.assert_as_found();
}

// ---------------------------------------------------------------------------------------------------------------------
// No terminal to speak of
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn a_terminal_that_cannot_show_the_screen_is_told_so_in_one_line() {
    let home = Home::new();
    for kind in [Some("dumb"), Some(""), None] {
        let mut command = home.command(PROGRAM);
        match kind {
            Some(kind) => command.env("TERM", kind),
            None => command.env_remove("TERM"),
        }
        let mut window = Window::open(command);
        assert_eq!(window.end().exit_code(), 2);
        let text = String::from_utf8(window.bytes()).unwrap();
        assert!(
            text.starts_with("dealscope: ") && text.contains("TERM"),
            "{text:?}"
        );
        assert_eq!(text.lines().count(), 1, "{text:?}");
        assert!(!text.contains('\x1b'), "{text:?}");
    }
}

#[test]
fn an_output_that_is_no_terminal_gets_no_byte_and_the_user_one_line() {
    let home = Home::new();
    let mut command = assert_cmd::Command::new(PROGRAM);
    let output = command
        .env_clear()
        .env("HOME", home.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.starts_with("dealscope: ") && said.contains("dealscope list"),
        "{said:?}"
    );
    assert_eq!(said.lines().count(), 1, "{said:?}");
}

// ---------------------------------------------------------------------------------------------------------------------
// What must never happen, in the smallest program that has a screen
// ---------------------------------------------------------------------------------------------------------------------

fn minimal_program() -> Window {
    let window = Window::open(minimal::command());
    window.wait_for("minimal:");
    window
}

#[test]
fn giving_back_twice_writes_once() {
    let mut window = minimal_program();
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    window.assert_as_found();
    let bytes = String::from_utf8(window.bytes()).unwrap();
    assert_eq!(bytes.matches("\x1b[?1049l").count(), 1);
}

#[test]
fn a_panic_gives_the_terminal_back_first_and_its_message_is_harmless() {
    for key in ["p", "t"] {
        let mut window = minimal_program();
        window.keys(key);
        assert_eq!(window.end().exit_code(), 101);
        window.assert_as_found();
        let bytes = String::from_utf8(window.bytes()).unwrap();
        assert!(!bytes.contains("\x1b]0;"), "{bytes:?}");
        assert_eq!(bytes.matches("\x1b[?1049l").count(), 1);
        let (_, after) = bytes.split_once("\x1b[?1049l").unwrap();
        assert!(
            after.contains("dealscope: internal error: quoted "),
            "{after:?}"
        );
        assert!(after.contains("tests/pty/minimal.rs:"), "{after:?}");
    }
}

#[test]
fn a_signal_ends_even_a_program_that_is_stuck() {
    let mut window = minimal_program();
    window.keys("s");
    window.wait_for("it hangs");
    window.signal(Signal::TERM);
    assert_eq!(window.end().signal(), Some("Terminated"));
    window.assert_as_found();
}

// ---------------------------------------------------------------------------------------------------------------------
// What leaves the program
// ---------------------------------------------------------------------------------------------------------------------

#[test]
fn an_export_from_the_screen_is_byte_for_byte_what_its_command_writes() {
    let home = Home::new();
    let mut window = home.dealscope();
    window.keys(" j ");
    window.wait_for("2 marked");
    window.keys("E");
    window.wait_for("The same from a shell");
    window.wait_for("id,title,kind");
    let shown = window.text();
    let command = shown
        .lines()
        .find_map(|line| Some(&line[line.find("dealscope export")?..]))
        .expect("the dialog shows a command");
    let command = command.trim_end_matches(|c: char| c.is_whitespace() || !c.is_ascii());
    window.keys("\r");
    window.wait_for("2 deals written to deals.csv");
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    let from_screen = std::fs::read(home.path().join("deals.csv")).unwrap();
    std::fs::remove_file(home.path().join("deals.csv")).unwrap();

    let folder = std::path::Path::new(PROGRAM).parent().unwrap();
    let ran = std::process::Command::new("/bin/sh")
        .args(["-c", command])
        .env_clear()
        .env("HOME", home.path())
        .env("PATH", folder)
        .current_dir(home.path())
        .status();
    assert!(ran.unwrap().success(), "{command}");
    let from_shell = std::fs::read(home.path().join("deals.csv")).unwrap();
    assert!(from_screen == from_shell, "{command} wrote something else");
    let lines = String::from_utf8(from_screen).unwrap();
    assert_eq!(
        lines.matches("\r\n").count(),
        3,
        "a head and two deals: {lines}"
    );
}
