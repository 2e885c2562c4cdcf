//! A file in the interchange format, record by record: what is sound comes in, all else is told of.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use super::error::{FileProblem, ImportError};
use super::issue::{Issue, Severity, Tally};
use super::known::Known;
use super::outline::{self, Outline};
use super::parts;
use super::raw::{Lines, understood};
use super::rules;
use super::text::{bytes_of, text_of};
use crate::deal::interchange::{Deal, Document, FORMAT};
use crate::store::shown;

/// What a file brought.
#[derive(Debug, Default)]
pub struct Incoming {
    /// What came in.
    pub document: Document,
    /// What did not, and what was changed, in the order of the file.
    pub issues: Vec<Issue>,
    /// The counts of it.
    pub tally: Tally,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
}

/// Reads a file. `known` is what it may refer to beside its own records.
///
/// # Errors
/// When it is no file in the interchange format; what is wrong with single records is in [`Incoming::issues`].
pub fn read(path: &Path, known: &Known) -> Result<Incoming, ImportError> {
    let bytes = bytes_of(path)?;
    read_bytes(bytes, known).map_err(|problem| ImportError::File {
        file: shown(path),
        problem,
    })
}

/// The same for the bytes of a file.
pub(super) fn read_bytes(bytes: Vec<u8>, known: &Known) -> Result<Incoming, FileProblem> {
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    let text = text_of(bytes)?;
    if !text.trim_start().starts_with(['{', '[']) && looks_like_a_table(&text) {
        return Err(FileProblem::TextLater);
    }
    let outline = outline::read(&text)?;
    let mut reading = Reading {
        lines: Lines::new(&text),
        known: known.clone(),
        incoming: Incoming {
            sha256,
            ..Incoming::default()
        },
        strange: BTreeMap::new(),
    };
    reading.document(&outline);
    Ok(reading.incoming)
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// True where the first line has the separators of a table and is no JSON.
fn looks_like_a_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    first.contains([',', ';', '\t']) && !first.starts_with('"')
}

/// The reading of one document.
struct Reading<'t> {
    lines: Lines<'t>,
    known: Known,
    incoming: Incoming,
    /// Codes that no list has: where each stands first, and how many records have it.
    strange: BTreeMap<(&'static str, String), (usize, usize)>,
}

impl<'t> Reading<'t> {
    fn document(&mut self, outline: &Outline<'t>) {
        FORMAT.clone_into(&mut self.incoming.document.format);
        self.incoming.document.title.clone_from(&outline.title);
        self.incoming.document.as_of.clone_from(&outline.as_of);
        for member in &outline.unknown {
            let problem = format!("the format has no member `{member}`; it was passed over");
            self.note(1, "document", Severity::Noted, &problem);
        }
        self.companies(&outline.companies);
        self.sources(&outline.sources);
        self.successions(&outline.successions);
        self.deals(&outline.deals);
        for ((list, code), (line, records)) in std::mem::take(&mut self.strange) {
            let problem =
                format!("{code:?} is no code of it; kept as written in {records} records");
            self.note(line, list, Severity::Noted, &problem);
        }
        // The members come in any order; people read the issues along with the file.
        self.incoming.issues.sort_by_key(|issue| issue.line);
    }

