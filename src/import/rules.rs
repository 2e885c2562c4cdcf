//! The rules that a deal of the interchange format keeps. A deal that breaks one is rejected with all that is wrong with
//! it; three slips are repaired: a link to a deal that is nowhere becomes words, and what stands twice in a list that
//! holds everything once stands once.

use std::collections::HashSet;

use super::known::Known;
use crate::deal::interchange::{Cite, Date, Deal, Link, Party, Term, Value};
use crate::deal::{Amount, Bounds, Currency, PartialDate, Qualifier};

/// What is wrong with a deal, and what was done about the rest.
#[derive(Debug, Default)]
pub(super) struct Verdict {
    /// Why it cannot come in; empty: it can.
    pub(super) wrong: Vec<String>,
    /// What was changed.
    pub(super) repaired: Vec<String>,
    /// Codes that no list has, of lists that only describe: the list and the code. Kept as written.
    pub(super) codes: Vec<(&'static str, String)>,
}

/// Checks a deal, and repairs what can be.
pub(super) fn check(deal: &mut Deal, known: &Known) -> Verdict {
    let mut verdict = Verdict::default();
    repair(deal, &mut verdict);
    let described = deal.sectors.iter().map(|code| ("sector", code));
    let described = described.chain(deal.remarks.iter().map(|one| ("remark_kind", &one.kind)));
    let strange = described.filter(|(list, code)| !known.has_code(list, code));
    verdict.codes = strange.map(|(list, code)| (list, code.clone())).collect();
    let mut look = Look {
        known,
        wrong: &mut verdict.wrong,
    };
    look.row(deal);
    for (party, place) in deal.parties.iter().zip(1..) {
        look.party(party, &format!("party {place}"));
    }
    for (date, place) in deal.dates.iter().zip(1..) {
        look.date(date, &format!("date {place}"));
    }
    for (value, place) in deal.values.iter().zip(1..) {
        look.value(value, &format!("value {place}"));
    }
    for (product, place) in deal.products.iter().zip(1..) {
        let at = format!("product {place}");
        look.not_blank(&product.name, &format!("{at}: name"));
        look.cites(&product.cite, &at);
    }
    for (link, place) in deal.links.iter().zip(1..) {
        look.link(link, &deal.id, &format!("link {place}"));
    }
    for remark in &deal.remarks {
        look.not_blank(&remark.text, "remark: text");
    }
    verdict
}

/// True for lower-case words and numbers joined by hyphens.
pub(super) fn is_slug(text: &str) -> bool {
    const LONGEST: usize = 200;
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.len() <= LONGEST && text.split('-').all(word)
}

/// True for ISO 3166-1 alpha-2 and ISO 3166-2 codes.
pub(super) fn is_country(text: &str) -> bool {
    let (country, part) = match text.split_once('-') {
        Some((country, part)) => (country, Some(part)),
        None => (text, None),
    };
    let is_part = |part: &str| {
        (1..=3).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    country.len() == 2
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && part.is_none_or(is_part)
}

/// Makes words of links to deals that are nowhere. Which deals there are is known when all have been checked.
pub(super) fn repair_links(deal: &mut Deal, known: &Known) -> Vec<String> {
    let mut repaired = Vec::new();
    for (link, place) in deal.links.iter_mut().zip(1..) {
        if let Some(gone) = link.deal.take_if(|to| !known.deals.contains(to)) {
            repaired.push(format!(
                "link {place}: there is no deal {gone}; kept as words"
            ));
            link.text = Some(gone);
        }
    }
    repaired
}

fn repair(deal: &mut Deal, verdict: &mut Verdict) {
    let lists = [
        ("countries", once(&mut deal.countries, String::clone)),
        ("sectors", once(&mut deal.sectors, String::clone)),
        (
            "identifiers",
            once(&mut deal.identifiers, |one| {
                (one.scheme.clone(), one.value.clone())
            }),
        ),
    ];
    let cites = [
        &mut deal.cites.title,
        &mut deal.cites.kind,
        &mut deal.cites.status,
        &mut deal.cites.summary,
        &mut deal.cites.countries,
    ];
    let cites = cites
        .into_iter()
        .chain(deal.term.iter_mut().map(|one| &mut one.cite))
        .chain(deal.parties.iter_mut().map(|one| &mut one.cite))
        .chain(deal.dates.iter_mut().map(|one| &mut one.cite))
        .chain(deal.values.iter_mut().map(|one| &mut one.cite))
        .chain(deal.products.iter_mut().map(|one| &mut one.cite))
        .chain(deal.links.iter_mut().map(|one| &mut one.cite));
    let cites: usize = cites
        .map(|cites| once(cites, |cite| source_of(cite).to_owned()))
        .sum();
    for (list, left_out) in lists.into_iter().chain([("cite", cites)]) {
        if left_out > 0 {
            let repaired = format!("{list}: {left_out} that stood there twice left out");
            verdict.repaired.push(repaired);
        }
    }
}

/// Leaves out what comes again; how many that were.
pub(super) fn once<T, K: std::hash::Hash + Eq>(items: &mut Vec<T>, key: impl Fn(&T) -> K) -> usize {
    let before = items.len();
    let mut seen = HashSet::new();
    items.retain(|item| seen.insert(key(item)));
    before.saturating_sub(items.len())
}

/// What a citation cites.
pub(super) fn source_of(cite: &Cite) -> &str {
    match cite {
        Cite::Plain(source) => source,
        Cite::Full(full) => &full.source,
    }
}

/// Looks at the parts of a deal, and notes what is wrong.
struct Look<'l> {
    known: &'l Known,
    wrong: &'l mut Vec<String>,
}

impl Look<'_> {
    fn wrong(&mut self, problem: String) {
        self.wrong.push(problem);
    }

