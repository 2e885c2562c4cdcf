//! What a terminal gets: lines that fit it, and not one byte that it would act on.

use std::io::Read;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use unicode_width::UnicodeWidthStr;

use crate::home::Home;

/// Everything that a command writes to a terminal of that width.
fn shown(home: &Home, columns: u16, args: &[&str]) -> String {
    let size = PtySize {
        rows: 24,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("dealscope"));
    command.env_clear();
    for (name, value) in home.command().get_envs() {
        command.env(name, value.unwrap());
    }
    command.cwd(home.path(""));
    command.args(args);
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut bytes = Vec::new();
    // Linux ends the stream of a terminal that is gone with an error.
    let _ = reader.read_to_end(&mut bytes);
    child.wait().unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_table_is_cut_to_the_width_of_the_terminal() {
    let home = Home::new();
    for columns in [30, 50, 120] {
        let text = shown(&home, columns, &["list", "nhs"]);
        assert!(text.contains('…'), "{text}");
        for line in text.lines() {
            let line = line.trim_end_matches('\r');
            assert!(line.width() <= usize::from(columns), "{columns}: {line}");
        }
    }
}

#[test]
fn no_control_code_reaches_a_terminal() {
    let home = Home::new();
    for args in [
        &["list"][..],
        &["list", "--format", "json"],
        &["companies", "oracle"],
        &["show", "microsoft-nhs-2020"],
        &["list", "\u{1b}[31m"],
    ] {
        let text = shown(&home, 100, args);
        let acts = |letter: &char| letter.is_control() && !"\r\n".contains(*letter);
        assert_eq!(text.chars().find(acts), None, "{args:?}");
    }
}
