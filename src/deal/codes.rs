//! Code lists: the closed vocabularies (kind, status, role ...) with their labels. They travel with a deals file; the
//! bundled ones are in `assets/codes.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::text::Clean;

/// The bundled lists, as JSON.
const BUNDLED: &str = include_str!("../../assets/codes.json");

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

/// A code as the JSON has it.
#[derive(Deserialize)]
struct Written {
    code: String,
    label: String,
    meaning: Option<String>,
}

impl Codes {
    /// Reads the shape of `assets/codes.json`: lists of `{code, label, meaning}`; members that are no lists are passed over.
    ///
    /// # Errors
    /// When the text is no JSON of that shape.
    pub fn from_json(text: &str) -> Result<Self, CodesError> {
        let members: BTreeMap<String, serde_json::Value> = serde_json::from_str(text)?;
        let mut codes = Self::default();
        for (list, member) in members.into_iter().filter(|(_, member)| member.is_array()) {
            let written: Vec<Written> = serde_json::from_value(member)?;
            for Written {
                code,
                label,
                meaning,
            } in written
            {
                let code = Code {
                    code: Clean::new(&code),
                    label: Clean::new(&label),
                    meaning: meaning.as_deref().map(Clean::new),
                };
                codes.push(&list, code);
            }
        }
        Ok(codes)
    }
    /// The bundled lists.
    #[must_use]
    pub fn bundled() -> Self {
        // A test proves that they can be read.
        Self::from_json(BUNDLED).unwrap_or_default()
    }
    /// Adds a code at the end of a list, which it makes where there is none.
    pub fn push(&mut self, list: &str, code: Code) {
        match self
            .lists
            .iter_mut()
            .find(|(name, _)| name.as_str() == list)
        {
            Some((_, codes)) => codes.push(code),
            None => self.lists.push((Clean::new(list), vec![code])),
        }
    }
    /// The codes of a list (`deal_kind`, `status`, `role` ...), in display order; empty for an unknown list.
    #[must_use]
    pub fn list(&self, list: &str) -> &[Code] {
        let found = self.lists.iter().find(|(name, _)| name.as_str() == list);
        found.map_or(&[], |(_, codes)| codes.as_slice())
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
        let found = self
            .list(list)
            .iter()
            .find(|known| known.code.as_str() == code);
        found.map_or(code, |known| known.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deal::Qualifier;

    #[test]
    fn the_bundled_lists_can_be_read() {
        let codes = Codes::from_json(BUNDLED).unwrap();
        let sizes: Vec<_> = codes
            .lists()
            .map(|(name, codes)| (name, codes.len()))
            .collect();
        assert!(
            sizes.contains(&("deal_kind", 15)) && sizes.contains(&("role", 16)),
            "{sizes:?}"
        );
        assert_eq!(Codes::bundled().lists().count(), codes.lists().count());
    }

    #[test]
    fn a_code_has_its_label_and_an_unknown_one_is_its_own() {
        let codes = Codes::bundled();
        assert_eq!(codes.label("status", "in_force"), "In force");
        assert_eq!(codes.label("status", "made_up"), "made_up");
        assert_eq!(codes.label("no_such_list", "x"), "x");
        assert!(codes.list("no_such_list").is_empty());
    }

    #[test]
    fn the_qualifiers_are_those_of_the_list() {
        let codes = Codes::bundled();
        let listed: Vec<_> = codes
            .list("qualifier")
            .iter()
            .map(|code| code.code.as_str())
            .collect();
        assert_eq!(listed, Qualifier::ALL.map(Qualifier::code));
    }

    #[test]
    fn a_list_of_something_else_and_a_broken_text_are_told_apart() {
        let codes = Codes::from_json(
            r#"{"about": "x", "rule": {"a": 1}, "list": [{"code": "a", "label": "A"}]}"#,
        );
        assert_eq!(codes.unwrap().list("list").len(), 1);
        for broken in ["[]", "{", r#"{"list": [{"code": "a"}]}"#] {
            assert!(Codes::from_json(broken).is_err(), "{broken}");
        }
    }
}
