//! Numbers of jobs: a reply to any but the newest of its kind is dropped.

use super::{App, Job};

/// Newest job of each kind.
#[derive(Debug, Default)]
pub(super) struct Jobs {
    last: u64,
    pub(super) lens: Job,
    pub(super) company: Job,
    pub(super) deal: Job,
    pub(super) find: Job,
    pub(super) complete: Job,
    pub(super) radar: Job,
    pub(super) overview: Job,
    pub(super) timeline: Job,
    pub(super) values: Job,
    pub(super) explain: Job,
    pub(super) preview: Job,
    pub(super) export: Job,
    pub(super) sources: Job,
    pub(super) totals: Job,
    pub(super) views: Job,
}

impl App {
    /// The number of the next job.
    pub(super) fn job(&mut self) -> Job {
        self.jobs.last += 1;
        Job(self.jobs.last)
    }

    /// True when no newer job of its kind was asked for.
    pub(super) fn is_newest(&self, job: Job) -> bool {
        let jobs = &self.jobs;
        [
            jobs.lens,
            jobs.company,
            jobs.deal,
            jobs.find,
            jobs.complete,
            jobs.radar,
            jobs.overview,
            jobs.timeline,
            jobs.values,
            jobs.explain,
            jobs.preview,
            jobs.export,
            jobs.sources,
            jobs.totals,
        ]
        .contains(&job)
    }
}
