//! Words in summaries. These are most of a file: all words of a query are looked for in one pass, on all processors, and
//! where a part of a word was looked for before, in the deals alone that have it.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::types::ValueRef;

use super::{Search, id};
use crate::deal::{Cancel, DealId, Needles};
use crate::store::some::{AMONG, list};
use crate::store::{DealsFile, ReadError};

/// How many summaries a thread reads at a time: some hundredths of a second, so that first hits are there soon. Tests have few
/// deals.
const AT_ONCE: usize = if cfg!(test) { 32 } else { 8192 };

/// The time between two tellings of what was found so far: each has everything selected anew.
const BETWEEN: Duration = Duration::from_millis(400);

/// One deal by itself costs so many times what it costs among all.
const DEARER: usize = 4;

/// With no more deals than this to look at, another thread is not worth its connection.
const FEW: usize = 4096;

/// So many ids of deals are remembered, in all answers together: 4 MB.
const MOST_IDS: usize = 1 << 19;

/// So many answers are remembered: more than a query has while it is typed.
const MOST: usize = 64;

/// How often it is looked whether the turn has come.
const PATIENCE: Duration = Duration::from_millis(5);

/// What the connections to one content know of its summaries.
#[derive(Default)]
pub(in crate::store) struct Known {
    /// Folded texts, and the deals that have them.
    answers: Mutex<VecDeque<(Box<str>, Found)>>,
    /// Held while all are looked through: two at a time would be done no sooner.
    turn: Mutex<()>,
}

/// Deals with a text in their summary, in rising order.
pub(super) type Found = Arc<[DealId]>;

impl Known {
    fn exactly(&self, text: &str) -> Option<Found> {
        let answers = guarded(&self.answers);
        let mut exact = answers.iter().filter(|(known, _)| **known == *text);
        exact.next().map(|(_, found)| Arc::clone(found))
    }

    /// Deals among which all are that have a text.
    fn among(&self, text: &str) -> Option<Found> {
        let answers = guarded(&self.answers);
        let parts = answers.iter().filter(|(known, _)| text.contains(&**known));
        let fewest = parts.min_by_key(|(_, found)| found.len());
        fewest.map(|(_, found)| Arc::clone(found))
    }

    fn remember(&self, text: &str, found: &Found) {
        // What most deals have spares nobody any reading.
        if found.len() > MOST_IDS / 2 {
            return;
        }
        let mut answers = guarded(&self.answers);
        answers.push_back((text.into(), Arc::clone(found)));
        let ids = |answers: &VecDeque<(Box<str>, Found)>| {
            answers.iter().map(|(_, found)| found.len()).sum::<usize>()
        };
        while ids(&answers) > MOST_IDS || answers.len() > MOST {
            answers.pop_front();
        }
    }

    /// Waits for the turn; `None` when cancelled meanwhile.
    fn turn(&self, cancel: &Cancel) -> Option<MutexGuard<'_, ()>> {
        while !cancel.is_cancelled() {
            match self.turn.try_lock() {
                Ok(turn) => return Some(turn),
                Err(TryLockError::Poisoned(turn)) => return Some(turn.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(PATIENCE),
            }
        }
        None
    }
}

/// What a thread that panicked remembered is as good as any.
fn guarded<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl DealsFile {
    /// The deals that have each of some folded texts in their summary. `grown` gets what was found so far, now and then.
    pub(super) fn summaries(
        &self,
        texts: &[&str],
        cancel: &Cancel,
        grown: &mut dyn FnMut(Vec<Found>),
    ) -> Result<Vec<Found>, ReadError> {
        let known = |texts: &[&str]| -> Vec<Option<Found>> {
            texts.iter().map(|text| self.known.exactly(text)).collect()
        };
        if let Some(all) = known(texts).into_iter().collect()
            && !cancel.is_cancelled()
        {
            return Ok(all);
        }
        let Some(_turn) = self.known.turn(cancel) else {
            return Err(ReadError::Cancelled { file: self.name() });
        };
        // Who had the turn before may have looked for the same.
        let known = known(texts);
        let mut open: Vec<&str> = Vec::new();
        for (text, known) in texts.iter().zip(&known) {
            if known.is_none() {
                open.push(text);
            }
        }
        let with_known = |found: Vec<Found>| -> Vec<Found> {
            let mut found = found.into_iter();
            let known = known.iter().cloned();
            let all = known.map(|known| known.or_else(|| found.next()).unwrap_or_default());
            all.collect()
        };
        let found = self.look(&open, cancel, &mut |found| grown(with_known(found)))?;
        for (text, found) in open.iter().zip(&found) {
            self.known.remember(text, found);
        }
        Ok(with_known(found))
    }

    /// Looks through the summaries.
    fn look(
        &self,
        texts: &[&str],
        cancel: &Cancel,
        grown: &mut dyn FnMut(Vec<Found>),
    ) -> Result<Vec<Found>, ReadError> {
        if texts.is_empty() {
            return Ok(Vec::new());
        }
        let work = Work {
            texts,
            among: self.candidates(texts),
            pieces: self.pieces(AT_ONCE)?,
            next: AtomicUsize::new(0),
            cancel,
        };
        let is_quick = work.among.as_ref().is_some_and(|all| all.len() <= FEW);
        let helpers = if is_quick {
            Vec::new()
        } else {
            self.helpers(work.pieces.len())
        };
        let mut gathered = Gathered {
            texts: texts.len(),
            pieces: Vec::new(),
            told: None,
        };
        gathered.pieces.resize_with(work.pieces.len(), || None);
        let (sender, read) = channel();
        thread::scope(|scope| {
            for helper in helpers {
                let (sender, work) = (sender.clone(), &work);
                scope.spawn(move || while work.piece(&helper, &sender) {});
            }
            let gather = || {
                while work.piece(self, &sender) {
                    read.try_iter().try_for_each(|piece| gathered.add(piece))?;
                    gathered.tell(grown);
                }
                drop(sender);
                read.iter().try_for_each(|piece| gathered.add(piece))
            };
            // After an error, what others still read is of no use to anybody.
            gather().inspect_err(|_| work.next.store(work.pieces.len(), Ordering::Relaxed))
        })?;
        Ok(gathered.found())
    }

    /// Deals among which all are that have any of these texts; `None`: it may be any.
    fn candidates(&self, texts: &[&str]) -> Option<Vec<DealId>> {
        let sets: Option<Vec<Found>> = texts.iter().map(|text| self.known.among(text)).collect();
        let mut all = sets?.concat();
        all.sort_unstable();
        all.dedup();
        Some(all)
    }
}

