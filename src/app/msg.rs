//! What the state struct is told, and what it asks for. Both are data, so tests compare values.

mod reply;

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::Event;

use super::timeline::Wanted;
use super::views::{Counting, KeptView};
use crate::deal::{Clean, Currency, DealId};
use crate::export::Spec;
use crate::index::{AsOf, Ask, CompanyAsk, CompanyRow, FacetField, Reach, Row, Seen};
use crate::query::Query;
pub use reply::Reply;

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
    /// Read deals that may be asked for next, once there is nothing else to do.
    ReadAhead {
        /// Number of the job; a new one takes the place of the old one.
        job: Job,
        /// Which deals, the likeliest first.
        ids: Vec<DealId>,
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
    /// Give the deal of a slug these tags and no others.
    Tag(String, Vec<String>),
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
    /// Find what the page of sums tells besides those of the selection.
    Totals {
        /// Number of the job; a new one cancels the old one.
        job: Job,
        /// Which deals.
        rows: Arc<[Row]>,
        /// The currency that firm figures are converted into.
        into: Option<Currency>,
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
