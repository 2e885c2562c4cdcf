//! `dealscope schema`: the SQL of a deals file.

use super::{Outcome, Streams};
use crate::store::SCHEMA;

/// Prints the schema.
///
/// # Errors
/// When writing fails.
pub fn run(streams: &mut Streams<'_>) -> anyhow::Result<Outcome> {
    streams.data.write_all(SCHEMA.as_bytes())?;
    streams.data.flush()?;
    Ok(Outcome::Done)
}
