//! A record that is still text: what it is, if it can be understood, and on which line it stands.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::outline::{self, without_place};
use super::text::line_after;

/// The longest record that is read, and the longest text in one.
const LONGEST_RECORD: usize = 8 << 20;
const LONGEST_TEXT: usize = 1 << 20;

/// A record; else how many lines below its beginning it goes wrong, and how.
pub(super) fn understood<T: DeserializeOwned>(raw: &RawValue) -> Result<T, (usize, String)> {
    check_size(raw.get()).map_err(|problem| (0, problem))?;
    serde_json::from_str(raw.get()).map_err(|error| {
        let problem = match outline::kind_of(raw) {
            "an object" => without_place(&error),
            other => format!("it is {other}, where an object was expected"),
        };
        (error.line().saturating_sub(1), problem)
    })
}

/// Refuses a record, or a text in it, that is too long for any use.
fn check_size(raw: &str) -> Result<(), String> {
    if raw.len() > LONGEST_RECORD {
        return Err(format!(
            "it has {} bytes; {LONGEST_RECORD} are the most",
            raw.len()
        ));
    }
    // Only a record that is longer itself can have a text that is too long.
    if raw.len() <= LONGEST_TEXT {
        return Ok(());
    }
    let (mut begin, mut escaped) = (None, false);
    for (place, byte) in raw.bytes().enumerate() {
        match (byte, begin) {
            _ if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', None) => begin = Some(place),
            (b'"', Some(opened)) => {
                let length = place.saturating_sub(opened);
                if length > LONGEST_TEXT {
                    return Err(format!(
                        "a text in it has {length} bytes; {LONGEST_TEXT} are the most"
                    ));
                }
                begin = None;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Finds the lines of records.
pub(super) struct Lines<'t> {
    text: &'t str,
    /// How far lines are counted, in bytes, and the line there.
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    /// The line that a record begins on. Cheap where records are asked for in the order of the text.
    pub(super) fn of(&mut self, raw: &'t RawValue) -> usize {
        let begin = self.text.as_ptr().addr();
        let to = raw.get().as_ptr().addr().saturating_sub(begin);
        if to < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = self.text.as_bytes().get(self.at..to).unwrap_or_default();
        self.line = self
            .line
            .saturating_add(line_after(passed))
            .saturating_sub(1);
        self.at = to;
        self.line
    }
}
