//! A row of the list of companies: its name, why it matched, what it became, kind, country, number of deals.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::app::companies::sums_in;
use crate::deal::{PartialDate, Stated};

use crate::index::{
    CompanyHit, CompanyRow, CompanySort, Figures, Index, MatchReason, Tier, Totals,
};
use crate::layout::text::{cut, grouped, left, right};
use crate::layout::{Slot, Want, columns};
use crate::view::put::Put;
use crate::view::{Theme, figures, signs};

/// A column for the cursor's sign.
const GUTTER: u16 = 1;
/// Steps from a company to what it became that are followed at the most.
const STEPS: usize = 12;

/// The columns of the list: heading, what it wants.
const COLUMNS: [(&str, Want); 7] = [
    (
        "Company",
        Want {
            rank: 0,
            min: 12,
            good: 20,
            max: 40,
        },
    ),
    (
        "Match, became",
        Want {
            rank: 2,
            min: 14,
            good: 14,
            max: u16::MAX,
        },
    ),
    (
        "Kind",
        Want {
            rank: 6,
            min: 10,
            good: 10,
            max: 13,
        },
    ),
    ("Country", Want::fixed(4, 7)),
    ("Last", Want::fixed(5, 7)),
    (
        "Disclosed",
        Want {
            rank: 3,
            min: 12,
            good: 12,
            max: 30,
        },
    ),
    ("Deals", Want::fixed(1, 5)),
];
const NAME: usize = 0;
const NOTE: usize = 1;
const KIND: usize = 2;
const COUNTRY: usize = 3;
const LAST: usize = 4;
const DISCLOSED: usize = 5;
const DEALS: usize = 6;

fn slots(width: u16) -> Vec<Slot> {
    let wants = COLUMNS.map(|(_, want)| want);
    columns(width.saturating_sub(GUTTER), &wants)
}

pub(super) fn headings(app: &App, theme: &Theme, frame: &mut Frame<'_>, inner: Rect, y: u16) {
    for slot in slots(inner.width) {
        let Some((heading, _)) = COLUMNS.get(slot.column) else {
            continue;
        };
        let width = usize::from(slot.width);
        let by_value = app.companies.order.sort == CompanySort::Value;
        let heading = if slot.column == DISCLOSED && by_value {
            "Disclosed ≈"
        } else {
            heading
        };
        let text = if matches!(slot.column, DEALS | DISCLOSED) {
            right(heading, width)
        } else {
            left(heading, width)
        };
        let x = inner.x + GUTTER + slot.x;
        let span = Span::styled(text, theme.faint);
        frame.buffer_mut().put_span(x, y, &span, slot.width);
    }
}

/// Draws a row; `away`: the cursor stands on it while another pane has the keys.
pub(super) fn render(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    (place, hit): (usize, &CompanyHit),
    away: bool,
) {
    let Some(company) = app.index.companies().get(hit.company) else {
        return;
    };
    let buffer = frame.buffer_mut();
    if app.companies.marks.contains(&company.slug) {
        buffer.set_string(area.x, area.y, signs::MARK, theme.mark);
    } else if away {
        buffer.set_string(area.x, area.y, signs::CURSOR, theme.heading);
    }
    let codes = app.index.codes();
    for slot in slots(area.width) {
        let width = usize::from(slot.width);
        let plain = |text: &str| vec![Span::styled(cut(text, width).into_owned(), theme.text)];
        let spans = match slot.column {
            NAME => {
                let letters = match hit.reason {
                    MatchReason::Name => hit.letters.as_slice(),
                    MatchReason::Alias(..) => &[],
                };
                lit(&company.name, letters, width, theme.text, theme)
            }
            NOTE => note(&app.index, hit, width, theme),
            KIND => company
                .kind
                .as_ref()
                .map_or_else(Vec::new, |kind| plain(codes.label("company_kind", kind))),
            COUNTRY => company
                .country
                .as_ref()
                .map_or_else(Vec::new, |country| plain(country)),
            LAST => {
                let figures = app.companies.found.figures.get(place);
                let last = figures.and_then(|figures| app.index.entry(figures.last?));
                let date = last.and_then(|entry| entry.date());
                date.map_or_else(Vec::new, |date| plain(&figures::date(&date, width)))
            }
            DISCLOSED => {
                let totals = app.companies.found.totals.get(place);
                let by_value = app.companies.order.sort == CompanySort::Value;
                let figures = app.companies.found.figures.get(place).filter(|_| by_value);
                let text = match (figures.and_then(converted), totals) {
                    (Some(sum), _) => sum,
                    (None, Some(totals)) => disclosed(totals, width),
                    (None, None) if place < app.companies.found.figures.len() => "…".to_owned(),
                    (None, None) => String::new(),
                };
                vec![Span::styled(right(&text, width), theme.text)]
            }
            DEALS => {
                let text = right(&grouped(hit.deals.into()), width);
                let style = if hit.deals == 0 {
                    theme.faint
                } else {
                    theme.text
                };
                vec![Span::styled(text, style)]
            }
            _ => Vec::new(),
        };
        let x = area.x + GUTTER + slot.x;
        buffer.put_line(x, area.y, &Line::from(spans), slot.width);
    }
}

