//! The names of lanes: how many deals each has, and how they lie along the window.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::glyphs;
use super::rows::GUTTER;
use crate::app::App;
use crate::app::timeline::TimeLine;
use crate::layout::text::{cut, grouped, width};
use crate::view::put::Put;
use crate::view::{Theme, signs};

/// The lanes whose names show.
pub(super) struct Heads<'a> {
    app: &'a App,
    /// The most deals in a column of a lane that shows: what a full cell stands for.
    most: usize,
}

impl<'a> Heads<'a> {
    pub(super) fn of(app: &'a App) -> Self {
        let shown =
            app.timeline
                .visible()
                .filter_map(|number| match app.timeline.line(number)? {
                    TimeLine::Head(lane) => Some(lane),
                    _ => None,
                });
        let counts = shown.filter_map(|lane| counts(app, lane));
        let most = counts.flatten().max().unwrap_or(0);
        Self { app, most }
    }

    pub(super) fn render(
        &self,
        theme: &Theme,
        frame: &mut Frame<'_>,
        lane: usize,
        label: Rect,
        bars: Rect,
    ) {
        let tab = &self.app.timeline;
        let Some(told) = tab.plan().lanes.get(lane) else {
            return;
        };
        let sign = if tab.is_open(lane) {
            signs::UNFOLDED
        } else {
            signs::FOLDED
        };
        let deals = grouped(told.members.len().try_into().unwrap_or(u64::MAX));
        let room = usize::from(label.width.saturating_sub(GUTTER));
        let name = cut(&told.label, room.saturating_sub(width(&deals) + 2));
        let text = Line::from(vec![
            Span::styled(format!(" {sign} {name}"), theme.strong),
            Span::styled(format!("  {deals}"), theme.faint),
        ]);
        let buffer = frame.buffer_mut();
        buffer.put_line(label.x, label.y, &text, label.width);
        // A lane that is open says with its deals what its shape says.
        let style = if tab.is_open(lane) {
            theme.faint
        } else {
            theme.bar
        };
        let levels = glyphs::LEVELS.len() - 1;
        for (x, count) in (bars.x..bars.right()).zip(counts(self.app, lane).unwrap_or_default()) {
            // What is not nothing shows.
            let level = (count * levels).div_ceil(self.most.max(1));
            if let Some(glyph) = glyphs::LEVELS.get(level).filter(|_| count > 0) {
                buffer.set_string(x, bars.y, glyph, style);
            }
        }
    }
}

/// How many deals of a lane lie in each column.
fn counts(app: &App, lane: usize) -> Option<Vec<usize>> {
    let lane = app.timeline.plan().lanes.get(lane)?;
    Some(lane.density.counts(app.timeline.window()))
}
