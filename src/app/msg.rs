//! What the state struct is told, and what it asks for. Both are data, so tests compare values.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::Event;

use super::export::ExportOutcome;
use super::timeline::{Plan, Wanted};
use super::views::{Counted, Counting, KeptView};
use crate::deal::{Clean, Deal, DealId, ListedSource};
use crate::export::Spec;
use crate::index::{
    AsOf, Ask, Change, CompaniesFound, CompanyAsk, CompanyRow, Completions, Explanation,
    FacetField, FacetValue, Index, News, Overview, Profile, Radar, Reach, Row, Seen, Selection,
    Totals,
};
use crate::query::Query;

/// Everything that can happen.
#[derive(Debug)]
pub enum Msg {
    /// The terminal: a key, the mouse, a paste, a new size.
    Input(Event),
    /// A worker has something.
    Worker(Reply),
    /// The system wants something.
    Signal(Signal),
    /// Time has passed that somebody asked to be told of.
    Tick,
}

/// What the system wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// End, as this signal number says.
    Terminate(i32),
    /// Stop for a while (Ctrl-Z in a shell, SIGTSTP).
    Suspend,
    /// The terminal is ours again.
    Continue,
}

/// Number of a job. A reply to any but the newest job of its kind is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Job(pub u64);

/// What a worker has.
pub enum Reply {
    /// The file is open; its companies and codes are in the index, its deals follow. In a large file the newest deals are
    /// there already.
    Opened {
        /// About the file.
        about: About,
        /// The index so far.
        index: Index,
    },
    /// So many deals will follow.
    Counted(u64),
    /// More deals are in the index.
    Grown {
        /// The index so far.
        index: Index,
        /// True when all deals are in it.
        complete: bool,
        /// Rows that could not be read so far.
        problems: usize,
    },
    /// The file could not be read (any more).
    LoadFailed(Clean),
    /// A selection.
    Selected {
        /// Which job it answers.
        job: Job,
        /// The rows, counts and sums.
        selection: Selection,
        /// False while hits in summaries may still follow.
        complete: bool,
    },
    /// A job failed; what was on the screen stays.
    Failed {
        /// Which job.
        job: Job,
        /// Why, in one line.
        problem: Clean,
    },
    /// A deal with all that is known of it; `None` when the file has it no more.
    Deal {
        /// Which job it answers.
        job: Job,
        /// The deal.
        deal: Option<Arc<Deal>>,
    },
    /// What the deals say of a company.
    Profile {
        /// Which job it answers.
        job: Job,
        /// The counts and sums.
        profile: Arc<Profile>,
        /// Who followed whom; `None`: that is on its way.
        changes: Option<Arc<[Change]>>,
    },
    /// Companies found by name.
    Companies {
        /// Which job it answers.
        job: Job,
        /// In their order, with counts by kind and country, and the sums of the first.
        found: CompaniesFound,
    },
    /// The sums of all companies found.
    CompanySums {
        /// Which job it belongs to.
        job: Job,
        /// In the order of the companies.
        totals: Vec<Totals>,
    },
    /// What could stand where the query is typed.
    Completions {
        /// Which job it answers.
        job: Job,
        /// Best first.
        completions: Completions,
    },
    /// Queries kept in earlier runs, the newest last.
    History(Vec<String>),
    /// Slugs of the companies that were marked in earlier runs.
    CompanyMarks(Vec<String>),
    /// The radar's lanes.
    Radar {
        /// Which job it answers.
        job: Job,
        /// The lanes.
        radar: Radar,
    },
    /// The deals along time.
    Timeline {
        /// Which job it answers.
        job: Job,
        /// What to draw.
        plan: Arc<Plan>,
    },
    /// The lens at a glance.
    Overview {
        /// Which job it answers.
        job: Job,
        /// The figures.
        overview: Arc<Overview>,
    },
    /// Why nothing was found.
    Explained {
        /// Which job it answers.
        job: Job,
        /// What may be chosen instead.
        explanation: Arc<Explanation>,
    },
    /// Values of a facet that answer to what is typed.
    Values {
        /// Which job it answers.
        job: Job,
        /// Best first.
        values: Arc<[FacetValue]>,
    },
    /// The user's views, with what they had when they were last opened in this file.
    Views {
        /// The views, in their order.
        views: Vec<KeptView>,
        /// Names of views, their own or ours, with what each had.
        looks: Vec<(String, Arc<Seen>)>,
    },
    /// A view is counted.
    ViewCounted {
        /// Which job it answers.
        job: Job,
        /// Its name.
        view: String,
        /// What it has now and what happened since, or why that is not known.
        counted: Result<Counted, Clean>,
    },
    /// What is new in the file since the last visit.
    Visited {
        /// The deals.
        news: News,
        /// What is there now, where that is something else.
        seen: Option<Arc<Seen>>,
    },
    /// The first lines of an export.
    Preview {
        /// Which job it answers.
        job: Job,
        /// The lines, or why there are none.
        lines: Result<Vec<Clean>, Clean>,
    },
    /// An export ended.
    Exported {
        /// Which job it answers.
        job: Job,
        /// What happened.
        outcome: ExportOutcome,
    },
    /// Sources that have what is typed.
    Sources {
        /// Which job it answers.
        job: Job,
        /// Most deals first.
        found: Arc<[ListedSource]>,
        /// How many there are in all.
        all: usize,
    },
    /// A page was given to the browser, or why it was not.
    Opening(Result<(), Clean>),
    /// The notebook could not be read or written: the line to show.
    Notebook(Clean),
}

