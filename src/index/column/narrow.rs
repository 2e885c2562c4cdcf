//! Small whole numbers, as wide as the largest of them needs.

use super::{Rows, rows_where};

/// One number for each deal, mostly a place in a dictionary.
pub(crate) enum Narrow {
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
        pack8()
            .map(Self::Bytes)
            .or_else(|| pack16().map(Self::Words))
            .unwrap_or_else(|| Self::Longs(numbers.into()))
    }

    /// The number of a row.
    pub(crate) fn get(&self, row: usize) -> Option<usize> {
        match self {
            Self::Bytes(numbers) => numbers.get(row).map(|&n| usize::from(n)),
            Self::Words(numbers) => numbers.get(row).map(|&n| usize::from(n)),
            Self::Longs(numbers) => numbers.get(row).map(|&n| wide(n)),
        }
    }

    /// The rows whose number is a hit in `hits`.
    pub(crate) fn rows_with(&self, hits: &[bool]) -> Rows {
        let hit = |at: usize| hits.get(at).copied().unwrap_or(false);
        match self {
            Self::Bytes(numbers) => {
                // A full table needs no check of its length.
                let mut table = [false; 256];
                for (place, &hit) in table.iter_mut().zip(hits) {
                    *place = hit;
                }
                rows_where(numbers.iter(), |&n| {
                    table.get(usize::from(n)).copied().unwrap_or(false)
                })
            }
            Self::Words(numbers) => rows_where(numbers.iter(), |&n| hit(usize::from(n))),
            Self::Longs(numbers) => rows_where(numbers.iter(), |&n| hit(wide(n))),
        }
    }

    /// Adds one to the count of each number, for every row in `among`.
    pub(crate) fn count(&self, among: &Rows, counts: &mut [u32]) {
        for row in among.ones() {
            if let Some(count) = self.get(row).and_then(|n| counts.get_mut(n)) {
                *count += 1;
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
    use super::*;

    #[test]
    fn numbers_come_back_whatever_width_they_are_packed_to() {
        for top in [3_u32, 255, 256, 65_535, 65_536, u32::MAX] {
            let packed = Narrow::of(&[0, top, 1]);
            let back: Vec<_> = (0..4).map(|row| packed.get(row)).collect();
            assert_eq!(back, [Some(0), Some(wide(top)), Some(1), None]);
        }
        assert!(matches!(Narrow::of(&[255]), Narrow::Bytes(_)));
        assert!(matches!(Narrow::of(&[256]), Narrow::Words(_)));
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
}
