//! Every name of every company, to be searched as one text.

use std::sync::Arc;

use rayon::prelude::*;

use super::chunk::{FoundWords, Known};
use super::column::{Rows, TextColumn, short};
use super::{Companies, CompanyRow};
use crate::deal::Needle;

/// Names that one thread searches at a time: enough work to be worth handing out.
const PIECE: usize = 8192;

/// Names and other names, each with its company.
pub(crate) struct Names {
    pieces: Vec<TextColumn>,
    owners: Box<[u32]>,
    found: FoundWords,
}

impl Names {
    /// The names of all companies.
    pub(crate) fn of(companies: &Companies) -> Self {
        let mut pieces: Vec<TextColumn> = Vec::new();
        let mut texts = TextColumn::default();
        let mut owners = Vec::new();
        for row in 0..short(companies.len()) {
            let Some(company) = companies.get(CompanyRow(row)) else {
                continue;
            };
            let others = company.aliases.iter().map(|alias| &alias.name);
            for name in std::iter::once(&company.name).chain(others) {
                texts.push(name);
                owners.push(row);
                if texts.len() == PIECE {
                    pieces.push(std::mem::take(&mut texts).finish());
                }
            }
        }
        pieces.push(texts.finish());
        Self {
            pieces,
            owners: owners.into(),
            found: FoundWords::default(),
        }
    }

    /// The companies with the needle in a name; one with several such names comes several times.
    pub(crate) fn owners_of(&self, needle: &Needle) -> Vec<CompanyRow> {
        let names = self.names_with(needle);
        let owners = names.ones().filter_map(|name| self.owners.get(name));
        owners.copied().map(CompanyRow).collect()
    }

    /// The places of the names with the needle.
    fn names_with(&self, needle: &Needle) -> Arc<Rows> {
        let among = match self.found.get(needle.folded()) {
            Known::Whole(names) => return names,
            Known::Among(names) => Some(names),
            Known::Nothing => None,
        };
        let pieces = self.pieces.par_iter().enumerate();
        let found = pieces.flat_map_iter(|(number, texts)| {
            let first = number * PIECE;
            let mut hits = Vec::new();
            match &among {
                Some(among) => {
                    let known = (0..texts.len()).filter(|at| among.contains(first + at));
                    let has = |at: &usize| texts.get(*at).is_some_and(|name| needle.is_in(name));
                    hits.extend(known.filter(has));
                }
                None => texts.matching(needle, |at| hits.push(at)),
            }
            let hits = hits.into_iter().filter(|at| *at < texts.len());
            hits.map(move |at| first + at)
        });
        let found: Vec<usize> = found.collect();
        let mut names = Rows::with_capacity(self.owners.len());
        names.extend(found);
        let names = Arc::new(names);
        self.found.remember(needle.folded(), Arc::clone(&names));
        names
    }
}
