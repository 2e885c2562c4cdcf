//! The mouse: clicks on tabs, rows, values and headings; the wheel scrolls what is under it.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::rail::FINDER_HEAD;
use super::timeline::TimeLine;
use super::{App, Cursor, Overlay, Pane, Tab, Update, companies, deal_columns};
use crate::layout::{GAP, inside};

/// How many rows a turn of the wheel moves.
const WHEEL: isize = 3;

impl App {
    pub(super) fn mouse(&mut self, event: MouseEvent, out: &mut Update) {
        let at = Position::new(event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(at, true, out),
            MouseEventKind::Down(MouseButton::Right) => self.click(at, false, out),
            MouseEventKind::ScrollDown => self.wheel(at, WHEEL, out),
            MouseEventKind::ScrollUp => self.wheel(at, -WHEEL, out),
            _ => out.redraw = false,
        }
    }

    /// A click of the left button, or of the right one, which leaves out where the left one asks for.
    fn click(&mut self, at: Position, left: bool, out: &mut Update) {
        if let Some(Overlay::Sources(_)) = self.overlays.last() {
            return self.click_source(at, out);
        }
        let Some(regions) = self.regions().filter(|_| self.overlays.is_empty()) else {
            out.redraw = false;
            return;
        };
        self.dismiss();
        if self.popup().is_some_and(|popup| popup.contains(at)) {
            return self.click_completion(at, out);
        }
        if regions.query.contains(at) {
            return self.click_query(at, out);
        }
        self.leave_chips();
        // What is typed is kept, as Enter does; what cannot be read has to be put right first.
        if self.lens.typing().is_some() && !self.keep_typed(out) {
            return;
        }
        let under = |panel: Option<Rect>| panel.filter(|panel| panel.contains(at));
        if regions.tabs.contains(at) {
            self.click_tab(at, regions.tabs, out);
        } else if let Some(rail) = under(regions.rail) {
            self.click_rail(at, rail, left, out);
        } else if let Some(main) = under(regions.main) {
            if self.click_nothing(at, main, out) {
                return;
            }
            match self.tab {
                Tab::Deals => self.click_deals(at, main, out),
                Tab::Companies => self.click_company(at, main, out),
                Tab::Timeline => self.click_timeline(at, out),
                Tab::Radar => self.click_radar(at, out),
                Tab::Overview => self.click_overview(at, left, out),
            }
        } else if let Some(detail) = under(regions.detail) {
            match self.tab {
                Tab::Companies => self.click_profile(at, out),
                Tab::Overview => {}
                Tab::Deals | Tab::Timeline | Tab::Radar => self.click_detail(at, detail, out),
            }
        }
    }

    fn click_tab(&mut self, at: Position, line: Rect, out: &mut Update) {
        let slots = self.tab_slots(line);
        if let Some((tab, ..)) = slots.into_iter().find(|(.., slot)| slot.contains(at)) {
            self.show_tab(tab, out);
        }
    }

    fn click_rail(&mut self, at: Position, panel: Rect, left: bool, out: &mut Update) {
        if let Some(finder) = self.rail.finder() {
            let row = row_at(at, panel, FINDER_HEAD, &finder.cursor);
            self.focus(Pane::Rail);
            return self.click_value(row, left, out);
        }
        let Some(row) = row_at(at, panel, 0, &self.rail.cursor) else {
            return;
        };
        self.focus(Pane::Rail);
        self.rail.cursor.go(row);
        self.facet(left, out);
    }

    fn click_deals(&mut self, at: Position, panel: Rect, out: &mut Update) {
        let inner = inside(panel);
        if at.y == inner.y {
            let x = at.x.saturating_sub(inner.x);
            let columns = deal_columns(inner.width, self.as_of());
            let hit = columns
                .into_iter()
                .find(|(_, slot)| x >= slot.x && x < slot.x + slot.width + GAP);
            if let Some((column, _)) = hit {
                self.sort_column(column, out);
            }
        } else if let Some(row) = row_at(at, panel, 1, &self.list) {
            self.click_deal(row, out);
        }
    }

    /// The deal of a row in the list: the first click selects it, the next one reads it.
    fn click_deal(&mut self, row: usize, out: &mut Update) {
        let again = self.pane == Pane::Main && self.list.at() == Some(row);
        self.focus(if again { Pane::Detail } else { Pane::Main });
        self.list.go(row);
        self.follow_cursor(out);
    }

