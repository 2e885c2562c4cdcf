//! What each action does, by where the keys go.

use super::{Action, App, Effect, Overlay, Pane, Tab, Update};

impl Action {
    /// True for what a key for everywhere may do while text is typed.
    #[must_use]
    pub const fn works_while_typing(self) -> bool {
        matches!(
            self,
            Self::Escape | Self::Quit | Self::Suspend | Self::Redraw | Self::Help
        )
    }
}

impl App {
    /// Does an action.
    pub(super) fn act(&mut self, action: Action, out: &mut Update) {
        if self.chip_in_hand().is_some() {
            match action {
                Action::Left | Action::Right | Action::RemoveChip => {
                    return self.act_in_chips(action, out);
                }
                Action::Escape | Action::Close => return self.leave_chips(),
                Action::Undo | Action::Redo | Action::Help | Action::Redraw => {}
                _ => self.leave_chips(),
            }
        }
        match action {
            Action::Quit => out.effects.push(Effect::Quit),
            Action::Suspend => out.effects.push(Effect::Suspend),
            Action::Redraw => out.effects.push(Effect::Redraw),
            Action::Escape => self.escape(out),
            Action::Close => self.close(out),
            _ if self.overlays.last().is_some() => self.act_in_overlay(action, out),
            Action::Help => self.overlays.push(Overlay::Help(0)),
            Action::Views => self.open_views(out),
            Action::Deals => self.show_tab(Tab::Deals, out),
            Action::Companies => self.show_tab(Tab::Companies, out),
            Action::Timeline => self.show_tab(Tab::Timeline, out),
            Action::Radar => self.show_tab(Tab::Radar, out),
            Action::Overview => self.show_tab(Tab::Overview, out),
            Action::Convert => self.convert_overview(),
            Action::Lanes => self.next_lanes(out),
            Action::NextPane | Action::PreviousPane if self.tab == Tab::Overview => {
                self.next_chart(action == Action::NextPane);
            }
            Action::NextPane => self.next_stop(true),
            Action::PreviousPane => self.next_stop(false),
            Action::Rail => self.focus_rail(out),
            Action::Up | Action::Down | Action::PageUp | Action::PageDown
                if self.completion.is_open() =>
            {
                self.choose_completion(action);
            }
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::HalfUp
            | Action::HalfDown
            | Action::Top
            | Action::Bottom => self.travel(action, out),
            Action::Follow if self.pane == Pane::Detail && self.tab != Tab::Companies => {
                self.follow_target(out);
            }
            _ if self.act_in_companies(action, out) => {}
            Action::Follow if self.nothing_cursor().is_some() => self.choose_instead(out),
            Action::Follow if self.tab == Tab::Radar => self.follow_radar(),
            Action::Follow if (self.tab, self.pane) == (Tab::Timeline, Pane::Main) => {
                self.follow_timeline();
            }
            Action::Follow if self.tab == Tab::Overview => self.narrow_by_bar(true, out),
            Action::Exclude if self.tab == Tab::Overview => self.narrow_by_bar(false, out),
            Action::Follow => self.read_deal(),
            Action::Back => self.go_back(out),
            Action::Forward => self.go_forward(out),
            Action::Search => self.search(),
            Action::Complete => self.take_completion(out),
            Action::Chips => self.focus_chips(),
            Action::Accept => self.accept(out),
            Action::OlderQuery | Action::NewerQuery => {
                if self
                    .lens
                    .older(action == Action::OlderQuery, self.index.codes())
                {
                    self.select(out);
                }
                self.forget_completion();
            }
            Action::ClearLens => self.change_lens("", out),
            Action::Undo | Action::Redo => self.undo(action == Action::Undo, out),
            Action::NextHit | Action::PreviousHit => self.walk_hits(action == Action::NextHit, out),
            Action::FindValue => self.open_finder(out),
            Action::Include => self.filter_by_cell(true, out),
            Action::Exclude => self.filter_by_cell(false, out),
            Action::Toggle if self.tab == Tab::Radar => self.fold_lane(),
            Action::Toggle if self.tab == Tab::Timeline => self.fold_timeline(),
            Action::Sort | Action::ReverseSort if self.tab == Tab::Timeline => {
                self.order_timeline(action == Action::ReverseSort, out);
            }
            Action::Toggle => self.fold_facet(),
            Action::Sort => self.sort_next(out),
            Action::ReverseSort => self.reverse_sort(out),
            Action::Mark => self.mark(out),
            Action::MarkRange if self.pane == Pane::Rail => self.facet_range(out),
            Action::MarkRange => self.mark_range(out),
            Action::MarkAll => self.mark_all(out),
            Action::ShowMarked => self.show_marked(out),
            Action::Export => self.open_export(out),
            Action::AsOf => self.ask_as_of(),
            Action::Copy if self.pane == Pane::Detail && self.tab != Tab::Companies => {
                self.copy_citation(out);
            }
            Action::Copy => self.copy(out),
            Action::CopyCommand => self.copy_command(out),
            Action::OpenSource => self.ask_to_open(),
            Action::Sources => self.open_sources(out),
            Action::Reload => self.reload(out),
            Action::Mouse => self.switch_mouse(out),
            Action::ZoomIn
            | Action::ZoomOut
            | Action::PanLeft
            | Action::PanRight
            | Action::Today
            | Action::Fit => {
                self.move_timeline(action);
            }
            Action::Left | Action::Right if self.pane == Pane::Detail => {
                self.detail.next_section(action == Action::Right);
            }
            Action::Left | Action::Right if self.pane == Pane::Rail => {
                self.next_facet(action == Action::Right);
            }
            Action::Left | Action::Right if self.tab == Tab::Overview => {
                self.overview_aside(action == Action::Right);
            }
            Action::Left | Action::Right => self.choose_column(action == Action::Right),
            // What means something in other places only.
            _ => {}
        }
    }

