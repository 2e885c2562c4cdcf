//! `dealscope schema`: the SQL of a deals file.

use std::io::Write;

use super::{Outcome, Streams};

/// The SQL.
const SCHEMA: &str = include_str!("../../assets/schema.sql");

/// Prints the schema.
///
/// # Errors
/// When writing fails.
pub fn run(streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    streams.data.write_all(SCHEMA.as_bytes())?;
    Ok(Outcome::Done)
}
