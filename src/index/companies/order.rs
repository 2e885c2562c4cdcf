//! The orders of lists of companies. What is compared is made once for each company found, as numbers.

use rayon::prelude::*;

use super::search::Best;
use super::{Companies, CompanyRow, CompanySort};
use crate::fuzzy::Name;
use crate::index::Figures;
use crate::index::column::{short, wide};

/// What companies are put in order by: the first that differs decides. The order asked for, the number of deals, the name.
pub(super) type Key = (u64, std::cmp::Reverse<u32>, u32, CompanyRow);

/// A company that answers.
pub(super) type Answer = (CompanyRow, Best);

impl Companies {
    /// The key of a company in an order.
    pub(super) fn key(&self, sort: CompanySort, (row, best): &Answer, figures: &Figures) -> Key {
        let name = self.ranks().get(wide(row.0)).copied().unwrap_or(u32::MAX);
        let first = match sort {
            CompanySort::Best => best.by_match(),
            CompanySort::Deals => 0,
            CompanySort::Value => figures.euros.map_or(LAST, falling),
            CompanySort::Last => {
                let day = figures.last_day();
                day.map_or(LAST, |day| {
                    (i64::from(i32::MAX) - i64::from(day)).unsigned_abs()
                })
            }
            CompanySort::Name => name.into(),
        };
        (first, std::cmp::Reverse(figures.deals), name, *row)
    }

    /// The place of each company's name among all names: of equal ones the same. Worked out when first needed.
    fn ranks(&self) -> &[u32] {
        self.ranks.get_or_init(|| {
            let name = |row: u32| {
                self.names_of(CompanyRow(row))
                    .first()
                    .map_or("", Name::folded)
            };
            let mut rows: Vec<u32> = (0..short(self.len())).collect();
            rows.par_sort_unstable_by_key(|row| name(*row));
            let mut ranks = vec![0; rows.len()];
            let groups = rows.chunk_by(|one, other| name(*one) == name(*other));
            for (rank, alike) in (0..).zip(groups) {
                for row in alike {
                    if let Some(place) = ranks.get_mut(wide(*row)) {
                        *place = rank;
                    }
                }
            }
            ranks.into()
        })
    }
}

/// After whatever is known.
const LAST: u64 = u64::MAX;

/// A number that is smaller the larger the figure is.
fn falling(figure: f64) -> u64 {
    let bits = figure.to_bits();
    let rising = if figure.is_sign_negative() {
        !bits
    } else {
        bits | 1 << 63
    };
    (!rising).min(LAST - 1)
}

/// The first of some companies, in order; the others are not put in order.
pub(super) fn first(
    found: Vec<Answer>,
    limit: usize,
    key: impl Fn(&Answer) -> Key + Sync,
) -> Vec<Answer> {
    let keyed = found.into_par_iter().map(|answer| (key(&answer), answer));
    let mut keyed: Vec<(Key, Answer)> = keyed.collect();
    if limit < keyed.len() {
        keyed.select_nth_unstable_by_key(limit, |(key, _)| *key);
        keyed.truncate(limit);
    }
    keyed.sort_unstable_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, answer)| answer).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::falling;

    proptest! {
        #[test]
        fn larger_figures_come_first(one in -1e15_f64..1e15, other in -1e15_f64..1e15) {
            prop_assert_eq!(falling(one).cmp(&falling(other)), other.total_cmp(&one));
        }
    }
}
