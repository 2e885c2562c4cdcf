//! The values of a facet that answer to what is typed, best first.

use super::{FacetField, FacetValue};
use crate::fuzzy::{Name, Needle};
use crate::index::column::wide;
use crate::index::{Index, MatchReason, Selection};

/// How many values are found at the most; who looks further types another letter.
pub const MOST_VALUES: usize = 500;

impl Index {
    /// The values of a facet of a selection that answer to a text; all of them, in the facet's order, without one. Of
    /// companies not only those that the facet keeps, and by all their names.
    #[must_use]
    pub fn find_values(
        &self,
        selection: &Selection,
        field: FacetField,
        text: &str,
    ) -> Vec<FacetValue> {
        if field == FacetField::Company {
            return self.find_companies(&selection.companies, text);
        }
        let facets = selection.facets.iter();
        let Some(facet) = facets.into_iter().find(|facet| facet.field == field) else {
            return Vec::new();
        };
        let needle = Needle::new(text);
        if needle.is_empty() {
            return facet.values.clone();
        }
        let answer = |value: &FacetValue| {
            let [label, code] = [&value.label, &value.code].map(|name| Name::prepare(name));
            let plain = [needle.plain(&label), needle.plain(&code)];
            let plain = plain.into_iter().flatten().map(|found| found.tier).min();
            plain.or_else(|| needle.close(&label).map(|found| found.tier))
        };
        let found = facet
            .values
            .iter()
            .filter_map(|value| Some((answer(value)?, value)));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(tier, _)| *tier);
        found.into_iter().map(|(_, value)| value.clone()).collect()
    }

    fn find_companies(&self, deals: &[u32], text: &str) -> Vec<FacetValue> {
        let counted =
            |row: crate::index::CompanyRow| deals.get(wide(row.0)).is_some_and(|deals| *deals > 0);
        let hits = self
            .companies
            .search_among(text, MOST_VALUES, deals, counted);
        let value = |hit: crate::index::CompanyHit| {
            let company = self.companies.get(hit.company)?;
            let label = match hit.reason {
                MatchReason::Name => company.name.to_string(),
                reason @ MatchReason::Alias(..) => format!("{} · {reason}", company.name),
            };
            Some(FacetValue {
                code: format!("={}", company.slug),
                label,
                count: hit.deals,
            })
        };
        hits.into_iter().filter_map(value).collect()
    }
}
