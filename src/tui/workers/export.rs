//! Writes exports, and their first lines for the dialog, through the same code as the headless command.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};
use std::thread::JoinHandle;

use super::{Files, Outbox, spawn, told};
use crate::app::{App, ExportOutcome, Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::export::{self, Deals, DestinationError, ExportError, Setting, Spec};
use crate::index::{CompaniesFound, CompanyAsk, Index, Request, Row};
use crate::query::Query;
use crate::store::DealsFile;

/// How many deals the first lines are made of.
const PREVIEW_DEALS: usize = 8;
/// How many lines the dialog gets at the most.
const PREVIEW_LINES: usize = 16;

/// An export, or a look at its first lines.
pub(super) struct Work {
    pub job: Job,
    pub spec: Spec,
    pub request: Request,
    /// Companies, where it is not about deals.
    pub companies: Option<CompanyAsk>,
    pub index: Index,
    /// True for first lines only.
    pub preview: bool,
    /// What stops it.
    pub stop: Cancel,
}

impl Work {
    /// Companies to write, or to look at the first lines of.
    pub(super) fn companies(
        (job, spec, ask): (Job, Spec, CompanyAsk),
        app: &App,
        preview: bool,
        stop: Cancel,
    ) -> Self {
        Self {
            job,
            spec,
            request: super::request(Query::default(), app),
            companies: Some(ask),
            index: app.index.clone(),
            preview,
            stop,
        }
    }
}

pub(super) fn start(
    files: Files,
    own: Vec<PathBuf>,
    outbox: Outbox,
) -> std::io::Result<(Sender<Work>, JoinHandle<Option<Clean>>)> {
    spawn("export", move |queue| run(&queue, &files, &own, &outbox))
}

/// Gives what must be told of an export that the end of the program stopped.
fn run(queue: &Receiver<Work>, files: &Files, own: &[PathBuf], outbox: &Outbox) -> Option<Clean> {
    for work in queue {
        let job = work.job;
        if !work.preview {
            let outcome = write(&work, files, own).unwrap_or_else(ExportOutcome::Failed);
            if work.stop.is_cancelled()
                && let ExportOutcome::Failed(problem) = &outcome
            {
                // Only the end of the program stops an export.
                return Some(problem.clone());
            }
            outbox.send(Reply::Exported { job, outcome });
        } else if !work.stop.is_cancelled() {
            outbox.send(Reply::Preview {
                job,
                lines: first_lines(&work, files, &work.stop),
            });
        }
    }
    None
}

fn rows(work: &Work, file: &DealsFile, cancel: &Cancel) -> Result<Vec<Row>, Clean> {
    let selection =
        crate::library::select(&work.index, file, &work.request, cancel).map_err(told)?;
    Ok(selection
        .map(|selection| selection.rows.to_vec())
        .unwrap_or_default())
}

fn companies(work: &Work, ask: &CompanyAsk, limit: usize) -> Result<CompaniesFound, Clean> {
    let (index, stop) = (&work.index, &work.stop);
    let ledger = index.ledger(work.request.as_of, stop);
    let found = ledger.and_then(|ledger| index.list_companies(ask, limit, &ledger, stop));
    found.ok_or_else(|| told(ExportError::Stopped))
}

fn first_lines(work: &Work, files: &Files, cancel: &Cancel) -> Result<Vec<Clean>, Clean> {
    if let Some(ask) = &work.companies {
        let found = companies(work, ask, PREVIEW_DEALS)?;
        let mut text = Vec::new();
        let setting = Setting::default();
        export::write_companies(&found, &work.index, work.spec.format, setting, &mut text)
            .map_err(told)?;
        let text = String::from_utf8_lossy(&text);
        return Ok(text.lines().take(PREVIEW_LINES).map(Clean::new).collect());
    }
    let file = files.another().map_err(told)?;
    let mut rows = rows(work, &file, cancel)?;
    rows.truncate(PREVIEW_DEALS);
    let mut text = Vec::new();
    let deals = Deals {
        rows: &rows,
        index: &work.index,
        file: &file,
        cancel,
    };
    export::write(&work.spec, &deals, &mut text).map_err(told)?;
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().take(PREVIEW_LINES).map(Clean::new).collect())
}

fn write(work: &Work, files: &Files, own: &[PathBuf]) -> Result<ExportOutcome, Clean> {
    let Some(path) = work.spec.to.clone() else {
        return Err(Clean::new("no file is named"));
    };
    if let Some(ask) = &work.companies {
        let found = companies(work, ask, usize::MAX)?;
        let place = (&*path, work.spec.force, own);
        return match export::write_companies_file(&found, &work.index, work.spec.format, place) {
            Ok(()) => Ok(ExportOutcome::WrittenCompanies {
                path,
                companies: found.hits.len(),
            }),
            Err(ExportError::Destination(DestinationError::Exists(_))) => {
                Ok(ExportOutcome::Exists(path))
            }
            Err(problem) => Err(told(problem)),
        };
    }
    let file = files.another().map_err(told)?;
    let rows = rows(work, &file, &work.stop)?;
    let deals = Deals {
        rows: &rows,
        index: &work.index,
        file: &file,
        cancel: &work.stop,
    };
    match export::write_file(&work.spec, &path, own, &deals) {
        Ok(written) => Ok(ExportOutcome::Written {
            path,
            deals: written.deals,
            silent_claims: written.silent_claims,
        }),
        Err(ExportError::Destination(DestinationError::Exists(_))) => {
            Ok(ExportOutcome::Exists(path))
        }
        Err(problem) => Err(told(problem)),
    }
}
