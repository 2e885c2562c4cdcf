//! The overview: charts of the lens. Lengths, letters and figures say what the colours say.

mod stack;
mod sums;
#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::deals::nothing;
use super::panel::{panel, thumb_of};
use super::put::Put;
use super::{Theme, figures, signs};
use crate::app::overview::{Card, Chart, OverviewTab, Spot, TITLE};
use crate::app::{App, Pane};
use crate::index::{KNOWN, YearRow};
use crate::layout::text::{cut, grouped, left, right, width};
use stack::Stack;

/// Columns of the share that is known: `100%`.
const PERCENT: u16 = 5;
/// The widest labels.
const LABEL: u16 = 34;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Main;
    let inner = panel(theme, frame, area, &title(app), focused);
    if app.selection.rows.is_empty() {
        return nothing::render(app, theme, frame, inner);
    }
    let tab = &app.overview;
    if tab.overview().deals == 0 {
        let text = Span::styled("Looking over the deals …", theme.faint);
        let (x, y) = (inner.x + 3, inner.y + inner.height / 3);
        frame
            .buffer_mut()
            .put_span(x, y, &text, inner.width.saturating_sub(3));
        return;
    }
    let cards = tab.cards();
    let page = Page {
        tab,
        theme,
        inner,
        top: tab.top(),
        sums: cards
            .iter()
            .map(|card| card.chart)
            .filter(|chart| matches!(chart, Chart::Value(_) | Chart::Euros))
            .collect(),
    };
    for card in &cards {
        page.card(frame, card);
    }
    let (top, height) = (usize::from(tab.top()), usize::from(tab.height()));
    let end = height.min(top + usize::from(inner.height));
    thumb_of(theme, frame, area, 0, top..end, height, focused);
}

fn title(app: &App) -> String {
    let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
    let (shown, all) = (app.selection.rows.len(), app.index.len());
    match (shown, all) {
        (0, 0) => "Overview".to_owned(),
        (shown, all) if shown == all => format!("Overview {}", count(all)),
        (shown, all) => format!("Overview {} of {}", count(shown), count(all)),
    }
}

/// A page of charts of which a part shows.
struct Page<'a> {
    tab: &'a OverviewTab,
    theme: &'a Theme,
    inner: Rect,
    top: u16,
    /// The charts of sums that have room.
    sums: Vec<Chart>,
}

