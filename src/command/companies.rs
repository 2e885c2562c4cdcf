//! `dealscope companies`: companies by any of their names, why each matched, and what it became.

mod profile;

use super::{Outcome, Streams, asked, opened};
use crate::cli::{Companies, CompaniesFormat};
use crate::deal::Clean;
use crate::export::{Format, Heading, Kind, Setting, sheet};
use crate::index::{CompanyHit, Index, MatchReason};

const HEADINGS: [Heading; 7] = [
    heading("id", "Id", Kind::Text),
    heading("name", "Name", Kind::Text),
    heading("matched", "Matched by", Kind::Text),
    heading("deals", "Deals", Kind::Integer),
    heading("kind", "Kind", Kind::Text),
    heading("country", "Country", Kind::Text),
    heading("became", "Became", Kind::Text),
];

/// Writes the companies, best match first, and says how many they are.
///
/// # Errors
/// When the file cannot be read, or writing fails.
pub fn run(args: &Companies, streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    if args.profile {
        return profile::run(args, streams);
    }
    let format = match args.format {
        CompaniesFormat::Table => Format::Table,
        CompaniesFormat::Csv => Format::Csv,
        CompaniesFormat::Json => Format::Json,
    };
    let as_of = asked::as_of(args.as_of.as_deref())?;
    let loaded = opened::open(&args.source, streams)?.load()?;
    let index = &loaded.index;
    let limit = args.limit.unwrap_or(usize::MAX);
    let counts = index.company_deals(as_of);
    let hits = index
        .companies()
        .search(&args.name.join(" "), limit, &counts);
    let setting = Setting {
        width: streams.width,
        ..Setting::default()
    };
    let mut sheet = sheet(format, HEADINGS.to_vec(), setting, streams.data);
    if sheet.must_measure() {
        for hit in &hits {
            sheet.measure(&cells(hit, index));
        }
    }
    for hit in &hits {
        sheet.row(&cells(hit, index))?;
    }
    sheet.finish()?;
    drop(sheet);
    streams.data.flush()?;
    loaded.tell_problems(0, streams);
    let noun = if hits.len() == 1 {
        "company"
    } else {
        "companies"
    };
    streams.note(&format!("{} {noun}", hits.len()));
    Ok(Outcome::Done)
}

const fn heading(name: &'static str, title: &'static str, kind: Kind) -> Heading {
    Heading { name, title, kind }
}

/// What stands in a company's row.
fn cells(hit: &CompanyHit, index: &Index) -> Vec<String> {
    let Some(company) = index.companies().get(hit.company) else {
        return vec![String::new(); HEADINGS.len()];
    };
    let known = |text: &Option<Clean>| text.as_deref().unwrap_or_default().to_owned();
    let matched = match &hit.reason {
        MatchReason::Name => "name".to_owned(),
        reason @ MatchReason::Alias(..) => reason.to_string(),
    };
    let became = index.companies().became_text(hit.company, index.codes());
    vec![
        company.slug.to_string(),
        company.name.to_string(),
        matched,
        hit.deals.to_string(),
        known(&company.kind),
        known(&company.country),
        became.unwrap_or_default(),
    ]
}
