//! Many rows, written on as many threads as there are processors: each makes the text of a batch at a time, and the batches
//! are put together in order.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use super::sheet::{continued, sheet};
use super::{Deals, ExportError, Format, Spec, Written, write_rows};
use crate::index::Row;

/// How many deals a thread takes at a time: some megabytes of text.
const BATCH: usize = 8192;

/// How many batches may wait to be written.
const WAITING: usize = 2;

/// True where batches of rows can be written apart from each other, and there are enough of them.
pub(super) fn are_worth_it(format: Format, rows: usize) -> bool {
    let stands_alone = matches!(format, Format::Csv | Format::Json | Format::Jsonl);
    stands_alone && rows > BATCH
}

/// Writes rows as one sheet would.
pub(super) fn write(
    spec: &Spec,
    deals: &Deals<'_>,
    out: &mut dyn Write,
) -> Result<Written, ExportError> {
    let next = &AtomicUsize::new(0);
    let spare = &Spare::default();
    let own = Work {
        spec,
        deals: *deals,
        next,
        spare,
    };
    let helpers = deals.file.helpers(deals.rows.len().div_ceil(BATCH));
    let mut joined = Joined {
        out,
        next: 0,
        early: BTreeMap::new(),
        written: Written::default(),
        spare,
    };
    // Who gets ahead waits: no more text is held than there is room for here.
    let (sender, texts) = sync_channel(WAITING);
    let (index, rows, cancel) = (deals.index, deals.rows, deals.cancel);
    thread::scope(|scope| {
        for helper in helpers {
            let sender = sender.clone();
            scope.spawn(move || {
                let file = &helper;
                let deals = Deals {
                    rows,
                    index,
                    file,
                    cancel,
                };
                let work = Work {
                    spec,
                    deals,
                    next,
                    spare,
                };
                while work.batch().is_some_and(|text| sender.send(text).is_ok()) {}
            });
        }
        drop(sender);
        // Taken in here, so that threads that still have something to send end when this one fails.
        let texts = texts;
        while let Some(text) = own.batch() {
            joined.add(text)?;
            texts.try_iter().try_for_each(|text| joined.add(text))?;
        }
        texts.iter().try_for_each(|text| joined.add(text))
    })?;
    let Joined { out, written, .. } = joined;
    continued(spec.format, spec.headings(), spec.setting(), out).finish()?;
    Ok(written)
}

/// What a thread needs to make texts.
struct Work<'a> {
    spec: &'a Spec,
    deals: Deals<'a>,
    /// The batch that nobody has taken yet.
    next: &'a AtomicUsize,
    spare: &'a Spare,
}

/// Room of texts that were written, for those that come: a million deals need as much as a few batches.
#[derive(Default)]
struct Spare(Mutex<Vec<Vec<u8>>>);

impl Spare {
    fn take(&self) -> Vec<u8> {
        self.all().pop().unwrap_or_default()
    }

    fn give(&self, mut text: Vec<u8>) {
        text.clear();
        self.all().push(text);
    }

    fn all(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The text of a batch.
struct Text {
    place: usize,
    made: Result<(Vec<u8>, Written), ExportError>,
}

impl Work<'_> {
    /// The text of the next batch; `None` where there is none.
    fn batch(&self) -> Option<Text> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        let rows = self.deals.rows.chunks(BATCH).nth(place)?;
        let mut text = self.spare.take();
        let written = match place {
            0 => self.first(rows, &mut text),
            _ => self.next(rows, &mut text),
        };
        Some(Text {
            place,
            made: written.map(|written| (text, written)),
        })
    }

    /// The batch that all others follow: with what stands before the first row.
    fn first(&self, rows: &[Row], text: &mut Vec<u8>) -> Result<Written, ExportError> {
        let spec = self.spec;
        let deals = Deals { rows, ..self.deals };
        let mut sheet = sheet(spec.format, spec.headings(), spec.setting(), text);
        write_rows(spec, &deals, &mut *sheet, &mut || {})
    }

    /// Another batch. Its rows are written in the order of the index, where neighbours share what is in the processor's
    /// caches, and then put into the order asked for.
    fn next(&self, rows: &[Row], text: &mut Vec<u8>) -> Result<Written, ExportError> {
        let spec = self.spec;
        let known = rows
            .iter()
            .filter(|row| self.deals.index.entry(**row).is_some());
        let mut order: Vec<(Row, usize)> = known.copied().zip(0..).collect();
        order.sort_unstable();
        let sorted: Vec<Row> = order.iter().map(|(row, _)| *row).collect();
        let mut made = self.spare.take();
        let len = Cell::new(0);
        let mut ranges = vec![0..0; order.len()];
        let mut places = order.iter().map(|(_, place)| *place);
        let mut start = 0;
        let out = &mut Counting {
            text: &mut made,
            len: &len,
        };
        let deals = Deals {
            rows: &sorted,
            ..self.deals
        };
        let mut sheet = continued(spec.format, spec.headings(), spec.setting(), out);
        let written = write_rows(spec, &deals, &mut *sheet, &mut || {
            let end = len.get();
            if let Some(range) = places.next().and_then(|place| ranges.get_mut(place)) {
                *range = start..end;
            }
            start = end;
        });
        // Not finished, for others follow.
        drop(sheet);
        for range in ranges {
            text.extend_from_slice(made.get(range).unwrap_or_default());
        }
        self.spare.give(made);
        written
    }
}

/// A text that tells how long it is while somebody writes to it.
struct Counting<'t> {
    text: &'t mut Vec<u8>,
    len: &'t Cell<usize>,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        self.len.set(self.text.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Texts put together in order.
struct Joined<'o> {
    out: &'o mut dyn Write,
    next: usize,
    /// Those that came before their turn.
    early: BTreeMap<usize, (Vec<u8>, Written)>,
    written: Written,
    spare: &'o Spare,
}

impl Joined<'_> {
    fn add(&mut self, text: Text) -> Result<(), ExportError> {
        self.early.insert(text.place, text.made?);
        while let Some((text, written)) = self.early.remove(&self.next) {
            self.next += 1;
            self.out.write_all(&text)?;
            self.spare.give(text);
            self.written.deals += written.deals;
            self.written.silent_claims += written.silent_claims;
            self.written.problems += written.problems;
        }
        Ok(())
    }
}
