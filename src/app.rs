//! The whole state of the screen, and `update`: a message in, effects out. No I/O, no drawing.

mod act;
mod ahead;
mod as_of;
mod bar;
mod cells;
mod chips;
pub mod companies;
mod completion;
mod cursor;
mod deals;
mod detail;
mod export;
mod first;
mod held;
pub mod help;
mod input;
mod jobs;
mod key;
mod keymap;
mod lens;
mod marks;
mod mouse;
mod msg;
mod nearby;
mod nothing;
pub mod overview;
mod panes;
mod places;
pub mod radar;
mod rail;
mod reply;
mod sought;
mod sources;
mod standing;
mod tab;
mod tags;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
pub mod timeline;
mod totals;
mod views;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

pub use as_of::AsOfInput;
pub use chips::{BEGIN as CHIP_BEGIN, ChipLine, ChipSlot, Chips, REMOVE as CHIP_REMOVE};
pub use companies::CompaniesTab;
pub use companies::CompanySums;
pub use completion::Completion;
pub use cursor::Cursor;
pub use deals::{COLUMNS, Column, GUTTER, deal_columns};
pub use detail::{Address, Class, Detail, Left, Line, Piece, Spotted, Target, Witness};
pub use export::{
    ExportDialog, ExportField, ExportOutcome, ExportStage, FORMATS, Picker, Scope, Subject,
};
pub use help::HelpPage;
pub use key::{Key, KeyError};
pub use keymap::{Action, BINDINGS, Binding, Context, Keymap, KeymapError};
pub use lens::{Lens, Typing};
pub use marks::Marks;
pub use msg::{About, Effect, Job, Msg, Reply, Signal};
pub use nothing::{Nothing, NothingLine};
pub use overview::OverviewTab;
pub use radar::{RadarLine, RadarTab};
pub use rail::{Finder, Rail, RailRow};
pub use sought::Sought;
pub use sources::{MOST_SOURCES, SOURCES_HEAD, SourcesList};
pub use standing::{Notice, Progress, Update};
pub use tab::Tab;
pub use tags::{Tags, TagsInput};
pub use timeline::TimelineTab;
pub use totals::TotalsPage;
pub use views::{
    Counted, Counting, HEAD as VIEWS_HEAD, KeptView, Look, Naming, NamingPurpose, View, ViewPicker,
    Views,
};

use crate::deal::{Clean, Day, DealId};
use crate::index::{Index, News, Selection};
use crate::layout::{Main, Panels, Regions, regions};

/// Which part of a tab the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The facet rail.
    Rail,
    /// The list, or what the tab shows in its place.
    #[default]
    Main,
    /// The detail.
    Detail,
}

/// What lies over the tab; the last one is on top and has the keys.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All keys and the query language.
    Help(HelpPage),
    /// The export dialog.
    Export(Box<ExportDialog>),
    /// The saved views.
    Views(Box<ViewPicker>),
    /// The line for the as-of day.
    AsOf(Box<AsOfInput>),
    /// The line for the tags of a deal.
    Tags(Box<TagsInput>),
    /// The list of sources.
    Sources(Box<SourcesList>),
    /// An address, before it is opened.
    Address(Box<Address>),
    /// The sums of the lens in full.
    Totals(Box<TotalsPage>),
}

