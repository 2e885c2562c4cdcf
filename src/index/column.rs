//! Columns: one value for each deal of a chunk, stored as narrow as the values allow, each value solved once.

mod coded;
mod dates;
mod distinct;
mod ids;
mod lists;
mod narrow;
mod parties;
mod phrases;
mod text;
mod values;
mod visits;
mod wholes;

pub(crate) use coded::{Coded, CodedBuilder};
pub(crate) use dates::{DateColumn, DateColumnBuilder, YearBounds};
pub(crate) use distinct::{Distinct, DistinctBuilder};
pub(crate) use ids::Ids;
pub(crate) use lists::{Lists, ListsBuilder};
pub(crate) use narrow::{Narrow, short, wide};
pub(crate) use parties::{Parties, PartiesBuilder, Party, Whom};
pub(crate) use phrases::{Phrases, PhrasesBuilder};
pub(crate) use text::TextColumn;
pub(crate) use values::{Shape, ValueColumn, ValueColumnBuilder};
pub(crate) use visits::visited;
#[cfg(test)]
pub(crate) use visits::visits;
pub(crate) use wholes::Wholes;

use fixedbitset::FixedBitSet;

/// A set of rows of one chunk.
pub(crate) type Rows = FixedBitSet;

/// The rows whose value passes: whole words of bits are put together, without a write per row.
pub(crate) fn rows_where<T>(
    values: impl ExactSizeIterator<Item = T>,
    mut test: impl FnMut(T) -> bool,
) -> Rows {
    const WORD: usize = usize::BITS as usize;
    let len = values.len();
    let mut words = Vec::with_capacity(len.div_ceil(WORD));
    let mut word = 0;
    let mut filled = 0;
    for value in values {
        word |= usize::from(test(value)) << filled;
        filled += 1;
        if filled == WORD {
            words.push(word);
            word = 0;
            filled = 0;
        }
    }
    if filled > 0 {
        words.push(word);
    }
    Rows::with_capacity_and_blocks(len, words)
}

/// Every row of a chunk of `len` deals.
pub(crate) fn all_rows(len: usize) -> Rows {
    let mut rows = Rows::with_capacity(len);
    rows.insert_range(..);
    rows
}
