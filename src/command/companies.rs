//! `dealscope companies`: companies by any of their names, why each matched, what its deals are worth, and what it became.

mod profile;

use std::path::Path;

use super::opened::Loaded;
use super::{Outcome, Streams, WrongUse, asked, counted, opened};
use crate::cli::{Companies, CompaniesFormat, CompaniesSort};
use crate::deal::{Cancel, Codes};
use crate::export::{Format, Setting, write_companies, write_companies_file};
use crate::index::{CompanyAsk, CompanySort};

/// What asks for companies of which something is not known.
const NOT_KNOWN: &str = "unknown";

/// Writes the companies, and says how many they are.
///
/// # Errors
/// When the file cannot be read, an option says what cannot be, or writing fails.
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
    let ask = ask(args, &loaded, streams)?;
    let limit = args.limit.unwrap_or(usize::MAX);
    let never = Cancel::default();
    let Some(ledger) = index.ledger(as_of, &never) else {
        return Ok(Outcome::Done);
    };
    let Some(found) = index.list_companies(&ask, limit, &ledger, &never) else {
        return Ok(Outcome::Done);
    };
    if let Some(path) = args.to.as_ref().filter(|path| *path != "-") {
        let place = (Path::new(path), args.force, &*loaded.own_files());
        write_companies_file(&found, index, format, place)?;
    } else {
        let setting = Setting {
            width: streams.width,
            ..Setting::default()
        };
        write_companies(&found, index, format, setting, streams.data)?;
        streams.data.flush()?;
    }
    loaded.tell_problems(0, streams);
    if ask.sort == CompanySort::Value {
        let rows = found.figures.iter();
        let unconverted: u32 = rows.map(|figures| figures.unconverted).sum();
        let mut note =
            "sorted by disclosed values, converted (≈) at the mean rate of each deal's year"
                .to_owned();
        if unconverted > 0 {
            note = format!("{note}; not converted, for want of a rate: {unconverted}");
        }
        streams.note(&note);
    }
    streams.note(&counted(found.hits.len(), "company", "companies"));
    Ok(Outcome::Done)
}

fn ask(args: &Companies, loaded: &Loaded, streams: &mut Streams<'_>) -> anyhow::Result<CompanyAsk> {
    let kind = args.kind.as_deref();
    let kind = kind
        .map(|kind| kind_of(kind, loaded.index.codes()))
        .transpose()?;
    let country = args.country.as_deref().map(|country| match country {
        NOT_KNOWN => String::new(),
        code => code.to_uppercase(),
    });
    let among = if args.marked {
        let companies = loaded.index.companies();
        let slugs = loaded.company_marks(streams)?;
        let rows = slugs.iter().filter_map(|slug| companies.row_of_slug(slug));
        Some(rows.collect())
    } else {
        None
    };
    Ok(CompanyAsk {
        text: args.name.join(" "),
        kind,
        country,
        sort: match args.sort {
            None => CompanySort::Best,
            Some(CompaniesSort::Deals) => CompanySort::Deals,
            Some(CompaniesSort::Value) => CompanySort::Value,
            Some(CompaniesSort::Last) => CompanySort::Last,
            Some(CompaniesSort::Name) => CompanySort::Name,
        },
        among,
    })
}

/// The kind of a code or label.
fn kind_of(text: &str, codes: &Codes) -> Result<String, WrongUse> {
    if text == NOT_KNOWN {
        return Ok(String::new());
    }
    let list = codes.list("company_kind");
    let is_it = |code: &&crate::deal::Code| {
        code.code.eq_ignore_ascii_case(text) || code.label.eq_ignore_ascii_case(text)
    };
    if let Some(code) = list.iter().find(is_it) {
        return Ok(code.code.to_string());
    }
    let known: Vec<&str> = list.iter().map(|code| code.code.as_str()).collect();
    Err(WrongUse::Option(
        match asked::nearest(text, known.iter().copied()) {
            Some(near) => format!("--kind: there is no kind {text}; did you mean {near}?"),
            None => format!(
                "--kind: there is no kind {text}; there are {}",
                known.join(", ")
            ),
        },
    ))
}
