//! Exact addition of figures with different numbers of decimals.

use std::collections::BTreeMap;

use crate::deal::Amount;

/// A sum in the making: whole numbers apart by the power of ten that divides them. A million of the largest fit.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    by_scale: BTreeMap<u8, i128>,
    deals: u32,
}

impl Sum {
    /// Adds one figure.
    #[cfg(test)]
    pub(super) fn push(&mut self, units: i64, scale: u8) {
        *self.by_scale.entry(scale).or_default() += i128::from(units);
        self.deals += 1;
    }

    /// Adds so many figures that were added already.
    pub(super) fn push_all(&mut self, units: i128, scale: u8, deals: u32) {
        *self.by_scale.entry(scale).or_default() += units;
        self.deals += deals;
    }

    /// Takes a figure out that was added.
    pub(super) fn take_out(&mut self, units: i128, scale: u8) {
        *self.by_scale.entry(scale).or_default() -= units;
        self.deals = self.deals.saturating_sub(1);
    }

    /// Adds another sum.
    pub(super) fn add(&mut self, other: &Self) {
        for (scale, units) in &other.by_scale {
            *self.by_scale.entry(*scale).or_default() += units;
        }
        self.deals += other.deals;
    }

    /// How many figures were added.
    pub(super) fn deals(&self) -> u32 {
        self.deals
    }

    /// The exact sum with as few decimals as it needs; `None` when it does not fit.
    pub(super) fn amount(&self) -> Option<Amount> {
        let (mut units, mut scale) = (0_i128, 0_u8);
        for (&other_scale, &other) in &self.by_scale {
            let (other, other_scale) = without_zeros(other, other_scale);
            let common = scale.max(other_scale);
            units =
                raised(units, common - scale)?.checked_add(raised(other, common - other_scale)?)?;
            scale = common;
        }
        let (units, scale) = without_zeros(units, scale);
        Amount::new(i64::try_from(units).ok()?, scale)
    }
}

fn raised(units: i128, by: u8) -> Option<i128> {
    units.checked_mul(10_i128.checked_pow(u32::from(by))?)
}

fn without_zeros(mut units: i128, mut scale: u8) -> (i128, u8) {
    while scale > 0 && units % 10 == 0 {
        units /= 10;
        scale -= 1;
    }
    (units, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(figures: &[(i64, u8)]) -> Option<Amount> {
        let mut sum = Sum::default();
        for &(units, scale) in figures {
            sum.push(units, scale);
        }
        sum.amount()
    }

    #[test]
    fn figures_with_different_decimals_add_exactly() {
        assert_eq!(sum(&[(1, 1), (2, 1), (3, 0)]), Amount::new(33, 1));
        assert_eq!(sum(&[(5, 1), (5, 1)]), Amount::new(1, 0));
        assert_eq!(
            sum(&[(1, 18), (9, 0)]),
            Amount::new(9_000_000_000_000_000_001, 18)
        );
        assert_eq!(sum(&[]), Amount::new(0, 0));
    }

    #[test]
    fn a_sum_that_does_not_fit_is_no_sum_but_one_on_the_way_may_be_larger() {
        assert_eq!(sum(&[(i64::MAX, 0), (1, 0)]), None);
        assert_eq!(
            sum(&[(i64::MAX, 0), (1, 0), (-2, 0)]),
            Amount::new(i64::MAX - 1, 0)
        );
        assert_eq!(sum(&[(i64::MAX, 0), (1, 18)]), None);
    }
}