    /// Esc peels one layer: overlay, typing, range, focus, trail. It never quits and never loses a lens.
    fn escape(&mut self, out: &mut Update) {
        if self.escape_in_export() || self.escape_in_views() || self.overlays.pop().is_some() {
        } else if self.completion.is_open() {
            self.close_completion();
        } else if self.lens.typing().is_some() {
            self.forget_completion();
            if self.lens.restore(self.index.codes()) {
                self.select(out);
            }
        } else if self.tab == Tab::Companies
            && (self.companies.typing
                || (self.pane == Pane::Main && !self.companies.input.value().is_empty()))
        {
            self.leave_finder(out);
        } else if self.lists_companies() && self.companies.order.narrows() {
            self.widen_companies(out);
        } else if self.pane == Pane::Rail && self.rail.leave_one() {
        } else if self.marks.range_from().is_some() {
            self.marks.set_range(None);
        } else if self.pane == Pane::Main && self.column.take().is_some() {
        } else if self.pane != Pane::Main {
            self.detail.leave_trail();
            if self.detail.wanted() != self.current {
                self.read(self.current, out);
            }
            self.pane = Pane::Main;
            self.resized();
        } else if self.as_of_day.is_some() {
            self.set_as_of(None, out);
        } else if !self.lens.text().is_empty() {
            self.tell(
                "Ctrl-x lifts the lens; u undoes its last change; q quits",
                false,
            );
        }
    }

    /// True where `q` closes something; else it quits.
    #[must_use]
    pub fn has_something_open(&self) -> bool {
        !self.overlays.is_empty()
            || self.chip_in_hand().is_some()
            || self.marks.range_from().is_some()
            || self.pane == Pane::Detail
    }

    fn close(&mut self, out: &mut Update) {
        if self.has_something_open() {
            self.escape(out);
        } else {
            out.effects.push(Effect::Quit);
        }
    }

    fn act_in_overlay(&mut self, action: Action, out: &mut Update) {
        match self.overlays.last_mut() {
            Some(Overlay::Help(_)) => match action {
                Action::Down => self.scroll_help(1),
                Action::Up => self.scroll_help(-1),
                Action::PageDown | Action::HalfDown => self.scroll_help(10),
                Action::PageUp | Action::HalfUp => self.scroll_help(-10),
                Action::Top => self.scroll_help(isize::MIN),
                Action::Bottom => self.scroll_help(isize::MAX),
                Action::Help => self.escape(out),
                _ => out.redraw = false,
            },
            Some(Overlay::Export(_)) => self.act_in_export(action, out),
            Some(Overlay::Views(_)) => self.act_in_views(action, out),
            Some(Overlay::AsOf(_)) if action == Action::Accept => self.accept_as_of(out),
            Some(Overlay::AsOf(_)) => out.redraw = false,
            Some(Overlay::Sources(_)) => self.act_in_sources(action, out),
            Some(Overlay::Address(_)) => match action {
                Action::Accept => self.open_address(out),
                Action::Copy => self.copy_address(out),
                _ => out.redraw = false,
            },
            None => {}
        }
    }

