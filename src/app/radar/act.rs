//! What the radar does when keys, selections and answers come.

use super::RadarLine;
use crate::app::{App, Effect, Pane, Tab, Update};
use crate::index::{Radar, Row};

impl App {
    /// A new selection is here.
    pub(in crate::app) fn radar_selected(&mut self, out: &mut Update) {
        self.radar.stale = true;
        self.refresh_radar(out);
    }

    /// Asks for the lanes of the newest selection, when that is wanted.
    pub(in crate::app) fn refresh_radar(&mut self, out: &mut Update) {
        if !self.is_wanted(Tab::Radar) {
            return;
        }
        if std::mem::take(&mut self.radar.stale) {
            let job = self.job();
            self.jobs.radar = job;
            self.radar.waiting = true;
            out.effects.push(Effect::Radar {
                job,
                rows: self.selection.rows.clone(),
                as_of: self.as_of(),
            });
        } else if !self.radar.waiting {
            self.radar_goes_to_list();
        }
    }

    /// The lanes are here.
    pub(in crate::app) fn radar_made(&mut self, radar: Radar) {
        self.radar.show(radar);
        self.radar_goes_to_list();
    }

    /// The radar's cursor goes to the deal of the list's, where that is in a lane.
    fn radar_goes_to_list(&mut self) {
        let found = self.list.at().and_then(|at| self.radar.radar.find(at));
        if let Some((lane, at)) = found {
            let number = self.radar.number(lane, at);
            self.radar.lines.go(number);
        }
    }

    /// The radar's cursor has moved: the list's goes with it.
    pub(in crate::app) fn list_goes_to_radar(&mut self, out: &mut Update) {
        let place = self.radar.current().and_then(|line| self.radar.place(line));
        if let Some(place) = place {
            self.list.go(place);
            self.follow_cursor(out);
        }
    }

    /// Folds the lane under the cursor, or unfolds it.
    pub(in crate::app) fn fold_lane(&mut self) {
        match self.radar.current() {
            Some(RadarLine::Head(lane) | RadarLine::Deal(lane, _)) => self.radar.fold(lane),
            None => {}
        }
    }

    /// Reads the deal under the cursor; a lane's name folds it.
    pub(in crate::app) fn follow_radar(&mut self) {
        match self.radar.current() {
            Some(RadarLine::Head(lane)) => self.radar.fold(lane),
            Some(RadarLine::Deal(..)) => {
                self.pane = Pane::Detail;
                self.resized();
            }
            None => {}
        }
    }

    /// Marks the deal under the cursor and goes on to the next line; on a lane's name marks all of the lane.
    pub(in crate::app) fn mark_on_radar(&mut self, out: &mut Update) {
        match self.radar.current() {
            Some(RadarLine::Head(lane)) => {
                let rows: Vec<Row> = self.radar.radar.deals(lane).collect();
                self.toggle_marks(&rows, out);
            }
            Some(line) => {
                let rows: Vec<Row> = self.radar.row(line).into_iter().collect();
                self.toggle_marks(&rows, out);
                self.radar.lines.step(1);
                self.list_goes_to_radar(out);
            }
            None => {}
        }
    }

    /// The deals between a deal and the cursor, in the radar's order.
    pub(in crate::app) fn radar_range(&self, from: Row) -> Vec<Row> {
        let tab = &self.radar;
        let place = tab.radar.rows.iter().position(|row| *row == from);
        let start = place.and_then(|place| tab.radar.find(place));
        let (Some((lane, at)), Some(end)) = (start, tab.lines.at()) else {
            return Vec::new();
        };
        let start = tab.number(lane, at);
        (start.min(end)..=start.max(end))
            .filter_map(|number| tab.row(tab.line(number)?))
            .collect()
    }

    /// A click: the first one selects a deal, the next one reads it; a lane's name folds.
    pub(in crate::app) fn click_radar(&mut self, at: ratatui::layout::Position, out: &mut Update) {
        let Some(number) = self.radar.line_under(at) else {
            return;
        };
        let again = self.pane == Pane::Main && self.radar.lines.at() == Some(number);
        self.pane = Pane::Main;
        self.radar.lines.go(number);
        self.list_goes_to_radar(out);
        if again || matches!(self.radar.current(), Some(RadarLine::Head(_))) {
            self.follow_radar();
        }
        self.resized();
    }
}
