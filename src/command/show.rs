//! `dealscope show`: one deal with all its facts and who says so.

mod facts;
mod markdown;
mod text;

use anyhow::anyhow;

use super::opened::{self, Opened};
use super::{Outcome, Streams, asked};
use crate::cli::{Show, ShowFormat};
use crate::deal::{Cancel, cleaned};
use crate::export;
use crate::index::Row;

/// Writes the deal.
///
/// # Errors
/// When there is no deal of that id, when the file cannot be read, or when writing fails.
pub fn run(args: &Show, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let opened = opened::open(&args.source, streams)?;
    let Some(id) = opened.file.deal_id(&args.id)? else {
        return Err(no_such_deal(&args.id, opened));
    };
    if args.format == ShowFormat::Json {
        let document = opened.file.document(Some(&[id]), &Cancel::default())?;
        export::write_document(&document.value, streams.data)?;
    } else {
        let codes = opened.file.codes()?;
        let deal = opened.file.deal(id)?;
        let deal = deal.ok_or_else(|| anyhow!("{} could not be read", args.id))?;
        match args.format {
            ShowFormat::Md => markdown::write(&deal, &codes, streams.data)?,
            _ => text::write(&deal, &codes, streams.data)?,
        }
        if deal.problems > 0 {
            streams.note(&format!(
                "{} problems: rows of this deal that could not be read",
                deal.problems
            ));
        }
    }
    streams.data.flush()?;
    Ok(Outcome::Done)
}

fn no_such_deal(id: &str, opened: Opened) -> anyhow::Error {
    let file = opened.file.name();
    let shown = cleaned(id).into_owned();
    let Ok(loaded) = opened.load() else {
        return anyhow!("{file}: there is no deal {shown}");
    };
    let deals = (0..).map(Row).map_while(|row| loaded.index.entry(row));
    match asked::nearest(id, deals.map(|deal| deal.slug())) {
        Some(near) => anyhow!("{file}: there is no deal {shown}; the nearest is {near}"),
        None => anyhow!("{file}: there is no deal {shown}; `dealscope list` tells the ids"),
    }
}