impl Page<'_> {
    /// A line of a card on the screen, where it shows.
    fn line(&self, card: &Card, line: u16) -> Option<Rect> {
        let y = (card.area.y + line).checked_sub(self.top)?;
        (y < self.inner.height).then(|| Rect {
            x: self.inner.x + 1 + card.area.x,
            y: self.inner.y + y,
            width: card.area.width,
            height: 1,
        })
    }

    fn card(&self, frame: &mut Frame<'_>, card: &Card) {
        let theme = self.theme;
        let here = self.tab.at().filter(|at| at.chart == card.chart);
        let style = if here.is_some() {
            theme.heading
        } else {
            theme.strong
        };
        self.head(frame, card, style);
        if card.lines == 0
            && let Some(line) = self.line(card, card.head)
        {
            let text = Span::styled("not known of any", theme.faint);
            frame
                .buffer_mut()
                .put_span(line.x, line.y, &text, line.width);
        }
        let head = usize::from(card.head);
        let shown = usize::from(self.top).saturating_sub(usize::from(card.area.y) + head);
        for bar in shown..card.lines {
            let number = u16::try_from(head + bar).unwrap_or(u16::MAX);
            let Some(line) = self.line(card, number) else {
                break;
            };
            let spot = Spot {
                chart: card.chart,
                line: bar,
            };
            self.bar(frame, line, spot, here == Some(spot));
        }
        let after = card.head + u16::try_from(card.lines).unwrap_or_default();
        for (number, note) in (after..).zip(&card.notes) {
            if let Some(line) = self.line(card, number) {
                // Notes are about all charts of years, and run below them.
                let room = self.inner.right().saturating_sub(line.x + 1);
                let text = Span::styled(note.as_str(), theme.faint);
                frame.buffer_mut().put_span(line.x, line.y, &text, room);
            }
        }
    }

    fn head(&self, frame: &mut Frame<'_>, card: &Card, style: Style) {
        let faint = self.theme.faint;
        let stack = Stack::of(self.tab, self.theme);
        for (number, which) in (0..).zip(card.legend.iter().cloned()) {
            if let Some(line) = self.line(card, number) {
                let title = format!("{TITLE}  ");
                let title = (number == 0).then(|| Span::styled(title, style));
                let text: Vec<Span<'_>> = title.into_iter().chain(stack.legend(which)).collect();
                // The letters run on over the sums.
                let room = self.inner.right().saturating_sub(line.x + 1);
                frame
                    .buffer_mut()
                    .put_line(line.x, line.y, &Line::from(text), room);
            }
        }
        let Some(line) = self.line(card, card.head - 1) else {
            return;
        };
        let room = usize::from(line.width);
        let (title, more) = self.title(card);
        let title = cut(&title, room).into_owned();
        let rest = room.saturating_sub(width(&title) + 2);
        let more = Some(more).filter(|more| width(more) <= rest);
        let style = if card.chart == Chart::Years {
            faint
        } else {
            style
        };
        let text = Line::from(vec![
            Span::styled(title, style),
            Span::styled(format!("  {}", more.unwrap_or_default()), faint),
        ]);
        frame
            .buffer_mut()
            .put_line(line.x, line.y, &text, line.width);
    }

    /// The title, and what goes with it.
    fn title(&self, card: &Card) -> (String, String) {
        let overview = self.tab.overview();
        let to = |most: f64| format!("to {}", figures::rounded(most));
        let title = match card.chart {
            Chart::Years => return ("Deals by kind".to_owned(), String::new()),
            Chart::Value(currency) => {
                let symbol = currency.symbol().trim_end().to_owned();
                return (symbol, to(self.most(card.chart)));
            }
            Chart::Euros => return ("≈€".to_owned(), to(self.most(card.chart))),
            Chart::Known => {
                let all = grouped(overview.deals.into());
                return ("How much is known".to_owned(), format!("of {all}"));
            }
            Chart::Kinds => "Kinds",
            Chart::Sectors => "Sectors",
            Chart::Countries => "Countries",
            Chart::Vendors => "Supply side",
            Chart::Customers => "Buying side",
        };
        let Some(ranking) = self.tab.ranking(card.chart) else {
            return (title.to_owned(), String::new());
        };
        let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
        let mut more = Vec::new();
        if ranking.all > card.lines {
            more.push(format!("{} of {}", card.lines, count(ranking.all)));
        }
        if ranking.not_known > 0 {
            more.push(format!("{} not known", grouped(ranking.not_known.into())));
        }
        (title.to_owned(), more.join(" · "))
    }

    fn bar(&self, frame: &mut Frame<'_>, line: Rect, spot: Spot, at: bool) {
        match spot.chart {
            Chart::Years => self.year(frame, line, spot, at),
            Chart::Value(_) | Chart::Euros => self.sum(frame, line, spot, at),
            _ => self.value(frame, line, spot, at),
        }
    }

    /// `2019 C███A██P?··· 14 +4?`
    fn year(&self, frame: &mut Frame<'_>, line: Rect, spot: Spot, at: bool) {
        let (theme, overview) = (self.theme, self.tab.overview());
        let Some(row) = self.tab.year(spot.line) else {
            return;
        };
        let most = |of: fn(&YearRow) -> u32| overview.years.iter().map(of).max().unwrap_or(0);
        let maybe = most(|row| row.deals - row.sure);
        let figures = digits(most(|row| row.sure)) + if maybe > 0 { 3 + digits(maybe) } else { 0 };
        let most = most(|row| row.deals);
        let room = line.width.saturating_sub(4 + 1 + 1 + figures);
        // The cursor is in the same year's sums: its row can be followed from here.
        let beside = self.tab.at().is_some_and(|at| {
            at.line == spot.line && matches!(at.chart, Chart::Value(_) | Chart::Euros)
        });
        let style = if beside { theme.strong } else { theme.text };
        let year = format!("{:04}", row.year);
        put(frame, line, 0, &year, style);
        let stack = Stack::of(self.tab, theme);
        let cells = stack::cells(row.deals, most, room);
        let bar = stack.bar(&row.by_kind, row.deals - row.sure, cells);
        let drawn = u16::try_from(bar.width()).unwrap_or(room);
        frame.buffer_mut().put_line(line.x + 5, line.y, &bar, room);
        if row.deals > 0 {
            let sure = grouped(row.sure.into());
            let x = 5 + drawn + 1;
            put(frame, line, x, &sure, theme.text);
            if row.deals > row.sure {
                let maybe = format!(" +{}?", grouped((row.deals - row.sure).into()));
                put(frame, line, x + digits(row.sure), &maybe, theme.faint);
            }
        }
        if at {
            select(frame, theme, line, 0, 4);
        }
    }

    /// `Contract ██████ 68`; `Ends ███░ 62% 108`
    fn value(&self, frame: &mut Frame<'_>, line: Rect, spot: Spot, at: bool) {
        let (theme, overview) = (self.theme, self.tab.overview());
        let known = spot.chart == Chart::Known;
        let (label, deals, most) = if known {
            let name = KNOWN.get(spot.line).map(|(_, label)| *label);
            let deals = overview.known.get(spot.line).copied();
            let name = name.unwrap_or_default().to_owned();
            (name, deals.unwrap_or_default(), overview.deals)
        } else {
            let Some(share) = self.tab.share(spot) else {
                return;
            };
            let ranking = self.tab.ranking(spot.chart);
            let first = ranking.and_then(|ranking| ranking.values.first());
            let most = first.map_or(0, |share| share.deals);
            (share.label.clone(), share.deals, most)
        };
        let figures = digits(overview.deals.max(1)).max(3) + if known { PERCENT } else { 0 };
        let label_width = self.label_width(spot.chart, line.width, figures);
        put(
            frame,
            line,
            0,
            &left(&label, label_width.into()),
            theme.text,
        );
        let room = line.width.saturating_sub(label_width + 1 + figures + 1);
        let bar = signs::blocks(deals.into(), most.into(), room, theme.unicode);
        if known {
            // What is missing is as plain to see as what is there.
            let rest = "·".repeat(usize::from(room));
            put(frame, line, label_width + 1, &rest, theme.faint);
        }
        put(frame, line, label_width + 1, &bar, theme.bar);
        let count = grouped(deals.into());
        let text = if known {
            let percent = percent(deals, overview.deals);
            let rest = usize::from(figures - PERCENT);
            format!("{percent:>4} {}", right(&count, rest))
        } else {
            right(&count, figures.into())
        };
        let x = line.width.saturating_sub(figures);
        put(frame, line, x, &text, theme.text);
        if at {
            select(frame, theme, line, 0, label_width);
        }
    }

    /// Labels have what they need, up to half of a line.
    fn label_width(&self, chart: Chart, columns: u16, figures: u16) -> u16 {
        let longest = match chart {
            Chart::Known => KNOWN.iter().map(|(_, label)| width(label)).max(),
            _ => self
                .tab
                .ranking(chart)
                .and_then(|ranking| ranking.values.iter().map(|share| width(&share.label)).max()),
        };
        let longest = u16::try_from(longest.unwrap_or(0)).unwrap_or(LABEL);
        let room = columns.saturating_sub(figures + 2);
        longest.clamp(4, LABEL).min(room * 3 / 5)
    }
}

/// Puts text on a line, so many columns from its left end, and never beyond its right one.
fn put(frame: &mut Frame<'_>, line: Rect, x: u16, text: &str, style: Style) {
    let room = line.width.saturating_sub(x);
    if room > 0 {
        let text = Span::styled(text, style);
        frame.buffer_mut().put_span(line.x + x, line.y, &text, room);
    }
}

fn select(frame: &mut Frame<'_>, theme: &Theme, line: Rect, x: u16, width: u16) {
    let area = Rect {
        x: line.x + x,
        width: width.min(line.width.saturating_sub(x)),
        ..line
    };
    frame.buffer_mut().set_style(area, theme.selected);
}

/// Columns of a count.
fn digits(count: u32) -> u16 {
    u16::try_from(width(&grouped(count.into()))).unwrap_or(u16::MAX)
}

/// A share that is rounded, but never to all or to nothing: `<1%`, `>99%`.
fn percent(part: u32, whole: u32) -> String {
    let (part, whole) = (u64::from(part), u64::from(whole.max(1)));
    match (part * 100 + whole / 2) / whole {
        0 if part > 0 => "<1%".to_owned(),
        100 if part < whole => ">99%".to_owned(),
        rounded => format!("{rounded}%"),
    }
}
