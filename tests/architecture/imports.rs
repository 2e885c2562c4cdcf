//! Reads which rooms and outside crates a source file uses, from its tokens: comments and texts do not count, tests and
//! the insides of macros do.

use std::collections::BTreeSet;
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A source file, by its path below the repository (`src/tui/inbox.rs`).
pub struct Source {
    pub path: String,
    pub text: String,
}

/// One room using another, or a crate from outside, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    pub from: String,
    pub to: String,
    pub file: String,
}

impl Source {
    /// The names of the modules that lead to this file: `tui`, `inbox`. The crate's roots have none.
    fn modules(&self) -> Vec<&str> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        match inside {
            "lib" | "main" => vec![],
            _ => inside.split('/').collect(),
        }
    }

    fn room(&self) -> &str {
        match self.modules().first() {
            Some(room) => room,
            None if self.path.ends_with("main.rs") => "main",
            None => "lib",
        }
    }

    pub fn tokens(&self) -> Vec<TokenTree> {
        let stream = TokenStream::from_str(&self.text)
            .unwrap_or_else(|error| panic!("{}: {error}", self.path));
        stream.into_iter().collect()
    }

    /// All paths in the file, with those that climb to the crate's root written from `crate`.
    fn paths(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        collect_paths(&self.tokens(), self.modules().len(), &mut found);
        found
    }

    /// The rooms that the file uses, and which of the `outside` names (`ratatui::layout`; the longest counts).
    pub fn edges(&self, outside: &[&str]) -> BTreeSet<Edge> {
        let edge = |path: Vec<String>| {
            let to = match path.as_slice() {
                [root, room, ..] if root == "crate" || root == "dealscope" => room.clone(),
                _ => {
                    let path = path.join("::") + "::";
                    let named = outside
                        .iter()
                        .filter(|name| path.starts_with(&format!("{name}::")));
                    named.max_by_key(|name| name.len())?.to_string()
                }
            };
            let (from, file) = (self.room().to_owned(), self.path.clone());
            (from != to).then_some(Edge { from, to, file })
        };
        self.paths().into_iter().filter_map(edge).collect()
    }
}

/// Walks the tokens of a module that lies `depth` below the crate's root.
fn collect_paths(tokens: &[TokenTree], depth: usize, found: &mut Vec<Vec<String>>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(_) => {
                let start = found.len();
                let end = read_path(tokens, at, &[], found);
                for path in found.iter_mut().skip(start) {
                    resolve(path, depth);
                }
                let opens_module = at > 0 && is_ident(tokens.get(at - 1), "mod");
                match tokens.get(end) {
                    Some(TokenTree::Group(body)) if opens_module => {
                        let body: Vec<_> = body.stream().into_iter().collect();
                        collect_paths(&body, depth + 1, found);
                        at = end + 1;
                    }
                    _ => at = end,
                }
            }
            TokenTree::Group(group) => {
                let inside: Vec<_> = group.stream().into_iter().collect();
                collect_paths(&inside, depth, found);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads the path that begins at an identifier, with all that a `{...}` after `::` makes of it. Gives where it ends.
fn read_path(
    tokens: &[TokenTree],
    start: usize,
    before: &[String],
    found: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = before.to_vec();
    let mut at = start;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) => path.push(name.to_string()),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => path.push("*".into()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<_> = group.stream().into_iter().collect();
                for part in inside.split(
                    |token| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','),
                ) {
                    if !part.is_empty() {
                        read_path(part, 0, &path, found);
                    }
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !is_colons(tokens, at) {
            break;
        }
        at += 2;
    }
    found.push(path);
    at
}

/// Turns a chain of `super` that reaches the crate's root into a path from `crate`.
fn resolve(path: &mut Vec<String>, depth: usize) {
    let climbs = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    if climbs > 0 && climbs >= depth {
        path.splice(..climbs, ["crate".to_owned()]);
    }
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at) && colon(at + 1)
}

fn is_ident(token: Option<&TokenTree>, text: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(name)) if name == text)
}