    fn not_blank(&mut self, text: &str, at: &str) {
        if text.trim().is_empty() {
            self.wrong(format!("{at} is empty"));
        }
    }

    fn code(&mut self, list: &str, code: &str, at: &str) {
        if !self.known.has_code(list, code) {
            self.wrong(format!("{at}: {code:?} is no code of {list}"));
        }
    }

    fn opt_code(&mut self, list: &str, code: Option<&str>, at: &str) {
        if let Some(code) = code {
            self.code(list, code, at);
        }
    }

    fn edtf(&mut self, edtf: Option<&str>, at: &str) {
        if let Some(edtf) = edtf
            && let Err(error) = PartialDate::parse(edtf)
        {
            self.wrong(format!("{at}: {error}"));
        }
    }

    fn cites(&mut self, cites: &[Cite], at: &str) {
        for cite in cites {
            let source = source_of(cite);
            if !self.known.sources.contains(source) {
                self.wrong(format!(
                    "{at}: cites {source:?}, which is not among the sources"
                ));
            }
            if let Cite::Full(full) = cite {
                self.opt_code("stance", full.stance.as_deref(), at);
            }
        }
    }

    fn row(&mut self, deal: &Deal) {
        if !is_slug(&deal.id) {
            self.wrong(format!(
                "id: {:?} is no slug (lower-case letters, digits and single hyphens)",
                deal.id
            ));
        }
        self.not_blank(&deal.title, "title");
        self.code("deal_kind", &deal.kind, "kind");
        self.code("status", &deal.status, "status");
        self.edtf(deal.status_as_of.as_deref(), "status_as_of");
        for country in deal.countries.iter().filter(|code| !is_country(code)) {
            self.wrong(format!("countries: {country:?} is no ISO 3166 code"));
        }
        for number in &deal.identifiers {
            self.not_blank(&number.scheme, "identifier: scheme");
            self.not_blank(&number.value, "identifier: value");
        }
        if let Some(term) = &deal.term {
            self.term(term);
        }
        let cites = &deal.cites;
        self.cites(&cites.title, "cites.title");
        self.cites(&cites.kind, "cites.kind");
        self.cites(&cites.status, "cites.status");
        self.cites(&cites.summary, "cites.summary");
        self.cites(&cites.countries, "cites.countries");
    }

    fn term(&mut self, term: &Term) {
        let months = [
            ("months", term.months),
            ("extension_months", term.extension_months),
            ("break_months", term.break_months),
        ];
        for (name, months) in months {
            if months.is_some_and(|months| months <= 0) {
                self.wrong(format!("term: {name} is not above 0"));
            }
        }
        self.opt_code("qualifier", term.qualifier.as_deref(), "term");
        self.cites(&term.cite, "term");
    }

