//! The list of sources: a line to type in, and a row for each source with how much rests on it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use super::Theme;
use super::panel::{panel, thumb};
use super::put::Put;
use crate::app::{App, SOURCES_HEAD, SourcesList};
use crate::deal::ListedSource;
use crate::layout::text::{cut, grouped, left, right, width};

/// Columns of the counts.
const COUNT: usize = 6;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, list: &SourcesList) {
    let area = app.sources_area();
    frame.render_widget(Clear, area);
    let found = u64::try_from(list.found.len()).unwrap_or(u64::MAX);
    let title = match list.all {
        None => "Sources …".to_owned(),
        Some(all) if all > list.found.len() => {
            let all = u64::try_from(all).unwrap_or(u64::MAX);
            format!("Sources: first {} of {}", grouped(found), grouped(all))
        }
        Some(_) => format!("Sources {}", grouped(found)),
    };
    let inner = panel(theme, frame, area, &title, true);
    let room = usize::from(inner.width.saturating_sub(2));
    let typed = list.input.value();
    let before: String = typed.chars().take(list.input.cursor()).collect();
    let line = if typed.is_empty() && !list.typing {
        let help = " finds by publisher, title, id, or grade e";
        Line::from(vec![
            Span::styled("/", theme.key),
            Span::styled(help, theme.faint),
        ])
    } else if typed.is_empty() {
        let help = "  publisher, title, id, or grade e";
        Line::from(vec![
            Span::styled("/", theme.key),
            Span::styled(help, theme.faint),
        ])
    } else {
        let room = room.saturating_sub(2);
        Line::from(vec![
            Span::styled("/ ", theme.key),
            Span::styled(cut(typed, room).into_owned(), theme.strong),
        ])
    };
    let buffer = frame.buffer_mut();
    buffer.put_line(inner.x + 1, inner.y, &line, inner.width);
    let heads = format!(
        "{} {}{}",
        left(
            "   Publisher · date · title",
            room.saturating_sub(2 * COUNT + 1)
        ),
        right("Facts", COUNT),
        right("Deals", COUNT)
    );
    let heads = Line::from(Span::styled(heads, theme.faint));
    buffer.put_line(inner.x + 1, inner.y + 1, &heads, inner.width);
    let shown = list.found.get(list.cursor.visible()).unwrap_or_default();
    for (y, (at, source)) in
        (inner.y + SOURCES_HEAD..inner.bottom()).zip((list.cursor.top()..).zip(shown))
    {
        let line = row(theme, source, room);
        let buffer = frame.buffer_mut();
        buffer.put_line(inner.x + 1, y, &line, inner.width);
        if list.cursor.at() == Some(at) {
            let row = Rect::new(inner.x, y, inner.width, 1);
            buffer.set_style(row, theme.selected);
        }
    }
    if list.all == Some(0) {
        let none = Line::from(Span::styled(
            "No source has all of these words",
            theme.faint,
        ));
        frame
            .buffer_mut()
            .put_line(inner.x + 1, inner.y + 2, &none, inner.width);
    }
    thumb(theme, frame, area, SOURCES_HEAD, &list.cursor, true);
    if !list.typing {
        return;
    }
    let column = u16::try_from(width(&before) + 2).unwrap_or(u16::MAX);
    let x = inner.x + 1 + column.min(inner.width.saturating_sub(2));
    frame.set_cursor_position(Position::new(x, inner.y));
}

fn row(theme: &Theme, source: &ListedSource, room: usize) -> Line<'static> {
    let name = source.publisher.as_ref().unwrap_or(&source.slug);
    let room = room.saturating_sub(2 * COUNT + 1);
    let grade = source.grade.as_deref().unwrap_or("-").to_owned();
    let grade_style = if source.is_unconfirmed() {
        theme.warning
    } else {
        theme.text
    };
    let parts = [
        source.is_unconfirmed().then(|| "unconfirmed".to_owned()),
        source
            .copy_of
            .as_ref()
            .map(|original| format!("copy of {original}")),
        source.date_text(),
        source.title.as_ref().map(ToString::to_string),
    ];
    let rest: String = parts
        .into_iter()
        .flatten()
        .flat_map(|part| [" · ".to_owned(), part])
        .collect();
    let free = room.saturating_sub(3);
    let name = cut(name, free).into_owned();
    let rest = left(&rest, free.saturating_sub(width(&name)));
    Line::from(vec![
        Span::styled(format!("{grade}  "), grade_style),
        Span::styled(name, theme.strong),
        Span::styled(rest, theme.text),
        Span::styled(
            format!(
                " {}{}",
                right(&grouped(source.facts), COUNT),
                right(&grouped(source.deals), COUNT)
            ),
            theme.text,
        ),
    ])
}
