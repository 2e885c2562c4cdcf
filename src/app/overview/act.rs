//! What the overview does when keys, selections and answers come.

use std::sync::Arc;

use ratatui::layout::Position;

use super::{Card, Chart, OverviewTab, Spot};
use crate::app::{Action, App, Effect, Pane, Tab, Update};
use crate::index::{KNOWN, Overview};
use crate::query::{CompanyReach, CompanyTest, Expr, FacetField, FacetState, Query, Test};

impl OverviewTab {
    /// Newer figures are here: the cursor stays on what it was on, else in its chart.
    fn show(&mut self, overview: Arc<Overview>) {
        let key = self.at.and_then(|at| Some((at.chart, self.key(at)?)));
        self.overview = overview;
        self.waiting = false;
        if let Some((chart, key)) = key {
            let place = (0..self.bars(chart))
                .find(|line| self.key(Spot { chart, line: *line }).as_ref() == Some(&key));
            self.at = Some(Spot {
                chart,
                line: place.unwrap_or(0),
            });
        }
        self.arrange();
    }

    /// The cursor stands on a bar that is there, and what shows is part of the page.
    pub(super) fn arrange(&mut self) {
        let cards = self.cards();
        let at = self.at.and_then(|at| {
            let card = cards.iter().find(|card| card.chart == at.chart)?;
            let line = at.line.min(card.lines.checked_sub(1)?);
            Some(Spot { line, ..at })
        });
        let first = || {
            let card = cards.iter().find(|card| card.lines > 0)?;
            Some(Spot {
                chart: card.chart,
                line: 0,
            })
        };
        self.at = at.or_else(first);
        self.reveal(&cards);
    }

    /// Scrolls so that the cursor shows, with its chart's title above the first bar.
    fn reveal(&mut self, cards: &[Card]) {
        let page = self.inner().height;
        let found = self
            .at
            .and_then(|at| Some((at, cards.iter().find(|card| card.chart == at.chart)?)));
        let Some((at, card)) = found else {
            self.top = 0;
            return;
        };
        let y = line_of(card, at.line);
        let from = if at.line == 0 { card.area.y } else { y };
        let to = if at.line + 1 == card.lines {
            card.area.bottom()
        } else {
            y + 1
        };
        self.top = self.top.max(to.saturating_sub(page)).min(from);
        self.settle(cards);
    }

    fn settle(&mut self, cards: &[Card]) {
        let height = cards.iter().map(|card| card.area.bottom()).max();
        let lowest = height.unwrap_or(0).saturating_sub(self.inner().height);
        self.top = self.top.min(lowest);
    }

    fn go(&mut self, spot: Option<Spot>) {
        if spot.is_some() {
            self.at = spot;
        }
        let cards = self.cards();
        self.reveal(&cards);
    }

    /// The bar above or below, in the same chart or in the next one there.
    fn step(&mut self, down: bool) {
        let cards = self.cards();
        let Some((at, card)) = self.here(&cards) else {
            return;
        };
        let y = line_of(card, at.line);
        let beside = |other: &&Card| {
            other.area.x < card.area.right() && card.area.x < other.area.right() && other.lines > 0
        };
        let spots = cards.iter().filter(beside).flat_map(|card| {
            (0..card.lines).map(move |line| {
                let chart = card.chart;
                (line_of(card, line), card.area.x, Spot { chart, line })
            })
        });
        let next = if down {
            spots
                .filter(|(other, ..)| *other > y)
                .min_by_key(|(y, x, _)| (*y, x.abs_diff(card.area.x)))
        } else {
            spots
                .filter(|(other, ..)| *other < y)
                .max_by_key(|(y, x, _)| (*y, u16::MAX - x.abs_diff(card.area.x)))
        };
        self.go(next.map(|(.., spot)| spot));
    }

