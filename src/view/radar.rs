//! The radar: lanes that fold, and for each deal its end, the time until then as a bar, and who is concerned.

mod runway;
#[cfg(test)]
mod tests;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::deals::{Cells, gutter, nothing};
use super::panel::{panel, thumb};
use super::put::Put;
use super::{Theme, figures, signs};
use crate::app::{App, COLUMNS, GUTTER, Pane, RadarLine, Sought};
use crate::deal::Day;
use crate::index::{Entry, Lane, runway as left};
use crate::layout::text::{cut, grouped, left as padded, right};
use crate::layout::{Slot, Want, columns};

/// A column of the radar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The end.
    Ends,
    /// The end with every option taken.
    Options,
    /// How long it is until then.
    Left,
    /// The same as a bar.
    Runway,
    /// As in the list of deals.
    Deal(&'static str),
}

/// The columns, in order, and what each wants.
const PARTS: [(Part, &str, Want); 8] = [
    (Part::Ends, "Ends", want(0, 11, 11, 16)),
    (Part::Options, "Options to", want(4, 11, 11, 16)),
    (Part::Left, "Left", want(1, 6, 6, 6)),
    (Part::Runway, "Next two years", want(2, 8, 10, 24)),
    (Part::Deal("title"), "Deal", want(0, 20, 26, 80)),
    (Part::Deal("supplier"), "Supplier", want(5, 12, 12, 30)),
    (Part::Deal("buyer"), "Buyer", want(6, 12, 12, 30)),
    (Part::Deal("value"), "Value", want(3, 11, 11, 18)),
];

const fn want(rank: u8, min: u16, good: u16, max: u16) -> Want {
    Want {
        rank,
        min,
        good,
        max,
    }
}

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Main;
    let inner = panel(theme, frame, area, &title(app), focused);
    if app.selection.rows.is_empty() {
        return nothing::render(app, theme, frame, inner);
    }
    let radar = app.radar.radar();
    if radar.rows.is_empty() {
        let text = Span::styled("Looking at the ends …", theme.faint);
        let (x, y) = (inner.x + 3, inner.y + inner.height / 3);
        frame
            .buffer_mut()
            .put_span(x, y, &text, inner.width.saturating_sub(3));
        return;
    }
    let areas = app.radar.areas();
    let slots = slots(inner.width);
    headings(theme, frame, areas.head, &slots);
    let words = Sought::of(app.lens.query());
    let rows = Rows {
        app,
        theme,
        slots: &slots,
        words: &words,
        focused,
    };
    let numbers = app.radar.lines.visible();
    for (y, number) in (areas.lines.y..areas.lines.bottom()).zip(numbers) {
        let line = Rect {
            y,
            height: 1,
            ..areas.lines
        };
        rows.render(frame, line, number);
    }
    let left_out = app.radar.left_out(inner.width);
    for (y, text) in (areas.foot.y..areas.foot.bottom()).zip(left_out) {
        let text = Span::styled(text, theme.faint);
        frame
            .buffer_mut()
            .put_span(inner.x + 1, y, &text, inner.width.saturating_sub(1));
    }
    let track = Rect {
        height: area.height.saturating_sub(areas.foot.height),
        ..area
    };
    thumb(
        theme,
        frame,
        track,
        areas.head.height,
        &app.radar.lines,
        focused,
    );
}

/// How many deals of how many are in lanes, and from which day it looks.
fn title(app: &App) -> String {
    let radar = app.radar.radar();
    let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
    if radar.rows.is_empty() {
        return "Radar".to_owned();
    }
    format!(
        "Radar {} of {} · from {}",
        count(radar.len()),
        count(radar.rows.len()),
        radar.as_of.day
    )
}

/// The columns that show, and where.
fn slots(inner: u16) -> Vec<(Part, &'static str, Slot)> {
    let wants = PARTS.map(|(.., want)| want);
    columns(inner.saturating_sub(GUTTER + 1), &wants)
        .into_iter()
        .filter_map(|slot| {
            let (part, title, _) = PARTS.get(slot.column)?;
            let x = slot.x + GUTTER;
            Some((*part, *title, Slot { x, ..slot }))
        })
        .collect()
}

fn is_right(part: Part) -> bool {
    matches!(part, Part::Left | Part::Deal("value"))
}