/// The whole state.
#[derive(Debug)]
pub struct App {
    /// Size of the screen.
    pub screen: Rect,
    /// The day that relative dates count from.
    pub today: Day,
    /// The day whose state is told, where it is not today.
    pub as_of_day: Option<Day>,
    /// Keys and what they do.
    pub keymap: Keymap,
    /// About the file, once it is open.
    pub about: Option<About>,
    /// The deals, as far as they are read.
    pub index: Index,
    /// How far that is.
    pub progress: Progress,
    /// The query in force.
    pub lens: Lens,
    /// What could stand where the query is typed.
    pub completion: Completion,
    /// The query in force as chips.
    pub chips: Chips,
    /// What it selects.
    pub selection: Selection,
    /// True while a newer selection is being made.
    pub selecting: bool,
    /// Which tab shows.
    pub tab: Tab,
    /// Which part of it has the keys.
    pub pane: Pane,
    /// The place in the list of deals.
    pub list: Cursor,
    /// The column under the cursor, where one was chosen.
    pub column: Option<&'static Column>,
    /// The deal under the cursor; it stays the same whatever happens to the list, as long as the list has it.
    pub current: Option<DealId>,
    /// What stands in the list's place when nothing was found.
    nothing: Nothing,
    /// The facet rail.
    pub rail: Rail,
    /// The deal that is read.
    pub detail: Detail,
    /// The Companies tab.
    pub companies: CompaniesTab,
    /// The Timeline tab.
    pub timeline: TimelineTab,
    /// The Radar tab.
    pub radar: RadarTab,
    /// The Overview tab.
    pub overview: OverviewTab,
    /// The user's marks.
    pub marks: Marks,
    /// The user's tags.
    pub tags: Tags,
    /// Saved views.
    pub views: Views,
    /// What is new in the file since the last visit.
    pub news: Arc<News>,
    /// What lies over the tab.
    pub overlays: Vec<Overlay>,
    /// The line for the user.
    pub notice: Option<Notice>,
    /// Lines that come after it.
    waiting: VecDeque<Notice>,
    home: Option<PathBuf>,
    /// True while the mouse is ours.
    pub mouse: bool,
    /// True until the newest selection that was asked for has its first answer.
    awaiting: bool,
    ahead: ahead::Ahead,
    first: first::FirstPage,
    nearby: nearby::Nearby,
    held: held::Held,
    places: places::Places,
    jobs: jobs::Jobs,
}

/// What the program starts with.
#[derive(Debug)]
pub struct Setup {
    /// Size of the screen.
    pub screen: Rect,
    /// The day that relative dates count from.
    pub today: Day,
    /// Keys and what they do.
    pub keymap: Keymap,
    /// Slugs of marked deals.
    pub marks: Vec<String>,
    /// Take the mouse.
    pub mouse: bool,
    /// False where marks end with the program.
    pub marks_kept: bool,
    /// The user's own folder.
    pub home: Option<PathBuf>,
    /// What the user should know, one after the other.
    pub notices: Vec<Notice>,
}

impl App {
    /// The state before anything is read.
    #[must_use]
    pub fn new(setup: Setup, index: Index) -> Self {
        let mut app = Self {
            screen: setup.screen,
            today: setup.today,
            as_of_day: None,
            keymap: setup.keymap,
            about: None,
            index,
            progress: Progress::default(),
            lens: Lens::default(),
            completion: Completion::default(),
            chips: Chips::default(),
            selection: Selection::default(),
            selecting: true,
            tab: Tab::default(),
            pane: Pane::default(),
            list: Cursor::default(),
            column: None,
            current: None,
            nothing: Nothing::default(),
            rail: Rail::default(),
            detail: Detail::default(),
            companies: CompaniesTab::default(),
            timeline: TimelineTab::default(),
            radar: RadarTab::default(),
            overview: OverviewTab::default(),
            marks: Marks::new(setup.marks, setup.marks_kept),
            tags: Tags::default(),
            views: Views::default(),
            news: Arc::default(),
            overlays: Vec::new(),
            notice: None,
            waiting: setup.notices.into(),
            home: setup.home,
            mouse: setup.mouse,
            awaiting: true,
            ahead: ahead::Ahead::default(),
            first: first::FirstPage::default(),
            nearby: nearby::Nearby::default(),
            held: held::Held::default(),
            places: places::Places::default(),
            jobs: jobs::Jobs::default(),
        };
        app.dismiss();
        app.resized();
        app
    }

