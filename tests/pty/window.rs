//! A terminal window for tests: a pseudo-terminal with a program in it, what its screen shows, and what it was like
//! before. Waiting is for something to be seen, up to a deadline; nothing sleeps.

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::{MouseProtocolMode, Parser, Screen};

/// Far longer than anything takes, so that it is reached only when something is wrong.
const DEADLINE: Duration = Duration::from_secs(20);

pub struct Window {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Shown>,
    modes: String,
}

/// What came from the program.
struct Shown {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    parser: Parser,
    bytes: Vec<u8>,
    ended: bool,
    closing: bool,
}

impl Window {
    /// Opens a window of 80 by 24 and starts the command in it.
    pub fn open(command: CommandBuilder) -> Self {
        let (rows, cols) = (24, 80);
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = modes(&*pair.master);
        let shown = Arc::new(Shown {
            state: Mutex::new(State {
                parser: Parser::new(rows, cols, 0),
                bytes: Vec::new(),
                ended: false,
                closing: false,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = Arc::clone(&shown);
        thread::spawn(move || show(reader, &screen));
        Self {
            keyboard: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            child,
            shown,
            modes,
        }
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().expect("the window is open");
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Changes the window's size, as a user does with the mouse.
    pub fn resize(&mut self, cols: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols,
            ..PtySize::default()
        };
        self.shown
            .state
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(rows, cols);
        self.master
            .as_ref()
            .expect("the window is open")
            .resize(size)
            .unwrap();
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen is as wanted.
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&Screen) -> bool) {
        self.wait(what, |state| wanted(state.parser.screen()));
    }

    fn wait(&self, what: &str, wanted: impl Fn(&State) -> bool) {
        let state = self.shown.state.lock().unwrap();
        let waited = self
            .shown
            .changed
            .wait_timeout_while(state, DEADLINE, |state| !wanted(state) && !state.ended);
        let state = waited.unwrap().0;
        assert!(
            wanted(&state),
            "waited for {what}; the screen shows:\n{}",
            state.parser.screen().contents()
        );
    }

    /// The screen's text.
    pub fn text(&self) -> String {
        self.shown.state.lock().unwrap().parser.screen().contents()
    }

    /// All bytes that came from the program.
    pub fn bytes(&self) -> Vec<u8> {
        self.shown.state.lock().unwrap().bytes.clone()
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = self
            .child
            .process_id()
            .and_then(|pid| Pid::from_raw(pid.cast_signed()));
        kill_process(pid.expect("a process"), signal).unwrap();
    }

    /// Waits for the program to end, and for all that it had to say.
    pub fn end(&mut self) -> ExitStatus {
        self.wait("the end", |state| state.ended);
        self.child.wait().unwrap()
    }

    /// Closes the window: the program's terminal is gone.
    pub fn close(&mut self) {
        self.shown.state.lock().unwrap().closing = true;
        self.keyboard = None;
        // Makes the program draw, so that the thread that reads wakes up and lets go of the terminal.
        self.resize(70, 20);
        self.wait("the reader to let go", |state| state.ended);
        self.master = None;
    }

    /// Waits for the program to end after its window was closed.
    pub fn end_unseen(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Checks that the terminal is as it was before the program.
    pub fn assert_as_found(&self) {
        let state = self.shown.state.lock().unwrap();
        let screen = state.parser.screen();
        let contents = screen.contents();
        assert!(
            !screen.alternate_screen(),
            "the alternate screen is left; it shows:\n{contents}"
        );
        assert!(!screen.hide_cursor(), "the cursor is shown again");
        assert!(!screen.bracketed_paste(), "bracketed paste is off");
        assert_eq!(
            screen.mouse_protocol_mode(),
            MouseProtocolMode::None,
            "the mouse is given back"
        );
        let master = self.master.as_ref().expect("the window is open");
        assert_eq!(modes(&**master), self.modes, "the modes are as found");
    }
}

impl Drop for Window {
    /// Nothing that a failed test started goes on running.
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn show(mut reader: Box<dyn Read + Send>, shown: &Shown) {
    let mut buffer = [0; 4096];
    loop {
        let read = reader.read(&mut buffer).unwrap_or(0);
        let mut state = shown.state.lock().unwrap();
        state.parser.process(&buffer[..read]);
        state.bytes.extend_from_slice(&buffer[..read]);
        if read == 0 || state.closing {
            drop(reader);
            state.ended = true;
            shown.changed.notify_all();
            return;
        }
        shown.changed.notify_all();
    }
}

/// The terminal's modes, as a text to compare.
fn modes(master: &dyn MasterPty) -> String {
    format!(
        "{:?}",
        master.get_termios().expect("the terminal has modes")
    )
}