/// About the file that is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its title, else its name.
    pub title: Clean,
    /// The day it tells of.
    pub as_of: Option<Clean>,
    /// Its path, for the equal headless command; `None` for the library file and the catalogue in memory.
    pub path: Option<PathBuf>,
    /// How many deals it has, once they are counted.
    pub deals: Option<u64>,
    /// What the user should know about how it was opened.
    pub notice: Option<Clean>,
}

/// What the state struct asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Select deals.
    Select {
        /// Number of the job.
        job: Job,
        /// Which deals, in which order.
        query: Query,
    },
    /// Read one deal with its evidence.
    LoadDeal {
        /// Number of the job.
        job: Job,
        /// Which deal.
        id: DealId,
    },
    /// Find out what the deals say of a company.
    Profile {
        /// Number of the job; a new one cancels the old one.
        job: Job,
        /// Which company.
        company: CompanyRow,
        /// Whose deals count.
        reach: Reach,
    },
    /// Find companies by name.
    FindCompanies {
        /// Number of the job.
        job: Job,
        /// What was typed, and how the list is narrowed and sorted.
        ask: CompanyAsk,
    },
    /// Find what could stand where the query is typed.
    Complete {
        /// Number of the job.
        job: Job,
        /// What is to be completed.
        ask: Ask,
    },
    /// Put deals into the radar's lanes.
    Radar {
        /// Number of the job; a new one cancels the old one.
        job: Job,
        /// Which deals, in their order.
        rows: Arc<[Row]>,
        /// From which day the radar looks.
        as_of: AsOf,
    },
    /// Put deals along time.
    Timeline {
        /// Number of the job; a new one cancels the old one.
        job: Job,
        /// Which, and how.
        wanted: Wanted,
    },
    /// Look over deals for the overview.
    Overview {
        /// Number of the job; a new one cancels the old one.
        job: Job,
        /// Which deals.
        rows: Arc<[Row]>,
    },
    /// Find out why a query finds nothing; the next selection for the lens cancels it.
    Explain {
        /// Number of the job.
        job: Job,
        /// The query.
        query: Query,
    },
    /// Find values of a facet of the selection that shows.
    FindValues {
        /// Number of the job.
        job: Job,
        /// Which facet.
        field: FacetField,
        /// What was typed.
        text: String,
    },
    /// Make the first lines of an export.
    Preview {
        /// Number of the job.
        job: Job,
        /// What to write.
        spec: Spec,
        /// Which deals, in which order.
        query: Query,
    },
    /// Make the first lines of an export of companies: how, and which.
    PreviewCompanies(Job, Spec, CompanyAsk),
    /// Write companies: how and where, and which.
    ExportCompanies(Job, Spec, CompanyAsk),
    /// Write an export.
    Export {
        /// Number of the job.
        job: Job,
        /// What to write, and where.
        spec: Spec,
        /// Which deals, in which order.
        query: Query,
    },
    /// Count views, one after the other.
    CountViews {
        /// Number of the job.
        job: Job,
        /// The views.
        views: Vec<Counting>,
    },
    /// All deals are read: find out what is new since the last visit.
    Visit,
    /// Remember what is in the file at this visit.
    KeepVisit(Arc<Seen>),
    /// Remember what a view had when it was opened.
    KeepLook {
        /// Its name.
        view: String,
        /// What it had.
        seen: Arc<Seen>,
    },
    /// Keep a view: a new one, or one in the place of that of its name.
    KeepView(KeptView),
    /// Give a view another name.
    RenameView {
        /// The old one.
        from: String,
        /// The new one.
        to: String,
    },
    /// Remove a view.
    RemoveView(String),
    /// Keep marks, by slug.
    Mark(Vec<String>),
    /// Take marks away, by slug.
    Unmark(Vec<String>),
    /// Keep marks of companies, by slug.
    MarkCompanies(Vec<String>),
    /// Take marks of companies away, by slug.
    UnmarkCompanies(Vec<String>),
    /// Remember a query that was kept.
    KeepQuery(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Find sources by their names.
    FindSources {
        /// Number of the job.
        job: Job,
        /// What was typed.
        text: String,
    },
    /// Show a page in the user's browser.
    OpenUrl(String),
    /// Read the deals file anew.
    Reload,
    /// Switch the mouse on or off.
    Mouse(bool),
    /// Give the terminal back and stop until continued.
    Suspend,
    /// Take the terminal again, which may have been changed while we were stopped.
    Resume,
    /// Draw everything anew.
    Redraw,
    /// End as a signal asked.
    Die(i32),
    /// End.
    Quit,
}
