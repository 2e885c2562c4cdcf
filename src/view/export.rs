//! The export dialog: what will be written, shown before it is.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Padding, Paragraph, Wrap};

use unicode_segmentation::UnicodeSegmentation;

use super::Theme;
use crate::app::{App, ExportDialog, ExportField, ExportStage, Scope, Subject};
use crate::export::{Column, Format};
use crate::layout::text::{cut, width};

/// How wide the names of the fields are.
const LABEL: u16 = 10;

pub(super) fn render(_app: &App, theme: &Theme, frame: &mut Frame<'_>, dialog: &ExportDialog) {
    let area = place(frame.area());
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.border_focused)
        .padding(Padding::horizontal(1))
        .title(Span::styled(" Export ", theme.heading))
        .title_bottom(Line::from(hint(dialog)).style(theme.faint).right_aligned());
    let inner = block.inner(area);
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    let [fields, notice, below] = Layout::vertical([
        Constraint::Length(4),
        Constraint::Length(2),
        Constraint::Min(0),
    ])
    .areas(inner);
    draw_fields(theme, frame, dialog, fields);
    frame.render_widget(
        Paragraph::new(notice_line(theme, dialog)).wrap(Wrap { trim: true }),
        notice,
    );
    if dialog.picking {
        draw_picker(theme, frame, dialog, below);
    } else {
        // The head of the command and two lines of the preview stay.
        let lines = folded(&dialog.command, inner.width, below.height.saturating_sub(3));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let [preview, head, command] = Layout::vertical([
            Constraint::Min(0),
            Constraint::Length(1),
            Constraint::Length(rows),
        ])
        .areas(below);
        draw_preview(theme, frame, dialog, preview);
        frame.render_widget(Line::styled("The same from a shell", theme.heading), head);
        let lines: Vec<Line<'_>> = lines.into_iter().map(Line::from).collect();
        frame.render_widget(Paragraph::new(lines), command);
    }
}

/// In the middle, and never wider than a line of text reads well.
fn place(screen: Rect) -> Rect {
    let width = screen
        .width
        .saturating_sub(4)
        .clamp(36, 110)
        .min(screen.width);
    let height = screen
        .height
        .saturating_sub(2)
        .clamp(10, 26)
        .min(screen.height);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

fn hint(dialog: &ExportDialog) -> &'static str {
    match (&dialog.stage, dialog.picking) {
        (ExportStage::Overwrite(_), _) => " Enter overwrite  Esc choose another name ",
        (ExportStage::Writing, _) => " writing ",
        (ExportStage::Choosing, true) => " Space in or out  ← earlier  → later  Enter done ",
        (ExportStage::Choosing, false) => " ↑↓ field  ←→ choose  Enter write  Esc close ",
    }
}

fn draw_fields(theme: &Theme, frame: &mut Frame<'_>, dialog: &ExportDialog, area: Rect) {
    for (place, field) in (0_u16..).zip(ExportField::ALL) {
        let row = Rect {
            y: area.y + place,
            height: 1,
            ..area
        };
        if place >= area.height {
            return;
        }
        let focused = dialog.field == field && !dialog.picking;
        let [label, value] =
            Layout::horizontal([Constraint::Length(LABEL), Constraint::Min(1)]).areas(row);
        let (name, style) = (
            name(field, dialog.subject),
            if focused { theme.selected } else { theme.faint },
        );
        frame.render_widget(
            Line::from(vec![
                Span::styled(format!("{name:<9}"), style),
                Span::raw(" "),
            ]),
            label,
        );
        match field {
            ExportField::Destination => draw_destination(frame, dialog, focused, value),
            _ => frame.render_widget(
                Line::from(choices(theme, dialog, field, value.width)),
                value,
            ),
        }
    }
}

const fn name(field: ExportField, subject: Subject) -> &'static str {
    match field {
        ExportField::Scope if matches!(subject, Subject::Companies) => "Companies",
        ExportField::Scope => "Deals",
        ExportField::Format => "Format",
        ExportField::Columns => "Columns",
        ExportField::Destination => "File",
    }
}

fn choices(
    theme: &Theme,
    dialog: &ExportDialog,
    field: ExportField,
    room: u16,
) -> Vec<Span<'static>> {
    match field {
        ExportField::Scope => {
            let words = ["marked", "in view", "this one"];
            let all = dialog.scopes().iter().zip(words).zip(dialog.counts);
            let all = all.map(|((scope, word), count)| Choice {
                text: match scope {
                    Scope::ThisOne => word.to_owned(),
                    Scope::Marked | Scope::InView => format!("{word} {count}"),
                },
                chosen: *scope == dialog.scope,
                possible: count > 0,
            });
            choice_spans(theme, &all.collect::<Vec<_>>(), room)
        }
        ExportField::Format => {
            let all = dialog.formats().iter().copied().map(|format| Choice {
                text: format_name(format).to_owned(),
                chosen: format == dialog.format,
                possible: true,
            });
            choice_spans(theme, &all.collect::<Vec<_>>(), room)
        }
        ExportField::Columns if dialog.subject == Subject::Companies => vec![Span::styled(
            "all: names, kind, country, deals, sums by currency",
            theme.faint,
        )],
        ExportField::Columns if !dialog.has_columns() => vec![Span::styled(
            "whole deals, with all their evidence",
            theme.faint,
        )],
        ExportField::Columns => {
            let chosen = dialog.picker.chosen();
            let names: Vec<_> = chosen.iter().map(|column| column.name()).collect();
            let count = format!("{} of {}  ", chosen.len(), Column::ALL.len());
            let room = usize::from(room).saturating_sub(width(&count));
            let names = cut(&names.join(", "), room).into_owned();
            vec![
                Span::styled(count, theme.strong),
                Span::styled(names, theme.faint),
            ]
        }
        ExportField::Destination => Vec::new(),
    }
}

