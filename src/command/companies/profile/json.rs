//! A profile as one object. Codes, EDTF and exact decimals: nothing is rounded, nothing added across currencies.

use std::io::{self, Write};

use serde::Serialize;

use super::Told;
use crate::command::stats::CountsJson;
use crate::deal::{PartialDate, Stated};
use crate::export::write_document;
use crate::index::{CompanyRow, Entry, Index, Lane, Partner, Reach, Row, Tallied, Whose};

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    name: &'a str,
    kind: Option<&'a str>,
    country: Option<&'a str>,
    note: Option<&'a str>,
    aliases: Vec<AliasJson<'a>>,
    identifiers: Vec<IdentifierJson<'a>>,
    as_of: String,
    /// `own`, or `line` with predecessors and successors.
    reach: &'static str,
    /// Whose deals are counted.
    companies: Vec<&'a str>,
    line: Vec<StepJson<'a>>,
    #[serde(flatten)]
    counts: CountsJson,
    /// Deals in which it only bid or is mentioned: in no sum.
    aside: u32,
    roles: Vec<TalliedJson<'a>>,
    years: Vec<YearJson>,
    timeline: Vec<DealJson<'a>>,
    counterparties: Vec<PartnerJson<'a>>,
    others: Vec<OtherJson<'a>>,
    products: Vec<TalliedJson<'a>>,
    sectors: Vec<TalliedJson<'a>>,
    countries: Vec<TalliedJson<'a>>,
    ending: Vec<EndingJson<'a>>,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct AliasJson<'a> {
    name: &'a str,
    kind: &'a str,
}

#[derive(Serialize)]
struct IdentifierJson<'a> {
    scheme: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct StepJson<'a> {
    from: &'a str,
    to: &'a str,
    r#type: &'a str,
    date: Option<String>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct TalliedJson<'a> {
    value: &'a str,
    deals: u32,
}

#[derive(Serialize)]
struct YearJson {
    year: Option<i32>,
    deals: u32,
}

#[derive(Serialize)]
struct PartnerJson<'a> {
    id: Option<&'a str>,
    name: &'a str,
    roles: Vec<TalliedJson<'a>>,
    #[serde(flatten)]
    counts: CountsJson,
}

#[derive(Serialize)]
struct OtherJson<'a> {
    id: Option<&'a str>,
    name: &'a str,
    roles: Vec<TalliedJson<'a>>,
    deals: u32,
}

#[derive(Serialize)]
struct DealJson<'a> {
    id: &'a str,
    title: String,
    kind: &'a str,
    status: &'a str,
    standing: &'static str,
    roles: Vec<&'a str>,
    date: Option<String>,
    date_type: Option<&'a str>,
    ends: Option<String>,
    ends_max: Option<String>,
    value: Option<ValueJson<'a>>,
    unconfirmed: bool,
    disputed: bool,
}

#[derive(Serialize)]
struct ValueJson<'a> {
    r#type: &'a str,
    qualifier: Option<&'static str>,
    amount: Option<String>,
    amount_max: Option<String>,
    currency: Option<String>,
    /// What the file says where that cannot be read.
    as_written: Option<String>,
}

#[derive(Serialize)]
struct EndingJson<'a> {
    lane: &'static str,
    id: &'a str,
    ends: Option<String>,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    outcome: &'static str,
    old: &'a str,
    new: &'a str,
    ground: &'static str,
}