/// Sums and what is unconfirmed; the rest is told only where there is no sum.
fn disclosed(totals: &Totals, width: usize) -> String {
    if totals.firm.is_empty() && totals.limits.is_empty() {
        let all = sums_in(totals, width);
        return match all.as_str() {
            "…" if totals.added() > 0 => all,
            "…" if totals.counted.unconfirmed > 0 => cut("unconfirmed", width).into_owned(),
            "…" => cut("no figure", width).into_owned(),
            _ => all,
        };
    }
    let mut brief = Totals::default();
    brief.firm.clone_from(&totals.firm);
    brief.limits.clone_from(&totals.limits);
    brief.counted.unconfirmed = totals.counted.unconfirmed;
    sums_in(&brief, width)
}

/// What the order by value goes by: the firm sums in euros, and how many figures no rate converts.
fn converted(figures: &Figures) -> Option<String> {
    let sum = figures::rounded(figures.euros?);
    Some(match figures.unconverted {
        0 => format!("≈ €{sum}"),
        more => format!("≈ €{sum} +{more}"),
    })
}

/// Why it matched, when not by its name, and what it became.
fn note(index: &Index, hit: &CompanyHit, width: usize, theme: &Theme) -> Vec<Span<'static>> {
    let became = became(index, hit.company);
    let mut spans = Vec::new();
    if let MatchReason::Alias(name, _) = &hit.reason {
        let text = hit.reason.to_string();
        let word = text.strip_suffix(name.as_str()).unwrap_or_default();
        spans.push(Span::styled(word.to_owned(), theme.faint));
        let room = width.saturating_sub(crate::layout::text::width(word));
        spans.extend(lit(name, &hit.letters, room, theme.text, theme));
    } else if hit.tier == Tier::Initials {
        spans.push(Span::styled("initials", theme.faint));
    }
    if became.is_some() && !spans.is_empty() {
        spans.push(Span::raw("  "));
    }
    if let Some(became) = became {
        let used: usize = spans.iter().map(Span::width).sum();
        let text = became.shown(width.saturating_sub(used));
        spans.push(Span::styled(text, theme.faint));
    }
    spans
}

/// What a company became.
struct Became<'a> {
    name: &'a str,
    /// The year, where it is known, with a space before it.
    year: String,
}

impl Became<'_> {
    /// `→ Oracle Health 2022`; the name gives way to the year.
    fn shown(&self, columns: usize) -> String {
        let room = columns.saturating_sub(2 + self.year.len());
        let text = format!("→ {}{}", cut(self.name, room), self.year);
        cut(&text, columns).into_owned()
    }
}

/// The last company on the way of renamings, mergers and acquisitions. Parts that were sold say little about the rest.
fn became(index: &Index, company: CompanyRow) -> Option<Became<'_>> {
    let companies = index.companies();
    let (mut last, mut date) = (company, None);
    for _ in 0..STEPS {
        let next = companies
            .successors(last)
            .find(|(step, to)| step.kind.as_str() != "part_sold_to" && *to != company);
        let Some((step, to)) = next else { break };
        (last, date) = (to, step.date.as_ref());
    }
    if last == company {
        return None;
    }
    let bounds = date
        .and_then(Stated::read)
        .map_or_else(Default::default, PartialDate::bounds);
    let year = bounds.earliest.map(|day| day.ymd().0);
    let year = year.filter(|year| bounds.latest.map(|day| day.ymd().0) == Some(*year));
    let year = year.map(|year| format!(" {year:04}")).unwrap_or_default();
    let name = companies.get(last)?.name.as_str();
    Some(Became { name, year })
}

/// A name cut to so many columns, with the letters that matched set off.
fn lit(
    name: &str,
    letters: &[Range<usize>],
    columns: usize,
    style: Style,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let shown = cut(name, columns);
    let mut spans = Vec::new();
    let mut at = 0;
    for range in letters {
        // What was cut away was replaced by an ellipsis: a range that reaches there is no place in what is shown.
        let same = shown.get(range.clone()) == name.get(range.clone());
        let (Some(before), Some(found)) = (shown.get(at..range.start), shown.get(range.clone()))
        else {
            break;
        };
        if !same {
            break;
        }
        spans.push(Span::styled(before.to_owned(), style));
        spans.push(Span::styled(found.to_owned(), style.patch(theme.hit)));
        at = range.end;
    }
    let rest = shown.get(at..).unwrap_or_default();
    spans.push(Span::styled(rest.to_owned(), style));
    spans
}
