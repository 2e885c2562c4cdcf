//! Two programs writing one notebook take turns.
//!
//! `SQLite`'s own waiting looks less and less often, up to every 100 ms, and so hardly ever meets the moment between two
//! writes of a busy program: with two that mark as fast as they can, one gave up after its 2 s. Here who waits looks
//! often, and who has written leaves room for longer than that.

use std::thread;
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// How often who waits looks, and for how long.
const LOOK: Duration = Duration::from_millis(1);
const PATIENCE: Duration = Duration::from_secs(2);

/// How long who has written leaves the file to others.
const ROOM: Duration = Duration::from_millis(2);

/// Makes a connection wait for its turn.
pub(super) fn wait_for_turn(connection: &mut Connection) -> rusqlite::Result<()> {
    let mut began = Instant::now();
    connection.busy_handler(Some(move |looks_before| {
        if looks_before == 0 {
            began = Instant::now();
        }
        thread::sleep(LOOK);
        began.elapsed() < PATIENCE
    }))
}

/// Lets others have their turn.
pub(super) fn leave_turn() {
    thread::sleep(ROOM);
}
