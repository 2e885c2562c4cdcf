//! What records may refer to: the codes, and what the file that is imported into has already.

use std::collections::HashSet;

use crate::deal::Codes;
use crate::deal::interchange::Document;
use crate::store::Contents;

/// Codes, and slugs of companies, sources and deals.
#[derive(Clone, Debug, Default)]
pub struct Known {
    codes: HashSet<(String, String)>,
    pub(super) companies: HashSet<String>,
    pub(super) sources: HashSet<String>,
    pub(super) deals: HashSet<String>,
}

impl Known {
    /// The bundled codes, and nothing else.
    #[must_use]
    pub fn bundled() -> Self {
        let mut known = Self::default();
        for (list, codes) in Codes::bundled().lists() {
            let codes = codes
                .iter()
                .map(|code| (list.to_owned(), code.code.to_string()));
            known.codes.extend(codes);
        }
        known
    }

    /// The same, with what a deals file has.
    #[must_use]
    pub fn of(contents: &Contents) -> Self {
        let mut known = Self::bundled();
        let own = contents.codes.iter();
        known
            .codes
            .extend(own.map(|own| (own.list.clone(), own.code.clone())));
        known.add(&contents.document);
        known
    }

    /// Adds the records of a document.
    pub fn add(&mut self, document: &Document) {
        self.companies
            .extend(document.companies.iter().map(|one| one.id.clone()));
        self.sources
            .extend(document.sources.iter().map(|one| one.id.clone()));
        self.deals
            .extend(document.deals.iter().map(|one| one.id.clone()));
    }

    /// True when the list has the code.
    pub(super) fn has_code(&self, list: &str, code: &str) -> bool {
        // A set of pairs cannot be asked with borrowed parts, and codes are short.
        self.codes.contains(&(list.to_owned(), code.to_owned()))
    }
}
