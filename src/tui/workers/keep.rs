//! Keeps marks, queries and views in the notebook, each change on the disk before the next.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;

use super::{Outbox, count, spawn, told};
use crate::app::{KeptView, Reply};
use crate::index::{Index, Seen};
use crate::notebook::{Notebook, NotebookError, View};

/// What to keep.
pub(super) enum Work {
    Mark(Vec<String>),
    Unmark(Vec<String>),
    MarkCompanies(Vec<String>),
    UnmarkCompanies(Vec<String>),
    View(KeptView),
    RenameView(String, String),
    RemoveView(String),
    Look(String, Arc<Seen>),
    Visit(Arc<Seen>),
    /// All deals are in the index: the counter is to find out what is new, and what there was is told here.
    News(Index),
    Query(String),
    Tag(String, Vec<String>),
}

/// `file` is the deals file that is open; without one nothing is remembered of what was there.
pub(super) fn start(
    mut notebook: Notebook,
    file: Option<String>,
    counter: Sender<count::Work>,
    outbox: Outbox,
) -> std::io::Result<(Sender<Work>, JoinHandle<()>)> {
    spawn("keep", move |queue| {
        match notebook.history() {
            Ok(queries) => outbox.send(Reply::History(queries)),
            Err(problem) => outbox.send(Reply::Notebook(told(problem))),
        }
        match notebook.company_marks() {
            Ok(slugs) => outbox.send(Reply::CompanyMarks(slugs)),
            Err(problem) => outbox.send(Reply::Notebook(told(problem))),
        }
        match notebook.all_tags() {
            Ok(tags) => outbox.send(Reply::Tags(tags)),
            Err(problem) => outbox.send(Reply::Notebook(told(problem))),
        }
        match views(&notebook, file.as_deref()) {
            Ok(reply) => outbox.send(reply),
            Err(problem) => outbox.send(Reply::Notebook(told(problem))),
        }
        // What was there at the last visit: read when all is read, since it may be megabytes.
        let mut before: Option<Option<Arc<Seen>>> = None;
        for work in queue {
            if let Work::News(index) = work {
                let before = before.get_or_insert_with(|| last_visit(&notebook, file.as_deref()));
                drop(counter.send(count::Work::Visit(index, before.clone())));
                continue;
            }
            let (what, kept) = keep(&mut notebook, file.as_deref(), work);
            if let Err(problem) = kept {
                outbox.send(Reply::Notebook(told(format!("{what} not kept: {problem}"))));
            }
        }
    })
}

/// Does it, and says what it was.
fn keep(
    notebook: &mut Notebook,
    file: Option<&str>,
    work: Work,
) -> (&'static str, Result<(), NotebookError>) {
    match work {
        Work::Query(query) => ("The query is", notebook.remember_query(&query)),
        Work::Tag(slug, tags) => ("The tags are", notebook.set_tags(&slug, &tags)),
        Work::Mark(slugs) => ("The mark is", notebook.mark(&slugs)),
        Work::Unmark(slugs) => ("The mark is", notebook.unmark(&slugs)),
        Work::MarkCompanies(slugs) => ("The mark is", notebook.mark_companies(&slugs)),
        Work::UnmarkCompanies(slugs) => ("The mark is", notebook.unmark_companies(&slugs)),
        Work::View(KeptView { name, query, tab }) => {
            let view = View { name, query, tab };
            ("The view is", notebook.set_view(&view))
        }
        Work::RenameView(from, to) => ("The name is", notebook.rename_view(&from, &to)),
        Work::RemoveView(name) => ("The removal is", notebook.remove_view(&name)),
        Work::Look(view, seen) => {
            let kept = file.map(|file| notebook.set_look(&view, file, &seen.to_bytes()));
            ("What was seen is", kept.unwrap_or(Ok(())))
        }
        Work::Visit(seen) => {
            let kept = file.map(|file| notebook.set_visit(file, &seen.to_bytes()));
            ("What was seen is", kept.unwrap_or(Ok(())))
        }
        Work::News(_) => ("", Ok(())),
    }
}

/// What cannot be read was told at the start; without it nothing is new.
fn last_visit(notebook: &Notebook, file: Option<&str>) -> Option<Arc<Seen>> {
    let bytes = notebook.visit(file?).ok().flatten()?;
    Seen::of_bytes(&bytes).map(Arc::new)
}

fn views(notebook: &Notebook, file: Option<&str>) -> Result<Reply, NotebookError> {
    let kept = |View { name, query, tab }| KeptView { name, query, tab };
    let looks = match file {
        Some(file) => notebook.looks(file)?,
        None => Vec::new(),
    };
    // What cannot be understood was kept by another version of the program.
    let look = |(name, bytes): (String, Vec<u8>)| Some((name, Arc::new(Seen::of_bytes(&bytes)?)));
    Ok(Reply::Views {
        views: notebook.views()?.into_iter().map(kept).collect(),
        looks: looks.into_iter().filter_map(look).collect(),
    })
}
