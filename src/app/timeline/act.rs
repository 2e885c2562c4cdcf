//! What the timeline does when keys, selections and answers come.

use std::sync::Arc;

use super::lines::TimeLine;
use super::plan::{Plan, Wanted};
use super::{Extent, PAN, Span};
use crate::app::{Action, App, Effect, Pane, Tab, Update};
use crate::deal::Day;
use crate::index::Row;

impl App {
    /// The line under the timeline's cursor goes with the list's.
    fn timeline_goes_to_list(&mut self) {
        let tab = &mut self.timeline;
        let is_here = |at: usize| tab.rows.at().and_then(|row| tab.place(row)) == Some(at);
        if let Some(at) = self.list.at()
            && !is_here(at)
            && let Some(line) = tab.find(at)
        {
            tab.rows.go(line);
        }
    }

    /// The timeline's cursor has moved: the list's goes with it.
    pub(in crate::app) fn list_goes_to_timeline(&mut self, out: &mut Update) {
        let tab = &self.timeline;
        let is_of_list = Arc::ptr_eq(&tab.plan.wanted.rows, &self.selection.rows);
        let place = tab.rows.at().and_then(|row| tab.place(row));
        if let Some(place) = place.filter(|_| is_of_list) {
            self.list.go(place);
            self.follow_cursor(out);
        }
    }

    /// Zooms, pans, goes to today or the as-of day, fits the lens.
    pub(in crate::app) fn move_timeline(&mut self, action: Action) {
        let window = self.timeline.window;
        let step = i64::from((window.columns() / PAN).max(1));
        match action {
            Action::ZoomIn => {
                let about = self.first_day_of_current();
                self.timeline.go(window.zoomed(true, about));
            }
            Action::ZoomOut => {
                let about = self.first_day_of_current();
                self.timeline.go(window.zoomed(false, about));
            }
            Action::PanLeft => self.timeline.go(window.panned(-step)),
            Action::PanRight => self.timeline.go(window.panned(step)),
            Action::Today => {
                let day = self.as_of().day;
                self.timeline.moved = true;
                self.timeline.window = window.centred(day);
                self.timeline.counts = self.timeline.plan.density.counts(&self.timeline.window);
            }
            Action::Fit => {
                self.timeline.moved = false;
                self.timeline.arrange();
            }
            _ => {}
        }
    }

    /// Other lanes.
    pub(in crate::app) fn next_lanes(&mut self, out: &mut Update) {
        self.timeline.wish.lanes = self.timeline.wish.lanes.next();
        self.timeline.stale = true;
        self.refresh_timeline(out);
    }

    /// Another order of deals, or the same one turned round.
    pub(in crate::app) fn order_timeline(&mut self, turn: bool, out: &mut Update) {
        let tab = &mut self.timeline;
        if turn {
            tab.wish.turned = !tab.wish.turned;
        } else {
            tab.wish.order = tab.wish.order.next();
            tab.wish.turned = false;
        }
        tab.stale = true;
        self.refresh_timeline(out);
    }

    /// A new selection is here.
    pub(in crate::app) fn timeline_selected(&mut self, out: &mut Update) {
        self.timeline.stale = true;
        self.refresh_timeline(out);
    }

    /// Asks for the newest selection along time, when that is wanted.
    pub(in crate::app) fn refresh_timeline(&mut self, out: &mut Update) {
        if !self.is_wanted(Tab::Timeline) {
            return;
        }
        if std::mem::take(&mut self.timeline.stale) {
            let job = self.job();
            self.jobs.timeline = job;
            self.timeline.waiting = true;
            out.effects.push(Effect::Timeline {
                job,
                wanted: Wanted {
                    rows: self.selection.rows.clone(),
                    ..self.timeline.wish.clone()
                },
            });
        } else if !self.timeline.waiting {
            self.timeline_goes_to_list();
        }
    }

    /// It is here.
    pub(in crate::app) fn timeline_planned(&mut self, plan: Arc<Plan>) {
        self.timeline.show(plan);
        self.timeline_goes_to_list();
    }

    /// Opens the lane under the cursor, or closes it.
    pub(in crate::app) fn fold_timeline(&mut self) {
        let tab = &mut self.timeline;
        if let Some(lane) = tab.rows.at().and_then(|at| tab.lane_of(at)) {
            tab.fold(lane);
        }
    }

    /// Reads the deal under the cursor; a lane's name opens or closes it.
    pub(in crate::app) fn follow_timeline(&mut self) {
        match self.timeline.current() {
            Some(TimeLine::Head(lane)) => self.timeline.fold(lane),
            Some(_) => {
                self.pane = Pane::Detail;
                self.resized();
            }
            None => {}
        }
    }

    /// Marks the deal under the cursor and goes on to the next line; on a lane's name marks all of the lane.
    pub(in crate::app) fn mark_on_timeline(&mut self, out: &mut Update) {
        let tab = &self.timeline;
        let rows: Vec<Row> = match tab.current() {
            Some(TimeLine::Head(lane)) => tab.deals_of(lane),
            Some(_) => tab
                .rows
                .at()
                .and_then(|at| tab.row(at))
                .into_iter()
                .collect(),
            None => return,
        };
        let on_a_name = matches!(tab.current(), Some(TimeLine::Head(_)));
        self.toggle_marks(&rows, out);
        if !on_a_name {
            self.timeline.rows.step(1);
            self.list_goes_to_timeline(out);
        }
    }

    /// The deals between a deal and the cursor, in the timeline's order.
    pub(in crate::app) fn timeline_range(&self, from: Row) -> Vec<Row> {
        let tab = &self.timeline;
        let place = tab.plan.wanted.rows.iter().position(|row| *row == from);
        let (Some(start), Some(end)) = (place.and_then(|place| tab.find(place)), tab.rows.at())
        else {
            return Vec::new();
        };
        let mut rows: Vec<Row> = (start.min(end)..=start.max(end))
            .filter_map(|number| tab.row(number))
            .collect();
        // A deal may be in several lanes.
        let mut seen = std::collections::HashSet::new();
        rows.retain(|row| seen.insert(*row));
        rows
    }

    pub(super) fn extent_of(&self, row: Row) -> Option<Extent> {
        Span::rough(&self.index.entry(row)?).extent()
    }

    /// The first day of the deal, or of the lane, under the cursor.
    fn first_day_of_current(&self) -> Option<Day> {
        let tab = &self.timeline;
        if let Some(TimeLine::Head(lane)) = tab.current() {
            let lane = tab.plan.lanes.get(lane)?;
            return lane.density.extent().map(|extent| extent.first);
        }
        let row = tab.rows.at().and_then(|at| tab.row(at))?;
        self.extent_of(row).map(|extent| extent.first)
    }
}
