//! Which columns of a table fit a width, and how wide each is.

/// Columns of the screen between two columns of a table.
pub const GAP: u16 = 2;

/// What a column of a table wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    /// Columns join in this order, the lowest first.
    pub rank: u8,
    /// Without so much it does not join.
    pub min: u16,
    /// It has so much before another column joins.
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

/// Places columns on a width: by rank as long as there is room, then all grow together. They keep their order.
#[must_use]
pub fn columns(width: u16, wants: &[Want]) -> Vec<Slot> {
    let mut ranked: Vec<usize> = (0..wants.len()).collect();
    ranked.sort_by_key(|&n| wants.get(n).map(|want| want.rank));
    let mut chosen = Vec::with_capacity(wants.len());
    let mut used = 0;
    for (n, want) in ranked.iter().filter_map(|&n| Some((n, wants.get(n)?))) {
        let gap = if chosen.is_empty() { 0 } else { GAP };
        if used + gap + want.min > width {
            break;
        }
        let now = want.good.min(width - used - gap);
        used += gap + now;
        chosen.push((n, now, want.max));
    }
    while used < width {
        let mut grew = false;
        for (_, now, max) in &mut chosen {
            if *now < *max && used < width {
                *now += 1;
                used += 1;
                grew = true;
            }
        }
        if !grew {
            break;
        }
    }
    chosen.sort_unstable_by_key(|&(n, ..)| n);
    let mut x = 0;
    chosen
        .into_iter()
        .map(|(column, width, _)| {
            let slot = Slot { column, x, width };
            x += width + GAP;
            slot
        })
        .collect()
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
    fn a_column_joins_only_when_those_before_it_have_enough() {
        let title = Want {
            rank: 0,
            min: 10,
            good: 20,
            max: 60,
        };
        let date = Want::fixed(1, 10);
        let slot = |column, x, width| Slot { column, x, width };
        assert_eq!(columns(31, &[date, title]), [slot(1, 0, 31)]);
        assert_eq!(
            columns(32, &[date, title]),
            [slot(0, 0, 10), slot(1, 12, 20)]
        );
        assert_eq!(columns(9, &[date, title]), []);
    }
}
