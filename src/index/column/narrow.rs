//! Small whole numbers, as wide as the largest of them needs.

use std::sync::OnceLock;

use super::{Rows, rows_where, visited};

/// One number for each deal, mostly a place in a dictionary.
pub(crate) struct Narrow {
    numbers: Numbers,
    /// How often each number occurs in all: made when first asked for.
    whole: OnceLock<Box<[u32]>>,
}

/// Rows that follow each other mostly have the same number. Adding to one count again and again waits for the addition
/// before; a third of the time is saved by taking turns among some.
const LANES: usize = 4;

enum Numbers {
    /// All below 256.
    Bytes(Box<[u8]>),
    /// All below 65,536.
    Words(Box<[u16]>),
    /// Any.
    Longs(Box<[u32]>),
}

impl Narrow {
    /// Packs numbers.
    pub(crate) fn of(numbers: &[u32]) -> Self {
        let pack8 = || {
            numbers
                .iter()
                .map(|&n| u8::try_from(n).ok())
                .collect::<Option<Box<_>>>()
        };
        let pack16 = || {
            numbers
                .iter()
                .map(|&n| u16::try_from(n).ok())
                .collect::<Option<Box<_>>>()
        };
        let numbers = pack8()
            .map(Numbers::Bytes)
            .or_else(|| pack16().map(Numbers::Words))
            .unwrap_or_else(|| Numbers::Longs(numbers.into()));
        Self {
            numbers,
            whole: OnceLock::new(),
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        match &self.numbers {
            Numbers::Bytes(numbers) => numbers.len(),
            Numbers::Words(numbers) => numbers.len(),
            Numbers::Longs(numbers) => numbers.len(),
        }
    }

    /// The number of a row.
    pub(crate) fn get(&self, row: usize) -> Option<usize> {
        match &self.numbers {
            Numbers::Bytes(numbers) => numbers.get(row).map(|&n| usize::from(n)),
            Numbers::Words(numbers) => numbers.get(row).map(|&n| usize::from(n)),
            Numbers::Longs(numbers) => numbers.get(row).map(|&n| wide(n)),
        }
    }

    /// The rows whose number is a hit in `hits`.
    pub(crate) fn rows_with(&self, hits: &[bool]) -> Rows {
        if !hits.contains(&true) {
            return Rows::with_capacity(self.len());
        }
        visited(self.len());
        let hit = |at: usize| hits.get(at).copied().unwrap_or(false);
        match &self.numbers {
            Numbers::Bytes(numbers) => {
                // A full table needs no check of its length.
                let mut table = [false; 256];
                for (place, &hit) in table.iter_mut().zip(hits) {
                    *place = hit;
                }
                rows_where(numbers.iter(), |&n| {
                    table.get(usize::from(n)).copied().unwrap_or(false)
                })
            }
            Numbers::Words(numbers) => rows_where(numbers.iter(), |&n| hit(usize::from(n))),
            Numbers::Longs(numbers) => rows_where(numbers.iter(), |&n| hit(wide(n))),
        }
    }

    /// How many of the rows in `among` have each number below `distinct`.
    pub(crate) fn counts(&self, among: &Rows, distinct: usize) -> Vec<u32> {
        self.counts_as(among, distinct, &self.whole, |number| number)
    }

    /// The same of what `slot` makes of the numbers. Where the rows are most, the others are taken from the `whole`: no
    /// count looks at more than half of the rows.
    pub(crate) fn counts_as(
        &self,
        among: &Rows,
        slots: usize,
        whole: &OnceLock<Box<[u32]>>,
        slot: impl Fn(usize) -> usize,
    ) -> Vec<u32> {
        if among.count_ones(..) * 2 <= self.len() {
            return self.tally(among.ones(), slots, slot);
        }
        let whole = whole.get_or_init(|| self.tally(0..self.len(), slots, &slot).into());
        let others = self.tally(among.zeroes(), slots, slot);
        let less = whole.iter().zip(others);
        less.map(|(whole, others)| whole - others).collect()
    }

    fn tally(
        &self,
        rows: impl Iterator<Item = usize>,
        slots: usize,
        slot: impl Fn(usize) -> usize,
    ) -> Vec<u32> {
        let mut counts = vec![[0_u32; LANES]; slots];
        let mut lane = 0;
        self.each(rows, |number| {
            if let Some(count) = counts
                .get_mut(slot(number))
                .and_then(|lanes| lanes.get_mut(lane))
            {
                *count += 1;
            }
            lane = (lane + 1) % LANES;
            visited(1);
        });
        counts.into_iter().map(|lanes| lanes.iter().sum()).collect()
    }

    /// Calls `each` with the number of every row; the width is looked at once.
    fn each(&self, rows: impl Iterator<Item = usize>, mut each: impl FnMut(usize)) {
        match &self.numbers {
            Numbers::Bytes(numbers) => {
                rows.filter_map(|row| numbers.get(row))
                    .for_each(|&n| each(usize::from(n)));
            }
            Numbers::Words(numbers) => {
                rows.filter_map(|row| numbers.get(row))
                    .for_each(|&n| each(usize::from(n)));
            }
            Numbers::Longs(numbers) => {
                rows.filter_map(|row| numbers.get(row))
                    .for_each(|&n| each(wide(n)));
            }
        }
    }
}

/// A stored number as a place.
pub(crate) fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A place as a stored number; columns never hold more.
pub(crate) fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::all_rows;
    use super::*;

    #[test]
    fn numbers_come_back_whatever_width_they_are_packed_to() {
        for top in [3_u32, 255, 256, 65_535, 65_536, u32::MAX] {
            let packed = Narrow::of(&[0, top, 1]);
            let back: Vec<_> = (0..4).map(|row| packed.get(row)).collect();
            assert_eq!(back, [Some(0), Some(wide(top)), Some(1), None]);
        }
        assert!(matches!(Narrow::of(&[255]).numbers, Numbers::Bytes(_)));
        assert!(matches!(Narrow::of(&[256]).numbers, Numbers::Words(_)));
    }

    #[test]
    fn rows_with_a_hit_are_found_at_every_width() {
        for top in [2_u32, 300, 70_000] {
            let packed = Narrow::of(&[0, top, 1, top]);
            let mut hits = vec![false; wide(top) + 1];
            hits[wide(top)] = true;
            let rows: Vec<_> = packed.rows_with(&hits).ones().collect();
            assert_eq!(rows, [1, 3]);
        }
    }

    #[test]
    fn few_rows_and_most_rows_are_counted_alike() {
        let packed = Narrow::of(&[0, 2, 1, 2, 2]);
        let mut rows = Rows::with_capacity(5);
        rows.insert(1);
        assert_eq!(packed.counts(&rows, 3), [0, 0, 1]);
        let mut others = all_rows(5);
        others.difference_with(&rows);
        assert_eq!(packed.counts(&others, 3), [1, 1, 2]);
        assert_eq!(packed.counts(&all_rows(5), 3), [1, 1, 3]);
    }
}
