//! Bars that are stacked by kind: each part begins with its kind's letter. What may lie in a year or not comes last, shaded.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::OverviewTab;
use crate::app::overview::MAYBE;
use crate::view::Theme;

/// Where there is no colour, parts that are side by side differ in these.
const PLAIN: [&str; 3] = ["█", "▒", "░"];

/// How parts are drawn, in the order of the overview's series; the last one is of all other kinds.
pub(super) struct Stack<'a> {
    theme: &'a Theme,
    parts: Vec<Part>,
    maybe: Option<Part>,
}

struct Part {
    letter: Span<'static>,
    label: String,
    style: Style,
    fill: &'static str,
}

/// Cells of a bar: what is not nothing has one.
pub(super) fn cells(deals: u32, most: u32, room: u16) -> u16 {
    let filled = (u64::from(deals) * u64::from(room)).div_ceil(u64::from(most.max(1)));
    u16::try_from(filled).unwrap_or(room).min(room)
}

/// How many cells each part has: all cells are given, every part that is not nothing has one as long as there are enough, the
/// larger ones first.
pub(super) fn shares(counts: &[u32], cells: u16) -> Vec<u16> {
    let mut left = cells;
    let mut shares = vec![0; counts.len()];
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(counts.get(*at)));
    let mut give = |shares: &mut Vec<u16>, at: usize, want: u16| {
        let given = want.min(left);
        left -= given;
        if let Some(share) = shares.get_mut(at) {
            *share += given;
        }
    };
    let count = |at: usize| counts.get(at).copied().unwrap_or(0);
    for at in order.iter().copied().filter(|at| count(*at) > 0) {
        give(&mut shares, at, 1);
    }
    // The rest by size: whoever has least of what is due to it comes next.
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let given: u16 = shares.iter().sum();
    for _ in given..cells {
        let due = |at: &usize| {
            let share = shares.get(*at).copied().unwrap_or(0);
            i64::from(count(*at)) * i64::from(cells)
                - i64::from(share) * i64::try_from(all).unwrap_or(i64::MAX)
        };
        let next = order.iter().copied().filter(|at| count(*at) > 0);
        let Some(next) = next.max_by_key(due) else {
            break;
        };
        if let Some(share) = shares.get_mut(next) {
            *share += 1;
        }
    }
    shares
}

impl<'a> Stack<'a> {
    pub(super) fn of(tab: &OverviewTab, theme: &'a Theme) -> Self {
        let colours = theme.series.iter().copied().map(Some).chain([None]);
        let fill = |at: usize| {
            let plain = PLAIN.get(at % PLAIN.len()).copied().unwrap_or("█");
            if theme.has_colour() { "█" } else { plain }
        };
        let part = |(at, ((letter, label), colour)): (usize, ((char, String), Option<Style>))| {
            let other = (theme.faint, theme.faint, "░");
            let (letters, style, fill) = colour.map_or(other, |style| {
                let letters = if theme.has_colour() {
                    style.patch(theme.letter)
                } else {
                    theme.strong
                };
                (letters, style, fill(at))
            });
            Part {
                letter: Span::styled(letter.to_string(), letters),
                label,
                style,
                fill,
            }
        };
        let (maybe, kinds): (Vec<_>, Vec<_>) = tab
            .legend()
            .into_iter()
            .partition(|(letter, _)| *letter == MAYBE);
        let maybe = maybe.into_iter().next().map(|(letter, label)| Part {
            letter: Span::styled(letter.to_string(), theme.faint),
            label,
            style: theme.faint,
            fill: "·",
        });
        let kinds = kinds.into_iter().zip(colours).enumerate();
        Self {
            theme,
            parts: kinds.map(part).collect(),
            maybe,
        }
    }

    /// The bar of some counts, and of so many that may be more.
    pub(super) fn bar(&self, counts: &[u32], maybe: u32, cells: u16) -> Line<'static> {
        let mut spans = Vec::new();
        let mut shares = shares(&[counts, &[maybe]].concat(), cells);
        let last = shares.pop().unwrap_or_default();
        let kinds = self.parts.iter().zip(shares);
        for (part, cells) in kinds.chain(self.maybe.iter().map(|part| (part, last))) {
            if cells > 0 {
                spans.push(part.letter.clone());
                let rest = part.fill.repeat(usize::from(cells) - 1);
                spans.push(Span::styled(rest, part.style));
            }
        }
        Line::from(spans)
    }

    /// What some of the letters mean.
    pub(super) fn legend(&self, which: Range<usize>) -> Vec<Span<'static>> {
        let all = self.parts.iter().chain(&self.maybe);
        let parts = all.skip(which.start).take(which.len());
        let told = |part: &Part| {
            let label = format!(" {}  ", part.label);
            [part.letter.clone(), Span::styled(label, self.theme.faint)]
        };
        parts.flat_map(told).collect()
    }
}
