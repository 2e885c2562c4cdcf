//! The rows of the timeline: date and title on the left, the bar on the right.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::glyphs::{self, glyph};
use crate::app::App;
use crate::app::timeline::{Axis, Fill, Ink, Span as Run, bar};
use crate::deal::Day;
use crate::index::Entry;
use crate::layout::text::left;
use crate::view::deals::gutter;
use crate::view::hits::Words;
use crate::view::{Theme, figures};

/// Columns of the signs left of a row.
pub(super) const GUTTER: u16 = 3;
/// Columns of the date, and the gap after it.
const DATE: u16 = 10;
const GAP: u16 = 2;
/// With less room than this the date gives way to the title.
const ROOM_FOR_DATE: u16 = GUTTER + DATE + GAP + 8;

/// What was drawn, for the legend.
#[derive(Default)]
pub(super) struct Drawn {
    /// Kinds of ink.
    pub inks: Vec<Ink>,
    /// A deal is unconfirmed.
    pub hollow: bool,
    /// The line of today shows.
    pub today: bool,
}

/// Columns of dates in labels that are so wide; 0: none.
pub(super) const fn date_width(labels: u16) -> u16 {
    if labels < ROOM_FOR_DATE { 0 } else { DATE }
}

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, focused: bool) -> Drawn {
    let areas = app.timeline.areas();
    let window = app.timeline.window();
    let today = window.column_of(app.today);
    let mut drawn = Drawn {
        today: today.is_some(),
        ..Drawn::default()
    };
    ground(app, theme, frame, areas.bars, today);
    let words = Words::of(app.lens.query());
    let rows = app.timeline.visible();
    for (y, row) in (areas.bars.y..areas.bars.bottom()).zip(rows) {
        let place = app.timeline.place(row);
        let row_of_index = place.and_then(|place| app.selection.rows.get(place));
        let Some(entry) = row_of_index.and_then(|row| app.index.entry(*row)) else {
            continue;
        };
        let at = app.timeline.rows.at() == Some(row);
        let label = Rect {
            y,
            height: 1,
            ..areas.labels
        };
        let away = at && !focused;
        let marked = app.marks.contains(entry.id());
        frame
            .buffer_mut()
            .set_line(label.x, y, &gutter(theme, entry, marked, away), GUTTER);
        text(theme, frame, &words, entry, label);
        if at {
            let style = if focused {
                theme.selected
            } else {
                theme.selected_away
            };
            frame.buffer_mut().set_style(label, style);
        }
        let run = Run::of(&entry);
        drawn.hollow |= run.unconfirmed;
        let style = style_of(theme, entry, &run, app.today);
        for (x, ink) in (areas.bars.x..areas.bars.right()).zip(bar(&run, window)) {
            let Some(ink) = ink else { continue };
            note(&mut drawn.inks, ink);
            let sign = glyph(ink, run.unconfirmed, theme.unicode);
            let style = match ink {
                Ink::Unknown | Ink::Earlier | Ink::Later => theme.faint,
                Ink::Stopped => theme.warning,
                _ => style,
            };
            frame.buffer_mut().set_string(x, y, sign, style);
        }
    }
    drawn
}

/// What lies under the bars: where larger units begin, today, and a line that leads from the cursor's title to its bar.
fn ground(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect, today: Option<u16>) {
    let buffer = frame.buffer_mut();
    if theme.unicode {
        let axis = Axis::of(app.timeline.window());
        let majors = axis.ticks.iter().filter(|(_, major)| *major);
        for (column, _) in majors.filter(|_| axis.ticks.len() > 1) {
            for y in area.y..area.bottom() {
                buffer.set_string(area.x + column, y, glyphs::GRID, theme.faint);
            }
        }
    }
    if let Some(column) = today {
        for y in area.y..area.bottom() {
            buffer.set_string(area.x + column, y, glyphs::TODAY, theme.today);
        }
    }
}

fn text(theme: &Theme, frame: &mut Frame<'_>, words: &Words, entry: Entry<'_>, area: Rect) {
    let date_width = date_width(area.width);
    let mut x = area.x + GUTTER;
    if date_width > 0 {
        let columns = usize::from(date_width);
        // Of a deal of which only the end is known the end is told as such.
        let (date, style) = match (entry.date(), entry.ends()) {
            (Some(date), _) => (figures::date(&date, columns), theme.text),
            (None, Some(end)) => {
                let end = figures::date(&end, columns.saturating_sub(1));
                (format!("→{end}"), theme.faint)
            }
            (None, None) => (String::new(), theme.faint),
        };
        let date = Span::styled(left(&date, columns), style);
        frame.buffer_mut().set_span(x, area.y, &date, date_width);
        x += date_width + GAP;
    }
    let room = area.right().saturating_sub(x);
    let title = words.spans(entry.title(), usize::from(room), theme.text, theme);
    frame.buffer_mut().set_line(x, area.y, &title.into(), room);
}

/// The colour of a bar says what the dates and the status say: unconfirmed, running today or later, over, or not known.
fn style_of(theme: &Theme, entry: Entry<'_>, run: &Run, today: Day) -> Style {
    if run.unconfirmed {
        return theme.warning;
    }
    match run.end.latest {
        _ if run.open => theme.bar,
        Some(end) if end.max(run.options.unwrap_or(end)) >= today => theme.bar,
        Some(_) => theme.past,
        None => match entry.status() {
            "in_force" => theme.bar,
            "completed" | "expired" | "superseded" | "terminated" | "abandoned" => theme.past,
            _ => theme.text,
        },
    }
}

fn note(inks: &mut Vec<Ink>, ink: Ink) {
    let ink = match ink {
        Ink::Certain(_) => Ink::Certain(Fill::Whole),
        ink => ink,
    };
    if !inks.contains(&ink) {
        inks.push(ink);
    }
}
