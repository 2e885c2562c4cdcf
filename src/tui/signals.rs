//! What the system wants: a thread that turns signals into messages, and the death that a signal asks for.

use std::io;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGXFSZ};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::terminal::{give_back_at_once, size};
use crate::app::{Msg, Signal};

/// How long the loop has, after it was told to end, before the program ends without it. Enough to keep a mark on a slow
/// disk; a loop that needs longer is stuck, as in writing to a terminal that no longer reads.
const GRACE: Duration = Duration::from_secs(1);

/// Sends signals to the inbox from now on. That of a new size is not among them; it comes with the keys.
///
/// # Errors
/// When the system gives no thread or no handler.
pub fn listen(inbox: SyncSender<Msg>) -> io::Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => drop(inbox.send(Msg::Signal(Signal::Suspend))),
                    SIGCONT => {
                        drop(inbox.send(Msg::Signal(Signal::Continue)));
                        // A terminal tells its new size only to those that run.
                        if let Ok(size) = size() {
                            drop(inbox.send(Msg::Input(Event::Resize(size.width, size.height))));
                        }
                    }
                    signal => end(&inbox, signal),
                }
            }
        })?;
    Ok(())
}

/// Makes a file that would grow past the process's limit (`ulimit -f`) a failed write, as on a full disk, instead of the
/// death of the program: marks that cannot be kept are no reason to stop browsing.
pub fn outlive_file_size_limit() {
    // Without it the program would die of the signal, as any other.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
}

/// Has the loop end as a signal asks, or ends the program without it. Does not return while the program lives.
pub(super) fn end(inbox: &SyncSender<Msg>, signal: i32) {
    // A full inbox is that of a stuck loop.
    let _ = inbox.try_send(Msg::Signal(Signal::Terminate(signal)));
    thread::sleep(GRACE);
    die(signal);
}

/// As [`end`] does for a terminal that is gone: the system says so with this signal, unless somebody kept it from it.
pub(super) fn hang_up(inbox: &SyncSender<Msg>) {
    end(inbox, SIGHUP);
}

/// Gives the terminal back and dies of a signal, so that whoever started the program sees of what.
pub fn die(signal: i32) -> ! {
    give_back_at_once();
    // Returns only if there is no such signal.
    let _ = emulate_default_handler(signal);
    process::exit(128_i32.saturating_add(signal))
}
