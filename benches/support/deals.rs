//! Made-up deals of any number, the same every time: an index is filled with them without a file.

use std::sync::Arc;

use dealscope::deal::{
    Alias, Bounds, Cancel, Clean, Codes, Company, CompanyId, Currency, Day, DealId, Lookups, Rates,
    ScannedDate, ScannedDeal, ScannedParty, ScannedValue, Sink,
};
use dealscope::index::{
    AsOf, Ask, CHUNK_DEALS, Chunk, ChunkBuilder, Companies, Completer, Completions, Index, Request,
    Selection,
};

const NAMES: [&str; 24] = [
    "Northern",
    "Cerner",
    "Meridian",
    "Aldous",
    "Brightwater",
    "Calder",
    "Dunmore",
    "Elswick",
    "Fairholm",
    "Garnet",
    "Hartwell",
    "Inverness",
    "Jarrow",
    "Kestrel",
    "Lindale",
    "Microsoft",
    "Norwood",
    "Oakham",
    "Pembroke",
    "Quantock",
    "Ravens",
    "Selwyn",
    "Thornbury",
    "Ullswater",
];
const SECONDS: [&str; 16] = [
    "Health",
    "Care",
    "Systems",
    "Clinical",
    "Medical",
    "Informatics",
    "Digital",
    "Software",
    "Data",
    "Imaging",
    "Pharmacy",
    "Community",
    "Regional",
    "University",
    "General",
    "Children's",
];
const ENDS: [&str; 10] = [
    "Ltd",
    "Inc",
    "GmbH",
    "NHS Foundation Trust",
    "Hospital",
    "plc",
    "AB",
    "Group",
    "Partners",
    "Medical Center",
];
const PRODUCTS: [&str; 20] = [
    "electronic health record",
    "patient administration system",
    "picture archive",
    "laboratory system",
    "e-prescribing",
    "cloud hosting",
    "clinical decision support",
    "revenue cycle management",
    "patient portal",
    "integration engine",
    "maternity records",
    "theatre planning",
    "bed management",
    "pathology network",
    "data warehouse",
    "office licences",
    "cyber security",
    "telehealth",
    "ambient dictation",
    "remote monitoring",
];
const KINDS: [&str; 7] = [
    "contract",
    "acquisition",
    "partnership",
    "variation",
    "licence",
    "framework",
    "call_off",
];
const STATUSES: [&str; 6] = [
    "in_force",
    "announced",
    "completed",
    "terminated",
    "expired",
    "unknown",
];
const COUNTRIES: [&str; 10] = [
    "US", "GB-ENG", "GB-SCT", "DE", "FR", "AU", "CA", "IE", "NL", "SE",
];
const SECTORS: [&str; 6] = ["ehr", "cloud", "imaging", "ai", "infrastructure", "data"];
const CURRENCIES: [&str; 5] = ["USD", "GBP", "EUR", "AUD", "SEK"];
const QUALIFIERS: [&str; 5] = [
    "exact",
    "approximately",
    "up_to",
    "undisclosed",
    "unconfirmed",
];

/// A small random number generator (SplitMix64): the same numbers on every machine.
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same way.
    pub fn new() -> Self {
        Self(42)
    }

    /// A number below `sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((bits ^ (bits >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.throw(words.len())]
    }
}

/// Companies, one for ten deals.
pub fn companies(deals: usize) -> Companies {
    let mut dice = Dice::new();
    let company = |number: usize| {
        let (name, second, end) = (dice.pick(&NAMES), dice.pick(&SECONDS), dice.pick(&ENDS));
        let alias = (dice.throw(4) == 0).then(|| Alias {
            name: Clean::new(&format!("{second} {name} {number}")),
            kind: Clean::new("former"),
        });
        Company {
            id: CompanyId(i64::try_from(number).unwrap() + 1),
            slug: Clean::new(&format!("company-{number}")),
            name: Clean::new(&format!("{name} {second} {number} {end}")),
            kind: Some(Clean::new("vendor")),
            country: Some(Clean::new("GB")),
            note: None,
            aliases: alias.into_iter().collect(),
            identifiers: Vec::new(),
        }
    };
    Companies::new((0..deals.div_ceil(10)).map(company).collect(), Vec::new())
}

/// What an index is made of.
pub struct Parts {
    pub companies: Arc<Companies>,
    pub chunks: Vec<Arc<Chunk>>,
}

/// Chunks with so many deals.
pub fn parts(deals: usize) -> Parts {
    let companies = Arc::new(companies(deals));
    let mut builder = ChunkBuilder::new(Arc::clone(&companies));
    let mut dice = Dice::new();
    let mut chunks = Vec::new();
    for number in 0..deals {
        push(number, companies.len(), &mut dice, &mut builder);
        if builder.len() == CHUNK_DEALS {
            chunks.push(Arc::new(builder.take()));
        }
    }
    if !builder.is_empty() {
        chunks.push(Arc::new(builder.take()));
    }
    Parts { companies, chunks }
}

