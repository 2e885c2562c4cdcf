//! The facet rail: each facet's values with their counts, and what the lens says of them.

mod finder;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use super::panel::{panel, thumb};
use super::put::Put;
use super::{Theme, signs};
use crate::app::{App, Pane, RailRow};
use crate::index::{Facet, FacetField};
use crate::layout::text::{cut, grouped, left, right, width};
use crate::query::FacetState;

/// From this width on there is room for bars.
const BARS_FROM: u16 = 25;
/// How long the longest bar is.
const BAR: u16 = 6;
/// Columns left of a label.
const INDENT: u16 = 2;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if let Some(typed) = app.rail.finder() {
        return finder::render(app, typed, theme, frame, area);
    }
    let focused = app.pane == Pane::Rail;
    let title = if app.rail.has_range() {
        "Facets · range"
    } else {
        "Facets"
    };
    let inner = panel(theme, frame, area, title, focused);
    let cursor = &app.rail.cursor;
    let shown = app.rail.rows().get(cursor.visible()).unwrap_or_default();
    for (y, (at, row)) in (inner.y..inner.bottom()).zip((cursor.top()..).zip(shown)) {
        let area = Rect::new(inner.x, y, inner.width, 1);
        let padded = Rect {
            width: area.width.saturating_sub(1),
            ..area
        };
        draw(app, theme, frame, padded, *row);
        if focused && cursor.at() == Some(at) {
            frame.buffer_mut().set_style(area, theme.selected);
        }
    }
    thumb(theme, frame, area, 0, cursor, focused);
}

fn draw(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect, row: RailRow) {
    let facets = &app.selection.facets;
    let (RailRow::Head(facet)
    | RailRow::Value(facet, _)
    | RailRow::NotKnown(facet)
    | RailRow::More(facet, _)) = row;
    let Some(facet) = facets.get(facet) else {
        return;
    };
    let state = |code: Option<&str>| app.lens.query().facet_state(facet.field, code);
    match row {
        RailRow::Head(_) => head(app, theme, frame, area, facet),
        RailRow::Value(_, value) => {
            if let Some(value) = facet.values.get(value) {
                let style = if value.count == 0 {
                    theme.faint
                } else {
                    theme.text
                };
                let value = Value {
                    state: state(Some(&value.code)),
                    label: &value.label,
                    count: value.count,
                    style,
                    ranged: app.is_in_range(facet.field, &value.code),
                };
                value.draw(theme, frame, area, most(facet));
            }
        }
        RailRow::NotKnown(_) => {
            let value = Value {
                state: state(None),
                label: "not known",
                count: facet.not_known,
                style: theme.faint,
                ranged: false,
            };
            value.draw(theme, frame, area, most(facet));
        }
        RailRow::More(_, more) => {
            let indent = " ".repeat(usize::from(INDENT));
            let beyond = facet.all.saturating_sub(facet.values.len());
            let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
            let text = match more {
                0 if beyond > 0 => format!("{indent}fewer · / finds {}", count(facet.all)),
                0 => format!("{indent}fewer"),
                more => format!("{indent}+{} more", count(more)),
            };
            frame.buffer_mut().put_span(
                area.x,
                area.y,
                &Span::styled(text, theme.faint),
                area.width,
            );
        }
    }
}

/// A facet's name; folded, it still tells that the lens narrows by it.
fn head(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect, facet: &Facet) {
    let folded = app.rail.is_folded(facet.field);
    let sign = if folded {
        signs::FOLDED
    } else {
        signs::UNFOLDED
    };
    let buffer = frame.buffer_mut();
    buffer.put_span(area.x, area.y, &Span::styled(sign, theme.faint), 1);
    let name = match facet.field {
        FacetField::Standing => format!("On {}", app.as_of().day),
        field => name(field).to_owned(),
    };
    let name = Span::styled(name, theme.strong);
    let end = buffer.put_span(
        area.x + INDENT,
        area.y,
        &name,
        area.width.saturating_sub(INDENT),
    );
    let query = app.lens.query();
    let codes = facet
        .values
        .iter()
        .map(|value| Some(value.code.as_str()))
        .chain([None]);
    let narrowed = codes
        .map(|code| query.facet_state(facet.field, code))
        .filter(|state| *state != FacetState::Free)
        .count();
    if folded && narrowed > 0 {
        let text = format!(" {} {narrowed}", signs::INCLUDED);
        buffer.put_span(
            end,
            area.y,
            &Span::styled(text, theme.included),
            area.right().saturating_sub(end),
        );
        return;
    }
    let text = share(facet);
    let columns = u16::try_from(width(&text)).unwrap_or(area.width);
    // A field that is always known needs no words.
    if facet.known < facet.deals && end + columns < area.right() {
        let x = area.right() - columns;
        buffer.put_span(x, area.y, &Span::styled(text, theme.faint), columns);
    }
}

/// Of how many of the deals it is known: all and none are said of no other shares.
fn share(facet: &Facet) -> String {
    let (known, deals) = (u64::from(facet.known), u64::from(facet.deals.max(1)));
    match known * 100 / deals {
        0 if known > 0 => "<1% known".to_owned(),
        percent => format!("{percent}% known"),
    }
}

/// The largest count of a facet, which has the longest bar.
fn most(facet: &Facet) -> u32 {
    let counts = facet.values.iter().map(|value| value.count);
    counts.chain([facet.not_known]).max().unwrap_or_default()
}

/// A value's row.
struct Value<'a> {
    state: FacetState,
    label: &'a str,
    count: u32,
    style: Style,
    /// The range that was begun would have it.
    ranged: bool,
}

impl Value<'_> {
    fn draw(&self, theme: &Theme, frame: &mut Frame<'_>, area: Rect, most: u32) {
        let (sign, style) = match self.state {
            FacetState::Free if self.ranged => (signs::RANGED, theme.included),
            FacetState::Free => (" ", self.style),
            FacetState::Included => (signs::INCLUDED, theme.included),
            FacetState::Excluded => (signs::EXCLUDED, theme.excluded),
        };
        let buffer = frame.buffer_mut();
        buffer.put_span(area.x, area.y, &Span::styled(sign, style), 1);
        let count = grouped(self.count.into());
        let count_width = u16::try_from(width(&count)).unwrap_or_default().max(3);
        let bar = if area.width >= BARS_FROM { BAR + 1 } else { 0 };
        let label = area.width.saturating_sub(INDENT + 1 + count_width + bar);
        let text = left(&cut(self.label, label.into()), label.into());
        let x = area.x + INDENT;
        buffer.put_span(x, area.y, &Span::styled(text, style), label);
        let x = x + label + 1;
        if bar > 0 {
            let filled = signs::bar(self.count, most, BAR);
            buffer.put_span(x, area.y, &Span::styled(filled, theme.bar), BAR);
        }
        let text = right(&count, count_width.into());
        let count_style = if self.state == FacetState::Free {
            self.style
        } else {
            style
        };
        buffer.put_span(
            x + bar,
            area.y,
            &Span::styled(text, count_style),
            count_width,
        );
    }
}

const fn name(field: FacetField) -> &'static str {
    match field {
        FacetField::Standing => "On the day",
        FacetField::Kind => "Kind",
        FacetField::Status => "Status",
        FacetField::Country => "Country",
        FacetField::Sector => "Sector",
        FacetField::Year => "Year",
        FacetField::Ends => "Ends",
        FacetField::Value => "Value",
        FacetField::Currency => "Currency",
        FacetField::Company => "Company",
    }
}
