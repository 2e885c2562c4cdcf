//! The catalogue that comes with the program.

use std::collections::HashSet;

use crate::deal::interchange::Document;
use crate::store::Contents;

const TEXT: &str = include_str!("../../assets/catalogue.json");

/// The day that the bundled catalogue tells of.
pub const CATALOGUE_VERSION: &str = "2026-11-21";

/// The bundled catalogue, ready to be written.
#[must_use]
pub fn catalogue() -> Contents {
    // The text is part of the program, and a test reads it: it cannot fail here.
    let document: Document = serde_json::from_str(TEXT).unwrap_or_default();
    let of_catalogue: HashSet<String> = document.deals.iter().map(|deal| deal.id.clone()).collect();
    Contents {
        catalogue_version: Some(document.as_of.clone()),
        of_catalogue,
        document,
        ..Contents::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_catalogue_is_of_the_day_that_is_written_here() {
        let contents = catalogue();
        assert_eq!(contents.document.as_of, CATALOGUE_VERSION);
        assert!(contents.of_catalogue.len() >= 175);
    }
}
