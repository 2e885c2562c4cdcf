//! What comes in joins what is there: records of the same id are replaced, others are added.

use std::collections::{HashMap, HashSet};

use super::issue::Severity;
use super::read::Incoming;
use crate::deal::interchange::{Deal, Document, FORMAT};
use crate::store::{Contents, Import, ImportIssue};

/// How many issues of one import are kept in the file.
const KEPT_ISSUES: usize = 10_000;

/// What became of the deals that came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Deals that were not there.
    pub added: usize,
    /// Deals that were.
    pub replaced: usize,
    /// Deals of an older catalogue that the newer one has no more.
    pub removed: usize,
}

/// Adds what a user's file brought. `path` and `at` tell where it is from, and when it came.
pub fn merge(contents: &mut Contents, incoming: Incoming, path: &str, at: &str) -> Merged {
    let import = Import {
        path: path.to_owned(),
        format: FORMAT.to_owned(),
        sha256: incoming.sha256,
        licence: None,
        at: at.to_owned(),
        rows_read: count(incoming.tally.read),
        rows_kept: count(incoming.tally.kept),
        issues: incoming
            .issues
            .iter()
            .filter(|issue| issue.severity > Severity::Noted)
            .take(KEPT_ISSUES)
            .map(|issue| ImportIssue {
                line: Some(count(issue.line)),
                field: Some(issue.record.to_string()),
                severity: issue.severity.word().to_owned(),
                problem: issue.problem.to_string(),
            })
            .collect(),
    };
    for deal in &incoming.document.deals {
        contents.of_catalogue.remove(&deal.id);
    }
    let merged = join(&mut contents.document, incoming.document);
    contents.imports.push(import);
    merged
}

/// Brings a newer catalogue in. What the user imported stays as it is, deals of the same id too; deals of the older
/// catalogue that the newer one has no more go, unless one that stays has a link to them.
pub fn refresh(contents: &mut Contents, catalogue: Contents) -> Merged {
    let mut newer = catalogue.document;
    let is_users = |deal: &Deal, contents: &Contents| !contents.of_catalogue.contains(&deal.id);
    let mine: HashSet<String> = contents
        .document
        .deals
        .iter()
        .filter(|deal| is_users(deal, contents))
        .map(|deal| deal.id.clone())
        .collect();
    newer.deals.retain(|deal| !mine.contains(&deal.id));
    let keep: HashSet<String> = newer.deals.iter().map(|deal| deal.id.clone()).collect();
    let linked = linked_from(&contents.document.deals, &mine);
    let before = contents.document.deals.len();
    contents.document.deals.retain(|deal| {
        mine.contains(&deal.id) || keep.contains(&deal.id) || linked.contains(&deal.id)
    });
    let removed = before.saturating_sub(contents.document.deals.len());
    contents.of_catalogue = keep;
    contents.catalogue_version = catalogue.catalogue_version;
    Merged {
        removed,
        ..join(&mut contents.document, newer)
    }
}

/// All deals that can be reached over links from these.
fn linked_from(deals: &[Deal], from: &HashSet<String>) -> HashSet<String> {
    let by_id: HashMap<&str, &Deal> = deals.iter().map(|deal| (deal.id.as_str(), deal)).collect();
    let mut reached = HashSet::new();
    let mut open: Vec<&str> = from.iter().map(String::as_str).collect();
    while let Some(deal) = open.pop().and_then(|id| by_id.get(id)) {
        for to in deal.links.iter().filter_map(|link| link.deal.as_deref()) {
            if reached.insert(to.to_owned()) {
                open.push(to);
            }
        }
    }
    reached
}

fn join(document: &mut Document, incoming: Document) -> Merged {
    FORMAT.clone_into(&mut document.format);
    if document.title.is_empty() {
        document.title = incoming.title;
    }
    // Days in ISO 8601 sort as texts.
    if incoming.as_of > document.as_of {
        document.as_of = incoming.as_of;
    }
    replace(&mut document.companies, incoming.companies, |one| {
        one.id.clone()
    });
    replace(&mut document.sources, incoming.sources, |one| {
        one.id.clone()
    });
    replace(&mut document.successions, incoming.successions, |one| {
        (one.from.clone(), one.to.clone(), one.kind.clone())
    });
    let (added, replaced) = replace(&mut document.deals, incoming.deals, |one| one.id.clone());
    Merged {
        added,
        replaced,
        removed: 0,
    }
}

/// Replaces records of the same key in their place, and adds the others in the order of keys.
fn replace<T, K: std::hash::Hash + Eq + Ord>(
    there: &mut Vec<T>,
    incoming: Vec<T>,
    key: impl Fn(&T) -> K,
) -> (usize, usize) {
    let places: HashMap<K, usize> = there.iter().map(&key).zip(0..).collect();
    let (mut added, mut replaced) = (0, 0);
    for record in incoming {
        let place = places.get(&key(&record)).copied();
        if let Some(old) = place.and_then(|place| there.get_mut(place)) {
            *old = record;
            replaced += 1;
        } else {
            there.push(record);
            added += 1;
        }
    }
    there.sort_by_cached_key(key);
    (added, replaced)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
