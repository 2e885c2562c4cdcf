//! The last two lines: sums, or what the user has to know, and the keys that work here.

pub(super) mod sums;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Theme;
use super::put::Put;
use crate::app::{Action, App, BINDINGS, Context, Key};
use crate::layout::text::{counted, cut, width};

/// Stands between two hints.
const APART: &str = "  ";

/// From this width on there is room for marks beside sums.
const MARKS_FROM: u16 = 60;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, status: Rect, hints: Rect) {
    render_status(app, theme, frame, status);
    render_hints(app, theme, frame, hints);
}

fn render_status(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    let right = aside(app, theme, area.width >= MARKS_FROM);
    let taken = put_right(frame, area, &right);
    let room = area.width.saturating_sub(taken + 2);
    let left = match message(app, theme) {
        Some((text, style)) => {
            Line::from(Span::styled(cut(&text, room.into()).into_owned(), style))
        }
        None if app.is_first_page() => Line::from(Span::styled("counting …", theme.faint)),
        None => sums::line(&app.selection, theme, room.into()),
    };
    frame.buffer_mut().put_line(area.x + 1, area.y, &left, room);
}

/// What goes before sums: what is wrong with what is typed, else the notice, else why reading ended.
fn message(app: &App, theme: &Theme) -> Option<(String, Style)> {
    let typed = app.lens.typing().and_then(|typing| typing.problem.as_ref());
    if let Some(problem) = typed {
        return Some((problem.to_string(), theme.warning));
    }
    if let Some(notice) = &app.notice {
        let style = if notice.bad {
            theme.warning
        } else {
            theme.strong
        };
        return Some((notice.text.to_string(), style));
    }
    let failed = app.progress.failed.as_ref()?;
    Some((failed.to_string(), theme.warning))
}

/// Marks, and rows that are missing.
fn aside(app: &App, theme: &Theme, marks: bool) -> Line<'static> {
    let mut spans = Vec::new();
    if app.progress.problems > 0 {
        let rows = counted(app.progress.problems, "row", "rows");
        spans.push(Span::styled(
            format!("{rows} could not be read"),
            theme.warning,
        ));
    }
    if let Some(day) = app.as_of_day {
        if !spans.is_empty() {
            spans.push(Span::styled(" · ", theme.faint));
        }
        spans.push(Span::styled(format!("as of {day}"), theme.included));
    }
    if marks && !app.marks.is_empty() {
        if !spans.is_empty() {
            spans.push(Span::styled(" · ", theme.faint));
        }
        let marked = counted(app.marks.len(), "marked", "marked");
        spans.push(Span::styled(marked, theme.mark));
        if !app.marks.are_kept() {
            spans.push(Span::styled(", not kept", theme.warning));
        }
    }
    Line::from(spans)
}

/// Help and quit always stand on the right; the other hints in order, as many as there is room for. Over a tab, only
/// the keys of what lies there count.
fn render_hints(app: &App, theme: &Theme, frame: &mut Frame<'_>, area: Rect) {
    if app.asks_to_overwrite() {
        // The question names its own keys.
        return;
    }
    let covered = !app.overlays.is_empty();
    let mut right = Line::default();
    if !covered {
        for (key, word) in [Action::Help, Action::Close]
            .iter()
            .filter_map(|action| always(app, *action))
        {
            push_hint(&mut right, theme, &key, word);
        }
    }
    let taken = put_right(frame, area, &right);
    let room = usize::from(area.width.saturating_sub(taken + 3));
    let mut taken = 0;
    let mut left = Line::default();
    let mut contexts = app.contexts();
    if covered {
        contexts.truncate(1);
    }
    let mut seen = Vec::new();
    for (action, key, word) in app.keymap.hints(&contexts) {
        // A key means what it does in the innermost place.
        if matches!(action, Action::Help | Action::Close) || seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let chosen = action == Action::Accept && app.has_chosen_completion();
        let word = if chosen { "take" } else { word };
        let key = key.to_string();
        let apart = if left.spans.is_empty() {
            0
        } else {
            APART.len()
        };
        taken += apart + width(&key) + 1 + width(word);
        if taken > room {
            break;
        }
        push_hint(&mut left, theme, &key, word);
    }
    frame
        .buffer_mut()
        .put_line(area.x + 1, area.y, &left, area.width);
}

/// The first key of an action for everywhere that does it now: while text is typed, a character does not.
fn always(app: &App, action: Action) -> Option<(String, &'static str)> {
    let binding = BINDINGS
        .iter()
        .find(|binding| binding.context == Context::Global && binding.action == action)?;
    let works =
        |key: &&Key| !app.is_typing() || (key.typed().is_none() && action.works_while_typing());
    let key = app.keymap.keys_of(binding).iter().find(works)?;
    let word = if action == Action::Close && app.has_something_open() {
        "close"
    } else {
        binding.hint
    };
    Some((key.to_string(), word))
}

fn push_hint(line: &mut Line<'static>, theme: &Theme, key: &str, word: &str) {
    if !line.spans.is_empty() {
        line.spans.push(Span::raw(APART));
    }
    line.spans.push(Span::styled(key.to_owned(), theme.key));
    line.spans
        .push(Span::styled(format!(" {word}"), theme.faint));
}

/// Draws a line at the right end and tells how many columns it takes.
fn put_right(frame: &mut Frame<'_>, area: Rect, line: &Line<'_>) -> u16 {
    let width = u16::try_from(line.width())
        .unwrap_or(area.width)
        .min(area.width);
    if width > 0 {
        let x = area.right().saturating_sub(width + 1).max(area.x);
        frame.buffer_mut().put_line(x, area.y, line, width);
    }
    width
}
