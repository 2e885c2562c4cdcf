//! The threads that do what could keep the screen waiting: each has one kind of work and a queue of its own. A new job
//! of a kind makes the old one stop.

mod background;
mod complete;
mod count;
mod explain;
mod export;
mod files;
mod find;
mod keep;
mod load;
mod profile;
mod read;
mod rush;
mod select;
mod sources;
mod survey;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use background::Background;
use files::{Edition, Files, Own};

use crate::app::{About, App, Counting, Effect, Job, Msg, Reply};
use crate::deal::{Cancel, Clean};
use crate::index::Request;
use crate::library::Opened;
use crate::notebook::{Notebook, notebook_key};
use crate::query::Query;
use crate::store::DealsFile;

/// All workers.
pub struct Workers {
    selector: Sender<select::Work>,
    reader: Sender<read::Work>,
    finder: Sender<find::Work>,
    explainer: Sender<explain::Work>,
    completer: Sender<complete::Work>,
    surveyor: Sender<survey::Work>,
    profiler: Sender<profile::Work>,
    exporter: Option<(Sender<export::Work>, JoinHandle<Option<Clean>>)>,
    librarian: Sender<sources::Work>,
    loader: Sender<load::Work>,
    counter: Sender<count::Work>,
    keeper: Option<(Sender<keep::Work>, JoinHandle<()>)>,
    cancels: Cancels,
    background: Background,
}

/// What they work on.
pub struct Materials {
    file: DealsFile,
    about: About,
    own: Vec<PathBuf>,
}

/// What stops the running job of each kind.
#[derive(Default)]
struct Cancels {
    lens: Cancel,
    company: Cancel,
    find: Cancel,
    complete: Cancel,
    radar: Cancel,
    overview: Cancel,
    timeline: Cancel,
    totals: Cancel,
    values: Cancel,
    explain: Cancel,
    preview: Cancel,
    views: Cancel,
    export: Cancel,
}

/// Where workers put what they have.
#[derive(Clone)]
pub struct Outbox(SyncSender<Msg>);

