//! The Overview tab: charts of the lens, and a cursor on their bars.
//!
//! What the charts show is made by a worker from the newest selection when the tab shows.

mod act;
mod cards;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ratatui::layout::{Position, Rect};

pub use cards::{Card, Chart, TITLE};

use crate::index::{CurrencyTotal, KNOWN, Overview, Ranking, SERIES, Share, YearRow};
use crate::layout::inside;
use crate::layout::text::{counted, width};

/// The letter of all other kinds.
const OTHER: char = '+';
/// What stands for deals that may lie in a year or in another one.
pub const MAYBE: char = '?';

/// State of the Overview tab.
#[derive(Clone, Debug, Default)]
pub struct OverviewTab {
    overview: Arc<Overview>,
    /// The chart and the bar under the cursor.
    at: Option<Spot>,
    /// The first line of the page that shows.
    top: u16,
    /// Sums are converted.
    converted: bool,
    panel: Rect,
    /// The selection is newer than what was asked for.
    stale: bool,
    /// An answer is on its way.
    waiting: bool,
}

/// A bar: its chart, and its place in it from the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which chart.
    pub chart: Chart,
    /// Which bar of it.
    pub line: usize,
}

impl OverviewTab {
    /// The newest figures.
    #[must_use]
    pub fn overview(&self) -> &Overview {
        &self.overview
    }

    /// True while newer ones are made.
    #[must_use]
    pub const fn is_waiting(&self) -> bool {
        self.waiting || self.stale
    }

    /// True while sums are converted.
    #[must_use]
    pub const fn is_converted(&self) -> bool {
        self.converted
    }

    /// The bar under the cursor.
    #[must_use]
    pub const fn at(&self) -> Option<Spot> {
        self.at
    }

    /// The first line of the page that shows.
    #[must_use]
    pub const fn top(&self) -> u16 {
        self.top
    }

    /// The part of the screen in which the page shows.
    #[must_use]
    pub const fn inner(&self) -> Rect {
        inside(self.panel)
    }

    /// The charts, where they lie on the page.
    #[must_use]
    pub fn cards(&self) -> Vec<Card> {
        let inner = self.inner();
        // One column stays free on either side.
        let width = inner.width.saturating_sub(2);
        if self.overview.deals == 0 {
            return Vec::new();
        }
        cards::cards(self, width, inner.height)
    }

    /// How many lines the page has.
    #[must_use]
    pub fn height(&self) -> u16 {
        let cards = self.cards();
        cards
            .iter()
            .map(|card| card.area.bottom())
            .max()
            .unwrap_or(0)
    }

    /// The kinds that are told apart in years, each with its letter, what stands for all others, and for what may lie in a
    /// year or in another one.
    #[must_use]
    pub fn legend(&self) -> Vec<(char, String)> {
        let series = self.overview.series.iter();
        let labels: Vec<&str> = series.map(|share| share.label.as_str()).collect();
        let letters = letters(&labels);
        let labels = labels.into_iter().map(str::to_owned);
        let mut legend: Vec<_> = letters.into_iter().zip(labels).collect();
        if let Some(others) = self.overview.kinds.all.checked_sub(SERIES + 1) {
            legend.push((OTHER, counted(others + 1, "other", "others")));
        }
        if self.overview.several > 0 {
            legend.push((MAYBE, "this year or another".to_owned()));
        }
        legend
    }

    /// The values of a chart that ranks them.
    #[must_use]
    pub fn ranking(&self, chart: Chart) -> Option<&Ranking> {
        let overview = &self.overview;
        match chart {
            Chart::Kinds => Some(&overview.kinds),
            Chart::Sectors => Some(&overview.sectors),
            Chart::Countries => Some(&overview.countries),
            Chart::Vendors => Some(&overview.vendors),
            Chart::Customers => Some(&overview.customers),
            Chart::Years | Chart::Value(_) | Chart::Euros | Chart::Known => None,
        }
    }

    /// How many bars a chart could show.
    #[must_use]
    pub fn bars(&self, chart: Chart) -> usize {
        match chart {
            Chart::Years | Chart::Value(_) | Chart::Euros => self.overview.years.len(),
            Chart::Known => KNOWN.len(),
            _ => self.ranking(chart).map_or(0, |rank| rank.values.len()),
        }
    }

    /// The year of a bar.
    #[must_use]
    pub fn year(&self, line: usize) -> Option<&YearRow> {
        self.overview.years.get(line)
    }

    /// The value of a bar of a chart that ranks values.
    #[must_use]
    pub fn share(&self, spot: Spot) -> Option<&Share> {
        self.ranking(spot.chart)?.values.get(spot.line)
    }

