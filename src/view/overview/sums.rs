//! Sums by year: a figure, a bar, and what has none.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Page, digits, put, select};
use crate::app::overview::{Chart, Spot};
use crate::deal::Amount;
use crate::index::{CurrencyTotal, YearRow};
use crate::layout::text::right;
use crate::view::{figures, signs};

/// Columns of a sum: `≈1.423bn`.
const SUM: u16 = 8;

impl Page<'_> {
    /// `1.42bn ███▌`; the last chart of sums says how many sums of the year have no chart.
    pub(super) fn sum(&self, frame: &mut Frame<'_>, line: Rect, spot: Spot, at: bool) {
        let theme = self.theme;
        let more = if self.sums.last() == Some(&spot.chart) {
            self.more(frame, line, spot)
        } else {
            0
        };
        let Some((amount, text)) = self.sum_of(spot) else {
            if at {
                put(frame, line, 0, &right("–", SUM.into()), theme.faint);
                select(frame, theme, line, 0, SUM);
            }
            return;
        };
        put(frame, line, 0, &right(&text, SUM.into()), theme.text);
        let room = line.width.saturating_sub(SUM + 1 + more);
        let bar = signs::blocks(amount, self.most(spot.chart), room, theme.unicode);
        put(frame, line, SUM + 1, &bar, theme.bar);
        if at {
            select(frame, theme, line, 0, SUM);
        }
    }

    /// What has no chart, and the columns that are kept for it.
    fn more(&self, frame: &mut Frame<'_>, line: Rect, spot: Spot) -> u16 {
        let tab = self.tab;
        let left_out = |row: &YearRow| tab.left_out(row, &self.sums);
        let most = tab.overview().years.iter().map(left_out).max();
        let columns = most
            .filter(|most| *most > 0)
            .map_or(0, |most| 2 + digits(most));
        let more = tab.year(spot.line).map_or(0, left_out);
        if more > 0 {
            let text = format!("+{more}");
            let x = line.width.saturating_sub(columns - 1);
            put(frame, line, x, &text, self.theme.faint);
        }
        columns
    }

    /// The sum of a year, and how it is written; `None` where there is none.
    fn sum_of(&self, spot: Spot) -> Option<(f64, String)> {
        let row = self.tab.year(spot.line)?;
        match spot.chart {
            Chart::Value(currency) => {
                let is_own = |sum: &&CurrencyTotal| sum.currency == currency;
                let sum = row.sums.iter().find(is_own)?;
                let sign = if row.about.contains(&currency) {
                    "~"
                } else {
                    ""
                };
                let told = |sum: Amount| (sum.approximate(), format!("{sign}{}", sum.short()));
                Some(sum.sum.map_or_else(|| (0.0, "too big".to_owned()), told))
            }
            _ if row.converted > 0 => {
                let text = format!("≈{}", figures::rounded(row.euros));
                Some((row.euros, text))
            }
            _ => None,
        }
    }

    /// The largest sum of a chart.
    pub(super) fn most(&self, chart: Chart) -> f64 {
        let lines = 0..self.tab.overview().years.len();
        let sum = |line| Some(self.sum_of(Spot { chart, line })?.0);
        lines.filter_map(sum).fold(0.0, f64::max)
    }
}
