//! The deals of each company, so that nobody looks through all deals for those of a few.

use super::column::{all_rows, short, wide};
use super::{CompanyRow, Index, Row};

/// For each company its deals, rising, each once: four bytes for each party of a deal.
pub(super) struct Postings {
    /// Where each company's deals begin; one more entry for the end.
    starts: Box<[u32]>,
    rows: Box<[Row]>,
}

impl Postings {
    fn of(index: &Index) -> Self {
        let mut end = 0;
        let ends = index.company_deals.iter().map(|deals| {
            end += deals;
            end
        });
        let starts: Box<[u32]> = std::iter::once(0).chain(ends).collect();
        let mut next = starts.to_vec();
        let mut rows = vec![Row(0); wide(end)];
        for (chunk, start) in index.chunks.iter().zip(&index.starts) {
            chunk
                .parties
                .each_with_row(&all_rows(chunk.len()), |at, company| {
                    let Some(next) = next.get_mut(wide(company.0)) else {
                        return;
                    };
                    if let Some(place) = rows.get_mut(wide(*next)) {
                        *place = Row(start + short(at));
                    }
                    *next += 1;
                });
        }
        Self {
            starts,
            rows: rows.into(),
        }
    }

    fn get(&self, company: CompanyRow) -> &[Row] {
        let at = |company: usize| self.starts.get(company).map(|at| wide(*at));
        let range = at(wide(company.0)).zip(at(wide(company.0) + 1));
        let rows = range.and_then(|(from, to)| self.rows.get(from..to));
        rows.unwrap_or_default()
    }
}

impl Index {
    /// The deals of a company in any role, rising. The first time the deals of all are put together.
    pub(super) fn deals_of(&self, company: CompanyRow) -> &[Row] {
        self.postings
            .get_or_init(|| Postings::of(self))
            .get(company)
    }

    /// The deals with any of these companies in any role, rising.
    pub(super) fn rows_of(&self, companies: &[CompanyRow]) -> Vec<Row> {
        let of_each = companies.iter().map(|company| self.deals_of(*company));
        let mut rows = of_each.collect::<Vec<_>>().concat();
        if companies.len() > 1 {
            rows.sort_unstable();
            rows.dedup();
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::index::Row;
    use crate::index::testing::{index_of, strategies};

    proptest! {
        #[test]
        fn a_companys_deals_are_those_that_name_it(
            samples in strategies::samples(), chunk in 1_usize..5,
        ) {
            let index = index_of(&samples, chunk);
            for (company, _) in index.companies().iter() {
                let names = |row: &Row| index.entry(*row).unwrap().companies().any(|other| other == company);
                let rows = (0..u32::try_from(index.len()).unwrap()).map(Row);
                prop_assert_eq!(index.deals_of(company), rows.filter(names).collect::<Vec<_>>());
            }
        }
    }
}
