//! Reads the deals file into the index, chunk by chunk, and again when asked.

use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::background::give_way;
use super::{Files, Outbox, spawn, told};
use crate::app::{About, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::Index;
use crate::library::{self, Begun, Progress};
use crate::store::DealsFile;

/// The least time between two tellings of how far the reading is.
const BETWEEN: Duration = Duration::from_millis(300);

/// From so many deals on it takes a noticeable time to put them in order.
const ORDERED_FROM: usize = 20_000;

/// What there is to do after the first reading.
pub(super) enum Work {
    Reload,
}

pub(super) fn start(files: Files, about: About, outbox: Outbox) -> std::io::Result<Sender<Work>> {
    let run = move |queue: std::sync::mpsc::Receiver<Work>| {
        let mut ordering = Cancel::default();
        tell(open(&files, &about, &outbox), &ordering, &outbox);
        for Work::Reload in queue {
            ordering.cancel();
            ordering = Cancel::default();
            tell(reload(&files, &about, &outbox), &ordering, &outbox);
        }
    };
    spawn("load", run).map(|(sender, _)| sender)
}

fn tell(read: Result<Index, Clean>, ordering: &Cancel, outbox: &Outbox) {
    match read {
        Ok(index) if index.len() >= ORDERED_FROM => put_in_order(index, ordering.clone()),
        Ok(_) => {}
        Err(problem) => outbox.send(Reply::LoadFailed(problem)),
    }
}

/// Works out the orders by all columns, on one thread that the others hardly notice.
fn put_in_order(index: Index, cancel: Cancel) {
    let run = move || {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
        if let Ok(pool) = pool.start_handler(|_| give_way()).build() {
            pool.install(|| index.prepare_orders(&cancel));
        }
    };
    // Without a thread each order is worked out when it is first asked for.
    drop(thread::Builder::new().name("order".to_owned()).spawn(run));
}

/// The first reading: where it takes long, the newest deals come before all others.
fn open(files: &Files, about: &About, outbox: &Outbox) -> Result<Index, Clean> {
    let file = files.another().map_err(told)?;
    // What is wrong with the file, the whole reading tells.
    if let Ok(Some(index)) = library::first_page(&file) {
        outbox.send(Reply::Opened {
            about: about.clone(),
            index,
        });
        let deals = file.count().map_err(told)?;
        outbox.send(Reply::Counted(u64::try_from(deals).unwrap_or(u64::MAX)));
        let begun = library::begin(&file).map_err(told)?;
        return read(&file, begun, outbox);
    }
    load(&file, about, outbox)
}

fn load(file: &DealsFile, about: &About, outbox: &Outbox) -> Result<Index, Clean> {
    let begun = library::begin(file).map_err(told)?;
    outbox.send(Reply::Opened {
        about: about.clone(),
        index: begun.index.clone(),
    });
    read(file, begun, outbox)
}

fn read(file: &DealsFile, begun: Begun, outbox: &Outbox) -> Result<Index, Clean> {
    let mut last = begun.index.clone();
    let mut told_at: Option<Instant> = None;
    let mut grown = |index: &Index, progress: Progress| {
        let Progress { complete, problems } = progress;
        last = index.clone();
        // Each time everything is selected anew, which takes longer the more deals there are.
        if !complete && told_at.is_some_and(|at| at.elapsed() < BETWEEN) {
            return;
        }
        told_at = Some(Instant::now());
        outbox.send(Reply::Grown {
            index: index.clone(),
            complete,
            problems,
        });
    };
    library::load(file, begun, &Cancel::default(), &mut grown).map_err(told)?;
    Ok(last)
}

/// Opens the file anew: what it has now is checked before it takes the place of what it had.
fn reload(files: &Files, about: &About, outbox: &Outbox) -> Result<Index, Clean> {
    let fresh = files.with(DealsFile::reopen).map_err(told)?;
    files.replace(fresh);
    let file = files.another().map_err(told)?;
    let deals = file.count().map_err(told)?;
    let about = About {
        deals: u64::try_from(deals).ok(),
        ..about.clone()
    };
    load(&file, &about, outbox)
}
