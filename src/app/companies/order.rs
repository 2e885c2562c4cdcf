//! How the list of companies is narrowed and sorted.

use crate::app::{App, Update};
use crate::deal::country_name;
use crate::index::{CompanyAsk, CompanySort};

/// Counts that are told of a facet.
const TOLD: usize = 12;

/// How the list is narrowed and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompaniesOrder {
    /// Only of this kind; empty: of which none is known.
    pub kind: Option<String>,
    /// Only of this country; empty: of which none is known.
    pub country: Option<String>,
    /// In which order.
    pub sort: CompanySort,
    /// Only marked ones.
    pub marked: bool,
}

impl CompaniesOrder {
    /// True where companies are left out.
    #[must_use]
    pub const fn narrows(&self) -> bool {
        self.kind.is_some() || self.country.is_some() || self.marked
    }
}

impl App {
    /// What the list asks for.
    pub(in crate::app) fn company_ask(&self, text: String) -> CompanyAsk {
        let order = &self.companies.order;
        CompanyAsk {
            text,
            kind: order.kind.clone(),
            country: order.country.clone(),
            sort: order.sort,
            among: order.marked.then(|| self.marked_companies()),
        }
    }

    /// Only companies of the next kind (or the one before), most companies first; after the last one all again.
    pub(in crate::app) fn next_kind(&mut self, forward: bool, out: &mut Update) {
        let kinds = self.companies.found.kinds.clone();
        self.companies.order.kind = next(&kinds, self.companies.order.kind.as_ref(), forward);
        let codes = self.index.codes();
        let label = |code: &str| match code {
            "" => "not known".to_owned(),
            code => codes.label("company_kind", code).to_owned(),
        };
        let text = told("Kind", &kinds, self.companies.order.kind.as_ref(), label);
        self.tell(&text, false);
        self.find_companies(out);
    }

    /// The same of countries.
    pub(in crate::app) fn next_country(&mut self, forward: bool, out: &mut Update) {
        let countries = self.companies.found.countries.clone();
        self.companies.order.country =
            next(&countries, self.companies.order.country.as_ref(), forward);
        let label = |code: &str| match code {
            "" => "not known".to_owned(),
            code => country_name(code).unwrap_or(code).to_owned(),
        };
        let text = told(
            "Country",
            &countries,
            self.companies.order.country.as_ref(),
            label,
        );
        self.tell(&text, false);
        self.find_companies(out);
    }

    /// All kinds and countries again, marked or not.
    pub(in crate::app) fn widen_companies(&mut self, out: &mut Update) {
        self.companies.order = CompaniesOrder {
            sort: self.companies.order.sort,
            ..CompaniesOrder::default()
        };
        self.find_companies(out);
    }

    /// The next order.
    pub(in crate::app) fn sort_companies(&mut self, out: &mut Update) {
        let sort = self.companies.order.sort;
        let at = CompanySort::ALL.iter().position(|other| *other == sort);
        let next = at.map_or(0, |at| (at + 1) % CompanySort::ALL.len());
        let sort = CompanySort::ALL.get(next).copied().unwrap_or_default();
        self.companies.order.sort = sort;
        self.tell(
            match sort {
                CompanySort::Best => "Best match first; without a name most deals first",
                CompanySort::Deals => "Most deals first",
                CompanySort::Value => {
                    "Largest disclosed value first: ≈ converted at the mean rate of each deal's year"
                }
                CompanySort::Last => "The latest deal first",
                CompanySort::Name => "By name",
            },
            false,
        );
        self.find_companies(out);
    }
}

/// The value after that one, and after the last one none.
fn next(values: &[(String, u32)], now: Option<&String>, forward: bool) -> Option<String> {
    let at = now.and_then(|now| values.iter().position(|(value, _)| value == now));
    let place = match (at, forward) {
        (None, true) => Some(0),
        (None, false) => values.len().checked_sub(1),
        (Some(at), true) => Some(at + 1),
        (Some(at), false) => at.checked_sub(1),
    };
    place
        .and_then(|place| values.get(place))
        .map(|(value, _)| value.clone())
}

/// `Kind: all 179 · [Vendor 65] · Government 35 ...`: the values with their counts, those around the one that is asked for.
fn told(
    name: &str,
    values: &[(String, u32)],
    now: Option<&String>,
    label: impl Fn(&str) -> String,
) -> String {
    let at = now.and_then(|now| values.iter().position(|(value, _)| value == now));
    let first = at.unwrap_or(0).saturating_sub(2);
    let all: u32 = values.iter().map(|(_, count)| count).sum();
    let mut parts = vec![if now.is_none() {
        format!("[all {all}]")
    } else {
        format!("all {all}")
    }];
    for (place, (value, count)) in values.iter().enumerate().skip(first).take(TOLD) {
        let text = format!("{} {count}", label(value));
        parts.push(if at == Some(place) {
            format!("[{text}]")
        } else {
            text
        });
    }
    format!("{name}: {}", parts.join(" · "))
}
