//! Counts the deals that are looked at, in tests alone: what an answer costs is told by that, on any machine.

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static VISITED: Cell<usize> = const { Cell::new(0) };
}

/// So many deals' values were looked at.
#[cfg(not(test))]
pub(crate) const fn visited(_deals: usize) {}

/// So many deals' values were looked at.
#[cfg(test)]
pub(crate) fn visited(deals: usize) {
    VISITED.set(VISITED.get() + deals);
}

/// What the work gives, and at how many values of deals it looked. It runs on one thread, apart from other tests.
#[cfg(test)]
pub(crate) fn visits<T: Send>(work: impl FnOnce() -> T + Send) -> (T, usize) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    pool.build().unwrap().install(|| {
        VISITED.set(0);
        let made = work();
        (made, VISITED.get())
    })
}