/// An index whose orders were not worked out yet.
pub fn index(parts: &Parts) -> Index {
    let codes = Arc::new(Codes::bundled());
    let empty = Index::new(Arc::clone(&parts.companies), codes, Arc::new(rates()));
    let chunks = parts.chunks.iter();
    chunks.fold(empty, |index, chunk| index.with(Arc::clone(chunk)))
}

/// What a query selects.
pub fn select(index: &Index, query: &str) -> Selection {
    let today = Day::from_ymd(2026, 11, 22).unwrap();
    let request = Request {
        query: dealscope::query::parse(query, index.codes()).unwrap(),
        marked: Arc::default(),
        tagged: Arc::default(),
        news: Arc::default(),
        lookups: Lookups::default(),
        as_of: AsOf::today(today),
    };
    index.select(&request, &Cancel::default()).unwrap()
}

/// What could stand at the end of a text.
pub fn complete(completer: &mut Completer, index: &Index, text: &str) -> Completions {
    let place = dealscope::query::place(text, text.len(), index.codes()).unwrap();
    let rest = place.rest.unwrap_or_default();
    let today = Day::from_ymd(2026, 11, 22).unwrap();
    let request = Request {
        query: rest.clone(),
        marked: Arc::default(),
        tagged: Arc::default(),
        news: Arc::default(),
        lookups: Lookups::default(),
        as_of: AsOf::today(today),
    };
    let ask = Ask {
        field: place.field,
        typed: place.typed,
        rest,
    };
    let answer = completer.complete(index, &request, &ask, &Cancel::default());
    answer.unwrap()
}

fn rates() -> Rates {
    let mut rates = Rates::default();
    for year in 2000..=2026 {
        for (code, rate) in [
            ("USD", 1.1),
            ("GBP", 0.85),
            ("AUD", 1.6),
            ("SEK", 11.0),
            ("EUR", 1.0),
        ] {
            rates.insert(year, Currency::new(code).unwrap(), rate);
        }
    }
    rates
}

fn push(number: usize, companies: usize, dice: &mut Dice, sink: &mut impl Sink) {
    let (name, second, product) = (dice.pick(&NAMES), dice.pick(&SECONDS), dice.pick(&PRODUCTS));
    let place = dice.pick(&ENDS);
    let title = format!(
        "{name} {second} {place} - {product}, implementation and support of lot {number} for {name}"
    );
    let slug = format!("{}-{}-{number}", name.to_lowercase(), second.to_lowercase());
    let year = 2000 + dice.throw(27);
    let date = match dice.throw(20) {
        0 => None,
        1..=3 => Some(format!("{year}")),
        4..=8 => Some(format!("{year}-{:02}", dice.throw(12) + 1)),
        _ => Some(format!(
            "{year}-{:02}-{:02}",
            dice.throw(12) + 1,
            dice.throw(28) + 1
        )),
    };
    let ends = (dice.throw(2) == 0)
        .then(|| format!("{}-{:02}", year + 1 + dice.throw(8), dice.throw(12) + 1));
    let days = |edtf: &Option<String>| {
        edtf.as_deref()
            .and_then(Bounds::of_edtf)
            .unwrap_or_default()
    };
    let (date_bounds, ends_bounds) = (days(&date), days(&ends));
    let qualifier = dice.pick(&QUALIFIERS);
    let has_figure = qualifier != "undisclosed";
    let amount = i64::try_from(
        (dice.throw(5_000) + 1) * 10_usize.pow(u32::try_from(dice.throw(6)).unwrap()),
    )
    .unwrap();
    let value = (dice.throw(5) > 1).then(|| ScannedValue {
        amount: has_figure.then_some(amount),
        max: None,
        scale: 0,
        currency: has_figure.then(|| dice.pick(&CURRENCIES)),
        qualifier,
        kind: Some("total"),
    });
    sink.deal(&ScannedDeal {
        id: DealId(i64::try_from(number).unwrap() + 1),
        slug: &slug,
        title: &title,
        kind: dice.pick(&KINDS),
        status: dice.pick(&STATUSES),
        date: ScannedDate {
            edtf: date.as_deref(),
            bounds: date_bounds,
        },
        date_type: Some("signed"),
        ends: ScannedDate {
            edtf: ends.as_deref(),
            bounds: ends_bounds,
        },
        stop_dated: true,
        ends_max: ScannedDate::default(),
        value,
        term_months: (dice.throw(2) == 0).then(|| i64::try_from(dice.throw(10) * 12 + 12).unwrap()),
    });
    for role in ["supplier", "buyer", "subcontractor"]
        .into_iter()
        .take(1 + dice.throw(3))
    {
        let company = i64::try_from(dice.throw(companies)).unwrap() + 1;
        sink.party(&ScannedParty {
            company: Some(CompanyId(company)),
            name: None,
            role,
        });
    }
    sink.product(product);
    sink.country(dice.pick(&COUNTRIES));
    sink.sector(dice.pick(&SECTORS));
    sink.evidence(
        Some(['A', 'B', 'C', 'D', 'E'][dice.throw(5)]),
        dice.throw(30) == 0,
    );
    sink.end();
}
