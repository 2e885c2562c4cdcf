//! The Companies tab: companies found, and the profile and deals of the one under the cursor.

mod finder;
mod profile;
mod row;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use super::Theme;
use super::panel::{panel, thumb};
use crate::app::{Action, App, Context, Pane, companies};
use crate::deal::country_name;
use crate::index::CompanySort;
use crate::layout::Regions;
use crate::layout::text::grouped;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, regions: Regions) {
    if let Some(area) = regions.main {
        list(app, theme, frame, area);
    }
    if let Some(area) = regions.detail {
        profile::render(app, theme, frame, area);
    }
}

fn list(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let focused = app.pane == Pane::Main;
    let inner = panel(theme, frame, area, &title(app), focused);
    finder::render(app, theme, frame, Rect { height: 1, ..inner });
    let cursor = &app.companies.list;
    if cursor.is_empty() {
        let below = Rect {
            y: inner.y + 1,
            height: inner.height.saturating_sub(1),
            ..inner
        };
        return nothing(app, theme, frame, below);
    }
    row::headings(app, theme, frame, inner, inner.y + 1);
    let first = inner.y + companies::HEAD;
    let shown = app.companies.hits.get(cursor.visible()).unwrap_or_default();
    for (y, (at, hit)) in (first..inner.bottom()).zip((cursor.top()..).zip(shown)) {
        let area = Rect::new(inner.x, y, inner.width, 1);
        let at = cursor.at() == Some(at);
        let place = cursor.top() + usize::from(y - first);
        row::render(app, theme, frame, area, (place, hit), at && !focused);
        if at {
            let style = if focused {
                theme.selected
            } else {
                theme.selected_away
            };
            frame.buffer_mut().set_style(area, style);
        }
    }
    thumb(theme, frame, area, companies::HEAD, cursor, focused);
}

/// How many companies of how many were found, of which kind and country, and in which order.
fn title(app: &App) -> String {
    let mut title = counted(app);
    let order = &app.companies.order;
    let kind = order.kind.as_deref().map(|kind| match kind {
        "" => "kind not known",
        kind => app.index.codes().label("company_kind", kind),
    });
    let country = order.country.as_deref().map(|country| match country {
        "" => "country not known",
        country => country_name(country).unwrap_or(country),
    });
    let marked = order.marked.then_some("marked");
    for part in [kind, country, marked].into_iter().flatten() {
        title = format!("{title} · {part}");
    }
    if order.sort != CompanySort::Best {
        title = format!("{title} · by {}", order.sort.label());
    }
    title
}

fn counted(app: &App) -> String {
    let count = |count: usize| grouped(count.try_into().unwrap_or(u64::MAX));
    let (shown, found) = (app.companies.hits.len(), app.companies.found.all);
    let found = found.max(shown);
    // Names that answer less well are still looked for.
    let more = app.companies.is_answered() && !app.companies.found.is_whole;
    let more = if more { " …" } else { "" };
    let all = app.index.companies().len();
    match (found, all) {
        (_, 0) => "Companies".to_owned(),
        (0, all) if !app.companies.is_answered() => format!("Companies {}", count(all)),
        (found, all) if found == all => format!("Companies {}", count(all)),
        _ if shown < found => format!("Companies: first {} of {}", count(shown), count(found)),
        (found, all) => format!("Companies {} of {}{more}", count(found), count(all)),
    }
}

/// What stands in the place of an empty list.
fn nothing(app: &App, theme: &Theme, frame: &mut Frame<'_>, inner: Rect) {
    let typed = app.companies.input.value();
    let key = |action| {
        let key = app.keymap.key(Context::Global, action);
        key.map(|key| key.to_string()).unwrap_or_default()
    };
    let faint = |text: &str| vec![Line::from(Span::styled(text.to_owned(), theme.faint))];
    let lines = if !app.companies.is_answered() || (app.index.is_empty() && !app.progress.complete)
    {
        faint("Reading the companies …")
    } else if app.companies.order.narrows() {
        faint("No company is of this kind and country: Esc shows all again")
    } else if typed.is_empty() {
        faint("This file has no companies")
    } else {
        let escape = key(Action::Escape);
        vec![
            Line::from(Span::styled("No company matches", theme.strong)),
            Line::default(),
            Line::from(vec![
                Span::styled(typed.to_owned(), theme.field),
                Span::styled(
                    "  (names, other names, former names and initials)",
                    theme.faint,
                ),
            ]),
            Line::default(),
            Line::from(vec![
                Span::styled(format!("{escape:<8}"), theme.key),
                Span::styled(
                    if app.companies.typing {
                        "leaves the name; once more clears it"
                    } else {
                        "clears the name: all companies again"
                    },
                    theme.text,
                ),
            ]),
        ]
    };
    let margin = 2.min(inner.width / 8);
    let area = Rect {
        x: inner.x + margin,
        y: inner.y + inner.height.min(1),
        width: inner.width.saturating_sub(2 * margin),
        height: inner.height.saturating_sub(1),
    };
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), area);
}

#[cfg(test)]
mod tests;
