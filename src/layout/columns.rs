//! Which columns of a table fit a width, and how wide each is.

/// Columns of the screen between two columns of a table.
pub const GAP: u16 = 2;

/// What a column of a table wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// Columns join in this order. Those of rank 0 join as soon as they find their least width.
    pub rank: u8,
    /// Without so much it does not join.
    pub min: u16,
    /// It has so much before a column of a higher rank joins.
    pub good: u16,
    /// It never takes more.
    pub max: u16,
}

/// Where a column of a table lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Place of the column in what was asked for.
    pub column: usize,
    /// Where it begins, from the left end of the table.
    pub x: u16,
    /// How wide it is.
    pub width: u16,
}

impl Want {
    /// A column that always has the same width.
    #[must_use]
    pub const fn fixed(rank: u8, width: u16) -> Self {
        Self {
            rank,
            min: width,
            good: width,
            max: width,
        }
    }
}

/// Places columns on a width: by rank as long as there is room, then all grow. They keep their order.
#[must_use]
pub fn columns(width: u16, wants: &[Want]) -> Vec<Slot> {
    let mut joined = join(width, wants);
    grow(width, &mut joined, |want| want.good);
    grow(width, &mut joined, |want| want.max);
    joined.sort_unstable_by_key(|column| column.0);
    let mut x = 0;
    joined
        .into_iter()
        .map(|(column, width, _)| {
            let slot = Slot { column, x, width };
            x += width + GAP;
            slot
        })
        .collect()
}

/// Place, width and want of each column that finds room, by rank; each has its least width.
fn join(width: u16, wants: &[Want]) -> Vec<(usize, u16, Want)> {
    let mut ranked: Vec<(usize, Want)> = wants.iter().copied().enumerate().collect();
    ranked.sort_by_key(|(_, want)| want.rank);
    let (mut least, mut good) = (0, 0);
    let fits = |(_, want): &(usize, Want)| {
        let gap = if least == 0 { 0 } else { GAP };
        let taken = if want.rank == 0 { least } else { good };
        let fits = taken + gap + want.min <= width;
        least += gap + want.min;
        good += gap + want.good;
        fits
    };
    ranked
        .into_iter()
        .take_while(fits)
        .map(|(n, want)| (n, want.min, want))
        .collect()
}

/// Shares what is left of a width, a column of the screen at a time, up to a limit.
fn grow(width: u16, joined: &mut [(usize, u16, Want)], limit: impl Fn(&Want) -> u16) {
    let gaps = u16::try_from(joined.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let taken: u16 = joined.iter().map(|(_, now, _)| now).sum();
    let mut left = width.saturating_sub(taken + gaps.saturating_mul(GAP));
    let mut grew = true;
    while left > 0 && grew {
        grew = false;
        for (_, now, want) in &mut *joined {
            if left > 0 && *now < limit(want) {
                *now += 1;
                left -= 1;
                grew = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{GAP, Slot, Want, columns};

    fn want() -> impl Strategy<Value = Want> {
        (0_u8..9, 1_u16..20, 0_u16..20, 0_u16..40).prop_map(|(rank, min, more, most)| Want {
            rank,
            min,
            good: min + more,
            max: min + more + most,
        })
    }

    proptest! {
        #[test]
        fn columns_fit_the_width_and_stand_apart(
            width in 0_u16..300, wants in proptest::collection::vec(want(), 0..9)
        ) {
            let slots = columns(width, &wants);
            for slot in &slots {
                prop_assert!(slot.x + slot.width <= width);
                prop_assert!(slot.width >= wants[slot.column].min && slot.width <= wants[slot.column].max);
            }
            for pair in slots.windows(2) {
                prop_assert!(pair[0].column < pair[1].column);
                prop_assert_eq!(pair[0].x + pair[0].width + GAP, pair[1].x);
            }
        }
    }

    #[test]
    fn a_column_joins_only_when_those_of_a_lower_rank_have_enough() {
        let title = Want {
            rank: 0,
            min: 10,
            good: 20,
            max: 60,
        };
        let date = Want::fixed(0, 10);
        let buyer = Want::fixed(1, 8);
        let slot = |column, x, width| Slot { column, x, width };
        let at = |width| columns(width, &[date, buyer, title]);
        assert_eq!(at(9), []);
        assert_eq!(at(21), [slot(0, 0, 10)]);
        assert_eq!(at(22), [slot(0, 0, 10), slot(2, 12, 10)]);
        assert_eq!(at(41), [slot(0, 0, 10), slot(2, 12, 29)]);
        assert_eq!(at(42), [slot(0, 0, 10), slot(1, 12, 8), slot(2, 22, 20)]);
    }
}
