//! Reading deals files and writing CSV: `cargo bench --bench files`.
//!
//! Needs `target/perf/deals-100k.db` and `deals-1m.db` (`python3 tests/perf/run.py` makes them); what is not there is left out.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark may stop at once"
)]

use std::io::Write;
use std::path::PathBuf;
use std::thread;

use dealscope::deal::Cancel;
use dealscope::export::{self, Column, Deals, Format, Spec};
use dealscope::index::{Index, Row};
use dealscope::library;
use dealscope::store::DealsFile;
use divan::{Bencher, black_box};
use rusqlite::{Connection, OpenFlags};

fn main() {
    divan::main();
}

const SIZES: [&str; 2] = ["100k", "1m"];

/// What a scan reads: the columns of deals, and of what belongs to them.
const COLUMNS: [&str; 9] = [
    "SELECT id, slug, title, kind, status, date, date_type, ends, ends_max, value_amount, value_scale, value_currency, \
     value_qualifier, value_type, term_months FROM deals WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
    "SELECT deal_id, company_id, name_as_stated, role FROM parties WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id, seq",
    "SELECT deal_id, name FROM deal_products WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id, seq",
    "SELECT deal_id, country FROM deal_countries WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id, country",
    "SELECT deal_id, sector FROM deal_sectors WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id, sector",
    "SELECT deal_id, source_id, stance FROM citations WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id",
    "SELECT deal_id, type, amount_max, scale, rank, scope FROM deal_values WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id, seq",
    "SELECT deal_id, type, to_deal FROM deal_links WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id, seq",
    "SELECT deal_id, type, rank FROM deal_dates WHERE deal_id BETWEEN ?1 AND ?2 ORDER BY deal_id",
];

fn path(size: &str) -> Option<PathBuf> {
    let file = format!("{}/target/perf/deals-{size}.db", env!("CARGO_MANIFEST_DIR"));
    Some(PathBuf::from(file)).filter(|file| file.exists())
}

fn loaded(file: &DealsFile) -> Index {
    let begun = library::begin(file).unwrap();
    let mut index = Index::empty();
    let mut grown = |now: &Index, _| index = now.clone();
    library::load(file, begun, &Cancel::default(), &mut grown).unwrap();
    index
}

/// The least that any program can do that reads the same: every value of every row, looked at and dropped.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn bare_scan(bencher: Bencher<'_, '_>, size: &str) {
    let Some(path) = path(size) else { return };
    let scan = |first: i64, last: i64| {
        let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY);
        let connection = connection.unwrap();
        let mut bytes = 0;
        for sql in COLUMNS {
            let mut statement = connection.prepare(sql).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([first, last]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    let value = row.get_ref(column).unwrap();
                    bytes += value.as_str().map_or(8, str::len);
                }
            }
        }
        bytes
    };
    let connection = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let last = "SELECT max(id) FROM deals";
    let last: i64 = connection
        .unwrap()
        .query_row(last, [], |row| row.get(0))
        .unwrap();
    bencher.bench_local(|| {
        // On as many threads as the program's own scan.
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = last / i64::try_from(threads).unwrap() + 1;
        thread::scope(|scope| {
            let scan = &scan;
            for first in (0..=last).step_by(usize::try_from(share).unwrap()) {
                scope.spawn(move || black_box(scan(first, first + share - 1)));
            }
        });
    });
}

/// All deals in an index, with companies, checked and countable.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn load(bencher: Bencher<'_, '_>, size: &str) {
    let Some(path) = path(size) else { return };
    let file = DealsFile::open(&path).unwrap();
    bencher.bench_local(|| black_box(loaded(&file)));
}

/// A CSV file of all deals: the list's columns, or those that the file must be asked for as well.
fn csv(bencher: Bencher<'_, '_>, size: &str, with_details: bool) {
    let Some(path) = path(size) else { return };
    let file = DealsFile::open(&path).unwrap();
    let index = loaded(&file);
    let rows: Vec<Row> = (0..u32::try_from(index.len()).unwrap()).map(Row).collect();
    let mut spec = Spec::new(Format::Csv);
    spec.columns.retain(|column| {
        with_details || !matches!(column, Column::Summary | Column::Sources | Column::Urls)
    });
    let cancel = Cancel::default();
    let deals = Deals {
        rows: &rows,
        index: &index,
        file: &file,
        cancel: &cancel,
    };
    bencher.bench_local(|| {
        let mut out = std::io::BufWriter::new(tempfile::tempfile().unwrap());
        export::write(&spec, &deals, &mut out).unwrap();
        out.flush().unwrap();
    });
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn csv_of_list_columns(bencher: Bencher<'_, '_>, size: &str) {
    csv(bencher, size, false);
}

#[divan::bench(args = SIZES, sample_count = 1, sample_size = 1)]
fn csv_of_everything(bencher: Bencher<'_, '_>, size: &str) {
    csv(bencher, size, true);
}