/// One of several things to choose from.
struct Choice {
    text: String,
    chosen: bool,
    possible: bool,
}

/// All choices side by side; where they do not fit, the chosen one and its number.
fn choice_spans(theme: &Theme, choices: &[Choice], room: u16) -> Vec<Span<'static>> {
    let all: Vec<Span<'static>> = choices
        .iter()
        .flat_map(|choice| {
            let style = match (choice.chosen, choice.possible) {
                (true, _) => theme.strong,
                (false, true) => theme.text,
                (false, false) => theme.faint,
            };
            let sign = if choice.chosen { "(•)" } else { "( )" };
            let text = format!("{sign} {}", choice.text);
            [Span::styled(text, style), Span::raw("  ")]
        })
        .collect();
    let taken: usize = all.iter().map(Span::width).sum();
    if taken <= usize::from(room) + 2 {
        return all;
    }
    let chosen = choices.iter().enumerate().find(|(_, choice)| choice.chosen);
    let chosen = chosen.map(|(place, choice)| {
        let number = format!("  {} of {}", place + 1, choices.len());
        [
            Span::styled(choice.text.clone(), theme.strong),
            Span::styled(number, theme.faint),
        ]
    });
    chosen.into_iter().flatten().collect()
}

/// A text in lines of a width, letter after letter so that it can be copied; with an ellipsis where lines are missing.
fn folded(text: &str, columns: u16, most: u16) -> Vec<String> {
    let columns = usize::from(columns.max(1));
    let mut lines = vec![String::new()];
    for grapheme in text.graphemes(true) {
        let full = lines
            .last()
            .is_some_and(|line| width(line) + width(grapheme) > columns);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(grapheme);
        }
    }
    let most = usize::from(most.max(1));
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last}……"), columns).into_owned();
        }
    }
    lines
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Csv => "CSV",
        Format::Json | Format::Interchange => "JSON",
        Format::Jsonl => "JSON Lines",
        Format::Markdown => "Markdown",
        Format::Table => "Table",
    }
}

fn draw_destination(frame: &mut Frame<'_>, dialog: &ExportDialog, focused: bool, area: Rect) {
    let input = &dialog.destination;
    let width = usize::from(area.width.saturating_sub(1));
    let scroll = input.visual_scroll(width);
    let style = if focused {
        Style::new().underlined()
    } else {
        Style::new()
    };
    let shown = u16::try_from(scroll).unwrap_or(u16::MAX);
    frame.render_widget(
        Paragraph::new(Span::styled(input.value(), style)).scroll((0, shown)),
        area,
    );
    if focused && dialog.stage == ExportStage::Choosing {
        let column = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
        frame.set_cursor_position((
            area.x
                .saturating_add(column)
                .min(area.right().saturating_sub(1)),
            area.y,
        ));
    }
}

fn notice_line<'a>(theme: &Theme, dialog: &'a ExportDialog) -> Line<'a> {
    match (&dialog.stage, &dialog.problem) {
        (ExportStage::Overwrite(path), _) => {
            let text = format!(
                "{} is there already. Overwrite it?",
                crate::deal::cleaned(&path.to_string_lossy())
            );
            Line::styled(text, theme.warning)
        }
        (ExportStage::Writing, _) => Line::styled("Writing …", theme.faint),
        (ExportStage::Choosing, Some(problem)) => Line::styled(problem.as_str(), theme.warning),
        (ExportStage::Choosing, None) => {
            let deals = dialog.deals();
            let noun = dialog.noun(deals == 1);
            Line::styled(format!("{deals} {noun} will be written"), theme.text)
        }
    }
}

fn draw_picker(theme: &Theme, frame: &mut Frame<'_>, dialog: &ExportDialog, area: Rect) {
    let columns = dialog.picker.columns();
    let page = usize::from(area.height);
    let at = dialog.picker.cursor.at().unwrap_or(0);
    let top = at
        .saturating_sub(page / 2)
        .min(columns.len().saturating_sub(page));
    for (row, (n, (column, chosen))) in
        (0_u16..area.height).zip(columns.iter().enumerate().skip(top))
    {
        let style = if n == at {
            theme.selected
        } else if *chosen {
            theme.text
        } else {
            theme.faint
        };
        let text = format!(
            "[{}] {:<16} {}",
            if *chosen { 'x' } else { ' ' },
            column.name(),
            column.title()
        );
        frame.render_widget(
            Line::styled(text, style),
            Rect {
                y: area.y + row,
                height: 1,
                ..area
            },
        );
    }
}

fn draw_preview(theme: &Theme, frame: &mut Frame<'_>, dialog: &ExportDialog, area: Rect) {
    let head = Line::styled("First lines", theme.heading);
    let body: Vec<Line<'_>> = match &dialog.preview {
        None => vec![Line::styled("…", theme.faint)],
        Some(Err(problem)) => vec![Line::styled(problem.as_str(), theme.warning)],
        Some(Ok(lines)) => lines
            .iter()
            .map(|line| Line::from(crate::layout::text::cut(line, usize::from(area.width))))
            .collect(),
    };
    let lines: Vec<_> = std::iter::once(head)
        .chain(body)
        .take(usize::from(area.height))
        .collect();
    frame.render_widget(Paragraph::new(lines), area);
}
