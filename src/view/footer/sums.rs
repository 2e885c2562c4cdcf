//! The sums of the lens in one line: currencies apart, firm sums apart from limits, and what is in no sum counted.

use ratatui::text::{Line, Span};

use crate::deal::{Qualifier, Value};
use crate::index::{CurrencyTotal, RangeTotal, Selection, Totals};
use crate::layout::text::{counted, grouped};
use crate::view::Theme;

/// How much the line tells; each step tells less than the one before.
const STEPS: [Step; 14] = [
    Step::new(usize::MAX, Words::Deals, true, usize::MAX),
    Step::new(4, Words::Deals, true, usize::MAX),
    Step::new(3, Words::Deals, true, usize::MAX),
    Step::new(2, Words::Currencies, true, usize::MAX),
    Step::new(1, Words::Currencies, true, usize::MAX),
    Step::new(2, Words::Currencies, true, 2),
    Step::new(1, Words::Currencies, true, 1),
    Step::new(1, Words::Currencies, true, 0),
    Step::new(1, Words::Currencies, false, 3),
    Step::new(1, Words::Currencies, false, 2),
    Step::new(1, Words::Currencies, false, 1),
    Step::new(1, Words::Currencies, false, 0),
    Step::new(1, Words::Bare, false, 1),
    Step::new(1, Words::Bare, false, 0),
];

#[derive(Clone, Copy)]
struct Step {
    /// How many currencies.
    currencies: usize,
    /// What is told of those that have no room.
    words: Words,
    /// Limits, ranges and estimates have sums, too.
    limits: bool,
    /// How many reasons for being in no sum.
    reasons: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Of how many deals they are.
    Deals,
    /// How many they are.
    Currencies,
    /// The same without a word too many.
    Bare,
}

impl Step {
    const fn new(currencies: usize, words: Words, limits: bool, reasons: usize) -> Self {
        Self {
            currencies,
            words,
            limits,
            reasons,
        }
    }
}

/// The longest line that fits.
pub(in crate::view) fn line(selection: &Selection, theme: &Theme, room: usize) -> Line<'static> {
    if selection.rows.is_empty() {
        return Line::default();
    }
    let totals = &selection.totals;
    let kinds = [
        Sums::of("exact", &totals.exact),
        Sums::of("about", &totals.about),
        Sums::of_ranges(&totals.ranges),
        Sums::of("estimated", &totals.estimated),
        Sums::of("at least", &totals.at_least),
        Sums::of("up to", &totals.limits),
    ];
    let mut lines = STEPS.iter().map(|step| told(&kinds, totals, theme, *step));
    let line = lines.find(|line| line.width() <= room);
    let spans = line.into_iter().flat_map(|line| line.spans);
    spans
        .map(|span| Span::styled(span.content.into_owned(), span.style))
        .collect()
}

/// How many of the kinds of sums are firm: those that stand even where there is no room for limits.
const FIRM: usize = 2;

/// The sums of one kind, in words: no step writes them anew.
struct Sums {
    name: &'static str,
    /// Of how many deals each is, in words, too, and the sum.
    each: Vec<(u32, String, String)>,
}

impl Sums {
    fn of(name: &'static str, sums: &[CurrencyTotal]) -> Self {
        let told = |sum: &CurrencyTotal| (sum.deals, grouped(sum.deals.into()), figure(sum));
        let each = sums.iter().map(told).collect();
        Self { name, each }
    }

    fn of_ranges(sums: &[RangeTotal]) -> Self {
        let told = |sum: &RangeTotal| (sum.deals, grouped(sum.deals.into()), sum.short());
        let name = match sums.first() {
            Some(RangeTotal { deals: 1, .. }) => "range",
            _ => "ranges",
        };
        let each = sums.iter().map(told).collect();
        Self { name, each }
    }
}

fn told<'a>(kinds: &'a [Sums], totals: &Totals, theme: &Theme, step: Step) -> Line<'a> {
    let kinds = kinds
        .iter()
        .take(if step.limits { usize::MAX } else { FIRM });
    let mut parts: Vec<Vec<Span<'a>>> = kinds.filter_map(|kind| sums(kind, theme, step)).collect();
    parts.extend(left_out(totals, theme, step));
    let mut spans = Vec::new();
    for part in parts {
        if !spans.is_empty() {
            let apart = if step.words == Words::Bare {
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

fn sums<'a>(sums: &'a Sums, theme: &Theme, step: Step) -> Option<Vec<Span<'a>>> {
    if sums.each.is_empty() {
        return None;
    }
    let mut spans = Vec::new();
    for (n, (_, deals, figure)) in sums.each.iter().take(step.currencies).enumerate() {
        // Each count is of the deals in its own currency.
        let before = if n == 0 {
            format!("{deals} {} ", sums.name)
        } else {
            format!(" · {deals} ")
        };
        spans.push(Span::styled(before, theme.faint));
        spans.push(Span::styled(figure.as_str(), theme.strong));
    }
    let rest = sums.each.iter().skip(step.currencies);
    spans.extend(more(rest.map(|(deals, ..)| *deals), theme, step));
    Some(spans)
}

/// The currencies that have no room, by how many deals are in each.
fn more(rest: impl Iterator<Item = u32>, theme: &Theme, step: Step) -> Option<Span<'static>> {
    let (mut currencies, mut deals) = (0, 0_u32);
    for more in rest {
        currencies += 1;
        deals += more;
    }
    let noun = counted(currencies, "currency", "currencies");
    let text = match step.words {
        _ if currencies == 0 => return None,
        Words::Deals => format!(" · +{} in {noun}", grouped(deals.into())),
        Words::Currencies => format!(" · +{noun}"),
        Words::Bare => format!(" · +{currencies}"),
    };
    Some(Span::styled(text, theme.faint))
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
    let firm: u32 = totals.firm.iter().map(|total| total.deals).sum();
    let apart = if step.limits {
        0
    } else {
        totals.added().saturating_sub(firm)
    };
    let reasons: Vec<(u32, &str)> = totals
        .counted
        .reasons()
        .into_iter()
        .chain([(apart, "limits and ranges")])
        .collect();
    let all: u64 = reasons.iter().map(|(count, _)| u64::from(*count)).sum();
    if all == 0 {
        return None;
    }
    let mut reasons: Vec<_> = reasons.iter().filter(|(count, _)| *count > 0).collect();
    let is_all = step.reasons >= reasons.len();
    if !is_all {
        // Where there is no room for all, the largest are told.
        reasons.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    }
    let told: Vec<String> = reasons
        .iter()
        .take(step.reasons)
        .map(|(count, reason)| format!("{} {reason}", grouped((*count).into())))
        .chain((!is_all).then(|| "…".to_owned()))
        .collect();
    let told = told.join(" · ");
    let all = grouped(all);
    Some(match (step.reasons, is_all) {
        (0, _) => vec![Span::styled(format!("{all} not in sums"), theme.text)],
        (_, true) => vec![
            Span::styled("not in sums ", theme.faint),
            Span::styled(told, theme.text),
        ],
        (_, false) => vec![
            Span::styled(format!("{all} not in sums: "), theme.text),
            Span::styled(told, theme.text),
        ],
    })
}
