//! `dealscope export`: the deals that match, as a copy to keep or to pass on.

use std::path::PathBuf;

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

use super::{Outcome, Streams, WrongUse, asked, opened};
use crate::cli::{Export, ExportFormat};
use crate::deal::Cancel;
use crate::export::{self, Column, Format, Spec};
use crate::index::AsOf;

/// Writes the deals to the file or to standard output, and says how many they are.
///
/// # Errors
/// When the file, the query or a column is not to be had, or writing fails; then no file is left behind.
pub fn run(args: &Export, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let as_of = asked::as_of(args.choice.as_of.as_deref())?;
    let spec = spec(args, as_of)?;
    let opened = opened::open(&args.choice.source, streams)?;
    let query = asked::query(&args.choice, &opened.file.codes()?)?;
    let loaded = opened.load()?;
    let rows = loaded.select(query, as_of, streams)?.rows;
    let stop = Cancel::default();
    let deals = loaded.deals(&rows, &stop);
    let written = if let Some(path) = &spec.to {
        // A temporary file must not stay behind: a signal stops the writing, not the process.
        for signal in [SIGHUP, SIGINT, SIGTERM] {
            flag::register(signal, stop.flag())?;
        }
        export::write_file(&spec, path, &loaded.own_files(), &deals)?
    } else {
        let written = export::write(&spec, &deals, streams.data)?;
        streams.data.flush()?;
        written
    };
    loaded.conclude(written, streams);
    Ok(Outcome::Done)
}

fn spec(args: &Export, as_of: AsOf) -> Result<Spec, WrongUse> {
    let format = match args.format {
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Json => Format::Interchange,
        ExportFormat::Jsonl => Format::Jsonl,
        ExportFormat::Md => Format::Markdown,
    };
    let wrong = |text: &str| Err(WrongUse::Option(text.to_owned()));
    let columns = asked::columns(&args.choice)?;
    if format == Format::Interchange && columns.is_some() {
        return wrong(
            "--columns: the format json holds whole deals and has no columns; use --format jsonl, or `dealscope list --format json`",
        );
    }
    if args.spreadsheet && format != Format::Csv {
        return wrong("--spreadsheet: only the format csv can be written for spreadsheets");
    }
    Ok(Spec {
        columns: columns.unwrap_or_else(|| Column::defaults_as_of(format, as_of)),
        as_of: Some(as_of),
        to: args.to.as_ref().filter(|to| *to != "-").map(PathBuf::from),
        force: args.force,
        spreadsheet: args.spreadsheet,
        ..Spec::new(format)
    })
}
