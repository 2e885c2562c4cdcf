//! What answers a key goes first: other work for the same key begins when the list is there.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Nobody waits longer: an answer that takes so long is late anyway.
const PATIENCE: Duration = Duration::from_millis(500);

/// How many answers are being made that others wait for.
#[derive(Clone, Default)]
pub(super) struct Rush(Arc<(Mutex<usize>, Condvar)>);

/// An answer is being made as long as this is there.
pub(super) struct Rushing(Rush);

impl Rush {
    /// An answer is being made from now on.
    pub(super) fn begin(&self) -> Rushing {
        *self.count() += 1;
        Rushing(self.clone())
    }

    /// Waits until no answer is being made.
    pub(super) fn wait(&self) {
        let over = self
            .0
            .1
            .wait_timeout_while(self.count(), PATIENCE, |count| *count > 0);
        drop(over);
    }

    /// A thread that panicked while it counted counted right.
    fn count(&self) -> MutexGuard<'_, usize> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Rushing {
    fn drop(&mut self) {
        let mut count = self.0.count();
        *count = count.saturating_sub(1);
        if *count == 0 {
            self.0.0.1.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn whoever_waits_goes_on_when_the_last_answer_is_made() {
        let rush = Rush::default();
        rush.wait();
        let (one, other) = (rush.begin(), rush.begin());
        drop(one);
        let waits = thread::spawn({
            let rush = rush.clone();
            move || rush.wait()
        });
        thread::sleep(Duration::from_millis(5));
        assert!(!waits.is_finished());
        drop(other);
        waits.join().unwrap();
    }
}