impl Workers {
    /// Starts them; the loader begins to read at once, while `notebook` opens the user's.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        materials: Materials,
        inbox: SyncSender<Msg>,
        notebook: impl FnOnce() -> Notebook,
    ) -> std::io::Result<Self> {
        let files = Files {
            file: Arc::new(Mutex::new(materials.file)),
            edition: Arc::default(),
        };
        let outbox = Outbox(inbox);
        let file = files.with(|file| notebook_key(file.path()));
        let loader = load::start(files.clone(), materials.about, outbox.clone())?;
        let notebook = notebook();
        let background = Background::default();
        let counter = count::start(files.clone(), background.clone(), outbox.clone())?;
        let keeper = keep::start(notebook, file, counter.clone(), outbox.clone())?;
        Ok(Self {
            loader,
            selector: select::start(files.clone(), outbox.clone())?,
            librarian: sources::start(files.clone(), outbox.clone())?,
            reader: read::start(files.clone(), outbox.clone())?,
            finder: find::start(outbox.clone())?,
            explainer: explain::start(files.clone(), background.clone(), outbox.clone())?,
            completer: complete::start(files.clone(), background.clone(), outbox.clone())?,
            surveyor: survey::start(background.clone(), outbox.clone())?,
            profiler: profile::start(files.clone(), outbox.clone())?,
            counter,
            exporter: Some(export::start(files, materials.own, outbox)?),
            keeper: Some(keeper),
            cancels: Cancels::default(),
            background,
        })
    }

    /// Gives an effect to the worker whose work it is.
    pub fn take(&mut self, effect: Effect, app: &App) {
        // A queue whose worker is gone takes nothing; a worker ends only with the program, or by a panic that was told.
        match effect {
            Effect::Select { job, query } => {
                self.cancels.explain.cancel();
                let cancel = renew(&mut self.cancels.lens);
                let work = select::Work {
                    job,
                    request: request(query, app),
                    index: app.index.clone(),
                    cancel,
                    rushing: Some(self.background.rush()),
                };
                drop(self.selector.send(work));
            }
            Effect::Profile {
                job,
                company,
                reach,
            } => {
                let cancel = renew(&mut self.cancels.company);
                drop(self.profiler.send(profile::Work {
                    job,
                    company,
                    reach,
                    as_of: app.as_of(),
                    index: app.index.clone(),
                    cancel,
                }));
            }
            Effect::FindCompanies { job, ask } => {
                let cancel = renew(&mut self.cancels.find);
                drop(self.finder.send(find::Work {
                    job,
                    question: find::Question::Companies(ask),
                    index: app.index.clone(),
                    cancel,
                    as_of: app.as_of(),
                }));
            }
            Effect::Explain { job, query } => {
                let cancel = renew(&mut self.cancels.explain);
                drop(self.explainer.send(explain::Work {
                    job,
                    request: request(query, app),
                    index: app.index.clone(),
                    cancel,
                }));
            }
            Effect::FindValues { job, field, text } => {
                let cancel = renew(&mut self.cancels.values);
                drop(self.finder.send(find::Work {
                    job,
                    index: app.index.clone(),
                    cancel,
                    as_of: app.as_of(),
                    question: find::Question::Values(field, app.selection.clone(), text),
                }));
            }
            Effect::Complete { job, ask } => {
                let cancel = renew(&mut self.cancels.complete);
                drop(self.completer.send(complete::Work {
                    job,
                    request: request(ask.rest.clone(), app),
                    ask,
                    index: app.index.clone(),
                    cancel,
                }));
            }
            Effect::Radar { job, rows, as_of } => {
                let cancel = renew(&mut self.cancels.radar);
                self.survey(job, survey::What::Radar(rows, as_of), app, cancel);
            }
            Effect::Overview { job, rows } => {
                let cancel = renew(&mut self.cancels.overview);
                let request = Box::new(request(Query::default(), app));
                self.survey(job, survey::What::Overview(rows, request), app, cancel);
            }
            Effect::Totals { job, rows, into } => {
                let cancel = renew(&mut self.cancels.totals);
                self.survey(
                    job,
                    survey::What::Totals(rows, into, app.as_of()),
                    app,
                    cancel,
                );
            }
            Effect::Timeline { job, wanted } => {
                let cancel = renew(&mut self.cancels.timeline);
                self.survey(job, survey::What::Timeline(wanted), app, cancel);
            }
            Effect::FindSources { job, text } => {
                drop(self.librarian.send(sources::Work { job, text }));
            }
            Effect::LoadDeal { job, id } => drop(self.reader.send(read::Work::Deal(job, id))),
            Effect::ReadAhead { job, ids } => drop(self.reader.send(read::Work::Ahead(job, ids))),
            Effect::Preview { job, spec, query } => {
                let cancel = renew(&mut self.cancels.preview);
                self.export(export::Work {
                    job,
                    spec,
                    request: request(query, app),
                    companies: None,
                    index: app.index.clone(),
                    preview: true,
                    stop: cancel,
                });
            }
            Effect::Export { job, spec, query } => {
                self.export(export::Work {
                    job,
                    spec,
                    request: request(query, app),
                    companies: None,
                    index: app.index.clone(),
                    preview: false,
                    stop: self.cancels.export.clone(),
                });
            }
            Effect::PreviewCompanies(job, spec, ask) => {
                let stop = renew(&mut self.cancels.preview);
                self.export(export::Work::companies((job, spec, ask), app, true, stop));
            }
            Effect::ExportCompanies(job, spec, ask) => {
                let stop = self.cancels.export.clone();
                self.export(export::Work::companies((job, spec, ask), app, false, stop));
            }
            Effect::Mark(slugs) => self.keep(keep::Work::Mark(slugs)),
            Effect::Unmark(slugs) => self.keep(keep::Work::Unmark(slugs)),
            Effect::MarkCompanies(slugs) => self.keep(keep::Work::MarkCompanies(slugs)),
            Effect::UnmarkCompanies(slugs) => self.keep(keep::Work::UnmarkCompanies(slugs)),
            Effect::KeepView(view) => self.keep(keep::Work::View(view)),
            Effect::RenameView { from, to } => self.keep(keep::Work::RenameView(from, to)),
            Effect::RemoveView(name) => self.keep(keep::Work::RemoveView(name)),
            Effect::KeepLook { view, seen } => self.keep(keep::Work::Look(view, seen)),
            Effect::KeepVisit(seen) => self.keep(keep::Work::Visit(seen)),
            Effect::Visit => self.keep(keep::Work::News(app.index.clone())),
            Effect::CountViews { job, views } => {
                let cancel = renew(&mut self.cancels.views);
                let asked = |view: Counting| {
                    let request = request(view.query.clone(), app);
                    (view, request)
                };
                drop(self.counter.send(count::Work::Views {
                    job,
                    views: views.into_iter().map(asked).collect(),
                    index: app.index.clone(),
                    cancel,
                }));
            }
            Effect::Tag(slug, tags) => self.keep(keep::Work::Tag(slug, tags)),
            Effect::KeepQuery(query) => self.keep(keep::Work::Query(query)),
            Effect::Reload => drop(self.loader.send(load::Work::Reload)),
            Effect::Mouse(_)
            | Effect::Copy(_)
            | Effect::OpenUrl(_)
            | Effect::Suspend
            | Effect::Resume
            | Effect::Redraw
            | Effect::Die(_)
            | Effect::Quit => {}
        }
    }

    /// Stops an export that is being written, and waits until the user's marks, queries and views are safe on the disk. Gives
    /// what must be
    /// told of the export.
    pub fn finish(&mut self) -> Option<Clean> {
        self.cancels.preview.cancel();
        self.cancels.export.cancel();
        if let Some((queue, thread)) = self.keeper.take() {
            drop(queue);
            // A keeper that panicked has said so.
            drop(thread.join());
        }
        let (queue, thread) = self.exporter.take()?;
        drop(queue);
        thread.join().ok().flatten()
    }

    fn survey(&self, job: Job, what: survey::What, app: &App, cancel: Cancel) {
        let index = app.index.clone();
        drop(self.surveyor.send(survey::Work {
            job,
            what,
            index,
            cancel,
        }));
    }

    fn export(&self, work: export::Work) {
        if let Some((queue, _)) = &self.exporter {
            drop(queue.send(work));
        }
    }

    fn keep(&self, work: keep::Work) {
        if let Some((queue, _)) = &self.keeper {
            drop(queue.send(work));
        }
    }
}

