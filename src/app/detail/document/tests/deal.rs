//! Deals made by hand.

use crate::deal::{
    Amount, Citation, Clean, CompanyId, Currency, Deal, DealDate, DealId, DealValue, Identifier,
    Link, LinkEnd, PartialDate, Party, Product, Qualifier, Remark, Source, SourceId, Stance,
    Stated, Term, Value,
};

fn clean(text: &str) -> Clean {
    Clean::new(text)
}

fn by(sources: &[usize]) -> Vec<Citation> {
    let cite = |source: &usize| Citation {
        source: source - 1,
        stance: Stance::Supports,
        locator: None,
        note: None,
    };
    sources.iter().map(cite).collect()
}

fn against(source: usize, locator: &str) -> Citation {
    Citation {
        source: source - 1,
        stance: Stance::Contradicts,
        locator: Some(clean(locator)),
        note: None,
    }
}

fn date(edtf: &str) -> Stated<PartialDate> {
    Stated::Read(PartialDate::parse(edtf).unwrap())
}

fn money(qualifier: Qualifier, amount: Option<&str>) -> Stated<Value> {
    Stated::Read(Value {
        qualifier,
        amount: amount.map(|text| text.parse::<Amount>().unwrap()),
        max: None,
        currency: Currency::new("GBP"),
    })
}

fn party(company: Option<i64>, name: &str, role: &str, cites: Vec<Citation>) -> Party {
    Party {
        company: company.map(CompanyId),
        slug: None,
        name: clean(name),
        as_stated: None,
        role: clean(role),
        note: None,
        cites,
    }
}

fn dated(kind: &str, edtf: &str, cites: Vec<Citation>) -> DealDate {
    DealDate {
        kind: clean(kind),
        date: Some(date(edtf)),
        as_stated: None,
        derivation: None,
        rank: clean("normal"),
        note: None,
        cites,
    }
}

fn figure(kind: &str, value: Stated<Value>, rank: &str, cites: Vec<Citation>) -> DealValue {
    DealValue {
        kind: clean(kind),
        value,
        scope: clean("contract"),
        price_base: None,
        as_stated: None,
        rank: clean(rank),
        note: None,
        cites,
    }
}

fn source(publisher: &str, title: &str, grade: &str) -> Source {
    Source {
        id: SourceId(1),
        slug: clean("a-source"),
        publisher: Some(clean(publisher)),
        title: Some(clean(title)),
        date: Some(date("2012-06")),
        url: None,
        kind: Some(clean("trade_press")),
        grade: Some(clean(grade)),
        language: None,
        copy_of: None,
        note: None,
    }
}

/// A deal with nothing but a claim.
pub(super) fn claim() -> Deal {
    Deal {
        id: DealId(1),
        slug: clean("nhs-digital-microsoft-claim"),
        title: clean("NHS Digital - Microsoft, as claimed"),
        kind: clean("licence"),
        status: clean("unknown"),
        status_as_of: None,
        summary: None,
        term: None,
        date: Some((date("2023~"), clean("reported"))),
        ends: None,
        ends_max: None,
        value: Some((money(Qualifier::Exact, Some("80000000")), clean("total"))),
        parties: vec![party(None, "Microsoft", "supplier", by(&[1]))],
        dates: vec![dated("reported", "2023~", by(&[1]))],
        values: vec![figure(
            "total",
            money(Qualifier::Exact, Some("80000000")),
            "normal",
            by(&[1]),
        )],
        products: Vec::new(),
        countries: Vec::new(),
        sectors: Vec::new(),
        identifiers: Vec::new(),
        links: Vec::new(),
        story: Vec::new(),
        linked_from: Vec::new(),
        remarks: Vec::new(),
        sources: vec![source("Example Blog", "Deals of the year", "E")],
        cites: Vec::new(),
        origin: clean("catalogue"),
        problems: 0,
    }
}

