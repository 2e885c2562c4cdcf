//! Deals into chunks, on as many threads as there are processors: each reads a piece of the ids at a time.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::{Begun, Progress};
use crate::deal::{Cancel, DealId, ScannedDeal, ScannedParty, Sink};
use crate::index::{CHUNK_DEALS, Chunk, ChunkBuilder, Companies, Index};
use crate::store::{DealsFile, ReadError};

/// What came of a piece of the ids.
struct Piece {
    place: usize,
    read: Result<Read, ReadError>,
}

/// Deals that were read.
struct Read {
    chunks: Vec<Chunk>,
    problems: usize,
}

/// Reads the deals, and calls `grown` with the index after each piece of them and at the end.
///
/// # Errors
/// When cancelled, or when the file is damaged; what `grown` was given is not complete then.
pub fn load(
    file: &DealsFile,
    begun: Begun,
    cancel: &Cancel,
    grown: &mut dyn FnMut(&Index, Progress),
) -> Result<(), ReadError> {
    let pieces = file.pieces(CHUNK_DEALS)?;
    let work = Work {
        pieces: &pieces,
        next: AtomicUsize::new(0),
        companies: begun.companies,
        cancel,
    };
    let helpers = file.helpers(pieces.len());
    let mut growing = Growing {
        index: begun.index,
        problems: begun.problems,
        pieces: pieces.len(),
        next: 0,
        early: BTreeMap::new(),
        grown,
    };
    let (sender, read) = channel();
    thread::scope(|scope| {
        for helper in helpers {
            let (sender, work) = (sender.clone(), &work);
            scope.spawn(move || while work.piece(&helper, &sender) {});
        }
        let grow = || {
            while work.piece(file, &sender) {
                read.try_iter().try_for_each(|piece| growing.add(piece))?;
            }
            drop(sender);
            read.iter().try_for_each(|piece| growing.add(piece))
        };
        // After an error, pieces that others still read are of no use to anybody.
        grow().inspect_err(|_| cancel.cancel())
    })?;
    growing.tell();
    Ok(())
}

/// What all threads share.
struct Work<'a> {
    pieces: &'a [RangeInclusive<DealId>],
    /// The piece that nobody reads yet.
    next: AtomicUsize,
    companies: Arc<Companies>,
    cancel: &'a Cancel,
}

impl Work<'_> {
    /// Reads the next piece; false where none is left, or nobody wants it.
    fn piece(&self, file: &DealsFile, sender: &Sender<Piece>) -> bool {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        let Some(ids) = self.pieces.get(place) else {
            return false;
        };
        let mut filling = Filling {
            builder: ChunkBuilder::new(Arc::clone(&self.companies)),
            chunks: Vec::new(),
        };
        let read = file.scan(ids.clone(), &mut filling, self.cancel);
        let is_read = read.is_ok();
        let read = read.map(|report| Read {
            chunks: filling.finish(),
            problems: report.problems,
        });
        sender.send(Piece { place, read }).is_ok() && is_read
    }
}

/// The index as far as pieces have come one after the other.
struct Growing<'g> {
    index: Index,
    problems: usize,
    pieces: usize,
    /// The piece that comes next.
    next: usize,
    /// Pieces that came before their turn.
    early: BTreeMap<usize, Read>,
    grown: &'g mut dyn FnMut(&Index, Progress),
}

impl Growing<'_> {
    fn add(&mut self, piece: Piece) -> Result<(), ReadError> {
        self.early.insert(piece.place, piece.read?);
        while let Some(read) = self.early.remove(&self.next) {
            self.next += 1;
            self.problems = self.problems.saturating_add(read.problems);
            for chunk in read.chunks {
                self.index = self.index.with(Arc::new(chunk));
            }
            if self.next < self.pieces {
                self.tell();
            }
        }
        Ok(())
    }

    fn tell(&mut self) {
        let progress = Progress {
            complete: self.next == self.pieces,
            problems: self.problems,
        };
        (self.grown)(&self.index, progress);
    }
}

/// Takes a scan and cuts it into chunks.
struct Filling {
    builder: ChunkBuilder,
    chunks: Vec<Chunk>,
}

impl Filling {
    fn finish(mut self) -> Vec<Chunk> {
        if !self.builder.is_empty() {
            self.chunks.push(self.builder.take());
        }
        self.chunks
    }
}

impl Sink for Filling {
    fn deal(&mut self, deal: &ScannedDeal<'_>) {
        self.builder.deal(deal);
    }
    fn party(&mut self, party: &ScannedParty<'_>) {
        self.builder.party(party);
    }
    fn product(&mut self, name: &str) {
        self.builder.product(name);
    }
    fn country(&mut self, code: &str) {
        self.builder.country(code);
    }
    fn part_of(&mut self, whole: DealId) {
        self.builder.part_of(whole);
    }
    fn sector(&mut self, code: &str) {
        self.builder.sector(code);
    }
    fn evidence(&mut self, best_grade: Option<char>, disputed: bool) {
        self.builder.evidence(best_grade, disputed);
    }
    fn end(&mut self) {
        self.builder.end();
        if self.builder.len() >= CHUNK_DEALS {
            self.chunks.push(self.builder.take());
        }
    }
}
