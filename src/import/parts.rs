//! The rules that companies, sources and successions keep. One that breaks a rule is left out; a code that no list has is
//! kept as it is written: it describes, and nothing hangs on it.

use super::known::Known;
use super::rules::{is_country, is_date, is_slug, once, source_of};
use crate::deal::interchange::{Company, Source, Succession};

/// What is wrong with a record.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// Codes that no list has: the list and the code. Kept as written.
    pub(super) codes: Vec<(&'static str, String)>,
    /// Kept as it is.
    pub(super) noted: Vec<String>,
    /// Changed.
    pub(super) repaired: Vec<String>,
    /// Why it cannot come in.
    pub(super) wrong: Vec<String>,
}

pub(super) fn check_company(company: &mut Company, known: &Known) -> Faults {
    let mut faults = Faults::default();
    faults.id(&company.id);
    if company.name.trim().is_empty() {
        faults.wrong.push("its name is empty".to_owned());
    }
    faults.code(known, "company_kind", &company.kind);
    if let Some(country) = company.country.as_deref().filter(|code| !is_country(code)) {
        faults
            .noted
            .push(format!("country: {country:?} is no ISO 3166 code"));
    }
    for alias in &company.aliases {
        faults.code(known, "alias_kind", &alias.kind);
    }
    let twice = once(&mut company.aliases, |alias| alias.name.clone())
        + once(&mut company.identifiers, |one| {
            (one.scheme.clone(), one.value.clone())
        });
    if twice > 0 {
        faults.repaired.push(format!(
            "{twice} names or numbers that stood there twice left out"
        ));
    }
    faults
}

pub(super) fn check_source(source: &Source, known: &Known) -> Faults {
    let mut faults = Faults::default();
    faults.id(&source.id);
    if let Some(kind) = &source.kind {
        faults.code(known, "source_kind", kind);
    }
    if let Some(grade) = &source.grade {
        faults.code(known, "grade", grade);
    }
    if let Some(date) = source.date.as_deref().filter(|date| !is_date(date)) {
        faults
            .noted
            .push(format!("date: {date:?} is no EDTF date; kept as written"));
    }
    faults
}

pub(super) fn check_succession(succession: &mut Succession, known: &Known) -> Faults {
    let mut faults = Faults::default();
    for company in [&succession.from, &succession.to] {
        if !known.companies.contains(company) {
            faults
                .wrong
                .push(format!("{company:?} is not among the companies"));
        }
    }
    if succession.from == succession.to {
        faults
            .wrong
            .push("it leads to the company itself".to_owned());
    }
    faults.code(known, "succession_type", &succession.kind);
    if let Some(date) = succession.date.as_deref().filter(|date| !is_date(date)) {
        faults
            .noted
            .push(format!("date: {date:?} is no EDTF date; kept as written"));
    }
    let before = succession.cite.len();
    succession
        .cite
        .retain(|cite| known.sources.contains(source_of(cite)));
    once(&mut succession.cite, |cite| source_of(cite).to_owned());
    if succession.cite.len() < before {
        faults
            .repaired
            .push("sources that are not there, or there twice, left out".to_owned());
    }
    faults
}

impl Faults {
    fn id(&mut self, id: &str) {
        if !is_slug(id) {
            self.wrong.push(format!(
                "id: {id:?} is no slug (lower-case letters, digits and single hyphens)"
            ));
        }
    }

    fn code(&mut self, known: &Known, list: &'static str, code: &str) {
        if !known.has_code(list, code) {
            self.codes.push((list, code.to_owned()));
        }
    }
}
