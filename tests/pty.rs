//! The program in a real terminal: that it starts, answers keys and ends, and that the terminal is as it was afterwards,
//! whatever ended the program.

#[path = "pty/minimal.rs"]
mod minimal;
#[path = "pty/window.rs"]
mod window;

use rustix::process::Signal;
use window::Window;

fn minimal_program() -> Window {
    let window = Window::open(minimal::command());
    window.wait_for("minimal:");
    window
}

#[test]
fn the_terminal_is_taken_and_given_back_once() {
    let mut window = minimal_program();
    window.wait_until("the terminal to be taken", |screen| {
        screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste()
    });
    window.keys("q");
    assert_eq!(window.end().exit_code(), 0);
    window.assert_as_found();
    let bytes = String::from_utf8(window.bytes()).unwrap();
    assert_eq!(bytes.matches("\x1b[?1049l").count(), 1);
    assert!(
        !bytes.contains("\x1b[6n"),
        "the terminal was not asked anything"
    );
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
