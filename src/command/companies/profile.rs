//! `dealscope companies NAME --profile`: all that is known of one company.

mod json;
mod text;

use anyhow::{anyhow, bail};

use crate::cli::{Companies, CompaniesFormat};
use crate::command::opened::{self, Loaded};
use crate::command::{Outcome, Streams, asked};
use crate::deal::{Cancel, cleaned};
use crate::index::{AsOf, Change, CompanyRow, Profile, Reach};

/// How many other companies that match are named.
const NAMED: usize = 5;

/// A company to tell of.
struct Told<'a> {
    loaded: &'a Loaded,
    profile: &'a Profile,
    changes: &'a [Change],
}

/// Writes the profile of the company of that id, else of the one that matches best.
///
/// # Errors
/// When no company matches, when the file cannot be read, or when writing fails.
pub fn run(args: &Companies, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    if args.format == CompaniesFormat::Csv {
        bail!("a profile is written as text, or with --format json");
    }
    let as_of = asked::as_of(args.as_of.as_deref())?;
    let loaded = opened::open(&args.source, streams)?.load()?;
    let company = meant(&args.name.join(" "), &loaded, as_of, streams)?;
    let reach = if args.line { Reach::Line } else { Reach::Own };
    let never = Cancel::default();
    let Some(profile) = loaded.index.profile(company, reach, as_of, &never) else {
        return Ok(Outcome::Done);
    };
    let mut ask = |ids: &[_]| loaded.file.joints(ids, &never);
    let changes = loaded.index.changes(&profile, &never, &mut ask)?;
    let told = Told {
        loaded: &loaded,
        profile: &profile,
        changes: &changes,
    };
    match args.format {
        CompaniesFormat::Json => json::write(&told, streams.data)?,
        _ => text::write(&told, streams.data)?,
    }
    streams.data.flush()?;
    loaded.tell_problems(0, streams);
    Ok(Outcome::Done)
}

/// The company of that id, else the one that matches best; says who else matches.
fn meant(
    name: &str,
    loaded: &Loaded,
    as_of: AsOf,
    streams: &mut Streams<'_>,
) -> anyhow::Result<CompanyRow> {
    let companies = loaded.index.companies();
    if let Some(row) = companies.row_of_slug(name) {
        return Ok(row);
    }
    let counts = loaded.index.company_deals(as_of);
    let hits = companies.search(name, NAMED + 2, &counts);
    let Some((first, others)) = hits.split_first() else {
        let (file, shown) = (loaded.file.name(), cleaned(name));
        return Err(anyhow!(
            "{file}: no company matches {shown}; `dealscope companies` tells them all"
        ));
    };
    let slug = |row| {
        companies
            .get(row)
            .map_or("?", |company| company.slug.as_str())
    };
    if !others.is_empty() {
        let named = others.iter().take(NAMED).map(|hit| slug(hit.company));
        let named: Vec<_> = named.collect();
        let more = if others.len() > NAMED { " ..." } else { "" };
        streams.note(&format!("also matching: {}{more}", named.join(", ")));
    }
    Ok(first.company)
}
