//! A scan hands on what is in the file, once and in order, and counts the rest.

use std::path::Path;

use rusqlite::MAIN_DB;

use super::*;
use crate::deal::interchange::Document;
use crate::store::Contents;

/// Keeps what a scan gives, as lines.
#[derive(Default)]
struct Lines(Vec<String>);

impl Sink for Lines {
    fn deal(&mut self, deal: &ScannedDeal<'_>) {
        let value = deal
            .value
            .map(|value| (value.amount, value.max, value.qualifier.to_owned()));
        self.0.push(format!(
            "{} {} {:?} {value:?}",
            deal.id.0, deal.slug, deal.date.edtf
        ));
    }
    fn party(&mut self, party: &ScannedParty<'_>) {
        self.0.push(format!(
            "  {:?} {:?} {}",
            party.company, party.name, party.role
        ));
    }
    fn product(&mut self, name: &str) {
        self.0.push(format!("  {name}"));
    }
    fn country(&mut self, code: &str) {
        self.0.push(format!("  {code}"));
    }
    fn part_of(&mut self, whole: DealId) {
        self.0.push(format!("  part of {}", whole.0));
    }
    fn sector(&mut self, code: &str) {
        self.0.push(format!("  {code}"));
    }
    fn evidence(&mut self, best: Option<char>, disputed: bool) {
        self.0.push(format!("  {best:?} {disputed}"));
    }
    fn end(&mut self) {
        self.0.push("end".to_owned());
    }
}

fn scanned(file: &DealsFile, ids: RangeInclusive<DealId>) -> (Vec<String>, ScanReport) {
    let mut lines = Lines::default();
    let report = file.scan(ids, &mut lines, &Cancel::default()).unwrap();
    (lines.0, report)
}

fn catalogue() -> (Document, DealsFile) {
    let text = include_str!("../../../assets/catalogue.json");
    let document: Document = serde_json::from_str(text).unwrap();
    let contents = Contents {
        document: document.clone(),
        ..Contents::default()
    };
    (
        document,
        contents.in_memory(Path::new("catalogue")).unwrap(),
    )
}

/// A deals file without types and keys, so that anything goes in.
fn loose(rows: &str) -> DealsFile {
    let mut connection = Connection::open_in_memory().unwrap();
    let tables = crate::store::schema::TABLES.map(|(table, columns)| {
        let columns: Vec<String> = columns
            .iter()
            .map(|column| format!("\"{column}\""))
            .collect();
        format!("CREATE TABLE {table} ({});", columns.join(", "))
    });
    connection
        .execute_batch(&format!(
            "PRAGMA application_id = 0x4445414C; PRAGMA user_version = 1; {} {rows}",
            tables.concat()
        ))
        .unwrap();
    let image = connection.serialize(MAIN_DB).unwrap();
    DealsFile::of_image(Path::new("loose"), &image).unwrap()
}

#[test]
fn every_deal_of_the_catalogue_comes_once_with_all_its_parts() {
    let (document, file) = catalogue();
    let (lines, report) = scanned(&file, ALL_DEALS);
    let ends = lines.iter().filter(|line| *line == "end").count();
    assert_eq!(
        (ends, report.deals, report.problems),
        (document.deals.len(), document.deals.len(), 0)
    );
    let parts: usize = document
        .deals
        .iter()
        .map(|deal| {
            let wholes = deal
                .links
                .iter()
                .filter(|link| matches!(&*link.kind, "part_of" | "call_off_of" | "subcontract_of"));
            deal.parties.len()
                + deal.products.len()
                + deal.countries.len()
                + deal.sectors.len()
                + wholes.count()
        })
        .sum();
    // Beside the parts there are three lines a deal: its own, its evidence, its end.
    assert_eq!(lines.len(), parts + 3 * document.deals.len());
}

