//! Takes the terminal, and gives it back as it was found: at the end, on a panic in any thread, before a signal's death,
//! and around a stop. Giving back can be asked for by anyone, any number of times.
//!
//! All bytes for the terminal go through here, so that nothing is written once it was given back.

mod backend;
mod missing;
mod painter;
mod panic;
mod pen;

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

pub use backend::ScreenBackend;
pub use missing::{NoTerminal, check};
pub use panic::install_panic_hook;

/// Alternate screen, bracketed paste, no cursor.
const ENTER: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l";
/// Buttons, wheel and dragging, in the form that has no limit on columns. Not every movement: nothing here needs them,
/// and each would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Ends a frame that may be half drawn, and undoes [`ENTER`]; the attributes too, which the other screen would keep.
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// Whether the terminal is ours. One for the process, as there is one terminal.
static STATE: Mutex<State> = Mutex::new(State {
    taken: false,
    mouse: false,
});

struct State {
    taken: bool,
    mouse: bool,
}

/// The terminal while it is ours; gives it back when dropped.
#[derive(Debug)]
#[must_use = "the terminal is given back at once"]
pub struct Taken(());

/// Takes the terminal.
///
/// # Errors
/// When the terminal refuses; then it is as it was.
pub fn take(mouse: bool) -> io::Result<Taken> {
    let mut state = state();
    state.mouse = mouse;
    enter(&mut state)?;
    Ok(Taken(()))
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back, if it is ours. A terminal that is gone needs nothing.
pub fn give_back() {
    leave(&mut state());
}

/// Gives the terminal back without waiting for a thread that is stuck in writing to it; what cannot be written is not.
pub fn give_back_at_once() {
    match STATE.try_lock() {
        Ok(mut state) => leave(&mut state),
        Err(TryLockError::Poisoned(state)) => leave(&mut state.into_inner()),
        Err(TryLockError::WouldBlock) => drop(disable_raw_mode()),
    }
}

/// Takes the terminal again as it was taken before: someone else may have changed it while the process was stopped.
///
/// # Errors
/// When the terminal refuses.
pub fn take_again() -> io::Result<()> {
    let mut state = state();
    if state.taken {
        // Forgets the modes found before: those that the shell has set since are the ones to go back to.
        disable_raw_mode()?;
        enter(&mut state)?;
    }
    Ok(())
}

/// Gives the terminal back and stops, with all of the process group, until somebody continues it; then takes it again.
/// Does nothing where there is no shell that could continue it.
///
/// # Errors
/// When the terminal cannot be taken again.
pub fn suspend() -> io::Result<()> {
    if !has_shell() {
        return Ok(());
    }
    give_back();
    // Stops right here. The whole group, since the shell waits for its first process, which may be a script around us.
    kill_current_process_group(Signal::STOP)?;
    enter(&mut state())
}

/// True where a shell watches our process group and can bring it back. The session's first group has none above it.
fn has_shell() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Takes the mouse, or gives it back for the terminal's own selection of text.
///
/// # Errors
/// When the terminal is gone.
pub fn set_mouse(ours: bool) -> io::Result<()> {
    let mut state = state();
    state.mouse = ours;
    if state.taken {
        write_all(if ours { MOUSE_ON } else { MOUSE_OFF }.as_bytes())?;
    }
    Ok(())
}

/// How many columns and rows the terminal has.
///
/// # Errors
/// When it is gone.
pub fn size() -> io::Result<Size> {
    // Not crossterm's, which would start a program where this fails.
    let size = tcgetwinsize(stdout())?;
    Ok(Size::new(size.ws_col, size.ws_row))
}

/// Writes to the terminal if it is ours; else the bytes are dropped.
///
/// # Errors
/// When the terminal is gone.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    if state().taken {
        write_all(bytes)
    } else {
        Ok(())
    }
}

fn enter(state: &mut State) -> io::Result<()> {
    enable_raw_mode()?;
    state.taken = true;
    let mouse = if state.mouse { MOUSE_ON } else { "" };
    let entered = write_all(format!("{ENTER}{mouse}").as_bytes());
    if entered.is_err() {
        leave(state);
    }
    entered
}

fn leave(state: &mut State) {
    if !std::mem::take(&mut state.taken) {
        return;
    }
    // Neither can fail but for a terminal that is gone, and then there is nobody to tell.
    let _ = write_all(format!("{MOUSE_OFF}{LEAVE}").as_bytes());
    let _ = disable_raw_mode();
}

/// The lock is held while bytes are written, so that nothing cuts a frame; a panic while it was held changes nothing.
fn state() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes to the terminal as it is, past the buffer of `std`, whose lock a stuck thread could hold.
fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // A program that shares the terminal may have made it non-blocking.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