    /// The nearest bar in the column of charts on the left or on the right.
    fn aside(&mut self, right: bool) {
        let cards = self.cards();
        let Some((at, card)) = self.here(&cards) else {
            return;
        };
        let y = line_of(card, at.line);
        let others = cards.iter().filter(|other| {
            other.lines > 0
                && if right {
                    other.area.x >= card.area.right()
                } else {
                    other.area.right() <= card.area.x
                }
        });
        let nearest = others
            .flat_map(|card| (0..card.lines).map(move |line| (card, line)))
            .min_by_key(|(other, line)| {
                let away = other.area.x.abs_diff(card.area.x);
                (away, line_of(other, *line).abs_diff(y))
            });
        self.go(nearest.map(|(card, line)| Spot {
            chart: card.chart,
            line,
        }));
    }

    /// The first bar of the next chart, or of the one before.
    fn next_chart(&mut self, forward: bool) {
        let cards = self.cards();
        let charts: Vec<Chart> = cards
            .iter()
            .filter(|card| card.lines > 0)
            .map(|card| card.chart)
            .collect();
        let now = self
            .at
            .and_then(|at| charts.iter().position(|chart| *chart == at.chart));
        let Some(now) = now else { return };
        let step = if forward { 1 } else { charts.len() - 1 };
        let next = charts.get((now + step) % charts.len()).copied();
        self.go(next.map(|chart| Spot { chart, line: 0 }));
    }

    fn here<'a>(&self, cards: &'a [Card]) -> Option<(Spot, &'a Card)> {
        let at = self.at?;
        let card = cards.iter().find(|card| card.chart == at.chart)?;
        Some((at, card))
    }
}

/// The line of the page on which a bar lies.
fn line_of(card: &Card, line: usize) -> u16 {
    card.area.y + card.head + u16::try_from(line).unwrap_or_default()
}

impl App {
    /// A new selection is here.
    pub(in crate::app) fn overview_selected(&mut self, out: &mut Update) {
        self.overview.stale = true;
        self.refresh_overview(out);
    }

    /// Asks for the figures of the newest selection, when that is wanted.
    pub(in crate::app) fn refresh_overview(&mut self, out: &mut Update) {
        if self.is_wanted(Tab::Overview) && std::mem::take(&mut self.overview.stale) {
            let job = self.job();
            self.jobs.overview = job;
            self.overview.waiting = true;
            out.effects.push(Effect::Overview {
                job,
                rows: self.selection.rows.clone(),
            });
        }
    }

    /// The figures are here.
    pub(in crate::app) fn overview_made(&mut self, overview: Arc<Overview>) {
        self.overview.show(overview);
    }

    /// Moves the cursor over the bars.
    pub(in crate::app) fn travel_overview(&mut self, action: Action, out: &mut Update) {
        let tab = &mut self.overview;
        let before = (tab.at, tab.top);
        let page = usize::from(tab.inner().height.saturating_sub(1).max(1));
        let (down, steps) = match action {
            Action::Up => (false, 1),
            Action::Down => (true, 1),
            Action::HalfUp => (false, page / 2),
            Action::HalfDown => (true, page / 2),
            Action::PageUp => (false, page),
            Action::PageDown => (true, page),
            Action::Top => (false, usize::MAX),
            _ => (true, usize::MAX),
        };
        for _ in 0..steps {
            let before = tab.at;
            tab.step(down);
            if tab.at == before {
                break;
            }
        }
        out.redraw = (tab.at, tab.top) != before;
    }

    /// To the charts on the left or on the right.
    pub(in crate::app) fn overview_aside(&mut self, right: bool) {
        self.overview.aside(right);
    }

    /// To the next chart.
    pub(in crate::app) fn next_chart(&mut self, forward: bool) {
        self.overview.next_chart(forward);
    }

    /// Sums in their currencies, or all converted.
    pub(in crate::app) fn convert_overview(&mut self) {
        let tab = &mut self.overview;
        tab.converted = !tab.converted;
        if let Some(at) = &mut tab.at
            && matches!(at.chart, Chart::Value(_) | Chart::Euros)
        {
            let first = tab.overview.currencies.first();
            at.chart = match (tab.converted, first) {
                (false, Some((currency, _))) => Chart::Value(*currency),
                _ => Chart::Euros,
            };
        }
        tab.arrange();
    }

