//! The outline of a document: its members, and each record as a piece of the text that has not been understood yet, so
//! that one bad record does not lose the others. No tree of the whole is ever built.

use std::fmt;

use serde::Deserialize;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

use super::error::FileProblem;
use crate::deal::cleaned;
use crate::deal::interchange::FORMAT;

/// A document whose records are still text.
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    pub(super) title: String,
    pub(super) as_of: String,
    pub(super) companies: Vec<&'t RawValue>,
    pub(super) successions: Vec<&'t RawValue>,
    pub(super) sources: Vec<&'t RawValue>,
    pub(super) deals: Vec<&'t RawValue>,
    /// Members that the format does not have.
    pub(super) unknown: Vec<String>,
}

/// Members that tell of OCDS.
const OCDS: [&str; 4] = ["releases", "records", "ocid", "releasePackage"];

/// Reads the outline of a text.
pub(super) fn read(text: &str) -> Result<Outline<'_>, FileProblem> {
    let whole: &RawValue = serde_json::from_str(text).map_err(|error| syntax(&error))?;
    if kind_of(whole) != "an object" {
        return Err(FileProblem::Shape(kind_of(whole)));
    }
    let members: Members<'_> = serde_json::from_str(whole.get()).map_err(|error| syntax(&error))?;
    outline(members)
}

fn outline(members: Members<'_>) -> Result<Outline<'_>, FileProblem> {
    let Members(members) = members;
    let mut seen: Vec<&str> = Vec::new();
    for (key, _) in &members {
        if seen.contains(&key.as_str()) {
            return Err(FileProblem::Twice(cleaned(key).into_owned()));
        }
        seen.push(key);
    }
    let get = |key: &str| {
        members
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| *value)
    };
    match get("format") {
        None if seen.iter().any(|key| OCDS.contains(key)) => return Err(FileProblem::OcdsLater),
        None => return Err(FileProblem::Format("missing".to_owned())),
        Some(format) => check_format(format)?,
    }
    let mut outline = Outline::default();
    for (key, value) in &members {
        match key.as_str() {
            "format" => {}
            "title" => outline.title = word("title", value)?,
            "as_of" => outline.as_of = word("as_of", value)?,
            "companies" => outline.companies = records("companies", value)?,
            "successions" => outline.successions = records("successions", value)?,
            "sources" => outline.sources = records("sources", value)?,
            "deals" => outline.deals = records("deals", value)?,
            other => outline.unknown.push(cleaned(other).into_owned()),
        }
    }
    if get("deals").is_none() {
        return Err(FileProblem::Member {
            key: "deals",
            found: "missing",
            wanted: "a list",
        });
    }
    Ok(outline)
}

fn check_format(value: &RawValue) -> Result<(), FileProblem> {
    match serde_json::from_str::<String>(value.get()) {
        Ok(format) if format == FORMAT => Ok(()),
        Ok(other) => Err(FileProblem::Format(format!("{:?}", cleaned(&other)))),
        Err(_) => Err(FileProblem::Format(kind_of(value).to_owned())),
    }
}

fn word(key: &'static str, value: &RawValue) -> Result<String, FileProblem> {
    let read = serde_json::from_str(value.get()).ok();
    read.ok_or_else(|| FileProblem::Member {
        key,
        found: kind_of(value),
        wanted: "a text",
    })
}

fn records<'t>(key: &'static str, value: &'t RawValue) -> Result<Vec<&'t RawValue>, FileProblem> {
    let read = serde_json::from_str(value.get()).ok();
    read.ok_or_else(|| FileProblem::Member {
        key,
        found: kind_of(value),
        wanted: "a list",
    })
}

/// What a value is, in words.
pub(super) fn kind_of(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

fn syntax(error: &serde_json::Error) -> FileProblem {
    FileProblem::Syntax {
        line: error.line(),
        column: error.column(),
        problem: without_place(error),
    }
}

/// What `serde_json` says, without the place that it adds: that place is often one in a piece of the text.
pub(super) fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    cleaned(text.get(..end).unwrap_or_default()).into_owned()
}

/// The members of an object in their order, those that come twice too.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    members.push((key, map.next_value()?));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}