    fn party(&mut self, party: &Party, at: &str) {
        self.code("role", &party.role, at);
        match &party.company {
            Some(company) if !self.known.companies.contains(company) => {
                self.wrong(format!("{at}: {company:?} is not among the companies"));
            }
            None if party.as_stated.is_none() => {
                self.wrong(format!(
                    "{at}: it needs a `company`, or a name in `as_stated`"
                ));
            }
            _ => {}
        }
        self.cites(&party.cite, at);
    }

    fn date(&mut self, date: &Date, at: &str) {
        self.code("date_type", &date.kind, at);
        self.opt_code("rank", date.rank.as_deref(), at);
        self.edtf(date.edtf.as_deref(), at);
        if date.edtf.is_none() && date.as_stated.is_none() {
            self.wrong(format!(
                "{at}: it needs `edtf`, or the source's words in `as_stated`"
            ));
        }
        self.cites(&date.cite, at);
    }

    fn value(&mut self, value: &Value, at: &str) {
        self.code("value_type", &value.kind, at);
        self.code("qualifier", &value.qualifier, at);
        self.opt_code("scope", value.scope.as_deref(), at);
        self.opt_code("rank", value.rank.as_deref(), at);
        if let Some(currency) = &value.currency
            && Currency::new(currency).is_none_or(|read| read.code() != currency)
        {
            self.wrong(format!("{at}: {currency:?} is no ISO 4217 code"));
        }
        self.figures(value, at);
        self.cites(&value.cite, at);
    }

    fn figures(&mut self, value: &Value, at: &str) {
        let mut read = |text: Option<&String>| {
            let amount = text?.parse::<Amount>();
            amount
                .map_err(|error| self.wrong(format!("{at}: {error}")))
                .ok()
        };
        let (amount, min, max) = (
            read(value.amount.as_ref()),
            read(value.min.as_ref()),
            read(value.max.as_ref()),
        );
        let stated = [&value.amount, &value.min, &value.max];
        let any = stated.iter().any(|figure| figure.is_some());
        if any && value.currency.is_none() && value.as_stated.is_none() {
            self.wrong(format!(
                "{at}: a figure needs a `currency`, or the source's words in `as_stated`"
            ));
        }
        let scale = [amount, min, max]
            .into_iter()
            .flatten()
            .map(Amount::scale)
            .max();
        let fits = |figure: Amount| figure.rescaled(scale.unwrap_or_default()).is_some();
        if ![amount, min, max].into_iter().flatten().all(fits) {
            self.wrong(format!("{at}: its figures together have too many digits"));
        }
        let needs = match Qualifier::of_code(&value.qualifier) {
            Some(Qualifier::Undisclosed) if any => "what is undisclosed has no figure",
            Some(Qualifier::Between) if value.amount.is_some() => {
                "`between` has `min` and `max`, no `amount`"
            }
            Some(Qualifier::Between) if value.min.is_none() || value.max.is_none() => {
                "`between` needs `min` and `max`"
            }
            Some(Qualifier::Between) if min.zip(max).is_some_and(|(min, max)| min > max) => {
                "`min` is above `max`"
            }
            Some(
                Qualifier::Exact | Qualifier::Approximately | Qualifier::UpTo | Qualifier::AtLeast,
            ) if value.amount.is_none() => "it needs an `amount`",
            _ => return,
        };
        self.wrong(format!("{at}: {needs}"));
    }

    fn link(&mut self, link: &Link, own: &str, at: &str) {
        self.code("link_type", &link.kind, at);
        match (&link.deal, &link.text) {
            (Some(deal), None) if deal == own => {
                self.wrong(format!("{at}: it leads to the deal itself"));
            }
            (Some(_), None) | (None, Some(_)) => {}
            _ => self.wrong(format!("{at}: it needs exactly one of `deal` and `text`")),
        }
        self.cites(&link.cite, at);
    }
}

/// True for a text that the days can be worked out from.
pub(super) fn is_date(edtf: &str) -> bool {
    Bounds::of_edtf(edtf).is_some()
}
