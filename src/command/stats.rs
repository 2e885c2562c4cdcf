//! `dealscope stats`: how many deals match, and what they are worth as far as that can be said.

mod by;
mod json;
mod written;

use super::{Outcome, Streams, WrongUse, asked, opened};
use crate::cli::{Stats, StatsFormat};
use crate::deal::{Cancel, Currency};
use crate::export::Written;
use by::By;
pub(super) use json::CountsJson;
use written::Count;

/// Writes the counts and sums, and says how many deals there are.
///
/// # Errors
/// When the file, the query or the field is not to be had, or writing fails.
pub fn run(args: &Stats, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let as_of = asked::as_of(args.as_of.as_deref())?;
    let opened = opened::open(&args.source, streams)?;
    let codes = opened.file.codes()?;
    let by = args.by.as_deref().map(|name| By::named(name, &codes));
    let by = by.transpose()?;
    let into = args.convert.as_deref().map(currency).transpose()?;
    let query = asked::read(&args.query.join(" "), &codes)?;
    let text = query.to_string();
    let loaded = opened.load()?;
    let selection = loaded.select(query, as_of, streams)?;
    let deals = selection.rows.len();
    let groups = match &by {
        Some(by) => Some(by.groups(&selection.rows, &loaded)?),
        None => None,
    };
    let count = Count {
        query: &text,
        by: by.as_ref(),
        deals,
        totals: &selection.totals,
        groups: groups.as_deref(),
        converted: into.and_then(|into| {
            let index = &loaded.index;
            index.converted(&selection.rows, into, as_of, &Cancel::default())
        }),
    };
    match args.format {
        StatsFormat::Table => written::table(&count, streams.width, streams.data)?,
        StatsFormat::Csv => written::csv(&count, streams.data)?,
        StatsFormat::Json => json::write(&count, streams.data)?,
    }
    streams.data.flush()?;
    if let Some(groups) = &groups
        && groups.iter().map(|group| group.deals).sum::<usize>() > deals
    {
        streams.note("a deal with several values is counted under each of them");
    }
    let written = Written {
        deals,
        ..Written::default()
    };
    loaded.conclude(written, streams);
    Ok(Outcome::Done)
}

/// The currency of `--convert`.
fn currency(text: &str) -> Result<Currency, WrongUse> {
    Currency::new(&text.trim().to_uppercase()).ok_or_else(|| {
        WrongUse::Option(format!(
            "--convert {text}: a currency code of three letters is expected, such as EUR"
        ))
    })
}
