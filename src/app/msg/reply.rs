//! What workers answer.

use std::sync::Arc;

use super::{About, Job};
use crate::app::companies::CompanySums;
use crate::app::export::ExportOutcome;
use crate::app::timeline::Plan;
use crate::app::views::{Counted, KeptView};
use crate::deal::{Clean, Deal, ListedSource};
use crate::index::{
    Change, CompaniesFound, Completions, Converted, Explanation, FacetValue, Index, News, Overview,
    Profile, Radar, Row, Seen, Selection,
};

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
    /// A deal that may be asked for next.
    DealAhead {
        /// Which job it answers.
        job: Job,
        /// The deal.
        deal: Arc<Deal>,
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
    /// What took longer than the list of companies.
    CompanySums {
        /// Which job it belongs to.
        job: Job,
        /// Of all companies found.
        sums: CompanySums,
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
    /// The tags of earlier runs: slugs of deals, each with a tag.
    Tags(Vec<(String, String)>),
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
    /// What the page of sums tells besides those of the selection.
    Totals {
        /// Which job it answers.
        job: Job,
        /// Parts that were left out, each with the whole that its figure is in.
        parts: Arc<[(Row, Row)]>,
        /// The firm figures in the currency that was asked for.
        converted: Option<Converted>,
    },
    /// A page was given to the browser, or why it was not.
    Opening(Result<(), Clean>),
    /// The notebook could not be read or written: the line to show.
    Notebook(Clean),
}
