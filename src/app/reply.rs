//! What workers have: applied when it answers the newest job of its kind, dropped when it does not.

use super::{App, Effect, Notice, Progress, Reply, Sought, Tab, Update};

impl App {
    pub(super) fn reply(&mut self, reply: Reply, out: &mut Update) {
        self.apply(reply, out);
        if self.held.any() {
            self.release(out);
        }
    }

    fn apply(&mut self, reply: Reply, out: &mut Update) {
        match reply {
            Reply::Opened { about, index } => {
                if let Some(text) = about.notice.clone() {
                    self.waiting.push_front(Notice { text, bad: false });
                }
                if self.notice.is_none() {
                    self.dismiss();
                }
                self.about = Some(about);
                self.index = index;
                self.forget_nearby();
                self.forget_companies();
                self.progress = Progress::default();
                out.redraw = false;
                if !self.index.is_empty() {
                    self.enter_first_page();
                    self.marks.locate(&self.index);
                    self.tags.locate(&self.index);
                    self.select(out);
                }
            }
            Reply::Counted(deals) => {
                if let Some(about) = &mut self.about {
                    about.deals = Some(deals);
                }
            }
            Reply::Grown {
                index,
                complete,
                problems,
            } => {
                self.progress.complete = complete;
                self.progress.problems = problems;
                if self.stays_first_page(&index, complete) {
                    return;
                }
                self.index = index;
                self.marks.locate(&self.index);
                self.tags.locate(&self.index);
                if complete {
                    out.effects.push(Effect::Visit);
                }
                self.select(out);
                self.ask_again(out);
                if self.tab == Tab::Companies || complete {
                    self.find_companies(out);
                }
            }
            Reply::LoadFailed(problem) => {
                // It says more than the line that said that reading began.
                self.dismiss();
                self.progress.failed = Some(problem);
                self.selecting = false;
                self.held.clear();
                if self.is_first_page() {
                    self.select(out);
                }
            }
            Reply::Selected {
                job,
                selection,
                complete,
            } => {
                out.redraw = job == self.jobs.lens;
                if out.redraw {
                    self.selection = self.without_counts(selection);
                    self.awaiting = false;
                    self.detail.set_words(Sought::of(self.lens.query()));
                    self.selecting = !complete;
                    self.refresh_rail();
                    self.find_values(out);
                    self.replace_cursor(out);
                    if complete {
                        self.ask_why(out);
                    }
                    self.timeline_selected(out);
                    if self.is_another_set(complete) {
                        self.radar_selected(out);
                        self.overview_selected(out);
                        self.look_ahead(out);
                    }
                    self.totals_selected(out);
                    self.settle_place(complete, out);
                }
            }
            Reply::Profile {
                job,
                profile,
                changes,
            } => {
                out.redraw = job == self.jobs.company;
                if out.redraw {
                    self.profile_made(profile, changes);
                }
            }
            Reply::Failed { job, problem } => {
                self.completion_failed(job);
                out.redraw = self.is_newest(job);
                if out.redraw {
                    if job == self.jobs.deal {
                        self.detail.give_up();
                    }
                    if job == self.jobs.company {
                        self.profile_failed();
                    }
                    self.selecting &= job != self.jobs.lens;
                    self.awaiting &= job != self.jobs.lens;
                    self.notice = Some(Notice {
                        text: problem,
                        bad: true,
                    });
                }
            }
            Reply::Deal { job, deal } => {
                out.redraw = job == self.jobs.deal;
                if out.redraw {
                    self.deal_read(job, deal);
                    self.tell_hit();
                    self.read_ahead(out);
                }
            }
            Reply::DealAhead { job, deal } => {
                self.deal_ahead(job, deal);
                out.redraw = false;
            }
            Reply::Companies { job, found } => self.found_companies(job, found, out),
            Reply::CompanySums { job, sums } => {
                out.redraw = job == self.jobs.find;
                if out.redraw {
                    self.companies_summed(sums);
                }
            }
            Reply::Completions { job, completions } => self.completed(job, completions, out),
            Reply::History(queries) => {
                self.lens.recall(queries);
                out.redraw = false;
            }
            Reply::Tags(tags) => self.recall_tags(tags, out),
            Reply::CompanyMarks(slugs) => self.companies.marks.recall(slugs),
            Reply::Radar { job, radar } => {
                if job == self.jobs.radar {
                    self.radar_made(radar);
                }
                out.redraw = job == self.jobs.radar && self.tab == Tab::Radar;
            }
            Reply::Timeline { job, plan } => {
                if job == self.jobs.timeline {
                    self.timeline_planned(plan);
                }
                out.redraw = job == self.jobs.timeline && self.tab == Tab::Timeline;
            }
            Reply::Overview { job, overview } => {
                if job == self.jobs.overview {
                    self.overview_made(overview);
                }
                out.redraw = job == self.jobs.overview && self.tab == Tab::Overview;
            }
            Reply::Explained { job, explanation } => {
                out.redraw = job == self.jobs.explain;
                if out.redraw {
                    self.explained(explanation);
                }
            }
            Reply::Values { job, values } => {
                out.redraw = job == self.jobs.values;
                if out.redraw {
                    self.found_values(values);
                }
            }
            Reply::Preview { job, lines } => {
                out.redraw = job == self.jobs.preview;
                if out.redraw {
                    self.previewed(lines);
                }
            }
            Reply::Exported { job, outcome } => {
                let awaited = job == self.jobs.export;
                self.exported(outcome, awaited);
            }
            Reply::Views { views, looks } => self.views_kept(views, &looks, out),
            Reply::ViewCounted { job, view, counted } => {
                self.view_counted(job, &view, counted, out);
            }
            Reply::Visited { news, seen } => self.visited(news, seen, out),
            Reply::Sources { job, found, all } => self.found_sources(job, found, all, out),
            Reply::Totals {
                job,
                parts,
                converted,
            } => {
                out.redraw = self.awaits_totals(job);
                if out.redraw {
                    self.totals_made(&parts, converted);
                }
            }
            Reply::Opening(Ok(())) => self.tell("The page was given to your browser", false),
            Reply::Opening(Err(text)) | Reply::Notebook(text) => {
                self.notice = Some(Notice { text, bad: true });
            }
        }
    }

