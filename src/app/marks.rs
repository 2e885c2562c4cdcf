//! The user's marks: by slug, as the notebook keeps them, and by row id in the file that is open.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::deal::DealId;
use crate::index::{Index, Row};

/// Which deals are marked.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    slugs: BTreeSet<String>,
    here: Arc<BTreeSet<DealId>>,
    range_from: Option<DealId>,
    kept: bool,
}

impl Marks {
    /// The marks that the notebook has; `kept`: they last longer than the program.
    #[must_use]
    pub fn new(slugs: impl IntoIterator<Item = String>, kept: bool) -> Self {
        Self {
            slugs: slugs.into_iter().collect(),
            here: Arc::default(),
            range_from: None,
            kept,
        }
    }

    /// True where marks are there again at the next start, and for commands.
    #[must_use]
    pub const fn are_kept(&self) -> bool {
        self.kept
    }

    /// Finds the marked deals in the index, as far as it is loaded.
    pub fn locate(&mut self, index: &Index) {
        let rows = self.slugs.iter().filter_map(|slug| index.row_of_slug(slug));
        self.here = Arc::new(
            rows.filter_map(|row| index.entry(row))
                .map(|entry| entry.id())
                .collect(),
        );
    }

    /// True for a marked deal.
    #[must_use]
    pub fn contains(&self, id: DealId) -> bool {
        self.here.contains(&id)
    }

    /// How many deals of this file are marked.
    #[must_use]
    pub fn len(&self) -> usize {
        self.here.len()
    }

    /// True when none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.here.is_empty()
    }

    /// The marked deals of this file, in order of row id.
    #[must_use]
    pub fn ids(&self) -> Arc<[DealId]> {
        self.here.iter().copied().collect()
    }

    /// Where a range began, while one is open.
    #[must_use]
    pub const fn range_from(&self) -> Option<DealId> {
        self.range_from
    }

    /// Opens a range, or closes it.
    pub const fn set_range(&mut self, from: Option<DealId>) {
        self.range_from = from;
    }

    /// Marks deals, or, when all of them are marked, takes their marks away. Gives the slugs that changed, and whether
    /// they are marked now.
    pub fn toggle(&mut self, rows: &[Row], index: &Index) -> (Vec<String>, bool) {
        let entries: Vec<_> = rows.iter().filter_map(|row| index.entry(*row)).collect();
        let marked = !entries.iter().all(|entry| self.here.contains(&entry.id()));
        let here = Arc::make_mut(&mut self.here);
        let mut changed = Vec::new();
        for entry in entries {
            let (id, slug) = (entry.id(), entry.slug().to_owned());
            let differs = if marked {
                here.insert(id)
            } else {
                here.remove(&id)
            };
            if differs {
                if marked {
                    self.slugs.insert(slug.clone());
                } else {
                    self.slugs.remove(&slug);
                }
                changed.push(slug);
            }
        }
        (changed, marked)
    }
}
