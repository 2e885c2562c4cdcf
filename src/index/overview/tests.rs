//! The overview against what its own bars would select, one query for each.

use proptest::prelude::*;

use super::{KNOWN, Ranking};
use crate::deal::{Cancel, Day};
use crate::index::testing::samples::{Sample, SampleValue};
use crate::index::testing::{index_of, reference, strategies};
use crate::index::{Index, Row};
use crate::query::{Query, parse};

fn count(index: &Index, samples: &[Sample], query: &str) -> u32 {
    let query = parse(query, index.codes()).unwrap();
    let request = reference::request(index, samples, &query);
    index.count(&request, &Cancel::default()).unwrap()
}

proptest! {
    #[test]
    fn a_bar_tells_how_many_deals_it_would_select(samples in strategies::samples()) {
        let index = index_of(&samples, 3);
        let request = reference::request(&index, &samples, &Query::default());
        let rows: Vec<Row> = (0..).map(Row).take(index.len()).collect();
        let overview = index.overview(&rows, &request, &Cancel::default()).unwrap();
        prop_assert_eq!(overview.deals as usize, samples.len());
        for row in &overview.years {
            prop_assert_eq!(row.sure, row.by_kind.iter().sum::<u32>());
            prop_assert_eq!(row.sure, count(&index, &samples, &format!("date!:{:04}", row.year)));
            prop_assert_eq!(row.deals, count(&index, &samples, &format!("date:{:04}", row.year)));
            for (kind, deals) in overview.series.iter().zip(&row.by_kind) {
                let query = format!("date!:{:04} kind:{}", row.year, kind.code);
                prop_assert_eq!(*deals, count(&index, &samples, &query), "{}", query);
            }
        }
        let rankings: [(&str, &Ranking); 5] = [
            ("kind:", &overview.kinds),
            ("sector:", &overview.sectors),
            ("country:", &overview.countries),
            ("vendor:=", &overview.vendors),
            ("customer:=", &overview.customers),
        ];
        for (field, ranking) in rankings {
            for share in &ranking.values {
                let query = format!("{field}\"{}\"", share.code);
                prop_assert_eq!(share.deals, count(&index, &samples, &query), "{}", query);
            }
            let name = field.trim_end_matches([':', '=']);
            prop_assert_eq!(ranking.not_known, count(&index, &samples, &format!("no:{name}")));
        }
        for ((name, _), known) in KNOWN.iter().zip(overview.known) {
            prop_assert_eq!(known, count(&index, &samples, &format!("has:{name}")));
        }
    }

    #[test]
    fn the_sums_of_years_and_of_no_year_are_the_sums_of_all(
        samples in strategies::samples(),
        links in proptest::collection::vec((0_usize..14, 0_usize..14), 0..8),
    ) {
        let samples = strategies::linked(samples, &links);
        let index = index_of(&samples, 3);
        let request = reference::request(&index, &samples, &Query::default());
        let all = index.select(&request, &Cancel::default()).unwrap();
        let overview = index.overview(&all.rows, &request, &Cancel::default()).unwrap();
        let firm: u32 = all.totals.firm.iter().map(|sum| sum.deals).sum();
        let in_years = overview.years.iter().flat_map(|row| &row.sums);
        let told: u32 = in_years.map(|sum| sum.deals).sum();
        let (begun, _) = index.without_parts(&index.begun(&index.by_chunk(&all.rows), request.as_of));
        for row in &overview.years {
            let of_year = |deal: &Row| {
                let bounds = index.entry(*deal).unwrap().date_bounds();
                let year = |day: Option<Day>| day.map(|day| day.ymd().0);
                let (chunk, at) = index.chunk_of(*deal).unwrap();
                let certain = [bounds.earliest, bounds.latest].iter().all(|day| year(*day) == Some(row.year));
                certain && begun[chunk].contains(at)
            };
            let of_year: Vec<Row> = all.rows.iter().copied().filter(of_year).collect();
            let totals = index.totals_of(&of_year);
            let about: Vec<_> = totals.about.iter().map(|sum| sum.currency).collect();
            prop_assert_eq!(&row.about, &about);
            let besides = totals.estimated.len() + totals.at_least.len() + totals.limits.len();
            prop_assert_eq!(row.besides as usize, besides + totals.ranges.len());
        }
        prop_assert_eq!(told + overview.no_year, firm);
        prop_assert!(overview.within <= all.totals.counted.within);
        let converted: u32 = overview.years.iter().map(|row| row.converted).sum();
        prop_assert_eq!(converted + overview.no_rate, told);
        let currencies: u32 = overview.currencies.iter().map(|(_, deals)| deals).sum();
        prop_assert_eq!(currencies, told);
    }
}

#[test]
fn a_part_is_in_no_years_sum_while_its_whole_is_among_the_deals() {
    let deal = |id, date, amount| Sample {
        date: Some(date),
        value: Some(SampleValue::pounds(amount)),
        ..Sample::plain(id)
    };
    let part = Sample {
        wholes: vec![3],
        ..deal(6, "2019", 40)
    };
    let samples = [deal(3, "2018", 100), part, deal(9, "2019", 7)];
    let index = index_of(&samples, 2);
    let request = reference::request(&index, &samples, &Query::default());
    let sums = |rows: &[Row]| {
        let overview = index.overview(rows, &request, &Cancel::default()).unwrap();
        let years = overview.years.iter().filter(|row| !row.sums.is_empty());
        let years: Vec<_> = years.map(|row| (row.year, row.sums[0].short())).collect();
        (years, overview.within)
    };
    let told = |year, sum: &str| (year, sum.to_owned());
    let all = sums(&[Row(0), Row(1), Row(2)]);
    assert_eq!(all, (vec![told(2019, "£7"), told(2018, "£100")], 1));
    let without = sums(&[Row(1), Row(2)]);
    assert_eq!(without, (vec![told(2019, "£47")], 0));
}
