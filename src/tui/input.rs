//! What the terminal says: threads that turn keys, the mouse, pastes and new sizes into messages, and that notice when
//! the terminal is gone.

mod rejoin;

use std::fs::File;
use std::io::{self, IsTerminal, stdin};
use std::os::fd::OwnedFd;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, poll};

use self::rejoin::{GAP, Rejoin};
use super::signals::hang_up;
use crate::app::Msg;

/// Sends what the terminal says to the inbox from now on.
///
/// # Errors
/// When the terminal cannot be read or the system gives no thread.
pub fn listen(inbox: SyncSender<Msg>) -> io::Result<()> {
    watch(inbox.clone())?;
    // Begins to read here, so that a failure is an error rather than a thread that ends.
    crossterm::event::poll(Duration::ZERO)?;
    thread::Builder::new().name("input".into()).spawn(move || {
        let mut rejoin = Rejoin::default();
        while let Ok(event) = next(&mut rejoin) {
            let Some(event) = event else { continue };
            if inbox.send(Msg::Input(event)).is_err() {
                return;
            }
        }
        hang_up(&inbox);
    })?;
    Ok(())
}

/// Waits for the terminal to say something. Nothing: what it said is not complete, or nothing followed.
fn next(rejoin: &mut Rejoin) -> io::Result<Option<Event>> {
    if rejoin.is_open() && !crossterm::event::poll(GAP)? {
        return Ok(rejoin.give_up());
    }
    Ok(rejoin.take(crossterm::event::read()?))
}

/// Watches the terminal in a thread of its own: crossterm 0.29 reads a terminal that is gone for ever, at full speed.
/// The thread sleeps until then; keys do not wake it.
fn watch(inbox: SyncSender<Msg>) -> io::Result<()> {
    let terminal = terminal()?;
    thread::Builder::new()
        .name("hang-up".into())
        .spawn(move || {
            loop {
                let mut watched = [PollFd::new(&terminal, PollFlags::empty())];
                match poll(&mut watched, None) {
                    Err(rustix::io::Errno::INTR) => {}
                    // A system that cannot watch terminals.
                    Err(_) => return,
                    Ok(_) => {
                        let [watched] = watched;
                        if watched
                            .revents()
                            .intersects(PollFlags::HUP | PollFlags::ERR)
                        {
                            hang_up(&inbox);
                        }
                        return;
                    }
                }
            }
        })?;
    Ok(())
}

/// The terminal that keys come from.
fn terminal() -> io::Result<OwnedFd> {
    if stdin().is_terminal() {
        Ok(rustix::io::dup(rustix::stdio::stdin())?)
    } else {
        Ok(File::open("/dev/tty")?.into())
    }
}