fn headings(theme: &Theme, frame: &mut Frame<'_>, area: Rect, slots: &[(Part, &str, Slot)]) {
    if area.height == 0 {
        return;
    }
    for (part, title, slot) in slots {
        let width = usize::from(slot.width);
        let title = match part {
            Part::Runway if width < title.len() => "Two years",
            _ => *title,
        };
        let text = if is_right(*part) {
            right(title, width)
        } else {
            padded(title, width)
        };
        let text = Span::styled(text, theme.faint);
        frame
            .buffer_mut()
            .put_span(area.x + slot.x, area.y, &text, slot.width);
    }
}

/// What all lines need.
struct Rows<'a> {
    app: &'a App,
    theme: &'a Theme,
    slots: &'a [(Part, &'static str, Slot)],
    words: &'a Sought,
    focused: bool,
}

impl Rows<'_> {
    fn render(&self, frame: &mut Frame<'_>, area: Rect, number: usize) {
        let tab = &self.app.radar;
        let at = tab.lines.at() == Some(number);
        match tab.line(number) {
            Some(RadarLine::Head(lane)) => self.lane(frame, area, lane),
            Some(line) => {
                let entry = tab.row(line).and_then(|row| self.app.index.entry(row));
                if let (Some(entry), RadarLine::Deal(lane, _)) = (entry, line) {
                    self.deal(frame, area, lane, entry, at && !self.focused);
                }
            }
            None => {}
        }
        if at {
            let style = if self.focused {
                self.theme.selected
            } else {
                self.theme.selected_away
            };
            frame.buffer_mut().set_style(area, style);
        }
    }

    /// The name of a lane, how many deals it has, and its days.
    fn lane(&self, frame: &mut Frame<'_>, area: Rect, lane: Lane) {
        let theme = self.theme;
        let radar = self.app.radar.radar();
        let deals = radar.lane(lane).len();
        let sign = match (deals, self.app.radar.is_folded(lane)) {
            (0, _) => " ",
            (_, true) => signs::FOLDED,
            (_, false) => signs::UNFOLDED,
        };
        let style = if deals == 0 {
            theme.faint
        } else {
            theme.strong
        };
        let count = grouped(deals.try_into().unwrap_or(u64::MAX));
        let text = Line::from(vec![
            Span::styled(format!(" {sign} {}  ", lane.title()), style),
            Span::styled(count, style),
            Span::styled(reach(lane, radar.as_of.day), theme.faint),
        ]);
        frame
            .buffer_mut()
            .put_line(area.x, area.y, &text, area.width);
    }

    fn deal(&self, frame: &mut Frame<'_>, area: Rect, lane: Lane, entry: Entry<'_>, away: bool) {
        let marked = self.app.marks.contains(entry.id());
        let signs = gutter(self.theme, entry, marked, away);
        frame.buffer_mut().put_line(area.x, area.y, &signs, GUTTER);
        for (part, _, slot) in self.slots {
            let width = usize::from(slot.width);
            let cell = Line::from(self.cell(*part, lane, entry, slot.width));
            let indent = if is_right(*part) {
                width.saturating_sub(cell.width())
            } else {
                0
            };
            let x = area.x + slot.x + u16::try_from(indent).unwrap_or_default();
            frame.buffer_mut().put_line(x, area.y, &cell, slot.width);
        }
    }

    fn cell(&self, part: Part, lane: Lane, entry: Entry<'_>, columns: u16) -> Vec<Span<'static>> {
        let (theme, width) = (self.theme, usize::from(columns));
        let day = self.app.radar.radar().as_of.day;
        let cells = Cells::new(self.app, theme, self.words, false);
        let column = |field: &str| COLUMNS.iter().find(|column| column.field == field);
        match part {
            Part::Deal(field) => {
                column(field).map_or_else(Vec::new, |column| cells.cell(column, entry, width))
            }
            Part::Ends => {
                column("ends").map_or_else(Vec::new, |column| cells.cell(column, entry, width))
            }
            Part::Options => {
                let date = entry.ends_max().map(|date| figures::date(&date, width));
                vec![Span::styled(date.unwrap_or_default(), theme.text)]
            }
            Part::Left if !lane.is_dated() => Vec::new(),
            Part::Left => {
                let text = left(entry.ends_bounds(), day).to_string();
                vec![Span::styled(cut(&text, width).into_owned(), theme.strong)]
            }
            Part::Runway => runway::cells(&entry, lane, day, columns, theme),
        }
    }
}

/// The days of a lane: its first and its last.
fn reach(lane: Lane, day: Day) -> String {
    let before = |day: Day| Day::from_number(day.number() - 1);
    match lane.days(day) {
        (Some(from), Some(until)) => format!("  {from} to {}", before(until)),
        (Some(from), None) => format!("  from {from}"),
        _ => String::new(),
    }
}
