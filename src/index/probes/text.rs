//! Words and phrases: in titles, companies' names, products and summaries, without regard to case and accents.
//!
//! A word matches anywhere, inside longer words too (`soft` finds Microsoft), so that a list narrows while a word is being
//! typed. A phrase in quotes matches the same way, spaces included.

use std::sync::Arc;

use super::companies::Named;
use super::{Probe, Scope, rows_of};
use crate::deal::{Lookup, Needle};
use crate::index::chunk::{Chunk, Known};
use crate::index::column::{Rows, TextColumn, all_rows};

/// Where a shorter word was found in fewer than one of so many deals, only these are looked at for the longer one: each
/// alone costs more than each of all.
const FEW: usize = 2;

/// The word or phrase in any of the texts of a deal.
pub(super) fn text<'a>(text: &str, scope: &Scope<'a>) -> Probe<'a> {
    let needle = Needle::new(text);
    if needle.is_empty() {
        return Probe::new(|chunk| all_rows(chunk.len()));
    }
    let in_summary = summary_lookup(text).map_or(&[][..], |lookup| scope.answer(&lookup));
    let named = Named::with_text(text, scope);
    Probe::new(move |chunk| {
        let mut rows = in_columns(chunk, &needle, &named);
        rows.union_with(&rows_of(chunk, in_summary));
        rows
    })
}

/// The deals with the needle in the title, in a company's name or in that of a product.
fn in_columns(chunk: &Chunk, needle: &Needle, named: &Named<'_>) -> Rows {
    let among = match chunk.found.words.get(needle.folded()) {
        Known::Whole(rows) => return Rows::clone(&rows),
        Known::Among(rows) => Some(rows).filter(|rows| rows.count_ones(..) * FEW < chunk.len()),
        Known::Nothing => None,
    };
    let mut rows = if let Some(among) = among {
        let mut rows = chunk.titles.find(needle).rows_among(&among);
        rows.union_with(&named.rows_among(chunk, &among));
        rows
    } else {
        let mut rows = in_titles(chunk, needle);
        rows.union_with(&named.rows(chunk, |_| true));
        rows
    };
    rows.union_with(&in_products(chunk, needle));
    chunk
        .found
        .words
        .remember(needle.folded(), Arc::new(rows.clone()));
    rows
}

/// What the deals file is asked for a word: its summaries.
pub(super) fn summary_lookup(text: &str) -> Option<Lookup> {
    let needle = Needle::new(text);
    (!needle.is_empty()).then(|| Lookup::Summary(needle.folded().to_owned()))
}

/// Deals with the needle in the title.
pub(super) fn in_titles(chunk: &Chunk, needle: &Needle) -> Rows {
    chunk.titles.find(needle).rows()
}

/// Deals with the needle in the name of a product.
pub(super) fn in_products(chunk: &Chunk, needle: &Needle) -> Rows {
    chunk
        .products
        .rows_with(&hits(chunk.products.words(), needle))
}

/// The texts that have the needle, as a set.
pub(super) fn matching(texts: &TextColumn, needle: &Needle) -> Rows {
    let mut rows = Rows::with_capacity(texts.len());
    if needle.is_empty() {
        rows.insert_range(..);
    } else {
        texts.matching(needle, |row| {
            if row < texts.len() {
                rows.insert(row);
            }
        });
    }
    rows
}

/// The texts that have the needle, one answer each.
pub(super) fn hits(texts: &TextColumn, needle: &Needle) -> Vec<bool> {
    let rows = matching(texts, needle);
    (0..texts.len()).map(|at| rows.contains(at)).collect()
}