impl Materials {
    /// All that workers need for a file that is open. `own`: files that no export may write over, next to the deals file.
    #[must_use]
    pub fn new(opened: Opened, mut own: Vec<PathBuf>) -> Self {
        let Opened {
            file,
            meta,
            named,
            notice,
        } = opened;
        let path = named.then(|| file.path().to_owned());
        own.extend(path.clone());
        let about = About {
            title: meta.title.unwrap_or_else(|| Clean::new(&file.name())),
            as_of: meta.as_of,
            path,
            deals: meta.deals.and_then(|deals| u64::try_from(deals).ok()),
            notice,
        };
        Self { file, about, own }
    }
}

impl Outbox {
    fn send(&self, reply: Reply) {
        // A loop that is gone needs no reply any more.
        drop(self.0.send(Msg::Worker(reply)));
    }
}

/// Stops the running job, and gives what will stop the next one.
fn renew(place: &mut Cancel) -> Cancel {
    place.cancel();
    *place = Cancel::default();
    place.clone()
}

fn request(query: Query, app: &App) -> Request {
    Request {
        query,
        marked: app.marks.ids(),
        tagged: app.tags.here(),
        news: Arc::clone(&app.news),
        lookups: crate::deal::Lookups::default(),
        as_of: app.as_of(),
    }
}

/// Runs a worker on a thread of its own, until its queue is closed.
fn spawn<T: Send + 'static, R: Send + 'static>(
    name: &str,
    work: impl FnOnce(Receiver<T>) -> R + Send + 'static,
) -> std::io::Result<(Sender<T>, JoinHandle<R>)> {
    let (sender, receiver) = std::sync::mpsc::channel();
    let thread = std::thread::Builder::new()
        .name(format!("dealscope {name}"))
        .spawn(move || work(receiver))?;
    Ok((sender, thread))
}

/// An error for the user.
fn told(problem: impl std::fmt::Display) -> Clean {
    Clean::new(&problem.to_string())
}