    fn click_company(&mut self, at: Position, panel: Rect, out: &mut Update) {
        let Some(row) = row_at(at, panel, companies::HEAD, &self.companies.list) else {
            let line = inside(panel).y;
            if at.y == line {
                self.search();
            }
            return;
        };
        self.companies.typing = false;
        self.focus(Pane::Main);
        self.companies.list.go(row);
        self.choose_company(out);
    }

    /// A line of a profile: the first click selects it, the next one follows it.
    fn click_profile(&mut self, at: Position, out: &mut Update) {
        let Some(line) = self.companies.line_under(at) else {
            return;
        };
        let again = self.pane == Pane::Detail && self.companies.reading.at() == Some(line);
        self.companies.typing = false;
        self.companies.stay_in_profile();
        self.focus(Pane::Detail);
        self.companies.reading.go(line);
        if again
            && self
                .companies
                .line()
                .is_some_and(|line| line.goal.is_some())
        {
            self.follow_profile(out);
        }
    }

    /// A row of the timeline, or its tray: the first click selects the deal, the next one reads it.
    fn click_timeline(&mut self, at: Position, out: &mut Update) {
        let Some(row) = self.timeline.row_under(at) else {
            return;
        };
        let again = self.pane == Pane::Main && self.timeline.rows.at() == Some(row);
        self.focus(Pane::Main);
        self.timeline.rows.go(row);
        self.list_goes_to_timeline(out);
        if again || matches!(self.timeline.line(row), Some(TimeLine::Head(_))) {
            self.follow_timeline();
        }
    }

    fn click_detail(&mut self, at: Position, panel: Rect, out: &mut Update) {
        let Some(row) = row_at(at, panel, 0, &self.detail.cursor) else {
            return;
        };
        self.focus(Pane::Detail);
        let column = at.x.saturating_sub(inside(panel).x + 1);
        let byte = self
            .detail
            .lines()
            .get(row)
            .map(|line| line.byte_at(column));
        if self.detail.choose_at(row, byte.unwrap_or_default()) {
            self.follow_target(out);
        }
    }

    fn focus(&mut self, pane: Pane) {
        self.pane = pane;
        self.resized();
    }

    fn wheel(&mut self, at: Position, rows: isize, out: &mut Update) {
        match self.overlays.last() {
            Some(Overlay::Help(_)) => return self.scroll_help(rows),
            Some(Overlay::Totals(_)) => return self.scroll_totals(rows),
            Some(Overlay::Sources(_)) => return self.scroll_sources(rows),
            _ => {}
        }
        let Some(regions) = self.regions().filter(|_| self.overlays.is_empty()) else {
            out.redraw = false;
            return;
        };
        let over = |panel: Option<Rect>| panel.is_some_and(|panel| panel.contains(at));
        if over(self.popup()) {
            self.completion.cursor.scroll(rows);
        } else if over(regions.rail) {
            self.rail.moving().scroll(rows);
        } else if over(regions.main) && self.tab == Tab::Companies {
            self.companies.list.scroll(rows);
            self.choose_company(out);
        } else if over(regions.main) && self.tab == Tab::Timeline {
            self.timeline.rows.scroll(rows);
            self.list_goes_to_timeline(out);
        } else if over(regions.main) && self.tab == Tab::Overview {
            self.scroll_overview(rows);
        } else if over(regions.main) && self.tab == Tab::Radar {
            self.radar.lines.scroll(rows);
            self.list_goes_to_radar(out);
        } else if over(regions.main) {
            self.list.scroll(rows);
            self.follow_cursor(out);
        } else if over(regions.detail) && self.tab == Tab::Companies {
            self.companies.stay_in_profile();
            self.companies.reading.scroll(rows);
        } else if over(regions.detail) {
            self.detail.cursor.scroll(rows);
            self.detail.choose_nothing();
        } else {
            out.redraw = false;
        }
    }
}

/// The row of a list that lies at a place, in a panel whose first `head` rows are no rows of the list.
fn row_at(at: Position, panel: Rect, head: u16, cursor: &Cursor) -> Option<usize> {
    let inner = inside(panel);
    let first = inner.y.checked_add(head)?;
    if !inner.contains(at) || at.y < first {
        return None;
    }
    let row = cursor.top() + usize::from(at.y - first);
    (row < cursor.len()).then_some(row)
}
