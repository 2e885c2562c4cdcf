//! The line that a company stands in: what it was and took over, and what took it over.

use std::collections::{BTreeSet, HashSet};

use crate::deal::{PartialDate, Stated};
use crate::index::companies::Companies;
use crate::index::{CompanyRow, Step};

impl Companies {
    /// A company, all that led to it and all that it led to, on and on, in order of row. What else led to its successors
    /// is none of its line.
    pub(super) fn line_of(&self, company: CompanyRow) -> Vec<CompanyRow> {
        let steps = self.steps_around(company);
        let ends = steps.iter().flat_map(|step| [step.from, step.to]);
        let line: BTreeSet<CompanyRow> = ends.chain([company]).collect();
        line.into_iter().collect()
    }

    /// The steps to a company and from it, on and on, each once, by date; those without a date stand at the end.
    pub(super) fn steps_around(&self, company: CompanyRow) -> Vec<Step<'_>> {
        let mut steps = self.became(company);
        let told = |step: &Step<'_>| std::ptr::from_ref(step.succession);
        let mut out: HashSet<_> = steps.iter().map(told).collect();
        let mut seen = BTreeSet::from([company]);
        let mut waiting = vec![company];
        while let Some(to) = waiting.pop() {
            for (succession, from) in self.predecessors(to) {
                let step = Step {
                    from,
                    to,
                    succession,
                };
                if out.insert(told(&step)) {
                    steps.push(step);
                }
                if seen.insert(from) {
                    waiting.push(from);
                }
            }
        }
        let bounds = |step: &Step<'_>| {
            let date = step.succession.date.as_ref().and_then(Stated::read);
            date.map_or_else(Default::default, PartialDate::bounds)
        };
        steps.sort_by(|one, other| bounds(one).rising(bounds(other)));
        steps
    }
}
