//! How many deals lie in each column: counted from sorted days, so that a column costs two searches at any zoom, however
//! many deals there are.

use super::span::Extent;
use super::window::Window;

/// First and last days of many deals, each list sorted.
#[derive(Clone, Debug, Default)]
pub struct Density {
    firsts: Vec<i32>,
    lasts: Vec<i32>,
}

impl Density {
    /// Counts these extents.
    #[must_use]
    pub fn of(extents: impl Iterator<Item = Extent>) -> Self {
        let (mut firsts, mut lasts): (Vec<_>, Vec<_>) = extents
            .map(|extent| (extent.first.number(), extent.last.number()))
            .unzip();
        firsts.sort_unstable();
        lasts.sort_unstable();
        Self { firsts, lasts }
    }

    /// The smallest extent that has all of them in it.
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        let day = crate::deal::Day::from_number;
        Some(Extent {
            first: day(*self.firsts.first()?),
            last: day(*self.lasts.last()?),
        })
    }

    /// How many deals touch each column of a window.
    #[must_use]
    pub fn counts(&self, window: &Window) -> Vec<usize> {
        (0..window.columns())
            .map(|column| {
                let (first, last) = window.days_of(column);
                let begun = self.firsts.partition_point(|day| *day <= last.number());
                let over = self.lasts.partition_point(|day| *day < first.number());
                begun - over
            })
            .collect()
    }
}
