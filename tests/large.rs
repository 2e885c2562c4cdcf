//! A deals file that is too large to be read into memory: its newest deals come first, and all are read in pieces, on all
//! processors.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and says where"
)]

use std::path::Path;

use dealscope::deal::{Cancel, DealId, Lookup};
use dealscope::export::{self, Column, Deals, ExportError, Format, Spec};
use dealscope::index::{Index, Row};
use dealscope::library::{self, Progress};
use dealscope::store::DealsFile;
use rusqlite::Connection;

/// More than one piece of the ids, and with their summaries more than 64 MB.
const DEALS: i64 = 140_000;

/// Deal after deal, a year apart from neighbours in every way that matters here.
fn write(path: &Path) {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(include_str!("../assets/schema.sql"))
        .unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA synchronous = OFF;
             INSERT INTO companies (id, slug, name, kind) VALUES (1, 'one', 'One Ltd', 'vendor'), (2, 'two', 'Two plc', 'vendor');
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {DEALS})
             INSERT INTO deals (id, slug, title, kind, status, summary, date, date_earliest, date_latest, date_type, origin)
             SELECT i, 'deal-' || i, 'Deal ' || i, iif(i % 3 = 0, 'licence', 'contract'), 'in_force',
                 printf('%.*c', 520, '.') || iif(i % 1000 = 0, 'Łódź', ''),
                 date('1700-01-01', i || ' days'), date('1700-01-01', i || ' days'), date('1700-01-01', i || ' days'),
                 'announced', 'import' FROM n;
             INSERT INTO parties (deal_id, seq, company_id, role) SELECT id, 1, 1 + id % 2, 'supplier' FROM deals;"
        ))
        .unwrap();
}

fn loaded(file: &DealsFile) -> (Index, Vec<usize>, Progress) {
    let begun = library::begin(file).unwrap();
    let (mut last, mut sizes) = (None, Vec::new());
    library::load(file, begun, &Cancel::default(), &mut |index, progress| {
        sizes.push(index.len());
        last = Some((index.clone(), progress));
    })
    .unwrap();
    let (index, progress) = last.unwrap();
    (index, sizes, progress)
}

fn ids_of(objects: Vec<serde_json::Value>) -> Vec<String> {
    let id = |object: serde_json::Value| object["id"].as_str().unwrap().to_owned();
    objects.into_iter().map(id).collect()
}

#[test]
fn a_large_file_is_read_whole_and_in_order_whoever_reads_which_piece() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.db");
    write(&path);
    let file = DealsFile::open(&path).unwrap();
    assert!(!file.is_in_memory(), "the file is too small for this test");
    assert_eq!(file.meta().unwrap().deals, None);
    assert_eq!(i64::try_from(file.count().unwrap()).unwrap(), DEALS);

    // The newest deals, of an index of their own: newest last, for rows go by id.
    let first = library::first_page(&file).unwrap().expect("newest deals");
    let ids = |index: &Index| -> Vec<i64> {
        let rows = (0..u32::try_from(index.len()).unwrap()).map(Row);
        rows.map(|row| index.entry(row).unwrap().id().0).collect()
    };
    assert_eq!(ids(&first), (DEALS - 127..=DEALS).collect::<Vec<_>>());
    let entry = first.entry(Row(0)).unwrap();
    assert_eq!(entry.title(), format!("Deal {}", DEALS - 127));
    assert_eq!(entry.parties().next().unwrap().name, "Two plc");

    // All of them, piece by piece; no piece twice, none lost, none before its turn.
    let (index, sizes, progress) = loaded(&file);
    assert!(progress.complete && progress.problems == 0, "{progress:?}");
    assert!(sizes.len() > 1 && sizes.is_sorted(), "{sizes:?}");
    assert!(file.helpers(2).len() <= 1);
    assert_eq!(ids(&index), (1..=DEALS).collect::<Vec<_>>());
    let half = u32::try_from(DEALS / 2).unwrap();
    assert_eq!(index.company_deal_counts(), [half, half]);

    // A word of the summaries, read on all processors, without regard to case and accents.
    let lookup = Lookup::Summary("lodz".to_owned());
    let found = file.lookup(&lookup, &Cancel::default()).unwrap();
    let wanted: Vec<DealId> = (1..=DEALS / 1000)
        .map(|thousand| DealId(thousand * 1000))
        .collect();
    assert_eq!(&*found, wanted);

    // Written on all processors, it is what it would be if one wrote it: in any order of rows, and each row once.
    let rows: Vec<Row> = (0..u32::try_from(index.len()).unwrap())
        .rev()
        .step_by(7)
        .map(Row)
        .collect();
    for format in [Format::Csv, Format::Json, Format::Jsonl] {
        let mut spec = Spec::new(format);
        spec.columns = vec![
            Column::Id,
            Column::Title,
            Column::Summary,
            Column::Suppliers,
        ];
        let written = |rows: &[Row]| {
            let mut out = Vec::new();
            let deals = Deals {
                rows,
                index: &index,
                file: &file,
                cancel: &Cancel::default(),
            };
            let written = export::write(&spec, &deals, &mut out).unwrap();
            assert_eq!(written.deals, rows.len());
            String::from_utf8(out).unwrap()
        };
        let head = &rows[..1000];
        let all = written(&rows);
        let few = written(head);
        // What stands at the end of the rows: nothing, or the end of the list.
        let end = if format == Format::Json { "\n]\n" } else { "" };
        assert!(all.starts_with(few.strip_suffix(end).unwrap()) && all.ends_with(end));
        let ids = match format {
            Format::Csv => {
                let mut reader = csv::Reader::from_reader(all.as_bytes());
                reader
                    .records()
                    .map(|row| row.unwrap()[0].to_owned())
                    .collect::<Vec<_>>()
            }
            Format::Json => ids_of(serde_json::from_str(&all).unwrap()),
            _ => ids_of(
                all.lines()
                    .map(|line| serde_json::from_str(line).unwrap())
                    .collect(),
            ),
        };
        let wanted: Vec<String> = rows
            .iter()
            .map(|row| format!("deal-{}", row.0 + 1))
            .collect();
        assert!(ids == wanted, "{format:?}: {} of {}", ids.len(), rows.len());
    }

    // Nobody wants it any more.
    let cancel = Cancel::default();
    cancel.cancel();
    let deals = Deals {
        rows: &rows,
        index: &index,
        file: &file,
        cancel: &cancel,
    };
    let stopped = export::write(&Spec::new(Format::Csv), &deals, &mut Vec::new());
    assert!(matches!(stopped, Err(ExportError::Stopped)));
    assert!(file.lookup(&lookup, &cancel).unwrap_err().is_cancelled());
    let begun = library::begin(&file).unwrap();
    let stopped = library::load(&file, begun, &cancel, &mut |_, progress| {
        assert!(!progress.complete);
    });
    assert!(stopped.unwrap_err().is_cancelled());
}
