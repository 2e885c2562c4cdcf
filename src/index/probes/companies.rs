//! Companies in roles. Who is meant is solved once, on the names; deals are then looked at by number.

use super::text::{hits, matching};
use super::{Probe, Scope};
use crate::deal::Side;
use crate::index::chunk::Chunk;
use crate::index::column::{Needle, Rows, Whom, wide};
use crate::query::{CompanyReach, CompanyTest};

/// Companies by number, and a text that stands for names without a company.
pub(super) struct Named {
    companies: Rows,
    stated: Option<Needle>,
}

impl Named {
    /// The deals in which one of them takes part in a role that passes.
    pub(super) fn rows(&self, chunk: &Chunk, role: impl Fn(&str) -> bool) -> Rows {
        let names = chunk.parties.names();
        let stated = self.stated.as_ref().map(|needle| hits(names, needle));
        let stated = stated.filter(|hits| hits.contains(&true));
        if stated.is_none() && self.companies.is_clear() {
            return Rows::with_capacity(chunk.len());
        }
        let stated = stated.unwrap_or_default();
        let roles: Vec<bool> = chunk.parties.role_words().iter().map(role).collect();
        chunk.parties.rows_where(|party| {
            let known = match party.whom {
                Whom::Company(company) => self.companies.contains(wide(company.0)),
                Whom::Stated(name) => stated.get(name).copied().unwrap_or(false),
            };
            known && roles.get(party.role).copied().unwrap_or(false)
        })
    }
}

/// Companies with the needle in their name or in another name of theirs, and names without a company alike.
pub(super) fn named(needle: &Needle, scope: &Scope<'_>) -> Named {
    let names = scope.index.names();
    let mut companies = Rows::with_capacity(scope.index.companies.len());
    for name in matching(names.texts(), needle).ones() {
        if let Some(company) = names.company(name) {
            companies.insert(wide(company.0));
        }
    }
    Named {
        companies,
        stated: Some(Needle::new(needle.folded())),
    }
}

/// `company:` in every role, `vendor:` and `customer:` on one side, a role code in that role alone.
pub(super) fn company<'a>(test: &CompanyTest, scope: &Scope<'a>) -> Probe<'a> {
    let named = meant(test, scope);
    let role = test.role.clone();
    Probe::new(move |chunk| named.rows(chunk, |code| plays(&role, code)))
}

/// True when a party with this role code is one that the field asks for.
pub(super) fn plays(field: &str, role: &str) -> bool {
    match field {
        "company" => true,
        "vendor" => Side::of_role(role) == Side::Vendor,
        "customer" => Side::of_role(role) == Side::Customer,
        code => role == code,
    }
}

fn meant(test: &CompanyTest, scope: &Scope<'_>) -> Named {
    if test.reach != CompanyReach::Slug {
        return named(&Needle::new(&test.name), scope);
    }
    let companies = &scope.index.companies;
    let mut rows = Rows::with_capacity(companies.len());
    if let Some(company) = companies.row_of_slug(&test.name) {
        rows.insert(wide(company.0));
    }
    Named {
        companies: rows,
        stated: None,
    }
}