    /// Takes the line for the user away; the next one comes.
    pub(super) fn dismiss(&mut self) {
        self.notice = self.waiting.pop_front();
    }
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Opened { .. } => "Opened",
            Self::Counted(_) => "Counted",
            Self::Grown { .. } => "Grown",
            Self::LoadFailed(_) => "LoadFailed",
            Self::Selected { .. } => "Selected",
            Self::Failed { .. } => "Failed",
            Self::Deal { .. } => "Deal",
            Self::DealAhead { .. } => "DealAhead",
            Self::Profile { .. } => "Profile",
            Self::Companies { .. } => "Companies",
            Self::CompanySums { .. } => "CompanySums",
            Self::CompanyMarks(_) => "CompanyMarks",
            Self::Completions { .. } => "Completions",
            Self::Tags(_) => "Tags",
            Self::History(_) => "History",
            Self::Radar { .. } => "Radar",
            Self::Overview { .. } => "Overview",
            Self::Timeline { .. } => "Timeline",
            Self::Explained { .. } => "Explained",
            Self::Values { .. } => "Values",
            Self::Views { .. } => "Views",
            Self::ViewCounted { .. } => "ViewCounted",
            Self::Visited { .. } => "Visited",
            Self::Preview { .. } => "Preview",
            Self::Exported { .. } => "Exported",
            Self::Opening(_) => "Opening",
            Self::Sources { .. } => "Sources",
            Self::Totals { .. } => "Totals",
            Self::Notebook(_) => "Notebook",
        };
        f.write_str(name)
    }
}
