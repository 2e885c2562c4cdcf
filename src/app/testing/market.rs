//! The small market: every case of the timeline, and companies with pasts.

use std::sync::Arc;

use crate::deal::{
    Alias, Bounds, Clean, Codes, Company, CompanyId, DealId, PartialDate, Rates, ScannedDate,
    ScannedDeal, ScannedParty, ScannedValue, Sink, Stated, Succession,
};
use crate::index::{Companies, Index};

/// A deal of the small market: slug, title, kind, status, headline date and its type, end, last end, parties.
pub(super) type Row<'a> = (
    &'a str,
    &'a str,
    (&'a str, &'a str),
    (&'a str, &'a str),
    (&'a str, &'a str),
    &'a [(i64, &'a str)],
);

/// Every case of the timeline, and companies with pasts.
pub(super) const DEALS: &[Row<'static>] = &[
    (
        "records-2019",
        "Records for the North",
        ("contract", "in_force"),
        ("2019-03-01", "signed"),
        ("2031-06-30", "2035-06-30"),
        &[(1, "supplier"), (4, "buyer")],
    ),
    (
        "imaging-2012",
        "Imaging archive",
        ("contract", "terminated"),
        ("2012-10", "awarded"),
        ("2016-05-31", ""),
        &[(2, "supplier"), (4, "buyer")],
    ),
    (
        "takeover-2022",
        "Oracle acquires Cerner",
        ("acquisition", "completed"),
        ("2021-12-20", "announced"),
        ("", ""),
        &[(3, "acquirer"), (1, "target")],
    ),
    (
        "labs-2005",
        "Laboratory system",
        ("contract", "announced"),
        ("2005", "announced"),
        ("", ""),
        &[(2, "supplier"), (5, "buyer")],
    ),
    (
        "cloud-2020",
        "Cloud for the agency",
        ("licence", "expired"),
        ("2020-06-15", "signed"),
        ("[2023-04..]", ""),
        &[(3, "supplier"), (5, "buyer")],
    ),
    (
        "advice",
        "Advice without a date",
        ("contract", "unknown"),
        ("", ""),
        ("", ""),
        &[(3, "supplier"), (5, "buyer")],
    ),
    (
        "framework-2023",
        "Framework of which the end is known",
        ("framework", "expired"),
        ("", ""),
        ("2023-12", ""),
        &[(5, "manager")],
    ),
    (
        "pilot-2025",
        "Pilot of a month",
        ("contract", "completed"),
        ("2025-03-11", "awarded"),
        ("2025-04-13", ""),
        &[(1, "supplier"), (4, "beneficiary")],
    ),
    (
        "open-2018",
        "Support until it is ended",
        ("contract", "in_force"),
        ("2018~", "start"),
        ("2021/..", ""),
        &[(1, "supplier"), (4, "buyer")],
    ),
    (
        "rumour",
        "Another deal without a date",
        ("contract", "unknown"),
        ("", ""),
        ("", ""),
        &[(1, "supplier")],
    ),
];

/// The small market, with its first deals only.
pub fn market(deals: usize) -> Index {
    part(0, deals)
}

/// The last deals alone.
pub fn last(deals: usize) -> Index {
    part(DEALS.len() - deals, deals)
}

fn part(from: usize, deals: usize) -> Index {
    let index = Index::new(
        Arc::new(companies()),
        Arc::new(Codes::bundled()),
        Arc::new(Rates::default()),
    );
    let mut builder = index.chunk_builder();
    for (id, row) in (1..).zip(DEALS).skip(from).take(deals) {
        let (slug, title, (kind, status), (date, date_type), (ends, ends_max), parties) = *row;
        builder.deal(&ScannedDeal {
            id: DealId(id),
            slug,
            title,
            kind,
            status,
            date: scanned(date),
            date_type: (!date_type.is_empty()).then_some(date_type),
            ends: scanned(ends),
            stop_dated: true,
            ends_max: scanned(ends_max),
            value: (id % 2 == 1).then_some(ScannedValue {
                amount: Some(12_500_000 * id),
                max: None,
                scale: 0,
                currency: Some("GBP"),
                qualifier: if id == 7 { "unconfirmed" } else { "exact" },
                kind: Some("total"),
            }),
            term_months: None,
        });
        for (company, role) in parties {
            builder.party(&ScannedParty {
                company: Some(CompanyId(*company)),
                name: None,
                role,
            });
        }
        builder.evidence(Some('B'), false);
        builder.end();
    }
    index.with(Arc::new(builder.take()))
}

fn scanned(edtf: &str) -> ScannedDate<'_> {
    ScannedDate {
        edtf: (!edtf.is_empty()).then_some(edtf),
        bounds: Bounds::of_edtf(edtf).unwrap_or_default(),
    }
}

fn companies() -> Companies {
    let company = |id, slug, name, kind, country, aliases: &[(&str, &str)]| Company {
        id: CompanyId(id),
        slug: Clean::new(slug),
        name: Clean::new(name),
        kind: Some(Clean::new(kind)),
        country: Some(Clean::new(country)),
        note: None,
        aliases: aliases
            .iter()
            .map(|(name, kind)| Alias {
                name: Clean::new(name),
                kind: Clean::new(kind),
            })
            .collect(),
        identifiers: Vec::new(),
    };
    let step = |from, to, kind, edtf| Succession {
        from: CompanyId(from),
        to: CompanyId(to),
        kind: Clean::new(kind),
        date: PartialDate::parse(edtf).ok().map(Stated::Read),
        note: None,
    };
    Companies::new(
        vec![
            company(
                1,
                "cerner",
                "Cerner",
                "vendor",
                "US",
                &[("Cerner Corp.", "legal"), ("Cerner Ltd", "legal")],
            ),
            company(
                2,
                "torex",
                "Torex",
                "vendor",
                "GB",
                &[("Star Computers", "former")],
            ),
            company(3, "oracle", "Oracle", "cloud", "US", &[]),
            company(
                4,
                "north",
                "Northern Health Region",
                "provider",
                "GB-ENG",
                &[("NHR", "abbreviation")],
            ),
            company(
                5,
                "agency",
                "Agency for Health Data",
                "government",
                "GB",
                &[],
            ),
        ],
        vec![
            step(1, 3, "acquired_by", "2022-06-08"),
            step(2, 1, "merged_into", "2003"),
        ],
    )
}
