//! What is wrong with source files: edges that the table does not have, circles, and files that do not keep to the form.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenTree;

use super::imports::{Edge, Source};
use super::{MAX_LINES, OUTSIDE, TABLE};

/// All that is wrong with these files, one line each.
pub fn complaints(sources: &[Source]) -> Vec<String> {
    let outside: Vec<&str> = OUTSIDE.iter().map(|(name, _)| *name).collect();
    let edges: BTreeSet<Edge> = sources
        .iter()
        .flat_map(|source| source.edges(&outside))
        .collect();
    let mut found: Vec<String> = sources.iter().flat_map(file_complaints).collect();
    found.extend(edges.iter().filter(|edge| !allowed(edge)).map(|edge| {
        let Edge { from, to, file } = edge;
        format!("{file}: {from} must not import {to}")
    }));
    found.extend(circles(&edges));
    found
}

fn allowed(edge: &Edge) -> bool {
    let listed = |table: &[(&str, &[&str])], row: &str, item: &str| {
        table
            .iter()
            .any(|(name, items)| *name == row && items.contains(&item))
    };
    // The root only declares the rooms.
    edge.from == "lib"
        || listed(TABLE, &edge.from, &edge.to)
        || listed(OUTSIDE, &edge.to, &edge.from)
}

pub fn file_complaints(source: &Source) -> Vec<String> {
    let Source { path, text } = source;
    let mut found = Vec::new();
    let lines = text.lines().count();
    if lines > MAX_LINES {
        found.push(format!(
            "{path}: {lines} lines, more than {MAX_LINES}: make it a folder of smaller files"
        ));
    }
    if path.ends_with("/mod.rs") {
        found.push(format!(
            "{path}: name the file after its module, beside the folder"
        ));
    }
    if !text.starts_with("//!") {
        found.push(format!(
            "{path}: the first line must be //! and say what lives here"
        ));
    }
    if has_unsafe(&source.tokens()) {
        found.push(format!("{path}: unsafe code"));
    }
    found
}

fn has_unsafe(tokens: &[TokenTree]) -> bool {
    tokens.iter().any(|token| match token {
        TokenTree::Ident(name) => name == "unsafe",
        TokenTree::Group(group) => has_unsafe(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => false,
    })
}

/// The circles among the rooms: of each room that can reach itself, one way round.
fn circles(edges: &BTreeSet<Edge>) -> Vec<String> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| edge.from != "lib") {
        next.entry(&edge.from).or_default().insert(&edge.to);
    }
    let mut found = Vec::new();
    for start in next.keys() {
        let mut ways = vec![vec![*start]];
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop() {
            for step in way
                .last()
                .and_then(|room| next.get(room))
                .into_iter()
                .flatten()
            {
                if step == start {
                    found.push(format!("circle: {} -> {start}", way.join(" -> ")));
                    ways.clear();
                    break;
                }
                if seen.insert(*step) {
                    ways.push([way.as_slice(), &[*step]].concat());
                }
            }
        }
    }
    found
}
