//! The sums of the lens in one line: currencies apart, firm sums apart from limits, and what is in no sum counted.

use ratatui::text::{Line, Span};

use crate::index::{CurrencyTotal, Selection, Totals};
use crate::layout::text::grouped;
use crate::view::Theme;

/// How much the line tells; each step tells less than the one before.
const STEPS: [Step; 6] = [
    Step::new(usize::MAX, true, true),
    Step::new(4, true, true),
    Step::new(3, false, true),
    Step::new(2, false, true),
    Step::new(2, false, false),
    Step::new(1, false, false),
];

#[derive(Clone, Copy)]
struct Step {
    /// How many currencies.
    currencies: usize,
    /// How many deals each sum is of.
    counts: bool,
    /// Each reason for being in no sum.
    reasons: bool,
}

impl Step {
    const fn new(currencies: usize, counts: bool, reasons: bool) -> Self {
        Self {
            currencies,
            counts,
            reasons,
        }
    }
}

/// The longest line that fits.
pub(in crate::view) fn line(selection: &Selection, theme: &Theme, room: usize) -> Line<'static> {
    if selection.rows.is_empty() {
        return Line::default();
    }
    let lines = STEPS
        .iter()
        .map(|step| told(&selection.totals, theme, *step));
    let mut last = Line::default();
    for line in lines {
        if line.width() <= room {
            return line;
        }
        last = line;
    }
    last
}

fn told(totals: &Totals, theme: &Theme, step: Step) -> Line<'static> {
    let mut parts: Vec<Vec<Span<'static>>> = Vec::new();
    parts.extend(sums("Sum", &totals.firm, theme, step));
    parts.extend(sums("Limits", &totals.limits, theme, step));
    parts.extend(left_out(totals, theme, step));
    let mut spans = Vec::new();
    for part in parts {
        if !spans.is_empty() {
            spans.push(Span::styled("  │  ", theme.faint));
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
    let mut spans = vec![Span::styled(format!("{name} "), theme.faint)];
    for (n, total) in sums.iter().take(step.currencies).enumerate() {
        if n > 0 {
            spans.push(Span::styled(" · ", theme.faint));
        }
        let sum = total
            .sum
            .map_or_else(|| "too large".to_owned(), |sum| sum.short());
        spans.push(Span::styled(
            format!("{}{sum}", total.currency.symbol()),
            theme.strong,
        ));
        if step.counts {
            spans.push(Span::styled(
                format!(" in {}", grouped(total.deals.into())),
                theme.faint,
            ));
        }
    }
    let more = sums.len().saturating_sub(step.currencies);
    if more > 0 {
        spans.push(Span::styled(format!(" · +{more} more"), theme.faint));
    }
    Some(spans)
}

fn left_out(totals: &Totals, theme: &Theme, step: Step) -> Option<Vec<Span<'static>>> {
    let counted = totals.counted;
    let reasons = [
        (counted.unconfirmed, "unconfirmed"),
        (counted.vague, "vague"),
        (counted.undisclosed, "undisclosed"),
        (counted.not_known, "not known"),
        (counted.unusable, "unusable"),
    ];
    let all: u64 = reasons.iter().map(|(count, _)| u64::from(*count)).sum();
    if all == 0 {
        return None;
    }
    if !step.reasons {
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