#[test]
fn scans_of_two_halves_give_what_a_scan_of_the_whole_gives() {
    let (_, file) = catalogue();
    let (whole, _) = scanned(&file, ALL_DEALS);
    let (mut first, _) = scanned(&file, DealId(i64::MIN)..=DealId(80));
    let (second, _) = scanned(&file, DealId(81)..=DealId(i64::MAX));
    first.extend(second);
    assert_eq!(first, whole);
}

#[test]
fn pieces_of_a_file_give_what_a_scan_of_the_whole_gives() {
    let (document, file) = catalogue();
    let (whole, _) = scanned(&file, ALL_DEALS);
    let pieces = file.pieces(document.deals.len() / 4).unwrap();
    assert!(pieces.len() >= 3, "{pieces:?}");
    let lines = pieces.into_iter().flat_map(|ids| scanned(&file, ids).0);
    assert_eq!(lines.collect::<Vec<_>>(), whole);
}

#[test]
fn a_file_without_keys_is_read_in_one_piece() {
    let deals: Vec<String> = (1..100).map(|id| format!("({id})")).collect();
    let file = loose(&format!(
        "INSERT INTO deals (id) VALUES {};",
        deals.join(",")
    ));
    assert_eq!(file.pieces(10).unwrap(), [ALL_DEALS]);
}

#[test]
fn a_range_comes_with_its_upper_end() {
    let (document, file) = catalogue();
    let (lines, _) = scanned(&file, ALL_DEALS);
    let ranges = lines.iter().filter(|line| line.contains("\"between\""));
    let mut count = 0;
    for line in ranges {
        assert!(!line.contains("None, \"between\""), "{line}");
        count += 1;
    }
    assert!(count > 0 && count < document.deals.len());
}

#[test]
fn a_scan_that_nobody_wants_any_more_stops() {
    let (_, file) = catalogue();
    let cancel = Cancel::default();
    cancel.cancel();
    let error = file
        .scan(ALL_DEALS, &mut Lines::default(), &cancel)
        .unwrap_err();
    assert!(error.is_cancelled(), "{error}");
}

#[test]
fn rows_without_a_usable_id_are_left_out_and_odd_values_are_counted() {
    let file = loose(
        "INSERT INTO deals (id, slug, title, kind, status, date, value_amount, value_qualifier) VALUES
           (1, 'sound', 'Sound', 'contract', 'unknown', '2019', 5, 'exact'),
           (1, 'twin', 'Same id', 'contract', 'unknown', NULL, NULL, NULL),
           (NULL, 'none', 'No id', 'contract', 'unknown', NULL, NULL, NULL),
           ('x', 'text', 'Text id', 'contract', 'unknown', NULL, NULL, NULL),
           (2, NULL, X'00ff', 7, 'unknown', 'yesterday', 'twelve', 'exact');
         INSERT INTO parties (deal_id, seq, company_id, role) VALUES (1, 0, 1, 'buyer'), (9, 0, 1, 'buyer'), ('q', 0, 1, 'x');",
    );
    let (lines, report) = scanned(&file, ALL_DEALS);
    assert_eq!(report.deals, 2);
    insta::assert_snapshot!(lines.join("\n"), @r#"
    1 sound Some("2019") Some((Some(5), None, "exact"))
      Some(CompanyId(1)) None buyer
      None false
    end
    2 #2 Some("yesterday") Some((None, None, "exact"))
      None false
    end
    "#);
    // Three deals and two parties left out; of deal 2 the slug, title, kind, date and amount are odd.
    assert_eq!(report.problems, 3 + 2 + 5);
}

#[test]
fn some_deals_are_scanned_as_they_are_among_all() {
    let (_, file) = catalogue();
    let some: Vec<DealId> = [2, 3, 5, 40, 171].map(DealId).into();
    let mut lines = Lines::default();
    let report = file.scan_some(&some, &mut lines, &Cancel::default());
    assert_eq!(report.unwrap().deals, some.len());
    let each = some.iter().flat_map(|id| scanned(&file, *id..=*id).0);
    assert_eq!(lines.0, each.collect::<Vec<_>>());
}
