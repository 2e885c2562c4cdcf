//! The sums of the lens in one line: currencies apart, firm sums apart from limits, and what is in no sum counted.

use ratatui::text::{Line, Span};

use crate::deal::{Qualifier, Value};
use crate::index::{CurrencyTotal, RangeTotal, Selection, Totals};
use crate::layout::text::grouped;
use crate::view::Theme;

/// How much the line tells; each step tells less than the one before.
const STEPS: [Step; 8] = [
    Step::new(usize::MAX, true, Detail::Reasons),
    Step::new(4, true, Detail::Reasons),
    Step::new(3, false, Detail::Reasons),
    Step::new(2, false, Detail::Reasons),
    Step::new(2, false, Detail::Count),
    Step::new(1, false, Detail::Count),
    Step::new(1, false, Detail::Firm),
    Step::new(1, false, Detail::Bare),
];

#[derive(Clone, Copy)]
struct Step {
    /// How many currencies.
    currencies: usize,
    /// Of how many deals each sum is.
    counts: bool,
    detail: Detail,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Sums, limits, and each reason for being in neither.
    Reasons,
    /// Sums, limits, and how many are in neither.
    Count,
    /// Sums, and how many are in none.
    Firm,
    /// The same without a word too many.
    Bare,
}

impl Step {
    const fn new(currencies: usize, counts: bool, detail: Detail) -> Self {
        Self {
            currencies,
            counts,
            detail,
        }
    }

    fn with_limits(self) -> bool {
        matches!(self.detail, Detail::Reasons | Detail::Count)
    }
}

/// The longest line that fits.
pub(in crate::view) fn line(selection: &Selection, theme: &Theme, room: usize) -> Line<'static> {
    if selection.rows.is_empty() {
        return Line::default();
    }
    let mut lines = STEPS
        .iter()
        .map(|step| told(&selection.totals, theme, *step));
    lines.find(|line| line.width() <= room).unwrap_or_default()
}

fn told(totals: &Totals, theme: &Theme, step: Step) -> Line<'static> {
    let mut parts: Vec<Vec<Span<'static>>> = Vec::new();
    parts.extend(sums("exact", &totals.exact, theme, step));
    parts.extend(sums("about", &totals.about, theme, step));
    if step.with_limits() {
        parts.extend(ranges(&totals.ranges, theme, step));
        parts.extend(sums("estimated", &totals.estimated, theme, step));
        parts.extend(sums("at least", &totals.at_least, theme, step));
        parts.extend(sums("up to", &totals.limits, theme, step));
    }
    parts.extend(left_out(totals, theme, step));
    let mut spans = Vec::new();
    for part in parts {
        if !spans.is_empty() {
            let apart = if step.detail == Detail::Bare {
                " · "
            } else {
                "  │  "
            };
            spans.push(Span::styled(apart, theme.faint));
        }
        spans.extend(part);
    }
    Line::from(spans)
}

fn sums(
    name: &str,
    sums: &[CurrencyTotal],
    theme: &Theme,
    step: Step,
) -> Option<Vec<Span<'static>>> {
    if sums.is_empty() {
        return None;
    }
    let deals: u32 = sums.iter().map(|total| total.deals).sum();
    let deals = grouped(deals.into());
    let mut spans = vec![Span::styled(format!("{deals} {name} "), theme.faint)];
    for (n, total) in sums.iter().take(step.currencies).enumerate() {
        if n > 0 {
            spans.push(Span::styled(" · ", theme.faint));
        }
        spans.push(Span::styled(figure(total), theme.strong));
        if step.counts && sums.len() > 1 {
            spans.push(Span::styled(
                format!(" in {}", grouped(total.deals.into())),
                theme.faint,
            ));
        }
    }
    let more = sums.len().saturating_sub(step.currencies);
    if more > 0 {
        let word = if step.detail == Detail::Bare {
            ""
        } else {
            " more"
        };
        spans.push(Span::styled(format!(" · +{more}{word}"), theme.faint));
    }
    Some(spans)
}

fn ranges(sums: &[RangeTotal], theme: &Theme, step: Step) -> Option<Vec<Span<'static>>> {
    let deals: u32 = sums.iter().map(|total| total.deals).sum();
    let noun = if deals == 1 { "range" } else { "ranges" };
    let shown = sums.iter().take(step.currencies).map(RangeTotal::short);
    let shown: Vec<String> = shown.collect();
    let more = match sums.len().saturating_sub(step.currencies) {
        0 => String::new(),
        more => format!(" · +{more} more"),
    };
    (deals > 0).then(|| {
        vec![
            Span::styled(format!("{} {noun} ", grouped(deals.into())), theme.faint),
            Span::styled(shown.join(" · "), theme.strong),
            Span::styled(more, theme.faint),
        ]
    })
}

fn figure(total: &CurrencyTotal) -> String {
    let Some(sum) = total.sum else {
        return format!("{} too large", total.currency);
    };
    let value = Value {
        qualifier: Qualifier::Exact,
        amount: Some(sum),
        max: None,
        currency: Some(total.currency),
    };
    value.short()
}

fn left_out(totals: &Totals, theme: &Theme, step: Step) -> Option<Vec<Span<'static>>> {
    let counted = totals.counted;
    let firm: u32 = totals.firm.iter().map(|total| total.deals).sum();
    let apart = if step.with_limits() {
        0
    } else {
        totals.added().saturating_sub(firm)
    };
    let reasons: Vec<(u32, &str)> = counted
        .reasons()
        .into_iter()
        .chain([(apart, "limits and ranges")])
        .collect();
    let all: u64 = reasons.iter().map(|(count, _)| u64::from(*count)).sum();
    if all == 0 {
        return None;
    }
    if step.detail != Detail::Reasons {
        return Some(vec![Span::styled(
            format!("{} not in sums", grouped(all)),
            theme.text,
        )]);
    }
    let told = reasons
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, reason)| format!("{} {reason}", grouped((*count).into())))
        .collect::<Vec<_>>()
        .join(" · ");
    Some(vec![
        Span::styled("not in sums ", theme.faint),
        Span::styled(told, theme.text),
    ])
}
