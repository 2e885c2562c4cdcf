//! Where a row was found, when what matched does not show in it: `· was Torex`, `· summary`.

use std::borrow::Cow;

use crate::deal::{Codes, fold};
use crate::index::{Companies, Entry, MatchReason};
use crate::query::Words;

/// What is said behind a title.
pub(super) struct Places {
    /// With what each name is: `· product Lorenzo`.
    pub(super) full: String,
    /// The names alone: `· Lorenzo`.
    pub(super) short: String,
}

/// Says for each word that every deal found has, and that stands in none of the texts shown, where it is. A title that has
/// it in the part that was cut off says so itself.
pub(super) fn elsewhere(
    entry: Entry<'_>,
    words: &Words,
    shown: &str,
    companies: &Companies,
    codes: &Codes,
) -> Option<Places> {
    let shown = fold(shown);
    let title = entry.title();
    let title = fold(&title);
    let hidden = words
        .required()
        .iter()
        .filter(|word| !shown.contains(word.as_str()) && !title.contains(word.as_str()));
    let (mut full, mut short): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for word in hidden {
        let (whole, name) = place(entry, word, companies, codes);
        if !full.contains(&whole) {
            full.push(whole);
            short.push(name);
        }
    }
    (!full.is_empty()).then(|| Places {
        full: format!("· {}", full.join(", ")),
        short: format!("· {}", short.join(", ")),
    })
}

/// Where a word is, and the name alone that has it: nearest to what people call the deal first. What is in no column is in
/// the summary.
fn place(entry: Entry<'_>, word: &str, companies: &Companies, codes: &Codes) -> (String, String) {
    let has = |text: &str| fold(text).contains(word);
    if let Some(party) = entry.parties().find(|party| has(party.name)) {
        let role = codes.label("role", party.role).to_lowercase();
        return (format!("{role} {}", party.name), party.name.to_owned());
    }
    let alias = entry.companies().find_map(|row| {
        let aliases = &companies.get(row)?.aliases;
        aliases.iter().find(|alias| has(&alias.name))
    });
    if let Some(alias) = alias {
        let (name, kind) = (alias.name.to_string(), alias.kind.to_string());
        return (MatchReason::Alias(name.clone(), kind).to_string(), name);
    }
    match entry.products().find(|product| has(product)) {
        Some(product) => (format!("product {product}"), product.to_owned()),
        None => ("summary".to_owned(), "summary".to_owned()),
    }
}

/// A title and what is said behind it, both cut so that they fit: the title has more than half of the room.
pub(super) fn shares(title: usize, note: usize, columns: usize) -> (usize, usize) {
    let note = note.min((columns * 2 / 5).max(columns.saturating_sub(title + 1)));
    (columns.saturating_sub(note + 1), note)
}

/// All that a row shows besides the title, as one text.
pub(super) fn joined(cells: &[Vec<ratatui::text::Span<'_>>]) -> String {
    let cell = |spans: &Vec<ratatui::text::Span<'_>>| -> String {
        spans
            .iter()
            .map(|span| Cow::as_ref(&span.content))
            .collect()
    };
    cells.iter().map(cell).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn a_title_keeps_more_than_half_and_a_note_gets_what_a_short_title_leaves() {
        assert_eq!(shares(80, 30, 40), (23, 16));
        assert_eq!(shares(10, 30, 40), (10, 29));
        assert_eq!(shares(10, 8, 40), (31, 8));
    }
}
