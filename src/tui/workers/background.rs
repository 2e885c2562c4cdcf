//! Work that nobody waits for now: it gives way to what answers a key. On two processors an answer to a key took three to five
//! times as long while such work ran beside it as an equal.

use std::sync::{Arc, OnceLock};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::rush::{Rush, Rushing};

/// Threads of its own, made when first needed.
#[derive(Clone, Default)]
pub(super) struct Background {
    pool: Arc<OnceLock<Option<ThreadPool>>>,
    rush: Rush,
}

impl Background {
    /// No work begins while an answer to a key is being made.
    pub(super) fn rush(&self) -> Rushing {
        self.rush.begin()
    }

    /// Does the work on threads that give way; where the system gives none, here.
    pub(super) fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.rush.wait();
        let pool = || {
            let builder = ThreadPoolBuilder::new()
                .thread_name(|number| format!("background {number}"))
                .start_handler(|_| give_way());
            builder.build().ok()
        };
        match self.pool.get_or_init(pool) {
            Some(pool) => pool.install(work),
            None => work(),
        }
    }
}

/// From now on this thread, and those that it starts, get what others leave. Elsewhere than on Linux the whole process would.
pub(super) fn give_way() {
    /// Weighs a tenth of what a thread usually weighs.
    #[cfg(target_os = "linux")]
    const NICE: i32 = 10;
    // Where it is refused, the thread is an equal of the others.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(NICE);
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::Background;

    /// How this thread weighs.
    fn nice() -> i32 {
        rustix::process::nice(0).unwrap_or_default()
    }

    #[test]
    fn background_threads_give_way_and_others_stay_as_they_are() {
        let before = nice();
        let background = Background::default();
        let there = background.run(|| rayon::join(nice, nice));
        assert!(there.0 > before && there.1 > before || before == 19);
        assert_eq!(nice(), before);
    }
}
