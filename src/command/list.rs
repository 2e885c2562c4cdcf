//! `dealscope list`: the deals that match, to look at or to read by a program.

use super::{Outcome, Streams, asked, opened};
use crate::cli::{List, ListFormat};
use crate::deal::Cancel;
use crate::export::{self, Column, Format, Spec};

/// Writes the deals, and says how many they are.
///
/// # Errors
/// When the file, the query or a column is not to be had, or writing fails.
pub fn run(args: &List, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let format = match args.format {
        ListFormat::Table => Format::Table,
        ListFormat::Csv => Format::Csv,
        ListFormat::Json => Format::Json,
        ListFormat::Jsonl => Format::Jsonl,
        ListFormat::Md => Format::Markdown,
    };
    let as_of = asked::as_of(args.choice.as_of.as_deref())?;
    let columns = asked::columns(&args.choice)?;
    let spec = Spec {
        columns: columns.unwrap_or_else(|| Column::defaults_as_of(format, as_of)),
        width: streams.width,
        as_of: Some(as_of),
        ..Spec::new(format)
    };
    let opened = opened::open(&args.choice.source, streams)?;
    let query = asked::query(&args.choice, &opened.file.codes()?)?;
    let loaded = opened.load()?;
    let selection = loaded.select(query, as_of, streams)?;
    let limit = args.limit.unwrap_or(usize::MAX);
    let rows = selection.rows.get(..limit).unwrap_or(&selection.rows);
    let written = export::write(&spec, &loaded.deals(rows, &Cancel::default()), streams.data)?;
    streams.data.flush()?;
    loaded.conclude(written, streams);
    Ok(Outcome::Done)
}