    fn companies(&mut self, raw: &[&'t RawValue]) {
        let mut own = HashSet::new();
        for (raw, place) in raw.iter().zip(1..) {
            let Some(mut company) = self.part(raw, "company", place) else {
                continue;
            };
            let faults = parts::check_company(&mut company, &self.known);
            let line = self.lines.of(raw);
            let record = format!("company {}", company.id);
            if self.told(line, &record, faults)
                && self.is_first(&mut own, &company.id, line, &record)
            {
                self.known.companies.insert(company.id.clone());
                self.incoming.document.companies.push(company);
            }
        }
    }

    fn sources(&mut self, raw: &[&'t RawValue]) {
        let mut own = HashSet::new();
        for (raw, place) in raw.iter().zip(1..) {
            let Some(source) = self.part(raw, "source", place) else {
                continue;
            };
            let faults = parts::check_source(&source, &self.known);
            let line = self.lines.of(raw);
            let record = format!("source {}", source.id);
            if self.told(line, &record, faults)
                && self.is_first(&mut own, &source.id, line, &record)
            {
                self.known.sources.insert(source.id.clone());
                self.incoming.document.sources.push(source);
            }
        }
        self.copies();
    }

    /// A source may be a copy of one that comes later, so this waits until all are known.
    fn copies(&mut self) {
        let mut repaired = Vec::new();
        for source in &mut self.incoming.document.sources {
            let own = source.id.clone();
            let sound = |of: &String| self.known.sources.contains(of) && *of != own;
            if let Some(gone) = source.copy_of.take_if(|of| !sound(of)) {
                repaired.push((own, gone));
            }
        }
        for (source, gone) in repaired {
            let problem = format!("copy_of: {gone:?} is no other source; left out");
            self.note(1, &format!("source {source}"), Severity::Repaired, &problem);
        }
    }

    fn successions(&mut self, raw: &[&'t RawValue]) {
        let mut own = HashSet::new();
        for (raw, place) in raw.iter().zip(1..) {
            let Some(mut succession) = self.part(raw, "succession", place) else {
                continue;
            };
            let faults = parts::check_succession(&mut succession, &self.known);
            let line = self.lines.of(raw);
            let record = format!("succession {} to {}", succession.from, succession.to);
            let key = (
                succession.from.clone(),
                succession.to.clone(),
                succession.kind.clone(),
            );
            if self.told(line, &record, faults) && self.is_first(&mut own, &key, line, &record) {
                self.incoming.document.successions.push(succession);
            }
        }
    }

    fn deals(&mut self, raw: &[&'t RawValue]) {
        let mut own = HashSet::new();
        let mut lines = Vec::new();
        for (raw, place) in raw.iter().zip(1..) {
            self.incoming.tally.read += 1;
            let line = self.lines.of(raw);
            match understood::<Deal>(raw) {
                Ok(mut deal) => {
                    let record = format!("deal {}", deal.id);
                    let verdict = rules::check(&mut deal, &self.known);
                    if !verdict.wrong.is_empty() {
                        self.reject(line, &record, &verdict.wrong.join("; "));
                    } else if own.insert(deal.id.clone()) {
                        self.count_strange(verdict.codes, line);
                        lines.push((line, verdict.repaired));
                        self.incoming.document.deals.push(deal);
                    } else {
                        self.reject(line, &record, "its id was there before; the first is kept");
                    }
                }
                Err((below, problem)) => {
                    let line = line.saturating_add(below);
                    self.reject(line, &format!("deal {place}"), &problem);
                }
            }
        }
        self.incoming.tally.kept = lines.len();
        self.known.deals.extend(own);
        self.repair_links(lines);
    }

    /// A link may lead to a deal that comes later, or to one that was rejected, so links wait until the end.
    fn repair_links(&mut self, lines: Vec<(usize, Vec<String>)>) {
        let mut deals = std::mem::take(&mut self.incoming.document.deals);
        for (deal, (line, mut repaired)) in deals.iter_mut().zip(lines) {
            repaired.extend(rules::repair_links(deal, &self.known));
            if !repaired.is_empty() {
                let record = format!("deal {}", deal.id);
                self.note(line, &record, Severity::Repaired, &repaired.join("; "));
            }
        }
        self.incoming.document.deals = deals;
    }

    /// A record that is no deal; what cannot be understood is left out and told.
    fn part<T: DeserializeOwned>(
        &mut self,
        raw: &'t RawValue,
        what: &str,
        place: usize,
    ) -> Option<T> {
        match understood(raw) {
            Ok(part) => Some(part),
            Err((below, problem)) => {
                let line = self.lines.of(raw).saturating_add(below);
                let problem = format!("left out: {problem}");
                self.note(
                    line,
                    &format!("{what} {place}"),
                    Severity::Repaired,
                    &problem,
                );
                None
            }
        }
    }

    /// Tells what is wrong with a record that is no deal; false: it is left out.
    fn told(&mut self, line: usize, record: &str, faults: parts::Faults) -> bool {
        self.count_strange(faults.codes, line);
        for noted in faults.noted {
            self.note(line, record, Severity::Noted, &noted);
        }
        for repaired in faults.repaired {
            self.note(line, record, Severity::Repaired, &repaired);
        }
        for wrong in &faults.wrong {
            self.note(
                line,
                record,
                Severity::Repaired,
                &format!("left out: {wrong}"),
            );
        }
        faults.wrong.is_empty()
    }

    fn count_strange(&mut self, codes: Vec<(&'static str, String)>, line: usize) {
        for code in codes {
            let (_, records) = self.strange.entry(code).or_insert((line, 0));
            *records += 1;
        }
    }

    fn is_first<K: std::hash::Hash + Eq + Clone>(
        &mut self,
        own: &mut HashSet<K>,
        key: &K,
        line: usize,
        record: &str,
    ) -> bool {
        let first = own.insert(key.clone());
        if !first {
            let problem = "left out: it was there before, and the first is kept";
            self.note(line, record, Severity::Repaired, problem);
        }
        first
    }

    fn reject(&mut self, line: usize, record: &str, problem: &str) {
        self.incoming.tally.rejected += 1;
        self.note(line, record, Severity::Rejected, problem);
    }

    fn note(&mut self, line: usize, record: &str, severity: Severity, problem: &str) {
        if severity == Severity::Repaired {
            self.incoming.tally.repaired += 1;
        }
        let issue = Issue::new(line, record, severity, problem);
        self.incoming.issues.push(issue);
    }
}