    /// Moves the cursor of the list that has the keys.
    fn travel(&mut self, action: Action, out: &mut Update) {
        let nothing = self.nothing_cursor().is_some();
        if self.tab == Tab::Overview && !nothing {
            return self.travel_overview(action, out);
        }
        let cursor = match (self.pane, self.tab) {
            (Pane::Main, _) if nothing => &mut self.nothing.cursor,
            (Pane::Rail, _) => self.rail.moving(),
            (Pane::Main, Tab::Companies) => &mut self.companies.list,
            (Pane::Detail, Tab::Companies) => &mut self.companies.reading,
            (Pane::Detail, _) => &mut self.detail.cursor,
            (Pane::Main, Tab::Deals | Tab::Overview) => &mut self.list,
            (Pane::Main, Tab::Timeline) => &mut self.timeline.rows,
            (Pane::Main, Tab::Radar) => &mut self.radar.lines,
        };
        let before = *cursor;
        match action {
            Action::Up => cursor.step(-1),
            Action::Down => cursor.step(1),
            Action::PageUp => cursor.step_pages(-1),
            Action::PageDown => cursor.step_pages(1),
            Action::HalfUp => cursor.step_half_pages(-1),
            Action::HalfDown => cursor.step_half_pages(1),
            Action::Top => cursor.go(0),
            _ => cursor.go_last(),
        }
        out.redraw = *cursor != before;
        if out.redraw {
            self.moved(out);
        }
    }

    /// The cursor that has the keys has moved: what depends on it follows.
    pub(super) fn moved(&mut self, out: &mut Update) {
        match (self.pane, self.tab) {
            (Pane::Main, Tab::Companies) => self.choose_company(out),
            (Pane::Main, Tab::Deals) => self.follow_cursor(out),
            (Pane::Main, Tab::Timeline) => self.list_goes_to_timeline(out),
            (Pane::Main, Tab::Radar) => self.list_goes_to_radar(out),
            (Pane::Detail, Tab::Companies) => self.companies.stay_in_profile(),
            (Pane::Detail, _) => self.detail.choose_nothing(),
            (Pane::Rail, _) | (_, Tab::Overview) => {}
        }
    }

    fn read_deal(&mut self) {
        if self.current.is_some() {
            self.pane = Pane::Detail;
            self.resized();
        }
    }

    pub(super) fn search(&mut self) {
        if self.tab == Tab::Companies {
            self.companies.typing = true;
            self.pane = Pane::Main;
        } else {
            self.lens.begin_typing();
            self.pane = Pane::Main;
            self.resized();
        }
    }

    fn accept(&mut self, out: &mut Update) {
        if self.finder().is_some() {
            self.accept_value(out);
        } else if self.tab == Tab::Companies {
            self.company_to_lens(out);
        } else if self.has_chosen_completion() {
            self.take_completion(out);
        } else if !self.keep_typed(out) {
            out.redraw = false;
        }
    }

    /// Keeps the query that is typed, if it can be read, and remembers it; true when it could.
    pub(super) fn keep_typed(&mut self, out: &mut Update) -> bool {
        let kept = self.lens.keep();
        if kept {
            self.forget_completion();
            if !self.lens.text().is_empty() {
                out.effects
                    .push(Effect::KeepQuery(self.lens.text().to_owned()));
            }
        }
        kept
    }

    fn undo(&mut self, back: bool, out: &mut Update) {
        let codes = self.index.codes();
        let done = if back {
            self.lens.undo(codes)
        } else {
            self.lens.redo(codes)
        };
        if done {
            self.select(out);
        } else {
            self.tell(
                if back {
                    "Nothing to undo"
                } else {
                    "Nothing to redo"
                },
                false,
            );
        }
    }

    fn show_marked(&mut self, out: &mut Update) {
        if self.marks.is_empty() && !self.lens.query().asks_for_marks() {
            self.tell(
                "No deal is marked: Space marks the one under the cursor",
                false,
            );
            return;
        }
        let text = self.lens.query().with_marked_toggled().to_string();
        self.change_lens(&text, out);
    }

    fn copy(&mut self, out: &mut Update) {
        let Some(entry) = self.row_in_hand().and_then(|row| self.index.entry(row)) else {
            return;
        };
        let slug = entry.slug().to_owned();
        let parts = [
            Some(slug.clone()),
            Some(entry.title()),
            entry.date().map(|date| date.to_string()),
            entry.value().map(|(value, _)| value.to_string()),
            entry.is_unconfirmed().then(|| "unconfirmed".to_owned()),
        ];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join("\t");
        out.effects.push(Effect::Copy(text));
        self.tell(
            &format!("Copied {slug}: sent to the terminal's clipboard (OSC 52)"),
            false,
        );
    }

    fn reload(&mut self, out: &mut Update) {
        out.effects.push(Effect::Reload);
        self.tell("Reading the file anew", false);
    }
}