    /// Puts what a bar is of on the lens, or leaves it out. It never widens the lens.
    pub(in crate::app) fn narrow_by_bar(&mut self, include: bool, out: &mut Update) {
        let Some(at) = self.overview.at else { return };
        let Some(query) = self.narrowed(at, include) else {
            return;
        };
        if query == *self.lens.query() {
            return self.tell("The lens says so already", false);
        }
        self.leave_place();
        self.change_lens(&query.to_string(), out);
    }

    fn narrowed(&self, at: Spot, include: bool) -> Option<Query> {
        let tab = &self.overview;
        let query = self.lens.query();
        let share = || Some(tab.share(at)?.code.clone());
        let year = || Some(format!("{:04}", tab.year(at.line)?.year));
        Some(match at.chart {
            Chart::Years => with(query, FacetField::Year, &year()?, include),
            // Sums are of deals with a figure whose date certainly lies in the year.
            Chart::Value(currency) if include => {
                let query = with(query, FacetField::Year, &year()?, true);
                with(&query, FacetField::Currency, currency.code(), true)
            }
            Chart::Value(currency) => with(query, FacetField::Currency, currency.code(), false),
            Chart::Euros => {
                let query = with(query, FacetField::Year, &year()?, include);
                if include {
                    query.with_clause(Expr::Test(Test::Has("value".to_owned())))
                } else {
                    query
                }
            }
            Chart::Kinds => with(query, FacetField::Kind, &share()?, include),
            Chart::Sectors => with(query, FacetField::Sector, &share()?, include),
            Chart::Countries => with(query, FacetField::Country, &share()?, include),
            Chart::Vendors => by_side(query, "vendor", share()?, include),
            Chart::Customers => by_side(query, "customer", share()?, include),
            Chart::Known => {
                let (name, _) = KNOWN.get(at.line)?;
                clause(query, Expr::Test(Test::Has((*name).to_owned())), include)
            }
        })
    }

    /// A click: the first one selects a bar, the next one enters it; the right button leaves out what it is of.
    pub(in crate::app) fn click_overview(&mut self, at: Position, left: bool, out: &mut Update) {
        let Some(spot) = self.overview.spot_under(at) else {
            return;
        };
        self.pane = Pane::Main;
        let again = self.overview.at == Some(spot);
        self.overview.at = Some(spot);
        if again || !left {
            self.narrow_by_bar(left, out);
        }
    }

    /// The wheel moves the page.
    pub(in crate::app) fn scroll_overview(&mut self, rows: isize) {
        let tab = &mut self.overview;
        let step = i16::try_from(rows).unwrap_or_default();
        tab.top = tab.top.saturating_add_signed(step);
        let cards = tab.cards();
        tab.settle(&cards);
    }
}

/// The query with a facet's value. Where the query has it among others, it alone is left; else it is one condition more.
fn with(query: &Query, field: FacetField, code: &str, include: bool) -> Query {
    let fresh = Query::default().with_value(field, Some(code), include);
    match (include, query.facet_state(field, Some(code))) {
        (true, FacetState::Included) => {
            let others = query.without_facet(field);
            others.with_value(field, Some(code), true)
        }
        (false, FacetState::Excluded) => query.clone(),
        (true, _) => query.with_clause(fresh.filter),
        (false, _) => query.with_value(field, Some(code), false),
    }
}

fn by_side(query: &Query, role: &str, slug: String, include: bool) -> Query {
    let test = Test::Company(CompanyTest {
        role: role.to_owned(),
        name: slug,
        reach: CompanyReach::Slug,
    });
    clause(query, Expr::Test(test), include)
}

fn clause(query: &Query, clause: Expr, include: bool) -> Query {
    query.with_clause(if include { clause } else { clause.negated() })
}
