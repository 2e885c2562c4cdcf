//! The breadcrumb: on the lower border of the panel that has the keys, the way by which the user came, and the key that
//! goes back along it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Theme;
use super::put::Put;
use crate::app::{Action, App, Context, Pane};
use crate::layout::Regions;
use crate::layout::text::{ELLIPSIS, cut, width};

/// Stands between two steps.
const STEP: &str = " › ";
/// A step is not cut to less than this.
const LEAST: usize = 12;

pub(super) fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>, regions: Regions) {
    let (steps, more) = app.crumbs();
    let panel = match app.pane {
        Pane::Detail => regions.detail,
        Pane::Main | Pane::Rail => regions.main,
    };
    let Some(area) = panel.filter(|area| !steps.is_empty() && area.width > 8 && area.height > 2)
    else {
        return;
    };
    let context = match app.pane {
        Pane::Detail => Context::Detail,
        Pane::Main | Pane::Rail => Context::Global,
    };
    let key = app.keymap.key(context, Action::Back);
    let key = key.map(|key| key.to_string()).unwrap_or_default();
    let room = usize::from(area.width.saturating_sub(6));
    let way = fitted(&steps, more, room.saturating_sub(width(&key) + 1));
    let line = Line::from(vec![
        Span::styled(format!(" {key} "), theme.key),
        Span::styled(way, theme.text),
        Span::styled(" ", theme.text),
    ]);
    let area = Rect::new(area.x + 2, area.bottom() - 1, area.width - 4, 1);
    frame
        .buffer_mut()
        .put_line(area.x, area.y, &line, area.width);
}

/// The steps in so many columns. Where all are too long, the first ones give way; the last one, to which the key leads,
/// always stands.
fn fitted(steps: &[String], more: bool, room: usize) -> String {
    for first in 0..steps.len() {
        let shown = steps.get(first..).unwrap_or_default();
        let lead = if more || first > 0 {
            format!("{ELLIPSIS}{STEP}")
        } else {
            String::new()
        };
        let between = STEP.chars().count() * shown.len().saturating_sub(1);
        let free = room.saturating_sub(width(&lead) + between);
        let each = free / shown.len().max(1);
        let whole: usize = shown.iter().map(|step| width(step)).sum();
        if whole <= free {
            return lead + &shown.join(STEP);
        }
        if each >= LEAST || shown.len() == 1 {
            let cut: Vec<_> = shown.iter().map(|step| cut(step, each)).collect();
            return lead + &cut.join(STEP);
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_step_always_stands_and_nothing_is_wider_than_its_room() {
        let steps = ["all deals", "company:=cerner", "Veterans - Cerner record"].map(str::to_owned);
        assert_eq!(
            fitted(&steps, false, 60),
            "all deals › company:=cerner › Veterans - Cerner record"
        );
        assert_eq!(
            fitted(&steps, true, 60),
            "… › all deals › company:=cerner › Veterans - Cerner record"
        );
        for room in 1..80 {
            let way = fitted(&steps, false, room);
            assert!(width(&way) <= room.max(4), "{room}: {way}");
            assert!(room < 12 || way.contains("Vete"), "{room}: {way}");
        }
    }
}
