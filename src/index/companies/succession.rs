//! Which companies a name in a query means, along what they were and what they became.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Companies, CompanyRow};
use crate::deal::{Codes, Stated, Succession};
use crate::fuzzy::{Name, Needle};
use crate::index::column::short;
use crate::query::CompanyReach;

/// The type of a step that keeps the company and changes its name.
const RENAMED: &str = "renamed";

/// One step from a company to what it became.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'a> {
    /// Who it was.
    pub from: CompanyRow,
    /// Who it became, or who took it over.
    pub to: CompanyRow,
    /// How and when.
    pub succession: &'a Succession,
}

/// Which way steps are followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Renamings,
    Onward,
    Backward,
}

impl Companies {
    /// The companies that `company:NAME` means, in order of row: every one with a name that has the words typed as whole
    /// words side by side, and what these were renamed from and to. With [`CompanyReach::Successors`] also whoever
    /// took them over, on and on; with [`CompanyReach::Predecessors`] also whom they took over; with
    /// [`CompanyReach::Slug`] the one company of that slug.
    #[must_use]
    pub fn resolve(&self, name: &str, reach: CompanyReach) -> Vec<CompanyRow> {
        if reach == CompanyReach::Slug {
            return self.row_of_slug(name).into_iter().collect();
        }
        let mut rows = self.along(self.named(name), Way::Renamings);
        match reach {
            CompanyReach::Names | CompanyReach::Slug => {}
            CompanyReach::Successors => rows = self.along(rows, Way::Onward),
            CompanyReach::Predecessors => rows = self.along(rows, Way::Backward),
        }
        rows.into_iter().collect()
    }

    /// All that a company became, each step once: the steps of each company by date, and behind a step at once those of
    /// the company that it leads to.
    #[must_use]
    pub fn became(&self, row: CompanyRow) -> Vec<Step<'_>> {
        let mut seen = BTreeSet::from([row]);
        let mut waiting = self.steps_from(row);
        let mut steps = Vec::new();
        while let Some(step) = waiting.pop() {
            steps.push(step);
            if seen.insert(step.to) {
                waiting.append(&mut self.steps_from(step.to));
            }
        }
        steps
    }

    /// What a company became, in words: `merged into iSOFT (2003) → acquired by IBA Health (2007-10)`. Where a company
    /// went more ways than one it is named again. `None` when it became nothing.
    #[must_use]
    pub fn became_text(&self, row: CompanyRow, codes: &Codes) -> Option<String> {
        let name = |row: CompanyRow| self.get(row).map_or("?", |company| company.name.as_str());
        let mut text = String::new();
        let mut last = row;
        for step in self.became(row) {
            let label = codes
                .label("succession_type", &step.succession.kind)
                .to_lowercase();
            if step.from != last {
                let _ = write!(text, "; {} ", name(step.from));
            } else if !text.is_empty() {
                text.push_str(" → ");
            }
            let _ = write!(text, "{label} {}", name(step.to));
            if let Some(date) = &step.succession.date {
                let _ = write!(text, " ({date})");
            }
            last = step.to;
        }
        (!text.is_empty()).then_some(text)
    }

    /// The companies with a name of these words.
    fn named(&self, name: &str) -> BTreeSet<CompanyRow> {
        let needle = Needle::new(name);
        // Nothing names nobody.
        let count = if needle.is_empty() {
            0
        } else {
            short(self.len())
        };
        let rows = (0..count).map(CompanyRow);
        let named = rows.filter(|row| {
            let kinds = self
                .get(*row)
                .map(|company| company.aliases.iter().map(|alias| alias.kind.as_str()));
            let kinds = std::iter::once("").chain(kinds.into_iter().flatten());
            self.names_of(*row)
                .iter()
                .zip(kinds)
                .any(|(name, kind)| is_meant(&needle, name, kind))
        });
        named.collect()
    }

    /// The companies with all that steps lead to. Steps in a circle are walked once.
    fn along(&self, rows: BTreeSet<CompanyRow>, way: Way) -> BTreeSet<CompanyRow> {
        let mut waiting: Vec<_> = rows.iter().copied().collect();
        let mut reached = rows;
        while let Some(row) = waiting.pop() {
            let onward = self
                .successors(row)
                .filter(|(step, _)| way == Way::Onward || step.kind.as_str() == RENAMED);
            let backward = self
                .predecessors(row)
                .filter(|(step, _)| way == Way::Backward || step.kind.as_str() == RENAMED);
            for (_, next) in onward.chain(backward) {
                if reached.insert(next) {
                    waiting.push(next);
                }
            }
        }
        reached
    }

    /// The next steps of a company, the earliest last.
    fn steps_from(&self, from: CompanyRow) -> Vec<Step<'_>> {
        let steps = self.successors(from).map(|(succession, to)| Step {
            from,
            to,
            succession,
        });
        let mut steps: Vec<_> = steps.collect();
        let date = |step: &Step<'_>| {
            let date = step.succession.date.as_ref().and_then(Stated::read);
            date.map_or_else(Default::default, crate::deal::PartialDate::bounds)
        };
        steps.sort_by(|a, b| date(b).rising(date(a)));
        steps
    }
}

/// True where a query's words mean a name. A part of a company is named after its owner first: `Oracle Cerner` is meant
/// by `oracle cerner`, not by `cerner`, who was a company of its own.
fn is_meant(needle: &Needle, name: &Name, kind: &str) -> bool {
    if kind == "part" {
        needle.begins_as_whole_words(name)
    } else {
        needle.is_whole_words_of(name)
    }
}