/// What all threads share.
struct Work<'a> {
    texts: &'a [&'a str],
    among: Option<Vec<DealId>>,
    pieces: Vec<RangeInclusive<DealId>>,
    /// The piece that nobody reads yet.
    next: AtomicUsize,
    cancel: &'a Cancel,
}

/// The deals of a piece that have each of the texts.
type Hits = Vec<Vec<DealId>>;

impl Work<'_> {
    /// Reads the next piece; false where none is left, or nobody wants it.
    fn piece(&self, file: &DealsFile, sender: &Sender<(usize, Result<Hits, ReadError>)>) -> bool {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        let Some(ids) = self.pieces.get(place) else {
            return false;
        };
        let hits = self.hits(file, ids);
        let is_read = hits.is_ok();
        sender.send((place, hits)).is_ok() && is_read
    }

    fn hits(&self, file: &DealsFile, ids: &RangeInclusive<DealId>) -> Result<Hits, ReadError> {
        let mut hits = vec![Vec::new(); self.texts.len()];
        let among = self.among.as_ref().map(|all| {
            let from = all.partition_point(|id| id < ids.start());
            let to = all.partition_point(|id| id <= ids.end());
            all.get(from..to).unwrap_or_default()
        });
        if among.is_some_and(<[DealId]>::is_empty) {
            return Ok(hits);
        }
        let mut needles = Needles::new(self.texts.iter().copied());
        let mut look = |row: &rusqlite::Row<'_>| {
            if let (Some(deal), Ok(ValueRef::Text(summary))) = (id(row, 0), row.get_ref(1)) {
                needles.find(summary, |place| {
                    if let Some(hits) = hits.get_mut(place) {
                        hits.push(DealId(deal));
                    }
                });
            }
        };
        let running = file.guard.run(Some(self.cancel));
        let search = Search {
            connection: &file.connection,
            running: &running,
        };
        let looked = if let Some(few) = among.filter(|among| among.len() * DEARER < AT_ONCE) {
            let sql = format!("SELECT id, summary FROM deals WHERE id {AMONG} ORDER BY id");
            search.each_with(&sql, [list(few)], &mut look)
        } else {
            let sql = "SELECT id, summary FROM deals WHERE id BETWEEN ?1 AND ?2 ORDER BY id";
            search.each_with(sql, (ids.start().0, ids.end().0), &mut look)
        };
        looked.map_err(|error| file.failed(&error))?;
        Ok(hits)
    }
}

/// Hits as far as they are there, by piece.
struct Gathered {
    texts: usize,
    pieces: Vec<Option<Hits>>,
    told: Option<Instant>,
}

impl Gathered {
    fn add(&mut self, (place, hits): (usize, Result<Hits, ReadError>)) -> Result<(), ReadError> {
        let hits = hits?;
        if let Some(piece) = self.pieces.get_mut(place) {
            *piece = Some(hits);
        }
        Ok(())
    }

    fn tell(&mut self, grown: &mut dyn FnMut(Vec<Found>)) {
        let is_due = self.told.is_none_or(|told| told.elapsed() >= BETWEEN);
        let mut hits = self.pieces.iter().flatten().flatten();
        let is_whole = self.pieces.iter().all(Option::is_some);
        if is_due && !is_whole && hits.any(|hits| !hits.is_empty()) {
            grown(self.found());
            self.told = Some(Instant::now());
        }
    }

    fn found(&self) -> Vec<Found> {
        let of_text = |text| {
            let pieces = self.pieces.iter().flatten();
            let hits = pieces.filter_map(|piece| piece.get(text));
            let mut all: Vec<DealId> = hits.flatten().copied().collect();
            // Nothing keeps a hostile file from having an id twice.
            all.dedup();
            all.into()
        };
        (0..self.texts).map(of_text).collect()
    }
}
