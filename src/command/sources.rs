//! `dealscope sources`: who says so, and how much rests on each.

use super::{Outcome, Streams, counted, opened};
use crate::cli::{Sources, SourcesFormat};
use crate::deal::ListedSource;
use crate::export::{Format, Heading, Kind, Setting, sheet};

const HEADINGS: [Heading; 10] = [
    heading("id", "Id", Kind::Text),
    heading("grade", "Grade", Kind::Text),
    heading("publisher", "Publisher", Kind::Text),
    heading("title", "Title", Kind::Text),
    heading("date", "Date", Kind::Text),
    heading("facts", "Facts", Kind::Integer),
    heading("deals", "Deals", Kind::Integer),
    heading("kind", "Kind", Kind::Text),
    heading("copy_of", "Copy of", Kind::Text),
    heading("url", "Address", Kind::Text),
];
/// A table to read has these: the rest is for machines.
const READ: usize = 7;

/// Writes the sources, most deals first, and says how many they are.
///
/// # Errors
/// When the file cannot be read, or writing fails.
pub fn run(args: &Sources, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    let format = match args.format {
        SourcesFormat::Table => Format::Table,
        SourcesFormat::Csv => Format::Csv,
        SourcesFormat::Json => Format::Json,
    };
    let opened = opened::open(&args.source, streams)?;
    let sources = opened.file.all_sources()?;
    let words = ListedSource::words(&args.text.join(" "));
    let found: Vec<&ListedSource> = sources
        .value
        .iter()
        .filter(|source| source.has(&words))
        .collect();
    let is_table = format == Format::Table;
    let columns = if is_table { READ } else { HEADINGS.len() };
    let headings = HEADINGS.into_iter().take(columns).collect();
    let setting = Setting {
        width: streams.width,
        ..Setting::default()
    };
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|source| cells(source, is_table).into_iter().take(columns).collect())
        .collect();
    let mut sheet = sheet(format, headings, setting, streams.data);
    if sheet.must_measure() {
        for row in &rows {
            sheet.measure(row);
        }
    }
    for row in &rows {
        sheet.row(row)?;
    }
    sheet.finish()?;
    drop(sheet);
    streams.data.flush()?;
    if sources.problems > 0 {
        let problems = counted(sources.problems, "problem", "problems");
        streams.note(&format!("{problems}: values that could not be read"));
    }
    streams.note(&counted(found.len(), "source", "sources"));
    Ok(Outcome::Done)
}

const fn heading(name: &'static str, title: &'static str, kind: Kind) -> Heading {
    Heading { name, title, kind }
}

/// What stands in a source's row. For people, a grade that nothing rests on says so.
fn cells(source: &ListedSource, readable: bool) -> Vec<String> {
    let known = |text: &Option<crate::deal::Clean>| text.as_deref().unwrap_or_default().to_owned();
    let mut grade = known(&source.grade);
    if readable && source.is_unconfirmed() {
        grade.push_str(" unconfirmed");
    }
    let mut title = known(&source.title);
    if readable && let Some(original) = &source.copy_of {
        let copy = format!("(a copy of {original})");
        title = if title.is_empty() {
            copy
        } else {
            format!("{title} {copy}")
        };
    }
    vec![
        source.slug.to_string(),
        grade,
        known(&source.publisher),
        title,
        known(&source.date),
        source.facts.to_string(),
        source.deals.to_string(),
        known(&source.kind),
        known(&source.copy_of),
        known(&source.url),
    ]
}
