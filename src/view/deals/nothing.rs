//! What the list says when it has no deals to show, and what to do about it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Wrap};

use crate::app::{Action, App, Context};
use crate::layout::text::counted;
use crate::view::Theme;

pub(in crate::view) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, inner: Rect) {
    let lines = lines(app, theme);
    let height = u16::try_from(lines.len()).unwrap_or(inner.height);
    let top = inner.height.saturating_sub(height) / 3;
    let margin = 2.min(inner.width / 8);
    let area = Rect {
        x: inner.x + margin,
        y: inner.y + top,
        width: inner.width.saturating_sub(2 * margin),
        height: inner.height.saturating_sub(top),
    };
    frame.render_widget(Paragraph::new(lines).wrap(Wrap { trim: true }), area);
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
    if app.index.is_empty() || (app.selecting && app.lens.text().is_empty()) {
        return vec![Line::from(Span::styled("Reading the deals …", theme.faint))];
    }
    let of = counted(app.index.len(), "deal", "deals");
    let mut lines = vec![
        heading("No deal matches"),
        blank.clone(),
        Line::from(vec![
            Span::styled(app.lens.text().to_owned(), theme.field),
            Span::styled(format!("  (of {of})"), theme.faint),
        ]),
        blank,
    ];
    lines.extend(if app.lens.typing().is_some() {
        vec![key(
            Context::Query,
            Action::Escape,
            "take back what was typed",
        )]
    } else {
        vec![
            key(Context::Global, Action::Undo, "undo the last change"),
            key(Context::Global, Action::ClearLens, "all deals again"),
            key(Context::Global, Action::Search, "edit the query"),
        ]
    });
    lines
}

fn hint(app: &App, theme: &Theme, context: Context, action: Action, does: &str) -> Line<'static> {
    let key = app.keymap.key(context, action).map(|key| key.to_string());
    Line::from(vec![
        Span::styled(format!("{:<8}", key.unwrap_or_default()), theme.key),
        Span::styled(does.to_owned(), theme.text),
    ])
}
