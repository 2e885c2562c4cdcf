//! The inbox of the loop: everything that happens comes through here, in the order in which it happened.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

/// How many messages may wait. Whoever sends more waits, too: keys typed by a stuck cat must not fill the memory.
const CAPACITY: usize = 1024;

/// Where messages are taken out.
#[derive(Debug)]
pub struct Inbox<T>(Receiver<T>);

/// An inbox, and the sender that everyone gets a clone of.
#[must_use]
pub fn inbox<T>() -> (SyncSender<T>, Inbox<T>) {
    let (sender, receiver) = sync_channel(CAPACITY);
    (sender, Inbox(receiver))
}

impl<T> Inbox<T> {
    /// Waits for a message, then takes all that have come meanwhile: a burst costs one frame. At most what the inbox
    /// holds, so that a burst without end gets frames, too. Nothing: there is nobody left who could send.
    #[must_use]
    pub fn next(&self) -> Vec<T> {
        self.0
            .recv()
            .map_or_else(|_| Vec::new(), |first| self.burst(first))
    }

    /// The same, but waits no longer than this. `None` when the time is up.
    #[must_use]
    pub fn next_within(&self, patience: Duration) -> Option<Vec<T>> {
        match self.0.recv_timeout(patience) {
            Ok(first) => Some(self.burst(first)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Vec::new()),
        }
    }

    fn burst(&self, first: T) -> Vec<T> {
        let mut burst = vec![first];
        burst.extend(self.0.try_iter().take(CAPACITY));
        burst
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn a_burst_comes_at_once_and_in_order() {
        let (sender, inbox) = inbox();
        for number in 0..3 {
            sender.send(number).unwrap();
        }
        assert_eq!(inbox.next(), [0, 1, 2]);
        sender.clone().send(3).unwrap();
        assert_eq!(inbox.next(), [3]);
    }

    #[test]
    fn a_burst_without_end_is_cut_into_bursts() {
        let (sender, inbox) = inbox();
        let flood =
            thread::spawn(move || (0..10 * CAPACITY).try_for_each(|number| sender.send(number)));
        let mut seen = 0;
        loop {
            let burst = inbox.next();
            if burst.is_empty() {
                break;
            }
            assert!(burst.len() <= CAPACITY + 1);
            assert_eq!(burst.first(), Some(&seen));
            seen += burst.len();
        }
        assert_eq!(seen, 10 * CAPACITY);
        flood.join().unwrap().unwrap();
    }

    #[test]
    fn waiting_ends_with_the_time_and_with_the_last_sender() {
        let (sender, inbox) = inbox::<u8>();
        assert_eq!(inbox.next_within(Duration::from_millis(1)), None);
        drop(sender);
        assert_eq!(inbox.next_within(Duration::from_secs(60)), Some(vec![]));
        assert_eq!(inbox.next(), Vec::<u8>::new());
    }
}
