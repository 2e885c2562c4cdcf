//! What each field asks for, in a line: what is read beside its name while it is typed.

use super::names::{FIELD_LISTS, spelled};
use crate::deal::Codes;

/// The fields that do not come from a code list. A test proves that each has its line.
const BUILT_IN: [(&str, &str); 23] = [
    ("kind", "what sort of agreement"),
    ("status", "how it stands"),
    ("country", "where, by ISO code"),
    ("sector", "what it is for"),
    ("product", "a product's name"),
    ("source", "a source's id, publisher or title"),
    ("grade", "its best source, A to E"),
    ("currency", "of the headline value"),
    ("id", "a deal's id"),
    ("tag", "your own tags"),
    ("title", "words of the title"),
    ("company", "a company in any role"),
    ("vendor", "a company on the supply side"),
    ("customer", "a company on the buying side"),
    ("date", "the headline date"),
    ("ends", "when it ends"),
    ("value", "the headline value"),
    ("term", "length of the first term"),
    ("linked", "linked to a deal in any way"),
    ("has", "what is known"),
    ("no", "what is not known"),
    ("is", "marked, disputed, ended, in force ..."),
    ("sort", "the order of the list"),
];

/// What the field of that name asks for; the meaning of its code where a code list has it.
#[must_use]
pub fn field_meaning<'a>(name: &str, codes: &'a Codes) -> &'a str {
    let built_in = BUILT_IN.iter().find(|(field, _)| *field == name);
    if let Some((_, meaning)) = built_in {
        return meaning;
    }
    let mut listed = FIELD_LISTS.into_iter().flat_map(|list| codes.list(list));
    let code = listed.find(|code| spelled(&code.code) == name);
    let meaning = code.map(|code| code.meaning.as_ref().unwrap_or(&code.label).as_str());
    meaning.unwrap_or_default().trim_end_matches('.')
}

#[cfg(test)]
mod tests {
    use super::field_meaning;
    use crate::query::{bundled, field_names};

    #[test]
    fn every_field_says_what_it_asks_for() {
        let codes = bundled();
        let without: Vec<String> = field_names(codes)
            .into_iter()
            .filter(|name| field_meaning(name, codes).is_empty())
            .collect();
        assert_eq!(without, [""; 0]);
        assert_eq!(
            field_meaning("supplier", codes),
            "Provides systems, services or licences"
        );
        assert_eq!(field_meaning("no_such_field", codes), "");
    }
}
