//! Small hand-made deals for tests, and a slow and simple evaluator that never looks at a column.

#![allow(
    clippy::items_after_statements,
    clippy::match_bool,
    clippy::needless_pass_by_value,
    reason = "written to be read as the rules are, not to be quick"
)]

pub(crate) mod reference;
pub(crate) mod samples;
pub(crate) mod strategies;

use std::sync::{Arc, LazyLock};

use super::{ChunkBuilder, Companies, Index};
use crate::deal::{
    Clean, Codes, Company, CompanyId, Currency, DealId, PartialDate, Rates, ScannedDate,
    ScannedDeal, ScannedParty, ScannedValue, Sink,
};
use samples::{Sample, SampleValue};

/// Slug, name and other names of the companies that samples may have; their row ids are 100, 101 ...
pub(crate) const COMPANIES: [(&str, &str, &[&str]); 4] = [
    ("microsoft", "Microsoft Corporation", &["MSFT"]),
    ("koge", "Køge Hospital", &[]),
    ("cerner", "Cerner", &["Oracle Health"]),
    (
        "nhs-england",
        "NHS England",
        &["NHSE", "National Health Service England"],
    ),
];

/// An index of samples, `chunk` deals to a chunk.
pub(crate) fn index_of(samples: &[Sample], chunk: usize) -> Index {
    let companies = Arc::new(companies());
    static CODES: LazyLock<Arc<Codes>> = LazyLock::new(|| Arc::new(Codes::bundled()));
    let codes = Arc::clone(&CODES);
    let mut index = Index::new(Arc::clone(&companies), codes, Arc::new(rates()));
    let mut builder = ChunkBuilder::new(companies);
    for sample in samples {
        scan(sample, &mut builder);
        if builder.len() == chunk {
            index = index.with(Arc::new(builder.take()));
        }
    }
    if builder.is_empty() {
        return index;
    }
    index.with(Arc::new(builder.take()))
}

/// Rates of three years: one euro is two dollars or half a pound.
pub(crate) fn rates() -> Rates {
    let mut rates = Rates::default();
    for year in [2018, 2019, 2020] {
        for (code, rate) in [("USD", 2.0), ("GBP", 0.5)] {
            rates.insert(year, Currency::new(code).unwrap(), rate);
        }
    }
    rates
}

fn companies() -> Companies {
    let company = |(id, (slug, name, aliases)): (i64, (&str, &str, &[&str]))| Company {
        id: CompanyId(id),
        slug: Clean::new(slug),
        name: Clean::new(name),
        kind: None,
        country: None,
        note: None,
        aliases: aliases
            .iter()
            .map(|alias| crate::deal::Alias {
                name: Clean::new(alias),
                kind: Clean::new("alias"),
            })
            .collect(),
        identifiers: Vec::new(),
    };
    Companies::new((100..).zip(COMPANIES).map(company).collect(), Vec::new())
}

fn scan(sample: &Sample, sink: &mut impl Sink) {
    sink.deal(&ScannedDeal {
        id: DealId(sample.id),
        slug: &sample.slug,
        title: sample.title,
        kind: sample.kind,
        status: sample.status,
        date: date(sample.date),
        date_type: sample.date.map(|_| "signed"),
        ends: date(sample.ends),
        stop_dated: true,
        ends_max: date(sample.ends_max),
        value: sample.value.as_ref().map(value),
        term_months: sample.term,
    });
    for product in &sample.products {
        sink.product(product);
    }
    for (company, role) in &sample.parties {
        let known = COMPANIES.iter().position(|(slug, ..)| slug == company);
        sink.party(&ScannedParty {
            company: known.map(|at| CompanyId(100 + i64::try_from(at).unwrap())),
            name: Some(company),
            role,
        });
    }
    for country in &sample.countries {
        sink.country(country);
    }
    for sector in &sample.sectors {
        sink.sector(sector);
    }
    sink.evidence(sample.grade, sample.disputed);
    for whole in &sample.wholes {
        sink.part_of(DealId(*whole));
    }
    sink.end();
}

fn date(edtf: Option<&str>) -> ScannedDate<'_> {
    let date = edtf.and_then(|text| PartialDate::parse(text).ok());
    ScannedDate {
        edtf,
        bounds: date.map(|date| date.bounds()).unwrap_or_default(),
    }
}

fn value(value: &SampleValue) -> ScannedValue<'_> {
    ScannedValue {
        amount: value.amount,
        max: value.max,
        scale: value.scale,
        currency: value.currency,
        qualifier: value.qualifier,
        kind: Some(value.kind),
    }
}