/// A deal with one of everything.
pub(super) fn everything() -> Deal {
    let total = DealValue {
        as_stated: Some(clean("a £60 million contract")),
        price_base: Some(clean("2011")),
        ..figure(
            "total",
            money(Qualifier::Exact, Some("60000000")),
            "preferred",
            {
                let mut cites = by(&[1, 2]);
                cites.push(against(3, "p. 4"));
                cites
            },
        )
    };
    let revised = DealValue {
        note: Some(clean("from a slide")),
        ..figure(
            "revised",
            money(Qualifier::UpTo, Some("72500000")),
            "deprecated",
            by(&[3]),
        )
    };
    let programme = DealValue {
        scope: clean("programme"),
        ..figure(
            "ceiling",
            money(Qualifier::Undisclosed, None),
            "normal",
            Vec::new(),
        )
    };
    let end = DealDate {
        as_stated: Some(clean("until spring 2017")),
        derivation: Some(clean("start and a term of five years")),
        ..dated("end", "[2017-04..]", by(&[2]))
    };
    let hospital = Party {
        as_stated: Some(clean("the Trust")),
        note: Some(clean("on behalf of four others")),
        ..party(
            Some(7),
            "University Hospital of Somewhere NHS Foundation Trust",
            "buyer",
            by(&[1]),
        )
    };
    let linked = |kind: &str, end| Link {
        kind: clean(kind),
        end,
        note: None,
        cites: by(&[1]),
    };
    let deal = |id, title: &str, date: Option<&str>| LinkEnd::Deal {
        unconfirmed: false,
        id: DealId(id),
        slug: clean("other"),
        title: clean(title),
        date: date.map(clean),
    };
    Deal {
        id: DealId(1),
        slug: clean("example-ehr-2012"),
        title: clean("Example - electronic health record for the Trust"),
        kind: clean("contract"),
        status: clean("in_force"),
        status_as_of: Some(date("2016-02")),
        summary: Some(clean(
            "The Trust bought a health record and had it hosted. It runs today.",
        )),
        term: Some(Term {
            text: Some(clean("five years with an option of two")),
            months: Some(60),
            extension_months: Some(24),
            break_months: None,
            qualifier: Some(clean("approximately")),
            cites: by(&[2]),
        }),
        date: Some((date("2012-06-14"), clean("signed"))),
        ends: Some(date("[2017-04..]")),
        ends_max: Some(clean("2019-06-13")),
        value: Some((total.value.clone(), clean("total"))),
        parties: vec![
            party(None, "Example Systems", "supplier", by(&[1])),
            hospital,
        ],
        dates: vec![
            dated("signed", "2012-06-14", by(&[1])),
            end,
            dated("go_live", "2014?", by(&[2])),
        ],
        values: vec![revised, total, programme],
        products: vec![
            Product {
                name: clean("Example Millennium"),
                cites: by(&[1]),
            },
            Product {
                name: clean("Hosting"),
                cites: Vec::new(),
            },
        ],
        countries: vec![clean("GB-ENG")],
        sectors: vec![clean("ehr"), clean("cloud")],
        identifiers: vec![Identifier {
            scheme: clean("ocid"),
            value: clean("ocds-h6vhtk-02f3a1"),
        }],
        links: vec![
            linked(
                "extends",
                deal(2, "Example - first record", Some("2004-05")),
            ),
            linked("part_of", LinkEnd::Missing(DealId(99))),
            linked(
                "related",
                LinkEnd::Text(clean("the regional shared record")),
            ),
        ],
        story: Vec::new(),
        linked_from: vec![linked(
            "supersedes",
            deal(3, "Example - the next one", None),
        )],
        remarks: vec![
            Remark {
                kind: clean("not_known"),
                text: clean("Who hosts it."),
            },
            Remark {
                kind: clean("conflict"),
                text: clean("Two sums are told."),
            },
        ],
        sources: vec![
            Source {
                url: Some(clean("https://example.org/notice")),
                kind: Some(clean("contract_notice")),
                grade: Some(clean("A")),
                ..source("Contracts Finder", "Award notice", "A")
            },
            Source {
                language: Some(clean("da")),
                note: Some(clean("archived")),
                ..source("Trade Weekly", "Trust buys record", "B")
            },
            Source {
                copy_of: Some(clean("trade-weekly-2012")),
                ..source("Copy Cat", "Trust buys record", "D")
            },
        ],
        cites: vec![
            (clean("title"), by(&[1])),
            (clean("status"), by(&[2])),
            (clean("summary"), by(&[1, 2])),
        ],
        problems: 2,
        ..claim()
    }
}
