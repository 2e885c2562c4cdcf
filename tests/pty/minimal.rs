//! The smallest program that has a screen, for what the real one never does: panic, and get stuck. It is this test
//! program, run again inside the window.

use std::env;
use std::process;
use std::thread;
use std::time::Duration;

use ::dealscope::app::{Msg, Signal};
use ::dealscope::tui::inbox::inbox;
use ::dealscope::tui::terminal::{self, ScreenBackend};
use ::dealscope::tui::{input, signals};
use crossterm::event::{Event, KeyCode};
use portable_pty::CommandBuilder;

/// What runs the program below in a window.
pub fn command() -> CommandBuilder {
    let mut command = CommandBuilder::new(env::current_exe().unwrap());
    command.args(["--exact", "minimal::program", "--ignored", "--nocapture"]);
    command.env_remove("RUST_BACKTRACE");
    command
}

#[test]
#[ignore = "a program for the tests in this file, not a test"]
fn program() {
    terminal::install_panic_hook();
    let _taken = terminal::take(true).unwrap();
    let (sender, inbox) = inbox();
    signals::listen(sender.clone()).unwrap();
    input::listen(sender).unwrap();
    let mut screen = ratatui::Terminal::new(ScreenBackend::new(terminal::size().unwrap())).unwrap();
    loop {
        screen
            .draw(|frame| {
                frame.render_widget(
                    "minimal: p panic, t panic in a thread, s get stuck",
                    frame.area(),
                )
            })
            .unwrap();
        for message in inbox.next() {
            match message {
                Msg::Input(Event::Key(key)) => obey(key.code),
                Msg::Signal(Signal::Terminate(signal)) => signals::die(signal),
                _ => {}
            }
        }
    }
}

fn obey(key: KeyCode) {
    match key {
        KeyCode::Char('p') => panic!("quoted \x1b]0;PWNED\x07 text"),
        KeyCode::Char('t') => drop(thread::spawn(|| panic!("quoted \x1b]0;PWNED\x07 text")).join()),
        KeyCode::Char('s') => {
            terminal::write(b"it hangs").unwrap();
            thread::sleep(Duration::from_secs(600));
        }
        KeyCode::Char('q') => {
            terminal::give_back();
            terminal::give_back();
            process::exit(0);
        }
        _ => {}
    }
}
