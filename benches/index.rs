//! What the index does, over made-up deals: `cargo bench --bench index`, or `cargo bench --bench index -- select`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a benchmark may stop at once"
)]

#[path = "support/deals.rs"]
mod support;

use dealscope::index::Index;
use divan::{Bencher, black_box};

const SIZES: [usize; 2] = [100_000, 1_000_000];

fn main() {
    divan::main();
}

/// A query, over an index whose newest-first order is there.
fn select(bencher: Bencher<'_, '_>, deals: usize, query: &str) {
    let index = support::index(&support::parts(deals));
    support::select(&index, query);
    bencher.bench_local(|| black_box(support::select(&index, query)));
}

mod query {
    use super::{Bencher, SIZES, select};

    macro_rules! queries {
        ($($name:ident: $query:literal,)*) => {
            $(
                #[divan::bench(args = SIZES, sample_count = 10)]
                fn $name(bencher: Bencher<'_, '_>, deals: usize) {
                    select(bencher, deals, $query);
                }
            )*
        };
    }

    queries! {
        all_deals: "",
        one_letter: "m",
        word: "microsof",
        two_words: "northern picture",
        word_not_there: "zzyzx",
        phrase: "\"electronic health\"",
        fuzzy_word: "~microsfot",
        kind: "kind:licence",
        kind_and_country: "kind:licence country:GB",
        dates: "date:2018..2020",
        ends_soon: "ends:today..18mo",
        value: "value:>50m",
        company: "company:microsoft",
        by_title: "kind:licence sort:title",
        by_two_keys: "sort:kind,-value",
    }
}

mod first_sort {
    use super::{Bencher, black_box, support};

    /// The first time that a column is sorted by: its order is worked out.
    #[divan::bench(args = ["date", "value", "title", "id", "kind", "supplier", "country"], sample_count = 3)]
    fn of_a_million(bencher: Bencher<'_, '_>, field: &str) {
        let parts = support::parts(1_000_000);
        let query = format!("kind:licence sort:{field}");
        bencher
            .with_inputs(|| support::index(&parts))
            .bench_local_values(|index| black_box(support::select(&index, &query)));
    }
}

mod companies {
    use super::{Bencher, black_box, support};

    #[divan::bench(args = ["m", "mi", "mic", "micro", "microsoft", "micrsoft", "nhs trust leeds", "xqz", "nrthn hlth"], sample_count = 10)]
    fn among_100_000(bencher: Bencher<'_, '_>, typed: &str) {
        let companies = support::companies(1_000_000);
        let deals = vec![1; companies.len()];
        bencher.bench_local(|| black_box(companies.search(typed, 200, &deals)));
    }
}

mod completion {
    use super::{Bencher, black_box, support};

    /// The first answer among the deals of a query, and the next one, for another letter.
    macro_rules! answers {
        ($($name:ident: $text:literal,)*) => {
            $(
                #[divan::bench(args = ["first", "next"], sample_count = 5)]
                fn $name(bencher: Bencher<'_, '_>, which: &str) {
                    let index = support::index(&support::parts(1_000_000));
                    let mut completer = dealscope::index::Completer::default();
                    bencher.bench_local(|| {
                        if which == "first" {
                            completer = dealscope::index::Completer::default();
                        }
                        black_box(support::complete(&mut completer, &index, $text))
                    });
                }
            )*
        };
    }

    answers! {
        kinds: "country:GB kind:",
        known: "country:GB has:",
        countries: "kind:licence country:",
        years: "kind:licence ends:",
        sums: "kind:licence value:",
        companies: "kind:licence company:micro",
        suppliers: "supplier:",
        products: "kind:licence product:e",
        word: "kind:licence micro",
        field: "su",
        deals: "part_of:12",
    }
}

mod tabs {
    use super::{Bencher, SIZES, black_box, support};
    use dealscope::app::timeline::{Plan, Wanted};
    use dealscope::deal::Cancel;
    use dealscope::index::AsOf;

    /// The bins and orders of the timeline.
    #[divan::bench(args = SIZES, sample_count = 5)]
    fn timeline(bencher: Bencher<'_, '_>, deals: usize) {
        let index = support::index(&support::parts(deals));
        let wanted = Wanted {
            rows: support::select(&index, "").rows,
            ..Wanted::default()
        };
        bencher.bench_local(|| black_box(Plan::of(&index, wanted.clone(), &Cancel::default())));
    }

    #[divan::bench(args = SIZES, sample_count = 5)]
    fn radar(bencher: Bencher<'_, '_>, deals: usize) {
        let index = support::index(&support::parts(deals));
        let rows = support::select(&index, "").rows;
        let as_of = AsOf::today("2026-11-22".parse().unwrap());
        bencher.bench_local(|| black_box(index.radar(&rows, as_of, &Cancel::default())));
    }
}

mod load {
    use super::{Bencher, Index, SIZES, black_box, support};

    /// Filling columns, without a file.
    #[divan::bench(args = SIZES, sample_count = 3)]
    fn columns(bencher: Bencher<'_, '_>, deals: usize) {
        bencher.bench_local(|| black_box(support::parts(deals)));
    }

    /// Putting finished chunks together.
    #[divan::bench(args = SIZES, sample_count = 3)]
    fn chunks(bencher: Bencher<'_, '_>, deals: usize) {
        let parts = support::parts(deals);
        bencher.bench_local(|| -> Index { black_box(support::index(&parts)) });
    }
}
