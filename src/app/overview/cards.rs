//! Where the charts lie on the page: years with their sums first, then what ranks values, in as many columns as fit.

use std::ops::Range;

use ratatui::layout::Rect;

use super::OverviewTab;
use crate::deal::Currency;
use crate::layout::text::width as columns_of;

/// What stands before the letters of the years.
pub const TITLE: &str = "By year";
/// Columns between two charts.
const GAP: u16 = 3;
/// From this width on charts stand beside the years.
const WIDE: u16 = 100;
/// From this width on in two columns.
const WIDEST: u16 = 156;
/// From this width on charts below the years stand side by side.
const NARROW: u16 = 56;
/// What a chart of sums needs.
const SUM: u16 = 14;
/// What the chart of deals needs.
const DEALS: u16 = 26;
/// The most charts of sums.
const SUMS: usize = 4;
/// The most values of a ranking, and on a screen with more room.
const MOST: usize = 8;
const MOST_TALL: usize = 12;
/// From this height on a screen has more room.
const TALL: u16 = 40;

/// A chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// Deals by year, stacked by kind.
    Years,
    /// Firm sums by year in a currency.
    Value(Currency),
    /// All firm sums by year, converted.
    Euros,
    /// Kinds.
    Kinds,
    /// Companies on the supply side.
    Vendors,
    /// Companies on the buying side.
    Customers,
    /// Sectors.
    Sectors,
    /// Countries.
    Countries,
    /// How much is known of each field.
    Known,
}

/// A chart on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which.
    pub chart: Chart,
    /// Where, from the page's upper left corner.
    pub area: Rect,
    /// Lines of its title.
    pub head: u16,
    /// Bars, a line each.
    pub lines: usize,
    /// Which letters are explained in each line of the head.
    pub legend: Vec<Range<usize>>,
    /// Lines below the bars.
    pub notes: Vec<String>,
}

const RANKINGS: [Chart; 6] = [
    Chart::Kinds,
    Chart::Vendors,
    Chart::Customers,
    Chart::Sectors,
    Chart::Countries,
    Chart::Known,
];

/// The charts of a page of that width, of which so many lines show at once.
pub(super) fn cards(tab: &OverviewTab, width: u16, height: u16) -> Vec<Card> {
    let columns = columns(width);
    let band = if width < WIDE {
        width
    } else {
        columns.first().map_or(width, |(_, width)| *width)
    };
    let mut cards = years(tab, band);
    let below = cards
        .iter()
        .map(|card| card.area.bottom() + 1)
        .max()
        .unwrap_or(0);
    let mut free: Vec<u16> = columns
        .iter()
        .map(|(x, _)| if *x < band { below } else { 0 })
        .collect();
    let most = if height >= TALL { MOST_TALL } else { MOST };
    for chart in RANKINGS {
        let lines = match chart {
            Chart::Known => tab.bars(chart),
            _ => tab.bars(chart).min(most),
        };
        // The shortest column takes it, the first of several.
        let shortest = (0..free.len()).min_by_key(|column| free.get(*column));
        let Some((column, y)) = shortest.and_then(|at| Some((at, free.get_mut(at)?))) else {
            break;
        };
        let (x, width) = columns.get(column).copied().unwrap_or_default();
        let height = 1 + short(lines.max(1));
        cards.push(Card {
            chart,
            area: Rect::new(x, *y, width, height),
            head: 1,
            lines,
            legend: Vec::new(),
            notes: Vec::new(),
        });
        *y += height + 1;
    }
    cards
}

/// Left ends and widths of the columns.
fn columns(width: u16) -> Vec<(u16, u16)> {
    let half = width.saturating_sub(GAP) / 2;
    if width < NARROW {
        vec![(0, width)]
    } else if width < WIDE {
        vec![(0, half), (half + GAP, width - half - GAP)]
    } else if width < WIDEST {
        let first = (width - GAP) * 3 / 5;
        vec![(0, first), (first + GAP, width - first - GAP)]
    } else {
        let quarter = (half - GAP) / 2;
        let second = half + GAP;
        let third = second + quarter + GAP;
        vec![(0, half), (second, quarter), (third, width - third)]
    }
}

/// Deals by year, and beside them sums by year: their lines are the same years.
fn years(tab: &OverviewTab, width: u16) -> Vec<Card> {
    let overview = tab.overview();
    let mut sums: Vec<Chart> = if tab.is_converted() && !overview.currencies.is_empty() {
        vec![Chart::Euros]
    } else {
        let currencies = overview.currencies.iter();
        currencies.map(|(own, _)| Chart::Value(*own)).collect()
    };
    let least = DEALS.max(width * 2 / 5);
    let room = usize::from(width.saturating_sub(least) / (SUM + GAP));
    let left_over: Vec<String> = sums
        .split_off(sums.len().min(room).min(SUMS))
        .into_iter()
        .map(|chart| match chart {
            Chart::Value(currency) => currency.symbol().trim_end().to_owned(),
            _ => "≈".to_owned(),
        })
        .collect();
    let count = short(sums.len());
    // A page that was never laid out yet has no width.
    let each = width.saturating_sub(least).checked_div(count);
    let each = each.map_or(0, |each| each.saturating_sub(GAP).min(34));
    let deals = width.saturating_sub(count * (each + GAP));
    let lines = overview.years.len();
    let notes = tab.notes(width, &sums, &left_over);
    let legend = legend(tab, width);
    let head = short(legend.len()) + 1;
    let card = |chart, x, width, notes: Vec<String>| Card {
        chart,
        area: Rect::new(x, 0, width, head + short(lines) + short(notes.len())),
        head,
        lines,
        legend: Vec::new(),
        notes,
    };
    let mut cards = vec![Card {
        legend,
        ..card(Chart::Years, 0, deals, notes)
    }];
    let mut x = deals + GAP;
    for chart in sums {
        cards.push(card(chart, x, each, Vec::new()));
        x += each + GAP;
    }
    cards
}

/// The letters in lines: `C Contract  A Acquisition`, after the title.
fn legend(tab: &OverviewTab, width: u16) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let (mut begin, mut end) = (0, 0);
    let mut used = TITLE.len() + 2;
    for (_, label) in tab.legend() {
        let columns = 2 + columns_of(&label);
        if end > begin && used + columns > usize::from(width) {
            lines.push(begin..end);
            begin = end;
            used = 0;
        }
        used += columns + 2;
        end += 1;
    }
    lines.push(begin..end);
    lines
}

fn short(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX / 4)
}