    /// How many sums of a year are in none of the charts of sums that show.
    #[must_use]
    pub fn left_out(&self, row: &YearRow, shown: &[Chart]) -> u32 {
        let has_no_chart =
            |sum: &&CurrencyTotal| !self.converted && !shown.contains(&Chart::Value(sum.currency));
        let currencies = row.sums.iter().filter(has_no_chart).count();
        row.besides + u32::try_from(currencies).unwrap_or(u32::MAX)
    }

    /// What must be said of the bars of years, in lines of at most so many columns.
    #[must_use]
    pub fn notes(&self, columns: u16, shown: &[Chart], left_over: &[String]) -> Vec<String> {
        let overview = &self.overview;
        let count = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
        let mut pieces = Vec::new();
        let mut tell = |deals: u32, one: &str, many: &str| {
            if deals > 0 {
                pieces.push(counted(count(deals), one, many));
            }
        };
        tell(
            overview.undated,
            "without a headline date",
            "without a headline date",
        );
        tell(
            overview.several,
            "of no certain year: +1? in each that it may lie in",
            "of no certain year: +1? in each that they may lie in",
        );
        if !overview.currencies.is_empty() {
            if self.converted {
                pieces.push("≈ at each year's mean rates".to_owned());
                if overview.no_rate > 0 {
                    let left_out = counted(count(overview.no_rate), "deal", "deals");
                    pieces.push(format!("{left_out} left out for want of a rate"));
                }
            }
            pieces.push("sums have firm figures only: no limits, estimates or claims".to_owned());
        }
        if !self.converted && overview.years.iter().any(|row| !row.about.is_empty()) {
            pieces.push("~ has rounded figures".to_owned());
        }
        let mut years = overview.years.iter();
        if !shown.is_empty() && years.any(|row| self.left_out(row, shown) > 0) {
            pieces.push("+1: one more sum, of another currency, of limits or estimates".to_owned());
        }
        if overview.within > 0 {
            let figures = counted(count(overview.within), "firm figure", "firm figures");
            pieces.push(format!("{figures} of parts left to their wholes"));
        }
        if overview.no_year > 0 {
            let figures = counted(count(overview.no_year), "firm figure", "firm figures");
            pieces.push(format!("{figures} of no certain year in no sum"));
        }
        if !left_over.is_empty() {
            pieces.push(format!("no room for {}", left_over.join(", ")));
        }
        if overview.not_yet > 0 {
            let deals = counted(count(overview.not_yet), "not yet", "not yet");
            pieces.push(format!("{deals}: in no sum and no company's count"));
        }
        flowed(&pieces, columns.into())
    }

    /// The bar at a place on the screen.
    pub(super) fn spot_under(&self, at: Position) -> Option<Spot> {
        let inner = self.inner();
        if !inner.contains(at) {
            return None;
        }
        let x = at.x.checked_sub(inner.x + 1)?;
        let y = at.y - inner.y + self.top;
        let cards = self.cards();
        let card = cards
            .iter()
            .find(|card| card.area.contains(Position { x, y }))?;
        let line = usize::from(y.checked_sub(card.area.y + card.head)?);
        let chart = card.chart;
        (line < card.lines).then_some(Spot { chart, line })
    }

    /// The panel has another size or place.
    pub(super) fn resize(&mut self, panel: Option<Rect>) {
        self.panel = panel.unwrap_or_default();
        self.arrange();
    }

    /// What a bar is of, whatever its place.
    fn key(&self, spot: Spot) -> Option<String> {
        match spot.chart {
            Chart::Years | Chart::Value(_) | Chart::Euros => {
                Some(self.year(spot.line)?.year.to_string())
            }
            Chart::Known => Some(KNOWN.get(spot.line)?.0.to_owned()),
            _ => Some(self.share(spot)?.code.clone()),
        }
    }
}

/// A letter for each label, of its own letters where one is free.
fn letters(labels: &[&str]) -> Vec<char> {
    let mut taken = Vec::new();
    for label in labels {
        let own = label.chars().filter(char::is_ascii_alphabetic);
        let free = own
            .map(|letter| letter.to_ascii_uppercase())
            .chain('A'..='Z')
            .find(|letter| !taken.contains(letter));
        taken.push(free.unwrap_or('?'));
    }
    taken
}

/// Pieces in lines, apart by dots; a piece that is longer than a line has one of its own.
fn flowed(pieces: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(piece) <= columns => {
                line.push_str(" · ");
                line.push_str(piece);
            }
            _ => lines.push(piece.clone()),
        }
    }
    lines
}
