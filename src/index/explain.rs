//! Why nothing was found: what each part of a query keeps out, and names that were probably meant.

use std::cmp::Reverse;

use super::column::wide;
use super::select::{Cancel, Request};
use super::{CompanyRow, Index, Tier};
use crate::query::{CompanyReach, CompanyTest, Expr, Query, Test};

/// How many parts of a query are looked at.
const MOST_PARTS: usize = 12;
/// How many names are offered for a word.
const MOST_NAMES: usize = 4;

/// What a query that finds nothing would find if it asked for something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// Companies whose names are near to a word that no deal has, most deals first.
    pub names: Vec<Suggestion>,
    /// Parts of the query without which it finds deals: the place in [`Query::clauses`], and how many.
    pub without: Vec<(usize, u32)>,
}

/// A company that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Which.
    pub company: CompanyRow,
    /// The clause that asks for it.
    pub instead: Expr,
    /// The place of the clause that it stands for.
    pub clause: usize,
    /// How many deals the query finds then.
    pub deals: u32,
}

impl Index {
    /// Why a query finds nothing; `None` when cancelled on the way.
    #[must_use]
    pub fn explain(&self, request: &Request, cancel: &Cancel) -> Option<Explanation> {
        let query = &request.query;
        let found = |query: Query| {
            let request = Request {
                query,
                ..request.clone()
            };
            self.count(&request, cancel)
        };
        let parts = query.clauses().len().min(MOST_PARTS);
        let mut explanation = Explanation::default();
        for clause in 0..parts {
            let deals = found(query.without_clause(clause))?;
            if deals > 0 {
                explanation.without.push((clause, deals));
            }
        }
        for (clause, part) in query.clauses().iter().enumerate().take(parts) {
            let Some((text, role)) = name_in(part) else {
                continue;
            };
            let alone = Query {
                filter: part.clone(),
                sort: Vec::new(),
            };
            if found(alone)? > 0 {
                continue;
            }
            let mut names = Vec::new();
            for (company, instead) in self.near(text, role) {
                let deals = found(query.with_clause_at(clause, instead.clone()))?;
                names.push(Suggestion {
                    company,
                    instead,
                    clause,
                    deals,
                });
            }
            names.sort_by_key(|name| Reverse(name.deals));
            explanation.names.append(&mut names);
        }
        Some(explanation)
    }

    /// Companies with deals whose names are near to a text, nearest first, each as a clause.
    fn near(&self, text: &str, role: &str) -> Vec<(CompanyRow, Expr)> {
        let deals = self.company_deal_counts();
        let has_deals = |row: CompanyRow| deals.get(wide(row.0)).is_some_and(|deals| *deals > 0);
        let hits = self
            .companies
            .search_among(text, MOST_NAMES, deals, has_deals);
        let clause = |row: CompanyRow| {
            let named = CompanyTest {
                role: role.to_owned(),
                name: self.companies.get(row)?.slug.to_string(),
                reach: CompanyReach::Slug,
            };
            Some((row, Expr::Test(Test::Company(named))))
        };
        // Letters that are merely scattered over a name are no slip of the finger.
        let near = hits.into_iter().filter(|hit| hit.tier != Tier::Scattered);
        near.filter_map(|hit| clause(hit.company)).collect()
    }
}

/// The text of a clause that may be a name, and the role in which it is looked for.
fn name_in(clause: &Expr) -> Option<(&str, &str)> {
    match clause {
        Expr::Test(Test::Text { text, .. } | Test::Fuzzy(text)) => Some((text, "company")),
        Expr::Test(Test::Company(company)) if company.reach != CompanyReach::Slug => {
            Some((&company.name, &company.role))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::index::testing::{index_of, reference, strategies};
    use crate::query::parse;

    fn read(text: &str) -> Query {
        parse(text, &crate::deal::Codes::bundled()).unwrap()
    }

    #[test]
    fn a_misspelt_name_is_offered_with_what_it_finds_among_the_other_parts() {
        let sample = |id, kind| crate::index::testing::samples::Sample {
            kind,
            parties: vec![("microsoft", "supplier")],
            ..crate::index::testing::samples::Sample::plain(id)
        };
        let samples = [
            sample(1, "licence"),
            sample(2, "licence"),
            sample(3, "contract"),
        ];
        let index = index_of(&samples, 2);
        let query = read("microsfot kind:licence");
        let request = reference::request(&index, &samples, &query);
        let found = index.explain(&request, &Cancel::default()).unwrap();
        assert_eq!(found.without, [(0, 2)]);
        let [name] = &found.names[..] else {
            panic!("{found:?}")
        };
        assert_eq!((name.clause, name.deals), (0, 2));
        let meant = query.with_clause_at(name.clause, name.instead.clone());
        assert_eq!(meant.to_string(), "company:=microsoft kind:licence");
    }

    #[test]
    fn a_job_that_is_not_wanted_any_more_gives_nothing() {
        let samples = [crate::index::testing::samples::Sample::plain(1)];
        let index = index_of(&samples, 2);
        let request = reference::request(&index, &samples, &read("kind:licence x"));
        let cancel = Cancel::default();
        cancel.cancel();
        assert_eq!(index.explain(&request, &cancel), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn every_count_offered_is_what_choosing_it_finds(
            samples in strategies::samples(),
            query in strategies::query(),
        ) {
            let index = index_of(&samples, 4);
            let request = reference::request(&index, &samples, &query);
            let selected = |query: Query| {
                let request = reference::request(&index, &samples, &query);
                let rows = index.select(&request, &Cancel::default()).unwrap().rows;
                u32::try_from(rows.len()).unwrap()
            };
            prop_assert_eq!(index.count(&request, &Cancel::default()), Some(selected(query.clone())));
            let found = index.explain(&request, &Cancel::default()).unwrap();
            for (clause, deals) in found.without {
                prop_assert_eq!(deals, selected(query.without_clause(clause)));
            }
            for name in found.names {
                prop_assert_eq!(name.deals, selected(query.with_clause_at(name.clause, name.instead)));
            }
        }
    }
}