    /// Takes a message: the only thing that changes the state.
    pub fn update(&mut self, msg: Msg) -> Update {
        let mut out = Update {
            effects: Vec::new(),
            redraw: true,
        };
        let typed = self.lens.typing().is_some();
        match msg {
            Msg::Input(event) => self.input(event, &mut out),
            Msg::Worker(reply) => self.reply(reply, &mut out),
            Msg::Signal(Signal::Terminate(number)) => out.effects.push(Effect::Die(number)),
            Msg::Signal(Signal::Suspend) => out.effects.push(Effect::Suspend),
            Msg::Signal(Signal::Continue) => out.effects.push(Effect::Resume),
            Msg::Tick => out.redraw = false,
        }
        if typed && self.lens.typing().is_none() {
            self.look_ahead(&mut out);
        }
        out
    }

    /// Where everything lies on the screen now; `None` when the screen is too small.
    #[must_use]
    pub fn regions(&self) -> Option<Regions> {
        let panels = Panels {
            main: match self.tab {
                Tab::Deals => Main::Deals,
                Tab::Companies => Main::Companies,
                Tab::Timeline | Tab::Radar => Main::Time,
                Tab::Overview => Main::Whole,
            },
            rail_focused: self.tab == Tab::Deals && self.pane == Pane::Rail,
            detail_focused: self.pane == Pane::Detail,
        };
        regions(self.screen, panels)
    }

    /// Where the keys go now, the innermost first.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        match self.overlays.last() {
            Some(Overlay::Help(_)) => return vec![Context::Help, Context::Moving, Context::Global],
            Some(Overlay::Export(_)) => return vec![Context::Export, Context::Global],
            Some(Overlay::Views(picker)) => return picker.contexts(),
            Some(Overlay::AsOf(_)) => return vec![Context::AsOf],
            Some(Overlay::Tags(_)) => return vec![Context::Tags],
            Some(Overlay::Sources(list)) if list.typing => return vec![Context::SourceName],
            Some(Overlay::Sources(_)) => {
                return vec![Context::Sources, Context::Moving, Context::Global];
            }
            Some(Overlay::Address(_)) => return vec![Context::Address, Context::Global],
            Some(Overlay::Totals(_)) => {
                return vec![Context::Totals, Context::Moving, Context::Global];
            }
            None => {}
        }
        if self.companies.typing && self.tab == Tab::Companies {
            return vec![Context::Finder];
        }
        if self.lens.typing().is_some() {
            let list = self.completion.is_open().then_some(Context::Completion);
            return list.into_iter().chain([Context::Query]).collect();
        }
        if self.chip_in_hand().is_some() {
            return vec![Context::Chips, Context::Global];
        }
        if self.finder().is_some() {
            return vec![Context::Values];
        }
        let inner: &[Context] = match (self.pane, self.tab) {
            (Pane::Rail, _) => &[Context::Rail],
            (Pane::Main, _) if self.nothing().is_some() => &[Context::Nothing],
            (Pane::Detail, Tab::Companies) => &[Context::Profile],
            (Pane::Detail, _) => &[Context::Detail],
            (Pane::Main, Tab::Deals) => &[Context::Deals],
            (Pane::Main, Tab::Companies) => &[Context::Companies],
            (Pane::Main, Tab::Timeline) => &[Context::Timeline, Context::Deals],
            (Pane::Main, Tab::Radar) => &[Context::Radar],
            (Pane::Main, Tab::Overview) => &[Context::Overview],
        };
        inner
            .iter()
            .copied()
            .chain([Context::Moving, Context::Global])
            .collect()
    }

    /// Tells the user something.
    pub(crate) fn tell(&mut self, text: &str, bad: bool) {
        self.notice = Some(Notice {
            text: Clean::new(text),
            bad,
        });
    }

    /// The lens has changed: asks for what it selects.
    fn select(&mut self, out: &mut Update) {
        self.leave_first_page();
        let job = self.job();
        self.jobs.lens = job;
        self.forget_nothing(job);
        self.selecting = true;
        self.awaiting = true;
        out.effects.push(Effect::Select {
            job,
            query: self.lens.query().clone(),
        });
    }

    /// Page sizes follow from the regions.
    fn resized(&mut self) {
        self.resize_sources();
        let Some(regions) = self.regions() else {
            return;
        };
        self.pages(regions);
        self.fit_completion();
    }
}