/// Writes the profile.
pub(super) fn write(told: &Told<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (index, profile) = (&told.loaded.index, told.profile);
    let companies = index.companies();
    let Some(company) = companies.get(profile.company) else {
        return Ok(());
    };
    let deal = |row: &Row| index.entry(*row).map(|entry| deal(entry, told));
    let ending = Lane::ALL.into_iter().flat_map(|lane| {
        let rows = profile.ends.deals(lane);
        rows.filter_map(move |row| {
            let entry = index.entry(row)?;
            Some(EndingJson {
                lane: lane.code(),
                id: entry.slug(),
                ends: entry.ends().as_ref().map(edtf),
            })
        })
    });
    let changes = told.changes.iter().filter_map(|change| {
        Some(ChangeJson {
            outcome: change.outcome.code(),
            old: index.entry(change.old)?.slug(),
            new: index.entry(change.new)?.slug(),
            ground: change.ground.code(),
        })
    });
    let steps = index.line_of_succession(profile.company);
    let document = Document {
        id: &company.slug,
        name: &company.name,
        kind: company.kind.as_deref(),
        country: company.country.as_deref(),
        note: company.note.as_deref(),
        aliases: (company.aliases.iter())
            .map(|alias| AliasJson {
                name: &alias.name,
                kind: &alias.kind,
            })
            .collect(),
        identifiers: (company.identifiers.iter())
            .map(|identifier| IdentifierJson {
                scheme: &identifier.scheme,
                value: &identifier.value,
            })
            .collect(),
        as_of: profile.as_of.day.to_string(),
        reach: match profile.reach {
            Reach::Own => "own",
            Reach::Line => "line",
        },
        companies: profile.whose.iter().map(|row| slug(index, *row)).collect(),
        line: (steps.iter())
            .map(|step| StepJson {
                from: slug(index, step.from),
                to: slug(index, step.to),
                r#type: &step.succession.kind,
                date: step.succession.date.as_ref().map(edtf),
                note: step.succession.note.as_deref(),
            })
            .collect(),
        counts: CountsJson::of(profile.len(), &profile.totals),
        aside: profile.aside,
        roles: tallied(&profile.roles),
        years: (profile.years.iter())
            .map(|(year, deals)| YearJson {
                year: *year,
                deals: *deals,
            })
            .collect(),
        timeline: profile.deals.iter().filter_map(deal).collect(),
        counterparties: partners(index, &profile.counterparties),
        others: others(index, &profile.others),
        products: tallied(&profile.products),
        sectors: tallied(&profile.sectors),
        countries: tallied(&profile.countries),
        ending: ending.collect(),
        changes: changes.collect(),
    };
    write_document(&document, out)
}

fn deal<'a>(entry: Entry<'a>, told: &Told<'a>) -> DealJson<'a> {
    let value = entry.value().map(|(value, kind)| {
        let read = value.read();
        ValueJson {
            r#type: kind,
            qualifier: read.map(|value| value.qualifier.code()),
            amount: read.and_then(|value| value.amount).map(|it| it.to_string()),
            amount_max: read.and_then(|value| value.max).map(|it| it.to_string()),
            currency: read
                .and_then(|value| value.currency)
                .map(|it| it.code().to_owned()),
            as_written: read.is_none().then(|| value.to_string()),
        }
    });
    DealJson {
        id: entry.slug(),
        title: entry.title(),
        kind: entry.kind(),
        status: entry.status(),
        standing: entry.standing(told.profile.as_of).state().name(),
        roles: told.loaded.index.roles_in(entry, told.profile),
        date: entry.date().as_ref().map(edtf),
        date_type: entry.date_type(),
        ends: entry.ends().as_ref().map(edtf),
        ends_max: entry.ends_max().as_ref().map(edtf),
        value,
        unconfirmed: entry.is_unconfirmed(),
        disputed: entry.is_disputed(),
    }
}

fn edtf(date: &Stated<PartialDate>) -> String {
    date.read()
        .map_or_else(|| date.to_string(), |date| date.edtf().to_owned())
}

fn slug(index: &Index, row: CompanyRow) -> &str {
    let company = index.companies().get(row);
    company.map_or("?", |company| company.slug.as_str())
}

fn tallied(list: &[Tallied]) -> Vec<TalliedJson<'_>> {
    list.iter()
        .map(|tallied| TalliedJson {
            value: &tallied.key,
            deals: tallied.deals,
        })
        .collect()
}

fn partners<'a>(index: &'a Index, partners: &'a [Partner]) -> Vec<PartnerJson<'a>> {
    let partner = |partner: &'a Partner| PartnerJson {
        id: id(index, partner),
        name: index.whose_name(&partner.whose),
        roles: tallied(&partner.roles),
        counts: CountsJson::of(
            usize::try_from(partner.deals).unwrap_or(usize::MAX),
            &partner.totals,
        ),
    };
    partners.iter().map(partner).collect()
}

fn others<'a>(index: &'a Index, others: &'a [Partner]) -> Vec<OtherJson<'a>> {
    let other = |other: &'a Partner| OtherJson {
        id: id(index, other),
        name: index.whose_name(&other.whose),
        roles: tallied(&other.roles),
        deals: other.deals,
    };
    others.iter().map(other).collect()
}

/// None for a name that the file knows no company for.
fn id<'a>(index: &'a Index, partner: &Partner) -> Option<&'a str> {
    match partner.whose {
        Whose::Company(row) => Some(slug(index, row)),
        Whose::Named(_) => None,
    }
}
