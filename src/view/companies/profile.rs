//! What is known of the company under the cursor: text, and its deals as a small timeline.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::companies::{Body, DealForm};
use crate::app::timeline::{Axis, Label, Span as Days, Window, bar};
use crate::app::{App, Pane};
use crate::deal::Day;
use crate::index::{Entry, Reach};
use crate::layout::text::{counted, cut, left, right, width};
use crate::view::deals::gutter;
use crate::view::panel::{panel, thumb};
use crate::view::put::Put;
use crate::view::timeline::glyph;
use crate::view::{Theme, detail, figures};

/// Columns of the mark and the sign of doubt, and a space.
const GUTTER: usize = 3;
/// Columns of a date: `2004-11`, `~2016`; where there is room, `2004-11-30`.
const DATE: (usize, usize) = (7, 10);
/// From this width on there is room for whole dates.
const WIDE: u16 = 70;
/// Columns of an end: `2027-06-30`.
const END: usize = 11;
/// Columns that a window keeps free on either side for signs.
const SPARE: u16 = 2;
/// The most columns that a value takes: `£500m unconfirmed`.
const VALUE: usize = 17;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Detail;
    let tab = &app.companies;
    let company = tab.current().map(|hit| hit.company);
    let company = company.and_then(|row| app.index.companies().get(row));
    let Some(company) = company else {
        panel(theme, frame, area, "Company", focused);
        return;
    };
    let whose = match tab.reach {
        Reach::Own => company.name.to_string(),
        Reach::Line => format!("{} and its line", company.name),
    };
    let title = match tab.profile() {
        Some(profile) => format!("{whose} · {}", counted(profile.len(), "deal", "deals")),
        None => whose,
    };
    let inner = panel(theme, frame, area, &title, focused);
    let text = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let cursor = &tab.reading;
    let sheet = tab.sheet();
    let shown = sheet.lines.get(cursor.visible()).unwrap_or_default();
    for (y, (at, line)) in (text.y..text.bottom()).zip((cursor.top()..).zip(shown)) {
        let area = Rect::new(text.x, y, text.width, 1);
        match &line.body {
            Body::Text(line) => detail::draw(theme, frame, area, line),
            Body::Axis => axis(theme, frame, area, &sheet.window),
            Body::Deal { row, form } => {
                if let Some(entry) = app.index.entry(*row) {
                    let marked = app.marks.contains(entry.id());
                    deal(theme, frame, area, entry, *form, (marked, &sheet.window));
                }
            }
        }
        if focused && cursor.at() == Some(at) {
            let row = Rect::new(inner.x, y, inner.width, 1);
            frame.buffer_mut().set_style(row, theme.selected);
        }
    }
    thumb(theme, frame, area, 0, cursor, focused);
}

/// Years over the bars.
fn axis(theme: &Theme, frame: &mut Frame<'_>, area: Rect, window: &Window) {
    let x = area.x + columns(GUTTER + date_columns(area) + 1);
    let mut labels = Axis::of(window).labels;
    if labels.len() < 2 {
        // Too narrow for an axis: the first and the last year of the deals stand at its ends, where two columns are spare.
        let last = window.columns().saturating_sub(1 + SPARE);
        let (first, last) = (window.days_of(SPARE).0, window.days_of(last).1);
        let year = |day: Day, column| Label {
            column,
            text: format!("{:04}", day.ymd().0),
            major: false,
        };
        let end = window.columns().saturating_sub(4);
        labels = [(first, 0), (last, end)]
            .into_iter()
            .filter(|(_, column)| *column == 0 || *column > 4)
            .map(|(day, column)| year(day, column))
            .collect();
    }
    for label in labels {
        let at = x + label.column;
        let room = area.right().saturating_sub(at);
        let span = Span::styled(label.text, theme.faint);
        frame.buffer_mut().put_span(at, area.y, &span, room);
    }
}

fn deal(
    theme: &Theme,
    frame: &mut Frame<'_>,
    area: Rect,
    entry: Entry<'_>,
    form: DealForm,
    (marked, window): (bool, &Window),
) {
    let mut spans = gutter(theme, entry, marked, false).spans;
    let mut used = GUTTER;
    let arrow = match form {
        DealForm::New => "→",
        DealForm::Bar | DealForm::Ends | DealForm::Old => " ",
    };
    spans.push(Span::styled(arrow, theme.text));
    let (date, room) = match form {
        DealForm::Ends => (entry.ends(), END),
        DealForm::Bar | DealForm::Old | DealForm::New => (entry.date(), date_columns(area)),
    };
    let date = date.map(|date| figures::date(&date, room));
    let style = if date.is_some() {
        theme.text
    } else {
        theme.faint
    };
    let date = date.unwrap_or_else(|| "no date".to_owned());
    spans.push(Span::styled(left(&date, room + 1), style));
    used += room + 1;
    if form == DealForm::Bar {
        bar_of(theme, entry, window, &mut spans);
        used += usize::from(window.columns()) + 1;
    }
    let all = usize::from(area.width);
    let value = value(entry, VALUE.min(all.saturating_sub(used + 12)));
    let room = all.saturating_sub(used + width(&value) + 1);
    let title = entry.title();
    let title = cut(&title, room);
    let gap = " ".repeat(room + 1 - width(&title).min(room));
    spans.push(Span::styled(title.into_owned(), theme.link));
    spans.push(Span::raw(gap));
    let style = match entry.value() {
        _ if entry.is_unconfirmed() => theme.warning,
        Some(_) => theme.text,
        None => theme.faint,
    };
    spans.push(Span::styled(right(&value, width(&value)), style));
    frame
        .buffer_mut()
        .put_line(area.x, area.y, &Line::from(spans), area.width);
}

fn bar_of(theme: &Theme, entry: Entry<'_>, window: &Window, spans: &mut Vec<Span<'static>>) {
    let inks = bar(&Days::of(&entry), window);
    let hollow = entry.is_unconfirmed();
    for column in 0..usize::from(window.columns()) {
        let ink = inks.get(column).copied().flatten();
        let sign = ink.map_or(" ", |ink| glyph(ink, hollow, theme.unicode));
        spans.push(Span::styled(sign, theme.bar));
    }
    spans.push(Span::raw(" "));
}

/// What a deal is worth, in words where there is no figure.
fn value(entry: Entry<'_>, room: usize) -> String {
    match entry.value() {
        Some((value, _)) => figures::value(&value, entry.is_unconfirmed(), room),
        None if entry.is_unconfirmed() => cut("unconfirmed", room).into_owned(),
        None => cut("not known", room).into_owned(),
    }
}

/// How wide dates are.
const fn date_columns(area: Rect) -> usize {
    if area.width < WIDE { DATE.0 } else { DATE.1 }
}

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
