//! Tabs that do not show are made ready when there is nothing else to do, so that nobody waits who goes there.

use super::{App, Tab, Update};
use crate::index::AsOf;
use crate::query::Expr;

/// With fewer deals a tab is made faster than anybody looks at it.
const LARGE: usize = 50_000;

/// What was looked at before anybody asked.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    /// Tabs that do not show are asked for now.
    asking: bool,
    /// What the tabs that do not go by the list's order were made of last: the filter, the day, and how many deals there were.
    surveyed: Option<(Expr, AsOf, usize)>,
}

impl App {
    /// True where a tab is made from the newest selection: it shows, or may show next.
    pub(super) fn is_wanted(&self, tab: Tab) -> bool {
        self.tab == tab || self.ahead.asking
    }

    /// Makes the tabs ready, unless somebody types: then the processors are for the answers.
    pub(super) fn look_ahead(&mut self, out: &mut Update) {
        if !self.progress.complete
            || self.selecting
            || self.lens.typing().is_some()
            || self.selection.rows.len() < LARGE
        {
            return;
        }
        self.ahead.asking = true;
        for tab in [Tab::Timeline, Tab::Radar, Tab::Overview] {
            if tab != self.tab {
                self.refresh_tab(tab, out);
            }
        }
        self.ahead.asking = false;
    }

    /// True where other deals are selected than the radar and the overview tell of: another order of the same is nothing to
    /// them.
    pub(super) fn is_another_set(&mut self, complete: bool) -> bool {
        let query = self.lens.query();
        // Marks, tags and what is new may mean other deals from one moment to the next.
        let moves = query.asks_for_marks() || query.asks_for_tags() || query.asks_for_news();
        let stays = complete && !moves;
        let now = stays.then(|| (query.filter.clone(), self.as_of(), self.index.len()));
        let is_same = now.is_some() && now == self.ahead.surveyed;
        self.ahead.surveyed = now;
        !is_same
    }

    /// Makes a tab from the newest selection where it is wanted.
    pub(super) fn refresh_tab(&mut self, tab: Tab, out: &mut Update) {
        match tab {
            Tab::Deals | Tab::Companies => {}
            Tab::Timeline => self.refresh_timeline(out),
            Tab::Radar => self.refresh_radar(out),
            Tab::Overview => self.refresh_overview(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Effect;
    use crate::app::testing::Desk;
    use crate::index::Row;

    fn surveys(effects: &[Effect]) -> usize {
        let is_survey = |effect: &&Effect| {
            matches!(
                effect,
                Effect::Radar { .. } | Effect::Overview { .. } | Effect::Timeline { .. }
            )
        };
        effects.iter().filter(is_survey).count()
    }

    #[test]
    fn tabs_of_many_deals_are_made_ready_once_nobody_types() {
        let mut desk = Desk::new(120, 36);
        assert_eq!(surveys(&desk.effects), 0, "few deals need no looking ahead");
        desk.prompt = false;
        desk.press("/");
        desk.app.selection.rows = vec![Row(0); LARGE].into();
        let mut out = Update::default();
        desk.app.look_ahead(&mut out);
        assert_eq!(surveys(&out.effects), 0, "somebody types");
        desk.press("esc");
        assert_eq!(surveys(&desk.waiting), 3);
        desk.app.look_ahead(&mut out);
        assert_eq!(surveys(&out.effects), 0, "they are on their way");
    }
}
