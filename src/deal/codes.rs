//! Code lists: the closed vocabularies (kind, status, role ...) with their labels. They travel with a deals file; the
//! bundled ones are in `assets/codes.json`.

use super::text::Clean;

/// One code of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What files and queries write: `in_force`.
    pub code: Clean,
    /// What people read: `In force`.
    pub label: Clean,
    /// What it means, in a sentence.
    pub meaning: Option<Clean>,
}

/// All code lists, each in the order for display.
#[derive(Clone, Debug, Default)]
pub struct Codes {
    lists: Vec<(Clean, Vec<Code>)>,
}

/// Why a code list could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the code lists cannot be read: {0}")]
pub struct CodesError(#[from] serde_json::Error);

impl Codes {
    /// Reads the shape of `assets/codes.json`: lists of `{code, label, meaning}`; members that are no lists are passed over.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn from_json(text: &str) -> Result<Self, CodesError> {
        let _ = text;
        todo!()
    }
    /// The bundled lists.
    #[must_use]
    pub fn bundled() -> Self {
        todo!()
    }
    /// Adds a code at the end of a list, which it makes where there is none.
    pub fn push(&mut self, list: &str, code: Code) {
        let _ = (list, code);
        todo!()
    }
    /// The codes of a list (`deal_kind`, `status`, `role` ...), in display order; empty for an unknown list.
    #[must_use]
    pub fn list(&self, list: &str) -> &[Code] {
        let _ = list;
        todo!()
    }
    /// All lists, by name.
    pub fn lists(&self) -> impl Iterator<Item = (&str, &[Code])> {
        self.lists
            .iter()
            .map(|(name, codes)| (name.as_str(), codes.as_slice()))
    }
    /// What people read for a code; the code itself where the list does not have it.
    #[must_use]
    pub fn label<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        let _ = (list, code);
        todo!()
    }
}
