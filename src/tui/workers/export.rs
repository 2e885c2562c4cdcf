//! Writes exports, and their first lines for the dialog, through the same code as the headless command.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender};

use super::{Files, Outbox, spawn, told};
use crate::app::{ExportOutcome, Job, Reply};
use crate::deal::{Cancel, Clean};
use crate::export::{self, DestinationError, ExportError, Spec};
use crate::index::{Index, Request, Row};
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
    pub index: Index,
    /// For first lines only: what stops making them.
    pub preview: Option<Cancel>,
}

pub(super) fn start(
    files: Files,
    own: Vec<PathBuf>,
    outbox: Outbox,
) -> std::io::Result<Sender<Work>> {
    spawn("export", move |queue| run(&queue, &files, &own, &outbox)).map(|(sender, _)| sender)
}

fn run(queue: &Receiver<Work>, files: &Files, own: &[PathBuf], outbox: &Outbox) {
    for work in queue {
        let job = work.job;
        match &work.preview {
            Some(cancel) if cancel.is_cancelled() => {}
            Some(cancel) => outbox.send(Reply::Preview {
                job,
                lines: first_lines(&work, files, cancel),
            }),
            None => outbox.send(Reply::Exported {
                job,
                outcome: write(&work, files, own).unwrap_or_else(ExportOutcome::Failed),
            }),
        }
    }
}

fn rows(work: &Work, file: &DealsFile, cancel: &Cancel) -> Result<Vec<Row>, Clean> {
    let selection =
        crate::library::select(&work.index, file, &work.request, cancel).map_err(told)?;
    Ok(selection
        .map(|selection| selection.rows.to_vec())
        .unwrap_or_default())
}

fn first_lines(work: &Work, files: &Files, cancel: &Cancel) -> Result<Vec<Clean>, Clean> {
    let file = files.another().map_err(told)?;
    let mut rows = rows(work, &file, cancel)?;
    rows.truncate(PREVIEW_DEALS);
    let mut text = Vec::new();
    export::write(&work.spec, &rows, &work.index, &file, &mut text).map_err(told)?;
    let text = String::from_utf8_lossy(&text);
    Ok(text.lines().take(PREVIEW_LINES).map(Clean::new).collect())
}

fn write(work: &Work, files: &Files, own: &[PathBuf]) -> Result<ExportOutcome, Clean> {
    let Some(path) = work.spec.to.clone() else {
        return Err(Clean::new("no file is named"));
    };
    let file = files.another().map_err(told)?;
    let rows = rows(work, &file, &Cancel::default())?;
    match export::write_file(&work.spec, &path, own, &rows, &work.index, &file) {
        Ok(written) => Ok(ExportOutcome::Written {
            path,
            deals: written.deals,
        }),
        Err(ExportError::Destination(DestinationError::Exists(_))) => {
            Ok(ExportOutcome::Exists(path))
        }
        Err(problem) => Err(told(problem)),
    }
}
