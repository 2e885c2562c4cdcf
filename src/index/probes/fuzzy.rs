//! `~word`: close to a word of the title, of a company's name or of a product. One letter may be wrong, missing, too many or
//! swapped, and the word may still be unfinished.

use std::sync::Arc;

use super::companies::Named;
use super::{Probe, Scope, all_of};
use crate::fuzzy::{Name, Needle};
use crate::index::chunk::Chunk;
use crate::index::column::Rows;

/// Each of these words, close to a word of a deal.
pub(super) fn fuzzy<'a>(words: &str, scope: &Scope<'a>) -> Probe<'a> {
    let needles = words.split_whitespace().map(Needle::new);
    let needles = needles.filter(|needle| !needle.is_empty());
    all_of(needles.map(|needle| close(needle, scope)).collect())
}

fn close<'a>(needle: Needle, scope: &Scope<'a>) -> Probe<'a> {
    let needle = Arc::new(needle);
    let typed = Arc::clone(&needle);
    let named = Named::with_name(move |name| answers(&typed, name), scope);
    Probe::new(move |chunk| {
        let mut rows = in_titles(chunk, &needle);
        let products = |product: &str| answers(&needle, &Name::prepare(product));
        rows.union_with(&chunk.products.rows_where(products));
        rows.union_with(&named.rows(chunk, |_| true));
        rows
    })
}

fn answers(needle: &Needle, name: &Name) -> bool {
    needle.plain(name).or_else(|| needle.close(name)).is_some()
}

/// Looks at each distinct word of the titles once.
fn in_titles(chunk: &Chunk, needle: &Needle) -> Rows {
    let is_close = |word: &str| {
        let mut parts = word.split(|letter: char| !letter.is_alphanumeric());
        parts.any(|part| answers(needle, &Name::prepare(part)))
    };
    let close: Vec<bool> = chunk.titles.words().iter().map(is_close).collect();
    chunk.titles.rows_with(&close)
}
