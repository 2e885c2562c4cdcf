//! What the list says when it has no deals to show, and what to do about it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::app::{Action, App, Context, Nothing, NothingLine, Pane};
use crate::index::Explanation;
use crate::layout::text::{counted, cut, left};
use crate::view::Theme;
use crate::view::put::Put;

/// Columns left of the text.
const MARGIN: u16 = 2;
/// How wide what may be chosen is at the most.
const CHOICE: u16 = 56;

pub(in crate::view) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, inner: Rect) {
    if app.progress.failed.is_none()
        && let Some(nothing) = app.nothing()
    {
        return render_nothing(app, nothing, theme, frame, inner);
    }
    let lines = lines(app, theme);
    let height = u16::try_from(lines.len()).unwrap_or(inner.height);
    let top = inner.height.saturating_sub(height) / 3;
    let margin = MARGIN.min(inner.width / 8);
    let area = Rect {
        x: inner.x + margin,
        y: inner.y + top,
        width: inner.width.saturating_sub(2 * margin),
        height: inner.height.saturating_sub(top),
    };
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), area);
}

/// No deal matches: what may be chosen instead, line by line, so that a click finds its line.
fn render_nothing(app: &App, nothing: &Nothing, theme: &Theme, frame: &mut Frame<'_>, inner: Rect) {
    let lines = nothing.lines();
    let shown = lines.iter().skip(nothing.top(inner.height));
    for (y, line) in (inner.y..inner.bottom()).zip(shown) {
        let width = inner.width.saturating_sub(MARGIN + 1);
        let area = Rect::new(inner.x + MARGIN, y, width, 1);
        let drawn = draw(app, nothing, *line, theme, area.width);
        frame.buffer_mut().put_line(area.x, y, &drawn, area.width);
        let choice = nothing.choice(*line);
        if choice.is_some() && choice == nothing.cursor.at() {
            let style = if app.pane == Pane::Main && app.lens.typing().is_none() {
                theme.selected
            } else {
                theme.selected_away
            };
            let bar = Rect::new(
                inner.x + 1,
                y,
                (CHOICE + 2).min(inner.width.saturating_sub(1)),
                1,
            );
            frame.buffer_mut().set_style(bar, style);
        }
    }
}

fn draw(
    app: &App,
    nothing: &Nothing,
    line: NothingLine,
    theme: &Theme,
    width: u16,
) -> Line<'static> {
    let none = Explanation::default();
    let explanation = nothing.explanation.as_deref().unwrap_or(&none);
    let heading = |text: &str| Line::from(Span::styled(text.to_owned(), theme.heading));
    match line {
        // Of a large file the summaries answer last.
        NothingLine::Title if app.selecting => Line::from(Span::styled(
            "None yet: the file is still looked through",
            theme.strong,
        )),
        NothingLine::Title => Line::from(Span::styled("No deal matches", theme.strong)),
        NothingLine::Blank => Line::default(),
        NothingLine::Query => {
            let of = format!("  (of {})", counted(app.index.len(), "deal", "deals"));
            let room = usize::from(width).saturating_sub(of.len());
            Line::from(vec![
                Span::styled(cut(app.lens.text(), room).into_owned(), theme.field),
                Span::styled(of, theme.faint),
            ])
        }
        NothingLine::Names => heading("Did you mean"),
        NothingLine::Parts => heading("Without one part of the query"),
        NothingLine::NoPart => Line::from(Span::styled(
            "No single part of the query is the reason",
            theme.faint,
        )),
        NothingLine::Working => Line::from(Span::styled("…", theme.faint)),
        NothingLine::Name(number) => {
            let name = explanation.names.get(number);
            let company = name.and_then(|name| app.index.companies().get(name.company));
            let label = company.map_or("", |company| company.name.as_str());
            choice(theme, label, name.map_or(0, |name| name.deals), width)
        }
        NothingLine::Part(number) => {
            let (clause, deals) = explanation.without.get(number).copied().unwrap_or_default();
            let chips = app.lens.query().chips(app.index.codes());
            let text = chips
                .into_iter()
                .find(|chip| chip.clause == clause)
                .map(|chip| chip.text);
            choice(theme, &text.unwrap_or_default(), deals, width)
        }
        NothingLine::Hint(number) => hints(app, theme, number),
    }
}

fn choice(theme: &Theme, label: &str, deals: u32, width: u16) -> Line<'static> {
    let deals = counted(usize::try_from(deals).unwrap_or_default(), "deal", "deals");
    let room = usize::from(width.min(CHOICE)).saturating_sub(deals.len() + 1);
    Line::from(vec![
        Span::styled(left(label, room), theme.text),
        Span::styled(format!(" {deals}"), theme.faint),
    ])
}

fn hints(app: &App, theme: &Theme, number: usize) -> Line<'static> {
    let typing = app.lens.typing().is_some();
    let (context, action, does) = match (number, typing) {
        (0, true) => (Context::Query, Action::Escape, "take back what was typed"),
        (0, false) => (Context::Global, Action::Undo, "undo the last change"),
        (1, false) => (Context::Global, Action::ClearLens, "all deals again"),
        (2, false) => (Context::Global, Action::Search, "edit the query"),
        _ => return Line::default(),
    };
    hint(app, theme, context, action, does)
}

fn lines(app: &App, theme: &Theme) -> Vec<Line<'static>> {
    let heading = |text: &str| Line::from(Span::styled(text.to_owned(), theme.strong));
    let text = |text: String| Line::from(Span::styled(text, theme.text));
    let blank = Line::default();
    let key = |context, action, does: &str| hint(app, theme, context, action, does);
    if let Some(problem) = &app.progress.failed {
        return vec![
            Line::from(Span::styled("The file could not be read", theme.warning)),
            blank.clone(),
            text(problem.to_string()),
            blank,
            key(Context::Global, Action::Reload, "read it again"),
            key(Context::Global, Action::Close, "quit"),
        ];
    }
    if app.index.is_empty() && app.progress.complete {
        return vec![
            heading("This file has no deals yet"),
            blank,
            text("dealscope import FILE --into THIS-FILE puts some in.".to_owned()),
        ];
    }
    vec![Line::from(Span::styled("Reading the deals …", theme.faint))]
}

fn hint(app: &App, theme: &Theme, context: Context, action: Action, does: &str) -> Line<'static> {
    let key = app.keymap.key(context, action).map(|key| key.to_string());
    Line::from(vec![
        Span::styled(format!("{:<8}", key.unwrap_or_default()), theme.key),
        Span::styled(does.to_owned(), theme.text),
    ])
}
