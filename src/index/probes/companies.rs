//! Companies in roles. Who is meant is solved once, on the names; deals are then looked at by number.

use rayon::prelude::*;

use super::text::hits;
use super::{Probe, Scope};
use crate::deal::{Needle, Side};
use crate::fuzzy::{self, Name};
use crate::index::CompanyRow;
use crate::index::chunk::Chunk;
use crate::index::column::{Rows, TextColumn, Whom, short, wide};
use crate::query::{CompanyReach, CompanyTest};

/// Says which of some names are meant.
type NameRule<'a> = Box<dyn Fn(&TextColumn) -> Vec<bool> + Send + Sync + 'a>;

/// Who is meant.
pub(super) struct Named<'a> {
    /// By [`CompanyRow`].
    companies: Rows,
    /// Which names are meant that the file knows no company for.
    stated: NameRule<'a>,
}

impl<'a> Named<'a> {
    /// Everybody with the text in a name.
    pub(super) fn with_text(text: &str, scope: &Scope<'_>) -> Self {
        let needle = Needle::new(text);
        Self {
            companies: rows(scope.index.names().owners_of(&needle).into_iter(), scope),
            stated: Box::new(move |names| hits(names, &needle)),
        }
    }

    /// Everybody with a name that answers.
    pub(super) fn with_name(
        answers: impl Fn(&Name) -> bool + Send + Sync + 'a,
        scope: &Scope<'_>,
    ) -> Self {
        let companies = &scope.index.companies;
        let all = (0..short(companies.len())).into_par_iter().map(CompanyRow);
        let named = all.filter(|row| companies.names_of(*row).iter().any(&answers));
        let named: Vec<CompanyRow> = named.collect();
        Self {
            companies: rows(named.into_iter(), scope),
            stated: stated_names(answers),
        }
    }

    /// Everybody whom a test names: companies along their successions, and names without a company by the same words.
    fn of_test(test: &CompanyTest, scope: &Scope<'_>) -> Self {
        let named = scope.index.companies.resolve(&test.name, test.reach);
        let needle = fuzzy::Needle::new(&test.name);
        let by_name = test.reach != CompanyReach::Slug;
        Self {
            companies: rows(named.into_iter(), scope),
            stated: stated_names(move |name| by_name && needle.is_whole_words_of(name)),
        }
    }

    /// The deals in which one of them takes part in a role that passes.
    pub(super) fn rows(&self, chunk: &Chunk, role: impl Fn(&str) -> bool) -> Rows {
        let stated = (self.stated)(chunk.parties.names());
        let roles: Vec<bool> = chunk.parties.role_words().iter().map(role).collect();
        let is_nobody = self.companies.is_clear() && !stated.contains(&true);
        if is_nobody || !roles.contains(&true) {
            return Rows::with_capacity(chunk.len());
        }
        let some = roles.contains(&false).then_some(roles.as_slice());
        chunk.parties.rows_with(&self.companies, &stated, some)
    }
}

impl Named<'_> {
    /// The same in any role, among some deals.
    pub(super) fn rows_among(&self, chunk: &Chunk, among: &Rows) -> Rows {
        let stated = (self.stated)(chunk.parties.names());
        let mut rows = Rows::with_capacity(chunk.len());
        let meant = |row: &usize| {
            let mut parties = chunk.parties.get(*row);
            parties.any(|party| match party.whom {
                Whom::Company(company) => self.companies.contains(wide(company.0)),
                Whom::Stated(name) => stated.get(name).copied().unwrap_or(false),
            })
        };
        rows.extend(among.ones().filter(meant));
        rows
    }
}

/// `company:` in every role, `vendor:` and `customer:` on one side, a role code in that role alone.
pub(super) fn company<'a>(test: &CompanyTest, scope: &Scope<'a>) -> Probe<'a> {
    let named = Named::of_test(test, scope);
    let field = test.role.clone();
    Probe::new(move |chunk| named.rows(chunk, |role| plays(&field, role)))
}

/// True when a party with this role code is one that the field asks for.
pub(in crate::index) fn plays(field: &str, role: &str) -> bool {
    match field {
        "company" => true,
        "vendor" => Side::of_role(role) == Side::Vendor,
        "customer" => Side::of_role(role) == Side::Customer,
        code => role == code,
    }
}

fn stated_names<'a>(answers: impl Fn(&Name) -> bool + Send + Sync + 'a) -> NameRule<'a> {
    let answers = move |name: &str| answers(&Name::prepare(name));
    Box::new(move |names| names.iter().map(&answers).collect())
}

fn rows(companies: impl Iterator<Item = CompanyRow>, scope: &Scope<'_>) -> Rows {
    let mut rows = Rows::with_capacity(scope.index.companies.len());
    for company in companies {
        if wide(company.0) < rows.len() {
            rows.insert(wide(company.0));
        }
    }
    rows
}
