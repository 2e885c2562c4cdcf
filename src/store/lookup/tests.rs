//! Lookups over the catalogue.
