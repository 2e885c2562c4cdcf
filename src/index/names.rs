//! Every name of every company, to be searched as one text.

use super::column::{TextColumn, short};
use super::{Companies, CompanyRow};

/// Names and other names, each with its company.
pub(crate) struct Names {
    texts: TextColumn,
    owners: Box<[u32]>,
}

impl Names {
    /// The names of all companies.
    pub(crate) fn of(companies: &Companies) -> Self {
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
            }
        }
        Self {
            texts: texts.finish(),
            owners: owners.into(),
        }
    }

    /// The names.
    pub(crate) fn texts(&self) -> &TextColumn {
        &self.texts
    }

    /// Whose a name is.
    pub(crate) fn company(&self, name: usize) -> Option<CompanyRow> {
        self.owners.get(name).copied().map(CompanyRow)
    }
}
