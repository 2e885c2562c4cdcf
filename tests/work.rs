//! How much is done, counted in allocations: the clock would tell of the machine, too. What shows on a screen costs the same
//! however many deals there are, and what looks at all deals does it in columns.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "a test that cannot go on has failed, and says where"
)]

#[path = "../benches/support/deals.rs"]
mod deals;

use std::alloc::System;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crossterm::event::{Event, KeyCode, KeyEvent};
use dealscope::app::{App, Keymap, Msg, Reply, Setup};
use dealscope::config::ThemeChoice;
use dealscope::deal::{Cancel, Day};
use dealscope::index::{AsOf, CompanyAsk, Index};
use dealscope::view::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, Stats, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// One chunk, and the same a hundred times smaller.
const MANY: usize = 60_000;
const FEW: usize = 600;

/// What a deal may take in memory.
const MOST_BYTES: usize = 170;

/// Counts are of the whole process: one test at a time.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn counted<T>(work: impl FnOnce() -> T) -> (T, Stats) {
    let region = Region::new(ALLOCATOR);
    let done = work();
    (done, region.change())
}

fn index(deals: usize) -> Index {
    deals::index(&deals::parts(deals))
}

/// The program on a file of so many deals, and its screen.
struct Screen {
    app: App,
    terminal: Terminal<TestBackend>,
    theme: Theme,
}

impl Screen {
    fn of(deals: usize) -> Self {
        let setup = Setup {
            screen: Rect::new(0, 0, 160, 48),
            today: "2026-11-22".parse::<Day>().unwrap(),
            keymap: Keymap::default(),
            marks: Vec::new(),
            mouse: true,
            notices: Vec::new(),
            marks_kept: true,
            home: None,
        };
        let index = index(deals);
        let selection = deals::select(&index, "");
        let mut app = App::new(setup, Index::empty());
        let grown = app.update(Msg::Worker(Reply::Grown {
            index,
            complete: true,
            problems: 0,
        }));
        let job = grown.effects.iter().find_map(|effect| match effect {
            dealscope::app::Effect::Select { job, .. } => Some(*job),
            _ => None,
        });
        app.update(Msg::Worker(Reply::Selected {
            job: job.expect("a selection is asked for"),
            selection,
            complete: true,
        }));
        let mut screen = Self {
            app,
            terminal: Terminal::new(TestBackend::new(160, 48)).unwrap(),
            theme: Theme::new(ThemeChoice::Dark, true),
        };
        for _ in 0..3 {
            screen.press(KeyCode::Down);
        }
        screen
    }

    /// What a key asks for, and a frame.
    fn press(&mut self, key: KeyCode) {
        self.app.update(Msg::Input(Event::Key(KeyEvent::from(key))));
        let (app, theme) = (&self.app, &self.theme);
        self.terminal
            .draw(|frame| view::render(app, theme, frame))
            .unwrap();
    }
}

#[test]
fn a_key_and_its_frame_cost_the_same_however_many_deals_there_are() {
    let _alone = alone();
    let (mut few, mut many) = (Screen::of(FEW), Screen::of(MANY));
    for key in [KeyCode::Down, KeyCode::Up, KeyCode::PageDown] {
        let ((), of_few) = counted(|| few.press(key));
        let ((), of_many) = counted(|| many.press(key));
        // Longer numbers and other texts make a small difference; a look at all deals would make one of thousands.
        let most = of_few.allocations + of_few.allocations / 5;
        assert!(
            of_many.allocations <= most,
            "{key:?}: {} allocations with {FEW} deals, {} with {MANY}",
            of_few.allocations,
            of_many.allocations
        );
        assert!(of_many.allocations < 2_000, "{key:?}: {of_many:?}");
        assert!(of_many.bytes_allocated < 100_000, "{key:?}: {of_many:?}");
    }
}

#[test]
fn selecting_allocates_by_column_and_not_by_deal() {
    let _alone = alone();
    let (few, many) = (index(FEW), index(MANY));
    for query in [
        "",
        "kind:licence country:GB",
        "date:2018..2020",
        "value:>50m",
        "northern",
        "\"electronic health\"",
        "company:cerner",
    ] {
        // What is worked out once is there.
        deals::select(&few, query);
        deals::select(&many, query);
        let (_, of_few) = counted(|| deals::select(&few, query));
        let (_, of_many) = counted(|| deals::select(&many, query));
        assert!(
            of_many.allocations <= of_few.allocations + 600,
            "{query:?}: {} allocations with {FEW} deals, {} with {MANY}",
            of_few.allocations,
            of_many.allocations
        );
    }
}

#[test]
fn a_list_of_companies_costs_what_it_shows_and_not_what_it_looks_through() {
    let _alone = alone();
    let many = index(MANY);
    let as_of = AsOf::today("2026-11-22".parse::<Day>().unwrap());
    let never = Cancel::default();
    let ledger = many.ledger(as_of, &never).unwrap();
    let ask = |text: &str| CompanyAsk {
        text: text.to_owned(),
        ..CompanyAsk::default()
    };
    for text in ["", "n", "northern", "nrthn"] {
        let shown = 40;
        let _ = many.companies_found(&ask(text), shown, &ledger);
        let (found, stats) = counted(|| many.companies_found(&ask(text), shown, &ledger));
        let most = 2_000;
        assert!(
            stats.allocations < most,
            "{text:?}: {} allocations for {} of {} companies",
            stats.allocations,
            found.hits.len(),
            found.all
        );
    }
}

#[test]
fn memory_grows_with_the_deals_and_by_few_bytes_for_each() {
    let _alone = alone();
    let held = |deals: usize| {
        let region = Region::new(ALLOCATOR);
        let parts = deals::parts(deals);
        let change = region.change();
        drop(parts);
        change.bytes_allocated - change.bytes_deallocated
    };
    // Titles of 60 bytes, ids of 12, parties, dates, a figure, and a tenth of a company.
    let by_deal = (held(MANY) - held(MANY / 2)) / (MANY / 2);
    assert!(by_deal < MOST_BYTES, "{by_deal} bytes for a deal");
}
