//! The ids of a file in pieces, for threads that read them at the same time.

use std::ops::RangeInclusive;
use std::thread;

use super::ALL_DEALS;
use crate::deal::DealId;
use crate::store::{DealsFile, ReadError};

/// More threads than this wait for each other.
const MOST_THREADS: usize = 8;

/// Deals that are looked at to tell how close ids lie.
const SAMPLE: i64 = 1024;

/// Ids that lie far apart make no more pieces than this.
const MOST_PIECES: i128 = 1024;

/// What a scan reads beside the deals.
const PARTS: [&str; 7] = [
    "parties",
    "deal_products",
    "deal_countries",
    "deal_sectors",
    "citations",
    "deal_values",
    "deal_links",
];

impl DealsFile {
    /// Connections for other threads that read some of these pieces; none where each would need a copy of the file.
    #[must_use]
    pub fn helpers(&self, pieces: usize) -> Vec<Self> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let threads = threads.min(MOST_THREADS).min(pieces);
        std::iter::from_fn(|| self.beside())
            .take(threads.saturating_sub(1))
            .collect()
    }

    /// The ids of all deals in pieces of about `deals` deals, in order; in one where there are not many more. How close the
    /// ids lie is looked at in the middle.
    ///
    /// # Errors
    /// When the file is damaged.
    pub fn pieces(&self, deals: usize) -> Result<Vec<RangeInclusive<DealId>>, ReadError> {
        let _running = self.guard.run(None);
        if !self.is_keyed().map_err(|error| self.failed(&error))? {
            return Ok(vec![ALL_DEALS]);
        }
        let (ids, gap) = self.spread().map_err(|error| self.failed(&error))?;
        let deals = i128::try_from(deals).unwrap_or(i128::MAX);
        Ok(ids.map_or_else(
            || vec![ALL_DEALS],
            |ids| pieces(ids, deals.saturating_mul(gap)),
        ))
    }

    /// True when the parts of some deals are found without reading those of all.
    fn is_keyed(&self) -> rusqlite::Result<bool> {
        let keyed = "SELECT count(*) > 0 FROM pragma_index_list(?1) WHERE origin = 'pk'";
        let mut keyed = self.connection.prepare(keyed)?;
        for table in PARTS {
            if !keyed.query_row([table], |row| row.get(0))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The first and the last id, and how far ids in the middle are apart.
    fn spread(&self) -> rusqlite::Result<(Option<(i64, i64)>, i128)> {
        let ends = "SELECT (SELECT min(id) FROM deals), (SELECT max(id) FROM deals)";
        let ids: (Option<i64>, Option<i64>) = self
            .connection
            .query_row(ends, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (Some(first), Some(last)) = ids else {
            return Ok((None, 1));
        };
        let middle = i64::midpoint(first, last);
        let some = "SELECT max(id), count(*) FROM \
             (SELECT id FROM deals WHERE id >= ?1 ORDER BY id LIMIT ?2)";
        let (reached, deals): (Option<i64>, i64) =
            self.connection
                .query_row(some, (middle, SAMPLE), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let far = i128::from(reached.unwrap_or(middle)) - i128::from(middle);
        let gap = (far / i128::from(deals.max(1))).max(1);
        Ok((Some((first, last)), gap))
    }
}

/// Ranges of `size` ids; the first and the last reach to the ends of all numbers.
fn pieces((first, last): (i64, i64), size: i128) -> Vec<RangeInclusive<DealId>> {
    let (first, last) = (i128::from(first), i128::from(last));
    let size = size.max((last - first) / MOST_PIECES).max(1);
    let mut pieces = Vec::new();
    let mut from = i64::MIN;
    let mut end = first + size;
    // A piece that is not half as large as the others goes with the one before it.
    while end + size / 2 < last {
        let Ok(below) = i64::try_from(end) else { break };
        pieces.push(DealId(from)..=DealId(below - 1));
        from = below;
        end += size;
    }
    pieces.push(DealId(from)..=DealId(i64::MAX));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(ids: (i64, i64), size: i128) -> Vec<i128> {
        let pieces = pieces(ids, size);
        let starts = pieces
            .windows(2)
            .map(|pair| (pair[0].end().0, pair[1].start().0));
        for (end, start) in starts {
            assert_eq!(end + 1, start);
        }
        let (first, last) = (i128::from(ids.0), i128::from(ids.1));
        let size = |piece: &RangeInclusive<DealId>| {
            i128::from(piece.end().0).min(last) - i128::from(piece.start().0).max(first) + 1
        };
        assert_eq!(
            (pieces[0].start().0, pieces[pieces.len() - 1].end().0),
            (i64::MIN, i64::MAX)
        );
        pieces.iter().map(size).collect()
    }

    #[test]
    fn pieces_are_of_the_size_asked_for_and_have_every_id() {
        assert_eq!(sizes((1, 100), 100), [100]);
        assert_eq!(sizes((1, 149), 100), [149]);
        assert_eq!(sizes((1, 260), 100), [100, 100, 60]);
        assert_eq!(sizes((-50, 120), 100), [100, 71]);
        assert_eq!(sizes((7, 7), 1), [1]);
    }

    #[test]
    fn ids_at_the_ends_of_all_numbers_make_no_more_pieces_than_are_of_use() {
        assert!(sizes((i64::MIN, i64::MAX), 65_536).len() <= 1025);
    }
}
