//! The rows of the timeline: date and title on the left, the bar on the right.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::glyphs::{self, glyph};
use super::standing::Standing;
use super::{lanes, links};
use crate::app::timeline::{Axis, Fill, Ink, Lanes, Linked, Span as Run, TimeLine, Window, bar};
use crate::app::{App, Sought};
use crate::index::Entry;
use crate::layout::text::left;

use crate::view::deals::gutter;
use crate::view::hits;
use crate::view::put::Put;
use crate::view::{Theme, figures};

/// Columns of the signs left of a row.
pub(super) const GUTTER: u16 = 3;
/// Columns by which deals stand in from the name of their lane.
const INDENT: u16 = 2;
/// Columns between date and title.
const GAP: u16 = 2;
/// In labels so wide a date has room for its day, and in smaller ones for its year: the axis tells the rest.
const ROOM_FOR_DAY: u16 = 40;
const ROOM_FOR_YEAR: u16 = 24;

/// What was drawn, for the legend.
#[derive(Default)]
pub(super) struct Drawn {
    /// Kinds of ink.
    pub inks: Vec<Ink>,
    /// How the deals stand.
    pub standings: Vec<Standing>,
    /// Names of lanes show.
    pub lanes: bool,
    /// The line of today shows.
    pub today: bool,
    /// The line of the as-of day shows.
    pub as_of: bool,
}

/// Columns of dates in labels that are so wide; 0: none.
pub(super) const fn date_width(labels: u16) -> u16 {
    match labels {
        ROOM_FOR_DAY.. => 11,
        ROOM_FOR_YEAR.. => 5,
        _ => 0,
    }
}

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, focused: bool) -> Drawn {
    let areas = app.timeline.areas();
    let window = app.timeline.window();
    let today = window.column_of(app.today);
    let as_of = app.as_of_day.and_then(|day| window.column_of(day));
    let mut drawn = Drawn {
        today: today.is_some(),
        as_of: as_of.is_some(),
        ..Drawn::default()
    };
    ground(app, theme, frame, areas.bars, [today, as_of]);
    let words = Sought::of(app.lens.query());
    let links = app.links().unwrap_or_default();
    let rows = Rows {
        app,
        theme,
        window,
        words: &words,
        links: &links,
        focused,
    };
    let heads = lanes::Heads::of(app);
    for (y, number) in (areas.bars.y..areas.bars.bottom()).zip(app.timeline.visible()) {
        let at_row = |area: Rect| Rect {
            y,
            height: 1,
            ..area
        };
        let (label, bars) = (at_row(areas.labels), at_row(areas.bars));
        match app.timeline.line(number) {
            Some(TimeLine::Head(lane)) => {
                drawn.lanes = true;
                heads.render(theme, frame, lane, label, bars);
            }
            Some(TimeLine::Deal(_)) => rows.deal(frame, number, label, bars, &mut drawn),
            _ => {}
        }
        if app.timeline.rows.at() == Some(number) {
            let style = if focused {
                theme.selected
            } else {
                theme.selected_away
            };
            frame.buffer_mut().set_style(label, style);
        }
    }
    drawn
}

/// What all rows of deals need.
struct Rows<'a> {
    app: &'a App,
    theme: &'a Theme,
    window: &'a Window,
    words: &'a Sought,
    links: &'a [Linked],
    focused: bool,
}

impl Rows<'_> {
    fn deal(
        &self,
        frame: &mut Frame<'_>,
        number: usize,
        label: Rect,
        bars: Rect,
        drawn: &mut Drawn,
    ) {
        let (app, theme) = (self.app, self.theme);
        let row = app.timeline.row(number);
        let Some(entry) = row.and_then(|row| app.index.entry(row)) else {
            return;
        };
        let at = app.timeline.rows.at() == Some(number);
        let marked = app.marks.contains(entry.id());
        let signs = gutter(theme, entry, marked, at && !self.focused);
        frame
            .buffer_mut()
            .put_line(label.x, label.y, &signs, GUTTER);
        if let Some(way) = links::way(self.links, entry.id()) {
            let sign = Span::styled(links::sign(way), theme.included);
            frame
                .buffer_mut()
                .put_span(label.right(), label.y, &sign, 1);
        }
        let indent = u16::from(app.timeline.plan().wanted.lanes != Lanes::Off) * INDENT;
        text(theme, frame, self.words, entry, label, indent);
        let run = Run::of(&entry);
        let standing = Standing::of(entry, &run, app.as_of());
        note(&mut drawn.standings, standing);
        let hollow = standing == Standing::Unconfirmed;
        let style = standing.style(theme);
        let inks = bar(&run, self.window);
        if at {
            lead(theme, frame, bars, &inks);
        }
        for (x, ink) in (bars.x..bars.right()).zip(inks) {
            let Some(ink) = ink else { continue };
            if !(hollow && matches!(ink, Ink::Certain(_) | Ink::Event | Ink::Moment | Ink::Short)) {
                note(&mut drawn.inks, kind(ink));
            }
            let sign = glyph(ink, hollow, theme.unicode);
            let style = match ink {
                Ink::Unknown | Ink::Earlier | Ink::Later => theme.faint,
                Ink::Stopped => theme.warning,
                _ => style,
            };
            if let Some(cell) = frame.buffer_mut().cell_mut((x, bars.y)) {
                // What lies under the bar leaves no colour in it.
                cell.reset();
                cell.set_symbol(sign).set_style(style);
            }
        }
    }
}

/// Leads the eye from the cursor's title to its bar.
fn lead(theme: &Theme, frame: &mut Frame<'_>, area: Rect, inks: &[Option<Ink>]) {
    let before = inks.iter().take_while(|ink| ink.is_none());
    for (x, _) in (area.x..area.right()).zip(before) {
        frame
            .buffer_mut()
            .set_string(x, area.y, glyphs::LEAD, theme.faint);
    }
}

/// What lies under the bars: where larger units begin, and today.
fn ground(
    app: &App,
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    [today, as_of]: [Option<u16>; 2],
) {
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
    let lines = [
        (today, glyphs::TODAY, theme.today),
        (as_of, glyphs::AS_OF, theme.included),
    ];
    for (column, sign, style) in lines {
        let Some(column) = column else { continue };
        for y in area.y..area.bottom() {
            buffer.set_string(area.x + column, y, sign, style);
        }
    }
}

fn text(
    theme: &Theme,
    frame: &mut Frame<'_>,
    words: &Sought,
    entry: Entry<'_>,
    area: Rect,
    indent: u16,
) {
    let date_width = date_width(area.width);
    let mut x = area.x + GUTTER + indent;
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
        frame.buffer_mut().put_span(x, area.y, &date, date_width);
        x += date_width + GAP;
    }
    let room = area.right().saturating_sub(x);
    let title = hits::spans(
        |text| words.in_title(text),
        &entry.title(),
        usize::from(room),
        theme.text,
        theme,
    );
    frame.buffer_mut().put_line(x, area.y, &title.into(), room);
}

/// All fills of certain ink are of one kind.
const fn kind(ink: Ink) -> Ink {
    match ink {
        Ink::Certain(_) => Ink::Certain(Fill::Whole),
        ink => ink,
    }
}

fn note<T: PartialEq>(seen: &mut Vec<T>, one: T) {
    if !seen.contains(&one) {
        seen.push(one);
    }
}
